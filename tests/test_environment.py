"""The environment: made once, made again when its recipe changes."""

import subprocess
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts import environment


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A folder with a recipe; commands are remembered instead of run."""
    commands: list[list[str]] = []
    for name in environment.RECIPE:
        (tmp_path / name).write_text(name)

    def create(_: venv.EnvBuilder, folder: Path) -> None:
        python = environment.python_of(folder.parent)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(
            command, 1 if "broken" in (tmp_path / "requirements.txt").read_text() else 0
        )

    monkeypatch.setattr(venv.EnvBuilder, "create", create)
    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_environment_is_made_once_with_hashes(made: list[list[str]], tmp_path: Path) -> None:
    environment.make_environment(tmp_path)
    assert ["--require-hashes" in command for command in made] == [True, False]
    environment.make_environment(tmp_path)
    assert len(made) == 2, "an unchanged recipe is not cooked again"


def test_changed_recipe_makes_it_again(made: list[list[str]], tmp_path: Path) -> None:
    environment.make_environment(tmp_path)
    (tmp_path / "requirements.txt").write_text("more")
    environment.make_environment(tmp_path)
    assert len(made) == 4


def test_failure_of_pip_is_not_taken_for_success(made: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("broken")
    for attempt in (1, 2):
        with pytest.raises(SystemExit, match="pip could not install"):
            environment.make_environment(tmp_path)
        assert len(made) == attempt


def test_old_python_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    with pytest.raises(SystemExit, match=r"Python 99\.0 or later is needed"):
        environment.make_environment(tmp_path)


def test_environment_that_another_command_makes_meanwhile_is_not_made_again(
    made: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def waiting(root: Path) -> Iterator[None]:
        monkeypatch.undo()
        python = environment.python_of(root)
        python.parent.mkdir(parents=True)
        python.touch()
        (root / environment.STAMP).write_text(environment._recipe(root))  # noqa: SLF001 - as the other does
        yield

    monkeypatch.setattr(environment, "_alone", waiting)
    environment.make_environment(tmp_path)
    assert made == []
