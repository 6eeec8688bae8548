"""A sentence's mentions of time: atoms found over its tags, joined into ranges, resolved to days."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from casualty_figures.languages.en.context.periods.days import RELATIVE, day_of, months_from, precision_of
from casualty_figures.languages.en.context.periods.grammar import (
    ATOM,
    DATE,
    RANGES,
    READERS,
    REPORT,
    WEAK_YEAR,
)
from casualty_figures.languages.en.context.periods.meaning import Meaning
from casualty_figures.languages.en.context.periods.mention import PeriodMention
from casualty_figures.languages.en.context.periods.named_days import named_days
from casualty_figures.languages.en.context.periods.tokens import TaggedSentence, tagged
from casualty_figures.languages.en.lexicon import cue_words
from casualty_figures.records.period import Period


@dataclass(frozen=True, slots=True)
class _Atom:
    """A date phrase: its first and last token, and what it names."""

    first: int
    last: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Reduced:
    """The tags with each atom as one letter, and the atom or token at each letter."""

    letters: str
    atoms: tuple[_Atom, ...]

    def atoms_in(self, match: re.Match[str]) -> list[_Atom]:
        """Return the atoms a match runs over, by the first letter each has here."""
        before = len(_ATOM_LETTERS.findall(self.letters, 0, match.start()))
        return list(self.atoms[before : before + len(_ATOM_LETTERS.findall(match.group()))])


_ATOM_LETTERS = re.compile(f"[{DATE}{WEAK_YEAR}]")


@lru_cache(maxsize=512)
def period_mentions(sentence: str, published: date | None) -> tuple[PeriodMention, ...]:
    """Return what the sentence says of time, in its order.

    Words that need the article's date give no period where `published` is
    `None`; days after publication are kept, as `future`.
    """
    words = tagged(sentence)
    reduced = _reduced(words, published)
    if not reduced.atoms:
        return ()
    reports = {match.start(match.lastgroup or 0) for match in REPORT.finditer(reduced.letters)}
    found = [(match, reduced.atoms_in(match)) for match in RANGES.finditer(reduced.letters)]
    return tuple(
        _mention(match, part, words, published, reports)
        for match, atoms in found
        for part in _parts(match, atoms)
    )


def _parts(match: re.Match[str], atoms: list[_Atom]) -> list[list[_Atom]]:
    """Return the atoms of a match as one period, or apart: "in 2003 and 2011" names two."""
    if match.lastgroup != "range" or not _LIST.match(match.group()):
        return [atoms]
    first, last = atoms[0].meaning, atoms[-1].meaning
    start = _start_before(first, last)
    ends = last.first and start and (first.last if start == first.first else last.first - timedelta(days=1))
    return [atoms] if ends and last.first and ends + timedelta(days=1) == last.first else [[a] for a in atoms]


_LIST = re.compile(f"[{DATE}]&")


def _reduced(words: TaggedSentence, published: date | None) -> _Reduced:
    atoms: list[_Atom] = []
    letters, at = [], 0
    for match in ATOM.finditer(words.letters):
        tokens = words.tokens(match.start(), match.end())
        name = match.lastgroup or ""
        meaning = READERS[name](tokens, published)
        atoms.append(_Atom(match.start(), match.end(), _named_day(meaning, words, match.end())))
        letters += [words.letters[at : match.start()], WEAK_YEAR if name == "weak_year" else DATE]
        at = match.end()
    return _Reduced("".join([*letters, words.letters[at:]]), tuple(atoms))


def _named_day(meaning: Meaning, words: TaggedSentence, after: int) -> Meaning:
    """Return the day that "the September 11 attacks" mean, whatever the article's date."""
    day = named_days().get((meaning.month, meaning.day)) if meaning.grain == "year" else None
    following = words.tokens(after, after + 1)
    if day is None or not following or following[0].text.lower() not in cue_words("event_of_a_day"):
        return meaning
    return Meaning(day, day)


