"""Columns of `figures` that say who was counted, who says so, when and where."""

from datetime import date
from typing import Annotated, TypeAlias

from casualty_figures.schema.model import Between, EmptyWhen, Matches, Meaning, OneOf
from casualty_figures.schema.shared_columns import EARLIEST

GIVEN_PERIODS = ("explicit", "relative", "inherited", "sentence", "lead", "publication")
"""Values of date_basis with a period, the surest first."""

VictimStatus: TypeAlias = Annotated[
    str,
    Meaning(
        "Whether those counted took part in the fighting, as far as the words say.",
        hxl="#affected+status",
        checks=(OneOf(("civilian", "combatant", "mixed", "unknown")),),
    ),
]
VictimGroup: TypeAlias = Annotated[
    Annotated[str, Meaning("The words for those counted, as in the text.", hxl="#affected+group")] | None,
    EmptyWhen("the number stands alone, as in 'killing 17'"),
]
VictimSide: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "The side of those counted: government forces, an armed group, or the attackers themselves.",
            checks=(OneOf(("government", "armed_group", "perpetrator")),),
        ),
    ]
    | None,
    EmptyWhen("the words do not say, or those counted took no side"),
]
Sex: TypeAlias = Annotated[
    Annotated[
        str, Meaning("Sex of all those counted.", hxl="#affected+sex", checks=(OneOf(("female", "male")),))
    ]
    | None,
    EmptyWhen("the words do not say, or say both"),
]
AgeGroup: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "Age group of all those counted.",
            hxl="#affected+age",
            checks=(OneOf(("children", "adults", "elderly")),),
        ),
    ]
    | None,
    EmptyWhen("the words do not say, or say several"),
]
AttributionText: TypeAlias = Annotated[
    Annotated[str, Meaning("Who says so, in the article's words.", hxl="#meta+source+figure")] | None,
    EmptyWhen("the article states the figure in its own voice, or by a pronoun that stands for nobody named"),
]
AttributionBasis: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "Where the speaker is named: in the figure's own sentence (explicit), or in another one, for "
            "which the sentence has a pronoun, words such as 'the group', or a quotation or list that runs "
            "on (carried). A sentence in the article's own voice takes no speaker from its neighbours.",
            checks=(OneOf(("explicit", "carried")),),
        ),
    ]
    | None,
    EmptyWhen("attribution_text is empty"),
]
AttributionType: TypeAlias = Annotated[
    str,
    Meaning(
        "What kind of speaker says so.",
        checks=(OneOf(("official", "party", "un", "ngo", "media", "witness", "unknown")),),
    ),
]
AttributionOrigin: TypeAlias = Annotated[
    Annotated[str, Meaning("The source from which the speaker took the figure, where the article says so.")]
    | None,
    EmptyWhen("the article names no earlier source of the figure"),
]
Assertion: TypeAlias = Annotated[
    str,
    Meaning(
        "What the article does with the figure. Only affirmed figures enter estimates.",
        checks=(OneOf(("affirmed", "denied", "hypothetical", "disputed", "retracted")),),
    ),
]
DateStart: TypeAlias = Annotated[
    Annotated[
        date,
        Meaning("First day on which the harm can have happened.", hxl="#date+start", checks=(EARLIEST,)),
    ]
    | None,
    EmptyWhen("date_basis is none: nothing gives a period"),
]
DateEnd: TypeAlias = Annotated[
    Annotated[
        date,
        Meaning("Last day on which the harm can have happened.", hxl="#date+end", checks=(EARLIEST,)),
    ]
    | None,
    EmptyWhen("date_basis is none: nothing gives a period"),
]
DatePrec: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "UCDP date precision: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer.",
            checks=(Between(low=1, high=5),),
        ),
    ]
    | None,
    EmptyWhen("date_basis is none: nothing gives a period"),
]
DateBasis: TypeAlias = Annotated[
    str,
    Meaning(
        "Where the period comes from: words that name it (explicit), words that need the article's date "
        "(relative), another figure of the same account (inherited), the only day its sentence names, "
        "or its paragraph before it, or the heading above (sentence), the day that the article tells of its "
        "event, in the opening or further down (lead), the day of publication and the one before, as it is "
        "news (publication), or nothing gives one (none).",
        checks=(OneOf((*GIVEN_PERIODS, "none")),),
    ),
]
AsOfDate: TypeAlias = Annotated[
    Annotated[
        date,
        Meaning(
            "Day up to which the figure is said to be known: stated, else the publication date.",
            hxl="#date+asof",
            checks=(EARLIEST,),
        ),
    ]
    | None,
    EmptyWhen("neither the words nor the article give a date"),
]
Country: TypeAlias = Annotated[
    Annotated[str, Meaning("Country the figure is about.", hxl="#country+name")] | None,
    EmptyWhen("the article names no place for the figure"),
]
CountryIso3: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning("ISO 3166-1 alpha-3 code of country.", hxl="#country+code", checks=(Matches(r"[A-Z]{3}"),)),
    ]
    | None,
    EmptyWhen("the article names no place for the figure"),
]
Adm1: TypeAlias = Annotated[
    Annotated[str, Meaning("First-level area the figure is about.", hxl="#adm1+name")] | None,
    EmptyWhen("no first-level area is named or follows from the place"),
]
Adm1Iso: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning("ISO 3166-2 code of adm_1.", hxl="#adm1+code", checks=(Matches(r"[A-Z]{2}-[A-Z0-9]{1,3}"),)),
    ]
    | None,
    EmptyWhen("adm_1 is empty or has no ISO 3166-2 code"),
]
LocationName: TypeAlias = Annotated[
    Annotated[str, Meaning("The most precise place the figure is about, by its usual name.", hxl="#loc+name")]
    | None,
    EmptyWhen("only a country or nothing is named"),
]
GeonamesId: TypeAlias = Annotated[
    Annotated[
        int, Meaning("GeoNames id of location_name.", hxl="#loc+code+v_geonames", checks=(Between(low=1),))
    ]
    | None,
    EmptyWhen("the place is not in GeoNames' cities, or none is named"),
]
Latitude: TypeAlias = Annotated[
    Annotated[
        float,
        Meaning(
            "Latitude of the place, WGS 84.",
            hxl="#geo+lat",
            unit="degree",
            checks=(Between(low=-90.0, high=90.0),),
        ),
    ]
    | None,
    EmptyWhen("where_prec is empty"),
]
Longitude: TypeAlias = Annotated[
    Annotated[
        float,
        Meaning(
            "Longitude of the place, WGS 84.",
            hxl="#geo+lon",
            unit="degree",
            checks=(Between(low=-180.0, high=180.0),),
        ),
    ]
    | None,
    EmptyWhen("where_prec is empty"),
]
WherePrec: TypeAlias = Annotated[
    Annotated[
        int,
        Meaning(
            "UCDP location precision: 1 the exact place, 2 near it, 3 second-level area, 4 first-level area, "
            "5 a region or line, 6 only the country, 7 international waters or airspace.",
            checks=(Between(low=1, high=7),),
        ),
    ]
    | None,
    EmptyWhen("the article names no place for the figure"),
]
LocationRole: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "What the place is to those counted.",
            checks=(OneOf(("origin", "destination", "incident")),),
        ),
    ]
    | None,
    EmptyWhen("the article names no place for the figure"),
]
WhereBasis: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "Where the place comes from: the figure's own sentence (explicit), what its paragraph said "
            "before or the place the article is mostly about (context), a dateline or the outlet that no "
            "other words confirm (dateline), or another figure of the same account (inherited).",
            checks=(OneOf(("explicit", "context", "dateline", "inherited")),),
        ),
    ]
    | None,
    EmptyWhen("the article names no place for the figure"),
]
