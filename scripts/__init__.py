"""How the site is made: records in `data/` become pages, and nothing in here knows a fact.

Read in this order, which is also the order in which the data flows:

1. `vocabulary`, `dates`, `fields`, `models`, `package`: what a record may say.
2. `problems`, `wording`, `yaml_lines`, `tables`, `load`: files become records, or problems with a line.
3. `markup`, `prose`, `chapters`, `check_records`, `check_chapters`, `check`: the rules across records and chapters.
4. `computed`, `charts`, `facts`, `references`, `bibliography`, `ical`, `terms`, `evidence`, `text`: a number, a reference, a term, as text.
5. `usage`, `generate`, `write`, `schemas`: pages, snippets and schemas from records.
6. `extension`, `mkdocs_hook`, `stale`: the places where Markdown and MkDocs come in.
7. `country_file`, `refresh_trade`: the tables of goods trade from a new download.
8. `environment`, `site`, `__main__`: what a visitor types.
"""
