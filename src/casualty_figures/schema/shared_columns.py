"""Columns that stand in more than one table: one name, one meaning."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

from casualty_figures.schema.model import Between, EmptyWhen, Matches, Meaning

SHA256 = Matches(r"[0-9a-f]{64}")
COUNT = Between(low=0)
EARLIEST = Between(low=date(1900, 1, 1))

ArticleId: TypeAlias = Annotated[
    str,
    Meaning(
        "SHA-256 over the archived bytes and the origin record of this version of the article.",
        hxl="#meta+id+article",
        checks=(SHA256,),
    ),
]
FigureId: TypeAlias = Annotated[
    str,
    Meaning(
        "SHA-256 over the article, the span and the reading; the extractor's name and version are left out, "
        "so that a better extractor which reads the same keeps what a reviewer decided.",
        hxl="#meta+id+figure",
        checks=(SHA256,),
    ),
]
RunId: TypeAlias = Annotated[
    str,
    Meaning(
        "SHA-256 over parent release, inputs and code version of the run that first wrote the row.",
        hxl="#meta+id+run",
        checks=(SHA256,),
    ),
]
TableName: TypeAlias = Annotated[str, Meaning("Table the row speaks of.", hxl="#meta+table")]
ColumnName: TypeAlias = Annotated[
    Annotated[str, Meaning("Column the row speaks of.", hxl="#meta+column")] | None,
    EmptyWhen("it speaks of the whole table or of several columns"),
]
SourceDate: TypeAlias = Annotated[
    Annotated[
        date,
        Meaning(
            "Day the article was published (UCDP source_date).", hxl="#date+reported", checks=(EARLIEST,)
        ),
    ]
    | None,
    EmptyWhen("neither the page nor the record beside it gives a date"),
]
FigureCount: TypeAlias = Annotated[
    int,
    Meaning(
        "Figures that the row accounts for: all read in the article, those in quarantine included; "
        "those published of the account and indicator, or with a part in the estimate.",
        unit="figure",
        checks=(COUNT,),
    ),
]
StartedAt: TypeAlias = Annotated[datetime, Meaning("When the run began, UTC.", hxl="#date+start+run")]
