"""A figure: how many people, what happened to them, and the words that say so."""

from dataclasses import dataclass, replace
from typing import Annotated

from casualty_figures.records.place import Place
from casualty_figures.schema import account_columns as account
from casualty_figures.schema import context_columns as context
from casualty_figures.schema import figure_columns as columns
from casualty_figures.schema import shared_columns as shared
from casualty_figures.schema.model import EmptyWhen


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure that an article states, or that follows from figures it states."""

    figure_id: shared.FigureId
    article_id: shared.ArticleId
    run_id: Annotated[shared.RunId | None, EmptyWhen("read by `extract`, outside a run; never in a table")]

    indicator: columns.Indicator
    term: columns.Term
    unit: columns.Unit

    reported_text: columns.ReportedText
    quantifier: columns.Quantifier
    low: columns.Low
    best: columns.Best
    high: columns.High
    vague_rule: columns.VagueRule
    person_low: columns.PersonLow
    person_best: columns.PersonBest
    person_high: columns.PersonHigh
    household_size: columns.HouseholdSize
    household_size_source: columns.HouseholdSizeSource

    measure: columns.Measure
    basis: columns.Basis
    subset_of_figure_id: columns.SubsetOfFigureId
    derived_from_figure_id: columns.DerivedFromFigureId

    victim_status: context.VictimStatus
    victim_group: context.VictimGroup
    victim_side: context.VictimSide
    sex: context.Sex
    age_group: context.AgeGroup

    attribution_text: context.AttributionText
    attribution_basis: context.AttributionBasis
    attribution_type: context.AttributionType
    attribution_origin: context.AttributionOrigin
    assertion: context.Assertion

    source_date: shared.SourceDate
    date_start: context.DateStart
    date_end: context.DateEnd
    date_prec: context.DatePrec
    date_basis: context.DateBasis
    as_of_date: context.AsOfDate

    country: context.Country
    country_iso3: context.CountryIso3
    adm_1: context.Adm1
    adm_1_iso: context.Adm1Iso
    location_name: context.LocationName
    geonames_id: context.GeonamesId
    latitude: context.Latitude
    longitude: context.Longitude
    where_prec: context.WherePrec
    location_role: context.LocationRole
    where_basis: context.WhereBasis

    account_id: Annotated[account.AccountId | None, account.UNREAD] = None
    kind: Annotated[account.Kind | None, account.UNREAD] = None
    is_main: Annotated[account.IsMain | None, account.UNREAD] = None
    role: Annotated[account.Role | None, account.UNREAD] = None
    role_reason: Annotated[account.RoleReason | None, account.UNREAD] = None
    cause: Annotated[account.Cause | None, account.UNREAD] = None
    cause_words: account.CauseWords = None
    weapon: Annotated[account.Weapon | None, account.UNREAD] = None
    perpetrator: account.Perpetrator = None
    perpetrator_side: Annotated[account.PerpetratorSide | None, account.UNREAD] = None

    text_part: columns.TextPart
    source_excerpt: columns.SourceExcerpt
    sentence_start: columns.SentenceStart
    char_start: columns.CharStart
    char_end: columns.CharEnd
    extractor: columns.ExtractorName
    rule: columns.RuleName
    extractor_version: columns.ExtractorVersion
    confidence: columns.Confidence

    def at(self, place: Place, *, basis: str, role: str) -> "Figure":
        """Return the figure at a place, with `basis` as its where_basis and `role` as its location_role."""
        return replace(
            self,
            country=place.country,
            country_iso3=place.country_iso3,
            adm_1=place.adm_1,
            adm_1_iso=place.adm_1_iso,
            location_name=place.location_name,
            geonames_id=place.geonames_id,
            latitude=place.latitude,
            longitude=place.longitude,
            where_prec=place.precision,
            where_basis=basis,
            location_role=role,
        )
