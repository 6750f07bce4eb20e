"""The examples of use on the data page: the first runs, the others name what is there."""

import csv
import io
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.generate import data, exports
from scripts.load import load_or_raise
from scripts.write import write_files
from tests.conftest import ROOT
from tests.every import every

SNIPPET = (ROOT / "snippets/open-data.md").read_text(encoding="utf-8")
SITE = "https://example.org/"
TABLE = "data/us-russia-goods-annual.csv"


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    records = load_or_raise(ROOT)
    return {
        path.removeprefix("docs/"): text
        for generator in (data, exports)
        for path, text in generator.files(records, [], ROOT).items()
    }


def example(language: str) -> str:
    (block,) = re.findall(rf"^```{language}\n(.*?)^```$", SNIPPET, re.DOTALL | re.MULTILINE)
    return str(block)


def header(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text)))


def test_every_address_is_there(made: Mapping[str, str]) -> None:
    for words, target in every(re.findall(r"\[`(data/[^`]+)`\]\(([^)]+)\)", SNIPPET)):
        assert words in made
        assert target == f"../{words}"


def test_every_export_has_its_address(made: Mapping[str, str]) -> None:
    records = load_or_raise(ROOT)
    for path in every(exports.files(records, [], ROOT)):
        assert f"[`{path.removeprefix('docs/')}`]" in SNIPPET
    assert "[`data/datapackage.json`]" in SNIPPET
    assert "data/datapackage.json" in made


def test_python_example_runs(made: Mapping[str, str], tmp_path: Path) -> None:
    write_files(tmp_path, made, [])
    code = example("python").replace(SITE, f"{tmp_path.as_uri()}/")
    assert code != example("python"), "the example names another address"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(made[TABLE])))
    shown = result.stdout.splitlines()
    assert shown[: len(rows)] == [f"{row['year']} {row['imports_musd']}" for row in rows]
    events = load_or_raise(ROOT).events.values()
    assert shown[len(rows) :] == [
        f"{event.date} {event.title}" for event in events if event.effect == "loosens"
    ]


def test_python_example_without_its_file_fails(tmp_path: Path) -> None:
    code = example("python").replace(SITE, f"{tmp_path.as_uri()}/")
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 1


def test_r_example_names_files_and_columns_that_are_there(made: Mapping[str, str]) -> None:
    code = example("r")
    (path,) = re.findall(r'"(data/[^"]+)"', code)
    assert f'"{SITE}"' in code
    columns = header(made[path])
    for column in every(re.findall(r"goods\$(\w+)", code)):
        assert column in columns


def test_spreadsheet_example_names_files_and_columns_that_are_there(made: Mapping[str, str]) -> None:
    code = example("text")
    (path,) = re.findall(rf'"{SITE}(data/[^"]+)"', code)
    columns = header(made[path])
    for column in every(re.findall(r'MATCH\("(\w+)"', code)):
        assert column in columns
    assert columns[0] == "year"
    last = chr(ord("A") + len(columns) - 1)
    assert f"INDEX(A:{last}," in code
    assert f"A1:{last}1" in code
    years = [row["year"] for row in csv.DictReader(io.StringIO(made[path]))]
    for year in every(re.findall(r"MATCH\((\d+)", code)):
        assert year in years
