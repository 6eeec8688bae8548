"""Grammar that can be read: no long pattern outside verbose form."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "casualty_figures"
LONGEST = 200
CALLS = frozenset(["compile", "search", "match", "fullmatch", "finditer", "findall", "split", "sub"])


def patterns_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each pattern given to `re` without VERBOSE, what is filled in left out."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name), args=[first, *_]) if (
                name in CALLS and "VERBOSE" not in ast.unparse(node)
            ):
                yield node.lineno, _text_of(first)


def _text_of(node: ast.expr) -> str:
    parts = (
        inner.value
        for inner in ast.walk(node)
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
    )
    return "".join(parts)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_a_long_pattern_is_written_in_verbose_form(path: Path) -> None:
    found = patterns_in(ast.parse(path.read_text("utf-8")))

    assert [(line, len(text)) for line, text in found if len(text) > LONGEST] == []


def test_a_long_pattern_is_found() -> None:
    made = ast.parse("import re\nre.compile('a' 'b', re.IGNORECASE)\nre.compile('c', re.VERBOSE)")

    assert list(patterns_in(made)) == [(2, "ab")]
