"""Numbers that are no counts of people: years, ages, dates, measures, ratios, names."""

import re
from functools import cache

from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.calendar import months
from casualty_figures.languages.en.lexicon import alternatives, cue, is_person_noun, units
from casualty_figures.languages.en.numbers.ages import is_age
from casualty_figures.languages.en.words import words


@cache
def _months() -> str:
    return alternatives(months())


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
        rf"(?:\b(?:{_months()})\.?\s+(?:the\s+)?|[$£€#]\s?|\b(?:us|rs|usd|eur)\.?\s?\$?|\d[/:.]|[a-z\d]-"
        rf"|\bages?\s+of\s+|\bno[- ]"
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
    rf"\s+in\s+\d{{1,3}}\s+{cue('inhabitants')}\b"
    r"|\s+(?:in|of|out\s+of)\s+(?:every|each)\b|\s+in\s+(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|10|100)\b(?!\s+[a-z]+s\b)"
)


_DECIMAL_COMMA = re.compile(r",\d{1,2}(?!\d)")  # "12,5 million" is no 12
_AVERAGE = re.compile(r"\b(?:average|mean|median|rate)\s+of\s+(?:about\s+|some\s+)?$")
_RATIO_BEFORE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?$"
)


_DAY_BEFORE_MONTH = re.compile(r"\b\d{1,2} [a-z]+\.? $")  # on 18 May 12 people died


_DECIMAL = re.compile(r"\d+\.\d+|0\d+")


def is_no_count(match: re.Match[str], mention: CountMention, sentence: str) -> bool:
    """Whether the number is a date, a measure, a name or an age rather than a count of people."""
    before = sentence[max(0, match.start("number") - 80) : match.start("number")]
    after = sentence[mention.end : mention.end + 80]
    next_word = _WORD_AFTER.match(after)
    word = next_word[1] if next_word else ""
    return (
        _is_bound_to(before, after, match["number"].strip(), word)
        or _is_ratio(before, after)
        or (word in units() and not is_person_noun(word) and not _is_of_animals(after))
        or _is_digits_of_no_count(match["number"].strip(), before, after, word)
        or _is_of_a_newsroom(match["number"].strip(), after)
        or is_age(match, before, after)
    )


def _is_of_animals(after: str) -> bool:
    """Whether the unit behind the number is an animal that tells what people do: four cattle thieves."""
    first, *rest = re.findall(r"[a-z']+", after)[:2] or [""]
    return first in words("animals") and bool(rest) and is_person_noun(rest[0])


def _is_bound_to(before: str, after: str, digits: str, word: str) -> bool:
    """Whether the characters beside the number make it a measure, a date or a part of a name."""
    is_marked = bool(_before_number().search(before)) and not _DAY_BEFORE_MONTH.search(before)
    is_marked = is_marked and not _is_behind_month(before, digits, word)
    return is_marked or bool(_after_number().match(after) or _DECIMAL_COMMA.match(after))


def _is_behind_month(before: str, digits: str, word: str) -> bool:
    """Whether a number behind a month counts: "since October 40,000 people", "in May 12 people"."""
    month = _month_before().search(before)
    if month is None:
        return False
    is_date = digits.isdigit() and (int(digits) <= _LAST_DAY or bool(_YEAR.fullmatch(digits)))
    return not is_date or (month["alone"] is not None and is_person_noun(word))


_LAST_DAY = 31


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<alone>in\s+(?:early\s+|late\s+|mid-)?)?(?:{_months()})\s+$")


def _is_ratio(before: str, after: str) -> bool:
    """Whether the number is an average or one side of a ratio: one in 12."""
    return bool(_AVERAGE.search(before) or _RATIO.match(after) or _RATIO_BEFORE.search(before))


def _is_digits_of_no_count(digits: str, before: str, after: str, word: str) -> bool:
    """Whether a number in digits is a day, an address, a year or a decimal."""
    if digits.isdigit() and int(digits) <= _LAST_DAY and _month_after().match(after):
        return True
    if digits.isdigit() and _labels().search(before):
        return True
    if _YEAR.fullmatch(digits) and _is_year(before, word):
        return True
    return bool(_DECIMAL.fullmatch(digits)) and not (
        digits[:1] == "0" and "." not in digits and is_person_noun(word)
    )


_NEWS = re.compile(r"\s+news\b(?:\s+([a-z]+))?")


def _is_of_a_newsroom(digits: str, after: str) -> bool:
    """Whether the number is that of a station: told 13 News; 13 news anchors are people."""
    news = _NEWS.match(after) if digits.isdigit() else None
    return news is not None and not is_person_noun(news[1] or "")


def _is_year(before: str, word: str) -> bool:
    return bool(_YEAR_BEFORE.search(before)) or not is_person_noun(word)
