"""The Markdown extension: citations, facts and glossary terms.

Named in `mkdocs.yml` as `scripts.extension`. It needs Python-Markdown's `footnotes` beside it, which
numbers the notes and links them back. Options: `root`, the folder of the project (the working folder if
left out).
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from scripts import markup
from scripts.evidence import Evidence
from scripts.facts import for_machines, in_full, in_words, sources_of, value_of
from scripts.load import load_or_raise
from scripts.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown import Markdown

    from scripts.models import Fact

GLOSSARY, SOURCES, FACTS = "/reference/glossary.md", "/reference/sources.md", "/reference/facts.md"
TERMS_OFF = re.compile(r"^<!-- terms: off -->\n", re.MULTILINE)
_NO_TERMS_IN = {
    "a",
    "code",
    "pre",
    "data",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "script",
    "style",
    "svg",
    "summary",
}


class UnknownKeyError(ValueError):
    """Raised when a page cites or tells what no record knows; `make check` says where."""


def unknown(kind: str, key: str, known: Iterable[str]) -> str:
    """Return what is wrong with a key that no record knows, with the nearest one that is known."""
    return "; ".join(part for part in (f'there is no {kind} "{key}"', nearest(key, known)) if part)


class EvidenceExtension(Extension):
    """Puts records into chapters; its options are the folder of the project, or the evidence itself."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        self.config = {
            "root": [".", "folder of the project"],
            "evidence": ["", "evidence that is already loaded"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Register the two processors: marks before blocks are parsed, terms when the tree stands."""
        terms = GlossaryTerms(md, self.evidence)
        # After fenced code is put away (25) and before raw HTML is (20), so that code is left alone.
        md.preprocessors.register(Marks(md, self.evidence, terms), "evidence-marks", 22)
        # After inline markup has become elements (20) and before the site generator resolves links (0).
        md.treeprocessors.register(terms, "evidence-terms", 12)

    def evidence(self) -> Evidence:
        """Return the evidence; it is loaded when the first page needs it and not when a site is configured."""
        given: Evidence | str = self.getConfig("evidence")
        return given if isinstance(given, Evidence) else _load(str(Path(self.getConfig("root")).resolve()))


@lru_cache(maxsize=1)
def _load(root: str) -> Evidence:
    return Evidence(load_or_raise(Path(root)))


class Marks(Preprocessor):
    """Turns citations and facts into footnotes, and facts into numbers."""

    def __init__(self, md: Markdown, load: Callable[[], Evidence], terms: GlossaryTerms) -> None:
        super().__init__(md)
        self.load = load
        self.terms = terms

    def run(self, lines: list[str]) -> list[str]:
        """Replace the marks of a page and append the notes they need."""
        text, self.terms.off = TERMS_OFF.subn("\n", "\n".join(lines) + "\n")
        self.notes: dict[str, str] = {}
        self.text_lines = text.split("\n")
        text = markup.replace_marks(text, self._replace)
        notes = [f"[^{name}]: {note}" for name, note in self.notes.items()]
        return [*text.split("\n"), "", *"\n\n".join(notes).split("\n")]

    def _replace(self, mark: markup.Mark) -> str | None:
        match mark.kind:
            case "citation":
                return self._citation(mark.content)
            case "fact":
                in_table = self.text_lines[mark.line - 1].lstrip().startswith("|")
                return self._fact(mark.content, in_table=in_table)
        return None

    def _citation(self, content: str) -> str:
        cited = markup.cited_sources(content)
        name = "-".join(
            re.sub(r"[^a-z0-9]+", "-", f"{one.key} {one.locator}".lower()).strip("-") for one in cited
        )
        self.notes[name] = " ".join(self._reference(one.key, one.locator) for one in cited)
        return f"[^{name}]"

    def _reference(self, key: str, locator: str = "") -> str:
        if key not in self.load().records.sources:
            raise UnknownKeyError(unknown("source", key, self.load().records.sources))
        reference = self.load().references[key]
        if locator:
            reference = f"{reference} {html.escape(locator[0].upper() + locator[1:])}."
        return f"{self.md.htmlStash.store(reference)} [About this source.]({SOURCES}#{key}){{ .about }}"

    def _fact(self, name: str, *, in_table: bool) -> str:
        fact = self.load().records.facts.get(name)
        if fact is None:
            raise UnknownKeyError(unknown("fact", name, self.load().records.facts))
        value = value_of(fact, self.load().records)
        title = html.escape(
            f"{fact.label}: {in_full(fact, value)} {fact.unit.label}. Checked {fact.checked.words}."
        )
        words = html.escape(in_words(fact, value))
        number = f'<data class="fact" value="{for_machines(value)}" title="{title}">{words}</data>'
        note = self._fact_note(fact)
        # A row of figures from one table would carry the same note in every cell: the first cell is enough.
        shown = "" if in_table and note in self.notes else f"[^{note}]"
        self.notes.setdefault(note, self._fact_text(fact))
        return f"{self.md.htmlStash.store(number)}{shown}"

    def _fact_note(self, fact: Fact) -> str:
        """Figures with the same sources share a note; one with a remark of its own has a note of its own."""
        keys = sources_of(fact, self.load().records)
        return f"fact-{fact.id}" if fact.note or fact.sources else f"facts-{'-'.join(keys)}"

    def _fact_text(self, fact: Fact) -> str:
        keys = sources_of(fact, self.load().records)
        about = f"{fact.label}: {fact.note}" if fact.note else ""
        if fact.sources and not fact.note:
            about = f"{fact.label}."
        intro = self.md.htmlStash.store(html.escape(about)) if about else ""
        # The page of facts is of use on a screen alone; the printed editions leave it out, and this with it.
        where = f'<span class="screen-only">[Value, date and origin]({FACTS}#{fact.id}).</span>'
        references = " ".join(self._reference(key) for key in keys)
        return " ".join(part for part in (intro, where, references) if part)


class GlossaryTerms(Treeprocessor):
    """Links the first mention of each term on a page to the glossary."""

    def __init__(self, md: Markdown, load: Callable[[], Evidence]) -> None:
        super().__init__(md)
        self.load = load
        self.off = 0

    def run(self, root: Element) -> None:
        """Walk the page in reading order; what stands in headings, links, code and notes is left alone."""
        self.seen: set[str] = set()
        if not self.off:
            self._walk(root)

    def _walk(self, element: Element) -> None:
        if element.tag in _NO_TERMS_IN or element.get("class") == "footnote":
            return
        children = list(element)
        self._link(element, element.text, None)
        for child in children:
            self._walk(child)
            self._link(element, child.tail, child)

    def _link(self, parent: Element, text: str | None, after: Element | None) -> None:
        """Replace a text before the first child, or after a child, by text, links and text."""
        if not text or not text.strip():
            return
        links = list(self._links(text))
        if not links:
            return
        if after is None:
            parent.text = text[: links[0][0]]
            position = 0
        else:
            after.tail = text[: links[0][0]]
            position = list(parent).index(after) + 1
        ends = [start for start, _, _ in links[1:]] + [len(text)]
        for (_, end, element), next_start in zip(links, ends, strict=True):
            element.tail = text[end:next_start]
            parent.insert(position, element)
            position += 1

    def _links(self, text: str) -> Iterator[tuple[int, int, Element]]:
        for start, end, key in self.load().matcher.find(text):
            if key not in self.seen:
                self.seen.add(key)
                term = self.load().records.terms[key]
                link = Element("a", {"class": "term", "href": f"{GLOSSARY}#{key}", "title": term.definition})
                link.text = text[start:end]
                yield start, end, link


def makeExtension(**options: Any) -> EvidenceExtension:  # noqa: ANN401, N802 - the name that Python-Markdown calls
    """Return the extension; Python-Markdown calls this."""
    return EvidenceExtension(**options)
