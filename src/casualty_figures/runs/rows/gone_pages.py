"""Articles whose page is gone, marked in their rows, those that stand too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.records import Article
from casualty_figures.runs.last_release.standing import Standing


def marked_gone(articles: Sequence[Article], gone: Mapping[str, datetime]) -> list[Article]:
    """Return the articles, each with when its page was found gone; `gone` has that by page address."""
    return [replace(one, gone_at=_gone_at(one.page_address, one.retrieved_at, gone)) for one in articles]


def otherwise_gone(standing: Standing, gone: Mapping[str, datetime]) -> frozenset[str]:
    """Return the standing articles whose rows say something else of their page than `gone`."""
    rows = standing.editions.select(["article_id", "page_address", "retrieved_at", "gone_at"])
    is_gone = pc.is_in(rows["page_address"], value_set=pa.array(sorted(gone), pa.string()))
    touched = rows.filter(pc.or_(is_gone, pc.is_valid(rows["gone_at"]))).to_pylist()
    return frozenset(
        row["article_id"]
        for row in touched
        if row["gone_at"] != _gone_at(row["page_address"], row["retrieved_at"], gone)
    )


def _gone_at(address: str | None, retrieved_at: datetime, gone: Mapping[str, datetime]) -> datetime | None:
    """Return when the page of a version was found gone; what was retrieved later came from elsewhere."""
    found = gone.get(address) if address else None
    return found if found and found > retrieved_at else None
