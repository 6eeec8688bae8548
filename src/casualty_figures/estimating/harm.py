"""What the words of harm leave open: whether those hit died, the injured live, anybody was hit."""

import re

from casualty_figures.estimating.references import central, is_pronoun, is_single, says_others
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.records import Figure

_OPEN_TO_DEATH = re.compile(rf"(?i)^(?:in |with |{cue('struck')}|{cue('taken_to_care')})")
_STRUCK = re.compile(rf"(?i)^(?:with |{cue('struck')})")
_HIT = re.compile(rf"(?i)^{cue('hit')}\b")
_OUTCOME = re.compile(rf"(?i)\b{cue('outcome')}\b")
_ALIVE = re.compile(
    rf"""
    (?i)\b(?:surviv\w+|non-?life-?\s?threatening|not[ ](?:life-?\s?threatening|believed[ ]to[ ]be[ ]life)
    |{cue("safe_condition")}[ ]condition|expected[ ]to[ ](?:survive|recover|live|be[ ]ok\w*)|recover(?:ing|ed)
    |released[ ]from|remain(?:s|ed)?[ ]hospitali[sz]ed)\b
    """,
    re.VERBOSE,
)
_DYING = re.compile(rf"(?i)\b{cue('dying')}\b")
_OF_THE_INJURED = re.compile(
    r"(?i)\bof (?:the|those) (?:injured|wounded|hospitali[sz]ed)\b"
    r"|\bone (?:\w+ ){0,2}(?:later|subsequently) (?:died|succumbed)\b"
)
_REFLEXIVE = re.compile(r"(?i)(?:himself|herself|themselves)\b")


def is_open_to_death(figure: Figure) -> bool:
    """Whether the words leave open that the person died: shot, stabbed, taken to hospital."""
    return bool(_OPEN_TO_DEATH.match(figure.term))


def is_struck(figure: Figure) -> bool:
    """Whether the words say that somebody was hit, and not what became of him: shot, struck, with wounds."""
    return bool(_STRUCK.match(figure.term))


def is_open_about(figure: Figure) -> bool:
    """Whether people were hit and the words leave open how many of them died: four people were shot."""
    return (
        not is_single(figure)
        and bool(_HIT.match(figure.term))
        and not _OUTCOME.search(figure.reported_text)
        and not says_others(figure)
    )


def is_alive(figure: Figure) -> bool:
    """Whether the sentence says that the injured person lives: in stable condition, expected to survive."""
    is_of_dying = is_pronoun(figure) and bool(_DYING.search(figure.source_excerpt))
    return bool(_ALIVE.search(figure.source_excerpt)) and not is_of_dying


def is_of_the_injured(figure: Figure) -> bool:
    """Whether one of the injured is told to have died: one of the wounded later died."""
    return figure.indicator == "killed" and bool(_OF_THE_INJURED.search(figure.reported_text))


def is_own_death(figure: Figure) -> bool:
    """Whether somebody killed himself: the bomber blew himself up."""
    is_reflexive = bool(_REFLEXIVE.match(figure.victim_group or "")) or figure.victim_side == "perpetrator"
    return is_reflexive and central(figure) == 1 and figure.indicator == "killed"


def is_gunshot(figure: Figure) -> bool:
    """Whether the figure is a bullet rather than a person: fired one shot."""
    return (
        figure.victim_group is None
        and central(figure) == 1
        and (figure.term.lower() == "shot" and figure.indicator == "injured")
    )


def is_zero_of(figure: Figure, indicator: str) -> bool:
    """Whether the figure says that nobody was harmed so; no casualties are none killed and none injured."""
    is_of_both = "casualt" in figure.reported_text.lower() and indicator == "injured"
    return central(figure) == 0 and (figure.indicator == indicator or is_of_both)
