"""Which runs of tags are dates, and which runs of dates are one period."""

import re
from collections.abc import Callable
from datetime import date

from casualty_figures.languages.en.context.periods import calendar_dates, named_days, relative_dates
from casualty_figures.languages.en.context.periods.meaning import Meaning, Tokens

Reader = Callable[[Tokens, date | None], Meaning]

# Letters as in tags.LETTERS. A number before people or their harm (H, X) is a count of them, and before
# a block the number of a house. Behind a month a year may stand before those who did it.
_COUNT = r"(?!X|[IJ_]?H|>)"
_DAYS = r"[1o](?:[-t]l?[1o])?(?![09HX])(?!_H)"
_MONTH = r"M(?:\.(?!$))?"
_YEAR = rf"4{_COUNT}"
_YEAR_OF_DATE = r"4(?![IJ_]?H[^,;:.X*@_0-9]*(?:x|X(?![^,;:.]{0,9}[0129aH])))"
_WIRE_YEAR = rf"(?:,?{_YEAR_OF_DATE}|9{_COUNT})"
_PART = r"(?:[EB]-?%?l?)"

# In this order: the first that fits where a date can begin is taken. Each with its reader.
ATOMS: tuple[tuple[str, str, Reader], ...] = (
    ("iso", r"6", calendar_dates.iso_day),
    ("slashed", r"7", calendar_dates.slashed_day),
    ("month_of_year_told", rf"{_PART}?(?:[1o]%?)?M(?:l?[1o])?%?(?:K|lz)u", relative_dates.vague),
    (
        "day_month",
        rf"(?:W,?l?)?(?:(?<=b)[1o]&|[1o][-t])?[1o]%?{_MONTH}{_WIRE_YEAR}?",
        calendar_dates.month_and_day,
    ),
    ("day_of_month", r"[1o]%[lTL]u", relative_dates.day_of_month),
    ("month_day", rf"(?:W,?)?{_MONTH}l?{_DAYS}{_WIRE_YEAR}?", calendar_dates.month_and_day),
    ("week_of_month", rf"[oL]u%l?{_PART}?{_MONTH}(?:,?{_YEAR})?", calendar_dates.week_of_month),
    ("part_of_year", rf"(?:[oL]q%(?:l?{_YEAR}|[TL]u|lu)|8,?%?{_YEAR})", calendar_dates.part_of_year),
    ("months_of_year", rf"[oL][12]u%(?:l?{_YEAR}|[TL]u|lu)", calendar_dates.months_of_year),
    ("holiday", rf"[EP]?Qm?(?:,?{_YEAR_OF_DATE})?", named_days.holiday),
    ("month", rf"{_PART}?[TL]?{_MONTH}(?:%?,?{_YEAR_OF_DATE})?", calendar_dates.month_of_year),
    ("season", rf"{_PART}?(?:S%?{_YEAR}|[TL]S)", calendar_dates.season),
    ("decade", rf"{_PART}?5", calendar_dates.decade),
    ("years", r"4[-/][49](?![0-9])|4[-/]1(?![0-9])", calendar_dates.years),
    (
        "year",
        rf"(?:{_PART}{_YEAR}|(?<=[ijspl%A(])4{_COUNT}|(?<=Ct)4{_COUNT}|(?<=a)4(?=_?[*+]))",
        calendar_dates.years,
    ),
    ("weak_year", rf"(?<=[bftU&-])4{_COUNT}", calendar_dates.years),
    ("weekday_of_week", r"E?Wm?%?[LT]u", relative_dates.weekday_of_week),
    ("weekday", r"E?WL(?![uvSM12905q])|[TL]?E?Wm?", relative_dates.weekday),
    ("deictic", r"(?:ED|Dm?|[TL]m|O)", relative_dates.deictic),
    ("vague_span", r"(?:[LP]v|r)u|va?ug|avug|l?eN", relative_dates.vague),
    ("weekend", r"[lTLP]?e", relative_dates.weekend),
    ("unit_span", r"[LP][1290]-?u|(?<=n)au(?=ik)", relative_dates.unit_span),
    ("ago", r"[1290a]-?ug", relative_dates.unit_ago),
    ("anaphor_shift", r"(?:[129]|a)uG|l?Z(?:[um])|(?:[129al]u|lm)N(?=[,;.]|$)", relative_dates.anaphor),
    ("anaphor_beside", r"[129a]u[nN](?=[^,;:.]*X)", relative_dates.day_beside),
    ("unit_near", rf"{_PART}?[GE]?[LPT]u|{_PART}lu", relative_dates.unit_near),
    ("anaphor", r"(?:l?z|K)z?[um]|(?<=s)y", relative_dates.anaphor),
)
ATOM = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule, _ in ATOMS))
READERS = {name: reader for name, _, reader in ATOMS}

# Dates reduced to one letter each: a date, and a year that counts only within a range.
DATE, WEAK_YEAR = "\u00a7", "\u00a4"
_ANY = f"l?[{DATE}{WEAK_YEAR}]"
RANGES = re.compile(
    rf"""
    (?P<range>b{_ANY}[&t|-]{_ANY}|(?<!\^)(?<!\^[_I])f{_ANY}(?:[tU|-]|&U?|Ut){_ANY}
    |{DATE}(?:[-|U]|t(?=l?{DATE})){_ANY}|(?<![;,]){DATE}&{_ANY})
    |(?P<comparison>(?:<|o)[_I%*+Hjilu]{{0,6}}s[^,;.R0-9{DATE}{WEAK_YEAR}X]{{0,10}}{_ANY})
    |(?P<since>s[^,;.R0-9{DATE}{WEAK_YEAR}X]{{0,10}}{_ANY}|Ctl?{_ANY}|[VB][ijf]{_ANY}|f{_ANY}w)
    |(?P<as_of>A%{_ANY}|p{_ANY}(?!_?\*))
    |(?P<until>[U]{_ANY})
    |(?P<alone>{DATE})
    """,
    re.VERBOSE,
)
# When it was said: after a verb of saying, with nothing but its setting between; in a dateline.
REPORT = re.compile(
    rf"R(?:J|[ijlatEI,]|%){{0,8}}(?P<date>{DATE})|^[_I,(]{{1,8}}(?P<dateline>{DATE})(?:\([^)]*\))?\)?[|-]"
    rf"|^G?[ij]?l?(?P<fronted>{DATE}),?[_Il&aJ%Hx-]{{1,8}}R(?!,)|(?P<before>{DATE})R"
)
