"""Problems as GitHub Actions shows them."""

from scripts.annotations import commands_for
from scripts.problems import Problem


def test_signs_that_mean_something_to_github_are_escaped() -> None:
    """The rules are those of `actions/toolkit`: more is escaped in a property than in a message."""
    problem = Problem("a,b:c%.md", 2, "50%, no: 60%\r", fix="mend it")
    assert commands_for([problem]) == [
        "::error file=a%2Cb%3Ac%25.md,line=2,title=make check::50%25, no: 60%25%0D%0A    to do: mend it"
    ]


def test_warning_is_one_and_a_whole_file_has_no_line() -> None:
    assert commands_for([Problem("a.md", 0, "it is late", warning=True)]) == [
        "::warning file=a.md,title=make check::it is late"
    ]


def test_every_file_comes_first_once_because_github_shows_ten() -> None:
    problems = [Problem("a.md", line, "it is wrong") for line in range(1, 12)]
    shown = commands_for([*problems, Problem("b.md", 9, "it is wrong")])[:2]
    assert [line.partition(",title")[0] for line in shown] == [
        "::error file=a.md,line=1",
        "::error file=b.md,line=9",
    ]
