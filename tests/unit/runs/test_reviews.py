"""What reviewers decide, over several runs of the real reading."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from plain_run import Workplace, story
from span_gate import check_tables

from casualty_figures.checking import check_tables as every_check
from casualty_figures.reviewing.read_files import review_of
from casualty_figures.runs.checked import checked_beside, checked_rows

DAY = datetime(2026, 2, 1, tzinfo=UTC)
TAKEN = ("estimates", "estimate_figures", "judgements", "reviews", "accounts", "figures")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """A workplace with the reading as it is; of the checks the quick one."""
    monkeypatch.setattr(checked_rows, "check_tables", check_tables)
    monkeypatch.setattr(checked_beside, "check_tables", check_tables)
    return Workplace(tmp_path)


def entry(action: str, *, days: int = 0, reviewer: str = "R. Example", **said: Any) -> dict[str, Any]:
    time = (DAY + timedelta(days=days)).isoformat()
    return {"action": action, "reviewer": reviewer, "reason": "the text says so", "time": time, **said}


def decide(place: Workplace, *entries: dict[str, Any], name: str = "anna.jsonl") -> None:
    path = place.folder / "reviews" / name
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in entries)


def figure_id(place: Workplace, indicator: str = "killed") -> str:
    return next(str(row["figure_id"]) for row in place.rows("figures") if row["indicator"] == indicator)


def bounds(place: Workplace, indicator: str = "killed") -> list[tuple[Any, ...]]:
    return [
        (row["low"], row["best"], row["high"], row["reconciliation_rule"])
        for row in place.rows("estimates")
        if row["indicator"] == indicator and row["victim_group"] == "all" and row["valid_to"] is None
    ]


def outcomes(place: Workplace) -> list[tuple[Any, Any]]:
    return sorted((str(row["action"]), row["review_outcome"]) for row in place.rows("reviews"))


def part_of(place: Workplace, key: str) -> tuple[Any, Any]:
    (row,) = (row for row in place.rows("estimate_figures") if row["figure_id"] == key)
    return row["estimate_role"], row["estimate_role_reason"]


@pytest.fixture
def reported(place: Workplace) -> Workplace:
    place.write("aden.txt", story("Aden", 12))
    place.run()
    return place


def test_a_rejected_figure_counts_nowhere_and_says_who_rejected_it(reported: Workplace) -> None:
    key = figure_id(reported)
    decide(reported, entry("reject", figure_id=key))
    reported.run()
    assert all((low, best, high) == (None, None, None) for low, best, high, _ in bounds(reported))
    assert part_of(reported, key) == ("excluded", "rejected by R. Example: the text says so")


def test_an_amended_figure_counts_with_the_new_number_and_the_figure_says_what_the_phrase_says(
    reported: Workplace,
) -> None:
    key = figure_id(reported)
    decide(reported, entry("amend", figure_id=key, best=15))
    reported.run()
    assert bounds(reported) == [(15, 15, 15, "reviewed")]
    assert "amended by R. Example, low from 12 to 15, best from 12 to 15" in part_of(reported, key)[1]
    assert [row["best"] for row in reported.rows("figures") if row["figure_id"] == key] == [12]


def test_an_amended_indicator_moves_the_figure_and_every_check_holds(
    reported: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_rows, "check_tables", every_check)
    monkeypatch.setattr(checked_beside, "check_tables", every_check)
    decide(reported, entry("amend", figure_id=figure_id(reported), indicator="injured"))
    reported.run()
    assert bounds(reported) == []
    assert [one[:3] for one in bounds(reported, "injured")] == [(12, 12, 12)]


def test_an_amended_place_moves_the_event_and_every_check_holds(
    reported: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_rows, "check_tables", every_check)
    monkeypatch.setattr(checked_beside, "check_tables", every_check)
    moved: dict[str, Any] = {"location_name": "Lahij", "latitude": 13.06, "longitude": 44.88}
    decide(
        reported, *(entry("amend", figure_id=row["figure_id"], **moved) for row in reported.rows("figures"))
    )
    reported.run()
    assert [
        (row["location_name"], row["country_iso3"], row["where_prec"]) for row in reported.rows("events")
    ] == [("Lahij", "YEM", 1)]
    assert {row["location_name"] for row in reported.rows("figures")} == {"Aden"}


@pytest.mark.parametrize(
    "moved",
    [
        {"location_name": "Lahij"},
        {"latitude": 13.06, "longitude": 244.88},
        {"country_iso3": "XXX", "latitude": 13.06, "longitude": 44.88},
    ],
)
def test_half_a_place_or_none_on_earth_is_unreadable(reported: Workplace, moved: dict[str, Any]) -> None:
    decide(reported, entry("amend", figure_id=figure_id(reported), **moved))
    reported.run()
    assert outcomes(reported) == [("None", "unreadable")]


def test_an_accepted_figure_decides_its_estimate(reported: Workplace) -> None:
    decide(reported, entry("accept", figure_id=figure_id(reported)))
    reported.run()
    assert bounds(reported) == [(12, 12, 12, "reviewed")]


def test_applying_a_review_twice_changes_nothing(reported: Workplace) -> None:
    amend = entry("amend", figure_id=figure_id(reported), best=15)
    decide(reported, amend)
    reported.run()
    before = {name: reported.rows(name) for name in TAKEN}
    decide(reported, amend, amend)
    run = reported.run()
    assert {name: reported.rows(name) for name in TAKEN} == before
    assert run.outcome == "unchanged"


def test_of_contradicting_reviews_the_later_holds_and_both_are_told(reported: Workplace) -> None:
    key = figure_id(reported)
    decide(reported, entry("amend", days=2, figure_id=key, best=15, reviewer="B. Late"), name="b.jsonl")
    decide(reported, entry("reject", days=1, figure_id=key))
    reported.run()
    assert bounds(reported) == [(15, 15, 15, "reviewed")]
    assert outcomes(reported) == [("amend", "applied"), ("reject", "contradicts")]
    told = {row["action"]: row["message"] for row in reported.rows("reviews")}
    assert told["reject"] == "B. Late decided otherwise later: amend, the text says so"
    assert str(told["amend"]).endswith("; against R. Example (reject)")


def test_the_order_of_lines_and_files_does_not_matter(reported: Workplace, tmp_path: Path) -> None:
    key = figure_id(reported)
    entries = [
        entry("amend", days=2, figure_id=key, best=15),
        entry("reject", days=1, figure_id=key),
        entry("accept", days=1, figure_id=key, reviewer="B. Other"),
        entry("reject", figure_id="0" * 64),
    ]
    told = []
    for seed in range(3):
        elsewhere = Workplace(tmp_path / str(seed))
        elsewhere.write("aden.txt", story("Aden", 12))
        for number, one in enumerate(random.Random(seed).sample(entries, len(entries))):  # noqa: S311 - an order
            decide(elsewhere, one, name=f"{number % 2}.jsonl")
        elsewhere.run()
        told.append({name: elsewhere.rows(name) for name in ("estimate_figures", "reviews")})
    assert told[0] == told[1] == told[2]


def test_a_review_of_what_is_there_no_more_is_told_in_each_run(reported: Workplace) -> None:
    gone = "0" * 64
    decide(
        reported,
        entry("reject", figure_id=gone),
        entry("dismiss", quarantine_id=gone),
        entry("same", accounts=[{"figure_id": gone}, {"figure_id": figure_id(reported)}]),
    )
    for _ in range(2):
        reported.run()
        assert {outcome for _, outcome in outcomes(reported)} == {"target_gone"}
        assert len(outcomes(reported)) == 3


def test_a_broken_line_is_a_row_and_the_others_are_applied(reported: Workplace) -> None:
    decide(
        reported,
        entry("explode", figure_id="x"),
        entry("amend", figure_id="x", low=9, high=3),
        entry("accept", figure_id=figure_id(reported)),
    )
    with (reported.folder / "reviews" / "anna.jsonl").open("ab") as file:
        file.write(b'{"action": "acc\xff\n[1]\n')
    reported.run()
    assert [outcome for _, outcome in outcomes(reported)].count("unreadable") == 4
    assert bounds(reported) == [(12, 12, 12, "reviewed")]
    told = "; ".join(str(row["message"]) for row in reported.rows("reviews"))
    assert "anna.jsonl, line 2: low <= best <= high does not hold: 9, 3" in told


def test_a_line_that_was_changed_after_it_was_written_is_no_review(reported: Workplace) -> None:
    key = figure_id(reported)
    review = review_of(entry("amend", figure_id=key, best=15))
    decide(reported, entry("amend", figure_id=key, best=51) | {"review_id": review.review_id})
    reported.run()
    assert [row["review_outcome"] for row in reported.rows("reviews")] == ["unreadable"]


def test_a_dismissed_refusal_is_told_and_the_quarantine_stays_whole(place: Workplace) -> None:
    place.write("aden.txt", story("Aden", 12))
    place.write("empty.txt", "")
    place.run()
    before = place.rows("quarantine")
    decide(place, entry("dismiss", quarantine_id=before[0]["quarantine_id"]))
    place.run()
    assert outcomes(place) == [("dismiss", "applied")]
    assert place.rows("quarantine") == before


def test_a_reviewers_edge_is_a_judgement_and_survives_an_account_made_anew(place: Workplace) -> None:
    place.write("aden.txt", story("Aden", 12))
    place.write("taiz.txt", story("Taiz", 7))
    place.run()
    ids = [str(row["figure_id"]) for row in place.rows("figures")]
    accounts = [{"figure_id": key, "account_id": "0" * 64} for key in ids]
    decide(place, entry("different", accounts=accounts))
    place.run()
    (edge,) = (row for row in place.rows("judgements") if str(row["judge"]).startswith("reviewer:"))
    assert (edge["judge"], edge["judgement"], edge["score"]) == ("reviewer:R. Example", "different", None)
    assert {edge["account_id"], edge["other_account_id"]} == {
        row["account_id"] for row in place.rows("accounts")
    }


CORRECTION = """[[correction]]
article = "ARTICLE"
column = "best"
expected = 12
right = 2
reason = "a slip of the keyboard, withdrawn by the agency"
who = "R. Example"
"""


def correct(place: Workplace, text: str) -> None:
    path = place.folder / "corrections" / "known.toml"
    path.parent.mkdir(exist_ok=True)
    article = str(place.rows("articles")[0]["article_id"])
    path.write_text(text.replace("ARTICLE", article), encoding="utf-8")


def test_a_correction_puts_right_the_number_and_its_bounds(reported: Workplace) -> None:
    correct(reported, CORRECTION)
    reported.run()
    assert [one[:3] for one in bounds(reported)] == [(2, 2, 2)]
    assert outcomes(reported) == [("correct", "applied")]
    assert "corrected by R. Example, low from 12 to 2" in part_of(reported, figure_id(reported))[1]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (CORRECTION.replace("12", "13"), "stale"),
        (CORRECTION.replace("ARTICLE", "https://elsewhere.example"), "target_gone"),
        (CORRECTION.replace("best", "colour"), "unreadable"),
        (CORRECTION.replace("expected = 12", 'expected = "12"'), "unreadable"),
        ("[[correction", "unreadable"),
        ("", "unreadable"),
    ],
)
def test_a_correction_that_finds_no_such_error_is_told_and_not_applied(
    text: str, outcome: str, reported: Workplace
) -> None:
    correct(reported, text)
    reported.run()
    assert [row["review_outcome"] for row in reported.rows("reviews")] == [outcome]
    assert [one[:3] for one in bounds(reported)] == [(12, 12, 12)]


def of_article(column: str, expected: str, right: str) -> str:
    return f"""[[correction]]
