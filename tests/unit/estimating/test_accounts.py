"""The accounts of one article: which figures tell of one event, and what each does and knows there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casualty_figures import accounts_of, extract_figures
from casualty_figures.estimating import AccountCount, EventAccount, headline_count
from casualty_figures.records import Figure
from casualty_figures.records.tables import FIGURES
from casualty_figures.runs.rows.account_rows import account_rows
from casualty_figures.schema.to_arrow import rows_to_arrow

MONDAY = date(2016, 3, 7)


def told(text: str, headline: str | None = None, published: date | None = MONDAY) -> list[Figure]:
    return extract_figures(text, published=published, headline=headline)


def numbers(accounts: Sequence[EventAccount], indicator: str = "killed") -> list[list[int | None]]:
    """Return the numbers of the figures of each account, in the order of the text."""
    own = ([one for one in account.figures if one.indicator == indicator] for account in accounts)
    return [[one.best if one.best is not None else one.low for one in figures] for figures in own]


TOLD_APART = {
    "days that cannot be the same are two events": (
        "A bomb killed 14 people in Mosul on Sunday. On 2 February shells killed 22 people there.",
        [[14], [22]],
    ),
    "another place that opens a sentence is another event": (
        "A bomb killed 14 people in Mosul on Sunday. In Basra, gunmen killed six people.",
        [[14], [6]],
    ),
    "words of another event set it apart": (
        "A bomb killed 14 people in Mosul on Sunday. In a separate incident gunmen killed six people.",
        [[14], [6]],
    ),
    "words of the past set an event apart": (
        "A bomb killed 14 people in Mosul on Sunday. A similar attack last month left 31 people dead.",
        [[14], [31]],
    ),
    "what happened elsewhere is another event": (
        "An air strike killed 14 people near the river. Elsewhere, a roadside bomb killed 26 people.",
        [[14], [26]],
    ),
    "a running total is no incident": (
        "A bomb killed 14 people in Mosul on Sunday. More than 9,000 people have been killed since 2014.",
        [[14], [9000]],
    ),
    "nobody killed is of another event than somebody killed": (
        "A bomb killed 14 people in Mosul on Sunday. A rocket hit the old town. No one was killed there.",
        [[14], [0]],
    ),
    "what the other side did is another event": (
        "Government soldiers shelled the market, killing 14 people.\n\nRebels killed six people at a farm.",
        [[14], [6]],
    ),
    "far more than the lead says is of another event": (
        "Gunmen killed 14 people at a farm. The army said it had killed 90 fighters.",
        [[14], [90]],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD_APART.values(), ids=TOLD_APART)
def test_events_are_told_apart(text: str, expected: list[list[int]]) -> None:
    assert numbers(accounts_of(told(text))) == expected


TOLD_TOGETHER = {
    "the hospital is no other place, nor the day of death another event": """Two men were shot in Memphis
on Friday. One of them was taken to Nashville General Hospital. He died on Sunday.""",
    "a lead and a body tell of one event": """A bomb killed 14 people in Mosul on Sunday.

The attack came at dusk. Doctors counted 14 dead and nine wounded.""",
    "a toll that rises is of the event": """A bomb killed 14 people in Mosul on Sunday.
The death toll later rose to 25.""",
    "blasts in several towns keep the smaller numbers of each": """A series of blasts killed 40 people
across Iraq on Sunday. In Basra, 12 people were killed.""",
    "somebody named again is the same": """Gunmen killed the mayor Idris Vandal on Sunday.
