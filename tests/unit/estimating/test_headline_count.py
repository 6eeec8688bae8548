"""The headline count: who counts in the main incident of one article, and who does not."""

import pytest

from casualty_figures import extract_figures
from casualty_figures.estimating import NO_COUNT, HeadlineCount, headline_count
from casualty_figures.estimating.references import words_before


def count_in(text: str, indicator: str, headline: str = "") -> HeadlineCount:
    return headline_count(extract_figures(text, headline=headline or None), indicator)


CASES = {
    "the parts of one sentence are added": (
        "Gunmen killed three policemen and two soldiers at a roadblock.",
        "killed",
        5,
    ),
    "people whom later words set apart are added": (
        "A driver was killed when the bridge fell. Another man was killed by the same fall.",
        "killed",
        2,
    ),
    "one of the injured who dies is one more dead": (
        "A grenade killed two farmers and wounded six. One of the wounded later died in hospital.",
        "killed",
        3,
    ),
    "a toll counts those told beside it again": (
        "Three more bodies were found on Monday, bringing the death toll to eight.",
        "killed",
        8,
    ),
    "one who is shot and dies is killed": (
        "A man was shot outside a bar. He died an hour later.",
        "injured",
        None,
    ),
    "the dead are taken from the number of those shot": (
        "Four people were shot at a picnic on Sunday. One of the victims died at the scene.",
        "injured",
        3,
    ),
    "those shot who stand after the dead of their sentence are others": (
        "One man was killed and four people were shot at a picnic on Sunday.",
        "injured",
        4,
    ),
    "an injured person of another sex or trade than the dead one is somebody else": (
        "The father was killed in the crash on Sunday. His daughter was taken to hospital.",
        "injured",
        1,
    ),
    "those told one by one are added": (
        "Gunmen shot and killed the director of a bank. His driver was also killed.",
        "killed",
        2,
    ),
    "a bomber who dies in the sentence of his victims is one more dead": (
        "The bomber killed two recruits before killing himself.",
        "killed",
        3,
    ),
    "one told with others later is not counted twice": (
        "Gunmen shot and killed Omar Dasht, a mayor. The attack killed Dasht and his driver.",
        "killed",
        2,
    ),
    "one in hospital is none of several dead": (
        "Three people were killed in a house on Sunday. A woman was taken to hospital in stable condition.",
        "injured",
        1,
    ),
    "captives who are all killed are killed": (
        "Two engineers were kidnapped in May. The two engineers were killed a week later.",
        "abducted",
        None,
    ),
    "captives of whom a later sentence tells the death are killed": (
        "Four engineers were kidnapped in May. One of the engineers was killed a week later.",
        "abducted",
        3,
    ),
    "of several unrelated incidents the largest is the main one": (
        "Three people were killed in separate crashes.\n\nTwo men were killed when a van overturned.",
        "killed",
        2,
    ),
    "a period within a period is part of it": (
        "About 36,000 people fled the town in May, with 26,000 people displaced in the last week.",
        "displaced",
        36000,
    ),
    "no casualties are none injured": ("A bomb went off in a bank. There were no casualties.", "injured", 0),
    "one who is expected to survive is not the dead one": (
        "A boy was killed in the street on Sunday. The man was shot in the leg and is expected to survive.",
        "injured",
        1,
    ),
    "the dead of another day are left out": (
        "A bomb damaged a mosque. The attack came a day after five bombs in the capital killed 215 people.",
        "killed",
        None,
    ),
    "others than the dead are all the injured": (
        "A woman was killed and a man was wounded on Sunday. In all, five others were wounded.",
        "injured",
        5,
    ),
    "another of two in one sentence is no third": (
        "Three others were wounded. One woman was shot in the head and another was shot in the foot.",
        "injured",
        3,
    ),
    "one of the other sex is somebody else": (
        "The father was pronounced dead at the scene. The mother was pronounced dead in hospital.",
        "killed",
        2,
    ),
    "the second victim is known already": (
        "Two sisters were wounded on Sunday. The second victim was wounded in the arm.",
        "injured",
        2,
    ),
    "some of those in a running total are no victims of the incident": (
        "Four men were kidnapped. Over 50 have been kidnapped there since 2006. Two of them were killed.",
        "killed",
        None,
    ),
    "one whom mourners bury is no victim of the attack on them": (
        "Three policemen were killed at the funeral of an officer who had been killed by a mine.",
        "killed",
        3,
    ),
    "a bomber told twice dies once": (
        "A bomber blew himself up at a gate, killing himself and a guard.",
        "killed",
        2,
    ),
    "a bullet is nobody": (
        "A boy was injured when his uncle fired one shot at a fox.",
        "injured",
        1,
    ),
    "nobody killed outweighs the dead of a war told after it": (
        "Two guards were wounded on Sunday. No one was killed.\n\nThe war of 2011 to 2016 killed 14,000.",
        "killed",
        0,
    ),
    "a total since some year answers nothing": (
        "Gunmen attacked a convoy on Monday.\n\nSince 2009 bandits have killed over 160 people there.",
        "killed",
        None,
    ),
    "a running total that opens the article is its own": (
        "Cholera has killed 64 people in the camps since July.\n\nThe epidemic of 2008 killed 4,000 people.",
        "killed",
        64,
    ),
    "a name and others say who the unnamed person before was": (
        "A militant leader was killed on Monday.\n\nAbu Sarim and three others died when a missile fell.",
        "killed",
        4,
    ),
    "a number opening with no name is others": (
        "A police officer was killed. Another two soldiers and a nurse were killed.",
        "killed",
        4,
    ),
    "the dead whom an attack avenges are not its own": (
        "A rocket wounded nine workers. The group spoke of revenge for the killing of a commander.",
        "killed",
        None,
    ),
    "those displaced over some days are the article's own": (
        "Since Monday some 46,000 people have fled the lake, officials said.",
        "displaced",
        46000,
    ),
}


