"""What the words of a figure say about whom it counts: somebody new, or somebody spoken of before."""

import re

from casualty_figures.records import Figure

_NUMBERED = re.compile(r"(?i)(?:\S+\s+){0,2}?(?:one|1)\b")
_ANOTHER = re.compile(r"(?i)\b(?:another|second|third|also|additional|further|too|as well)\b")
_OTHERS = re.compile(r"(?i)\b(?:others?|more|additional|further)\b")
_KNOWN_OTHER = re.compile(r"(?i)the (?:other|second|third|fourth|remaining)\b")
_OPENS_ANEW = re.compile(r"(?i)(?:another|an additional|a further|(?:a )?(?:second|third|fourth|fifth))\b")
_DEFINITE = re.compile(
    r"(?i)^(?:(?:the|his|her|their|its|this|that|he|she|him|himself|herself|themselves|whose|both)\b|(?-i:[A-Z]))"
)
_INDEFINITE = re.compile(r"(?i)^(?:an?|one|another)\b")
_OF_THE_INJURED = re.compile(
    r"(?i)\bof (?:the|those) (?:injured|wounded|hospitali[sz]ed)\b|\bone (?:\w+ ){0,2}(?:later|subsequently) (?:died|succumbed)\b"
)
_ALSO = re.compile(r"(?i)\balso\b")
_DEFINITE_GROUP = re.compile(r"(?i)^(?:the|both|all|these|those|they|them)\b")
_OPEN_TO_DEATH = re.compile(
    r"(?i)^(?:shot|shoot|stab|beat|assault|burn|hospital|taken|rushed|transported|airlifted|treated|in |hit"
    r"|struck|suffer|sustain|receiv|admitted|flown|injuries|critical)"
)


def central(figure: Figure) -> int:
    """Return the best bound of a figure, else its least, else its most."""
    return next(bound for bound in (figure.best, figure.low, figure.high) if bound is not None)


def is_single(figure: Figure) -> bool:
    """Whether the figure is one person named without a number: a man, he, the driver."""
    return central(figure) == 1 and figure.quantifier == "exact" and not _is_numbered_one(figure)


def _is_numbered_one(figure: Figure) -> bool:
    return bool(re.match(r"(?i)(?:one|1)\b", figure.reported_text))


def is_definite(figure: Figure) -> bool:
    """Whether the figure is one person the reader is taken to know: he, the driver, a name."""
    return is_single(figure) and bool(_DEFINITE.match(figure.victim_group or ""))


def is_indefinite(figure: Figure) -> bool:
    """Whether the figure is one person told of for the first time: a man, one, another."""
    return central(figure) == 1 and bool(_INDEFINITE.match(figure.victim_group or figure.reported_text))


def says_another(figure: Figure) -> bool:
    """Whether the words add people to those told of before: another, others, also, two more."""
    words = f"{figure.victim_group or ''} {figure.reported_text[:12]}"
    return not _KNOWN_OTHER.match(figure.victim_group or "") and bool(
        _ANOTHER.search(words) or _OTHERS.search(words)
    )


def says_others(figure: Figure) -> bool:
    """Whether the people are others than those told of before."""
    words = figure.victim_group or ""
    return bool(_OTHERS.search(words) or _ANOTHER.search(words))


def opens_anew(figure: Figure) -> bool:
    """Whether the figure begins with words that set it apart from all before: another six."""
    return bool(_OPENS_ANEW.match(figure.reported_text))


def is_of_the_injured(figure: Figure) -> bool:
    """Whether one of the injured is told to have died: one of the wounded later died."""
    return figure.indicator == "killed" and bool(_OF_THE_INJURED.search(figure.reported_text))


def is_open_to_death(figure: Figure) -> bool:
    """Whether the words of harm leave open that the person died: shot, stabbed, taken to hospital."""
    return bool(_OPEN_TO_DEATH.match(figure.term))


_HIT = re.compile(r"(?i)^(?:shot|shoot\w*|hit|struck|stabbed|attacked)\b")
_HURT = re.compile(r"(?i)\b(?:wound\w*|injur\w*|hurt|dead|killed)\b")


def is_open_about(figure: Figure) -> bool:
    """Whether people were hit and the words leave open how many of them died: four people were shot."""
    return (
        not is_single(figure)
        and bool(_HIT.match(figure.term))
        and not _HURT.search(figure.reported_text)
        and not says_others(figure)
    )


