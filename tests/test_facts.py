"""Facts: taken, computed, written for readers."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.facts import for_machines, in_full, in_words, sources_of, tables_of, value_of
from scripts.load import Records, load_or_raise
from scripts.models import Fact
from scripts.tables import CellNotFoundError
from tests.conftest import SMALL

ONE: dict[str, Any] = {"table": "oil", "row": {"year": 1901}, "column": "value_musd"}
TWO: dict[str, Any] = {"table": "oil", "row": {"year": 1902}, "column": "value_musd"}


@pytest.fixture
def records() -> Records:
    return load_or_raise(SMALL)


def fact(unit: str = "usd-million", decimals: int | None = None, key: str = "x", **origin: Any) -> Fact:  # noqa: ANN401
    given = {
        "id": key,
        "label": "X",
        "unit": unit,
        "as_of": 1901,
        "checked": "2020-01-02",
        "review_by": "2099",
    }
    return Fact.model_validate({**given, "decimals": decimals, "sources": ["act-1901"], **origin})


@pytest.mark.parametrize(
    ("origin", "value"),
    [
        ({"value": 17.25}, "17.25"),
        ({"cell": ONE}, "1500.5"),
        ({"sum": [ONE, TWO]}, "1800.6"),
        ({"sum": ["oil-1901", TWO]}, "1800.6"),
        ({"difference": [ONE, TWO]}, "1200.4"),
        ({"share": {"part": TWO, "whole": ONE}}, "20"),
        ({"percent_change": {"from": ONE, "to": TWO}}, "-80"),
        ({"peak": {"table": "oil", "column": "value_musd"}}, "1500.5"),
    ],
)
def test_origins(records: Records, origin: dict[str, Any], value: str) -> None:
    assert value_of(fact(**origin), records).quantize(Decimal(value)) == Decimal(value)


@pytest.mark.parametrize(
    ("origin", "message"),
    [
        ({"cell": {**ONE, "table": "gas"}}, 'there is no table "gas"'),
        ({"cell": {**ONE, "column": "volume"}}, 'table "oil" has no column "volume"'),
        ({"peak": {"table": "oil", "column": "volume"}}, 'table "oil" has no column "volume"'),
        ({"sum": ["oil-1901", "oil-1899"]}, 'there is no fact "oil-1899"'),
        ({"share": {"part": ONE, "whole": "nothing"}}, "the whole is zero"),
    ],
)
def test_what_is_not_there_is_told(records: Records, origin: dict[str, Any], message: str) -> None:
    records = replace(records, facts={**records.facts, "nothing": fact(key="nothing", value=0)})
    with pytest.raises(CellNotFoundError, match=message):
        value_of(fact(**origin), records)


def test_fact_computed_from_itself_is_told(records: Records) -> None:
    circle = {"a": fact(key="a", sum=["b", ONE]), "b": fact(key="b", sum=["a", ONE])}
    records = replace(records, facts=circle)
    with pytest.raises(CellNotFoundError, match="is computed from itself: a from b from a"):
        value_of(records.facts["a"], records)


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "words"),
    [
        ("usd-million", None, "29638.3", "$29.6 billion"),
        ("usd-million", None, "999.5", "$1,000 million"),
        ("usd-million", None, "187.1", "$187 million"),
        ("usd-million", 2, "0.019", "$19,000"),
        ("usd-million", None, "-26307.4", "−$26.3 billion"),
        ("usd-million", None, "2400000", "$2.4 trillion"),
        ("percent", None, "81.55", "82 percent"),
        ("percent", 1, "1.25", "1.3 percent"),
        ("thousand-barrels-per-day", None, "672", "672,000 barrels a day"),
        ("count", None, "4883", "4,883"),
        ("million-tons", None, "17.0", "17 million tons"),
        ("million-tons", None, "10", "10 million tons"),
        ("million-bushels", None, "440", "440 million bushels"),
        ("rubles-per-dollar", None, "72.8827", "72.9 rubles"),
    ],
)
def test_numbers_for_readers(unit: str, decimals: int | None, value: str, words: str) -> None:
    assert in_words(fact(unit, decimals, value=value), Decimal(value)) == words


def test_change_is_written_without_its_sign() -> None:
    change = fact("percent", percent_change={"from": ONE, "to": TWO})
    assert in_words(change, Decimal("-81.6")) == "82 percent"


@pytest.mark.parametrize(
    ("unit", "decimals", "origin", "value", "words"),
    [
        ("percent", None, {"share": {"part": TWO, "whole": ONE}}, "70.37613182308439", "70.38"),
        ("percent", 1, {"share": {"part": TWO, "whole": ONE}}, "1.173275874791540", "1.173"),
        ("percent", None, {"share": {"part": TWO, "whole": ONE}}, "20", "20"),
        ("percent", None, {"percent_change": {"from": ONE, "to": TWO}}, "-90.18472513", "−90.18"),
        ("percent", None, {"percent_change": {"from": ONE, "to": TWO}}, "0.125", "0.13"),
        ("percent", 1, {"value": 1}, "1.048", "1.048"),
        ("usd-million", None, {"sum": [ONE, TWO]}, "18335.164", "18,335.164"),
        ("rubles-per-dollar", 0, {"value": 1}, "75.8837", "75.8837"),
        ("usd-million", None, {"value": 1}, "-200.00", "−200"),
    ],
)
def test_numbers_in_full(
    unit: str, decimals: int | None, origin: dict[str, Any], value: str, words: str
) -> None:
    assert in_full(fact(unit, decimals, **origin), Decimal(value)) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("70.37613182308439302808494958", "70.376132"),
        ("-0.0000005", "-0.000001"),
        ("36026.50", "36026.5"),
        ("1E+3", "1000"),
    ],
)
def test_numbers_for_machines(value: str, text: str) -> None:
    assert for_machines(Decimal(value)) == text


def test_sources_and_tables_of_a_computed_fact(records: Records) -> None:
    computed = fact(sum=["oil-1901", TWO])
    assert tables_of(computed, records) == ["oil"]
    assert sources_of(computed, records) == ["act-1901", "paper-1999"]


@pytest.mark.parametrize("origin", [{}, {"value": 1, "cell": ONE}])
def test_fact_has_exactly_one_origin(origin: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"the fact has [02] origins"):
        fact(**origin)


def test_fact_that_gives_its_value_names_its_source() -> None:
    with pytest.raises(ValueError, match="needs at least one source"):
        fact(value=1, sources=[])
