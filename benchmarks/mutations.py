"""Whether the tests of a module notice when it is changed: how many of so many changes survive them.

    python benchmarks/mutations.py [--changes 20] [--most 3] [--seed 1] [--module PATH] [TESTS]...

A change drops a statement, turns a condition round, makes another comparison, a number greater by one, a true
false, or leaves out a named argument. It is made in a copy of the package, and the tests are run on that; a
change that they pass is printed. The status is 1 where more than `--most` survive. By default the module is
`publishing/publication.py` of the package, and the tests are those of publishing and storage, 15 s of
processor time a change that survives.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULE = Path("casualty_figures/publishing/publication.py")
TWO_WRITERS = "test_of_two_writers_at_once_one_ends_in_a_named_error_and_its_work_is_done_by_its_next_run"
TESTS = [
    "tests/unit/publishing/test_durability.py",
    "tests/unit/publishing/test_release_publication.py",
    "tests/unit/publishing/test_damaged_releases.py",
    f"tests/unit/publishing/test_at_address.py::{TWO_WRITERS}",
    "tests/unit/storage/test_storage.py",
]
SECONDS = 1800
_OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.Gt: ast.GtE,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def changed(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Yield every change of a module that is made, with the line and what it was; none of its decorators."""
    decorators = [one for node in ast.walk(tree) for one in getattr(node, "decorator_list", ())]
    left_alone = {id(part) for one in decorators for part in ast.walk(one)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        for kind in range(len(list(_changes(node)))):
            other = copy.deepcopy(tree)
            twin = next(one for place, one in enumerate(ast.walk(other)) if place == number)
            what, change = list(_changes(twin))[kind]
            change()
            yield f"{getattr(node, 'lineno', 0)}: {what}", ast.fix_missing_locations(other)


def _changes(node: ast.AST) -> Iterator[tuple[str, "_Change"]]:
    """Yield the changes of one node."""
    for name in ("body", "orelse", "finalbody"):
        statements = getattr(node, name, None)
        if isinstance(statements, list):
            for place, statement in enumerate(statements):
                if _is_dropped(statement):
                    yield f"without {ast.unparse(statement)}", _Change(statements, place, ast.Pass())
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield f"not {ast.unparse(node.test)}", _Change(node, "test", ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OTHER:
        yield (
            f"another comparison than {ast.unparse(node)}",
            _Change(node.ops, 0, _OTHER[type(node.ops[0])]()),
        )
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        value = not node.value if isinstance(node.value, bool) else node.value + 1
        yield f"{value} for {node.value}", _Change(node, "value", value)
    if isinstance(node, ast.Call):
        for place, keyword in enumerate(node.keywords):
            yield f"{ast.unparse(node.func)} without {keyword.arg}", _Change(node.keywords, place, None)


def _is_dropped(statement: ast.AST) -> bool:
    """Whether a statement does something and can be left out: no docstring, and nothing that gives a name."""
    is_call = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
    return is_call or isinstance(statement, ast.AugAssign | ast.Raise)


class _Change:
    """One thing put in the place of another; `None` takes it out of a list."""

    def __init__(self, where: object, place: str | int, instead: object) -> None:
        self.where, self.place, self.instead = where, place, instead

    def __call__(self) -> None:
        if isinstance(self.where, list) and isinstance(self.place, int):
            self.where[self.place : self.place + 1] = [] if self.instead is None else [self.instead]
        else:
            setattr(self.where, str(self.place), self.instead)


def survives(package: Path, tests: list[str]) -> bool:
    """Whether the tests pass on a copy of the package."""
    path = os.pathsep.join([str(package), str(ROOT)])
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        ended = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def main() -> int:
    """Make the changes one after the other, print those that survive, and return the status."""
    parser = argparse.ArgumentParser(description="Change a module, and see whether its tests notice.")
    for name, default in (("changes", 20), ("most", 3), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--module", type=Path, default=MODULE, help="path below src")
    parser.add_argument("tests", nargs="*", default=TESTS, metavar="TESTS")
    asked = parser.parse_args()
    source = (ROOT / "src" / asked.module).read_text(encoding="utf-8")
    possible = list(changed(ast.parse(source)))
    chosen = random.Random(asked.seed).sample(possible, min(asked.changes, len(possible)))  # noqa: S311 - no secret
    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        package = Path(shutil.copytree(ROOT / "src", Path(folder) / "src"))
        if not survives(package, asked.tests):
            print("the tests fail without any change")
            return 1
        for number, (what, tree) in enumerate(chosen, start=1):
            (package / asked.module).write_text(ast.unparse(tree), encoding="utf-8")
            is_survivor = survives(package, asked.tests)
            survivors += [what] if is_survivor else []
            print(f"{number}/{len(chosen)} {'SURVIVES' if is_survivor else 'noticed '} {what}", flush=True)
    print(f"{len(survivors)} of {len(chosen)} changes survive, of {len(possible)} that could be made")
    return 1 if len(survivors) > asked.most else 0


if __name__ == "__main__":
    sys.exit(main())
