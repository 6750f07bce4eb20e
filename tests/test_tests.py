"""The tests themselves: none may pass on an empty set."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.every import every

FILES = sorted((ROOT / "tests").glob("test_*.py"))


def test_every_fails_on_nothing() -> None:
    assert every(iter([1, 2])) == [1, 2]
    with pytest.raises(AssertionError, match="there is nothing to check"):
        every([])


def is_never_empty(node: ast.expr, known: set[str]) -> bool:
    """Tell whether a loop over this expression has something to loop over, or fails."""
    match node:
        case ast.List(elts=[_, *_]) | ast.Tuple(elts=[_, *_]):
            return True
        case ast.Name(id=name):
            return name in known
        case ast.Call(func=ast.Name(id="every" | "pages")):
            return True
        case ast.Call(func=ast.Name(id="enumerate" | "pairwise" | "zip"), args=[first, *_]):
            return is_never_empty(first, known)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="items")):
            return name in known
        case ast.ListComp(generators=[ast.comprehension(iter=inner, ifs=[])]):
            return is_never_empty(inner, known)
    return False


def idle_loops(tree: ast.Module) -> list[int]:
    """Return the lines of loops that assert something and may have nothing to loop over."""
    known: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and is_never_empty(node.value, known):
            known |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For)]
    asserting = [loop for loop in loops if any(isinstance(inner, ast.Assert) for inner in ast.walk(loop))]
    found = [loop.lineno for loop in asserting if not is_never_empty(loop.iter, known)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        match call:
            case ast.Call(func=ast.Name(id="all"), args=[ast.GeneratorExp(generators=[first, *_])]):
                found += [] if is_never_empty(first.iter, known) else [call.lineno]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_loops_that_assert_have_something_to_loop_over(file: Path) -> None:
    assert idle_loops(ast.parse(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("for x in found:\n    assert x", [1]),
        ("assert all(x for x in found)", [1]),
        ("for x in []:\n    assert x", [1]),
        ("for x in every(found):\n    assert x", []),
        ("found = [1]\nfor x in found:\n    assert x", []),
        ("for x in found:\n    print(x)", []),
    ],
)
def test_idle_loop_is_found(code: str, lines: list[int]) -> None:
    assert idle_loops(ast.parse(code)) == lines
