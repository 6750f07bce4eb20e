"""The questions of a chapter, with hidden answers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scripts.generate.parts import indented, snippet
from scripts.text import escape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Question

FILE = "data/quizzes.yml"


def files(records: Records, _chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return one snippet for each chapter that has questions, at the chapter's own path."""
    chapters = dict.fromkeys(question.chapter for question in records.questions.values())
    return {f"snippets/quizzes/{chapter}": _quiz(chapter, records) for chapter in chapters}


def _quiz(chapter: str, records: Records) -> str:
    questions = [question for question in records.questions.values() if question.chapter == chapter]
    return snippet(FILE, [_question(number, question) for number, question in enumerate(questions, 1)])


def shown_options(question: Question) -> list[str]:
    """Return the options in the order of the page.

    It is drawn by lot from the question's id: writers put the right answer where they like, readers learn
    nothing from its place, and every build shows the same.
    """
    return sorted(
        question.options, key=lambda option: hashlib.blake2b(f"{question.id}/{option}".encode()).digest()
    )


def _question(number: int, question: Question) -> str:
    shown = dict(zip("ABCDE", shown_options(question), strict=False))
    options = "\n".join(f"- {letter}. {escape(option)}" for letter, option in shown.items())
    right = next(letter for letter, option in shown.items() if option == question.answer)
    cited = "; ".join(f"@{key}" for key in question.sources)
    answer = f"**{right}. {escape(question.answer)}**\n\n{escape(question.reason)}[{cited}]"
    hidden = f'??? success "Answer"\n\n{indented(answer)}'
    return f"{number}. **{escape(question.question)}**\n\n{indented(options)}\n\n{indented(hidden)}"
