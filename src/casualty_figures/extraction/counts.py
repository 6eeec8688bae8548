"""Counts in a sentence: where a number of something is named, and what its words can mean.

The rows of the table of numbers in docs/method.md are the rules here: say what
the words say, no more. An open bound is empty, never invented.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from casualty_figures.extraction import vague
from casualty_figures.extraction.lexicon import alternatives, is_person_noun, units
from casualty_figures.extraction.numerals import NUMERAL, value_of
from casualty_figures.extraction.words import rows, words

MOST_PEOPLE = 500_000_000


@dataclass(frozen=True, slots=True)
class Count:
    """The units a phrase can mean; `high` is `None` where the words set no upper bound."""

    quantifier: str
    low: int | None
    best: int | None
    high: int | None
    vague_rule: str | None = None

    def __post_init__(self) -> None:
        """Refuse a count without a bound, below zero, or with its bounds out of order."""
        bounds = [bound for bound in (self.low, self.best, self.high) if bound is not None]
        if not bounds or bounds != sorted(bounds) or bounds[0] < 0:
            raise ValueError(f"not a count of people: {self}")

    @property
    def central(self) -> int:
        """The number the words name, else the nearest bound they give."""
        for bound in (self.best, self.low, self.high):
            if bound is not None:
                return bound
        raise AssertionError("a count has a bound")


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count and its place in the sentence; `is_further` where it adds to an earlier one ("another 12")."""

    start: int
    end: int
    count: Count
    is_further: bool = False


def exactly(number: int) -> Count:
    """Return the count of a bare number."""
    return Count("exact", number, number, number)


def bounded(quantifier: str, number: int) -> Count:
    """Return the count of a number behind a quantifier, by the table of numbers."""
    match quantifier:
        case "at_least" | "more_than":
            return Count(quantifier, number, number, None)
        case "at_most" | "less_than":
            return Count(quantifier, None, None, number)
        case "approximately":
            return Count(quantifier, None, number, None)
        case "nearly":
            return Count(quantifier, None, number, number)
        case _:
            return exactly(number)


def counts_in(sentence: str) -> list[CountMention]:
    """Return the counts in a sentence that can be counts of people, from left to right.

    `sentence` is in lower case with single spaces for white space; offsets
    point into it. Years, ages, dates, distances, money, ordinals and numbers
    that are part of a name are left out.
    """
    mentions = []
    match = _pattern().search(sentence)
    while match is not None:
        mention = _mention(match, sentence)
        if mention is not None and not _is_no_count(match, mention, sentence):
            mentions.append(mention)
        # What looked like the second end of a range may be a count of its own: "2015 - at least 12".
        match = _pattern().search(sentence, mention.end if mention is not None else match.end("number"))
    return mentions


@cache
def _quantifiers(side: str) -> dict[str, str]:
    return {phrase.strip(): name for phrase, name, where in rows("quantifiers") if where == side}


# A number begins a word, or is glued to a short word by bad PDF text: "to17 deaths".
_GLUED_TO = (
    "to",
    "and",
    "of",
    "than",
    "about",
    "over",
    "the",
    "by",
    "killed",
    "some",
    "with",
    "least",
    "around",
    "least",
    "nearly",
    "dead",
    "all",
)
_START = (
    r"(?:(?<![\w.,$£€#])|(?<=\D,)|"
    + "|".join(rf"(?<=\b{word})(?=\d)" for word in dict.fromkeys(_GLUED_TO))
    + ")"
)


