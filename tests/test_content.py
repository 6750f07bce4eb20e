"""What the explainer promises to hold: its chapters, its records, its quiz."""

from collections import Counter

import pytest

from scripts.chapters import PARTS, read_chapters
from scripts.generate.quizzes import shown_options
from scripts.load import load_or_raise
from scripts.vocabulary import Verdict
from tests.conftest import ROOT
from tests.every import every

RECORDS = load_or_raise(ROOT)
CHAPTERS = {chapter.src: chapter for chapter in read_chapters(ROOT) if chapter.is_page}
OF_THE_FOUR_PARTS = [src for src in CHAPTERS if src.startswith(PARTS)]


@pytest.mark.parametrize(
    ("part", "count"), [("history/", 7), ("sectors/", 7), ("conflicts/", 7), ("outlook/", 6)]
)
def test_every_part_has_its_chapters(part: str, count: int) -> None:
    assert sum(src.startswith(part) for src in CHAPTERS) == count


@pytest.mark.parametrize(
    ("kind", "fewest"),
    [("events", 180), ("instruments", 46), ("terms", 85), ("claims", 150), ("facts", 60), ("questions", 60)],
)
def test_nothing_is_lost(kind: str, fewest: int) -> None:
    assert len(RECORDS.groups()[kind]) >= fewest


def test_both_articles_are_checked_whole() -> None:
    assert {name: len(article.claims) for name, article in RECORDS.articles.items()} == {
        "thaw": 50,
        "explainer": 100,
    }


def test_verdicts_without_a_source_say_so() -> None:
    silent = [claim for claim in every(RECORDS.claims.values()) if not claim.sources]
    for claim in every(silent):
        assert claim.verdict in (Verdict.UNSUPPORTED, Verdict.UNCHECKABLE), claim.id


@pytest.mark.parametrize("src", OF_THE_FOUR_PARTS)
def test_chapter_has_questions_and_leads_on(src: str) -> None:
    chapter = CHAPTERS[src]
    questions = [question for question in RECORDS.questions.values() if question.chapter == src]
    assert 3 <= len(questions) <= 5
    assert f"{{!quizzes/{src}!}}" in chapter.text
    last = chapter.headings[-1]
    assert last.text not in ("Check yourself", "Go deeper"), "the last section points to the next question"
    assert ".md" in chapter.text.split(last.text)[-1], "and links to where it is taken up"


def test_right_answers_are_not_always_in_the_same_place() -> None:
    places = Counter(
        shown_options(question).index(question.answer) for question in RECORDS.questions.values()
    )
    assert max(places.values()) < 0.5 * sum(places.values())


def test_every_article_section_is_treated_in_a_chapter() -> None:
    for article in every(RECORDS.articles.values()):
        treated = {claim.section for claim in article.claims}
        assert treated == set(article.sections)
