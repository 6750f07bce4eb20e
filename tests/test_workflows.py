"""The workflows: two linters find nothing, and what they cannot know is asked here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Iterator

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTIONS = sorted((GITHUB / "actions").glob("*/action.yml"))
BIN = Path(sys.executable).parent
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
OWN = re.compile(r"\$/\.github/(workflows/\w+\.yml|actions/[\w-]+)")


def read(path: Path) -> dict[str, Any]:
    """Read a workflow or an action; in YAML 1.2 the key `on` is a word."""
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(path)
    return content


def scripts(path: Path) -> dict[str, str]:
    """Return the shell scripts of a workflow or an action by the names of their steps."""
    content = read(path)
    jobs = [content["runs"]] if "runs" in content else content["jobs"].values()
    return {step["name"]: step["run"] for job in jobs for step in job.get("steps", []) if "run" in step}


def scripts_of(workflow: str) -> dict[str, str]:
    """Return the shell scripts of a workflow."""
    return scripts(GITHUB / f"workflows/{workflow}.yml")


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield all jobs of all workflows, with workflow and id."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield f"{path.stem}: {name}", job


def jactionlint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run jactionlint, with shellcheck beside it, over the workflows, actions and Dependabot's file of a folder."""
    command = [str(BIN / "jactionlint"), "--strict-exit", "--no-hints", "--no-online"]
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def zizmor(root: Path) -> subprocess.CompletedProcess[str]:
    """Run zizmor over the same, as its strictest persona."""
    command = [str(BIN / "zizmor"), "--offline", "--quiet", "--no-progress", "--persona=auditor"]
    command += ["--strict-collection", ".github"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A repository with the workflows and what they name, to break."""
    shutil.copytree(GITHUB, tmp_path / ".github")
    (tmp_path / ".git").mkdir()
    for path in ("requirements.in", "requirements.txt"):
        (tmp_path / path).touch()
    return tmp_path


def test_linters_find_nothing() -> None:
    for lint in (jactionlint, zizmor):
        result = lint(ROOT)
        assert result.returncode == 0, result.stdout + result.stderr


def test_shellcheck_finds_nothing_and_is_there_for_the_linter() -> None:
    files = [".github/in-venv.sh", ".ci/run"]
    result = subprocess.run(
        [str(BIN / "shellcheck"), *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("workflows/ci.yml", "          persist-credentials: false\n", "", ["artipacked"] * 2),
        ("workflows/ci.yml", "  pull_request:\n", "  pull_request_target:\n", ["", "dangerous-triggers"]),
        ("workflows/ci.yml", "diff HEAD^1", "diff ${{ github.head_ref }}", ["template-injection"] * 2),
        ("workflows/pages.yml", "permissions: {}", "permissions: write-all", ["excessive-permissions"] * 2),
        (
            "workflows/stale.yml",
            "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "@v7",
            ["unpinned-uses"] * 2,
        ),
        ("workflows/stale.yml", "    timeout-minutes: 15\n", "", ["missing-timeout", ""]),
        ("workflows/labels.yml", 'gh label create "$name"', "gh label create $name", ["shellcheck", ""]),
        (
            "workflows/links.yml",
            "runs-on: ubuntu-24.04",
            "runs-on: ubuntu-24.4",
            ["unknown-runner-label", ""],
        ),
        ("workflows/preview.yml", "# zizmor: ignore[dangerous-triggers]", "#", ["", "dangerous-triggers"]),
        ("dependabot.yml", "    cooldown: {default-days: 7}\n", "", ["dependabot-cooldown"] * 2),
    ],
)
def test_linters_find_what_is_broken(copy: Path, path: str, old: str, new: str, told: list[str]) -> None:
    file = copy / ".github" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    for lint, word in zip((jactionlint, zizmor), told, strict=True):
        if word:
            result = lint(copy)
            assert result.returncode != 0
            assert word in result.stdout


def uses() -> Iterator[tuple[str, str]]:
    """Yield every action and workflow that is used, with its comment, and the file."""
    for path in [*WORKFLOWS, *ACTIONS]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := re.fullmatch(r"[ -]*uses: +(.+?) *", line):
                yield path.parent.name + "/" + path.name, match[1]


def test_every_action_is_pinned_by_its_commit_and_tells_its_version() -> None:
    for where, used in every(uses()):
        assert PINNED.fullmatch(used) or OWN.fullmatch(used), f"{where}: {used}"


def test_one_action_has_one_commit() -> None:
    pins = {used for _, used in every(uses()) if not used.startswith("$")}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@pytest.mark.parametrize(
    "used",
    [
        "actions/checkout@v7",
        "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
        "actions/checkout@3d3c42e # v7.0.1",
        "./.github/actions/setup",
        "docker://alpine",
    ],
)
def test_loose_pin_is_found(used: str) -> None:
    assert not PINNED.fullmatch(used)
    assert not OWN.fullmatch(used)


def test_what_is_used_of_our_own_is_there() -> None:
    for where, used in every((where, used) for where, used in uses() if used.startswith("$/")):
        path = ROOT / used.removeprefix("$/")
        assert (path if path.suffix else path / "action.yml").is_file(), f"{where}: {used}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_gives_nothing_away(path: Path) -> None:
    workflow = read(path)
    assert workflow["name"] == path.stem
    assert workflow["permissions"] == {}
    assert set(workflow["concurrency"]) == {"group", "cancel-in-progress"}
    assert "pull_request_target" not in workflow["on"]


def test_every_job_names_its_rights_and_its_time() -> None:
    for name, job in every(jobs()):
        assert job["permissions"], name
        assert "timeout-minutes" in job or job["uses"].startswith("$/"), name


def test_only_checked_in_text_is_between_run_and_shell() -> None:
    """What comes from outside reaches a shell through its environment, where it cannot become a command."""
    found = {
        f"{path}: {name}": text for path in (*WORKFLOWS, *ACTIONS) for name, text in scripts(path).items()
    }
    for name, script in every(found.items()):
        assert "${{" not in script, name


def test_code_of_contributors_runs_without_secret_or_right_to_write() -> None:
    for path in every(path for path in WORKFLOWS if "pull_request" in read(path)["on"]):
        text = path.read_text(encoding="utf-8")
        assert "secrets." not in text, path.name
        for job in every(read(path)["jobs"].values()):
            if "github.event_name != 'pull_request'" not in job.get("if", ""):
                assert set(job["permissions"].values()) == {"read"}, path.name


def test_preview_runs_nothing_of_the_pull_request() -> None:
    text = (GITHUB / "workflows/preview.yml").read_text(encoding="utf-8")
    assert {used for where, used in uses() if where == "workflows/preview.yml"} == {
        "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1"
    }
    assert not re.search(
        r"\b(make|python3?|npm|bash|sh|source|eval)\b(?!:)", "\n".join(scripts_of("preview").values())
    )
    assert "secrets.PREVIEW_DEPLOY_KEY" in text
    deploy = read(GITHUB / "workflows/preview.yml")["jobs"]["deploy"]
    assert deploy["environment"] == "preview"
    assert "write" not in deploy["permissions"].values()


def test_secrets_are_those_that_are_told() -> None:
    found = {
        name for path in WORKFLOWS for name in re.findall(r"secrets\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert found == {"PREVIEW_DEPLOY_KEY"}


def test_cache_is_keyed_by_the_pins() -> None:
    keys = [
        step["with"]["key"]
        for _, job in jobs()
        for step in job.get("steps", [])
        if step.get("uses", "").startswith("actions/cache@")
    ]
    assert len(keys) == 2
    assert all("hashFiles('requirements.txt')" in key for key in every(keys))


def test_no_owner_and_no_host_of_ours_is_written_down() -> None:
    for path in every([*WORKFLOWS, *ACTIONS]):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://\w", text), path.name
        assert "github.io" not in text, path.name


def test_devcontainer_installs_what_the_tests_need() -> None:
    installs = re.compile(r"apt-get install -y -qq --no-install-recommends ([\w -]+?)(?: &&|\n)")
    needed = installs.findall((ROOT / ".ci/run").read_text(encoding="utf-8"))
    text = (ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8")
    assert installs.findall(text) == needed != []
    settings = json.loads("\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//")))
    assert settings["postCreateCommand"].endswith(" && make setup")
    assert settings["image"].startswith("mcr.microsoft.com/devcontainers/python:")


def test_tools_of_workflows_are_pinned_by_hash() -> None:
    for path in every(sorted((GITHUB / "requirements").glob("*.txt"))):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, path.name
        assert all(
            "==" in pin and "--hash=sha256:" in pin for pin in every(re.split(r"\n(?=[a-z])", text)[1:])
        )
        assert path.with_suffix(".in").is_file()
