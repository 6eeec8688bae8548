"""Counts in a sentence: where a number of something is named, and what its words can mean.

The rows of the table of numbers in docs/method.md are the rules here: say what
the words say, no more. An open bound is empty, never invented.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from casualty_figures.extraction.numbers.count import Count, CountMention, bounded, exactly
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.languages.en.lexicon import alternatives, cue_words
from casualty_figures.languages.en.numbers.not_counts import is_no_count
from casualty_figures.languages.en.numbers.numerals import NUMERAL, value_of
from casualty_figures.languages.en.numbers.one_more import is_one_more, one_more_pattern
from casualty_figures.languages.en.words import rows

MOST_PEOPLE = 500_000_000


def counts_in(sentence: str, vague: VagueTable) -> list[CountMention]:
    """Return the counts in a sentence that can be counts of people, from left to right.

    `sentence` is in lower case with plain spaces for white space; offsets
    point into it. Years, ages, dates, distances, money, ordinals and numbers
    that are part of a name are left out.
    """
    return list(_counts_in(sentence, vague))


@lru_cache(maxsize=256)  # the rules ask for the counts of one sentence again and again
def _counts_in(sentence: str, vague: VagueTable) -> tuple[CountMention, ...]:
    mentions: list[CountMention] = []
    match = _pattern(vague.words).search(sentence)
    while match is not None:
        mention = _mention(match, sentence, vague)
        if match["one_more"] and not is_one_more(match["one_more"], mentions):
            mention = None
        if mention is not None and not is_no_count(match, mention, sentence):
            mentions.append(mention)
        # What looked like the second end of a range may be a count of its own: "2015 - at least 12".
        match = _pattern(vague.words).search(
            sentence, mention.end if mention is not None else match.end("number")
        )
    return tuple(one for one in mentions if not any(_is_inside(one, other) for other in mentions))


def _is_inside(one: CountMention, other: CountMention) -> bool:
    return other.start <= one.start < other.end and other.start < one.start


@cache
def _quantifiers(side: str) -> dict[str, str]:
    return {phrase.strip(): name for phrase, name, where in rows("quantifiers") if where == side}


# A number begins a word, or is glued to a short word by bad PDF text: "to17 deaths".
_START = (
    r"(?:(?<![\w.,$£€#])|(?<=\D,)|"
    + "|".join(rf"(?<=\b{word})(?=\d)" for word in cue_words("glued_to_number"))
    + ")"
)


@cache
def _pattern(vague_words: tuple[str, ...]) -> re.Pattern[str]:
    before = alternatives(_quantifiers("before"))
    after = alternatives(_quantifiers("after"))
    vague = rf"(?:{alternatives(vague_words)})(?![a-z]|\s+(?:dozen|hundred|thousand|million))"
    number = rf"(?:(?P<one_more>{one_more_pattern()})|{vague}|{NUMERAL})"
    return re.compile(
        rf"""
        {_START}(?P<further>(?:another|a\s+further|further|an\s+additional|additional|an\s+extra
        |an\s+added)\s+)?
        (?P<lead>(?:a\s+total\s+of|in\s+all|all|as\s+of\s+now)\s+)?
        (?P<quantifier>(?:{before})\s*(?:(?:{before})\s+)?)?
        (?P<between>(?:anywhere\s+|somewhere\s+)?(?:between|from)\s*(?:(?:{before})\s+)?)?
        (?P<number>{number})
        (?P<whole>\s+(?:out\s+)?of\s+(?:all\s+)?(?:{NUMERAL})(?=\s+[a-z])(?!\s+(?:them|whom)\b))?
        (?P<even>\s*,?\s+(?:if\s+not|or\s+even|or\s+perhaps|and\s+perhaps
        |perhaps)\s+{vague})?
        (?:\s*(?P<join>-|\u2013|\u2014|to|and|or)\s*(?:(?:{before})\s+)?(?P<second>{NUMERAL})(?![\w-]))?
        (?:(?P<after>\s*(?:{after}))(?![a-z]))?
        (?P<upper>\s*,?\s+(?:and|but)\s+(?:possibly\s+|perhaps\s+|maybe\s+)?
        (?:as\s+many\s+as|up\s+to|fewer\s+than|less\s+than|no\s+more\s+than|at\s+most)\s+
        (?P<ceiling>{NUMERAL})(?![\w-]))?
        (?P<more>\s+(?:more|additional|further|others?)(?![a-z]|\s+than))?
        """,
        re.IGNORECASE | re.VERBOSE,
    )


_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|the|those|its)\b")


def _mention(match: re.Match[str], sentence: str, vague: VagueTable) -> CountMention | None:
    """Return the mention a match stands for, the parts that do not belong to it left out."""
    if match["one_more"]:
        return CountMention(*match.span("one_more"), exactly(1), is_further=True)
    vague_count = vague.count_of(match["number"])
    first = None if vague_count else value_of(match["number"])
    if match["whole"] and _OF_THEM.match(sentence, match.end("whole")):
        return None  # nine out of ten of them: a share
    end = match.end("after") if match["after"] else match.end("number")
    count: Count | None
    share = _share_before(match, sentence)
    if share is not None and first is not None:
        start, number = share
        counted = number(first)
        return CountMention(start, match.end("number"), exactly(counted)) if counted is not None else None
    if vague_count is not None:
        count = Count("vague", vague_count.low, None, None, vague_count.rule)
        end = match.end("even") if match["even"] else end
    else:
        count = _range(match, first)
        end = match.end("second") if count else end
        if count is None and first is not None:
            count = bounded(_quantifier(match), first)
            count, end = _with_ceiling(match, count, end)
    if match["whole"] and not match["second"]:
        end = match.end("whole")
    if count is None or count.central > MOST_PEOPLE:
        return None
    start = match.start()
    if match["between"] and count.quantifier != "between":
        start = match.start("number")
    if match["number"] and count.quantifier == "exact" and match["quantifier"]:
        start = match.start("number")
    return CountMention(start, end, count, is_further=bool(match["further"] or match["more"]))


@cache
def _share() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<share>{alternatives(_shares())})|(?P<percent>{NUMERAL})\s*(?:%|per\s?cent))"
        r"\s+of\s+(?:the|its|those|all)\s+(?:[a-z-]+['\u2019]s?\s+)?$"
    )


_SHARE_REACH = 60
"""Characters before a number in which the share of it is named."""
_ALL_BUT = re.compile(r"\ball\s+but\s+(?P<but>[a-z-]+|\d+)\s+of\s+(?:the|its|those)\s+$")


@cache
def _shares() -> dict[str, tuple[int, int]]:
    return {phrase: (int(up), int(down)) for phrase, up, down in rows("fractions")}


def _share_before(match: re.Match[str], sentence: str) -> tuple[int, Callable[[int], int | None]] | None:
    """Return where "half of the 40" or "all but two of the 40" begins, and what it makes of the whole."""
    number_at = match.start("number")
    share = _share().search(sentence, max(0, number_at - _SHARE_REACH), number_at)
    if share is not None:
        up, down = _ratio(share)
        return share.start(), lambda whole: whole * up // down if whole * up % down == 0 else None
    but = _ALL_BUT.search(sentence, max(0, number_at - _SHARE_REACH), number_at)
    left_out = value_of(but["but"]) if but and re.fullmatch(NUMERAL, but["but"]) else None
    if but is None or left_out is None:
        return None
    return but.start(), lambda whole: whole - left_out if whole > left_out else None


def _ratio(share: re.Match[str]) -> tuple[int, int]:
    """Return the ratio that "a third", "10 percent" or "2.5 per cent" names; 0 of 1 where it is none."""
    if share["share"]:
        return _shares()[" ".join(share["share"].split())]
    if re.fullmatch(r"\d+\.\d+", share["percent"]):
        whole, decimals = share["percent"].split(".")
        return int(whole + decimals), 100 * 10 ** len(decimals)
    return value_of(share["percent"]) or 0, 100


def _with_ceiling(match: re.Match[str], count: Count, end: int) -> tuple[Count, int]:
    """Return the count with the upper bound of "at least 12, possibly as many as 20" where there is one."""
    ceiling = value_of(match["ceiling"]) if match["ceiling"] else None
    if ceiling is None or count.low is None or count.high is not None or ceiling <= count.low:
        return count, end
    return Count("between", count.low, None, ceiling), match.end("upper")


_GOES = re.compile(r"\b(?:went|gone|goes|going|moved|revised|adjusted|shot|jumped)\s+$")


def _quantifier(match: re.Match[str]) -> str:
    before = " ".join((match["quantifier"] or "").split())
    if before == "up to" and _GOES.search(match.string[: match.start("quantifier")]):
        before = ""  # the toll "went up to seven"
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
