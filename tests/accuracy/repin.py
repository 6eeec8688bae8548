"""Raise the floors of the accuracy gate to the current scores.

    python tests/accuracy/repin.py [--allow-lower]

Run it when reading got better or the corpus changed. A floor falls only with
`--allow-lower`; say in the commit message which and why.
"""

from __future__ import annotations

import argparse
import sys

from accuracy_floors import FLOORS_FILE, Floors, LowerFloorError, raised_floors, read_floors, write_floors
from accuracy_score import corpus_hashes, score_engine
from article_floors import pin_article_floors


def main() -> None:
    """Score the engine and pin what it reaches."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--allow-lower", action="store_true", help="pin scores that are below their floor too"
    )
    arguments = parser.parse_args()
    held = {} if arguments.allow_lower or not FLOORS_FILE.exists() else read_floors().scores
    try:
        scores = raised_floors(held, score_engine().scores)
    except LowerFloorError as error:
        sys.exit(f"not pinned, these floors would fall (--allow-lower if you mean it):\n{error}")
    fallen = pin_article_floors(is_lowering_allowed=arguments.allow_lower)
    if fallen and not arguments.allow_lower:
        lines = "\n".join(fallen)
        sys.exit(
            f"not pinned, these floors of whole articles would fall (--allow-lower if you mean it):\n{lines}"
        )
    write_floors(Floors(corpus_hashes(), scores))
    print(f"pinned {sum(map(len, scores.values()))} floors in {FLOORS_FILE.name}")  # noqa: T201


if __name__ == "__main__":
    main()
