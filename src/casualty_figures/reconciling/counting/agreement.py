"""How well a number is known, and who disagrees."""

from collections.abc import Sequence

from casualty_figures.reconciling.counting.voices import Side, Voice
from casualty_figures.reconciling.testimony import Bounds

PROVISIONAL, CORROBORATED, CONTESTED = "provisional", "corroborated", "contested"
_SMALL_SHARE = 0.1
_SMALL_NUMBER = 1
_PLACED = frozenset({"official", "un", "ngo", "party"})


def status_of(standing: Sequence[Voice], bounds: Bounds) -> tuple[str, str | None]:
    """Return the status of an estimate, and who says what where it is contested."""
    sides = _against(standing, bounds)
    if sides:
        return CONTESTED, said_by(sides)
    n_agreeing = sum(is_near(one.number, bounds.central or 0) for one in standing)
    return (CORROBORATED if n_agreeing > 1 else PROVISIONAL), None


def event_status(statuses: Sequence[str]) -> str:
    """Return the status of an event: contested before corroborated where any estimate is."""
    return next((one for one in (CONTESTED, CORROBORATED) if one in statuses), PROVISIONAL)


def is_near(number: int, other: int) -> bool:
    """Whether two numbers differ by no more than two articles on one event do: by one, or by a tenth."""
    return abs(number - other) <= max(_SMALL_NUMBER, _SMALL_SHARE * max(number, other))


def said_by(sides: Sequence[Side]) -> str:
    """Return who says which number, the lowest first, each speaker once a number."""
    told = sorted({(side.number, side.speaker, side.words) for side in sides})
    return "; ".join(f"{speaker}: {words}" for _, speaker, words in told)


def _against(standing: Sequence[Voice], bounds: Bounds) -> list[Side]:
    """Return all sides where independent speakers disagree, else none.

    A lower bound disagrees only with what lies below it. A lone publisher
    against two others that agree is no side of its own.
    """
    best = bounds.central or 0
    sides = [side for one in standing for side in _own_sides(one, best)]
    far = [side for side in sides if not is_near(side.number, best)]
    near = [side for side in sides if is_near(side.number, best)]
    speakers = {side.speaker.casefold() for side in near}
    rivals = [side for side in far if side.speaker.casefold() not in speakers]
    is_weighty = any(side.speaker_type in _PLACED for side in rivals)
    return sides if rivals and (is_weighty or len(rivals) > 1 or len(near) == 1) else []


def _own_sides(voice: Voice, best: int) -> tuple[Side, ...]:
    is_open_below = voice.bounds.high is None and voice.number <= best
    return voice.sides[1:] if is_open_below else voice.sides
