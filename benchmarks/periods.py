"""Time to read the period, the speaker and the group of a figure, a sentence at a time.

Run `python benchmarks/periods.py`. The sentences are the golden ones, all
different, and every cache is emptied before each round. The aim is under 0.2
ms a sentence for periods, on one core.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from casualty_figures.languages.en.context.attribution import attribution_for
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.context.attribution.speakers import speakers_in
from casualty_figures.languages.en.context.groups import group_of
from casualty_figures.languages.en.context.periods import period_for, period_mentions
from casualty_figures.languages.en.context.periods.tokens import tagged

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
CACHES = (period_mentions, tagged, speakers_in, speaker_type, group_of)
ROUNDS = 20


def cases_of(name: str) -> list[dict[str, Any]]:
    """Return the golden cases, one of each sentence."""
    lines = (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    return list({case.get("sentence", case.get("words")): case for case in cases}.values())


def span_of(case: dict[str, Any]) -> tuple[int, int]:
    """Return where the figure stands in its sentence."""
    start = case["sentence"].index(case["figure"])
    return start, start + len(case["figure"])


def milliseconds(read: Callable[[dict[str, Any]], object], cases: list[dict[str, Any]]) -> float:
    """Return the best round's time a case, in milliseconds of one core, with empty caches."""
    times = []
    for _ in range(ROUNDS):
        for cache in CACHES:
            cache.cache_clear()
        start = process_time()
        for case in cases:
            read(case)
        times.append(process_time() - start)
    return 1000 * min(times) / len(cases)


def main() -> None:
    """Print milliseconds a sentence."""
    published = date(2015, 5, 18)
    periods, speakers, groups = (cases_of(name) for name in ("periods", "attributions", "groups"))
    rows = (
        ("period_mentions", milliseconds(lambda c: period_mentions(c["sentence"], published), periods)),
        ("period_for", milliseconds(lambda c: period_for(c["sentence"], span_of(c), published), periods)),
        ("attribution_for", milliseconds(lambda c: attribution_for(c["sentence"], span_of(c)), speakers)),
        ("group_of", milliseconds(lambda c: group_of(c["words"]), groups)),
    )
    for name, value in rows:
        print(f"{name:<16} {value:.3f} ms a sentence")


if __name__ == "__main__":
    main()
