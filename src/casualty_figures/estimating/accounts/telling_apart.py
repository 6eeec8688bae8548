"""Figures of one article put into accounts: each with its account, its role and what the account knows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from casualty_figures.estimating.accounts.account import account_id_of
from casualty_figures.estimating.accounts.causes import Circumstances, cause_reader
from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.estimating.accounts.grouping.grouping import groups_of
from casualty_figures.estimating.accounts.periods import KnownSpan, main_of, spans_of
from casualty_figures.estimating.accounts.places import place_of, placed
from casualty_figures.estimating.accounts.roles import roles_of
from casualty_figures.estimating.accounts.telling import Telling
from casualty_figures.estimating.accounts.tellings import tellings_of
from casualty_figures.estimating.accounts.told_text import ToldText
from casualty_figures.records import Figure


def with_accounts(source: ToldText, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures in their order, each in its account.

    What one figure of an account knows of the period and the place, those take
    over that do not; `date_basis` and `where_basis` say so.
    """
    if not figures:
        return []
    groups = groups_of(tellings_of(source, figures), source.published)
    main = main_of(groups) or 0
    causes = cause_reader(source.text, source.headline_end)
    told: dict[str, Figure] = {}
    for index, (group, span) in enumerate(zip(groups, spans_of(source, groups), strict=True)):
        circumstances = causes.circumstances_of(group, is_main=index == main)
        place = place_of(group)
        located = {one.figure.figure_id: placed(one, group, place, source.mentions) for one in group.tellings}
        for figure in _told(group, located, span, circumstances, is_main=index == main):
            told[figure.figure_id] = figure
    return [told[figure.figure_id] for figure in figures]


def _told(
    group: Group,
    located: Mapping[str, Figure],
    span: KnownSpan | None,
    circumstances: Circumstances,
    *,
    is_main: bool,
) -> list[Figure]:
    """Return the figures of one account, at their places, with all else that it knows."""
    roles = roles_of(group.tellings)
    account_id = account_id_of([one.figure for one in group.tellings])
    return [
        replace(
            _dated(one, located[one.figure.figure_id], span),
            account_id=account_id,
            kind=group.kind,
            is_main=is_main,
            role=roles[one.figure.figure_id].name,
            role_reason=roles[one.figure.figure_id].reason,
            cause=circumstances.cause,
            cause_words=circumstances.cause_words,
            weapon=circumstances.weapon,
            perpetrator=circumstances.perpetrator,
            perpetrator_side=circumstances.perpetrator_side,
        )
        for one in group.tellings
    ]


def _dated(one: Telling, figure: Figure, span: KnownSpan | None) -> Figure:
    if one.span is not None or span is None:
        return figure
    if one.sentence_span and one.sentence_span.days <= span.span.days:
        span = KnownSpan(one.sentence_span, "sentence")
    return replace(
        figure,
        date_start=span.span.start,
        date_end=span.span.end,
        date_prec=span.precision,
        date_basis=span.basis,
    )
