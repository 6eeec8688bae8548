"""The frozen values the stages speak in."""

from casualty_figures.records.article import Article, Origin, ReadArticle, Refusal
from casualty_figures.records.errors import (
    UNREAD_LANGUAGE,
    AddressMovedOnError,
    ArchiveError,
    CasualtyFiguresError,
    LabelledSetError,
    ListingError,
    PublicationStoppedError,
    ReadingError,
    ReleaseError,
    RunInProgressError,
    SourcesFileError,
)
from casualty_figures.records.figure import Figure
from casualty_figures.records.period import Period
from casualty_figures.records.place import Place

__all__ = [
    "UNREAD_LANGUAGE",
    "AddressMovedOnError",
    "ArchiveError",
    "Article",
    "CasualtyFiguresError",
    "Figure",
    "LabelledSetError",
    "ListingError",
    "Origin",
    "Period",
    "Place",
    "PublicationStoppedError",
    "ReadArticle",
    "ReadingError",
    "Refusal",
    "ReleaseError",
    "RunInProgressError",
    "SourcesFileError",
]
