"""Ways in which news tells of people harmed, class by class."""

import pytest
from readings import readings_of

from casualty_figures import extract_figures, headline_count


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("One was killed and another hurt.", ["injured 1", "killed 1"]),
        ("One man was shot dead and a second was wounded.", ["injured 1", "killed 1"]),
        ("Two died instantly and a third died on the way to hospital.", ["killed 1", "killed 2"]),
        ("One of them died at the scene; the other died in hospital.", ["killed 1", "killed 1"]),
        ("The first blast wounded five and the second killed 12 people.", ["injured 5", "killed 12"]),
        ("A third of the patients died.", []),
    ],
)
def test_one_more_without_a_noun_is_one_person(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The dead were nine men, two women and four children.",
            ["killed 15 derived", "killed 2 of 15", "killed 4 of 15", "killed 9 of 15"],
        ),
        (
            "Those killed were a teacher, two pupils and a cook.",
            ["killed 1 of 4", "killed 1 of 4", "killed 2 of 4", "killed 4 derived"],
        ),
        (
            "Killed were a teacher, two pupils and a cook.",
            ["killed 1 of 4", "killed 1 of 4", "killed 2 of 4", "killed 4 derived"],
        ),
        (
            "Three people died. The dead were Abel Tomas, 31, Maria Tomas, 28, and their son.",
            ["killed 3", "killed 3 of 3 derived"],
        ),
        ("Among the dead was a three-month-old baby.", ["killed 1"]),
        ("The injured were taken to the hospital of the town.", []),
    ],
)
def test_a_sentence_that_says_who_the_dead_were_counts_them(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize("mark", [" - {}  - ", ", {}, ", " ({}) "])
def test_a_list_that_adds_up_to_the_number_before_it_is_its_parts(mark: str) -> None:
    apart = mark.format("nine men, two women and four children")
    assert readings_of(f"Fifteen people{apart}died.") == [
        "killed 15",
        "killed 2 of 15",
        "killed 4 of 15",
        "killed 9 of 15",
    ]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Soldier killed, 4 wounded in blast", ["injured 4", "killed 1"]),
        ("Mother and two sons found dead in flat", ["killed 2 of 3", "killed 3 derived"]),
        ("Couple, baby killed in crash", ["killed 3 derived"]),
        ("Woman, two children die in blaze", ["killed 2 of 3", "killed 3 derived"]),
        ("2 soldiers, 3 civilians killed", ["killed 2 of 5", "killed 3 of 5", "killed 5 derived"]),
        ("Couple killed in crash", ["killed 2"]),
        ("Pastor among six killed", ["killed 1 of 6", "killed 6"]),
        ("Boy, 9, killed by stray bullet", ["killed 1"]),
    ],
)
def test_the_nouns_of_a_headline_are_counted(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Ten percent of the camp's 2,000 residents have died.", ["killed 200"]),
        ("Half of the camp's 2,000 residents have fled.", ["displaced 1000"]),
        ("Some 2.5 per cent of the 2,000 residents have died.", ["killed 50"]),
    ],
)
def test_a_share_of_a_number_is_not_all_of_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The death toll from the quake topped 2,000 on Monday.", ["killed 2000/2000/-"]),
        ("The death toll has crossed 300.", ["killed 300/300/-"]),
        ("Divers retrieved eight more bodies, bringing the count to 20.", ["killed 20", "killed 8"]),
        ("The number of people known to have died has risen to 12.", ["killed 12"]),
        ("Bus plunge toll hits 18", ["killed 18"]),
    ],
)
def test_a_toll_is_read_behind_any_verb_of_reaching(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("If the dam bursts, 20,000 people would be displaced.", ["displaced 20000 hypothetical"]),
        ("Two men were shot; both are expected to survive.", ["injured 2"]),
        ("The rebels claimed to have killed 20 soldiers, a claim the army denied.", ["killed 20 denied"]),
    ],
)
def test_what_stands_around_the_clause_says_whether_it_came_about(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Twelve insurgents met their end.", ["killed 12"]),
        ("Twelve soldiers paid with their lives.", ["killed 12"]),
        ("A family of six was wiped out.", ["killed 6"]),
        ("Twelve victims remain in intensive care.", ["injured 12"]),
        ("Thirteen escaped with minor injuries.", ["injured 13"]),
        ("Thirteen people were hit by shrapnel.", ["injured 13"]),
        ("A woman was grazed by a bullet.", ["injured 1"]),
        ("Police found two men with gunshot wounds.", ["injured 2"]),
        ("It left 12 people dead and 20 others with serious injuries.", ["injured 20", "killed 12"]),
        ("Eight others have not been found.", ["missing 8"]),
        ("The whereabouts of eight fishermen are unknown.", ["missing 8"]),
        ("There is no trace of eight fishermen.", ["missing 8"]),
        ("Police have eight suspects in custody.", ["detained 8"]),
        ("Eight journalists are being held.", ["detained 8"]),
        ("Gunmen took eight pupils away.", ["abducted 8"]),
        ("Ambulances took eight people away.", []),
        ("Eight pupils were marched into the bush by gunmen.", ["abducted 8"]),
        ("The exodus of 40,000 people began in May.", ["displaced 40000"]),
        ("More than 40,000 are staying with relatives.", ["displaced 40000/40000/-"]),
        ("The flood left 2,000 people without shelter.", ["displaced 2000"]),
        ("4,300 in shelters.", ["displaced 4300"]),
        ("Some 16,000 people have been given emergency shelter.", ["displaced -/16000/-"]),
        ("Thousands are spending the night outdoors.", ["displaced 2000/-/-"]),
        ("The number of flood victims evacuated in Dabo increased to 3,265.", ["displaced 3265"]),
    ],
)
def test_a_phrase_that_says_what_happened_is_read(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "n_killed"),
    [
        ("Officials had said 16 people died; the toll was later lowered to 14.", 14),
        ("State media said 14 were killed, while the opposition put the figure at 40.", 14),
        ("Floods kill 7 in the south: official Dabo: Seven people were killed when a river rose.", 7),
        ("Five soldiers were killed and five civilians died when shells fell.", 10),
        ("Three died in Aden on Monday while three were killed in Taiz.", 6),
    ],
)
def test_numbers_of_one_sentence_are_added_only_where_they_count_others(text: str, n_killed: int) -> None:
    assert headline_count(extract_figures(text), "killed").best == n_killed


