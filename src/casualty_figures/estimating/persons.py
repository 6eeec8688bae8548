"""Whether two figures of one person each can be the same person, by sex, age, name and trade."""

import re
from dataclasses import dataclass
from functools import cache

from casualty_figures.estimating.references import central
from casualty_figures.languages.en.words import rows, words
from casualty_figures.records import Figure

_AGE = re.compile(
    r"(?i)\b(\d{1,3})[- ](?:year|month)s?[- ]old|,\s*(\d{1,2})\b(?!,\d{3})|\baged\s+(\d{1,2})\b"
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_OWN_WORDS_END = re.compile(r",|\bwho\b|\bfrom\b|\bof\b")


@cache
def _sexes() -> dict[str, str]:
    return {word: sex for word, sex in (*rows("persons"), *rows("kin")) if sex}


@dataclass(frozen=True, slots=True)
class Person:
    """What the words say of one person; what they do not say is empty."""

    sex: str | None
    age: str | None
    names: tuple[str, ...]
    trades: frozenset[str]
    head: str | None


def person_of(figure: Figure) -> Person:
    """Return what the words of a figure say of its one person."""
    group = figure.victim_group or ""
    own = _WORD.findall(_OWN_WORDS_END.split(group, maxsplit=1)[0])
    told = [word.removesuffix("'s").removesuffix("\u2019s") for word in own]
    telling = [word for word in told if word.lower() not in words("persons") and "year" not in word]
    names = tuple(word.lower() for word in telling if word[0].isupper())
    trades = [word for word in telling if not word[0].isupper() and word not in names]
    age = _AGE.search(f"{group} {figure.reported_text}")
    return Person(
        sex=_sex_of(figure, [word.lower() for word in told]),
        age=next(filter(None, age.groups())) if age else None,
        names=names,
        trades=frozenset(trades),
        head=trades[-1] if trades else None,
    )


def _sex_of(figure: Figure, told: list[str]) -> str | None:
    own = told[1:] if told[:1] in (["his"], ["her"]) and len(told) > 1 else told
    sexes = {_sexes()[word] for word in own if word in _sexes()}
    if not sexes:
        return figure.sex
    return "male" if "male" in sexes else "female"


def can_be_same(one: Figure, other: Figure) -> bool:
    """Whether two figures can count the same person, or the first one of the people of the second."""
    if central(other) > 1:
        return True
    left, right = person_of(one), person_of(other)
    if left.sex and right.sex and left.sex != right.sex:
        return False
    if left.age and right.age and left.age != right.age:
        return False
    if left.names and right.names:
        return _same_name(left.names, right.names)
    is_told_apart = bool(left.trades and right.trades) and not left.trades & right.trades
    return not is_told_apart


def _same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    shorter, longer = sorted((left, right), key=len)
    return set(shorter) <= set(longer)


def is_again_told(later: Figure, earlier: Figure) -> bool:
    """Whether two figures of one person each share the name or the noun: her son, her son Kodi."""
    left, right = person_of(later), person_of(earlier)
    return bool(set(left.names) & set(right.names)) or (left.head is not None and left.head == right.head)
