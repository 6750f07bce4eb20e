"""How problems are worded and counted."""

from scripts.problems import Problem, ProblemsFoundError, nearest, report

WRONG = Problem("data/b.yml", 2, "it is wrong", "right", "mend it")
LATE = Problem("data/a.yml", 9, "it is late", warning=True)


def test_report_is_sorted_and_counted_and_says_nothing_twice() -> None:
    assert report([WRONG, LATE, WRONG]) == (
        "data/a.yml:9: warning: it is late\n"
        "data/b.yml:2: it is wrong\n    allowed: right\n    to do: mend it\n"
        "1 problem, 1 warning"
    )


def test_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("data/a.yml", 0, "it is empty")) == "data/a.yml: it is empty"


def test_error_carries_every_problem() -> None:
    assert ProblemsFoundError([WRONG, LATE]).problems == [LATE, WRONG]


def test_nearest_known_word_is_offered_only_when_it_is_near() -> None:
    assert nearest("crs-r4541", ["crs-r45415", "gao-1"]) == 'did you mean "crs-r45415"?'
    assert nearest("xyz", ["crs-r45415"]) == ""
