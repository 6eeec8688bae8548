"""What the tables of words say, in the shapes the grammar asks for."""

import re
from collections.abc import Iterable
from functools import cache

from casualty_figures.languages.en.words import mapping, rows, words


@cache
def people() -> dict[str, str]:
    """Return the unit, `person` or `household`, of each noun for people, plurals included."""
    units: dict[str, str] = {}
    for word, unit in rows("people", "word", "unit"):
        units[word] = unit
        units.setdefault(plural(word), unit)
    return units


def plural(noun: str) -> str:
    """Return the regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def is_person_noun(word: str) -> bool:
    """Whether the word, as the last of its compound, names people."""
    lowered = word.lower()
    return (
        lowered.endswith("-year-old")
        or lowered in people()
        or lowered.rsplit("-", 1)[-1] in people()
        or _is_one_who_does(lowered)
    )


_DOER = re.compile(r"[a-z]{3,}(?:er|or|ist|ian|eer|man|woman|ee|ant|ite|eur)s?|[a-z]{2,}(?:men|women)")


def _is_one_who_does(word: str) -> bool:
    """Whether the ending is that of a doer or a native, and the word none of those that only look so."""
    return bool(_DOER.fullmatch(word)) and word not in words("not_doers") and word not in units()


def is_household_noun(word: str) -> bool:
    """Whether the word names households."""
    return people().get(word.lower()) == "household"


def alternatives(phrases: Iterable[str]) -> str:
    """Return a regular expression for any of the phrases, the longest first, any white space between."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


@cache
def cue(name: str) -> str:
    """Return a regular expression for the words of a cue, where `*` stands for any ending.

    Raises `KeyError` for a cue that the table does not have.
    """
    return f"(?:{alternatives(cue_words(name))})".replace(r"\*", r"\w*")


def cue_words(name: str) -> tuple[str, ...]:
    """Return the words of a cue in their order; raises `KeyError` for one that the table does not have."""
    return tuple(word.strip() for word in mapping("cues", "cue", "words")[name].split(","))


@cache
def abbreviations_in(use: str) -> tuple[str, ...]:
    """Return the words whose full stop does not end a `sentence`, `name`, `speaker` or `clock` time."""
    return tuple(word for word, uses in rows("abbreviations", "word", "uses") if use in uses.split())


@cache
def units() -> frozenset[str]:
    """Return the words after which a number counts no people."""
    return words("units")


def sex_of_kin(word: str) -> str:
    """Return `male` or `female` of a noun for kin or a partner, nothing for any other word."""
    return mapping("kin", "word", "sex").get(word.rsplit("-", 1)[-1], "")
