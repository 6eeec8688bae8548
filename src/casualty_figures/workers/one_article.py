"""The edge at which whatever fails in one article ends, so that the others go on."""

from collections.abc import Callable

from casualty_figures.records import CasualtyFiguresError, Origin, Refusal
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.refusals import defect_reason, refused_for_now
from casualty_figures.workers.time_limit import MOST_SECONDS, OutOfTimeError, at_most


def outcome_of(
    origin: Origin,
    read: Callable[[Origin], ArticleFigures | Refusal],
    *,
    most_seconds: float = MOST_SECONDS,
) -> ArticleFigures | Refusal:
    """Return what is read in an article, else why it was refused.

    One that takes more than `most_seconds` of processor time is refused until
    the next run, which tries again.

    Raises only what is no fault of the article: `CasualtyFiguresError` for a
    setting or the gazetteer, `OSError` for the machine. Each would fail every
    article, and refusals stand.
    """
    try:
        with at_most(most_seconds):
            return read(origin)
    except OutOfTimeError:
        spent = f"reading it took more than {most_seconds:g} s of processor time"
        return refused_for_now(origin, f"{spent}, see CASUALTY_FIGURES_ARTICLE_SECONDS")
    except (CasualtyFiguresError, OSError):
        raise
    except MemoryError as error:
        return refused_for_now(origin, defect_reason(error))
    except Exception as error:  # noqa: BLE001 - a library or a rule trips over anything; the article is a row
        return Refusal(origin, defect_reason(error))
