"""Which words of a text are terms of the glossary.

A term is found in its own form, its abbreviation, its listed other forms and the plain plural of each;
longer forms win over shorter ones. Capitals count in forms that have one beyond the first letter (MFN,
SDN List) and in names; “sanctions” and “Sanctions” are the same term.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.models import Term


class TermMatcher:
    """Finds the terms of a glossary in texts.

    Args:
        terms: the glossary.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._ids: dict[str, str] = {}
        for term in terms:
            for form in forms_of(term):
                for written in _variants(form):
                    self._ids.setdefault(written, term.id)
        self._pattern = re.compile(rf"(?<![\w-]){_any_of(self._ids)}(?![\w-])") if self._ids else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and term id for every term in the text, in order."""
        if self._pattern:
            for match in self._pattern.finditer(text):
                yield match.start(), match.end(), self._ids[match[0]]


def _any_of(forms: Iterable[str]) -> str:
    """Return a pattern for the longest of the forms, letter by letter: its time does not grow with their number."""
    by_first: dict[str, list[str]] = {}
    for form in forms:
        by_first.setdefault(form[:1], []).append(form[1:])
    ends = by_first.pop("", None) is not None
    branches = [re.escape(first) + _any_of(rest) for first, rest in by_first.items()]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def forms_of(term: Term) -> list[str]:
    """Return all forms of a term except plurals and capitals, its own form first."""
    return list(dict.fromkeys([term.term, *([term.abbreviation] if term.abbreviation else []), *term.forms]))


def _variants(form: str) -> Iterator[str]:
    """Yield a form and its plural, with the first letter large and small where that is only a matter of place."""
    for number in (form, _plural(form)):
        yield number
        if not re.search(r"[A-Z]", number[1:]) or " " in number:
            first_word = number.split()[0]
            if not re.search(r"[A-Z]", first_word[1:]):
                yield number[0].upper() + number[1:]
                if not re.search(r"[A-Z]", number[1:]):
                    yield number[0].lower() + number[1:]


def _plural(form: str) -> str:
    if re.search(r"[^aeiou]y$", form):
        return f"{form[:-1]}ies"
    return f"{form}{'es' if re.search(r'(s|x|ch|sh)$', form) else 's'}"
