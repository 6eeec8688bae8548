"""Columns of `figures` that say what, how many, of which kind, and with which proof."""

from typing import Annotated, TypeAlias

from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.schema.model import Between, EmptyWhen, Matches, Meaning, OneOf
from casualty_figures.schema.shared_columns import COUNT, SHA256

QUANTIFIERS = (
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "approximately",
    "nearly",
    "between",
    "vague",
)

Indicator: TypeAlias = Annotated[
    str,
    Meaning("What happened to the people counted.", hxl="#indicator+type", checks=(OneOf(INDICATORS),)),
]
Term: TypeAlias = Annotated[
    str, Meaning("The word or words that say what happened, as in the text.", hxl="#indicator+term")
]
Unit: TypeAlias = Annotated[
    str,
    Meaning("What is counted (IDMC unit).", hxl="#indicator+unit", checks=(OneOf(("person", "household")),)),
]
ReportedText: TypeAlias = Annotated[
    str,
    Meaning("The phrase that states the figure: text[char_start:char_end].", hxl="#description+phrase"),
]
Quantifier: TypeAlias = Annotated[
    str,
    Meaning("How the words bound the number.", hxl="#indicator+quantifier", checks=(OneOf(QUANTIFIERS),)),
]
Low: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "Fewest units the words can mean; of an account or estimate: what all its figures support.",
            hxl="#affected+low",
            unit="as column unit",
            checks=(COUNT,),
        ),
    ]
    | None,
    EmptyWhen("the words set no lower bound, as in 'up to 30' or 'about 30'"),
]
Best: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning("The number the words name.", hxl="#affected+best", unit="as column unit", checks=(COUNT,)),
    ]
    | None,
    EmptyWhen("the words name no one number, as in 'dozens', 'up to 30' or 'between 12 and 14'"),
]
High: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "Most units the words can mean.", hxl="#affected+high", unit="as column unit", checks=(COUNT,)
        ),
    ]
    | None,
    EmptyWhen("the words set no upper bound, as in 'at least 12' or 'about 30'"),
]
VagueRule: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning("Row of the table of vague words that gave the bounds, as table:word.", hxl="#meta+rule"),
    ]
    | None,
    EmptyWhen("the number is not a vague word"),
]
PersonLow: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "low in persons: times household_size for households.",
            hxl="#affected+low+ind",
            unit="person",
            checks=(COUNT,),
        ),
    ]
    | None,
    EmptyWhen("low is empty"),
]
PersonBest: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "best in persons: times household_size for households.",
            hxl="#affected+best+ind",
            unit="person",
            checks=(COUNT,),
        ),
    ]
    | None,
    EmptyWhen("best is empty"),
]
PersonHigh: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "high in persons: times household_size for households.",
            hxl="#affected+high+ind",
            unit="person",
            checks=(COUNT,),
        ),
    ]
    | None,
    EmptyWhen("high is empty"),
]
HouseholdSize: TypeAlias = Annotated[
    Annotated[
        float,
        Meaning("Persons counted for one household.", unit="person", checks=(Between(low=1.0, high=20.0),)),
    ]
    | None,
    EmptyWhen("the unit is persons"),
]
HouseholdSizeSource: TypeAlias = Annotated[
    Annotated[str, Meaning("Where household_size comes from.", hxl="#meta+source+household")] | None,
    EmptyWhen("the unit is persons"),
]
Measure: TypeAlias = Annotated[
    str,
    Meaning(
        "What the number measures: one incident, a cumulative total over a period, a stock at a moment, "
        "or a flow during a period.",
        hxl="#indicator+measure",
        checks=(OneOf(("incident", "cumulative", "stock", "flow")),),
    ),
]
Basis: TypeAlias = Annotated[
    str,
    Meaning(
        "Whether the article states the number, or it follows from numbers it states.",
        checks=(OneOf(("stated", "derived")),),
    ),
]
SubsetOfFigureId: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "The figure that already counts these people: never add both.",
            hxl="#meta+id+figure",
            checks=(SHA256,),
        ),
    ]
    | None,
    EmptyWhen("no other figure of the article counts these people as its part"),
]
DerivedFromFigureId: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning("The figure this one was computed from.", hxl="#meta+id+figure", checks=(SHA256,)),
    ]
    | None,
    EmptyWhen("the number is stated, or is a sum whose parts point at it by subset_of_figure_id"),
]
TextPart: TypeAlias = Annotated[
    str,
    Meaning("Part of the article that states the figure.", checks=(OneOf(("headline", "body")),)),
]
SourceExcerpt: TypeAlias = Annotated[
    str, Meaning("The sentence that states the figure, verbatim.", hxl="#description+excerpt")
]
SentenceStart: TypeAlias = Annotated[
    int, Meaning("Where source_excerpt begins in the stored text.", unit="character", checks=(COUNT,))
]
CharStart: TypeAlias = Annotated[
    int, Meaning("Where the phrase begins in the stored text.", unit="character", checks=(COUNT,))
]
CharEnd: TypeAlias = Annotated[
    int, Meaning("Where the phrase ends in the stored text, exclusive.", unit="character", checks=(COUNT,))
]
ExtractorName: TypeAlias = Annotated[
    str,
    Meaning(
        "What read the figure: our patterns, our rules over a parse (parser), or a model.",
        checks=(Matches(r"[a-z_]+"),),
    ),
]
RuleName: TypeAlias = Annotated[
    str,
    Meaning(
        "The rule by which it was read, such as passive, toll or subset.",
        checks=(Matches(r"[a-z_]+"),),
    ),
]
ExtractorVersion: TypeAlias = Annotated[
    str, Meaning("Version of the engine: package version and fingerprint of its grammar, words and model.")
]
Confidence: TypeAlias = Annotated[
    float,
    Meaning(
        "Share of figures of this extractor and rule that were right on the labelled sets (docs/method.md).",
        checks=(Between(low=0.0, high=1.0),),
    ),
]
