"""What GitHub shows to who reports or proposes: issue forms, pull-request templates, labels, owners.

The rules of forms are those of GitHub's documentation, “Syntax for issue forms”, “Syntax for GitHub's form schema”
and “Common validation errors when creating issue forms”. GitHub tells of a breach only where the form is shown.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from scripts.load import ARTICLES
from scripts.mistakes import FORM, form_address
from scripts.models import Claim, Source
from scripts.vocabulary import ClaimKind, Reading, SourceKind, Tier, Verdict, Vocabulary
from tests.conftest import ROOT
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GITHUB = ROOT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
TEMPLATES = sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"))
TOP = {"name", "description", "title", "labels", "projects", "assignees", "type", "body"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
# What attackers ask for; GitHub does not say which words it means beyond this one.
FORBIDDEN = re.compile(r"password|passphrase|credential|secret|token", re.IGNORECASE)


def read(path: Path) -> Any:  # noqa: ANN401 - whatever a YAML file holds
    """Read a file as GitHub does, by the rules of YAML 1.1: `on` is a truth value, 2022-03-04 a date."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)
    return reader.load(path)


def breaches(form: dict[str, Any]) -> Iterator[str]:
    """Yield what GitHub would refuse about a form."""
    yield from (f"top-level key {key}" for key in sorted(set(form) - TOP))
    yield from (f"no {key}" for key in ("name", "description", "body") if not form.get(key))
    body: list[dict[str, Any]] = form.get("body") or []
    if not any(element.get("type") != "markdown" for element in body):
        yield "nothing to fill in"
    for name in ("id", "label"):
        values = [one.get("id") if name == "id" else one.get("attributes", {}).get("label") for one in body]
        given = [value for value in values if value is not None]
        if len(set(given)) != len(given):
            yield f"{name} used twice"
    for element in body:
        yield from _breaches_of_element(element)


def _breaches_of_element(element: dict[str, Any]) -> Iterator[str]:
    kind, attributes = element.get("type", ""), element.get("attributes", {})
    if kind not in ATTRIBUTES:
        yield f"type {kind}"
        return
    yield from (
        f"{kind}: key {key}" for key in sorted(set(element) - {"type", "id", "attributes", "validations"})
    )
    yield from (f"{kind}: attribute {key}" for key in sorted(set(attributes) - ATTRIBUTES[kind]))
    required = "value" if kind == "markdown" else "label"
    for name, value in {required: attributes.get(required, ""), **attributes}.items():
        is_text = name not in {"options", "multiple", "default"}
        if is_text and not (isinstance(value, str) and value.strip()):
            yield f"{kind}: {name} is no text"
    if not re.fullmatch(r"[\w-]+", element.get("id", "x"), re.ASCII):
        yield f"{kind}: id {element['id']}"
    if kind != "markdown" and FORBIDDEN.search(str(attributes.get("label", ""))):
        yield f"{kind}: forbidden word in label"
    if set(element.get("validations", {})) - {"required"} or (
        kind == "markdown" and "validations" in element
    ):
        yield f"{kind}: validations"
    if kind in {"dropdown", "checkboxes"}:
        yield from _breaches_of_options(kind, attributes.get("options") or [])


def _breaches_of_options(kind: str, options: list[Any]) -> Iterator[str]:
    labels = [option.get("label") if isinstance(option, dict) else option for option in options]
    if not labels or len(set(labels)) != len(labels):
        yield f"{kind}: no options, or one twice"
    if any(not isinstance(label, str) or label.strip().lower() in {"", "none"} for label in labels):
        yield f"{kind}: an option is no text, or the word none"
    if kind == "checkboxes" and any(set(option) - {"label", "required"} for option in options):
        yield f"{kind}: key of an option"


def fields(form: str) -> dict[str, dict[str, Any]]:
    """Return the elements of a form by their ids."""
    body = read(GITHUB / "ISSUE_TEMPLATE" / form)["body"]
    return {element["id"]: element for element in body if "id" in element}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_form_is_as_github_wants_it(path: Path) -> None:
    form = read(path)
    assert list(breaches(form)) == []
    assert all("id" in one for one in every(one for one in form["body"] if one["type"] != "markdown"))


def form(*elements: dict[str, Any], **top: object) -> dict[str, Any]:
    """Return a form that GitHub takes, with other elements and keys."""
    field = {"type": "input", "id": "page", "attributes": {"label": "Page"}}
    return {"name": "a", "description": "b", "body": [field, *elements], **top}


def element(kind: str, **attributes: object) -> dict[str, Any]:
    """Return an element of a form."""
    return {"type": kind, "attributes": attributes}


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (form(hello="world"), "top-level key hello"),
        (form(name=""), "no name"),
        (form(body=[element("markdown", value="a")]), "nothing to fill in"),
        (form({"type": "input", "id": "page", "attributes": {"label": "b"}}), "id used twice"),
        (form(element("input", label="Page")), "label used twice"),
        (form(element("select", label="a")), "type select"),
        (form(element("input", label="a") | {"x": 1}), "input: key x"),
        (form(element("input", label="a", options=[])), "input: attribute options"),
        (form(element("textarea")), "textarea: label is no text"),
        (form(element("input", label="a", placeholder=1)), "input: placeholder is no text"),
        (form(element("input", label="a") | {"id": "a b"}), "input: id a b"),
        (form(element("input", label="Password")), "input: forbidden word in label"),
        (form(element("input", label="a") | {"validations": {"need": True}}), "input: validations"),
        (form(element("dropdown", label="a", options=["b", "b"])), "dropdown: no options, or one twice"),
        (form(element("dropdown", label="a")), "dropdown: no options, or one twice"),
        (
            form(element("dropdown", label="a", options=["None"])),
            "dropdown: an option is no text, or the word none",
        ),
        (
            form(element("dropdown", label="a", options=[True])),
            "dropdown: an option is no text, or the word none",
        ),
        (
            form(element("checkboxes", label="a", options=[{"label": "b", "id": "c"}])),
            "checkboxes: key of an option",
        ),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_breach_is_found(broken: dict[str, Any], told: str) -> None:
    assert list(breaches(form())) == []
    assert told in list(breaches(broken))


