"""The hooks before a commit: valid, local, and they stop what they should stop."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.yaml_lines import read_yaml
from tests.conftest import ROOT
from tests.every import every

CONFIG = ".pre-commit-config.yaml"
HOOKS = {hook["id"]: hook for repo in read_yaml(ROOT, CONFIG).data["repos"] for hook in repo["hooks"]}


# A variable of git that surrounds the tests, as within a hook, would lead to the real repository.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def run(*arguments: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment."""
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def git(root: Path, *arguments: str) -> None:
    """Run git in a repository of its own."""
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=root, env=ENVIRONMENT, check=True)


@pytest.fixture
def repository(project: Path) -> Path:
    """The small project as a repository, with the hooks, this environment and the rules of the linters."""
    git(project, "init", "--quiet")
    (project / ".github/workflows").mkdir(parents=True)
    for path in (CONFIG, ".github/in-venv.sh", "pyproject.toml"):
        (project / path).write_bytes((ROOT / path).read_bytes())
    (project / ".venv").symlink_to(sys.prefix)
    return project


def commit_would(repository: Path, path: str, text: str, hook: str) -> subprocess.CompletedProcess[str]:
    """Add a file and run one hook on it."""
    (repository / path).write_text(text, encoding="utf-8")
    git(repository, "add", path)
    return run("pre_commit", "run", hook, "--files", path, root=repository)


def test_file_is_valid() -> None:
    assert run("pre_commit", "validate-config", CONFIG, root=ROOT).returncode == 0


def test_hooks_download_nothing_and_run_in_the_environment() -> None:
    assert [repo["repo"] for repo in read_yaml(ROOT, CONFIG).data["repos"]] == ["local"]
    for name, hook in every(HOOKS.items()):
        assert hook["language"] == "system", name
        assert hook["entry"].startswith("sh .github/in-venv.sh "), name


def test_steps_of_make_test_that_take_seconds_are_there() -> None:
    assert set(HOOKS) == {"ruff-format", "ruff-check", "mypy", "check", "jactionlint", "zizmor"}
    assert HOOKS["check"]["entry"].endswith("python -m scripts check")


WORKFLOW = """\
name: a
on: push
permissions: {}
concurrency: {group: a, cancel-in-progress: true}
jobs:
  a:
    name: a
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: {}
    steps:
      - name: a
        run: NAME
"""


@pytest.mark.parametrize(
    ("hook", "path", "good", "bad", "told"),
    [
        ("ruff-format", "a.py", '"""A."""\n\nA = 1\n', '"""A."""\nA=1\n', "files were modified by this hook"),
        ("ruff-check", "a.py", '"""A."""\n', "import os\n", "F401"),
        (
            "jactionlint",
            ".github/workflows/a.yml",
            WORKFLOW.replace("NAME", "echo a"),
            WORKFLOW.replace("NAME", "echo ${{ github.event.pull_request.title }}"),
            "template-injection",
        ),
        (
            "zizmor",
            ".github/workflows/a.yml",
            WORKFLOW.replace("NAME", "echo a"),
            WORKFLOW.replace("NAME", "echo ${{ github.event.pull_request.title }}"),
            "template-injection",
        ),
    ],
    ids=["ruff-format", "ruff-check", "jactionlint", "zizmor"],
)
def test_hook_stops_a_bad_file_and_lets_a_good_one_pass(
    repository: Path, hook: str, path: str, good: str, bad: str, told: str
) -> None:
    passed = commit_would(repository, path, good, hook)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
    stopped = commit_would(repository, path, bad, hook)
    assert stopped.returncode == 1
    assert told in stopped.stdout


def test_check_runs_when_a_record_changes_and_only_then(repository: Path) -> None:
    assert "no files to check" in commit_would(repository, "a.txt", "a", "check").stdout
    events = (repository / "data/events.yml").read_text(encoding="utf-8")
    assert commit_would(repository, "data/events.yml", f"{events}\n", "check").returncode == 0
    wrong = events.replace("category: energy", "category: lamps")
    stopped = commit_would(repository, "data/events.yml", wrong, "check")
    assert stopped.returncode == 1
    assert 'data/events.yml:16: category "lamps"' in stopped.stdout


def test_missing_environment_is_told(repository: Path) -> None:
    (repository / ".venv").unlink()
    stopped = commit_would(repository, "a.py", "A = 1\n", "ruff-check")
    assert stopped.returncode == 1
    assert "There is no .venv here. Run: make setup" in stopped.stdout
