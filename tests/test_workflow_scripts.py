"""The shell lines of the workflows, run with a `gh` that only writes down what it is asked."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.every import every
from tests.test_workflows import GITHUB, scripts, scripts_of

if TYPE_CHECKING:
    from pathlib import Path


class Runner:
    """Runs the script of a step as GitHub's runner does, in a folder of its own.

    Args:
        folder: where it runs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()
        self.files = {name: folder / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in self.files.values():
            file.touch()

    def program(self, name: str, script: str) -> None:
        """Put a program on the path."""
        file = self.folder / "bin" / name
        file.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    def gh(self, answers: str = "") -> None:
        """Put a `gh` on the path that writes down its arguments and answers as a `case` of them says."""
        self.program("gh", f'printf "%s\\n" "$*" >> {self.folder}/asked\ncase "$*" in\n{answers}\nesac')

    def asked(self) -> list[str]:
        """Return what `gh` was asked to do."""
        file = self.folder / "asked"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script as `shell: bash` does."""
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        paths = {name: str(file) for name, file in self.files.items()}
        settings = {
            "PATH": path,
            "RUNNER_TEMP": str(self.folder),
            "HOME": str(self.folder),
            **paths,
            **environment,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=self.folder, env=settings, capture_output=True, text=True, check=False
        )


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A folder in which the script of a step runs."""
    return Runner(tmp_path)


ISSUE = scripts(GITHUB / "actions/standing-issue/action.yml")["Standing issue"]
ISSUE_ENVIRONMENT = {
    "LABEL": "links",
    "TITLE": "Dead links",
    "FILE": "found.md",
    "RUN": "RUN",
    "GH_REPO": "a/b",
}


@pytest.mark.parametrize(
    ("text", "open_issue", "asked"),
    [
        ("- [ ] a", "", ["label create links", "issue create --title Dead links --label links --body-file"]),
        ("- [ ] a", "7", ["issue edit 7 --title Dead links --body-file"]),
        ("", "7", ["issue close 7 --comment Nothing is left to do: RUN"]),
        ("", "", []),
    ],
)
def test_standing_issue_is_made_updated_and_closed(
    runner: Runner, text: str, open_issue: str, asked: list[str]
) -> None:
    runner.gh(
        f'"repo view"*) echo true ;;\n"issue list"*) echo "{open_issue}" ;;\n"label create"*) exit 1 ;;'
    )
    (runner.folder / "found.md").write_text(text, encoding="utf-8")
    result = runner.run(ISSUE, **ISSUE_ENVIRONMENT)
    assert result.returncode == 0, result.stderr
    done = runner.asked()[2:]
    assert len(done) == len(asked)
    assert [line.removesuffix(f" {runner.folder}/body.md") for line in done] == asked
    assert runner.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8") == text


def test_standing_issue_is_cut_to_what_github_takes(runner: Runner) -> None:
    runner.gh('"repo view"*) echo true ;;\n"issue list"*) echo 7 ;;')
    (runner.folder / "found.md").write_text("- [ ] a\n" * 10_000, encoding="utf-8")
    assert runner.run(ISSUE, **ISSUE_ENVIRONMENT).returncode == 0
    body = (runner.folder / "body.md").read_text(encoding="utf-8")
    assert 60_000 < len(body) < 65_536
    assert body.endswith("\n\nKept up to date by RUN; the whole list stands there.\n")


def test_repository_without_issues_has_the_summary(runner: Runner) -> None:
    runner.gh('"repo view"*) echo false ;;')
    (runner.folder / "found.md").write_text("- [ ] a", encoding="utf-8")
    result = runner.run(ISSUE, **ISSUE_ENVIRONMENT)
    assert result.returncode == 0
    assert result.stdout.startswith("::notice::Issues are switched off here")
    assert len(runner.asked()) == 1


FIND = scripts_of("preview")["Find the pull request by its head"]


@pytest.mark.skipif(not shutil.which("jq"), reason="needs jq, which GitHub's runners have")
@pytest.mark.parametrize(
    ("pulls", "output"),
    [
        ([{"number": 12, "head": {"sha": "abc"}}], "number=12\n"),
        ([{"number": 3, "head": {"sha": "old"}}, {"number": 12, "head": {"sha": "abc"}}], "number=12\n"),
        ([{"number": 12, "head": {"sha": "old"}}], ""),
        ([{"number": "1\nnumber=2", "head": {"sha": "abc"}}], ""),
        ([], ""),
    ],
)
def test_pull_request_is_found_by_its_head(runner: Runner, pulls: list[object], output: str) -> None:
    runner.gh(f"*) cat <<'JSON'\n{json.dumps(pulls)}\nJSON\n;;")
    environment = {"GH_REPO": "a/b", "OWNER": "c", "BRANCH": "$(touch x) d", "SHA": "abc"}
    result = runner.run(FIND, **environment)
    assert result.returncode == 0, result.stderr
    assert runner.files["GITHUB_OUTPUT"].read_text(encoding="utf-8") == output
    assert "head=c:$(touch x) d" in runner.asked()[0]
    assert not (runner.folder / "x").exists()


TAKE = scripts_of("preview")["Take plain files only"]


def test_plain_site_is_taken_and_hidden_from_search_engines(runner: Runner) -> None:
    (runner.folder / "site/a").mkdir(parents=True)
    for path in ("site/index.html", "site/a/index.html"):
        (runner.folder / path).write_text("<html><head><title>A</title></head>", encoding="utf-8")
    result = runner.run(TAKE)
    assert result.returncode == 0, result.stdout
    assert (runner.folder / "site/a/index.html").read_text(encoding="utf-8") == (
        '<html><head><meta name="robots" content="noindex"><title>A</title></head>'
    )


@pytest.mark.parametrize("odd", ["link", ".git", "none"])
def test_odd_artifact_is_refused(runner: Runner, odd: str) -> None:
    site = runner.folder / "site"
    site.mkdir()
    if odd != "none":
        (site / "index.html").touch()
    if odd == "link":
        (site / "link").symlink_to("/etc/passwd")
    if odd == ".git":
        (site / "a/.git").mkdir(parents=True)
    assert runner.run(TAKE).returncode == 1


COMMENT = scripts_of("preview")["One comment, always the same"]


@pytest.mark.parametrize(
    ("conclusion", "preview", "told"),
    [
        ("success", "", ["The checks found nothing.", "RUN#artifacts"]),
        ("success", "https://p.example/pr-12/", ["https://p.example/pr-12/"]),
        ("failure", "", ["The checks have something to say", "[the run](RUN)"]),
    ],
)
def test_comment_leads_to_what_was_made(
    runner: Runner, conclusion: str, preview: str, told: list[str]
) -> None:
    runner.gh()
    result = runner.run(COMMENT, NUMBER="12", CONCLUSION=conclusion, RUN="RUN", PREVIEW=preview)
    assert result.returncode == 0, result.stderr
    asked = "\n".join(runner.asked())
    assert asked.startswith("pr comment 12 --edit-last --create-if-none --body ")
    for words in every(told):
        assert words in asked
    assert ("The site on the web" in asked) == bool(preview)


@pytest.mark.parametrize(("tag", "code"), [("v0.1.0", 0), ("v0.1.1", 1), ("v0.1", 1)])
def test_tag_must_be_the_version(runner: Runner, tag: str, code: int) -> None:
    (runner.folder / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n', encoding="utf-8")
    (runner.folder / "CITATION.cff").write_text('cff-version: 1.2.0\nversion: "0.1.0"\n', encoding="utf-8")
    result = runner.run(scripts_of("release")["Compare tag and version"], GITHUB_REF_NAME=tag)
    assert result.returncode == code
    assert ("::error file=pyproject.toml::" in result.stdout) == bool(code)


def test_tag_of_the_version_that_stands_here_would_pass(runner: Runner) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (version,) = re.findall(r'^version = "(.+)"$', text, re.MULTILINE)
    for name in ("pyproject.toml", "CITATION.cff"):
        shutil.copy(ROOT / name, runner.folder)
    script = scripts_of("release")["Compare tag and version"]
    assert runner.run(script, GITHUB_REF_NAME=f"v{version}").returncode == 0


@pytest.mark.parametrize(
    ("answer", "output", "told"),
    [
        ("*) echo https://a.example/b/ ;;", "address=https://a.example/b/\n", ""),
        ('*) echo \'{"message": "Not Found"}\'; exit 1 ;;', "", "::notice::GitHub Pages is not switched on"),
    ],
)
def test_address_comes_from_pages_or_is_left_out(runner: Runner, answer: str, output: str, told: str) -> None:
    runner.gh(answer)
    script = scripts(GITHUB / "actions/site/action.yml")["Where the site will stand"]
    result = runner.run(script, GITHUB_REPOSITORY="a/b")
    assert result.returncode == 0
    assert runner.files["GITHUB_OUTPUT"].read_text(encoding="utf-8") == output
    assert result.stdout.startswith(told)


@pytest.mark.parametrize(
    ("review", "left"),
    [
        ("Nothing is past its review date.\n", ""),
        ("On 2026-11-28, …\n\n- [ ] a\n", "On 2026-11-28, …\n\n- [ ] a\n"),
    ],
)
def test_empty_review_closes_the_issue(runner: Runner, review: str, left: str) -> None:
    (runner.folder / ".venv").mkdir()
    (runner.folder / "bin").rename(runner.folder / ".venv/bin")
    (runner.folder / "bin").symlink_to(runner.folder / ".venv/bin")
    (runner.folder / "text").write_text(review, encoding="utf-8")
    runner.program("python", "cat text")
    assert runner.run(scripts_of("stale")["Review"]).returncode == 0
    assert (runner.folder / "review.md").read_text(encoding="utf-8") == left


@pytest.mark.parametrize(("code", "ends", "left"), [(0, 0, ""), (2, 0, "dead"), (1, 1, "dead")])
def test_dead_links_are_no_failure_but_a_broken_run_is(
    runner: Runner, code: int, ends: int, left: str
) -> None:
    (runner.folder / "tools").mkdir()
    (runner.folder / "tools/bin").symlink_to(runner.folder / "bin")
    runner.program("lychee", f"printf dead > links.md; exit {code}")
    assert runner.run(scripts_of("links")["Ask every address"]).returncode == ends
    assert (runner.folder / "links.md").read_text(encoding="utf-8") == left


PUBLISH = scripts_of("preview")["Publish in a folder of its own"]


def git(folder: Path, *arguments: str) -> str:
    """Run git in a repository of the test's own and return what it says."""
    settings = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_GLOBAL": os.devnull}
    name = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=gh-pages"]
    command = ["git", *name, *arguments]
    return subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, check=True
    ).stdout


def test_preview_has_a_folder_of_its_own_and_goes_when_its_pull_request_is_closed(runner: Runner) -> None:
    target, work = runner.folder / "target.git", runner.folder / "work"
    git(runner.folder, "init", "--quiet", "--bare", str(target))
    git(runner.folder, "clone", "--quiet", str(target), str(work))
    for path in ("pr-1/old.html", "pr-12/old.html", "pr-13/other.html", "site/index.html"):
        file = (work if path.startswith("pr-") else runner.folder) / path
        file.parent.mkdir(parents=True)
        file.touch()
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "before")
    git(work, "push", "--quiet", "origin", "HEAD:gh-pages")
    runner.gh('"pr list"*) printf "12\\n13\\n" ;;\n"api meta"*) echo "github.example ssh-ed25519 AAAA" ;;')
    result = runner.run(
        PUBLISH,
        KEY="a key",
        TARGET="a/b",
        NUMBER="12",
        GITHUB_SERVER_URL="https://github.example",
        GIT_CONFIG_COUNT="1",
        GIT_CONFIG_KEY_0=f"url.{target}.insteadOf",
        GIT_CONFIG_VALUE_0="git@github.example:a/b.git",
    )
    assert result.returncode == 0, result.stderr
    assert git(target, "ls-tree", "-r", "--name-only", "gh-pages").split() == [
        ".nojekyll",
        "pr-12/index.html",
        "pr-13/other.html",
    ]
    assert (runner.folder / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("released_before", ["", "v0.1.0"])
def test_release_has_editions_their_sums_and_notes(runner: Runner, released_before: str) -> None:
    editions = runner.folder / "site/editions"
    (editions / "chapters").mkdir(parents=True)
    for name in ("bridge-or-barrier-a4.pdf", "bridge-or-barrier.epub", "SHA256SUMS", "chapters/a.pdf"):
        (editions / name).write_text(name, encoding="utf-8")
    git(runner.folder, "init", "--quiet")
    git(runner.folder, "commit", "--quiet", "--allow-empty", "--message", "one")
    if released_before:
        git(runner.folder, "tag", released_before)
    git(runner.folder, "commit", "--quiet", "--allow-empty", "--message", "two")
    git(runner.folder, "tag", "v0.2.0")
    (runner.folder / ".venv").mkdir()
    (runner.folder / ".venv/bin").symlink_to(runner.folder / "bin")
    runner.program("python", 'echo "$*"')
    result = runner.run(scripts_of("release")["Collect editions, checksums and notes"])
    assert result.returncode == 0, result.stderr
    files = runner.folder / "release/files"
    assert sorted(path.name for path in files.iterdir()) == [
        "SHA256SUMS",
        "bridge-or-barrier-a4.pdf",
        "bridge-or-barrier.epub",
    ]
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    told = subprocess.run(check, cwd=files, capture_output=True, text=True, check=True).stdout
    assert told == "bridge-or-barrier-a4.pdf: OK\nbridge-or-barrier.epub: OK\n"
    notes = (runner.folder / "release/notes.md").read_text(encoding="utf-8")
    assert notes == ("-m scripts diff v0.1.0 HEAD\n" if released_before else "The first release.\n")


@pytest.mark.skipif(not shutil.which("yq"), reason="needs yq, which GitHub's runners have")
def test_every_label_is_made(runner: Runner) -> None:
    runner.gh()
    (runner.folder / ".github").mkdir()
    shutil.copy(GITHUB / "labels.yml", runner.folder / ".github")
    result = runner.run(scripts_of("labels")["Make or mend every label"])
    assert result.returncode == 0, result.stderr
    names = re.findall(r"^- \{name: (\w+)", (GITHUB / "labels.yml").read_text(encoding="utf-8"), re.MULTILINE)
    for name, asked in zip(every(names), runner.asked(), strict=True):
        assert re.fullmatch(rf"label create {name} --color [0-9a-f]{{6}} --description .+ --force", asked)


def test_audit_tells_what_is_found_in_which_file(runner: Runner) -> None:
    (runner.folder / ".github/requirements").mkdir(parents=True)
    for name in ("requirements.txt", ".github/requirements/links.txt"):
        (runner.folder / name).touch()
    (runner.folder / "tools").mkdir()
    (runner.folder / "tools/bin").symlink_to(runner.folder / "bin")
    script = scripts_of("audit")["Audit"]
    runner.program("pip-audit", "true")
    assert runner.run(script).returncode == 0
    assert (runner.folder / "audit.md").read_text(encoding="utf-8") == ""
    runner.program("pip-audit", 'case "$*" in *links.txt*) printf "a | b" > found.md; exit 1 ;; esac')
    assert runner.run(script).returncode == 1
    assert (runner.folder / "audit.md").read_text(
        encoding="utf-8"
    ) == "## .github/requirements/links.txt\n\na | b"
