"""Figures of other events than the article's own: running totals, earlier disasters, motives."""

import re
from collections.abc import Sequence

from casualty_figures.estimating.references import is_of_known, words_before
from casualty_figures.languages.en.calendar import weekdays
from casualty_figures.languages.en.lexicon import alternatives, cue
from casualty_figures.lexicon.indicators import MOVEMENTS
from casualty_figures.records import Figure

OPENING_END = 200
"""Characters within which the sentence that opens an article begins, behind headline and dateline."""

_IN_ALL = re.compile(r"(?i)\b(?:in all|in total|altogether|a total of|all told)\b")
_LONG = re.compile(rf"(?i)\b(?:since|so far|to date|each|every|{cue('long_time')})\b")
_SINCE = re.compile(rf"(?i)\bsince (?!{alternatives(weekdays())})")
_RECORD = re.compile(r"(?i)\b(?:first|most|worst|\w+iest|biggest|largest|highest|heaviest)\b[^.]* since\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOTIVE = re.compile(rf"(?i)\b(?:{cue('motive')}|sentenc\w+ (?:\S+ )?to)\b[^.;]*$")
_PROTESTED = re.compile(
    r"(?i)\b(?:protest\w*|demonstrat\w*|rall\w+|march\w*|outrage|anger)\s+(?:against|over|at|about|following|after)"
    r"\s+(?:[\w'\u2019-]+\s+){0,3}$"
)
_OTHER_AFFAIR = re.compile(
    rf"(?i)\b(?:{cue('other_affair')}|following|since|after|last (?:week|month|year))\b[^.;]*$"
)
_RELATION = re.compile(
    rf"(?i)(?<!which )\b{cue('comes_about')}\b[^.;]{{0,40}}?"
    r"\b(?:(?:days?|weeks?|months?|years?|hours?) (?:after|before|from)"
    r"|on (?:a|the same) (?:day|night) (?:when|that|in which|on which|as))\b"
)
_HAD_DIED = re.compile(r"(?i)\bwho had (?:\w+ )?(?:been \S+(?: \S+)?|died)\W*$")
_NOUN_RULES = frozenset({"nominal", "possessive", "numbered"})
_LATER = re.compile(rf"(?i)\b(?:but|however|now|{cue('later_news')})\b")


def opening_of(figures: Sequence[Figure]) -> str:
    """Return the sentence that opens the body, where it states a figure; else nothing."""
    body = [figure for figure in figures if figure.text_part != "headline"]
    return body[0].source_excerpt if body and body[0].sentence_start <= OPENING_END else ""


def of_the_incident(figures: Sequence[Figure], opening: str) -> list[Figure]:
    """Return the figures of the article's own event: a running total only where it opens the article.

    Where only running totals are left, those stay that count no year and
    nothing since some day.
    """
    told = [figure for figure in figures if not _is_of_another_event(figure) and not _is_motive(figure)]
    own = [figure for figure in told if _is_own(figure, opening)]
    return own or [figure for figure in told if _is_short(figure, opening)]


def _is_short(figure: Figure, opening: str) -> bool:
    is_old = figure.source_excerpt != opening and _is_of_an_old_year(figure)
    return not is_old and not _is_of_a_year(figure)


def is_aside(figure: Figure) -> bool:
    """Whether the words set the figure apart from the event told: another day's, a motive, an old year's."""
    is_other = _is_of_another_event(figure) or _is_motive(figure)
    return is_other or _is_of_before(figure) or _is_of_an_old_year(figure)


def is_part_of_background(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the figure counts some of the people of a running total told just before: two of them."""
    if not is_of_known(figure):
        return False
    before = [
        other
        for other in figures
        if other.char_start < figure.char_start and other.source_excerpt != figure.source_excerpt
    ]
    return bool(before) and is_background(before[-1])


def _is_own(figure: Figure, opening: str) -> bool:
    if figure.source_excerpt == opening and not _is_of_before(figure):
        return not is_background(figure) or not _opens_with_since(figure)
    return not is_background(figure) and not _is_of_an_old_year(figure) and not _is_of_before(figure)


def _is_of_before(figure: Figure) -> bool:
    """Whether a clause tells of a death before the event: the funeral of a man who had been killed."""
    return figure.indicator == "killed" and bool(_HAD_DIED.search(figure.reported_text))


def is_background(figure: Figure) -> bool:
    """Whether the figure is a total over a long time rather than the toll of one incident."""
    is_toll = figure.rule in {"toll", "risen"}
    is_long = bool(figure.date_prec and figure.date_prec >= 5 and figure.indicator == "killed")
    is_short = bool(figure.date_prec and figure.date_prec <= 3)
    is_running = figure.measure == "cumulative" and not is_toll and not is_short and not _is_sum(figure)
    return is_running or is_long


def _is_sum(figure: Figure) -> bool:
    """Whether the words add up one incident, not a long time: in all, a total of."""
    is_long = bool(figure.date_prec and figure.date_prec >= 4) or bool(_LONG.search(figure.source_excerpt))
    return not is_long and bool(_IN_ALL.search(figure.source_excerpt))


def _is_motive(figure: Figure) -> bool:
    """Whether a death is named only as the reason of something else: in revenge for the killing of."""
    if figure.indicator != "killed":
        return False
    before = words_before(figure)[-90:]
    is_noun = figure.rule in _NOUN_RULES
    is_aside = figure.sentence_start > OPENING_END and bool(_OTHER_AFFAIR.search(before))
    is_protested = bool(_PROTESTED.search(before))
    return bool(_MOTIVE.search(before)) or (is_noun and (is_aside or is_protested))


def _is_of_another_event(figure: Figure) -> bool:
    """Whether the sentence sets the event beside another one, which the figure is of: it came a day after."""
    return figure.sentence_start > 0 and bool(_RELATION.search(words_before(figure)[-150:]))


def _is_of_a_year(figure: Figure) -> bool:
    """Whether the figure counts harm over a year or more, or since some day."""
    if figure.indicator in MOVEMENTS:
        return False
    is_year = bool(figure.date_prec and figure.date_prec >= 5)
    is_since = bool(_SINCE.search(figure.source_excerpt)) and not _RECORD.search(figure.source_excerpt)
    return is_year or is_since


def _opens_with_since(figure: Figure) -> bool:
    return figure.indicator not in MOVEMENTS and bool(_SINCE.match(figure.source_excerpt))


def _is_of_an_old_year(figure: Figure) -> bool:
    """Whether the only years that the sentence names are gone by when the article appears."""
    if figure.source_date is None:
        return False
    years = [int(year) for year in _YEAR.findall(figure.source_excerpt)]
    return bool(years) and max(years) < figure.source_date.year - 1


def outweighs(figure: Figure, zero: Figure) -> bool:
    """Whether a count takes the place of a stated zero: told before it, beside it, or as later news."""
    return (
        figure.char_start < zero.char_start
        or figure.source_excerpt == zero.source_excerpt
        or bool(_LATER.search(figure.source_excerpt))
    )
