"""The editions: the built site as a book (PDF, EPUB) and as a folder to read without a network.

In: the built pages, in the order of the navigation. Out: files below `site/editions/`. Nothing is worded
here a second time; what stands on the pages is set, bound or packed.
"""
