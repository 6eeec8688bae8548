"""The edge at which whatever fails in one article ends, so that the others go on."""

from collections.abc import Callable

from casualty_figures.records import CasualtyFiguresError, Origin, Refusal
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.refusals import defect_reason, refused_for_now


def outcome_of(
    origin: Origin, read: Callable[[Origin], ArticleFigures | Refusal]
) -> ArticleFigures | Refusal:
    """Return what is read in an article, else why it was refused.

    Raises only what is no fault of the article: `CasualtyFiguresError` for a
    setting or the gazetteer, `OSError` for the machine. Each would fail every
    article, and refusals stand.
    """
    try:
        return read(origin)
    except (CasualtyFiguresError, OSError):
        raise
    except MemoryError as error:
        return refused_for_now(origin, defect_reason(error))
    except Exception as error:  # noqa: BLE001 - a library or a rule trips over anything; the article is a row
        return Refusal(origin, defect_reason(error))
