"""Articles that could not be read, as rows of `quarantine`."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date

from casualty_figures.records import Origin, Refusal
from casualty_figures.records.run import QuarantinedRow

READING = "reading"


def quarantined(refusal: Refusal, run_id: str) -> QuarantinedRow:
    """Return the row that a refusal is in `quarantine`."""
    article_id = refusal.origin.article_id
    key = f"articles\n{article_id}\n{READING}"
    return QuarantinedRow(
        quarantine_id=hashlib.sha256(key.encode()).hexdigest(),
        run_id=run_id,
        table_name="articles",
        row_id=article_id,
        expectation=READING,
        column_name=None,
        reason=refusal.reason,
        source_name=refusal.origin.name,
        row_json=_to_json(refusal.origin),
    )


def without_bytes(origin: Origin, reason: str) -> Refusal:
    """Return the refusal of an article whose archived bytes cannot be had.

    It says so in the origin as well, unlike what the archive says of the
    article once it is mended, so that it is then read.
    """
    return Refusal(replace(origin, failure=reason), reason)


def is_refusal_of(row_json: str, origin: Origin) -> bool:
    """Return whether a row of `quarantine` speaks of the article as the archive has it now."""
    return row_json == _to_json(origin)


def _to_json(origin: Origin) -> str:
    return json.dumps(asdict(origin), sort_keys=True, ensure_ascii=False, default=date.isoformat)
