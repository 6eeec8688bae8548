"""Which part one figure plays in an estimate, and why."""

from collections.abc import Sequence

from casualty_figures.reconciling.testimony import Bounds, Testimony, ToldFigure
from casualty_figures.reconciling.victim_groups import group_of
from casualty_figures.reconciling.voices import Voice
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
    voices: Sequence[Voice],
    standing: Sequence[Voice],
) -> tuple[str, str]:
    """Return the role of a figure in the estimate of `bounds`, and the reason."""
    if not testimony.is_current:
        return "superseded", "a later version of its article replaced it"
    if figure.role in _OF_ITS_ARTICLE:
        return _OF_ITS_ARTICLE[figure.role], figure.role_reason
    if voices and figure.bounds.unit != voices[0].bounds.unit:
        return "excluded", "counts households where persons are counted"
    own = next((one for one in voices if one.testimony.account_id == testimony.account_id), None)
    if own is None:
        return _of_a_copy(testimony, voices)
    if own not in standing:
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


def _of_a_copy(testimony: Testimony, voices: Sequence[Voice]) -> tuple[str, str]:
    """Return the role of a figure whose account has no voice of its own."""
    voice = next((one for one in voices if one.testimony.origin_id == testimony.origin_id), None)
    if voice is None:
        return "excluded", "its account counts nobody of the group"
    if voice.testimony.article_id == testimony.article_id:
        return "duplicate", "its article tells of the event in another account too"
    return "duplicate", "a copy of its story is counted"
