"""Columns of `sources`: what each source of `sources.toml` gave, day by day."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

from casualty_figures.schema.model import Between, EmptyWhen, Matches, Meaning, OneOf
from casualty_figures.schema.shared_columns import COUNT, EARLIEST

STATUSES = ("usual", "few", "silent", "unreadable", "failing", "ended", "not_asked")
_NO_COUNT = EmptyWhen("nobody asked it on the day, or it gave no answer: a gap is no zero")

CollectedFrom: TypeAlias = Annotated[
    str, Meaning("Name of the source in sources.toml.", checks=(Matches(r"[a-z0-9][a-z0-9-]*"),))
]
Day: TypeAlias = Annotated[date, Meaning("Day that the row is about, in UTC.", checks=(EARLIEST,))]
SourceKind: TypeAlias = Annotated[str, Meaning("Kind of the source in sources.toml, such as feed.")]
SourceStatus: TypeAlias = Annotated[
    str,
    Meaning(
        "How it did on the day: usual; few, under a quarter of its habit; silent, nothing for so long that "
        "its habit makes it unlikely (under 1 in 100); unreadable, most of what came could not be read, as "
        "when a site changes its layout; failing, no answer; ended, the answer that there is no such source "
        "(404, 410); not_asked.",
        checks=(OneOf(STATUSES),),
    ),
]
AttemptCount: TypeAlias = Annotated[
    int, Meaning("Times it was asked on the day.", unit="attempt", checks=(COUNT,))
]
FailedAttemptCount: TypeAlias = Annotated[
    int, Meaning("Times that it gave no answer on the day.", unit="attempt", checks=(COUNT,))
]
CollectedCount: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning("Articles that came of it on the day for the first time.", unit="article", checks=(COUNT,)),
    ]
    | None,
    _NO_COUNT,
]
RevisedCount: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning("Newer versions of articles that came of it on the day.", unit="article", checks=(COUNT,)),
    ]
    | None,
    _NO_COUNT,
]
UnreadCount: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "Of what came or was listed on the day, what could not be had or read: rows of quarantine.",
            unit="article",
            checks=(COUNT,),
        ),
    ]
    | None,
    _NO_COUNT,
]
GoneCount: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning("Pages of it that were found gone on the day (404, 410).", unit="article", checks=(COUNT,)),
    ]
    | None,
    _NO_COUNT,
]
UsualCount: TypeAlias = Annotated[
    Annotated[
        float,
        Meaning(
            "Its habit: mean of n_collected over the 28 days before, gaps left out.",
            unit="article",
            checks=(Between(low=0.0),),
        ),
    ]
    | None,
    EmptyWhen("it has counts of fewer than 7 of the 28 days before"),
]
LastSuccessAt: TypeAlias = Annotated[
    Annotated[datetime, Meaning("When it last answered, up to the end of the day, UTC.")] | None,
    EmptyWhen("it had never answered by then"),
]
LastFailureAt: TypeAlias = Annotated[
    Annotated[
        datetime,
        Meaning("When it last gave no answer, or not a whole one, up to the end of the day, UTC."),
    ]
    | None,
    EmptyWhen("it had never failed by then"),
]
LastFailureReason: TypeAlias = Annotated[
    Annotated[str, Meaning("Why, in one line.")] | None, EmptyWhen("it had never failed by then")
]
