"""Figures as people say that they count."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from casualty_figures.records.review import Review
from casualty_figures.reviewing.changes import amended, corrected, told, with_rows
from casualty_figures.reviewing.contradictions import held_against, overruled, told_of
from casualty_figures.reviewing.decisions import DAYS, Accept, Amend, Correction, OnFigure, Reject
from casualty_figures.reviewing.outcomes import correction_row, review_row

_GONE = "the tables have no such {} any more"


@dataclass(slots=True)
class CountedFigures:
    """Figures on which decisions are applied, one after the other.

    `changed` are rows as they count, `reasons` what is told of them, both by
    figure_id; `deciding` figures that a reviewer accepted or amended, the one
    decided last at the end.
    """

    figures: pa.Table
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)
    deciding: list[str] = field(default_factory=list)

    @property
    def counted(self) -> pa.Table:
        """Return the figures as they count."""
        return with_rows(self.figures, self.changed)

    def decide(self, reviews: Sequence[OnFigure]) -> list[Review]:
        """Apply what reviewers decided, given by time, and return the row of each."""
        later = overruled(reviews, lambda review: review.figure_id)
        places = self._places({review.figure_id for review in reviews})
        return told_of((self._decided(review, places, later) for review in reviews), later)

    def _decided(self, review: OnFigure, places: dict[str, int], later: dict[str, Any]) -> Review:
        if review.figure_id not in places:
            return review_row(review, "target_gone", _GONE.format("figure"))
        if review.review_id in later:
            return review_row(review, "contradicts", held_against(later[review.review_id]))
        row = self._row(review.figure_id, places[review.figure_id])
        if isinstance(review, Reject):
            return self._reject(review, row)
        return self._accept(review) if isinstance(review, Accept) else self._amend(review, row)

    def _reject(self, review: Reject, row: dict[str, Any]) -> Review:
        reason = f"rejected by {review.reviewer}: {review.reason}"
        self.rejected.add(review.figure_id)
        self.reasons[review.figure_id] = reason
        self.changed[review.figure_id] = row | {"role": "excluded", "role_reason": reason}
        return review_row(review, "applied", "it counts nowhere")

    def _accept(self, review: Accept) -> Review:
        self._tell(review.figure_id, f"accepted by {review.reviewer}: {review.reason}")
        self._decides(review.figure_id)
        return review_row(review, "applied", "it decides its estimate")

    def _amend(self, review: Amend, row: dict[str, Any]) -> Review:
        try:
            after = amended(row, review.changes)
        except ValueError as error:
            return review_row(review, "unreadable", str(error))
        message = told(row, after) or "it says so already"
        self.changed[review.figure_id] = after
        self._tell(review.figure_id, f"amended by {review.reviewer}, {message}: {review.reason}")
        self._decides(review.figure_id)
        return review_row(review, "applied", message)

    def correct(self, correction: Correction, articles: pa.Table) -> Review:
        """Put right the figures of a source that say what the correction expects, and return its row."""
        meant = self._meant(correction, articles)
        if not meant:
            return correction_row(correction, "target_gone", _GONE.format("article or phrase"))
        wrong = [row for row in meant if row[correction.column] == correction.expected]
        if not wrong:
            found = ", ".join(sorted({str(row[correction.column]) for row in meant}))
            words = f"{correction.column} is {found}, not {correction.expected}: was the source put right?"
            return correction_row(correction, "stale", words)
        try:
            right = [corrected(row, correction.column, correction.right) for row in wrong]
        except ValueError as error:
            return correction_row(correction, "unreadable", str(error))
        for before, after in zip(wrong, right, strict=True):
            self.changed[after["figure_id"]] = after
            words = f"corrected by {correction.who}, {told(before, after)}: {correction.reason}"
            self._tell(after["figure_id"], words)
        return correction_row(correction, "applied", told(wrong[0], right[0]))

    def tell_of_articles(
        self, article_ids: Collection[str], words: str, moved: Mapping[str, tuple[object, object]]
    ) -> None:
        """Tell of every figure of the articles what was corrected in them.

        `moved` says which columns move from which value to which; days move
        where a figure has them of the publication alone.
        """
        owners = enumerate(self.figures["article_id"].to_pylist())
        for place in [place for place, owner in owners if owner in article_ids]:
            row = self.figures.slice(place, 1).to_pylist()[0]
            row = self.changed.get(row["figure_id"], row)
            given = () if row["date_basis"] == "publication" else ("as_of_date", *DAYS)
            after = {
                name: right
                for name, (wrong, right) in moved.items()
                if row[name] == wrong and name not in given
            }
            self.changed[row["figure_id"]] = row | after
            self._tell(row["figure_id"], words)

    def _meant(self, correction: Correction, articles: pa.Table) -> list[dict[str, Any]]:
        """Return the figures of the source, those with the phrase in their sentence if one is given."""
        own = _articles_of(correction, articles)
        columns = (self.figures[name].to_pylist() for name in ("figure_id", "article_id", "source_excerpt"))
        return [
            self._row(figure_id, place)
            for place, (figure_id, article_id, sentence) in enumerate(zip(*columns, strict=True))
            if article_id in own and (correction.phrase or "") in sentence
        ]

    def _places(self, figure_ids: set[str]) -> dict[str, int]:
        ids = enumerate(self.figures["figure_id"].to_pylist())
        return {figure_id: place for place, figure_id in ids if figure_id in figure_ids}

    def _row(self, figure_id: str, place: int) -> dict[str, Any]:
        return self.changed.get(figure_id) or self.figures.slice(place, 1).to_pylist()[0]

    def _tell(self, figure_id: str, words: str) -> None:
        before = self.reasons.get(figure_id)
        self.reasons[figure_id] = f"{before}; {words}" if before else words

    def _decides(self, figure_id: str) -> None:
        self.deciding = [*(one for one in self.deciding if one != figure_id), figure_id]


def _articles_of(correction: Correction, articles: pa.Table) -> set[str]:
    names = ("article_id", "url", "source_article")
    return {
        article_id
        for article_id, url, publisher in zip(*(articles[name].to_pylist() for name in names), strict=True)
        if (
            correction.article in {article_id, url}
            if correction.article
            else publisher == correction.publisher
        )
    }
