"""The built site as a folder that reads without a network and without a server.

In: the built site. Out: path and content of each file of the folder. A browser that opens a file shows no
index page for a folder, so every link to a folder names its `index.html`. It starts no Worker and reads no
JSON either, so the search gets both as scripts. The policy of a page allows what its host serves, and a file
has no host, so it is left out. All else is the site as it is.
"""

from __future__ import annotations

import json
import posixpath
import re
from fnmatch import fnmatchcase
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scripts.policy import without_policy
from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

FOLDER = "bridge-or-barrier"
README = "README.txt"
README_TEXT = """\
Bridge or Barrier? - the whole site, to read without a network.
Unpack the zip and open index.html in this folder: a double click will do. Pages, search, charts and downloads all work.
Keep the folder together; only links to other sites need a network.
"""
WORKERS = "assets/javascripts/workers/*.js"
SHIM = "assets/offline.js"
SHIM_TEXT = """\
/* Where pages are files, browsers start no Worker from a file, but they do from a text. */
if (location.protocol === "file:") {
  const texts = %s;
  window.Worker = class extends Worker {
    constructor(address) {
      super(URL.createObjectURL(new Blob([texts[address.split("/").pop()]])));
    }
  };
}
"""
INDEX = "search/search_index.json"
INDEX_SCRIPT = "search/search_index.js"  # the theme asks for it where pages are files
# What only a server has a use for, and the zip with this folder in it.
LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "social/*", "editions/*.zip")

# A comment, or a tag; with a script or style comes its body, in which nothing is a tag.
_TAG = re.compile(
    r"""<!--.*?-->|(<(?:(script|style)\b|[a-z])(?:[^>"']++|"[^"]*+"|'[^']*+')*+>)(?(2).*?</\2>)""",
    re.DOTALL | re.IGNORECASE,
)
# In a tag: a link, or the quoted value of another attribute, in which nothing is a link.
_LINK = re.compile(
    r"""(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|"[^"]*"|'[^']*'""", re.IGNORECASE
)
# A link that stays on the site: its path, then query and anchor.
_INTERNAL = re.compile(r"(?!//|[a-z][a-z0-9+.-]*:)([^?#]+)(.*)", re.DOTALL | re.IGNORECASE)


class BrokenLinkError(ProblemsFoundError):
    """Raised when links of the site lead to nothing; names each page and link."""


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Return the files of the offline folder, in order of their paths.

    Args:
        site: folder of the built site.

    Returns:
        Path and content of each file; every path begins with the one folder that holds them all.

    Raises:
        BrokenLinkError: if a link of a page leads to no file of the site.
    """
    files = {path: (site / path).read_bytes() for path in _kept(site)}
    problems: list[Problem] = []
    for path in [path for path in files if path.endswith(".html")]:
        page = _Page(path, files.keys())
        files[path] = page.offline(files[path].decode("utf-8")).encode("utf-8")
        problems += [_problem(f"{site.name}/{path}", link) for link in page.broken]
    if problems:
        raise BrokenLinkError(problems)
    files[README] = README_TEXT.encode("utf-8")
    files[SHIM] = _shim(files)
    files[INDEX_SCRIPT] = _search_index(files[INDEX])
    return ((f"{FOLDER}/{path}", files[path]) for path in sorted(files))


def _kept(site: Path) -> Iterator[str]:
    paths = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return (path for path in paths if not _is_left_out(path))


def _is_left_out(path: str) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in LEFT_OUT)


def _problem(page: str, link: str) -> Problem:
    return Problem(
        page, 0, f'the link "{link}" leads to nothing', "", "correct the link where the page is made"
    )


def _shim(files: Mapping[str, bytes]) -> bytes:
    """Return the script that starts Workers, with their texts."""
    workers = sorted(path for path in files if fnmatchcase(path, WORKERS))
    texts = {posixpath.basename(path): files[path].decode("utf-8") for path in workers}
    return (SHIM_TEXT % json.dumps(texts)).encode("utf-8")


def _search_index(content: bytes) -> bytes:
    """Return the search index as a script whose links name files."""
    index = json.loads(content)
    for entry in index["docs"]:
        page, hash_, anchor = entry["location"].partition("#")
        entry["location"] = posixpath.join(page, "index.html") + hash_ + anchor
    return f"var __index = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))}".encode()


class _Page:
    """Makes one page ready to be opened as a file; collects links that lead to nothing.

    Args:
        path: its path on the site.
        files: paths of all files that a link may lead to.
    """

    def __init__(self, path: str, files: Collection[str]) -> None:
        self.folder = posixpath.dirname(path)
        self.files = files
        self.broken: list[str] = []

    def offline(self, text: str) -> str:
        """Return the page with its links rewritten and the shim ahead of the theme's scripts."""
        shim = f'<script src="{self._link_to(SHIM)}"></script>'
        return _TAG.sub(self._tag, without_policy(text)).replace("</head>", f"{shim}</head>", 1)

    def _tag(self, match: re.Match[str]) -> str:
        tag = match[1] or ""  # a comment has none
        return _LINK.sub(self._attribute, tag) + match[0][len(tag) :]

    def _attribute(self, match: re.Match[str]) -> str:
        if not match[1]:
            return match[0]  # another attribute
        link = unescape(match[2] or match[3] or match[4] or "")
        here = self._link(link)
        return match[0] if here == link else f'{match[1]}"{escape(here)}"'

    def _link(self, link: str) -> str:
        internal = _INTERNAL.fullmatch(link)
        if not internal:
            return link
        path, rest = internal.groups()
        target = self._on_site(unquote(path))
        if target in self.files:
            return link
        if self._on_site(unquote(path), "index.html") in self.files:
            return posixpath.join(path, "index.html") + rest
        if _is_left_out(target):
            return self._link_to(README)
        self.broken.append(link)
        return link

    def _on_site(self, *path: str) -> str:
        return posixpath.normpath(posixpath.join(self.folder, *path))

    def _link_to(self, path: str) -> str:
        return posixpath.relpath(path, self.folder or ".")