_PRONOUN = re.compile(r"(?i)^(?:he|she|they|him|her|them|his|their|who|whose|whom|both|all)\b")
_WORD = re.compile(r"[A-Za-z]+")


def refers_to(later: Figure, earlier: Figure) -> bool:
    """Whether a figure speaks of the people of an earlier one: he, the same noun, the victim."""
    group = later.victim_group or ""
    if (
        _PRONOUN.match(group)
        or "victim" in group.lower()
        or None in {later.victim_group, earlier.victim_group}
    ):
        return True
    nouns = {word.lower() for word in _WORD.findall(earlier.victim_group or "")} - _FUNCTION_WORDS
    return any(word.lower() in nouns for word in _WORD.findall(group))


_FUNCTION_WORDS = frozenset({"a", "an", "the", "of", "and", "one", "his", "her", "their", "in", "from"})


_NOBODY_KNOWN = re.compile(r"(?i)^(?:some|any|every)(?:one|body)\b|^(?:i|me|my|you|your|us|we|our)\b")


def is_nobody_known(figure: Figure) -> bool:
    """Whether the words name no one of the story: someone, anybody, my head."""
    return bool(_NOBODY_KNOWN.match(figure.victim_group or ""))


def is_gunshot(figure: Figure) -> bool:
    """Whether the figure is a bullet rather than a person: fired one shot."""
    return figure.victim_group is None and central(figure) == 1 and figure.term.lower() == "shot"


def says_also(figure: Figure) -> bool:
    """Whether the words of harm add people to those told of before: was also killed."""
    before = figure.source_excerpt.partition(figure.reported_text)[0]
    return bool(_ALSO.search(figure.reported_text) or _ALSO.search(before[-6:]))


def is_definite_group(figure: Figure) -> bool:
    """Whether the figure counts several people told of before: the two men, both."""
    return central(figure) > 1 and bool(_DEFINITE_GROUP.match(figure.victim_group or figure.reported_text))


def is_own_death(figure: Figure) -> bool:
    """Whether somebody killed himself: the bomber blew himself up."""
    is_reflexive = bool(_REFLEXIVE.match(figure.victim_group or "")) or figure.victim_side == "perpetrator"
    return is_reflexive and central(figure) == 1 and figure.indicator == "killed"


_REFLEXIVE = re.compile(r"(?i)(?:himself|herself|themselves)\b")


def is_hit(figure: Figure) -> bool:
    """Whether the figure says that somebody was hit, and not what became of him: shot, struck, with wounds."""
    return bool(_STRUCK.match(figure.term))


_STRUCK = re.compile(
    r"(?i)^(?:shot|shoot\w*|hit|struck|stab\w*|beat\w*|suffer\w*|sustain\w*|receiv\w*|injuries|burn\w*)"
)


_ALIVE = re.compile(
    r"(?i)\b(?:surviv\w+|non-?life-?\s?threatening|not (?:life-?\s?threatening|believed to be life)|(?:stable|good|fair) condition"
    r"|expected to (?:survive|recover|live|be ok\w*)|recover(?:ing|ed)|released from|remain(?:s|ed)? hospitali[sz]ed)\b"
)


def is_alive(figure: Figure) -> bool:
    """Whether the sentence says that the injured person lives: in stable condition, expected to survive."""
    is_of_dying = is_pronoun(figure) and bool(_DYING.search(figure.source_excerpt))
    return bool(_ALIVE.search(figure.source_excerpt)) and not is_of_dying


_DYING = re.compile(r"(?i)\b(?:died|dies|succumb\w*|dead|fatal\w*)\b")


def is_pronoun(figure: Figure) -> bool:
    """Whether the figure is a bare he or she."""
    return bool(_BARE_PRONOUN.fullmatch(figure.victim_group or ""))


_BARE_PRONOUN = re.compile(r"(?i)he|she|him|her|his|their|who|himself|herself")


def is_zero_of(figure: Figure, indicator: str) -> bool:
    """Whether the figure says that nobody was harmed so; no casualties are none killed and none injured."""
    is_of_both = "casualt" in figure.reported_text.lower() and indicator == "injured"
    return central(figure) == 0 and (figure.indicator == indicator or is_of_both)
