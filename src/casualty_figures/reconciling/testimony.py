"""What one article says of one event, as reconciling sees it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

import pyarrow as pa

Row: TypeAlias = Mapping[str, Any]

_OPENING = 2_000
"""Characters of an article that are compared with others: what comes after tells of earlier events."""

_PERIOD = ("date_start", "date_end", "date_prec", "date_basis")
_PLACE = (
    "country",
    "country_iso3",
    "adm_1",
    "adm_1_iso",
    "location_name",
    "latitude",
    "longitude",
    "where_prec",
    "where_basis",
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many people of one indicator a testimony counts; an open bound is `None`."""

    low: int | None
    best: int | None
    high: int | None
    unit: str = "person"

    @property
    def is_empty(self) -> bool:
        """Whether nobody is counted: the figures are denied, feared or of others."""
        return self.low is None and self.best is None and self.high is None

    @property
    def central(self) -> int | None:
        """Return the one number that stands for the bounds: the best, else the bound there is."""
        if self.best is not None:
            return self.best
        return self.high if self.low is None else self.low


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure of a testimony, with what decides its part in an estimate."""

    figure_id: str
    indicator: str
    bounds: Bounds
    role: str
    role_reason: str
    victim_status: str
    sex: str | None
    age_group: str | None
    speaker: str | None
    speaker_type: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Testimony:
    """One account of one article: what it says of one event, with its voice.

    `origin_id` is shared by the copies of one story; `is_current` says that no
    later version of the article replaced it.
    """

    account_id: str
    article_id: str
    origin_id: str
    publisher: str
    published: date | None
    is_current: bool

    kind: str
    is_main: bool
    cause: str
    weapon: str
    perpetrator: str | None
    perpetrator_side: str

    date_start: date | None
    date_end: date | None
    date_prec: int | None
    date_basis: str

    country: str | None
    country_iso3: str | None
    adm_1: str | None
    adm_1_iso: str | None
    location_name: str | None
    latitude: float | None
    longitude: float | None
    where_prec: int | None
    where_basis: str | None

    counts: Mapping[str, Bounds]
    figures: tuple[ToldFigure, ...]
    told_text: str


ARTICLE_COLUMNS = ("article_id", "origin_group_id", "supersedes_article_id", "source_article", "text")
"""What is asked of `articles`."""


def testimonies_of(accounts: pa.Table, figures: pa.Table, articles: pa.Table) -> list[Testimony]:
    """Return one testimony an account, sorted by account_id, from the tables of those names.

    Figures of no account are in none.
    """
    told = _figures_by_account(figures)
    article_of = _articles(articles)
    replaced = set(articles["supersedes_article_id"].drop_null().to_pylist())
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in accounts.to_pylist():
        rows[row["account_id"]].append(row)
    return [
        _testimony(own, told.get(key, ()), article_of[own[0]["article_id"]], replaced)
        for key, own in sorted(rows.items())
    ]


def _articles(articles: pa.Table) -> dict[str, Row]:
    return {row["article_id"]: row for row in articles.select(ARTICLE_COLUMNS).to_pylist()}


def _testimony(
    rows: Sequence[Row], figures: Iterable[ToldFigure], article: Row, replaced: set[str]
) -> Testimony:
    first, told = rows[0], tuple(figures)
    counts = {row["indicator"]: Bounds(row["low"], row["best"], row["high"], row["unit"]) for row in rows}
    return Testimony(
        account_id=first["account_id"],
        article_id=first["article_id"],
        origin_id=article["origin_group_id"],
        publisher=article["source_article"] or first["article_id"],
        published=first["source_date"],
        is_current=first["article_id"] not in replaced,
        kind=first["kind"],
        is_main=first["is_main"],
        cause=first["cause"],
        weapon=first["weapon"],
        perpetrator=first["perpetrator"],
        perpetrator_side=first["perpetrator_side"],
        **{name: first[name] for name in (*_PERIOD, *_PLACE)},
        counts=MappingProxyType(counts),
        figures=told,
        told_text=_told_text(told, article["text"] if first["is_main"] else ""),
    )


def _told_text(figures: Iterable[ToldFigure], article: str) -> str:
    opening = article[:_OPENING]
    sentences = dict.fromkeys(figure.sentence for figure in figures)
    return "\n".join([opening, *(one for one in sentences if one not in opening)])


FIGURE_COLUMNS = (
    "account_id",
    "figure_id",
    "indicator",
    "low",
    "best",
    "high",
    "unit",
    "role",
    "role_reason",
    "victim_status",
    "sex",
    "age_group",
    "attribution_text",
    "attribution_type",
    "source_excerpt",
)
"""What is asked of `figures`."""


def _figures_by_account(figures: pa.Table) -> dict[str, list[ToldFigure]]:
    """Return the figures of each account in the order of the rows."""
    told: dict[str, list[ToldFigure]] = defaultdict(list)
    columns = [figures[name].to_pylist() for name in FIGURE_COLUMNS]
    for account_id, figure_id, indicator, low, best, high, unit, *context in zip(*columns, strict=True):
        if account_id is not None:
            bounds = Bounds(low, best, high, unit)
            told[account_id].append(ToldFigure(figure_id, indicator, bounds, *context))
    return told
