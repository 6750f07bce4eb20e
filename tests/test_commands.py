"""The commands as a visitor types them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.__main__ import main
from tests.conftest import ROOT


def test_generate_writes_everything_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate"], project) == 0
    made = capsys.readouterr().out
    assert made == "36 files generated, 36 changed.\n"
    assert main(["generate"], project) == 0
    assert capsys.readouterr().out == "36 files generated, 0 changed.\n"


def test_check_writes_schemas_for_editors(project: Path) -> None:
    assert main(["check"], project) == 0
    assert (project / "data/schemas/events.schema.json").is_file()


def test_site_says_what_it_built_and_how_to_open_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["site"], project) == 0
    out = capsys.readouterr().out
    assert "15 pages from 9 sources, 2 terms, 2 events, 1 instruments, 2 claims, 4 facts" in out
    assert (
        f"Open it: python3 -m http.server --directory {project / 'site'}, then http://localhost:8000/" in out
    )
    editions = {
        file.relative_to(project / "site/editions").as_posix()
        for file in (project / "site/editions").rglob("*.*")
    }
    assert {"bridge-or-barrier-a4.pdf", "bridge-or-barrier.epub", "chapters/history-lamps.pdf"} <= editions


def test_failed_build_leaves_the_last_site(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the last good one")
    (project / "data/events.yml").write_text("")
    assert main(["site"], project) == 1
    assert "data/events.yml: the file is empty" in capfd.readouterr().err
    assert (project / "site/index.html").read_text() == "the last good one"


@pytest.mark.parametrize("arguments", [[], ["dance"]])
def test_unknown_command_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: python -m scripts" in capsys.readouterr().err


def test_python_without_the_environment_is_told_what_to_do() -> None:
    command = [sys.executable, "-S", "-m", "scripts", "check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "Run `python -m scripts setup`" in run.stderr
    assert "Traceback" not in run.stderr


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    for command in ("setup", "check", "generate", "site", "serve", "refresh-trade", "bench", "test"):
        assert command in out


def test_site_is_not_built_where_mkdocs_warns(
    project: Path, edit: Callable[[str, str, str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    edit("docs/index.md", "# ", "[Lamps][there]\n\n[there]: nowhere.md\n\n# ")
    assert main(["site"], project) == 1
    assert "WARNING" in capfd.readouterr().err
    assert not (project / "site").exists()
