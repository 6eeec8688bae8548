"""Articles that people decided on: their rows are made anew in each run, so that each decision is told."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.publishing import Release
from casualty_figures.records.tables import ARTICLES, FIGURES, REVIEWS
from casualty_figures.reviewing import Decisions
from casualty_figures.reviewing.outcomes import targets_of
from casualty_figures.runs.last_release.damage import last_sound_rows

_NAMES = {ARTICLES: ("article_id", "url", "source_article"), FIGURES: ("figure_id", "account_id")}
"""What decisions name their targets by, in each table."""


def decided_articles(decisions: Decisions, release: Release) -> frozenset[str]:
    """Return the published articles that decisions are about, those of now and those told in the release."""
    targets = pa.array(sorted({*_targets(decisions), *_told(release)}), pa.string())
    if not len(targets):
        return frozenset()
    return frozenset(
        article_id
        for table, names in _NAMES.items()
        for rows in [release.columns(table.name, dict.fromkeys([*names, "article_id"]))]
        for name in names
        for article_id in rows.filter(pc.is_in(rows[name], value_set=targets))["article_id"].to_pylist()
    )


def _targets(decisions: Decisions) -> Iterator[str]:
    for review in decisions.reviews:
        yield from targets_of(review)
    for correction in decisions.corrections:
        yield correction.article or correction.publisher or ""


def _told(release: Release) -> Iterator[str]:
    for targets in last_sound_rows(release, REVIEWS.name)["target_ids"].to_pylist():
        yield from (targets or "").split("; ")
