"""Zip files whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_FILE = 0o100644 << 16  # a plain file that everybody may read
_UNIX = 3


def archive(members: Iterable[tuple[str, bytes]], when: datetime) -> bytes:
    """Return a zip file.

    Args:
        members: path and content of each file, in the order of the archive. A file called `mimetype` is
            stored as it is, as EPUB wants its first one; all others are compressed.
        when: the date that every file gets.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for path, content in members:
            info = zipfile.ZipInfo(path, when.timetuple()[:6])
            info.create_system = _UNIX
            info.external_attr = _FILE
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, content)
    return stream.getvalue()
