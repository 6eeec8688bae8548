"""Columns of `reviews`: what people decided, and what became of it."""

from datetime import datetime
from typing import Annotated, TypeAlias

from casualty_figures.schema.model import EmptyWhen, Meaning, OneOf
from casualty_figures.schema.shared_columns import SHA256

KINDS = ("review", "correction")
ACTIONS = ("accept", "reject", "amend", "same", "different", "dismiss", "correct")
STALE = "stale"
OUTCOMES = ("applied", "target_gone", "contradicts", STALE, "unreadable")
_NOT_READ = EmptyWhen("the line or entry could not be read: message says why")

ReviewId: TypeAlias = Annotated[
    str,
    Meaning(
        "SHA-256 over the content of the review or correction: the same said twice is one.", checks=(SHA256,)
    ),
]
ReviewKind: TypeAlias = Annotated[
    str,
    Meaning(
        "Whether it is a reviewer's decision on what was read (review), or a known error of a source, put "
        "right (correction).",
        checks=(OneOf(KINDS),),
    ),
]
Action: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "What it does: accept, reject or amend a figure; hold two accounts for the same or for different "
            "events; dismiss a refusal; or correct a source.",
            checks=(OneOf(ACTIONS),),
        ),
    ]
    | None,
    _NOT_READ,
]
TargetIds: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "What it is about, apart by '; ': the figure_id, the figure_id (else the account_id) of each "
            "account, the quarantine_id or row_id of a refusal, or the article or publisher of a correction."
        ),
    ]
    | None,
    _NOT_READ,
]
Reviewer: TypeAlias = Annotated[Annotated[str, Meaning("Who decided.")] | None, _NOT_READ]
ReviewReason: TypeAlias = Annotated[
    Annotated[str, Meaning("Why, in the reviewer's words.")] | None, _NOT_READ
]
ReviewedAt: TypeAlias = Annotated[
    Annotated[datetime, Meaning("When it was decided, UTC.")] | None,
    EmptyWhen("it is a correction, or could not be read"),
]
ReviewOutcome: TypeAlias = Annotated[
    str,
    Meaning(
        "What became of it: it holds (applied); what it is about is in the tables no more (target_gone); a "
        "later review decided otherwise and holds (contradicts); a correction does not find the value it "
        "expects, as where the source was fixed (stale); or it could not be read (unreadable).",
        checks=(OneOf(OUTCOMES),),
    ),
]
ReviewMessage: TypeAlias = Annotated[str, Meaning("What was done, or why nothing was, in words.")]
