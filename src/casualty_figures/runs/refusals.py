"""Articles that could not be read, as rows of `quarantine`."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date

from casualty_figures.extraction.extractor import RefusedProposal
from casualty_figures.records import Origin, Refusal
from casualty_figures.records.run import QuarantinedRow

READING = "reading"
PROPOSALS = "proposals"
"""What a row is about that another engine proposed in vain: no article is refused by it, and no figure."""


def quarantined(refusal: Refusal, run_id: str) -> QuarantinedRow:
    """Return the row that a refusal is in `quarantine`."""
    article_id = refusal.origin.article_id
    return QuarantinedRow(
        quarantine_id=_sha256("articles", article_id, READING),
        run_id=run_id,
        table_name="articles",
        row_id=article_id,
        expectation=READING,
        column_name=None,
        reason=refusal.reason,
        source_name=refusal.origin.name,
        row_json=_to_json(refusal.origin),
    )


def refused_proposals(
    origin: Origin, refused: Iterable[RefusedProposal], run_id: str
) -> list[QuarantinedRow]:
    """Return the rows that an article's refused proposals are in `quarantine`."""
    return [
        QuarantinedRow(
            quarantine_id=_sha256(PROPOSALS, origin.article_id, one.expectation, one.reason, one.proposal),
            run_id=run_id,
            table_name=PROPOSALS,
            row_id=origin.article_id,
            expectation=one.expectation,
            column_name=None,
            reason=one.reason,
            source_name=origin.name,
            row_json=one.proposal,
        )
        for one in refused
    ]


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


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
