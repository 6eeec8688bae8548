"""Columns that say of which event a figure is: its account, its role there, cause, weapon and perpetrator."""

from typing import Annotated, TypeAlias

from casualty_figures.schema.model import EmptyWhen, Meaning, OneOf
from casualty_figures.schema.shared_columns import SHA256

KINDS = ("incident", "total", "stock")
ROLES = ("counts", "restated", "superseded", "rival", "part", "background", "excluded")
CAUSES = ("conflict", "crime", "disaster", "accident", "disease", "execution", "self_harm", "unknown")
WEAPONS = (
    "heavy_explosive",
    "planted_explosive",
    "small_arms",
    "incendiary",
    "cbrn",
    "less_lethal",
    "denial",
    "objects",
    "multiple",
    "unknown",
)
PERPETRATOR_SIDES = ("government", "armed_group", "gang", "individual", "unknown")

UNREAD = EmptyWhen(
    "the figure was read before figures had accounts, and its article can no longer be read again"
)

AccountId: TypeAlias = Annotated[
    str,
    Meaning(
        "SHA-256 over the article and the figures that the account was made of: what one article says of "
        "one event, one running total or one stock.",
        hxl="#meta+id+account",
        checks=(SHA256,),
    ),
]
Kind: TypeAlias = Annotated[
    str,
    Meaning(
        "What the account is of: an incident, a running total over a long time, or a stock at a moment. "
        "Never add up accounts of different kinds.",
        checks=(OneOf(KINDS),),
    ),
]
IsMain: TypeAlias = Annotated[
    bool, Meaning("Whether the account is of the event the article is about: one account an article.")
]
Role: TypeAlias = Annotated[
    str,
    Meaning(
        "What the figure does in its account: it counts; it tells the same people again (restated), with "
        "an earlier number (superseded) or another one (rival); it counts some of them (part); it is of "
        "another time or affair (background); or it counts nobody, as what is denied (excluded).",
        checks=(OneOf(ROLES),),
    ),
]
RoleReason: TypeAlias = Annotated[
    str, Meaning("Why the figure has its role, in words.", hxl="#description+role")
]
Cause: TypeAlias = Annotated[
    str,
    Meaning(
        "Of what the people of the account were harmed: armed conflict, terrorism, political violence or "
        "repression (conflict), crime, disaster, accident, disease, execution by law, self-harm, or unknown.",
        hxl="#event+cause",
        checks=(OneOf(CAUSES),),
    ),
]
CauseWords: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "The words of the account's sentences and the headline that speak for the cause, apart by '; '.",
            hxl="#description+cause",
        ),
    ]
    | None,
    EmptyWhen("only other words of the article speak for the cause, or it is unknown"),
]
NamesTold: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "The names in the sentences of the account's figures, and in the opening of an article that is "
            "mainly about the event, in small letters, apart by a blank: by them accounts of one event are "
            "found."
        ),
    ]
    | None,
    EmptyWhen("there are none"),
]
Weapon: TypeAlias = Annotated[
    str,
    Meaning(
        "With what, as the account's words say, in the classes of SDG indicator 16.1.2: heavy weapons and "
        "explosive munitions, planted explosives and unexploded ordnance, small arms and light weapons, "
        "incendiary, chemical to nuclear (cbrn), less lethal, denial of what survival needs, objects and "
        "other means; several (multiple), or unknown.",
        hxl="#event+weapon",
        checks=(OneOf(WEAPONS),),
    ),
]
Perpetrator: TypeAlias = Annotated[
    Annotated[str, Meaning("Who did it, in the article's words.", hxl="#event+perpetrator")] | None,
    EmptyWhen("the sentences of the account name nobody as the one who did it"),
]
PerpetratorSide: TypeAlias = Annotated[
    str,
    Meaning(
        "The side of perpetrator: forces of a state, an armed group, organised crime, somebody of no party, "
        "or unknown.",
        checks=(OneOf(PERPETRATOR_SIDES),),
    ),
]
