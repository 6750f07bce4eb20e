"""Whatever stands in a record file or a table: it is told or it is read, and never a traceback or a hang."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.check import check_project
from scripts.load import load
from scripts.problems import ProblemsFoundError
from scripts.yaml_lines import parse_yaml, read_text
from tests.conftest import SMALL
from tests.properties import PIECES, cases, copy_of_small, instead, mutated, told_or_made

RECORD_FILES = sorted(
    file.relative_to(SMALL).as_posix() for file in (SMALL / "data").rglob("*.yml") if file.is_file()
)
TABLE = "data/tables/oil.csv"
# Each of these once ended in a traceback or did not end.
ANCHORS = "".join(f"- &{chr(98 + one)} [{', '.join([f'*{chr(97 + one)}'] * 9)}]\n" for one in range(9))
FOUND = (
    b"- &a [*a]",
    b"- &a a\n" + ANCHORS.encode(),
    b"- !!float abc",
    b"- .inf",
    b"- .nan",
    b"- " + b"9" * 5000,
    b"[" * 900 + b"]" * 900,
    b"[" * 200_000,
    b"[\n" * 100_000 + b"]" * 100_000,
    b"- " * 200_000,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_small(tmp_path_factory.mktemp("loader"))


def told(root: Path) -> str:
    """Return everything that is wrong in the records."""
    return "\n".join(map(str, load(root).problems))


def test_small_project_itself_is_sound(root: Path) -> None:
    assert told_or_made(root)


@pytest.mark.parametrize("content", FOUND, ids=lambda content: repr(content[:16]))
@pytest.mark.parametrize("path", ["data/facts.yml", "data/sources.yml"])
def test_what_was_found_is_told(root: Path, path: str, content: bytes) -> None:
    with instead(root / path, content):
        assert path in told(root)


@cases(60)
@given(path=st.sampled_from(RECORD_FILES), content=st.binary(max_size=200))
@example(path="data/facts.yml", content=b"\xff\xfe-\x00")
def test_any_bytes_in_place_of_a_record_file_are_told(root: Path, path: str, content: bytes) -> None:
    with instead(root / path, content):
        assert path in told(root)


@cases(120)
@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example(text="? [a, b]\n: c\n")
@example(text="%YAML 1.1\n---\n- id: yes")
@example(text="- &a x\n- &a y\n")
def test_text_that_looks_like_yaml_is_parsed_or_told(text: str) -> None:
    with suppress(ProblemsFoundError):
        json.dumps(parse_yaml(text, "x.yml").data, allow_nan=False)


@cases(60)
@given(data=st.data())
def test_mutated_record_files_are_read_or_told(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(RECORD_FILES))
    content = data.draw(mutated((root / path).read_text(encoding="utf-8")))
    with instead(root / path, content):
        told_or_made(root)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["", " ", "x", "act-1901", "1901", "0000", "9999-12-31", "٢٠٢٢", "a\ufffeb", "a\x9fb", "1e30"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "x", ""]), inner, max_size=2)
    ),
    max_leaves=4,
)


def ways(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    """Return the ways to all values inside data."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way, *(found for step, inner in steps for found in ways(inner, (*way, step)))]


def with_value(data: Any, way: tuple[Any, ...], value: object) -> Any:  # noqa: ANN401
    """Return data with another value at the end of a way."""
    if not way:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[way[0]] = with_value(data[way[0]], way[1:], value)
    return copy


@cases(120)
@given(data=st.data())
def test_a_value_of_another_shape_is_read_or_told(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([path for path in RECORD_FILES if "charts" not in path]))
    document = parse_yaml(read_text(SMALL, path), path).data
    way = data.draw(st.sampled_from(ways(document)))
    changed = with_value(document, way, data.draw(values))
    with instead(root / path, json.dumps(changed)):  # JSON is YAML
        told_or_made(root)


@cases(60)
@given(content=mutated((SMALL / TABLE).read_text(encoding="utf-8")) | st.binary(max_size=60))
@example(content="year,value_musd,basis,source\n1901,1500.5,seen,act-1901\n1902,1e999999,seen,act-1901\n")
@example(content=f"year,value_musd,basis,source\n{'9' * 5000},1,seen,act-1901\n")
@example(content="year,value_musd,basis,source\n1901,1500.5,seen,act-1901\n1902,sNaN,seen,act-1901\n")
@example(content=f'year,value_musd,basis,source\n1901,"{"1" * 140_000}",seen,act-1901\n')
def test_mutated_tables_are_read_or_told(root: Path, content: str | bytes) -> None:
    with instead(root / TABLE, content):
        told_or_made(root)


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("data/facts.yml", "value: 1234", "value: 1e30", "is a larger number than anything that is counted"),
        ("data/facts.yml", "value: 1234", f"value: {'9' * 5000}", "larger number"),
        ("data/facts.yml", "{from: oil-1901,", "{from: oil-change,", "is computed from itself"),
        ("data/tables/oil.csv", "1500.5", "١٥٠٠", '"١٥٠٠" is not a number'),
        ("data/events.yml", "1930-06", "١٩٣٠-٠٦", "is not a date"),
        ("data/events.yml", "Moscow buys lamps", '"a\\uFFFEb"', "contains the control character U+FFFE"),
    ],
)
def test_number_date_or_sign_beyond_what_others_read_is_told(
    root: Path, path: str, old: str, new: str, message: str
) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    with instead(root / path, text.replace(old, new, 1)):
        assert message in "\n".join(map(str, check_project(root)[2]))


def test_long_ways_of_facts_end(root: Path) -> None:
    """Each is the sum of the one before it, twice: fifty of them would take longer than the sun has."""
    text = (root / "data/facts.yml").read_text(encoding="utf-8")
    more = "unit: count\n  as_of: 1999\n  checked: 2020-01-02\n  review_by: 2099-01-01\n"
    chain = "".join(
        f"\n- id: sum-{n}\n  label: X\n  sum: [{p}, {p}]\n  {more}"
        for n, p in enumerate(["lamps", *(f"sum-{n}" for n in range(49))])
    )
    with instead(root / "data/facts.yml", text + chain):
        assert told_or_made(root) is None


def test_change_that_names_a_claim_of_a_broken_article_is_checked(root: Path) -> None:
    text = (root / "data/claims/thaw.yml").read_text(encoding="utf-8")
    with instead(root / "data/claims/thaw.yml", text.replace("id: thaw", "id: [thaw]", 1)):
        assert told_or_made(root) is None


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_end_that_nobody_sees_is_told(sign: str) -> None:
    """YAML counts it as a line and an editor does not, so that every line below would be told wrong."""
    with pytest.raises(ProblemsFoundError, match=r"^x\.yml:2: a line ends in the sign"):
        parse_yaml(f"- a\n- 'b{sign}c'\n", "x.yml")
