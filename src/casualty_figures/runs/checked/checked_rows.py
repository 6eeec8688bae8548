"""What is new or touched through the checks, with every row that a refusal touches in turn."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import pyarrow as pa

from casualty_figures.checking import check_tables, key_columns
from casualty_figures.checking.gate import Verdict
from casualty_figures.records.tables import ARTICLES, FIGURES
from casualty_figures.runs.candidates import Candidates
from casualty_figures.runs.plan import Plan
from casualty_figures.runs.rows.account_rows import account_rows


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """The rows looked at, which of them passed and why others did not, and the accounts of their figures."""

    given: Candidates
    verdict: Verdict
    accounts: pa.Table


def checked_rows(given: Candidates, plan: Plan) -> CheckedRows:
    """Return what the checks make of the rows given.

    Where a refused article is one that standing articles point at, they are
    looked at with the others, until none is left that could fall.
    """
    accounts = account_rows(given.figures)
    verdict = check_tables(
        {"articles": given.articles, "figures": given.figures},
        plan.run_id,
        beside={"accounts": accounts},
        elsewhere={"articles": given.standing.editions.select(["article_id"])},
        source_names=plan.names,
    )
    refused = {row.row_id for row in verdict.quarantined if row.table_name == ARTICLES.name}
    touched = given.standing.pointing_at(refused) | (refused & given.relinked)
    if not touched:
        return CheckedRows(given, verdict, accounts)
    return checked_rows(_looking_at(given, touched), plan)


def _looking_at(given: Candidates, touched: Collection[str]) -> Candidates:
    """Return the candidates with the standing articles of the ids among them, whole."""
    known = set(given.articles["article_id"].to_pylist())
    more = [key for key in touched if key not in known]
    return replace(
        given,
        articles=pa.concat_tables([given.articles, given.standing.rows(ARTICLES, more)]),
        figures=pa.concat_tables([given.figures, given.standing.rows(FIGURES, touched)]),
        standing=given.standing.without(touched),
        relinked=given.relinked - frozenset(touched),
    )


def keys_elsewhere(given: Candidates) -> dict[str, pa.Table]:
    """Return the keys of the rows that stand unlooked at, by the names of their tables."""
    standing = given.standing
    articles = standing.without(given.relinked).editions
    return {
        "articles": articles.select(key_columns(ARTICLES)),
        "figures": standing.columns(FIGURES, [*key_columns(FIGURES), "indicator"]),
    }
