"""Whether two figures of one person each can be the same person, by sex, age, name and trade."""

import re
from dataclasses import dataclass

from casualty_figures.extraction.headline.references import central
from casualty_figures.records import Figure

_AGE = re.compile(
    r"(?i)\b(\d{1,3})[- ](?:year|month)s?[- ]old|,\s*(\d{1,2})\b(?!,\d{3})|\baged\s+(\d{1,2})\b"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MALE = frozenset(
    "he him his himself man boy father son husband brother grandfather uncle nephew male boyfriend".split()
)
_FEMALE = frozenset(
    "she her herself woman girl mother daughter wife sister grandmother aunt niece female girlfriend".split()
)
_ANYONE = frozenset(
    "he she him her his himself herself it its who whose whom they them their person people individual victim one man woman"
    " boy girl child kid teen teenager youth juvenile minor adult male female toddler baby infant body young old year-old".split()
)
_FUNCTION = frozenset(
    "a an the of and in on at from with by to for old year years his her their another other second third".split()
)


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
    own = re.split(r",|\bwho\b|\bfrom\b|\bof\b", group, maxsplit=1)[0]
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(own)]
    age = _AGE.search(f"{group} {figure.reported_text}")
    names = tuple(
        word.lower() for word in words if word[0].isupper() and word.lower() not in _FUNCTION | _ANYONE
    )
    lowered = [word.lower() for word in words]
    trades = frozenset(
        word
        for word in lowered
        if word not in _FUNCTION | _ANYONE and word not in names and "year" not in word
    )
    head = next((word for word in reversed(lowered) if word in trades), None)
    return Person(_sex_of(figure, lowered), age and next(filter(None, age.groups())), names, trades, head)


def _sex_of(figure: Figure, words: list[str]) -> str | None:
    if words and words[0] in {"his", "her"}:
        words = words[1:] or words
    if any(word in _MALE for word in words):
        return "male"
    return "female" if any(word in _FEMALE for word in words) else figure.sex


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