@pytest.mark.parametrize(
    ("behind", "parts"),
    [
        ("Four were children.", ["killed 4 of 15"]),
        ("Among them were four children and two women.", ["killed 2 of 15", "killed 4 of 15"]),
        ("They include four children, two women and a nurse.", ["killed 2 of 15", "killed 4 of 15"]),
        ("Of them, four were children, and two were nurses.", ["killed 2 of 15", "killed 4 of 15"]),
        ("Twenty were children.", []),
        ("Four were in the front seats.", []),
        ("Four police officers were at the scene.", []),
    ],
)
def test_a_sentence_without_harm_tells_some_of_the_dead_of_the_sentence_before_apart(
    behind: str, parts: list[str]
) -> None:
    assert readings_of(f"Fifteen people died. {behind}") == ["killed 15", *parts]


def test_some_of_the_dead_or_the_injured_are_of_neither_for_sure() -> None:
    assert readings_of("Fifteen people died and six were injured. Four were children.") == [
        "injured 6",
        "killed 15",
    ]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Abu Wahib and three others were killed in the strike.", ["killed 3 of 4", "killed 4 derived"]),
        ("Islamic Militants and two guards were killed.", ["killed 2"]),
        (
            "Over 900 were killed since it began in March 2011 and nine million have been forced to flee.",
            ["displaced 9000000", "killed 900/900/-"],
        ),
    ],
)
def test_the_subject_of_a_passive_is_who_stands_before_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The soldiers detained a cell leader along with two guards.",
            ["detained 1 of 3", "detained 2 of 3", "detained 3 derived"],
        ),
        ("Troops killed the commander along with four of his men.", ["killed 4 of 5", "killed 5 derived"]),
        (
            "Also wounded were two drivers and a boy.",
            ["injured 1 of 3", "injured 2 of 3", "injured 3 derived"],
        ),
        ("Police named the dead as Ana Dabo and two children.", ["killed 2 of 3", "killed 3 derived"]),
        ("Killed is a boy of nine.", ["killed 1"]),
        (
            "Police arrested a courier and a recruiter on Monday.",
            ["detained 1 of 2", "detained 1 of 2", "detained 2 derived"],
        ),
    ],
)
def test_who_is_told_behind_the_verb_counts_with_those_beside_him(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The accident cost two lives and put four in hospital.", ["injured 4", "killed 2"]),
        ("An 80-year-old woman was the only fatality.", ["killed 1"]),
        ("A total of 14 miners never made it out alive.", ["killed 14"]),
        ("Two martyrs fell in the raid.", ["killed 2"]),
        ("Six bodies were fished out of the river.", ["killed 6"]),
        ("The morgue had taken in a dozen bodies by noon.", ["killed 12"]),
        ("A wall collapse crushed three children to death.", ["killed 3"]),
        ("Herders attacked the village, hacking two farmers to death.", ["killed 2"]),
        ("An avalanche swept 11 climbers to their deaths.", ["killed 11"]),
        ("Three militants were sent to hell, the spokesman said.", ["killed 3"]),
        ("Five of his relatives were among those who died in the strike.", ["killed 5"]),
        ("The militants made off with eight women.", ["abducted 8"]),
        ("Kidnappers are holding three hostages from Dabo.", ["abducted 3"]),
        ("Around 7,500 people crossed the border to escape the fighting.", ["displaced -/7500/-"]),
        ("Ninety people spent the night in a gym.", ["displaced 90"]),
        ("The dam burst left 12,000 without homes.", ["displaced 12000"]),
        ("Fires forced out about 3,000 residents of the canyon.", ["displaced -/3000/-"]),
        ("Deaths (3), injuries (6), missing (2).", ["injured 6", "killed 3", "missing 2"]),
        ("Triple murder shocks village", ["killed 3"]),
        ("The double murder trial opens today", []),
        ("Two jawans martyred in blast", ["killed 2"]),
        ("Half-dozen rebels slain, says army", ["killed 6"]),
        ("Five troopers died and as many were wounded.", ["injured 5 derived", "killed 5"]),
        ("Twelve people are still in hospital.", ["injured 12"]),
    ],
)
def test_what_became_of_people_is_told_in_many_phrases(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings
