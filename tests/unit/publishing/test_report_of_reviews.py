"""What the report says of reviews and corrections that are not applied."""

import pytest
from reported_rows import RUN_ID, digest, tables_of

from casualty_figures.publishing.report.page import report_page
from casualty_figures.records.review import Review


def page(outcome: str) -> str:
    review = Review(
        review_id=digest("review"),
        review_kind="correction",
        action="correct",
        target_ids="https://news.example/kidal",
        reviewer="R. Example",
        review_reason="a zero too many",
        reviewed_at=None,
        review_outcome=outcome,
        message="best is <120>, not 1200",
    )
    return report_page(tables_of(reviews=[review]), RUN_ID)


@pytest.mark.parametrize("outcome", ["stale", "target_gone", "contradicts", "unreadable"])
def test_a_decision_that_is_not_applied_is_told_with_its_reason(outcome: str) -> None:
    assert "best is &lt;120&gt;, not 1200" in page(outcome)
    assert outcome in page(outcome)


def test_what_is_applied_needs_no_telling() -> None:
    assert 'id="reviews"' not in page("applied")
