"""The engine reads the corpus at least as well as when the floors were pinned.

A test that fails here is either a regression, or a change made on purpose:
then `python tests/accuracy/repin.py`, with `--allow-lower` if a floor falls.
"""

import pytest
from accuracy_floors import fallen, read_floors
from accuracy_score import Report, corpus_hashes, score_engine


@pytest.fixture(scope="module")
def report() -> Report:
    return score_engine()


def test_the_floors_were_measured_on_this_corpus() -> None:
    assert read_floors().corpus_sha256 == corpus_hashes()


def test_no_score_is_below_its_floor(report: Report) -> None:
    assert fallen(read_floors().scores, report.scores) == []


def test_no_number_that_is_not_people_is_read_as_a_casualty_figure(report: Report) -> None:
    alarms = [
        (entry.record_id, entry.text, entry.wrong)
        for entry in report.disagreements
        if entry.class_name == "not_people"
    ]
    assert alarms == []