@pytest.mark.parametrize(("text", "indicator", "expected"), CASES.values(), ids=CASES.keys())
def test_the_main_incident_is_counted(text: str, indicator: str, expected: int | None) -> None:
    assert count_in(text, indicator).best == expected


def test_a_number_in_the_headline_outweighs_details_of_the_body() -> None:
    count = count_in(
        "Three people were wounded on a tram, one of them a boy.", "injured", "Four wounded on tram"
    )
    assert count.best == 4


def test_the_number_of_the_body_outweighs_one_person_in_the_headline() -> None:
    text = "A bomb killed one man and wounded two others on Friday."
    assert count_in(text, "injured", "Man killed, another wounded by bomb").best == 2


def test_bounds_are_kept() -> None:
    count = count_in("At least 12 people were killed in the blast.", "killed")
    assert (count.low, count.best, count.high) == (12, 12, None)


def test_an_article_without_a_figure_gives_no_count() -> None:
    assert headline_count([], "killed") == NO_COUNT


def test_denied_figures_never_answer() -> None:
    assert not count_in("The army denied that 45 villagers were killed.", "killed").is_stated


ROLES = {
    "a part of a sum is a subset": (
        "Gunmen killed three policemen and two soldiers at a roadblock.",
        "killed",
        {("subset", "part of another")},
    ),
    "a denied figure is excluded": (
        "The blast killed four people. The army denied that 45 villagers were killed.",
        "killed",
        {("excluded", "not affirmed")},
    ),
    "a figure told again is a duplicate": (
        "A bomb killed 12 people on Friday. The 12 people were killed in a market.",
        "killed",
        {("duplicate", "the same people told again")},
    ),
    "an injured person who dies is excluded": (
        "A man was shot outside a bar. He died an hour later.",
        "injured",
        {("excluded", "counted among the killed")},
    ),
}


@pytest.mark.parametrize(("text", "indicator", "expected"), ROLES.values(), ids=ROLES.keys())
def test_every_figure_left_out_has_a_role_and_a_reason(
    text: str, indicator: str, expected: set[tuple[str, str]]
) -> None:
    count = count_in(text, indicator)
    assert {(one.role, one.reason) for one in count.left_out} == expected


def test_every_figure_of_the_indicator_counts_or_is_left_out() -> None:
    text = "Three men were killed on Sunday, two of them soldiers. Since 2009 the feud has killed 400 people."
    figures = [figure for figure in extract_figures(text) if figure.indicator == "killed"]
    count = headline_count(figures, "killed")
    sorted_out = [*count.figures, *(one.figure for one in count.left_out)]
    assert sorted(one.figure_id for one in sorted_out) == sorted(one.figure_id for one in figures)


def test_the_words_before_a_phrase_that_its_sentence_says_twice_are_those_before_it() -> None:
    _, second = extract_figures("In Aden one man died and in Taiz one man died.")

    assert words_before(second) == "In Aden one man died and in Taiz "


@pytest.mark.parametrize(
    ("text", "indicator", "expected"),
    [
        ("Six people died and twice as many were injured.", "injured", 12),
        (
            "About 6,000 people were in shelters on Tuesday. By Wednesday the number had risen to 9,000.",
            "displaced",
            9000,
        ),
    ],
)
def test_a_number_that_another_of_the_account_outdoes_is_not_the_answer(
    text: str, indicator: str, expected: int
) -> None:
    assert count_in(text, indicator).best == expected
