"""Where a figure is told to be: by its own sentence, by the one before, by a place that opens either."""

from collections.abc import Sequence

from casualty_figures.estimating.accounts.told_text import ToldText
from casualty_figures.extraction.sentences.text import folded
from casualty_figures.languages.en.context.event_cues import begins_with_cue, has_cue
from casualty_figures.placing import PlaceMention
from casualty_figures.records import Figure, Place

_SCENE = 70
_BESIDE = 60
_BEHIND = 20
_AREA = 4  # a first-level area; what is wider tells no two events apart
_FINE = frozenset({"city", "camp", "adm1", "adm2"})


def named_place(figure: Figure, source: ToldText, start: int, end: int) -> Place | None:
    """Return the place of the figure where the text says between two offsets that it happened there."""
    if not _is_located(figure):
        return None
    return next(
        (
            one.place
            for one in source.mentions_between(start, end)
            if not one.is_dateline
            and one.place.location_name == figure.location_name
            and not _is_of_victim(one, source.text, start)
        ),
        None,
    )


def _is_of_victim(one: PlaceMention, text: str, start: int) -> bool:
    """Whether the words around a place say that it is not where it happened: taken to, a native of."""
    around = text[max(start, one.char_start - _BESIDE) : one.char_end + _BEHIND]
    return has_cue(folded(around), "elsewhere_of_victim")


def any_place(figure: Figure, mentions: Sequence[PlaceMention]) -> Place | None:
    """Return the place of the figure but for one that only a dateline names."""
    if not _is_located(figure):
        return None
    own = [one for one in mentions if one.place.location_name == figure.location_name and not one.is_dateline]
    return own[0].place if own else None


def _is_located(figure: Figure) -> bool:
    """Whether the figure has a place of its own finer than a country."""
    is_fine = bool(figure.location_name) and bool(figure.where_prec) and (figure.where_prec or 9) <= _AREA
    return is_fine and figure.where_basis != "inherited"


def scene_of(
    source: ToldText, figure: Figure, before: tuple[int, int], *, is_alone: bool, is_first: bool
) -> Place | None:
    """Return the place that opens the sentence, or the one before: "In Idlib, meanwhile"."""
    start = before[1]
    if is_first:
        own = _opening_place(source, start, min(start + _SCENE, figure.char_start))
        if own:
            return own
    return _opening_place(source, *before) if is_alone else None


def _opening_place(source: ToldText, start: int, end: int) -> Place | None:
    if not begins_with_cue(folded(source.text[start:end]).lstrip('" '), "opener"):
        return None
    return next(
        (
            one.place
            for one in source.mentions_between(start, end)
            if one.kind in _FINE and one.use == "place" and not one.is_dateline
        ),
        None,
    )
