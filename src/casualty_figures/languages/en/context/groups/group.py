"""Who was counted: whether they fought, on which side, and what sex and age the words give."""

import re
from collections.abc import Iterator
from functools import lru_cache

from casualty_figures.extraction.context import UNKNOWN, VictimGroup
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.languages.en.words import mapping, rows

CIVILIAN, COMBATANT, MIXED = "civilian", "combatant", "mixed"
_NEUTRAL = "neutral"


@lru_cache(maxsize=4096)
def group_of(victim_words: str) -> VictimGroup:
    """Return who "government soldiers", "IS fighters" or "women and children" are.

    Members of a state's security forces, the police among them, are not
    civilians, after UCDP's definition of one-sided violence. Officials, the
    kin of fighters and former fighters are civilians. "Women and children",
    "people" and "suspected militants" are of unknown status: the words do not
    say that they fought, nor that they did not. Of "men, women and children"
    neither sex nor age holds for all.
    """
    own_words = _ASIDE.split(victim_words, maxsplit=1)[0]
    parts = [part for text in _AND.split(own_words) if (part := _part(text))]
    if not parts:
        return VictimGroup(UNKNOWN)
    statuses = [part.status for part in parts]
    if _LEADING_CIVILIAN.match(own_words):
        statuses = [CIVILIAN if status == UNKNOWN else status for status in statuses]
    status = _status_of_all(set(statuses))
    side = _one({part.side for part in parts}) if status == COMBATANT else None
    return VictimGroup(status, side, _one({p.sex for p in parts}), _one({p.age_group for p in parts}))


# What follows names only some of those counted, or where they were.
_ASIDE = re.compile(
    r",?\s*\b(?:including|among them|mostly|mainly|many of them|most of them|some of them)\b", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|\band\b|\bor\b|&|\bas well as\b|\balong with\b)\s*", re.IGNORECASE)
_LEADING_CIVILIAN = re.compile(
    rf"\W*(?:\S+\s+)?{cue('civilian')}\s+{cue('people_in_general')}", re.IGNORECASE
)
_DOUBTED = re.compile(rf"\b{cue('doubted')}\b", re.IGNORECASE)
_FORMER = re.compile(rf"\b{cue('former')}\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\b(?:from|in|at|near|on|with|who|whom|that|which|working|travelling|traveling|by|for|aboard)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(of)\s", re.IGNORECASE)
_YEARS_OLD = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")


def _part(text: str) -> VictimGroup | None:
    """Return who one member of a list is; `None` for words that name nobody."""
    near = _head_of(_TAIL.split(text, maxsplit=1)[0])
    terms = list(_terms(near))
    known = [status for status in terms if status[0] in _statuses()]
    if not known:
        return VictimGroup(UNKNOWN, None, *_sex_and_age(near)) if _names_somebody(near) else None
    status, side = _head_status([term for term, _ in known])
    sex, age_group = _sex_and_age(near)
    if status == COMBATANT and _FORMER.search(near):
        return VictimGroup(CIVILIAN, None, sex, age_group)
    if status == COMBATANT and _DOUBTED.search(near):
        return VictimGroup(UNKNOWN, None, sex, age_group)
    return VictimGroup(status, _side(side, terms), sex, age_group)


def _names_somebody(text: str) -> bool:
    """Whether words that are not known can be people: "between 40" and 60 cannot."""
    words = _WORD.findall(text)
    return bool(words) and not words[-1][0].isdigit()


def _head_status(terms: list[str]) -> tuple[str, str | None]:
    """Return the status of the last word that has one: English names the people last.

    A neutral word takes that of the word before: "civilian deaths".
    """
    found = [_statuses()[term] for term in terms]
    return next((pair for pair in reversed(found) if pair[0] != _NEUTRAL), (UNKNOWN, None))


def _head_of(text: str) -> str:
    """Return the words for the people: of "members of the army" the army, of "wives of men" the wives."""
    first, of, rest = _OF.split(text, maxsplit=1) if _OF.search(text) else (text, "", "")
    known = [_statuses()[term] for term, _ in _terms(first) if term in _statuses()]
    return first if not of or (known and known[-1][0] not in {UNKNOWN, _NEUTRAL}) else rest


def _side(side: str | None, terms: list[tuple[str, str]]) -> str | None:
    if side == "perpetrator":
        return side
    named = [
        found for term, _ in terms if (found := _sides().get(term) or _statuses().get(term, ("", None))[1])
    ]
    return named[0] if named else side


def _status_of_all(statuses: set[str]) -> str:
    if MIXED in statuses or {CIVILIAN, COMBATANT} <= statuses:
        return MIXED
    return statuses.pop() if len(statuses) == 1 else UNKNOWN


def _one(values: set[str | None]) -> str | None:
    return values.pop() if len(values) == 1 else None


def _terms(text: str) -> Iterator[tuple[str, str]]:
    """Yield the longest known terms of a text, in the singular, with their words."""
    words = _WORD.findall(text)
    at = 0
    while at < len(words):
        n_words, term = next(_known_at(words, at), (1, _singular(words[at].lower())))
        yield term, " ".join(words[at : at + n_words])
        at += n_words


def _known_at(words: list[str], at: int) -> Iterator[tuple[int, str]]:
    for n_words in range(min(4, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + n_words])
        # "is" is a verb, IS an armed group.
        for term in (phrase.lower(), _singular(phrase.lower())):
            if term in _statuses() and (term != "is" or phrase == "IS"):
                yield n_words, term


def _singular(word: str) -> str:
    for ending, singular in (
        ("'s", ""),
        ("\u2019s", ""),
        ("people", "people"),
        ("men", "man"),
        ("children", "child"),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + singular
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    irregular = {"lives": "life", "wives": "wife", "bodies": "body"}
    return irregular.get(word, word.removesuffix("s"))


def _sex_and_age(text: str) -> tuple[str | None, str | None]:
    found = [_sexes_and_ages()[term] for term, _ in _terms(text) if term in _sexes_and_ages()]
    sexes, ages = ({pair[index] for pair in found if pair[index]} for index in (0, 1))
    years = _YEARS_OLD.search(text)
    if years:
        ages.add("children" if int(years[1]) < 18 else "adults")
    if "elderly" in ages:
        ages = ages - {"adults"}
    return _one(set(sexes)), _one(set(ages))


@lru_cache(maxsize=1)
def _statuses() -> dict[str, tuple[str, str | None]]:
    return {word: (status, side or None) for word, status, side in _terms_with("status", "side") if status}


def _sides() -> dict[str, str]:
    return mapping("sides", "word", "side")


@lru_cache(maxsize=1)
def _sexes_and_ages() -> dict[str, tuple[str | None, str | None]]:
    return {
        word: (sex or None, age or None) for word, sex, age in _terms_with("sex", "age_group") if sex or age
    }


def _terms_with(one: str, other: str) -> Iterator[tuple[str, ...]]:
    for name in ("people", "statuses"):
        yield from rows(name, "word", one, other)