Vandal was killed outside his house.""",
}


@pytest.mark.parametrize("text", TOLD_TOGETHER.values(), ids=TOLD_TOGETHER)
def test_one_event_is_one_account(text: str) -> None:
    assert len(accounts_of(told(text, headline="Dusk in Mosul"))) == 1


ROLES = {
    "what is told again is restated": (
        "A bomb killed 14 people in Mosul on Sunday. The attack came at dusk. The blast left 14 dead.",
        ["counts", "restated"],
    ),
    "a vague word for the same people is restated": (
        "Dozens of people were killed in Mosul on Sunday. The blast left 34 people dead, a doctor said.",
        ["restated", "counts"],
    ),
    "an earlier number is superseded": (
        "Officials said 21 people were killed in the blast. The toll has risen to 25, they said later.",
        ["superseded", "counts"],
    ),
    "another speaker's number is a rival": (
        "Police said 40 people were killed in the blast. The hospital said 31 people were killed.",
        ["counts", "rival"],
    ),
    "some of them are a part": (
        "A bomb killed 40 people in Mosul. Twelve children were among the dead.",
        ["counts", "part"],
    ),
    "what is feared is excluded": (
        "A bomb killed 14 people in Mosul. Another 30 people were feared dead.",
        ["counts", "excluded"],
    ),
    "fighters of another side count beside the dead": (
        "Rebels killed 14 soldiers near the bridge. Twelve rebels were killed in the battle.",
        ["counts", "counts"],
    ),
    "a civilian counts beside a few soldiers": (
        "An ambush killed five soldiers near the bridge. A farmer was killed by a stray bullet.",
        ["counts", "counts"],
    ),
    "a civilian who is a part of a few dead is not counted again": (
        "Six people were killed near the bridge. Five soldiers were killed. A farmer was killed.",
        ["counts", "part", "part"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ROLES.values(), ids=ROLES)
def test_each_figure_has_its_role_and_a_reason(text: str, expected: list[str]) -> None:
    figures = [one for one in told(text) if one.indicator == "killed"]
    assert [one.role for one in figures] == expected
    assert all(one.role_reason for one in figures)


COUNTS = {
    "rival numbers make the range wider and never add up": (
        "Police said 40 people were killed in the blast. The hospital said 31 people were killed.",
        AccountCount(31, 40, 40, "person", 2),
    ),
    "two more are added": (
        "A driver was killed when the bridge fell. Two more people were killed by the same fall.",
        AccountCount(3, 3, 3, "person", 2),
    ),
    "what an older event did is counted in its own account": (
        "The quake of 1999 killed nine people in the valley.",
        AccountCount(9, 9, 9, "person", 1),
    ),
    "nobody is counted of those only feared dead": (
        "Up to 30 people were feared dead.",
        AccountCount(None, None, None, "person", 1),
    ),
}


@pytest.mark.parametrize(("text", "expected"), COUNTS.values(), ids=COUNTS)
def test_an_account_counts_each_person_once(text: str, expected: AccountCount) -> None:
    (account,) = accounts_of(told(text))
    assert account.counts["killed"] == expected


def test_families_are_counted_in_households_where_no_persons_are() -> None:
    (account,) = accounts_of(told("Floods forced 300 families from their homes near Marib."))
    assert account.counts["displaced"] == AccountCount(300, 300, 300, "household", 1)


def period_of(figure: Figure) -> tuple[date | None, date | None, str]:
    return figure.date_start, figure.date_end, figure.date_basis


def test_the_day_of_one_figure_is_inherited_by_those_that_know_none() -> None:
    first, second = told(
        "A bomb killed 14 people in Mosul on Sunday.\n\nWindows broke.\n\nThe blast wounded 30 people."
    )
    assert period_of(first) == (date(2016, 3, 6), date(2016, 3, 6), "relative")
    assert period_of(second) == (date(2016, 3, 6), date(2016, 3, 6), "inherited")


def test_a_day_of_its_own_is_never_overwritten() -> None:
    first, second = told(
        "A bomb killed 14 people in Mosul on Sunday. The same group killed 20 people on 2 February 2016."
    )
    assert first.date_start == date(2016, 3, 6)
    assert period_of(second) == (date(2016, 2, 2), date(2016, 2, 2), "explicit")


def test_the_opening_names_the_day_of_an_event_whose_figures_name_none() -> None:
    (figure,) = told("A bomb exploded in a market on Saturday.\n\nWindows broke.\n\nIt left 14 people dead.")
    assert period_of(figure) == (date(2016, 3, 5), date(2016, 3, 5), "lead")


def test_news_without_any_day_is_of_that_of_publication_or_the_one_before() -> None:
    (figure,) = told("A bomb killed 14 people in Mosul.")
    assert period_of(figure) == (date(2016, 3, 6), date(2016, 3, 7), "publication")


def test_an_article_without_a_day_gives_none() -> None:
    (figure,) = told("A bomb killed 14 people in Mosul.", published=None)
    assert period_of(figure) == (None, None, "none")


def test_a_total_takes_no_day_of_an_incident() -> None:
    *_, total = told(
        "A bomb killed 14 people in Mosul on Sunday. More than 9,000 people have been killed since 2014."
    )
    assert total.kind == "total"
    assert total.date_start != date(2016, 3, 6)


def test_the_place_of_an_account_is_inherited_by_figures_without_one() -> None:
    figures = told(
        "KIRKUK, Iraq -- Shells killed 14 people in Mosul on Sunday.\n\nThe shells also wounded 30 people."
    )
    assert [one.location_name for one in figures] == ["Mosul", "Mosul"]


CAUSES = {
    "conflict": "Militants killed 14 villagers in an ambush.",
    "crime": "A man was stabbed to death in a robbery, detectives said.",
    "disaster": "The earthquake killed 14 people.",
    "accident": "A bus overturned and 14 passengers were killed.",
    "disease": "Cholera has killed 14 people in the camp.",
    "execution": "Three men on death row were executed by hanging.",
    "self_harm": "A guard shot himself dead in an apparent suicide.",
    "unknown": "Two people died.",
}


@pytest.mark.parametrize(("cause", "text"), CAUSES.items())
def test_the_cause_is_read_from_the_words_of_the_account(cause: str, text: str) -> None:
    account, *_ = accounts_of(told(text))
    assert account.cause == cause
    assert (account.cause_words is None) == (cause == "unknown")


CIRCUMSTANCES = {
    "who did it and with what": (
        "Taliban insurgents opened fire on a bus, killing 14 people.",
        ("Taliban insurgents", "armed_group", "small_arms"),
    ),
    "by whom": (
        "Twelve villagers were hacked to death with machetes by government soldiers.",
        ("government soldiers", "government", "objects"),
    ),
    "several weapons": (
        "Rockets and gunfire killed 14 people.",
        (None, "unknown", "multiple"),
    ),
    "the arms of a nation": (
        "Russian missiles hit a market in Kharkiv, killing 14 people.",
        ("Russian", "government", "heavy_explosive"),
    ),
    "the dead of a headline did nothing": ("Five soldiers killed in a clash.", (None, "unknown", "unknown")),
    "nobody named": ("Fourteen people died.", (None, "unknown", "unknown")),
}


@pytest.mark.parametrize(("text", "expected"), CIRCUMSTANCES.values(), ids=CIRCUMSTANCES)
def test_weapon_and_perpetrator_are_read_where_they_are_stated(
    text: str, expected: tuple[str | None, str, str]
) -> None:
    account, *_ = accounts_of(told(text))
    assert (account.perpetrator, account.perpetrator_side, account.weapon) == expected


TWO_EVENTS = (
    "A bomb killed 14 people and wounded 30 in Mosul on Sunday. On 2 February shells killed 22 people there."
)


def test_every_figure_is_in_one_account_and_one_account_is_the_main_one() -> None:
    figures = told(TWO_EVENTS)
    accounts = accounts_of(figures)
    assert sorted(one.figure_id for account in accounts for one in account.figures) == sorted(
        one.figure_id for one in figures
    )
    assert [account.is_main for account in accounts] == [True, False]


def test_account_ids_are_the_same_at_each_reading_and_differ_by_article() -> None:
    ids = [one.account_id for one in told(TWO_EVENTS)]
    assert ids == [one.account_id for one in told(TWO_EVENTS)]
    assert not set(ids) & {one.account_id for one in told(f"{TWO_EVENTS} The end.")}


def test_figures_without_an_account_are_left_out() -> None:
    assert accounts_of([replace(one, account_id=None) for one in told(TWO_EVENTS)]) == []


def test_the_table_has_a_row_an_account_and_indicator_that_counts_its_figures() -> None:
    figures = [replace(one, run_id="f" * 64) for one in told(TWO_EVENTS)]
    rows = account_rows(rows_to_arrow(FIGURES, figures)).to_pylist()
    assert [(row["indicator"], row["best"], row["n_figures"], row["is_main"]) for row in rows] == [
        ("killed", 14, 1, True),
        ("injured", 30, 1, True),
        ("killed", 22, 1, False),
    ]
    assert {row["location_name"] for row in rows} == {"Mosul"}


def test_the_running_toll_of_the_main_event_answers_for_all_its_numbers() -> None:
    text = (
        "Floods have killed 26 people in the north. Another 12 people were killed in the valley on Friday. "
        "The number of people killed has risen to 38."
    )
    assert headline_count(told(text), "killed").best == 38


ATTACK = "A suicide bomber blew himself up at a checkpoint, killing two soldiers and three shepherds."
CONVENTIONS = {
    "all": ({}, 6),
    "victims only": ({"victims_only": True}, 5),
    "civilians only": ({"civilians_only": True}, 3),
}


@pytest.mark.parametrize(("options", "expected"), CONVENTIONS.values(), ids=CONVENTIONS)
def test_the_headline_count_follows_the_convention_asked_for(options: dict[str, Any], expected: int) -> None:
    assert headline_count(told(ATTACK), "killed", **options).best == expected


def test_the_feared_dead_count_only_where_asked_for() -> None:
    figures = told("Up to 30 people were feared dead after a boat sank.")
    assert headline_count(figures, "killed").high is None
    assert headline_count(figures, "killed", with_feared=True).high == 30


def test_the_toll_of_one_storm_stays_with_its_injured() -> None:
    text = "Tornadoes have killed 11 people since Saturday. At least 20 others were injured by the tornadoes."
    killed, injured = told(text)
    assert killed.account_id == injured.account_id


def test_an_account_has_its_days_by_a_figure_whose_own_words_say_them() -> None:
    (first,) = accounts_of(
        extract_figures(
            "A shell hit the market of Aden. It left 30 people wounded.\n\n"
            "At least nine people were killed by the shell in Aden on Friday, a doctor said.",
            published=date(2016, 3, 7),
        )
    )
    assert first.when.date_basis == "relative"
