"""Confidence from labelled records, and how it is judged."""

from pathlib import Path

import pytest
from made_sets import answers, line

from casualty_figures.evaluating.reliability import (
    Observation,
    confidences_from,
    expected_error,
    observations_in,
    reliability,
)

OFTEN_RIGHT = [Observation("parser:passive", is_right=True)] * 60
OFTEN_WRONG = [Observation("parser:nominal", is_right=False)] * 20
RARE = [Observation("parser:own", is_right=False)] * 19


def test_a_figure_the_headline_count_rests_on_is_right_with_it(tmp_path: Path) -> None:
    made = answers(tmp_path, line("Four guards were killed. Another two died later.", gold={"killed": 6}))
    assert [one.is_right for one in observations_in(made[0])] == [True, True]


def test_of_figures_wrongly_added_the_one_with_the_coded_number_is_right(tmp_path: Path) -> None:
    made = answers(tmp_path, line("Four guards were killed. Another two died later.", gold={"killed": 4}))
    assert [one.is_right for one in observations_in(made[0])] == [True, False]


def test_a_list_of_all_figures_judges_each_figure_read(tmp_path: Path) -> None:
    text = "About 200 people fled Kano. Another 70 people fled Goma."
    [made] = answers(tmp_path, line(text, all_figures_in_excerpt=[{"quantity": 70}]))
    assert [one.is_right for one in observations_in(made)] == [False, True]


def test_records_that_mention_others_judge_nothing(tmp_path: Path) -> None:
    [made] = answers(tmp_path, line("Four guards died.", gold={"killed": 4}, mentions_others=True))
    assert not list(observations_in(made))


def test_a_rule_is_drawn_towards_the_mean_of_all() -> None:
    default, nominal, passive = confidences_from([*OFTEN_RIGHT, *OFTEN_WRONG])
    assert default.confidence == 0.75
    assert (nominal.confidence, passive.confidence) == (0.375, round((60 + 15) / 80, 3))


def test_a_rule_seen_too_rarely_has_no_confidence_of_its_own() -> None:
    assert "parser:own" not in {one.rule for one in confidences_from([*OFTEN_RIGHT, *RARE])}


def test_reliability_compares_how_sure_with_how_right() -> None:
    confidences = confidences_from([*OFTEN_RIGHT, *OFTEN_WRONG])
    low, high = reliability([*OFTEN_WRONG, *OFTEN_RIGHT[:5], *RARE[:0]], confidences)
    assert (low.n, low.mean_confidence, low.share_right) == (20, 0.375, 0.0)
    assert (high.n, high.share_right) == (5, 1.0)
    assert expected_error([low, high]) == pytest.approx((20 * 0.375 + 5 * (1 - high.mean_confidence)) / 25)


def test_sets_that_code_nothing_cannot_calibrate() -> None:
    with pytest.raises(ValueError, match="no observations"):
        confidences_from([])