def _mention(
    match: re.Match[str], atoms: list[_Atom], words: TaggedSentence, published: date | None, reports: set[int]
) -> PeriodMention:
    kind = match.lastgroup or "alone"
    kind = "alone" if len(atoms) == 1 and kind == "range" else kind
    meaning = _joined(kind, [atom.meaning for atom in atoms], published)
    is_report = kind == "alone" and match.start() in reports
    # The opening word of a range or of "since" belongs to the mention; its letter is one token.
    first = atoms[0].first - (_lead_in(match) if kind != "alone" else 0)
    tokens = words.tokens(first, atoms[-1].last)
    start, end = tokens[0].start, tokens[-1].end
    return _resolved(start, end, meaning, published, is_report=is_report)


def _lead_in(match: re.Match[str]) -> int:
    found = _ATOM_LETTERS.search(match.group())
    return found.start() if found else 0


def _joined(kind: str, meanings: list[Meaning], published: date | None) -> Meaning:
    """Return what dates tied by "from ... to", "since", "as of" or "until" name together."""
    last = meanings[-1]
    if kind == "range":
        return _range(meanings[0], last, published)
    if kind == "since":
        return _since(last, published)
    is_kind = kind in {"as_of", "until", "comparison"} and last.kind != "anaphor"
    return replace(last, kind=kind) if is_kind else last


def _since(meaning: Meaning, published: date | None) -> Meaning:
    if meaning.kind == "anaphor" or meaning.first is None:
        return replace(meaning, kind="since", shift=meaning.shift)
    if published is None or published < meaning.first:
        return replace(meaning, last=None, kind="since")
    precision = max(precision_of(meaning.first, published), meaning.precision or 1)
    return Meaning(meaning.first, published, RELATIVE, precision, "since")


def _range(first: Meaning, last: Meaning, published: date | None) -> Meaning:
    """Return the days from one date to another; the first borrows the year or week of the last."""
    if last.last is None or last.first is None:
        return Meaning(basis=RELATIVE, kind="vague", unit="span")
    start = _start_before(first, last)
    if start is None or start > last.last:
        return Meaning(basis=RELATIVE, kind="vague", unit="span")
    own = {meaning.basis for meaning in (first, last) if meaning.grain != "year" or meaning is last}
    basis = RELATIVE if RELATIVE in own else last.basis
    return Meaning(start, last.last, basis, None, "interval", unit="span" if published else None)


def _start_before(first: Meaning, last: Meaning) -> date | None:
    if last.first is None:
        return None
    if first.grain == "year":
        found = (_in_year(first, year) for year in (last.first.year, last.first.year - 1))
        return next((day for day in found if day and day <= last.first), None)
    if first.grain == "week" and first.first and first.first > last.first:
        return first.first - timedelta(days=7)
    return first.first


def _in_year(meaning: Meaning, year: int) -> date | None:
    if meaning.day:
        return day_of(year, meaning.month, meaning.day)
    return months_from(year, meaning.month, 1)[0]


def _resolved(
    start: int, end: int, meaning: Meaning, published: date | None, *, is_report: bool
) -> PeriodMention:
    """Return the mention, its days cut at publication: no harm reported lies after it."""
    first, last = meaning.first, meaning.last
    counting_start = first if meaning.kind == "since" else None
    if first is None or last is None:
        kind = "report" if is_report else meaning.kind
        return PeriodMention(start, end, None, kind, counting_start, meaning.unit, meaning.shift)
    # A day's grace: the article's date and that of the place can differ by a time zone.
    if published and first > published + timedelta(days=1):
        return PeriodMention(start, end, None, "future")
    cut = min(last, max(first, published)) if published else last
    precision = meaning.precision or precision_of(first, cut)
    kind = "report" if is_report else _kind_of(meaning, first, cut)
    return PeriodMention(
        start, end, Period(first, cut, precision, meaning.basis), kind, counting_start, meaning.unit
    )


def _kind_of(meaning: Meaning, first: date, last: date) -> str:
    if meaning.kind in {"since", "as_of", "until", "comparison"}:
        return meaning.kind
    return "point" if first == last else "interval"