@cache
def _pattern() -> re.Pattern[str]:
    before = alternatives(_quantifiers("before"))
    after = alternatives(_quantifiers("after"))
    number = rf"(?:{vague.expression()}|{NUMERAL})"
    return re.compile(
        rf"{_START}(?P<further>(?:another|a\s+further|further|an\s+additional|additional|an\s+extra"
        rf"|an\s+added)\s+)?"
        rf"(?P<lead>(?:a\s+total\s+of|in\s+all|all|as\s+of\s+now)\s+)?"
        rf"(?P<quantifier>(?:{before})\s*(?:(?:{before})\s+)?)?"
        rf"(?P<between>(?:anywhere\s+|somewhere\s+)?(?:between|from)\s*(?:(?:{before})\s+)?)?"
        rf"(?P<number>{number})"
        rf"(?:\s*(?P<join>-|\u2013|\u2014|to|and|or)\s*(?:(?:{before})\s+)?(?P<second>{NUMERAL})(?![\w-]))?"
        rf"(?:(?P<after>\s*(?:{after}))(?![a-z]))?"
        rf"(?P<more>\s+(?:more|additional|further|others?)(?![a-z]|\s+than))?",
        re.IGNORECASE,
    )


def _mention(match: re.Match[str], sentence: str) -> CountMention | None:
    """Return the mention a match stands for, the parts that do not belong to it left out."""
    vague_count = vague.count_of(match["number"])
    first = None if vague_count else value_of(match["number"])
    end = match.end("after") if match["after"] else match.end("number")
    count: Count | None
    if vague_count is not None:
        count = Count("vague", vague_count.low, None, None, vague_count.rule)
    elif first is None:
        count = _range(match, first)
        end = match.end("second") if count else end
    else:
        count = _range(match, first)
        end = match.end("second") if count else end
        count = count or bounded(_quantifier(match), first)
    if count is None or count.central > MOST_PEOPLE:
        return None
    start = match.start()
    if match["between"] and count.quantifier != "between":
        start = match.start("number")
    if match["number"] and count.quantifier == "exact" and match["quantifier"]:
        start = match.start("number")
    return CountMention(start, end, count, bool(match["further"] or match["more"]))


def _quantifier(match: re.Match[str]) -> str:
    before = " ".join((match["quantifier"] or "").split())
    names = _quantifiers("before")
    if before in names:
        return names[before]
    for cut in range(len(before), 0, -1):
        if before[:cut].strip() in names:
            return names[before[:cut].strip()]
    after = (match["after"] or "").strip()
    return _quantifiers("after").get(after, "exact")


def _range(match: re.Match[str], first: int | None) -> Count | None:
    """Return the count of "A to B" and its like, or `None` where the two do not make one."""
    if not match["second"]:
        return None
    second = value_of(match["second"])
    if second is None:
        return None
    is_between = (match["between"] or "").strip().startswith(("between", "anywhere", "somewhere"))
    if match["join"] == "and" and not is_between:
        return None
    low = _shared_scale(match["number"], match["second"], first)
    if low is None or not low < second:
        return None
    if match["join"] == "or" and second > 2 * low + 5:
        return None
    return Count("between", low, None, second)


def _shared_scale(first_words: str, second_words: str, first: int | None) -> int | None:
    """Return the first number, in the scale of the second where it names none: one to 1.5 million."""
    scale = re.search(r"(hundred|thousand|million|billion|k|m)$", second_words.strip())
    bare = re.fullmatch(r"[\d.]+|[a-z]+(?:-[a-z]+)?", first_words.strip())
    has_own = re.search(r"hundred|thousand|million|billion|\dk$|\dm$", first_words)
    if scale and bare and not has_own:
        scaled = value_of(f"{first_words.strip()} {scale[1]}".replace(" k", "k").replace(" m", " m"))
        second = value_of(second_words.strip())
        if scaled is not None and second is not None and scaled < second and (first or 0) < 1000:
            return scaled
    return first


@cache
def _months() -> str:
    return alternatives(words("months"))


@cache
def _after_number() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:%|[°/:]\d|\.\d|(?:st|nd|rd|th)\b|x\d|-(?!plus|odd|\s|strong)[a-z0-9]"
        r"|,\s+(?:19|20)\d\d\b)"
    )


@cache
def _month_after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:of\s+)?(?:{_months()})\b")


