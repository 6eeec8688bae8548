"""The frozen values the stages speak in."""

from casualty_figures.records.article import Article, Origin, Refusal
from casualty_figures.records.errors import (
    ArchiveError,
    CasualtyFiguresError,
    PublicationStoppedError,
    ReadingError,
    ReleaseError,
    RunInProgressError,
)
from casualty_figures.records.figure import Figure
from casualty_figures.records.period import Period
from casualty_figures.records.place import Place

__all__ = [
    "ArchiveError",
    "Article",
    "CasualtyFiguresError",
    "Figure",
    "Origin",
    "Period",
    "Place",
    "PublicationStoppedError",
    "ReadingError",
    "Refusal",
    "ReleaseError",
    "RunInProgressError",
]
