"""An account: what one article says of one event, running total or stock."""

from dataclasses import dataclass
from typing import Annotated

from casualty_figures.schema import account_columns as account
from casualty_figures.schema import context_columns as context
from casualty_figures.schema import event_columns as event
from casualty_figures.schema import figure_columns as columns
from casualty_figures.schema import shared_columns as shared
from casualty_figures.schema.model import EmptyWhen


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one article says of one event, running total or stock, for one indicator."""

    account_id: account.AccountId
    article_id: shared.ArticleId
    indicator: columns.Indicator
    run_id: shared.RunId
    event_id: Annotated[
        event.EventId | None,
        EmptyWhen(
            "the account is of a total or stock, or of no event: estimate_figures says of each of its figures"
        ),
    ] = None

    low: columns.Low
    best: columns.Best
    high: columns.High
    unit: columns.Unit
    n_figures: shared.FigureCount

    kind: account.Kind
    is_main: account.IsMain

    cause: account.Cause
    cause_words: account.CauseWords
    weapon: account.Weapon
    perpetrator: account.Perpetrator
    perpetrator_side: account.PerpetratorSide

    source_date: shared.SourceDate
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

    names_told: account.NamesTold = None