@cache
def _before_number() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:{_months()})\.?\s+(?:the\s+)?|[$£€#]\s?|\b(?:us|rs|usd|eur)\.?\s?\$?|\d[/:.]|[a-z]-|\bages?\s+of\s+|\bno[- ]"
        rf"|\b(?:any|every|some|this|that|which|each|the\s+other)\s+(?=one\b))$"
    )


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{alternatives(words('labels'))})\s*$")


_WORD_AFTER = re.compile(r"[\s-]*([a-z']+(?:\.[a-z]\.?)?)")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|to|late|early|mid|during|before|after|between|year|and|the|spring"
    r"|summer|autumn|fall|winter|than|for)[\s-]*$|[(,]\s*$|^$"
)
_RATIO = re.compile(
    r"\s+(?:in|of|out\s+of)\s+(?:every|each)\b|\s+in\s+(?:two|three|four|five|six|seven|eight|nine|ten|10|100)\b(?!\s+[a-z]+s\b)"
)
_RATIO_BEFORE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?$"
)
_DAY_BEFORE_MONTH = re.compile(r"\b\d{1,2} [a-z]+\.? $")  # on 18 May 12 people died
_AGE = re.compile(r",\s*$")
_AGE_AFTER = re.compile(r"\s*,|\s*$|\s*\)")


def _is_no_count(match: re.Match[str], mention: CountMention, sentence: str) -> bool:
    """Say whether the number is a date, a measure, a name or an age rather than a count of people."""
    before, after = sentence[: match.start("number")], sentence[mention.end :]
    digits = match["number"].strip()
    if _after_number().match(after):
        return True
    if _before_number().search(before) and not _DAY_BEFORE_MONTH.search(before):
        return True
    if _RATIO.match(after) or _RATIO_BEFORE.search(before):
        return True
    if digits.isdigit() and int(digits) <= 31 and _month_after().match(after):
        return True
    next_word = _WORD_AFTER.match(after)
    word = next_word[1] if next_word else ""
    if word in units() and not is_person_noun(word):
        return True
    if digits.isdigit() and _labels().search(before):
        return True
    if _YEAR.fullmatch(digits) and _is_year(before, word):
        return True
    if re.fullmatch(r"\d+\.\d+|0\d+", digits) or _is_age_limit(match, before, after):
        return True
    return _is_age(match, before, after)


def _is_age_limit(match: re.Match[str], before: str, after: str) -> bool:
    """Say whether the number bounds an age: "80 per cent of them over 65"."""
    bound = (match["quantifier"] or "").strip()
    start = sentence_end = before[: match.start("quantifier")] if match["quantifier"] else before
    return (
        bound in {"over", "under", "above", "below"}
        and bool(
            re.search(
                r"\b(?:them|whom|aged|those|people|children|anyone|everyone|was|were|patients)\s+$",
                start or sentence_end,
            )
        )
        and bool(re.match(r"\s*(?:[.,;)]|$|years)", after))
    )


def _is_year(before: str, word: str) -> bool:
    return bool(_YEAR_BEFORE.search(before)) or not is_person_noun(word)


def _is_age(match: re.Match[str], before: str, after: str) -> bool:
    """Say whether the number stands between commas after a name or a person: ", 17," (an age)."""
    number = match["number"].strip()
    if not number.isdigit() or not 0 < int(number) < 120 or match["quantifier"]:
        return False
    return bool(_AGE.search(before) and _AGE_AFTER.match(after) and re.search(r"[a-z)]\s*,\s*$", before))


def without_overlap(mentions: Iterator[CountMention]) -> list[CountMention]:
    """Return the mentions from left to right, the longer of two that overlap."""
    kept: list[CountMention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def shifted(mention: CountMention, by: int) -> CountMention:
    """Return the mention moved by a number of characters."""
    return replace(mention, start=mention.start + by, end=mention.end + by)
