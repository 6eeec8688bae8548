"""How the figures of one sentence hang together: sums, parts, fractions, multiples."""

import pytest
from readings import figures_of, readings_of

from casualty_figures import extract_figures


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Three policemen and two soldiers were killed in the ambush.",
            ["killed 2 of 5", "killed 3 of 5", "killed 5 derived"],
        ),
        (
            "12 Syrians and three Iraqis were killed.",
            ["killed 12 of 15", "killed 15 derived", "killed 3 of 15"],
        ),
        ("12 people plus the attacker were killed.", ["killed 12 of 13", "killed 13 derived"]),
    ],
)
def test_a_list_is_its_parts_and_their_sum(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Twelve people \u2013 three men, four women and five children \u2013 were killed.",
            ["killed 12", "killed 3 of 12", "killed 4 of 12", "killed 5 of 12"],
        ),
    ],
)
def test_parts_that_explain_a_total_point_at_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The blast killed six people and wounded a dozen, including three children.",
            ["injured 12", "injured 3 of 12", "killed 6"],
        ),
        ("Twelve people, among them three children, were killed.", ["killed 12", "killed 3 of 12"]),
        ("Ten people, four of them children, were killed.", ["killed 10", "killed 4 of 10"]),
        ("12 people died, 3 of them on Tuesday.", ["killed 12", "killed 3 of 12"]),
        (
            "At least 12, including 3 soldiers, died and 40 were hurt, 6 of them critically.",
            ["injured 40", "injured 6 of 40", "killed 12/12/-", "killed 3 of 12/12/-"],
        ),
        ("Some 300 were injured, 40 seriously.", ["injured -/300/-", "injured 40 of -/300/-"]),
        (
            "12 people were killed and more than 30 others, including five police officers, were wounded.",
            ["injured 30/30/-", "injured 5 of 30/30/-", "killed 12"],
        ),
        (
            "Twelve people were killed, including a pregnant woman and two boys.",
            ["killed 1 of 12", "killed 12", "killed 2 of 12"],
        ),
    ],
)
def test_a_part_behind_including_is_never_added_again(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Three children were among the 12 dead.", ["killed 12", "killed 3 of 12"]),
        (
            "Twelve people died on the ferry. Three children were among the dead.",
            ["killed 12", "killed 3 of 12"],
        ),
    ],
)
def test_a_part_named_as_among_the_dead_points_at_them(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Twelve people were killed, half of them women.", ["killed 12", "killed 6 of 12 derived"]),
        ("Thirty people were hurt, a third of them children.", ["injured 10 of 30 derived", "injured 30"]),
    ],
)
def test_a_fraction_of_a_figure_is_derived_from_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The war killed 17,000 in 2014, roughly double the number recorded in 2013.",
            ["killed -/8500/- derived", "killed 17000"],
        ),
        (
            "12,000 people were killed in 2014, twice as many as in 2013.",
            ["killed 12000", "killed 6000 derived"],
        ),
        (
            "17,000 people were killed in 2014, half the number killed in 2013.",
            ["killed 17000", "killed 34000 derived"],
        ),
    ],
)
def test_a_multiple_of_a_figure_is_derived_from_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Dozens, perhaps hundreds, of people were killed.", ["killed 24/-/-"]),
        ("Hundreds if not thousands were killed.", ["killed 200/-/-"]),
        ("At least 12 and possibly as many as 20 people were killed.", ["killed 12/-/20"]),
        ("More than 12 but fewer than 20 people were killed.", ["killed 12/-/20"]),
    ],
)
def test_words_for_one_number_are_one_figure(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Some 12,000 people were killed in 2014, compared with 8,000 in 2013.",
            ["killed -/12000/-", "killed 8000"],
        ),
        ("12,000 people were killed in 2014, up from 8,000 in 2013.", ["killed 12000", "killed 8000"]),
    ],
)
def test_figures_of_two_years_both_stand(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("At least two people were shot, one fatally.", ["injured 2/2/-", "killed 1"]),
        ("Officials revised the death toll down to 62 from 75.", ["killed 62", "killed 75 retracted"]),
    ],
)
def test_a_number_that_changes_its_kind_says_so(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


def test_a_toll_that_passed_a_number_is_more_than_it() -> None:
    assert readings_of("The death toll had passed 1,000.") == ["killed 1000/1000/-"]


def test_a_part_that_only_a_pattern_read_says_so_where_the_parser_read_its_whole() -> None:
    readers = {
        figure.best: f"{figure.extractor}:{figure.rule}"
        for figure in figures_of("The blast killed twelve people, six of them children.")
    }

    assert readers == {12: "parser:active", 6: "patterns:subset"}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Two of the dead were children.", ["killed 2"]),
        ("The dead included four children and two nurses.", ["killed 2", "killed 4"]),
        ("Two of the victims were children.", []),
        ("Twelve of the dead were not named.", []),
    ],
)
def test_some_of_the_dead_are_read_in_a_sentence_of_their_own(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


def test_some_of_the_dead_are_a_part_of_the_toll_told_before() -> None:
    whole, part = extract_figures("A blast killed nine people in Dabo. Two of the dead were children.")
    assert (part.subset_of_figure_id, part.role, part.age_group) == (whole.figure_id, "part", "children")


@pytest.mark.parametrize(
    "text",
    [
        "The army put the death toll at 12. Relatives spoke of 70.",
        "The army said 12 people were killed, but relatives spoke of 70.",
        "The army said 12 people were killed. Residents put the number at 70.",
        "The army confirmed 12 deaths, while the opposition claimed 70.",
    ],
)
def test_a_number_set_beside_the_official_one_is_read_with_its_speaker(text: str) -> None:
    official, rival = extract_figures(text)
    assert (official.best, official.role, rival.best, rival.role) == (12, "rival", 70, "counts")
    assert official.attribution_text == "The army"
    assert rival.attribution_text in {"Relatives", "relatives", "Residents", "the opposition"}


@pytest.mark.parametrize(
    "text",
    [
        "The army said 12 people were killed. The minister spoke of 1,200 jobs.",
        "The army closed the road. Drivers spoke of 70.",
    ],
)
def test_what_is_set_beside_no_harm_is_no_figure(text: str) -> None:
    assert all(figure.rule != "rival" for figure in extract_figures(text))
