"""What the report says of sources: the last day of each, those that do not do as usual first."""

from dataclasses import replace
from datetime import UTC, date, datetime

from reported_rows import RUN_ID, tables_of

from casualty_figures.publishing.report.page import report_page
from casualty_figures.records.source_day import SourceDay

USUAL = SourceDay(
    collected_from="herald",
    day=date(2026, 11, 30),
    source_kind="feed",
    source_status="usual",
    n_attempts=2,
    n_failed_attempts=0,
    n_collected=12,
    n_revised=0,
    n_unread=0,
    n_gone=0,
    usual_n_collected=11.5,
    last_success_at=datetime(2026, 11, 30, 8, tzinfo=UTC),
    last_failure_at=None,
    last_failure_reason=None,
)
GAP = replace(
    USUAL,
    collected_from="post",
    source_status="failing",
    n_collected=None,
    n_revised=None,
    n_unread=None,
    n_gone=None,
    last_failure_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
    last_failure_reason="no answer <in time>",
)


def page(*days: SourceDay) -> str:
    return report_page(tables_of(sources=days), RUN_ID)


def test_a_source_that_fails_is_told_first_with_its_reason_and_a_gap_for_its_count() -> None:
    told = page(USUAL, GAP)
    assert '<strong class="bad">failing</strong></td><td class="number">gap</td>' in told
    assert "2026-11-30 09:00 no answer &lt;in time&gt;" in told
    assert told.index(">post<") < told.index(">herald<")


def test_of_each_source_the_last_day_is_told_with_the_gaps_before() -> None:
    told = page(USUAL, replace(GAP, collected_from="herald", day=date(2026, 11, 29)))
    assert "failing" not in told
    assert '<td class="number">11.5</td><td class="number">1</td>' in told


def test_a_report_without_sources_has_no_section_of_them() -> None:
    assert 'id="sources"' not in page()
