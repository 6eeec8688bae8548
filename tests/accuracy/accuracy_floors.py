"""The floors: scores that must not be lost, and the corpus they were measured on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FLOORS_FILE = Path(__file__).parent / "floors.json"

Scores = dict[str, dict[str, float]]


class LowerFloorError(Exception):
    """A floor would fall and nobody said that it may."""


@dataclass(frozen=True, slots=True)
class Floors:
    """Least scores by group and measure, and the SHA-256 of each corpus file."""

    corpus_sha256: dict[str, str]
    scores: Scores


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    """The floors committed beside the corpus."""
    return Floors(**json.loads(path.read_text(encoding="utf-8")))


def write_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write floors so that a change of one score is a diff of one line."""
    content = {"corpus_sha256": floors.corpus_sha256, "scores": floors.scores}
    path.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def fallen(floors: Scores, scores: Scores) -> list[str]:
    """One line for each score below its floor; a group that is gone has fallen."""
    return [
        f"{name} {measure} {scores.get(name, {}).get(measure, 0.0):.4f} < {floor:.4f}"
        for name, measures in floors.items()
        for measure, floor in measures.items()
        if scores.get(name, {}).get(measure, 0.0) < floor
    ]


def raised_floors(floors: Scores, scores: Scores) -> Scores:
    """The floors at the current scores.

    Raises:
        LowerFloorError: a score is below its floor.
    """
    if lines := fallen(floors, scores):
        raise LowerFloorError("\n".join(lines))
    return scores
