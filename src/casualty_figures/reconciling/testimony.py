"""What one article says of one event, as reconciling sees it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

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

_ABOUT = ("kind", "is_main", "cause", "weapon", "perpetrator", "perpetrator_side")
ACCOUNT_COLUMNS = ("article_id", "low", "best", "high", "unit", "source_date", *_ABOUT, *_PERIOD, *_PLACE)
_OF_AN_ARTICLE = ("article_id", "origin_group_id", "source_article", "supersedes_article_id")
ARTICLE_COLUMNS = (*_OF_AN_ARTICLE, "text")
"""What is read of rows of `accounts`, beside their keys, and of `articles`."""
KEPT_COLUMNS = {
    "articles": _OF_AN_ARTICLE,
    "figures": ("figure_id", "indicator", "account_id", "article_id"),
}
"""What is read of all rows of those tables, and not only of those on accounts that may move."""


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
    assertion: str
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


@dataclass(frozen=True, slots=True)
class Told:
    """What articles tell: tables of those names, an account only with its figures and its article.

    Where words are left unread, `figures` and `articles` have the `KEPT_COLUMNS`
    of all, and `of` reads the others of some.
    """

    accounts: pa.Table
    figures: pa.Table
    articles: pa.Table

    def without_words(self, accounts: pa.Table) -> "Told":
        """Return what tells of some of the accounts, but for their figures and texts."""
        ids = accounts["article_id"].combine_chunks()
        articles = self.articles.filter(pc.is_in(self.articles["article_id"], ids)).select(_OF_AN_ARTICLE)
        texts = pa.array([""] * articles.num_rows, pa.string())
        return Told(accounts, _NO_FIGURES, articles.append_column("text", texts))

    def of(self, account_ids: pa.Array) -> "Told":
        """Return what tells of some accounts, and whether their articles were replaced."""
        accounts = self.accounts.filter(pc.is_in(self.accounts["account_id"], account_ids))
        ids = accounts["article_id"].combine_chunks()
        is_theirs = pc.is_in(self.articles["article_id"], ids)
        replaces_theirs = pc.is_in(self.articles["supersedes_article_id"], ids)
        return Told(
            accounts,
            self.figures.filter(pc.is_in(self.figures["account_id"], account_ids)),
            self.articles.filter(pc.or_(is_theirs, replaces_theirs)),
        )


def testimonies_of(told: Told) -> list[Testimony]:
    """Return one testimony an account, sorted by account_id. Figures of no account are in none."""
    figures_of = _figures_by_account(told.figures)
    article_of = _articles(told.articles)
    replaced = set(told.articles["supersedes_article_id"].drop_null().to_pylist())
    rows: dict[str, list[Row]] = defaultdict(list)
    names = ("account_id", "indicator", *ACCOUNT_COLUMNS)
    for values in zip(*(told.accounts[name].to_pylist() for name in names), strict=True):
        rows[values[0]].append(dict(zip(names, values, strict=True)))
    return [
        _testimony(own, figures_of.get(key, ()), article_of[own[0]["article_id"]], replaced)
        for key, own in sorted(rows.items())
    ]


def _articles(articles: pa.Table) -> dict[str, Row]:
    names = ["article_id", "origin_group_id", "source_article"]
    opening = pc.utf8_slice_codeunits(articles["text"], 0, _OPENING)
    return {
        row["article_id"]: row for row in articles.select(names).append_column("text", opening).to_pylist()
    }


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
        **{name: first[name] for name in (*_ABOUT, *_PERIOD, *_PLACE)},
        counts=MappingProxyType(counts),
        figures=told,
        told_text=_told_text(told, article["text"] if first["is_main"] else ""),
    )


def _told_text(figures: Iterable[ToldFigure], opening: str) -> str:
    sentences = dict.fromkeys(figure.sentence for figure in figures)
    return "\n".join([opening, *(one for one in sentences if one not in opening)])


_OF_A_FIGURE = (
    "account_id",
    "figure_id",
    "indicator",
    "low",
    "best",
    "high",
    "unit",
    "role",
    "role_reason",
    "assertion",
    "victim_status",
    "sex",
    "age_group",
    "attribution_text",
    "attribution_type",
    "source_excerpt",
)
FIGURE_COLUMNS = ("article_id", *_OF_A_FIGURE)
"""What is read of rows of `figures`."""
_NO_FIGURES = pa.table({name: pa.array([], pa.string()) for name in FIGURE_COLUMNS})


def _figures_by_account(figures: pa.Table) -> dict[str, list[ToldFigure]]:
    """Return the figures of each account in the order of the rows."""
    told: dict[str, list[ToldFigure]] = defaultdict(list)
    columns = [figures[name].to_pylist() for name in _OF_A_FIGURE]
    for account_id, figure_id, indicator, low, best, high, unit, *context in zip(*columns, strict=True):
        if account_id is not None:
            bounds = Bounds(low, best, high, unit)
            told[account_id].append(ToldFigure(figure_id, indicator, bounds, *context))
    return told
