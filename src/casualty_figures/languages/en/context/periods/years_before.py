"""The year of "on 18 March" where the story is of another year than that of the article."""

from dataclasses import replace
from datetime import date

from casualty_figures.languages.en.context.periods.anaphors import Reading
from casualty_figures.languages.en.context.periods.days import EXPLICIT, RELATIVE
from casualty_figures.languages.en.context.periods.mention import PeriodMention
from casualty_figures.languages.en.context.periods.mentions import period_mentions
from casualty_figures.languages.en.context.periods.tags import LETTERS
from casualty_figures.languages.en.context.periods.tokens import tagged

_BACK = 2
_NEWS_DAYS = 45
_YEAR_PRECISION = 5
_FRONT = 12


def in_year_before(chosen: PeriodMention | None, reading: Reading) -> PeriodMention | None:
    """Return a month without a year in that of the story told before it; else what was chosen.

    A day that is news where the article appears stays so, and no story goes
    back: the day must lie behind the date told before.
    """
    if chosen is None or not _needs_a_year(chosen, reading):
        return chosen
    told = _story_date(chosen, reading)
    words = reading.sentence[chosen.start : chosen.end]
    named = period_mentions(f"{words} {told.year}", reading.published) if told else ()
    found = named[0].period if len(named) == 1 else None
    if found is None or told is None or found.start < told or found.basis != EXPLICIT:
        return chosen
    return replace(chosen, period=found)


def _needs_a_year(chosen: PeriodMention, reading: Reading) -> bool:
    """Whether words name a month, no year, and no day of the last weeks."""
    if chosen.kind not in {"point", "interval"} or chosen.period is None or chosen.period.basis != RELATIVE:
        return False
    names_month = LETTERS["month"] in tagged(reading.sentence).letters_between(chosen.start, chosen.end)
    is_news = reading.published and (reading.published - chosen.period.end).days <= _NEWS_DAYS
    return names_month and not is_news


def _story_date(chosen: PeriodMention, reading: Reading) -> date | None:
    """Return the date with a year that was told last before: a bare year only where it opens its sentence."""
    told = [one for one in reading.mentions if one.end <= chosen.start]
    for sentence in reversed(reading.previous[-_BACK:]):
        told = told or [one for one in period_mentions(sentence, reading.published) if _opens(one)]
    last = told[-1].period if told and told[-1].kind in {"point", "interval"} else None
    return last.start if last and last.basis == EXPLICIT else None


def _opens(one: PeriodMention) -> bool:
    is_year = one.period is not None and one.period.precision >= _YEAR_PRECISION
    return one.start <= _FRONT or not is_year
