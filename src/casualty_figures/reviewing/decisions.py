"""The forms of reviews and corrections, and all that there are of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    StringConstraints,
    model_validator,
)

from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.reviewing.places import PLACE, refuse_no_place
from casualty_figures.storage.canonical_json import canonical_json

BOUNDS = ("low", "best", "high")
DAYS = ("date_start", "date_end")
ARTICLE_COLUMNS = ("source_headline", "source_article", "source_date")
Line: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\r\n]*$")
]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Said(_Form):
    """What every review says: who decided, when and why."""

    reviewer: Line
    reason: Line
    time: AwareDatetime
    review_id: str = ""


class Accept(_Said):
    """The figure is right as it was read."""

    action: Literal["accept"]
    figure_id: Line


class Reject(_Said):
    """The figure counts nowhere."""

    action: Literal["reject"]
    figure_id: Line


class Amend(_Said):
    """The figure counts with other numbers, another indicator, other days or at another place.

    A number alone as `best` is exact; any other form gives the bounds that
    are known, and the others are open.
    """

    action: Literal["amend"]
    figure_id: Line
    low: NonNegativeInt | None = None
    best: NonNegativeInt | None = None
    high: NonNegativeInt | None = None
    indicator: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    country_iso3: Line | None = None
    adm_1: Line | None = None
    location_name: Line | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    where_prec: Annotated[int, Field(ge=1, le=7)] | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        refuse_nonsense(self.changes)
        refuse_no_place(self.changes)
        if not self.changes:
            raise ValueError("it amends nothing: give low, best, high, indicator, both days, or a place")
        if (self.date_start is None) != (self.date_end is None):
            raise ValueError("date_start and date_end go together")
        return self

    @property
    def changes(self) -> Mapping[str, Any]:
        """Return what the figure is to say, by column."""
        numbers = {name: getattr(self, name) for name in BOUNDS}
        if self.best is not None and self.low is None and self.high is None:
            numbers = dict.fromkeys(BOUNDS, self.best)
        if all(bound is None for bound in numbers.values()):
            numbers = {}
        others = {name: getattr(self, name) for name in ("indicator", *DAYS, *PLACE)}
        return numbers | {name: value for name, value in others.items() if value is not None}


class OfAccount(_Form):
    """An account, by a figure that it holds: a better reading makes it anew, and the figure stays."""

    figure_id: str | None = None
    account_id: str | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if not (self.figure_id or self.account_id):
            raise ValueError("an account is named by a figure_id that it holds, or its account_id")
        return self

    @property
    def name(self) -> str:
        """Return what it is known by."""
        return self.figure_id or self.account_id or ""


class Pair(_Said):
    """Two accounts are of the same event, or of different ones."""

    action: Literal["same", "different"]
    accounts: tuple[OfAccount, OfAccount]


class Dismiss(_Said):
    """A refusal needs no more looking at; the row stays in the quarantine."""

    action: Literal["dismiss"]
    quarantine_id: str | None = None
    row_id: str | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if not (self.quarantine_id or self.row_id):
            raise ValueError("a refusal is named by its quarantine_id or row_id")
        return self


ReviewForm: TypeAlias = Annotated[Accept | Reject | Amend | Pair | Dismiss, Field(discriminator="action")]
OnFigure: TypeAlias = Accept | Reject | Amend


class Correction(_Form):
    """A known error of a source: `column` of a figure or an article says `expected`, and `right` is right."""

    article: Line | None = None
    publisher: Line | None = None
    phrase: Line | None = None
    column: Literal[
        "low",
        "best",
        "high",
        "indicator",
        "date_start",
        "date_end",
        "source_headline",
        "source_article",
        "source_date",
    ]
    expected: int | date | str
    right: int | date | str
    reason: Line
    who: Line

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.is_of_article and self.phrase:
            raise ValueError(f"{self.column} is of the whole article: leave out the phrase")
        if not self.article and not (self.publisher and (self.phrase or self.is_of_article)):
            raise ValueError("name the article (id or address), or the publisher and a phrase")
        for value in (self.expected, self.right):
            refuse_nonsense({self.column: value})
        if self.expected == self.right:
            raise ValueError("expected and right are the same")
        return self

    @property
    def is_of_article(self) -> bool:
        """Whether it is about an article, not about figures in it."""
        return self.column in ARTICLE_COLUMNS

    @property
    def review_id(self) -> str:
        """Return the hash of what it says."""
        return content_id(self.model_dump(exclude_none=True))


def refuse_nonsense(changes: Mapping[str, Any]) -> None:
    """Raise `ValueError` where a column of a figure cannot hold such a value, or bounds are out of order."""
    kinds: dict[str, type] = dict.fromkeys(BOUNDS, int) | dict.fromkeys((*DAYS, "source_date"), date)
    kinds |= dict.fromkeys(("indicator", "source_headline", "source_article"), str)
    for name, value in changes.items():
        if value is not None and type(value) is not kinds.get(name, type(value)):
            raise ValueError(f"{name} cannot be {value!r}")
    if (indicator := changes.get("indicator")) not in {None, *INDICATORS}:
        raise ValueError(f"no indicator {indicator!r}: {', '.join(INDICATORS)}")
    for names in (BOUNDS, DAYS):
        values = [changes[name] for name in names if changes.get(name) is not None]
        if values != sorted(values):
            raise ValueError(f"{' <= '.join(names)} does not hold: {', '.join(map(str, values))}")
    if any(isinstance(value, int) and value < 0 for value in changes.values()):
        raise ValueError("a count of people is 0 or more")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line or entry that makes no sense: its hash, what it was to be, and why it cannot be read."""

    review_id: str
    review_kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided: reviews by time, each once, corrections, and what could not be read."""

    reviews: tuple[Accept | Reject | Amend | Pair | Dismiss, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all of them, sorted."""
        return tuple(sorted(one.review_id for one in (*self.reviews, *self.corrections, *self.unreadable)))


NO_DECISIONS = Decisions()


def content_id(entry: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what an entry says; its own `review_id` is no part of it."""
    said = {name: value for name, value in entry.items() if name != "review_id"}
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()
