"""Words that say of what cause the harm is, with what, and who did it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from casualty_figures.languages.en.words import rows


@dataclass(frozen=True, slots=True)
class CauseWord:
    """A word of a cause in a text, and how much it weighs."""

    word: str
    cause: str
    weight: float


@dataclass(frozen=True, slots=True)
class Agent:
    """Words for those who did the harm, and their side; `start` and `end` are offsets into the text."""

    start: int
    end: int
    side: str


def cause_words_in(text: str) -> list[CauseWord]:
    """Return the words of folded text that say of what cause the harm is."""
    return [
        CauseWord(match[0], cause, weight)
        for cause, weight, pattern in _causes()
        for match in pattern.finditer(text)
    ]


def weapons_in(text: str) -> list[tuple[str, str]]:
    """Return each word of folded text that says with what people were harmed, and its class."""
    return [(match[0], weapon) for weapon, pattern in _weapons() for match in pattern.finditer(text)]


def agents_in(text: str) -> Iterator[Agent]:
    """Yield those whom folded text names as the ones who did the harm, in the order of the text."""
    for match in _agent().finditer(text):
        name = "passive" if match["passive"] else "active"
        yield Agent(match.start(name), match.end(name), _side_of(text, match.start(name), match.end(name)))


@cache
def _causes() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    classes: dict[tuple[str, float], list[str]] = {}
    for phrase, cause, weight, _ in rows("causes"):
        classes.setdefault((cause, float(weight)), []).append(phrase)
    return tuple((*key, _any_of(phrases)) for key, phrases in classes.items())


@cache
def _weapons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    classes: dict[str, list[str]] = {}
    for phrase, weapon, _ in rows("weapons"):
        classes.setdefault(weapon, []).append(phrase)
    return tuple((weapon, _any_of(phrases)) for weapon, phrases in classes.items())


@cache
def _sides() -> tuple[tuple[str, re.Pattern[str]], ...]:
    sides: dict[str, list[str]] = {}
    for phrase, side, _ in rows("perpetrators"):
        sides.setdefault(side, []).append(phrase)
    return tuple((side, _any_of(phrases)) for side, phrases in sides.items())


def _side_of(text: str, start: int, end: int) -> str:
    """Return the side of the words that begin at `start`; what stands behind `end` may decide it."""
    for side, pattern in _sides():
        found = pattern.search(text, start)
        if found and found.start() < end:
            return side
    return "unknown"


_WITH_OBJECT = (
    r"(?!\s*(?:[.,;:!?]|$)|\s+(?:in|by|at|near|on|when|while|after|during|as|and|or|for|from|dead by)\b)"
)


@cache
def _agent() -> re.Pattern[str]:
    who = "|".join(phrase for phrase, *_ in rows("perpetrators"))
    acts = "|".join(
        rf"(?:{phrase})(?!\w){_WITH_OBJECT if needs == 'object' else ''}"
        for phrase, needs, _ in rows("perpetrator_acts")
    )
    modifiers = r"(?:[\w'-]+ ){0,3}?"
    return re.compile(
        rf"(?<!\w)(?:by (?:the |an? |suspected |alleged |unidentified |unknown )*"
        rf"(?P<passive>{modifiers}(?:{who}))(?!\w)"
        rf"|(?P<active>(?:{who}))(?!\w)(?: (?:have|has|had|also|then|who|on \w+day)){{0,2}} (?:{acts}))"
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
