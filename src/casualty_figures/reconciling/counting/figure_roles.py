"""Which part one figure plays in an estimate, and why."""

from collections.abc import Container, Mapping

from casualty_figures.reconciling.counting.victim_groups import group_of
from casualty_figures.reconciling.counting.voices import Voice
from casualty_figures.reconciling.testimony import Bounds, Testimony, ToldFigure
from casualty_figures.schema.event_columns import ALL

_OF_ITS_ARTICLE = {
    "excluded": "excluded",
    "background": "excluded",
    "superseded": "superseded",
    "restated": "duplicate",
    "rival": "triangulation",
}


def figure_role(
    testimony: Testimony,
    figure: ToldFigure,
    bounds: Bounds,
    voices: Mapping[str, Voice],
    standing: Container[str],
) -> tuple[str, str]:
    """Return the role of a figure in the estimate of `bounds`, and the reason.

    `voices` are by origin, `standing` the origins of those that no later one replaces.
    """
    if not testimony.is_current:
        return "superseded", "a later version of its article replaced it"
    if figure.role in _OF_ITS_ARTICLE:
        return _OF_ITS_ARTICLE[figure.role], figure.role_reason
    own = voices.get(testimony.origin_id)
    unit = next((one.bounds.unit for one in voices.values()), figure.bounds.unit)
    if figure.bounds.unit != unit:
        return "excluded", "counts households where persons are counted"
    if own is None or own.testimony.account_id != testimony.account_id:
        return _of_a_copy(testimony, own)
    if testimony.origin_id not in standing:
        return "superseded", "a later toll replaced it"
    return _of_a_voice(own, figure, bounds)


def _of_a_voice(own: Voice, figure: ToldFigure, bounds: Bounds) -> tuple[str, str]:
    """Return the role of a figure that a standing voice tells."""
    if figure.role == "part" and group_of(figure) == ALL:
        return "subset", figure.role_reason
    if figure.role == "part" and figure.bounds.central != own.number:
        return "subset", "some of the group that its account counts"
    if own.number == bounds.central:
        return "recommended", "the number of the estimate"
    return "triangulation", "another number than the estimate's"


def _of_a_copy(testimony: Testimony, voice: Voice | None) -> tuple[str, str]:
    """Return the role of a figure whose account is not the one that speaks for its origin."""
    if voice is None:
        return "excluded", "its account counts nobody of the group"
    if voice.testimony.article_id == testimony.article_id:
        return "duplicate", "its article tells of the event in another account too"
    return "duplicate", "a copy of its story is counted"
