"""How often estimates are right, where it is known which articles tell of one event and its numbers.

    python benchmarks/estimates.py RELEASE INCIDENTS.jsonl

RELEASE is the folder of a release made of the articles; INCIDENTS has one
object a line, with `docs` (the last parts of the addresses of the articles on
one event), `killed` and `injured`. The articles are grouped as INCIDENTS says, so
that the numbers are judged and not the grouping. An incident that no account is
of, and a number that nobody gives, count as 0.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from pair_weights import labelled  # type: ignore[import-not-found]  # beside this script

from casualty_figures.reconciling.counting.estimates import supported
from casualty_figures.reconciling.testimony import Bounds, Testimony
from casualty_figures.schema.event_columns import ALL

NOBODY = Bounds(0, 0, 0)


def estimated(testimonies: list[Testimony], indicator: str) -> Bounds:
    """Return what the testimonies support for all people of an indicator."""
    found = supported(testimonies) if testimonies else []
    bounds = [one.bounds for one in found if (one.indicator, one.victim_group) == (indicator, ALL)]
    return next((one for one in bounds if not one.is_empty), NOBODY)


def report(incidents: list[dict[str, Any]], told: dict[str, list[Testimony]], title: str) -> None:
    """Print how many numbers are exact, how many ranges hold the truth, and the mean width of closed ones."""
    for indicator in ("killed", "injured"):
        pairs = [(estimated(told[one["id"]], indicator), int(one[indicator])) for one in incidents]
        n_exact = sum((bounds.central or 0) == true for bounds, true in pairs)
        n_held = sum(
            (bounds.low or 0) <= true and (bounds.high is None or true <= bounds.high)
            for bounds, true in pairs
        )
        widths = [bounds.high - (bounds.low or 0) for bounds, _ in pairs if bounds.high is not None]
        print(
            f"{title}, {indicator}: {len(pairs)} incidents, exact {n_exact / len(pairs):.3f}, "
            f"in range {n_held / len(pairs):.3f}, mean width {sum(widths) / max(1, len(widths)):.2f}"
        )


def main() -> None:
    """Print how all incidents fare, and those with two articles or more."""
    release, path = Path(sys.argv[1]), Path(sys.argv[2])
    told: dict[str, list[Testimony]] = defaultdict(list)
    for one, event in labelled(release, path):
        told[event].append(one)
    incidents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    report(incidents, told, "all")
    report([one for one in incidents if len(one["docs"]) > 1], told, "of two articles and more")


if __name__ == "__main__":
    main()