article = "ARTICLE"
column = "{column}"
expected = {expected}
right = {right}
reason = "put right by the publisher"
who = "R. Example"
"""


def test_a_corrected_day_of_publication_counts_and_the_article_says_what_its_page_says(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_rows, "check_tables", every_check)
    monkeypatch.setattr(checked_beside, "check_tables", every_check)
    head = '<html><head><meta property="article:published_time" content="2015-05-13"></head><body><p>'
    place.write("aden.html", f"{head}{story('Aden', 12)}</p></body></html>")
    place.run()
    correct(place, of_article("source_date", "2015-05-13", "2015-05-20"))
    place.run()
    assert [str(row["first_reported"]) for row in place.rows("events")] == ["2015-05-20"]
    assert [str(row["source_date"]) for row in place.rows("articles")] == ["2015-05-13"]
    told = part_of(place, figure_id(place))[1]
    assert "source_date of the article from 2015-05-13 to 2015-05-20" in told


def test_a_correction_of_a_title_that_is_put_right_is_stale(reported: Workplace) -> None:
    correct(reported, of_article("source_headline", '"no such title"', '"another"'))
    reported.run()
    assert outcomes(reported) == [("correct", "stale")]


def test_a_correction_of_an_article_needs_no_phrase_and_takes_none(reported: Workplace) -> None:
    text = of_article("source_article", '"A"', '"B"').replace("who =", 'phrase = "killed"\nwho =')
    correct(reported, text)
    reported.run()
    assert [row["review_outcome"] for row in reported.rows("reviews")] == ["unreadable"]


def test_a_reviewer_decides_after_a_correction(reported: Workplace) -> None:
    correct(reported, CORRECTION)
    decide(reported, entry("amend", figure_id=figure_id(reported), best=3))
    reported.run()
    assert bounds(reported) == [(3, 3, 3, "reviewed")]


def n_events(place: Workplace) -> int:
    return len({row["event_id"] for row in place.rows("accounts")})


def test_a_reviewer_merges_two_events_and_splits_them_again(place: Workplace) -> None:
    place.write("aden.txt", story("Aden", 12))
    place.write("taiz.txt", story("Taiz", 7))
    place.run()
    accounts = [{"figure_id": row["figure_id"]} for row in place.rows("figures")]
    apart = n_events(place)
    decide(place, entry("same", accounts=accounts))
    place.run()
    merged = n_events(place)
    decide(place, entry("different", days=1, accounts=accounts[::-1], reviewer="B. Late"))
    place.run()
    assert (apart, merged, n_events(place)) == (2, 1, 2)
    assert outcomes(place) == [("different", "applied"), ("same", "contradicts")]


def test_what_was_held_is_taken_of_one_release_that_is_sound(place: Workplace) -> None:
    place.write("aden.txt", story("Aden", 12))
    place.write("taiz.txt", story("Taiz", 7))
    place.run()
    accounts = [{"figure_id": row["figure_id"]} for row in place.rows("figures")]
    decide(place, entry("same", accounts=accounts))
    place.run()
    (merged,) = place.rows("withdrawn_events")
    damaged = place.release.folder / place.release.files_of("withdrawn_events")[0].path
    damaged.chmod(0o644)
    damaged.write_bytes(b"")
    place.run()
    (again,) = place.rows("withdrawn_events")
    assert again["event_id"] == merged["event_id"]
    assert again["successor_event_ids"] == merged["successor_event_ids"]
