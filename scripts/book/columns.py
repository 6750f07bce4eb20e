"""How wide the columns of a table are on paper.

In: the words in the cells. Out: widths as shares of the page. A column gets room for its longest word, and
the rest is shared by how much each has to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# In ems of the table's own type: what a line of the narrower paper (A4) holds, the mean width of a
# letter (Libertinus Serif, bold, with digits and capitals), the space on both sides of a cell.
LINE = 46.0
_LETTER = 0.56
_PADDING = 1.1
_LONG_CELL = 60  # letters; beyond it a cell wraps and asks for no more width
_BREAKS = re.compile(r"[\s\N{ZERO WIDTH SPACE}/–—-]+")


class TooWideError(ValueError):
    """Raised when the longest words of a table do not fit beside each other on the page."""


def column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the width of each column, as a share of the line.

    Args:
        rows: the text of each cell; every row has the same number of cells.

    Raises:
        TooWideError: if the longest words do not fit beside each other.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(map(_longest_word, column)) * _LETTER + _PADDING for column in columns]
    if sum(least) > LINE:
        raise TooWideError(f"needs {sum(least):.0f} ems of width for its longest words, of {LINE:.0f}")
    wanted = [min(max(map(len, column)), _LONG_CELL) * _LETTER + _PADDING for column in columns]
    more = [max(wish - width, 0.0) for wish, width in zip(wanted, least, strict=True)]
    # Where all wishes are met, the table is no wider than it needs to be and its columns keep their shape.
    given = min(1.0, (LINE - sum(least)) / sum(more)) if sum(more) else 0.0
    # Rounded down, so that the shares never add up to more than the line.
    return [int((width + given * extra) / LINE * 1e4) / 1e4 for width, extra in zip(least, more, strict=True)]


def _longest_word(cell: str) -> int:
    return max(map(len, _BREAKS.split(cell)))
