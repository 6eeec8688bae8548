"""Figures to the rows of `accounts`: what each article says of each event, an indicator a row."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.estimating import EventAccount, accounts_of
from casualty_figures.records import Figure
from casualty_figures.records.account import Account
from casualty_figures.records.tables import ACCOUNTS
from casualty_figures.schema.to_arrow import records_from_arrow, rows_to_arrow


def account_rows(figures: pa.Table) -> pa.Table:
    """Return the accounts that rows of `figures` make, one row an account and indicator.

    Rows from before figures had accounts are in none.
    """
    told = figures.filter(pc.is_valid(figures["account_id"]))
    by_account = accounts_of(records_from_arrow(Figure, told))
    return rows_to_arrow(ACCOUNTS, [row for one in by_account for row in _rows(one)])


def _rows(account: EventAccount) -> Iterator[Account]:
    first, when, where = account.figures[0], account.when, account.where
    for indicator, count in account.counts.items():
        yield Account(
            account_id=account.account_id,
            article_id=first.article_id,
            indicator=indicator,
            run_id=first.run_id or "",
            low=count.low,
            best=count.best,
            high=count.high,
            unit=count.unit,
            n_figures=count.n_figures,
            kind=account.kind,
            is_main=account.is_main,
            cause=account.cause,
            cause_words=account.cause_words,
            weapon=account.weapon,
            perpetrator=account.perpetrator,
            perpetrator_side=account.perpetrator_side,
            source_date=first.source_date,
            date_start=when.date_start,
            date_end=when.date_end,
            date_prec=when.date_prec,
            date_basis=when.date_basis,
            country=where.country,
            country_iso3=where.country_iso3,
            adm_1=where.adm_1,
            adm_1_iso=where.adm_1_iso,
            location_name=where.location_name,
            latitude=where.latitude,
            longitude=where.longitude,
            where_prec=where.where_prec,
            where_basis=where.where_basis,
        )
