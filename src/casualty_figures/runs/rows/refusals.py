"""Articles that could not be read, as rows of `quarantine`."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, replace

from casualty_figures.extraction.extractor import RefusedProposal
from casualty_figures.reading.characters import readable
from casualty_figures.records import Origin, Refusal
from casualty_figures.records.run import QuarantinedRow
from casualty_figures.storage import canonical_json

_LONGEST_REASON = 300
READING = "reading"
KEPT = "archive"
"""What a row is about that says of a published article that its bytes are gone: it refuses nothing."""
PROPOSALS = "proposals"
"""What a row is about that a second extractor proposed in vain: it refuses no article and no figure."""


def defect_reason(error: Exception) -> str:
    """Return, in one line, why an article was refused in which something failed that we did not foresee."""
    said = readable(f"{type(error).__name__}: {error}")
    return f"a defect of the engine: {' '.join(said.split())}"[:_LONGEST_REASON]


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
        reason=readable(refusal.reason),
        source_name=readable(refusal.origin.name),
        row_json=canonical_json(asdict(refusal.origin)),
    )


def kept_rows_notice(refusal: Refusal, run_id: str) -> QuarantinedRow:
    """Return the row that says why a published article was not read anew, and that its rows stay."""
    row = quarantined(refusal, run_id)
    return replace(
        row,
        quarantine_id=_sha256(KEPT, row.row_id, READING),
        table_name=KEPT,
        reason=f"its rows stay as they were read before, for it cannot be read anew: {row.reason}",
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


def refused_for_now(origin: Origin, reason: str) -> Refusal:
    """Return the refusal of an article whose archived bytes, or the memory to read them, cannot be had.

    It says so in the origin as well, unlike what the archive says of the
    article, so that the next run tries again.
    """
    return Refusal(replace(origin, failure=reason), reason)


def is_refusal_of(row_json: str, origin: Origin) -> bool:
    """Whether a row of `quarantine` speaks of the article as the archive has it now."""
    return row_json == canonical_json(asdict(origin))
