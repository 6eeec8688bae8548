"""A dateline is the place of a report, not one of its people."""

import pytest

from casualty_figures import extract_figures

REPORT = (
    "At least 12 civilians, among them three children, were killed on Monday when shells struck a market."
)
DATELINES = (
    "ALEPPO - ",
    "ALEPPO (Reuters) - ",
    "ALEPPO, Syria - ",
    "Aleppo - ",
    "ALEPPO \u2014 ",
    "ALEPPO -- ",
    "ALEPPO: ",
    "Aleppo, 4 May 2015 - ",
    "4 May 2015 - ",
)


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_report_reads_the_same_behind_any_dateline(dateline: str) -> None:
    figures = extract_figures(dateline + REPORT)

    assert [(figure.low, bool(figure.subset_of_figure_id)) for figure in figures] == [(12, False), (3, True)]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_phrase_begins_behind_the_dateline(dateline: str) -> None:
    assert extract_figures(dateline + REPORT)[0].reported_text.startswith("At least 12")


def test_a_headline_with_a_dash_is_no_dateline() -> None:
    figures = extract_figures("Three Killed In Aleppo - Police Say The Toll May Rise")

    assert [figure.best for figure in figures if figure.indicator == "killed"] == [3]
