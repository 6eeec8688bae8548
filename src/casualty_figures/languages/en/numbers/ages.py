"""Numbers that are ages: ", 17,", ", 17;", "aged 19 and 24", "a 16 and 17-year-old", "the 17 y/o boy"."""

import re
from collections.abc import Iterator

from casualty_figures.languages.en.lexicon import cue

_AGE = re.compile(r",\s*$")


# behind a semicolon the next of a list: Ana Roe, 24; Tom Venn, 32
_AGE_AFTER = re.compile(
    r"""
    \s*,|\s*$|\s*\)
    |\s*;\s*(?:and\s+)?(?:[^\W\d]['\u2019.\w-]*\s+){1,3}[^\W\d]['\u2019.\w-]*\s*,\s*\d{1,2}\b
    |\s*[\u2013\u2014-]\s*(?:was|were)\b
    """,
    re.VERBOSE,
)


_SHORT = r"y\.?\s?[/.]?\s?o\b\.?"  # y/o, yo, y.o.
_YEARS_OLD = rf"(?:(?:years?|yrs?)\.?[\s-]*(?:olds?\b|of\s+age\b)|{_SHORT})"
_LISTED = r"-?(?:\s*,\s*(?:an?\s+)?\d{1,2}-?)*\s*,?\s*(?:and|or|to|&)\s*(?:an?\s+)?\d{1,2}"
_YEARS_OLD_BEHIND = re.compile(rf"(?:{_LISTED})?[\s-]*{_YEARS_OLD}")
_SEVERAL = re.compile(rf"(?<=\ba\s)\d{{1,2}}{_LISTED}[\s-]*years?[\s-]*old\b")
_ONE = re.compile(rf"(?<![\w.,-])(\d{{1,2}})[\s-]*{_SHORT}")


def year_olds_in(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Yield where an age stands for a person, and the word for it: a 14- and 15-year-old, a 17 y/o boy."""
    for match in _ONE.finditer(sentence):
        yield *match.span(), f"{match[1]}-year-old"
    for several in _SEVERAL.finditer(sentence):
        for age in list(re.finditer(r"\d{1,2}-?", several[0]))[:-1]:
            yield several.start() + age.start(), several.start() + age.end(), "teenager"


def is_age(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the number is an age or its bound, by the 80 characters on its sides."""
    return (
        _is_age_limit(match, before, after)
        or _is_age_beside_a_person(match, before, after)
        or _is_one_of_ages(match, before, after)
        or _is_before_years_old(match, after)
    )


def _is_before_years_old(match: re.Match[str], after: str) -> bool:
    """Whether "years old" stands behind the number, or behind the last of its list."""
    return bool(re.fullmatch(r"\d{1,2}", match["number"].strip()) and _YEARS_OLD_BEHIND.match(after))


def _is_age_limit(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the number bounds an age: "80 per cent of them over 65"."""
    bound = (match["quantifier"] or "").strip()
    length = match.start("number") - match.start("quantifier") if match["quantifier"] else 0
    start = before[: len(before) - length]
    return (
        bound in {"over", "under", "above", "below"}
        and bool(
            re.search(
                rf"\b{cue('bearers_of_age')}\s+$",
                start,
            )
        )
        and bool(re.match(r"\s*(?:[.,;)]|$|years)", after))
    )


_AGES_BEFORE = re.compile(
    r"(?:[a-z]\s*[,(]\s*|\bage[ds]?\s+(?:between\s+)?)(?:\d{1,2}\s*(?:,\s*(?:and\s+)?|and\s+|or\s+|to\s+|-\s*|&\s*))*$"
)
_AGES_AFTER = re.compile(
    r"(?:\s*(?:,\s*(?:and\s+)?|and\s+|or\s+|to\s+|-\s*|&\s*)\d{1,2})*\s*(?:[,.;)]|$|(?=was|were|died|who|at|in|on\b))"
)
_AGED = re.compile(r"\bage[ds]?\s+(?:between\s+)?[\d\s,&-]*(?:(?:and|or|to)\s+)?(?:[\d\s,&-]*)$")


def _is_one_of_ages(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the number is one of several ages: two men, 33 and 19, were shot; aged 19 and 24."""
    number = match["number"].strip()
    if not re.fullmatch(r"\d{1,2}", number) or match["quantifier"] or not _AGES_BEFORE.search(before):
        return False
    if _AGED.search(before):
        return True
    tail = _AGES_AFTER.match(after)
    listed = re.findall(r"\d+", before[-24:] if "," in before[-24:] else "")
    is_list = bool(tail and re.search(r"\d", tail[0])) or bool(
        listed and re.search(r"\d{1,2}\s*(?:,|and|or|&)\s*$", before)
    )
    return bool(tail) and is_list


_NAME_BEFORE = re.compile(r"(?:[a-z)]|\b[js]r\.)\s*,\s*$")


def _is_age_beside_a_person(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the number stands between commas after a name or a person: ", 17," (an age)."""
    number = match["number"].strip()
    if not number.isdigit() or not 0 < int(number) < 120 or match["quantifier"]:
        return False
    return bool(_AGE.search(before) and _AGE_AFTER.match(after) and _NAME_BEFORE.search(before))
