"""The weights of the signals, fitted on articles of which it is known which tell of one event.

    python benchmarks/pair_weights.py RELEASE INCIDENTS.jsonl [--write]

RELEASE is the folder of a release made of the articles; INCIDENTS has one
object a line, with `docs`: the last parts of the addresses of the articles on
one event. Prints the weights and what they do on articles they were not fitted
on (five parts, no event in two); with --write, writes reconciling/judging/tables/weights.tsv.
"""

import argparse
import json
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from scipy.optimize import minimize

from casualty_figures.reconciling.judging.candidates import candidates
from casualty_figures.reconciling.judging.evidence import evidence_of
from casualty_figures.reconciling.judging.keys import key_rows, keys_of, weighed_names
from casualty_figures.reconciling.judging.scoring import START
from casualty_figures.reconciling.judging.signals import ABROAD, DATED_APART, DAYS_APART, TOLD_APART, signals
from casualty_figures.reconciling.testimony import Testimony, Told, testimonies_of

TABLE = Path(__file__).parents[1] / "src/casualty_figures/reconciling/judging/tables/weights.tsv"
PARTS = 5
BY_HAND = {ABROAD: -3.0, DATED_APART: -3.0, DAYS_APART: -2.0, TOLD_APART: -5.0}
"""Weights that are set and not fitted: the labelled set at hand tells of small shootings in one country,
hardly of two attacks with several dead in one town, on one day or on the next."""


def labelled(release: Path, incidents: Path) -> list[tuple[Testimony, str]]:
    """Return the main account of each article that is of one event, with the event."""
    tables = {name: pq.read_table(release / name) for name in ("accounts", "figures", "articles")}
    events = defaultdict(set)
    for line in incidents.read_text(encoding="utf-8").splitlines():
        incident = json.loads(line)
        for name in incident["docs"]:
            events[name].add(incident["id"])
    columns = (tables["articles"][name].to_pylist() for name in ("article_id", "url"))
    name_of = {key: (url or "").rpartition("/")[2] for key, url in zip(*columns, strict=True)}
    told = testimonies_of(Told(**tables))
    main = [one for one in told if one.is_main and one.kind == "incident"]
    return [
        (one, min(events[name_of[one.article_id]]))
        for one in main
        if len(events[name_of[one.article_id]]) == 1
    ]


def fitted(values: np.ndarray, same: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, the first of them the start, with a ridge of 1.

    `known` are the odds of each pair by the weights that are set.
    """

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = values @ weights + known
        ridge = weights.copy()
        ridge[0] = 0
        gradient = values.T @ (1 / (1 + np.exp(-odds)) - same) + ridge
        return float((np.logaddexp(0, odds) - same * odds).sum() + (ridge * weights).sum() / 2), gradient

    return np.asarray(minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B").x)


def main() -> None:
    """Fit, print, and write if asked."""
    parser = argparse.ArgumentParser(description="Fit the weights of the signals.")
    parser.add_argument("release", type=Path)
    parser.add_argument("incidents", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    told = labelled(given.release, given.incidents)
    testimonies = [one for one, _ in told]
    keys = keys_of(key_rows(testimonies))
    left, right = candidates(keys)
    seen = signals(evidence_of(testimonies, weighed_names(keys)), (left, right))
    known = sum((weight * seen.pop(name) for name, weight in BY_HAND.items()), np.zeros(len(left)))
    values = np.column_stack([np.ones(len(left)), *seen.values()])
    event = np.array([zlib.crc32(name.encode()) for _, name in told])
    same = (event[left] == event[right]).astype(float)
    every = np.unique(event, return_counts=True)[1]
    print(f"{len(left)} candidates, {same.sum():.0f} of one event, of {(every * (every - 1) // 2).sum()}")
    unseen = np.zeros(len(left))
    for part in range(PARTS):
        here = (event[left] % PARTS == part) | (event[right] % PARTS == part)
        unseen[here] = 1 / (
            1 + np.exp(-known[here] - values[here] @ fitted(values[~here], same[~here], known[~here]))
        )
    hits = (unseen >= 0.5) & (same == 1)
    precision, recall = hits.sum() / (unseen >= 0.5).sum(), hits.sum() / same.sum()
    print(f"unseen pairs: precision {precision:.3f} recall {recall:.3f}")
    names = [START, *seen]
    weights = zip(names, fitted(values, same, known), strict=True)
    rows = [f"{name}\t{weight:.3f}" for name, weight in [*weights, *BY_HAND.items()]]
    text = "\n".join(["signal\tweight", *rows, ""])
    print(text)
    if given.write:
        TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
