"""What happened, as all articles together support it, and how that came to be held."""

from dataclasses import dataclass
from typing import Annotated

from casualty_figures.schema import account_columns as account
from casualty_figures.schema import context_columns as context
from casualty_figures.schema import event_columns as event
from casualty_figures.schema import figure_columns as columns
from casualty_figures.schema import shared_columns as shared
from casualty_figures.schema.model import EmptyWhen

OF_NO_EVENT = EmptyWhen("the figure is of no event: estimate_role_reason says why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, or one running total or stock at one day."""

    event_id: event.EventId
    run_id: shared.RunId
    kind: account.Kind
    series_id: event.SeriesId
    status: event.Status

    cause: account.Cause
    weapon: account.Weapon
    perpetrator: account.Perpetrator
    perpetrator_side: account.PerpetratorSide

    date_start: context.DateStart
    date_end: context.DateEnd
    date_prec: context.DatePrec
    date_basis: context.DateBasis

    country: context.Country
    country_iso3: context.CountryIso3
    adm_1: context.Adm1
    adm_1_iso: context.Adm1Iso
    location_name: context.LocationName
    latitude: context.Latitude
    longitude: context.Longitude
    where_prec: context.WherePrec
    where_basis: context.WhereBasis

    n_articles: event.ArticleCount
    n_main_articles: event.MainArticleCount
    number_of_sources: event.SourceCount
    n_independent_origins: event.OriginCount
    first_reported: event.FirstReported
    last_reported: event.LastReported

    previous_event_ids: event.PreviousEventIds
    valid_from: event.ValidFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What all articles support of an event, for one indicator and group of victims, while it was held."""

    event_id: event.EventId
    indicator: columns.Indicator
    victim_group: event.VictimGroupOfEstimate
    run_id: shared.RunId

    low: columns.Low
    best: columns.Best
    high: columns.High
    unit: columns.Unit

    n_figures: shared.FigureCount
    number_of_sources: event.SourceCount
    n_independent_origins: event.OriginCount
    status: event.Status
    reconciliation_rule: event.ReconciliationRule
    who_says_what: event.WhoSaysWhat

    valid_from: event.ValidFrom
    valid_to: event.ValidTo
    change_reason: event.ChangeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateFigure:
    """Which part one figure plays in the estimates, or why in none."""

    figure_id: shared.FigureId
    event_id: Annotated[event.EventId | None, OF_NO_EVENT]
    indicator: columns.Indicator
    victim_group: Annotated[
        event.VictimGroupOfEstimate | None,
        OF_NO_EVENT,
    ]
    estimate_role: event.EstimateRole
    estimate_role_reason: event.EstimateRoleReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether two accounts tell of the same event, by one judge."""

    account_id: account.AccountId
    other_account_id: event.OtherAccountId
    judge: event.Judge
    judgement: event.JudgementValue
    score: event.JudgementScore
    judge_version: event.JudgeVersion
    judged_at: event.JudgedAt
    judgement_reason: event.JudgementReason


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalComparison:
    """A running total beside the sum of the incidents in the tables that it covers."""

    event_id: event.EventId
    indicator: columns.Indicator
    series_id: event.SeriesId
    total_low: columns.Low
    total_best: columns.Best
    total_high: columns.High
    n_incidents: event.IncidentCount
    incidents_low: event.IncidentsLow
    incidents_best: event.IncidentsBest
    incidents_high: event.IncidentsHigh
    difference: event.Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnEvent:
    """An event that was held once and is no longer: merged, split, or without an account."""

    event_id: event.EventId
    run_id: shared.RunId
    kind: account.Kind
    cause: account.Cause
    date_start: context.DateStart
    date_end: context.DateEnd
    country: context.Country
    country_iso3: context.CountryIso3
    adm_1: context.Adm1
    location_name: context.LocationName
    latitude: context.Latitude
    longitude: context.Longitude
    where_prec: context.WherePrec
    valid_from: event.ValidFrom
    withdrawn_at: event.WithdrawnAt
    successor_event_ids: event.SuccessorEventIds
    withdrawn_reason: event.WithdrawnReason
