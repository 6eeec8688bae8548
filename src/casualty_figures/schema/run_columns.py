"""Columns of `quarantine`, `quality_results`, `runs` and `codebook`."""

from datetime import datetime
from typing import Annotated, TypeAlias

from casualty_figures.schema.model import Between, EmptyWhen, Meaning, OneOf
from casualty_figures.schema.shared_columns import COUNT, SHA256

QuarantineId: TypeAlias = Annotated[
    str, Meaning("SHA-256 over the table, the row and the expectation.", checks=(SHA256,))
]
RowId: TypeAlias = Annotated[
    str,
    Meaning(
        "Key of the refused row in its table; for an article that could not be read, and for what a model "
        "proposed in vain, the article_id."
    ),
]
ExpectationName: TypeAlias = Annotated[
    str,
    Meaning(
        "Great Expectations' name of the check; reading, where an article could not be read; grounding or "
        "answer, where a model proposed what the text does not state or gave no answer (docs/model.md); "
        "summary, for all checks of a table in a run that is not among the newest thirty."
    ),
]
Reason: TypeAlias = Annotated[str, Meaning("What was wrong, in words.")]
SourceName: TypeAlias = Annotated[
    str, Meaning("File name or address of the article the row came from.", hxl="#meta+source")
]
RowJson: TypeAlias = Annotated[str, Meaning("The whole refused row as a JSON object.")]

ResultId: TypeAlias = Annotated[
    str, Meaning("SHA-256 over the run, the table and the expectation with its arguments.", checks=(SHA256,))
]
Arguments: TypeAlias = Annotated[str, Meaning("The expectation's arguments as a JSON object.")]
Severity: TypeAlias = Annotated[
    str,
    Meaning(
        "critical stops publication, warning sends rows to quarantine, info only reports.",
        checks=(OneOf(("critical", "warning", "info")),),
    ),
]
Success: TypeAlias = Annotated[bool, Meaning("Whether the expectation held.")]
ElementCount: TypeAlias = Annotated[
    int, Meaning("Rows the expectation looked at; of a summary, checks.", unit="row", checks=(COUNT,))
]
UnexpectedCount: TypeAlias = Annotated[
    int, Meaning("Rows that failed it; of a summary, checks.", unit="row", checks=(COUNT,))
]
UnexpectedPercent: TypeAlias = Annotated[
    float, Meaning("Share of rows that failed it, in percent.", unit="percent", checks=(Between(0.0, 100.0),))
]
FailingIds: TypeAlias = Annotated[
    str, Meaning("Keys of the rows that failed it, as a JSON array; of a summary, result_ids.")
]

FinishedAt: TypeAlias = Annotated[
    datetime, Meaning("When the checks of the run were done, UTC.", hxl="#date+end+run")
]
CodeVersion: TypeAlias = Annotated[str, Meaning("Version of the engine that read the articles.")]
RuleSet: TypeAlias = Annotated[str, Meaning("Table of vague words in force, as name and hash.")]
ReconciliationVersion: TypeAlias = Annotated[
    Annotated[str, Meaning("Version of what makes events and estimates of accounts.")] | None,
    EmptyWhen("the run was of a version before this column"),
]
ParentRelease: TypeAlias = Annotated[
    Annotated[str, Meaning("Release the run started from.")] | None, EmptyWhen("it was the first run")
]
Outcome: TypeAlias = Annotated[
    str, Meaning("How the run ended.", checks=(OneOf(("published", "unchanged")),))
]
FilesIn: TypeAlias = Annotated[
    int, Meaning("Files, rows of tables and failed records handed to the run.", unit="file", checks=(COUNT,))
]
DuplicateFiles: TypeAlias = Annotated[
    int,
    Meaning(
        "Files handed to the run that are byte for byte an article already counted.",
        unit="file",
        checks=(COUNT,),
    ),
]
ArticlesIn: TypeAlias = Annotated[
    int, Meaning("Articles in the archive that the release accounts for.", unit="article", checks=(COUNT,))
]
ArticlesNew: TypeAlias = Annotated[
    int, Meaning("Articles that this run read for the first time or anew.", unit="article", checks=(COUNT,))
]
ArticlesRead: TypeAlias = Annotated[
    int,
    Meaning("Articles whose text was read and which are in the release.", unit="article", checks=(COUNT,)),
]
ArticlesRefused: TypeAlias = Annotated[
    int,
    Meaning(
        "Articles that could not be read, or whose row was refused: in quarantine.",
        unit="article",
        checks=(COUNT,),
    ),
]
FiguresExtracted: TypeAlias = Annotated[
    int, Meaning("Figures read in the articles of the release.", unit="figure", checks=(COUNT,))
]
FiguresPublished: TypeAlias = Annotated[
    int, Meaning("Figures in the release.", unit="figure", checks=(COUNT,))
]
FiguresQuarantined: TypeAlias = Annotated[
    int, Meaning("Figures that a check refused.", unit="figure", checks=(COUNT,))
]

DataType: TypeAlias = Annotated[str, Meaning("Arrow type of the column.")]
Definition: TypeAlias = Annotated[str, Meaning("What the column's values mean.", hxl="#description")]
UnitName: TypeAlias = Annotated[
    Annotated[str, Meaning("Unit the values are in.")] | None, EmptyWhen("the values have no unit")
]
HxlTag: TypeAlias = Annotated[
    Annotated[str, Meaning("HXL hashtag and attributes of the column.")] | None,
    EmptyWhen("HXL has no fitting tag"),
]
AllowedValues: TypeAlias = Annotated[
    Annotated[str, Meaning("The values allowed.")] | None, EmptyWhen("any value of the type is allowed")
]
EmptyReason: TypeAlias = Annotated[
    Annotated[str, Meaning("Why the value may be empty.")] | None, EmptyWhen("it is never empty")
]
IsKey: TypeAlias = Annotated[bool, Meaning("Whether the column is part of the table's key.")]
