"""Every case of the golden periods is read as its line says."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from casualty_figures.languages.en.context.periods import (
    PeriodChoice,
    PeriodMention,
    period_for,
    period_mentions,
)
from casualty_figures.languages.en.context.periods.days import precision_of, third_of
from casualty_figures.languages.en.context.periods.tags import LETTERS

GOLDEN = Path(__file__).parents[2] / "golden" / "periods.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
PUBLISHED = date(2015, 5, 18)


def chosen(case: dict[str, Any]) -> PeriodChoice:
    start = case["sentence"].index(case["figure"])
    published = date.fromisoformat(case["published"]) if case["published"] else None
    span = (start, start + len(case["figure"]))
    return period_for(case["sentence"], span, published, previous=case.get("previous", ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} in {case['sentence']}")
def test_a_figure_has_the_days_its_words_give(case: dict[str, Any]) -> None:
    choice = chosen(case)
    days = choice.period
    read = (days.start.isoformat(), days.end.isoformat(), days.precision) if days else (None, None, None)
    assert (*read, choice.basis) == (case["start"], case["end"], case["prec"], case["basis"])


@pytest.mark.parametrize(
    "case", [case for case in CASES if "cumulative" in case], ids=lambda case: case["sentence"]
)
def test_words_for_a_span_count_cumulatively(case: dict[str, Any]) -> None:
    assert chosen(case).is_cumulative == case["cumulative"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "as_of" in case], ids=lambda case: case["sentence"]
)
def test_the_day_it_was_said_is_as_of(case: dict[str, Any]) -> None:
    assert chosen(case).as_of_date == date.fromisoformat(case["as_of"])


def words_of(sentence: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(sentence[m.start : m.end], m.kind) for m in period_mentions(sentence, published)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_a_mention_lies_inside_its_sentence(case: dict[str, Any]) -> None:
    mentions = period_mentions(case["sentence"], PUBLISHED)
    assert all(0 <= m.start < m.end <= len(case["sentence"]) for m in mentions)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_the_basis_says_whether_there_is_a_period(case: dict[str, Any]) -> None:
    choice = chosen(case)
    assert (choice.period is None) == (choice.basis == "none")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_no_period_ends_after_publication(case: dict[str, Any]) -> None:
    days = chosen(case).period
    assert days is None or case["published"] is None or days.end.isoformat() <= case["published"]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("As of 5 May 2015, 40 people had died.", "As of 5 May 2015", "as_of"),
        ("The road is closed until Friday.", "until Friday", "until"),
        ("The election is on 20 June 2016.", "20 June 2016", "future"),
        ("Police said on Tuesday that it was closed.", "Tuesday", "report"),
        ("It rained in recent weeks.", "recent weeks", "vague"),
        ("It rained the next day.", "the next day", "anaphor"),
        ("It was the deadliest attack since 2011.", "deadliest attack since 2011", "comparison"),
        ("It has rained since 3 May.", "since 3 May", "since"),
        ("It rained on 3 May.", "3 May", "point"),
        ("It rained in early May.", "early May", "interval"),
    ],
)
def test_a_mention_says_what_its_days_are_to_the_sentence(sentence: str, words: str, kind: str) -> None:
    assert words_of(sentence) == [(words, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "May the dead rest in peace.",
        "Theresa May spoke.",
        "THEY MAY MARCH TO THE MARKET.",
        "The fall of the city was sudden.",
        "2003 people died.",
        "Some 25% of 1,990 houses burned.",
        "Route 66 is closed.",
        "The second soldier was 31.",
        "A 60-mile march began.",
    ],
)
def test_words_that_only_look_like_dates_are_none(sentence: str) -> None:
    assert words_of(sentence) == []


def test_relative_words_without_a_date_of_publication_are_mentioned_without_days() -> None:
    assert [m.period for m in period_mentions("Twelve people died last week.", None)] == [None]


def test_a_count_since_a_year_keeps_its_start_where_the_end_is_unknown() -> None:
    assert period_for("Since 2003, 40 people died.", (12, 14), None).counting_start == date(2003, 1, 1)


def test_a_trigger_far_from_its_number_brings_the_date_near() -> None:
    sentence = "12 of those who lived there were, the mayor found, killed on Saturday."
    start = sentence.index("killed")
    choice = period_for(sentence, (0, 2), PUBLISHED, trigger_span=(start, start + 6))
    assert choice.period is not None
    assert choice.period.start == date(2015, 5, 16)


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5)])
def test_precision_is_ucdps_of_the_length(days: int, code: int) -> None:
    assert precision_of(PUBLISHED, PUBLISHED + timedelta(days=days - 1)) == code


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2015, 1, 1), date(2015, 12, 31)),
        (date(2015, 2, 1), date(2015, 2, 28)),
        (date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_the_thirds_of_an_interval_cover_it_without_overlap(start: date, end: date) -> None:
    thirds = [third_of(start, end, third) for third in range(3)]
    assert thirds[0][0] == start
    assert thirds[2][1] == end
    assert all(thirds[index][1] + timedelta(days=1) == thirds[index + 1][0] for index in range(2))


def test_no_two_tags_that_differ_in_the_grammar_share_a_letter() -> None:
    shared = {"month", "weak_month"}, {"following", "previous"}, {"earlier", "later"}
    letters = [letter for tag, letter in LETTERS.items() if tag not in {"weak_month", "following", "later"}]
    assert len(letters) == len(set(letters))
    assert all(len({LETTERS[tag] for tag in tags}) == 1 for tags in shared)


def test_a_mention_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="not a mention"):
        PeriodMention(3, 3, None, "point")
