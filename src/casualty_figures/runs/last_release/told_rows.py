"""What all articles tell, the words of those that stand left in their files until some are asked for."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.reconciling import Told
from casualty_figures.reconciling.testimony import ARTICLE_COLUMNS, FIGURE_COLUMNS, KEPT_COLUMNS
from casualty_figures.records.tables import ACCOUNTS, ARTICLES, FIGURES
from casualty_figures.reviewing import Applied
from casualty_figures.runs.candidates import Candidates
from casualty_figures.runs.last_release.standing import Standing, column_names


@dataclass(frozen=True, slots=True)
class ToldInPart(Told):
    """What articles tell: of those that are `standing` a part is read, `looked_at` is whole.

    `unlinked` are those of `standing` whose articles stand with their links.
    """

    looked_at: Told
    standing: Standing
    unlinked: Standing

    def of(self, account_ids: pa.Array) -> Told:
        """Return what tells of some accounts, read from their months."""
        accounts = self.accounts.filter(pc.is_in(self.accounts["account_id"], account_ids))
        ids = accounts["article_id"].combine_chunks()
        replacing = self.articles.filter(pc.is_in(self.articles["supersedes_article_id"], ids))
        theirs = pa.concat_arrays([ids, replacing["article_id"].combine_chunks()])
        whole = Told(
            accounts,
            _with(self.standing.rows(FIGURES, ids, FIGURE_COLUMNS), self.looked_at.figures),
            _with(self.unlinked.rows(ARTICLES, theirs, ARTICLE_COLUMNS), self.looked_at.articles),
        )
        return Told.of(whole, account_ids)


def told_rows(accounts: pa.Table, told: Applied, given: Candidates) -> ToldInPart:
    """Return what is told by the articles looked at, which have `accounts`, and by those that stand."""
    standing, unlinked = given.standing, given.standing.without(given.relinked)
    return ToldInPart(
        _with(standing.columns(ACCOUNTS, column_names(ACCOUNTS)), accounts),
        _with(standing.columns(FIGURES, KEPT_COLUMNS["figures"]), told.figures),
        _with(unlinked.columns(ARTICLES, KEPT_COLUMNS["articles"]), told.articles),
        Told(accounts, told.figures, told.articles),
        standing,
        unlinked,
    )


def _with(standing: pa.Table, rows: pa.Table) -> pa.Table:
    return pa.concat_tables([standing, rows.select(standing.column_names).cast(standing.schema)])
