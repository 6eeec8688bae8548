"""Known errors in what a source says of its articles: title, publisher, day of publication."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from casualty_figures.records.review import Review
from casualty_figures.reviewing.changes import with_rows
from casualty_figures.reviewing.decisions import ARTICLE_COLUMNS, DAYS, Correction
from casualty_figures.reviewing.figures import CountedFigures
from casualty_figures.reviewing.outcomes import correction_row

_NAMES = ("article_id", "url", *ARTICLE_COLUMNS)


@dataclass(slots=True)
class CountedArticles:
    """Articles on which corrections are applied; `changed` are rows as they count, by article_id."""

    articles: pa.Table
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def counted(self) -> pa.Table:
        """Return the articles as they count."""
        return with_rows(self.articles, self.changed, key="article_id")

    def correct(self, correction: Correction, figures: CountedFigures) -> Review:
        """Put right the articles that say what the correction expects, and return its row.

        Their figures are told of it.
        """
        meant = [row for row in self._rows() if _is_meant(correction, row)]
        column = correction.column
        if not meant:
            return correction_row(correction, "target_gone", "the tables have no such article any more")
        wrong = [row for row in meant if row[column] == correction.expected]
        if not wrong:
            found = ", ".join(sorted({str(row[column]) for row in meant}))
            words = f"{column} is {found}, not {correction.expected}: was the source put right?"
            return correction_row(correction, "stale", words)
        said = f"{column} of the article from {correction.expected} to {correction.right}"
        self.changed |= {row["article_id"]: row | {column: correction.right} for row in wrong}
        told = f"corrected by {correction.who}, {said}: {correction.reason}"
        figures.tell_of_articles({row["article_id"] for row in wrong}, told, _moved(correction))
        return correction_row(correction, "applied", said)

    def _rows(self) -> Sequence[dict[str, Any]]:
        rows = self.articles.select(_NAMES).to_pylist()
        return [self.changed.get(row["article_id"], row) for row in rows]


def _is_meant(correction: Correction, row: Mapping[str, Any]) -> bool:
    if correction.article:
        return correction.article in {row["article_id"], row["url"]}
    return bool(row["source_article"] == correction.publisher)


def _moved(correction: Correction) -> Mapping[str, tuple[object, object]]:
    """Return what figures say on that day of publication alone, and what they say on the right one."""
    if correction.column != "source_date":
        return {}
    moved = (correction.expected, correction.right)
    return dict.fromkeys(("source_date", "as_of_date", *DAYS), moved)
