"""Columns of the tables that say what happened: events, estimates, judgements, and what became of them."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

from casualty_figures.schema.model import Between, EmptyWhen, Meaning, OneOf
from casualty_figures.schema.shared_columns import COUNT, EARLIEST, SHA256

ALL = "all"
VICTIM_GROUPS = (ALL, "civilian", "combatant", "children", "women")
STATUSES = ("provisional", "corroborated", "contested")
JUDGEMENTS = ("same", "different", "unsure")
ESTIMATE_ROLES = ("recommended", "triangulation", "subset", "duplicate", "superseded", "excluded")
RECONCILIATION_RULES = (
    "reviewed",
    "one_origin",
    "agreement",
    "exact_number",
    "rising_toll",
    "revised_toll",
    "died_since",
    "most_origins",
    "median",
    "bounds",
    "none_counts",
)

EventId: TypeAlias = Annotated[
    str,
    Meaning(
        "The event, total or stock: a SHA-256 made when it was first seen, which it keeps while articles "
        "are added to it.",
        hxl="#event+id",
        checks=(SHA256,),
    ),
]
SeriesId: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "SHA-256 shared by the totals (or stocks) that count the same from the same start in the same "
            "place, at different days: a series. Never add up its events.",
            checks=(SHA256,),
        ),
    ]
    | None,
    EmptyWhen("kind is incident"),
]
Status: TypeAlias = Annotated[
    str,
    Meaning(
        "How well it is known: from one independent origin (provisional), two or more independent origins "
        "agree (corroborated), or independent speakers disagree and neither replaces the other (contested).",
        hxl="#status",
        checks=(OneOf(STATUSES),),
    ),
]
ArticleCount: TypeAlias = Annotated[
    int, Meaning("Articles that tell of it, copies among them.", unit="article", checks=(COUNT,))
]
MainArticleCount: TypeAlias = Annotated[
    int,
    Meaning(
        "Articles that are about it, and do not only mention it beside another event.",
        unit="article",
        checks=(COUNT,),
    ),
]
SourceCount: TypeAlias = Annotated[
    int,
    Meaning(
        "Publishers that tell of it (UCDP number_of_sources); an article without one counts as its own.",
        hxl="#meta+source+num",
        unit="publisher",
        checks=(COUNT,),
    ),
]
OriginCount: TypeAlias = Annotated[
    int,
    Meaning(
        "Independent stories that tell of it: copies of one story are one.",
        unit="story",
        checks=(COUNT,),
    ),
]
FirstReported: TypeAlias = Annotated[
    Annotated[date, Meaning("Publication day of the first article on it.", checks=(EARLIEST,))] | None,
    EmptyWhen("none of its articles has a date"),
]
LastReported: TypeAlias = Annotated[
    Annotated[date, Meaning("Publication day of the last article on it.", checks=(EARLIEST,))] | None,
    EmptyWhen("none of its articles has a date"),
]
PreviousEventIds: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning("Ids, apart by '; ', of the events that were merged into it, or that it was split from."),
    ]
    | None,
    EmptyWhen("it came of no other event"),
]
SuccessorEventIds: TypeAlias = Annotated[
    Annotated[str, Meaning("Ids, apart by '; ', of the events that its accounts are now of.")] | None,
    EmptyWhen("none of its accounts is there any more"),
]
VictimGroupOfEstimate: TypeAlias = Annotated[
    str,
    Meaning(
        "Whom the estimate counts: all, or those of them who are civilians, combatants, children or women. "
        "A group is part of all: never add them up.",
        hxl="#affected+group",
        checks=(OneOf(VICTIM_GROUPS),),
    ),
]
ReconciliationRule: TypeAlias = Annotated[
    str,
    Meaning(
        "What decided the number: a reviewer (reviewed); the only origin (one_origin); all origins say the "
        "same, or nearly (agreement); the only one that gives one number (exact_number); the latest of tolls "
        "that rise (rising_toll), or that one "
        "speaker has put lower (revised_toll); what most origins say (most_origins); the middle of what they "
        "say, of two the lower (median); only bounds are said (bounds); or no figure counts anybody "
        "(none_counts).",
        checks=(OneOf(RECONCILIATION_RULES),),
    ),
]
WhoSaysWhat: TypeAlias = Annotated[
    Annotated[str, Meaning("Who says which number, as 'speaker: number', apart by '; '.")] | None,
    EmptyWhen("status is not contested"),
]
ValidFrom: TypeAlias = Annotated[
    datetime, Meaning("When this came to be held: the start of the run that first said so, UTC.")
]
ValidTo: TypeAlias = Annotated[
    Annotated[datetime, Meaning("When this ceased to be held: the start of the run that changed it, UTC.")]
    | None,
    EmptyWhen("it is held now"),
]
ChangeReason: TypeAlias = Annotated[
    str, Meaning("Why the row is there: what changed against what was held before, in words.")
]
WithdrawnReason: TypeAlias = Annotated[str, Meaning("Why the event is no longer held, in words.")]
WithdrawnAt: TypeAlias = Annotated[
    datetime, Meaning("When the event ceased to be held: the start of the run that changed it, UTC.")
]
EstimateRole: TypeAlias = Annotated[
    str,
    Meaning(
        "What the figure does in its estimate: it gives the number (recommended); it stands beside it, as "
        "another voice (triangulation); it counts some of the people (subset); it tells the same again, in "
        "its article or in a copy (duplicate); a later number replaced it (superseded); or it counts nobody "
        "here (excluded).",
        checks=(OneOf(ESTIMATE_ROLES),),
    ),
]
EstimateRoleReason: TypeAlias = Annotated[str, Meaning("Why the figure has its role, in words.")]
OtherAccountId: TypeAlias = Annotated[str, Meaning("The account it is compared with.", checks=(SHA256,))]
JudgementValue: TypeAlias = Annotated[
    str,
    Meaning(
        "Whether the two accounts tell of the same event.",
        checks=(OneOf(JUDGEMENTS),),
    ),
]
Judge: TypeAlias = Annotated[
    str, Meaning("Who judges: 'rule' and its name, or 'reviewer' and the name, as 'rule:pair_score'.")
]
JudgeVersion: TypeAlias = Annotated[
    Annotated[str, Meaning("Version of the rule: the hash of its weights and words.")] | None,
    EmptyWhen("a reviewer judged"),
]
JudgementScore: TypeAlias = Annotated[
    Annotated[
        float,
        Meaning("How likely the rule holds it that they are the same.", checks=(Between(low=0.0, high=1.0),)),
    ]
    | None,
    EmptyWhen("a reviewer judged"),
]
JudgedAt: TypeAlias = Annotated[datetime, Meaning("When it was first judged so, UTC.")]
JudgementReason: TypeAlias = Annotated[
    str, Meaning("Why: the signals that weighed most, or the reviewer's words.")
]
IncidentCount: TypeAlias = Annotated[
    int,
    Meaning("Incidents in the tables that the total covers.", unit="event", checks=(COUNT,)),
]
IncidentsLow: TypeAlias = Annotated[
    int, Meaning("Sum of their low bounds, 0 where open.", unit="person", checks=(COUNT,))
]
IncidentsBest: TypeAlias = Annotated[
    int, Meaning("Sum of their best numbers, the bound there is where none.", unit="person", checks=(COUNT,))
]
IncidentsHigh: TypeAlias = Annotated[
    Annotated[int, Meaning("Sum of their high bounds.", unit="person", checks=(COUNT,))] | None,
    EmptyWhen("one of them has no upper bound"),
]
Difference: TypeAlias = Annotated[
    int,
    Meaning(
        "The total less the sum of the incidents: what the articles here do not tell of one by one, or, "
        "where negative, what the total does not count.",
        unit="person",
    ),
]
