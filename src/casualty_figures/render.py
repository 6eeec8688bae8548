"""What is rendered from the schema and committed: `python -m casualty_figures.render [--check] [FOLDER]`.

Writes the suites, the floors and the codebook below FOLDER (the working
folder). With `--check` it writes nothing, names each file that is stale and
ends with status 1.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from casualty_figures.checking.floors import floors_by_table
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_expectations import expectations_across, own_expectations, to_suite_json
from casualty_figures.schema.to_markdown import to_markdown


def renderings() -> dict[str, str]:
    """Return the text of every rendered file, by its path from the root of the repository."""
    suites = {
        "": {table.name: own_expectations(table) for table in TABLES},
        "across/": {table.name: expectations_across(table) for table in TABLES},
        "floors/": floors_by_table(),
    }
    return {
        **{
            f"expectations/{kind}{table}.json": to_suite_json(f"{kind}{table}", suite)
            for kind, by_table in suites.items()
            for table, suite in by_table.items()
            if suite
        },
        "docs/codebook.md": to_markdown(TABLES),
    }


def stale_renderings(root: Path) -> list[str]:
    """Return the paths below `root` whose file is missing, differs, or is a suite of no table."""
    current = renderings()
    found = {path.relative_to(root).as_posix() for path in root.glob("expectations/**/*.json")}
    differing = {path for path, text in current.items() if _text(root / path) != text}
    return sorted(differing | (found - set(current)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the files; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the files rendered from the schema.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file is stale")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="root of the repository")
    given = parser.parse_args(arguments)
    if given.check:
        return _report(stale_renderings(given.folder))
    for path, text in renderings().items():
        (given.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (given.folder / path).write_text(text, encoding="utf-8")
    return 0


def _report(stale: list[str]) -> int:
    for path in stale:
        sys.stderr.write(f"{path} is stale: run python -m casualty_figures.render\n")
    return 1 if stale else 0


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
