"""Rules on chapters that the slips do not show: sources, reading grade, originality."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.check import check_project
from scripts.originality import FILE, fingerprint, shared_runs
from scripts.prose import sentences
from scripts.readability import reading_grade

Edit = Callable[[str, str, str], None]
RECORDS = "- The records.[@record-1; @record-2; @record-3; @record-4; @record-5; @record-6]"
# The run whose fingerprint stands in the small project.
COPIED = "The wick of the lamp shall burn all night long"
PLAIN = "The ships came in from the sea. They had oil for the lamps. We took it home and lit the room. " * 6
HARD = (
    "Notwithstanding considerable administrative complications, intergovernmental representatives "
    "incrementally institutionalized comprehensive multilateral regulatory harmonization initiatives "
    "encompassing extraordinarily heterogeneous industrial organizations. "
) * 6


def messages(project: Path) -> list[str]:
    return [f"{problem.path}:{problem.line}: {problem.message}" for problem in check_project(project)[2]]


def test_chapter_with_few_sources_is_told(project: Path, edit: Edit) -> None:
    edit("docs/history/lamps.md", RECORDS, "- The records.")
    assert "docs/history/lamps.md:0: the chapter cites 3 sources" in messages(project)


def test_chapter_that_leans_on_retellings_is_told(project: Path, edit: Edit) -> None:
    edit("docs/history/lamps.md", RECORDS, RECORDS + "\n- Again.[@paper-1999] And again.[@paper-1999]" * 4)
    assert "docs/history/lamps.md:0: 10 of 22 citations are to primary sources" in messages(project)


def test_study_is_primary_in_a_chapter_about_research(project: Path, edit: Edit) -> None:
    edit("docs/history/lamps.md", RECORDS, RECORDS + "\n- Again.[@paper-1999] And again.[@paper-1999]" * 4)
    edit("docs/history/lamps.md", "review_by:", "research: true\nreview_by:")
    assert messages(project) == []


def test_fact_that_nobody_tells_is_told(project: Path, edit: Edit) -> None:
    edit("docs/history/lamps.md", " A survey counted {{ lamps }} lamps.", "")
    assert messages(project) == ['data/facts.yml:25: fact "lamps" is told nowhere']


def test_questions_of_a_page_without_its_quiz_are_told_once(project: Path, edit: Edit) -> None:
    quizzes = project / "data/quizzes.yml"
    question = quizzes.read_text(encoding="utf-8")
    quizzes.write_text(question + question.replace("what-was-taxed", "again"), encoding="utf-8")
    edit("docs/history/lamps.md", "{!quizzes/history/lamps.md!}", "None.")
    edit("docs/index.md", "Read about", "{!quizzes/history/lamps.md!}\n\nRead about")
    assert messages(project) == [
        'data/quizzes.yml:2: question "what-was-taxed" is shown nowhere: history/lamps.md has no quiz'
    ]


def test_hard_prose_is_told(project: Path, edit: Edit) -> None:
    edit("docs/history/lamps.md", "## The duty\n", f"## The duty\n\n{HARD}\n")
    assert [message for message in messages(project) if "the reading grade is " in message]


def test_reading_grade_tells_plain_from_hard_prose_and_leaves_out_marks() -> None:
    plain, hard = reading_grade(sentences(PLAIN)), reading_grade(sentences(HARD))
    assert plain < 4
    assert hard > 20
    assert reading_grade(sentences(PLAIN.replace("sea.", "sea.[@extraordinarily-heterogeneous]"))) == plain
    assert reading_grade(sentences("Too short to measure.")) == 0


@pytest.mark.parametrize(
    ("path", "old", "new", "where"),
    [
        (
            "docs/history/lamps.md",
            "## The duty\n",
            f"## The duty\n\nA start. {COPIED}.\n",
            "docs/history/lamps.md:16",
        ),
        ("data/events.yml", "The Soviet trade office bought lamps.", f"{COPIED}.", "data/events.yml:15"),
    ],
)
def test_nine_words_of_an_article_are_told(
    project: Path, edit: Edit, path: str, old: str, new: str, where: str
) -> None:
    edit(path, old, new)
    assert messages(project) == [
        f"{where}: nine words as in an article: “{COPIED.lower().removesuffix(' long')}”"
    ]


def test_run_is_found_whatever_its_case_and_punctuation() -> None:
    known = frozenset([fingerprint("one two three four five six seven eight nine")])
    assert list(shared_runs("Zero, ONE two-three; four five six. Seven eight nine ten", known)) == [
        "one two three four five six seven eight nine"
    ]
    assert not list(shared_runs("one two three four five six seven eight", known))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, f"{FILE}:0: the file is missing"),
        ("", f"{FILE}:0: the file is empty"),
        ("0123456789\nwords\n", f'{FILE}:2: "words" is no fingerprint'),
    ],
)
def test_broken_fingerprints_are_told(project: Path, content: str | None, message: str) -> None:
    if content is None:
        (project / FILE).unlink()
    else:
        (project / FILE).write_text(content)
    assert messages(project) == [message]
