"""Texts in memory to events: what a run does with files, without archive, checks and release."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from casualty_figures.engine import figures_of, vague_words, with_headline
from casualty_figures.notebook.frames import events_html, frame, is_held
from casualty_figures.reconciling import Told, reconciled
from casualty_figures.records import Figure, Origin, ReadArticle
from casualty_figures.records.day import day_of
from casualty_figures.records.tables import ARTICLES, FIGURES
from casualty_figures.runs.candidates import linked
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.account_rows import account_rows
from casualty_figures.runs.rows.article_rows import article_row
from casualty_figures.schema.to_arrow import rows_to_arrow

_KEYS = frozenset({"text", "published", "headline", "publisher", "url"})
_NO_RUN = "0" * 64
_NOW = datetime(1970, 1, 1, tzinfo=UTC)
"""Nothing is held over time here: the same texts give the same tables."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What articles together support, as tables with the columns of the release's, by name.

    `figures`, `events` and the like are pandas frames with pyarrow types; `table`
    gives any table as Arrow. In a notebook it shows its events.
    """

    tables: Mapping[str, pa.Table]

    def table(self, name: str) -> pa.Table:
        """Return one table; raises `KeyError` for a name that is none."""
        return self.tables[name]

    @property
    def figures(self) -> Any:  # noqa: ANN401 - pandas is loaded when asked for
        """Return the figures as a pandas frame."""
        return frame(self.tables["figures"])

    @property
    def articles(self) -> Any:  # noqa: ANN401 - the same
        """Return the articles as a pandas frame."""
        return frame(self.tables["articles"])

    @property
    def accounts(self) -> Any:  # noqa: ANN401 - the same
        """Return what each article says of each event as a pandas frame."""
        return frame(self.tables["accounts"])

    @property
    def estimates(self) -> Any:  # noqa: ANN401 - the same
        """Return the estimates as a pandas frame, those held once among them: they have a `valid_to`."""
        return frame(self.tables["estimates"])

    @property
    def events(self) -> Any:  # noqa: ANN401 - the same
        """Return the events as a pandas frame, a row an event, indicator and group (`events_frame`)."""
        return events_frame(self.tables["events"], self.tables["estimates"])

    def _repr_html_(self) -> str:
        """Return the events as an HTML table, for notebooks."""
        return events_html(self.events)


def reconcile(articles: Iterable[str | Mapping[str, Any]]) -> Reconciled:
    """Return the figures, accounts, events and estimates that English texts in memory support together.

    An article is its text, or a mapping with `text` and, where known, `published`
    (a date, or as text "2015-05-18"), `headline`, `publisher` and `url`. The
    order of the articles changes nothing; a text given twice is one article.
    Raises `ValueError` for a mapping without a text, with other keys, or with a
    date that is none.
    """
    read = {one.article.origin.article_id: one for one in map(_read, articles)}
    rows = [article_row(one, _NO_RUN) for one in read.values()]
    figures = rows_to_arrow(
        FIGURES, [replace(f, run_id=_NO_RUN) for one in read.values() for f in one.figures]
    )
    told, _ = linked(sorted(rows, key=lambda one: one.article_id))
    stored = rows_to_arrow(ARTICLES, told)
    made = reconciled(Told(account_rows(figures), figures, stored), run_id=_NO_RUN, at=_NOW).tables
    return Reconciled({"articles": stored, "figures": figures, **made})


def figures_frame(figures: Iterable[Figure]) -> Any:  # noqa: ANN401 - pandas is loaded when asked for
    """Return figures, as `extract_figures` gives them, as a pandas frame: a row a figure, pyarrow types."""
    return frame(rows_to_arrow(FIGURES, figures))


def events_frame(events: pa.Table, estimates: pa.Table) -> Any:  # noqa: ANN401 - the same
    """Return events with what is held of them: a pandas frame, a row an event, indicator and group.

    `events` and `estimates` are the tables of those names, of a release or of `reconcile`.
    """
    held = frame(estimates.filter(is_held(estimates)))
    numbers = [name for name in held.columns if name not in {"run_id", "valid_from", "valid_to"}]
    about = frame(events).drop(columns=["run_id", "valid_from", "status", "number_of_sources"])
    return about.drop(columns=["n_independent_origins"]).merge(held[numbers], on="event_id")


def _read(given: str | Mapping[str, Any]) -> ArticleFigures:
    said = {"text": given} if isinstance(given, str) else dict(given)
    unknown = sorted(said.keys() - _KEYS)
    if unknown or not isinstance(said.get("text"), str):
        raise ValueError(
            f"an article needs a text, and may have {', '.join(sorted(_KEYS - {'text'}))}: {unknown}"
        )
    published, headline = day_of(said.get("published")), said.get("headline")
    whole = with_headline(said["text"], headline)
    name = hashlib.sha256("\n".join([str(published), str(said.get("url")), whole]).encode()).hexdigest()
    raw = hashlib.sha256(whole.encode()).hexdigest()
    article = ReadArticle(
        origin=Origin(name, raw, "", "", _NOW, said.get("url"), said.get("publisher"), published),
        text=whole,
        headline=headline,
        publisher=said.get("publisher"),
        url=said.get("url"),
        published=published,
        published_basis="record" if published else "none",
        modified=None,
        language="en",
    )
    return ArticleFigures(article, tuple(figures_of(article, vague_words())))
