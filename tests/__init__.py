"""Tests: the contributor's story. A bad record in, the exact message out; a page in, what readers get out."""
