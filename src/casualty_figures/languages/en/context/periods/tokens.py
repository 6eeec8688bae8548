"""Sentences as strings of one-letter tags, over which the grammar of dates is written.

Every token becomes one character, so that a rule such as day, month, year is
a short regular expression over the tags (`1M4`), and an index into the tags
is an index into the tokens.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from casualty_figures.languages.en.context.periods.tags import (
    DASH,
    DATE_ISO,
    DATE_SLASHED,
    DAY_NUMBER,
    DECADE,
    HOLIDAY,
    LETTERS,
    NAME_WORD,
    ORDINAL,
    OTHER_NUMBER,
    OTHER_WORD,
    QUARTER,
    TWO_DIGITS,
    YEAR_NUMBER,
    Word,
    holiday_names,
    words,
)

# Dashes, quotes and brackets of every shape count as one.
PUNCTUATION = {0x2013: "-", 0x2014: "-", 0x2011: "-", 0x201C: '"', 0x201D: '"', 0x5B: "(", 0x5D: ")"}

_TOKEN = re.compile(
    rf"""
    (?P<iso>\d{{4}}-\d\d-\d\d)\b|(?P<slashed>\d\d?(?P<sep>[/.])\d\d?(?P=sep)\d{{4}}|\d\d?/\d\d?/\d\d)\b
    |(?P<decade>\d{{3}}0)s\b|(?P<ordinal>\d+)(?:st|nd|rd|th)\b|(?P<number>\d+(?:[.,]\d+)*)
    |(?P<quarter>[QH][1-4])\b|(?P<holiday>{holiday_names()})(?!\w)
    |(?P<word>[^\W\d_]+)(?:['\u2019]s\b)?|(?P<mark>[^\w\s])
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place in the sentence, its tag letter and its number."""

    start: int
    end: int
    text: str
    letter: str
    value: int


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence as one tag letter a token; tokens are made only where a date is."""

    letters: str
    values: tuple[int, ...]
    matches: tuple[re.Match[str], ...]

    def tokens(self, first: int, last: int) -> tuple[Token, ...]:
        """Return the tokens from one index up to another."""
        return tuple(
            Token(match.start(), match.end(), match.group(), letter, value)
            for match, letter, value in zip(
                self.matches[first:last], self.letters[first:last], self.values[first:last], strict=True
            )
        )

    def letters_between(self, start: int, end: int) -> str:
        """Return the tags of the tokens that lie between two offsets of the sentence."""
        inside = [
            index for index, match in enumerate(self.matches) if start <= match.start() and match.end() <= end
        ]
        return self.letters[inside[0] : inside[-1] + 1] if inside else ""


@lru_cache(maxsize=512)
def tagged(sentence: str) -> TaggedSentence:
    """Return the sentence's tokens as tags."""
    is_upper, known = sentence.isupper(), words()
    matches = tuple(_TOKEN.finditer(sentence))
    letters: list[str] = []
    values: list[int] = []
    for match in matches:
        text = match.group()
        word = known.get(text.lower())
        if word is not None and word.tag not in _CAPITALISED:
            letter, value = word.letter, word.value
        else:
            letter, value = _tag(match, text, word)
        letters.append(OTHER_WORD if letter == NAME_WORD and (is_upper or not letters) else letter)
        values.append(value)
    tags = _WEAK_MONTH.sub(OTHER_WORD, "".join(letters)).replace(_WEAK, LETTERS["month"])
    tags = _BEFORE_DAWN.sub(OTHER_WORD, tags)
    return TaggedSentence(tags, tuple(values), matches)


# "May", "March" and "Mar" are months beside a number or after a word that takes a date; elsewhere
# a verb, a name, a walk or the sea.
_WEAK = "\x00"
_WEAK_MONTH = re.compile(rf"(?<![ijsftUb&pEL%ZT1oA-]){_WEAK}(?!\.?,?[1o4-])")
# "Before dawn" and "after midnight" open no clause.
_BEFORE_DAWN = re.compile(r"[Nn](?=l?m)")
_CAPITALISED = frozenset({"month", "weak_month", "weekday"})
_MARKS = frozenset(',;:.()"-/&')


def _tag(match: re.Match[str], text: str, word: Word | None) -> tuple[str, int]:
    kind = match.lastgroup
    if kind == "word":
        return _word_tag(match["word"], word or words().get(match["word"].lower()))
    if kind == "number":
        return _number_tag(text)
    if kind == "mark":
        return _mark_tag(match, text.translate(PUNCTUATION)), 0
    if kind == "ordinal":
        return (ORDINAL, int(match["ordinal"])) if int(match["ordinal"]) <= 31 else (OTHER_WORD, 0)
    letter = _LETTERS_OF_KIND.get(kind or "", DATE_SLASHED)
    return letter, int(match["decade"] or 0)


_LETTERS_OF_KIND = {"iso": DATE_ISO, "decade": DECADE, "quarter": QUARTER, "holiday": HOLIDAY}


def _mark_tag(match: re.Match[str], mark: str) -> str:
    if mark == "-" and match.string[match.start() - 1 : match.start()].isspace():
        return DASH
    # Other marks stand for a word: their characters are letters of tags here.
    return mark if mark in _MARKS else OTHER_WORD


def _word_tag(text: str, word: Word | None) -> tuple[str, int]:
    has_capital = text[0].isupper()
    if word is None or (word.tag in _CAPITALISED and not has_capital):
        return (NAME_WORD if has_capital else OTHER_WORD), 0
    return (_WEAK if word.tag == "weak_month" else word.letter), word.value


def _number_tag(text: str) -> tuple[str, int]:
    if not text.isdecimal() or len(text) > 4:
        return OTHER_NUMBER, 0
    value = int(text)
    if len(text) <= 2:
        return (DAY_NUMBER if 1 <= value <= 31 else TWO_DIGITS), value
    return (YEAR_NUMBER if 1900 <= value <= 2099 else OTHER_NUMBER), value
