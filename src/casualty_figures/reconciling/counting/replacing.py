"""Which voices still stand: a later toll replaces an earlier one."""

from collections.abc import Hashable, Sequence

from casualty_figures.reconciling.counting.died_since import n_dead, tells_who_died_since
from casualty_figures.reconciling.counting.voices import Voice

_PLACED = frozenset({"official", "un", "ngo"})
_PARTISAN = frozenset({"party", "witness"})
_LEAP = 3
_FEW = 5


def standing_voices(voices: Sequence[Voice], indicator: str) -> list[Voice]:
    """Return the voices on an indicator that no later one replaces, in their order."""
    if len(voices) < 2:
        return list(voices)
    apart = list({_said(one): one for one in voices}.values())
    replaced = {
        _said(one) for one in apart if any(replaces(other, one, voices, indicator) for other in apart)
    }
    return [one for one in voices if _said(one) not in replaced]


def _said(voice: Voice) -> Hashable:
    """Return all of a voice that decides whether it replaces another or is replaced."""
    speaker = voice.speaker
    dead, is_main = n_dead(voice.testimony), voice.testimony.is_main
    return voice.day, voice.bounds, speaker.speaker, speaker.speaker_type, is_main, dead


def replaces(later: Voice, earlier: Voice, voices: Sequence[Voice], indicator: str) -> bool:
    """Whether a voice replaces another: of a later day and the same speaker, or a toll that rose.

    A mention beside another event replaces no article about this one. Who
    tells which of the injured died since replaces who does not.
    """
    if indicator == "injured" and tells_who_died_since(later, earlier):
        return True
    if later.day <= earlier.day or later.number == earlier.number or not later.is_closed:
        return False
    if earlier.testimony.is_main and not later.testimony.is_main:
        return False
    return _is_same_speaker(later, earlier) or _has_risen(later, earlier, voices, indicator)


def _is_same_speaker(one: Voice, other: Voice) -> bool:
    """Whether both numbers are of one named speaker."""
    is_named = one.speaker.speaker_type != "media"
    return is_named and one.speaker.speaker.casefold() == other.speaker.speaker.casefold()


def _has_risen(later: Voice, earlier: Voice, voices: Sequence[Voice], indicator: str) -> bool:
    """Whether a later and higher number is the same toll, risen.

    A party or a witness replaces no official, UN body or organisation. A leap
    to more than three times as many needs a second voice, or an open bound
    before it. Few injured do not rise: articles differ on whom to call injured.
    """
    if later.number < earlier.number or (later.number < _FEW and indicator != "killed"):
        return False
    if later.speaker.speaker_type in _PARTISAN and earlier.speaker.speaker_type in _PLACED:
        return False
    if later.number <= _LEAP * earlier.number or not earlier.is_closed:
        return True
    return sum(one.number * _LEAP > later.number for one in voices if one.day >= later.day) > 1
