"""Figures to accounts: every figure belongs to exactly one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from casualty_figures.estimating.accounts.grouping.candidate import APART, HARMED, Candidate
from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.estimating.accounts.grouping.signals import affinity
from casualty_figures.estimating.accounts.kinds import INCIDENT, kinds_of
from casualty_figures.estimating.accounts.telling import Span, Telling
from casualty_figures.languages.en.context.event_cues import has_cue

_MONTH = timedelta(days=31)
_MOST_GROUPS = 40


def groups_of(tellings: Sequence[Telling], published: date | None) -> list[Group]:
    """Return the accounts of an article in the order in which they are opened.

    Figures are read in the order of the text; each joins the account that
    most speaks for it, or opens one where more speaks against all of them.
    Parts are where their whole is.
    """
    ids = {one.figure.figure_id for one in tellings}
    wholes = [one for one in tellings if one.figure.subset_of_figure_id not in ids]
    reader = _Reader(published)
    for telling, kind in zip(wholes, kinds_of(wholes), strict=True):
        reader.read(telling, kind)
    _join_parts(tellings, reader)
    for group in reader.groups:
        group.tellings.sort(key=lambda one: (one.figure.char_start, one.figure.char_end))
    return reader.groups


@dataclass(slots=True)
class _Reader:
    """The accounts so far, and the last telling read with its account and its cue."""

    published: date | None
    groups: list[Group] = field(default_factory=list)
    of_figure: dict[str, Group] = field(default_factory=dict)
    last: tuple[Telling, Group, str | None] | None = None

    def read(self, telling: Telling, kind: str) -> None:
        """Put a telling into its account."""
        cue = cue_of(telling)
        group = self._best(telling, kind, cue)
        if group is None:
            group = Group(kind, is_marked=cue is not None)
            self.groups.append(group)
        self.put(telling, group)
        self.last = (telling, group, cue)

    def put(self, telling: Telling, group: Group) -> None:
        """Add a telling to an account."""
        group.add(telling)
        self.of_figure[telling.figure.figure_id] = group

    def _best(self, telling: Telling, kind: str, cue: str | None) -> Group | None:
        scored = [
            (self._score(telling, group, cue), -index)
            for index, group in self._recent()
            if group.kind == kind
        ]
        best = max(scored, default=(APART, 0))
        return self.groups[-best[1]] if best[0] >= 0 else None

    def _recent(self) -> list[tuple[int, Group]]:
        """Return the main account and those opened last, each with its number: no text has hundreds."""
        numbered = list(enumerate(self.groups))
        return numbered[:1] + numbered[1:][-_MOST_GROUPS:]

    def _score(self, telling: Telling, group: Group, cue: str | None) -> float:
        if self.last is None:
            return APART
        previous, current, last_cue = self.last
        is_same_sentence = previous.start == telling.start
        is_same_span = telling.span is None or previous.span == telling.span
        one = Candidate(
            telling=telling,
            group=group,
            main=self.groups[0],
            previous=previous,
            cue=cue,
            is_current=group is current,
            is_linked=is_same_sentence and group is current and last_cue is not None and is_same_span,
            published=self.published,
        )
        return affinity(one) if group.kind == INCIDENT else _sum_affinity(one)


def _sum_affinity(one: Candidate) -> float:
    """Return how well a running total or a stock goes on an account of its kind."""
    span, known_span = one.telling.known_span, one.group.span()
    if span and known_span and not _is_same_time(span, known_span):
        return APART
    if one.is_same_sentence and one.is_current:
        return 2.0
    harmed = HARMED | {"missing"}
    if (one.telling.figure.indicator in harmed) != (one.group.first.figure.indicator in harmed):
        return APART
    since, known = one.telling.counting_start, one.group.counting_start()
    if since != known and ((since and known) or not one.is_current):
        return APART
    if (span is None) != (known_span is None) and not one.is_current:
        return APART
    is_there = one.telling.figure.country_iso3 == one.group.last.figure.country_iso3
    return 1.0 if is_there or one.is_current else -1.0


def _is_same_time(span: Span, other: Span) -> bool:
    """Whether two long times begin and end within a month of each other: 2014 is not the time since 2003."""
    apart = (abs(span.start - other.start), abs(span.end - other.end))
    return max(apart) <= _MONTH


def cue_of(one: Telling) -> str | None:
    """Return `past` or `other` where the figure's own clause tells of another event; not in the opening."""
    if one.is_opening and not has_cue(one.clause, "total"):
        return None
    if has_cue(one.clause, "past"):
        return "past"
    if has_cue(one.clause, "other"):
        return "other"
    is_lead_in = has_cue(one.before, "past") or has_cue(one.before, "other")
    leans = not one.is_before_counted and one.is_first and one.span is None
    return "past" if is_lead_in and leans and not has_cue(one.sentence, "definite") else None


def _join_parts(tellings: Sequence[Telling], reader: _Reader) -> None:
    by_id = {one.figure.figure_id: one for one in tellings}
    for one in tellings:
        if one.figure.figure_id in reader.of_figure:
            continue
        whole, seen = one, set()
        while whole.figure.figure_id not in reader.of_figure and whole.figure.figure_id not in seen:
            seen.add(whole.figure.figure_id)
            whole = by_id.get(whole.figure.subset_of_figure_id or "", whole)
        group = reader.of_figure.get(whole.figure.figure_id) or (reader.groups[0] if reader.groups else None)
        if group is None:
            group = Group(INCIDENT)
            reader.groups.append(group)
        reader.put(one, group)
