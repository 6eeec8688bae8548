"""Numerals in digits and words to whole numbers."""

import re
from fractions import Fraction

from casualty_figures.languages.en.lexicon import alternatives
from casualty_figures.languages.en.words import rows


def _of_kind(*kinds: str) -> dict[str, int]:
    return {
        word: int(value) for word, value, kind in rows("numerals", "word", "value", "kind") if kind in kinds
    }


TENS = _of_kind("ten")
_VALUES = _of_kind("small", "ten", "alone", "fold")
_SCALES = _of_kind("scale", "letter")
_WORD_SCALES = alternatives(_of_kind("scale"))
_SMALL = alternatives(_of_kind("small", "ten"))

# 17,000; 17 000 (any space, a line break too); 1.2; a bare run of digits.
DIGITS = (
    r"\d{1,3}(?:\s?,\d{3})+(?![\d,]\d)|(?<![\d.,])[1-9]\d{0,2}(?:[\u00a0\u2009\u202f ]\d{3})+(?!\d)"
    r"|\d+\.\d+(?!\d)|\d+(?!\d)"
)
_WORD = rf"(?:{_SMALL})(?:(?:-\s?|\s)(?:{_SMALL}))?"
_GROUP = rf"(?:{_WORD})(?:\s+hundred(?:(?:\s+and)?\s+(?:{_WORD}))?)?"
_FOLD = alternatives(_of_kind("fold"))
_OF_A_COURT = r"(?:suspects?|trial|charges?|case|convictions?|convict|accused|inquiry|probe)\b"
NUMERAL = (
    rf"(?:half\s+an?|an?\s+half)[\s-](?:{_WORD_SCALES})"
    rf"|half[\s-](?:dozen|million)(?![a-z])"
    rf"|(?:{_FOLD})(?=[\s-](?:murder|homicide|killing|slaying|drowning|assassination|lynching)s?\b(?!\s+{_OF_A_COURT}))"
    rf"|an?\s+couple(?=\s+(?:of|more|dozen|hundred|others)\b)|them\s+both(?![a-z])|both(?![a-z])"
    rf"|(?:an?|one)\s+and\s+a\s+half\s+(?:{_WORD_SCALES})"
    rf"|(?:{DIGITS}|{_WORD})\s+and\s+a\s+half\s+(?:{_WORD_SCALES})"
    rf"|(?:an?|{_GROUP}|(?:{DIGITS}))"
    rf"(?:\s*-?\s*(?:{_WORD_SCALES})s?(?![a-z])(?:\s+and\s+a\s+half)?"
    rf"(?:\s+(?:and\s+)?(?:{_GROUP})(?![a-z-]))?)+"
    rf"|(?:{DIGITS})[km](?![a-z])"
    rf"|(?:{DIGITS})(?![a-z])"
    rf"|{_GROUP}(?![a-z])"
    rf"|(?<!\d\s)(?:hundred|thousand|million)(?=\s)"
)
_TOKEN = re.compile(rf"{DIGITS}|[a-z]+")


def value_of(numeral: str) -> int | None:
    """Return the whole number a numeral names, or `None` where it names a fraction of one.

    The numeral is in lower case and matches `NUMERAL`.
    """
    total, current = Fraction(0), Fraction(0)
    found = _TOKEN.findall(numeral)
    for index, word in enumerate(found):
        total, current = _added(word, found[:index], total, current)
    number = total + current
    return int(number) if number.denominator == 1 else None


def _added(word: str, before: list[str], total: Fraction, current: Fraction) -> tuple[Fraction, Fraction]:
    """Return total and current group after one more word, by place value."""
    if word == "half":
        return _halved(before, total, current)
    scale = _SCALES.get(word, _SCALES.get(word.removesuffix("s")))
    if scale is not None:
        return _scaled(scale, total, current)
    return total, _grown(word, before, current)


def _halved(before: list[str], total: Fraction, current: Fraction) -> tuple[Fraction, Fraction]:
    if before in (["a"], ["an"]):
        return total, Fraction(1, 2)
    return (total + total / _whole(total) / 2, current) if total else (total, current + Fraction(1, 2))


def _grown(word: str, before: list[str], current: Fraction) -> Fraction:
    """Return the current group with the digits or the small number of one word."""
    if word[0].isdigit():
        return current + Fraction(re.sub(r"[,\s]", "", word))
    if word == "couple":
        return Fraction(2)
    if word in {"a", "an"}:
        return current if before and before[-1] in {"half", "and"} else current + 1
    return current + _VALUES.get(word, 0)


def _scaled(scale: int, total: Fraction, current: Fraction) -> tuple[Fraction, Fraction]:
    if scale in {12, 20, 100}:
        return total, (current or Fraction(1)) * scale
    if not current and total:  # "two hundred thousand million" does not happen; "hundred thousand" does
        return total * scale, Fraction(0)
    return total + (current or Fraction(1)) * scale, Fraction(0)


def _whole(total: Fraction) -> Fraction:
    """Return the leading count of the last scale: 3 of three million."""
    for scale in (10**9, 10**6, 1000, 100):
        if total >= scale:
            return total / scale
    return Fraction(1)
