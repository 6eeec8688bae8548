"""Which runs of tags are dates, and which runs of dates are one period."""

import re

from casualty_figures.extraction.periods import meaning

# Letters as in tokens.LETTERS. A number before people or their harm (H, X) is a count of them.
_COUNT = r"(?!X|[IJ_]?H)"
_DAYS = r"[1o](?:[-t]l?[1o])?(?![09HX])(?!_H)"
_MONTH = r"M(?:\.(?!$))?"
_YEAR = rf"4{_COUNT}"
_YEAR_OF_DATE = r"4(?![IJ_]?H)"
_WIRE_YEAR = rf"(?:,?{_YEAR_OF_DATE}|9{_COUNT})"
_PART = r"(?:[EB]-?%?l?)"

# In this order: the first that fits where a date can begin is taken. Each with its reader.
ATOMS: tuple[tuple[str, str, meaning.Reader], ...] = (
    ("iso", r"6", meaning.iso_day),
    ("slashed", r"7", meaning.slashed_day),
    ("day_month", rf"(?:W,?l?)?(?:(?<=b)[1o]&|[1o][-t])?[1o]%?{_MONTH}{_WIRE_YEAR}?", meaning.month_and_day),
    ("month_day", rf"(?:W,?)?{_MONTH}l?{_DAYS}{_WIRE_YEAR}?", meaning.month_and_day),
    ("week_of_month", rf"[oL]u%l?{_PART}?{_MONTH}(?:,?{_YEAR})?", meaning.week_of_month),
    ("part_of_year", rf"(?:[oL]q%(?:l?{_YEAR}|[TL]u|lu)|8,?%?{_YEAR})", meaning.part_of_year),
    ("months_of_year", rf"[oL][12]u%(?:l?{_YEAR}|[TL]u|lu)", meaning.months_of_year),
    ("month", rf"{_PART}?[TL]?{_MONTH}(?:%?,?{_YEAR_OF_DATE})?", meaning.month_of_year),
    ("season", rf"{_PART}?(?:S%?{_YEAR}|[TL]S)", meaning.season),
    ("decade", rf"{_PART}?5", meaning.decade),
    ("years", r"4[-/][49](?![0-9])|4[-/]1(?![0-9])", meaning.years),
    ("year", rf"(?:{_PART}{_YEAR}|(?<=[ijspl%A(])4{_COUNT}|(?<=Ct)4{_COUNT})", meaning.years),
    ("weak_year", rf"(?<=[bftU&-])4{_COUNT}", meaning.years),
    ("weekday", r"[TL]?E?Wm?", meaning.weekday),
    ("deictic", r"(?:ED|Dm?|[TL]m|O)", meaning.deictic),
    ("weekend", r"[lTLP]?e", meaning.weekend),
    ("vague_span", r"(?:[LP]v|r)u|va?ug|avug", meaning.vague),
    ("unit_span", r"[LP][1290]-?u", meaning.unit_span),
    ("ago", r"[1290a]-?ug", meaning.unit_ago),
    ("anaphor_shift", r"(?:[129]|a)uG|l?Z(?:[um])", meaning.anaphor),
    ("unit_near", rf"{_PART}?[GE]?[LPT]u|{_PART}lu", meaning.unit_near),
    ("anaphor", r"(?:l?z|K)z?[um]|(?<=s)y", meaning.anaphor),
)
ATOM = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule, _ in ATOMS))
READERS = {name: reader for name, _, reader in ATOMS}

# Dates reduced to one letter each: a date, and a year that counts only within a range.
DATE, WEAK_YEAR = "\u00a7", "\u00a4"
_ANY = f"l?[{DATE}{WEAK_YEAR}]"
RANGES = re.compile(
    rf"(?P<range>b{_ANY}[&t|-]{_ANY}|(?<!\^)(?<!\^[_I])f{_ANY}(?:[tU|-]|&U?|Ut){_ANY}"
    rf"|{DATE}(?:[-|U]|t(?=l?{DATE})){_ANY}|(?<![;,]){DATE}&{_ANY})"
    rf"|(?P<comparison>(?:<|o)[_I%*Hjil]{{0,6}}s{_ANY})"
    rf"|(?P<since>s[^,;.R0-9{DATE}{WEAK_YEAR}X]{{0,10}}{_ANY}|Ctl?{_ANY}|[VB][ijf]{_ANY}|f{_ANY}w)"
    rf"|(?P<as_of>A%{_ANY}|p{_ANY})"
    rf"|(?P<until>[U]{_ANY})"
    rf"|(?P<alone>{DATE})"
)
# When it was said: after a verb of saying, with nothing but its setting between; in a dateline.
REPORT = re.compile(
    rf"R(?:J|[ijlatEI,]|%){{0,8}}(?P<date>{DATE})|^[_I,(]{{1,8}}(?P<dateline>{DATE})(?:\([^)]*\))?\)?[|-]"
    rf"|^[ij]?l?(?P<fronted>{DATE}),?[_Il&aJ%H-]{{1,8}}R(?!,)"
)
