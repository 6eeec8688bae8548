"""The days of an account, and which of its figures take them over."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from casualty_figures.estimating.accounts.event_day import event_day
from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.estimating.accounts.kinds import INCIDENT, TOTAL
from casualty_figures.estimating.accounts.telling import Span, Telling
from casualty_figures.estimating.accounts.told_text import ToldText
from casualty_figures.languages.en.context.event_cues import has_cue
from casualty_figures.languages.en.context.periods.days import precision_of

_LONG = 45
_BACK = 1


@dataclass(frozen=True, slots=True)
class KnownSpan:
    """The days of an account and where they come from.

    `basis` is `inherited` (from a figure of the account), `sentence` (the only
    day a figure's sentence names), `lead` (a day the opening names) or
    `publication` (the news is of that day or the day before).
    """

    span: Span
    basis: str

    @property
    def precision(self) -> int:
        """UCDP's date_prec of the days."""
        return precision_of(self.span.start, self.span.end)


def spans_of(source: ToldText, groups: Sequence[Group]) -> list[KnownSpan | None]:
    """Return the days of each account; the first is the main one where it is an incident."""
    known = [_own_span(group, source.published) for group in groups]
    main = main_of(groups)
    if main is None:
        return known
    if known[main] is None:
        known[main] = _news_span(source, _sentences_of_others(groups, main))
    leading = known[main]
    return [
        one if one or group.kind != INCIDENT or leading is None else _beside_main(group, leading)
        for group, one in zip(groups, known, strict=True)
    ]


def main_of(groups: Sequence[Group]) -> int | None:
    """Return the number of the main account: the first incident."""
    return next((index for index, group in enumerate(groups) if group.kind == INCIDENT), None)


def _sentences_of_others(groups: Sequence[Group], main: int) -> set[int]:
    """Return where the sentences begin that hold figures of other accounts alone."""
    own = {one.start for one in groups[main].tellings}
    return {one.start for group in groups for one in group.tellings} - own


def _own_span(group: Group, published: date | None) -> KnownSpan | None:
    harmed = [one for one in group.tellings if one.figure.indicator != "detained"] or group.tellings
    spans = [one.span for one in harmed if one.span]
    if group.kind == TOTAL:
        since = group.counting_start()
        if since and published and since <= published:
            return KnownSpan(Span(since, published), "inherited")
        longest = max(spans, key=lambda span: span.days, default=None)
        return KnownSpan(longest, "inherited") if longest else _sentence_span(harmed)
    short = [span for span in spans if span.days <= _LONG]
    narrowest = min(short, key=lambda span: span.days, default=None)
    return KnownSpan(narrowest, "inherited") if narrowest else _sentence_span(harmed)


def _sentence_span(tellings: Sequence[Telling]) -> KnownSpan | None:
    found = next((one.sentence_span for one in tellings if one.sentence_span), None)
    return KnownSpan(found, "sentence") if found else None


def _news_span(source: ToldText, elsewhere: AbstractSet[int]) -> KnownSpan | None:
    """Return the day the article names for its event, else that of publication and the one before."""
    if source.published is None:
        return None
    day = event_day(source, source.published, elsewhere)
    if day:
        return KnownSpan(day, "lead")
    return KnownSpan(Span(source.published - timedelta(days=_BACK), source.published), "publication")


def _beside_main(group: Group, main: KnownSpan) -> KnownSpan | None:
    """Return the days of an account that knows none: the day before the main event, or those of it."""
    first = group.first
    if has_cue(f"{first.before} {first.clause}", "day_before"):
        day = main.span.end - timedelta(days=1)
        return KnownSpan(Span(day, day), "inherited")
    return (
        None
        if group.is_marked
        else KnownSpan(main.span, "inherited" if main.basis == "inherited" else main.basis)
    )
