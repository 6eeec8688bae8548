"""Which articles tell something else than before."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.reconciling.testimony import Told


@dataclass(frozen=True, slots=True)
class Changed:
    """The articles that came, went or changed since the last release, and what it told of them."""

    article_ids: frozenset[str]
    was: Told

    def accounts_in(self, told: Told) -> pa.Table:
        """Return the accounts of those articles as they are now."""
        ids = pa.array(sorted(self.article_ids), pa.string())
        return told.accounts.filter(pc.is_in(told.accounts["article_id"], ids))