def test_forms_are_those_that_are_announced() -> None:
    assert [path.stem for path in FORMS] == ["accessibility", "claim", "mistake", "source", "verdict"]
    assert read(GITHUB / "ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": False}


def test_links_of_the_site_fill_in_fields_that_are_there() -> None:
    script = (ROOT / "theme/assets/report.js").read_text(encoding="utf-8")
    address = form_address("https://github.example/a/b", "claims/thaw/", "1.0")
    filled = set(re.findall(r"[?&](\w+)=", address + script)) - {"template"}
    assert filled == {"page", "record", "version"}
    assert filled <= set(fields(FORM))
    assert all(fields(FORM)[name]["type"] == "input" for name in every(filled))


@pytest.mark.parametrize(
    ("form_name", "field", "vocabulary"),
    [
        ("source.yml", "kind", SourceKind),
        ("source.yml", "tier", Tier),
        ("source.yml", "read", Reading),
        ("claim.yml", "kind", ClaimKind),
        ("claim.yml", "verdict", Verdict),
        ("verdict.yml", "verdict", Verdict),
    ],
)
def test_options_are_the_words_of_the_records(
    form_name: str, field: str, vocabulary: type[Vocabulary]
) -> None:
    expected = [f"{word.label} ({word.value})" for word in vocabulary]
    assert fields(form_name)[field]["attributes"]["options"] == expected


def test_articles_are_those_of_the_claims() -> None:
    options = fields("claim.yml")["article"]["attributes"]["options"]
    assert [re.findall(r"\((\w+)\)$", option) for option in options] == [[name] for name in ARTICLES]


@pytest.mark.parametrize(
    ("form_name", "model", "others"),
    [
        ("source.yml", Source, {"where"}),
        ("claim.yml", Claim, {"article"}),
    ],
)
def test_form_asks_for_fields_of_the_record(
    form_name: str, model: type[Source | Claim], others: set[str]
) -> None:
    names = {field.alias or name for name, field in model.model_fields.items()}
    asked = fields(form_name)
    assert set(asked) - others <= names
    for name in every(set(asked) - others):
        assert f"`{name}`" in asked[name]["attributes"]["description"], name


def test_dispute_names_the_parts_of_a_claim() -> None:
    options = fields("verdict.yml")["fails"]["attributes"]["options"]
    parts = [re.findall(r"^`(\w+)`", option["label"]) for option in options]
    assert parts == [["claim"], ["finding"], ["sources"], ["verdict"]]


def labels_used() -> set[str]:
    """Return the labels that forms, workflows and Dependabot set."""
    used = {label for path in FORMS for label in read(path)["labels"]}
    for update in read(GITHUB / "dependabot.yml")["updates"]:
        used |= set(update["labels"])
    for path in (GITHUB / "workflows").glob("*.yml"):
        used |= set(re.findall(r"^ +label: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    return used


def test_every_label_that_is_used_is_made_and_no_other() -> None:
    labels = read(GITHUB / "labels.yml")
    assert {label["name"] for label in labels} == labels_used()
    for label in every(labels):
        assert set(label) == {"name", "color", "description"}
        assert re.fullmatch("[0-9a-f]{6}", label["color"]), label
        assert len(label["description"]) <= 100, label


def test_default_template_leads_to_every_other() -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\(\?expand=1&template=([\w-]+\.md)\)", text)) == [
        path.name for path in TEMPLATES
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_asks_and_leads_to_the_guide(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("**What changes** (")
    assert text.count("\n- [ ] ") >= 3


def test_links_to_the_guide_lead_to_pages() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*FORMS, *TEMPLATES)]
    targets = {target for text in texts for target in re.findall(r"\(\.\./blob/HEAD/([^)]+)\)", text)}
    for target in every(sorted(targets)):
        assert (ROOT / target).is_file(), target


def owners_file() -> list[str]:
    """Return the lines of the file of owners."""
    return (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()


def test_rooms_have_a_line_for_their_owner() -> None:
    waiting = [match[1] for line in owners_file() if (match := re.fullmatch(r"# ([*/]\S*) @OWNER", line))]
    assert waiting[0] == "*"  # the last line that fits decides
    for pattern in every(waiting[1:]):
        assert (ROOT / pattern.lstrip("/")).exists(), pattern
    assert {"/data/", "/docs/", "/snippets/", "/scripts/", "/tests/", "/theme/", "/.github/"} <= set(waiting)


def test_nobody_is_named_who_may_not_exist() -> None:
    assert all(not line or line.startswith("#") for line in every(owners_file()))


def test_command_that_names_an_owner_works(tmp_path: Path) -> None:
    (command,) = [line.removeprefix("#   ") for line in owners_file() if line.startswith("#   sed ")]
    (tmp_path / ".github").mkdir()
    copy = tmp_path / ".github/CODEOWNERS"
    shutil.copy(GITHUB / "CODEOWNERS", copy)
    subprocess.run(shlex.split(command), cwd=tmp_path, check=True)
    named = [line for line in copy.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    assert len(named) == sum(line.endswith(" @OWNER") for line in owners_file()) > 0
    assert all(re.fullmatch(r"[*/]\S* @your-handle", line) for line in every(named))
