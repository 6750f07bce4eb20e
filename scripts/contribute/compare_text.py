"""Which sentences of a page are new, gone or worded differently.

A page is taken as the list of what a reader meets in it: sentences, and line by line what is no prose (headings,
rows of tables, includes, code). Facts stand in it as numbers, citations as short labels.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from scripts import markup, prose
from scripts.generate.parts import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.chapters import Chapter
    from scripts.contribute.versions import Version

# How much of two sentences must be the same words for one to count as the other reworded.
LIKE = 0.4
# More words than this, each sentence against each, are not compared: nobody waits for a diff of a rewritten book.
MOST_WORK = 1_000_000
Change = tuple[str | None, str | None]
_COMMENT = re.compile(
    r"^(?P<code>[ ]*(?P<fence>`{3,}|~{3,}).*?^[ ]*(?P=fence)[ ]*$)|<!--.*?-->", re.MULTILINE | re.DOTALL
)


def source_labels(*versions: Version) -> dict[str, str]:
    """Return a short label for every source of some versions, the first version's if they differ.

    Labels that several sources share get the key, so that another source always reads differently.
    """
    sources = {key: one for version in reversed(versions) for key, one in version.records.sources.items()}
    labels = {key: label(source).strip(", ") or source.title for key, source in sources.items()}
    shared = Counter(labels.values())
    return {key: f"{words} ({key})" if shared[words] > 1 else words for key, words in labels.items()}


def units(chapter: Chapter, told: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """Return what a reader meets in a page, in order, one line each.

    Args:
        chapter: the page or snippet.
        told: facts by id, as sentences tell them.
        labels: short labels of sources by key.
    """
    found = [(sentence.line, sentence.text, False) for sentence in _whole(chapter.sentences)]
    bare = prose.without_code(chapter.text).split("\n")
    with_code = _without_comments(chapter.text).split("\n")
    for number, (line, shown) in enumerate(zip(bare, with_code, strict=True), 1):
        is_code = bool(shown.strip()) and not line.strip()
        if re.search(r"\w", shown) and (is_code or not any(prose.sentences(line))):
            found.append((number, " ".join(shown.split()), is_code))
    found.sort(key=lambda unit: unit[0])
    return [text if is_code else _filled(text, told, labels) for _, text, is_code in found]


def without_targets(text: str) -> str:
    """Return a text with its links between pages as words alone; where a link leaves the site is to be seen."""
    return re.sub(r"(?<!!)\[([^\[\]]*)\]\((?![\w+-]+:|//)[^()]*\)", r"\1", text)


def changes(before: list[str], after: list[str]) -> list[Change]:
    """Return what differs between two lists of texts, each as the old text and the new one.

    An old text alone is gone, a new one alone is new; the same text twice has moved.
    """
    found: list[Change] = []
    for step, old_start, old_end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes():
        if step != "equal":
            found += _paired(before[old_start:old_end], after[new_start:new_end])
    return list(_with_moves(found))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how much two bags of words, or of sentences, have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def told_by(version: Version, other: Version) -> dict[str, str]:
    """Return the facts of a version; one that is there but broken is told as on the other side."""
    known = version.records.facts
    broken = {
        key: words
        for key, words in other.told.items()
        if key in known or not version.lacks(other.records.facts[key])
    }
    return {**broken, **version.told}


def _whole(sentences: Iterable[prose.Sentence]) -> Iterator[prose.Sentence]:
    """Yield sentences; one that ends inside a citation (“[@a, p.”, “4]”) goes on to the end of the next."""
    open_one: prose.Sentence | None = None
    for sentence in sentences:
        text = f"{open_one.text} {sentence.text}" if open_one else sentence.text
        joined = prose.Sentence(text, open_one.line if open_one else sentence.line)
        open_one = joined if re.search(r"\[@[^\]]*$", text) else None
        if open_one is None:
            yield joined
    if open_one is not None:
        yield open_one


def _without_comments(text: str) -> str:
    """Blank comments outside of code, keeping every line in its place."""
    return _COMMENT.sub(lambda match: match[0] if match["code"] else "\n" * match[0].count("\n"), text)


def _filled(text: str, told: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """Return a text with its facts and citations as readers see them; what no record knows stays."""

    def words(mark: markup.Mark) -> str | None:
        if mark.kind == "fact":
            return told.get(mark.content)
        try:
            cited = markup.cited_sources(mark.content)
        except ValueError:
            return None
        return f" [{'; '.join(_cited(one, labels) for one in cited)}]"

    return " ".join(markup.replace_marks(text, words).split())


def _cited(one: markup.Cited, labels: Mapping[str, str]) -> str:
    place = f", {one.locator}" if one.locator else ""
    return f"{labels.get(one.key, one.key)}{place}"


def _paired(before: list[str], after: list[str]) -> Iterator[Change]:
    """Yield each old text with the new one that is most like it, then the new ones that are left."""
    left = {at: Counter(text.split()) for at, text in enumerate(after)}
    is_small = len(before) * sum(words.total() for words in left.values()) <= MOST_WORK
    for text in before:
        words = Counter(text.split())
        scores = {at: likeness(words, other) for at, other in left.items()} if is_small else {}
        best = max(scores, key=lambda at: scores[at], default=None)
        if best is None or scores[best] < LIKE:
            yield text, None
        else:
            del left[best]
            yield text, after[best]
    yield from ((None, after[at]) for at in left)


def _with_moves(found: list[Change]) -> Iterator[Change]:
    """Put together what is gone in one place and new in another."""
    gone = Counter(old for old, new in found if new is None)
    come = Counter(new for old, new in found if old is None)
    moved = gone & come
    skipped = Counter(moved)
    for old, new in found:
        if new is None and moved[old] > 0:
            moved[old] -= 1
            yield old, old
        elif old is None and skipped[new] > 0:
            skipped[new] -= 1
        else:
            yield old, new
