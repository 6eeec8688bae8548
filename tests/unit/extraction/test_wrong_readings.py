"""Classes that were read wrongly, each by more than one sentence."""

import pytest
from readings import readings_of


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Soldiers killed three civilians, two women and a child, in the village.",
            ["killed 1 of 3", "killed 2 of 3", "killed 3"],
        ),
        (
            "The shell killed six people, four children and two women, in Idlib.",
            ["killed 2 of 6", "killed 4 of 6", "killed 6"],
        ),
        (
            "Rebels shot dead a policeman, two teachers and the village chief.",
            ["killed 1 of 4", "killed 2 of 4", "killed 4 derived"],
        ),
    ],
)
def test_a_list_that_tells_who_the_first_are_is_not_added_to_them(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "At least 20 people including 15 security personnel and five civilians were killed.",
            ["killed 15 of 20/20/-", "killed 20/20/-", "killed 5 of 20/20/-"],
        ),
        (
            "Nine people, including six guards and three cooks, were killed.",
            ["killed 3 of 9", "killed 6 of 9", "killed 9"],
        ),
    ],
)
def test_parts_that_make_up_their_whole_are_not_added_to_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Hospitals received five dead bodies and 85 injured individuals.", ["injured 85", "killed 5"]),
        ("The clinic took in two dead men and 14 wounded women.", ["injured 14", "killed 2"]),
        ("Rescuers evacuated 36 dead bodies from the valley.", ["killed 36"]),
        ("Three men were non-fatally injured in the shooting.", ["injured 3"]),
        (
            "This brings to almost 274,000 the total number of people displaced.",
            ["displaced -/274000/274000"],
        ),
        ("That brings to 41 the number of miners killed this year.", ["killed 41"]),
    ],
)
def test_each_number_has_the_harm_that_its_own_words_name(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Two men, 33 and 19, were shot on Friday.", ["injured 2"]),
        ("Two brothers aged 19 and 24 were stabbed at a bus stop.", ["injured 2"]),
        ("Three sisters, 4, 7 and 11, drowned.", ["killed 3"]),
        ("Four boys aged 9 to 14 were killed.", ["killed 4"]),
    ],
)
def test_ages_count_nobody(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The attackers used machetes to kill 12 villagers.", ["killed 12"]),
        ("The gunman was able to kill all three before he fled.", ["killed 3"]),
        ("They planned to use a truck to kill 12 people.", ["killed 12 hypothetical"]),
        ("A day after the troops were withdrawn, five villagers have been killed.", ["killed 5"]),
        ("Two correction officers were killed in the riot.", ["killed 2"]),
        ("The ministry has withdrawn its claim that 45 were killed.", ["killed 45 retracted"]),
        ("The army denied that any civilians had died, while a monitor said nine were killed.", ["killed 9"]),
    ],
)
def test_only_what_speaks_of_the_figure_changes_its_state(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "At least 24 people, most of them women, have been killed over the past week.",
            ["killed 24/24/-"],
        ),
        ("Eleven miners, many of them young, were injured.", ["injured 11"]),
        ("Two men were in the evening hours shot dead by strangers.", ["killed 2"]),
        (
            "A teacher along with two pupils was killed by the mine.",
            ["killed 1 of 3", "killed 2 of 3", "killed 3 derived"],
        ),
        ("The governor alongside three guards was shot dead.", ["killed 3 of 4", "killed 4 derived"]),
        ("3 women, 1 man shot in Dayton", ["injured 1 of 4", "injured 3 of 4", "injured 4 derived"]),
        ("7 stowaways, drowned.", ["killed 7"]),
        ("The gunmen stopped a bus with nine passengers, killing all of them.", ["killed 9"]),
        ("The boat carried 31 migrants, all of whom drowned.", ["killed 31"]),
    ],
)
def test_split_and_joined_phrases_are_read(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Police gun down two militants in Kulgam", ["killed 2"]),
        ("Nine lives were lost when the ferry sank.", ["killed 9"]),
        ("Three prisoners were hanged on Tuesday.", ["killed 3"]),
        ("Seven fighters fell as martyrs in the battle.", ["killed 7"]),
        ("Four cattle thieves were killed by locals.", ["killed 4"]),
        ("2 elements were killed in the clash.", ["killed 2"]),
        ("05 persons were killed in the accident.", ["killed 5"]),
        ("We buried eleven of our neighbours on Sunday, the imam said.", ["killed 11"]),
        ("Multiple people were killed in the blast.", ["killed 3/-/-"]),
        ("Officials put the dead at 50.", ["killed 50"]),
        ("A number of people were injured.", []),
    ],
)
def test_words_of_harm_and_of_people_that_newsrooms_use_are_read(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    "text",
    [
        "There was no death toll from the ministry.",
        "A helicopter was shot down over the town.",
        "A 911 call came in at dawn.",
        "CBS 58 covered the vigil.",
    ],
)
def test_what_tells_of_no_victim_gives_no_figure(text: str) -> None:
    assert readings_of(text) == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("4 civilians were abducted and killed.", ["abducted 4", "killed 4"]),
        ("The exchange resulted in seven of the armed group being killed.", ["killed 7"]),
        ("Two policemen were Friday afternoon shot dead by unknown gunmen.", ["killed 2"]),
        ("Militia attack - 7 killed/ 4 injured/ 400 houses set alight.", ["injured 4", "killed 7"]),
        ("5 military were killed and 8 others injured.", ["injured 8", "killed 5"]),
        ("A villager was chopped to death by rivals.", ["killed 1"]),
        ("A vigilante died after walking on a mine.", ["killed 1"]),
        ("Police raid the home of a missionary, killing and robbing him.", ["killed 1"]),
    ],
)
def test_what_came_to_the_same_people_and_how_notes_say_it_is_read(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Two boys, 16 and 17 years old, were killed.", ["killed 2"]),
        ("A 17 y/o boy was killed.", ["killed 1"]),
        ("A 23 y.o. man was shot.", ["injured 1"]),
        ("A 17 yo was killed.", ["killed 1"]),
        ("A 16- and a 17-year-old were killed.", ["killed 1 of 2", "killed 1 of 2", "killed 2 derived"]),
        (
            "A 14-, 15-, and 17-year-old were shot outside a store.",
            ["injured 1 of 3", "injured 3 derived"],
        ),
        ("Gunmen killed 3, 17-year-old among them.", ["killed 3"]),
    ],
)
def test_ages_are_no_counts_and_stand_for_those_who_are_of_them(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The sheriff told 13 News two people were shot at the inn.", ["injured 2"]),
        ("Thirteen news anchors were killed.", ["killed 13"]),
        ("His weapon was a single shot 223, the sheriff said.", []),
        ("A reporter who covered the police beat for years was killed.", ["killed 1"]),
        ("Police beat 14 protesters.", ["injured 14"]),
        ("Two children were killed and five people burned.", ["injured 5", "killed 2"]),
        ("A dozen people have minor injuries.", ["injured 12"]),
        (
            "Troops captured a rebel leader and two of his men.",
            ["detained 1 of 3", "detained 2 of 3", "detained 3 derived"],
        ),
        ("Rebels captured Bria and 12 villages.", []),
        ("The army captured 14 tanks; two more guns were captured later.", []),
        ("Of 1,200 homes in the ward, 340 burned.", []),
        ("The house of General Adam Bell was burned.", []),
        ("The response team executed two search warrants.", []),
        ("The rebels executed 12 villagers.", ["killed 12"]),
        ("He died of three gunshot wounds to the chest.", ["killed 1"]),
        ("A man was taken by life flight to the hospital.", []),
    ],
)
def test_words_of_harm_in_other_senses_hurt_nobody(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Officers arrested four men suspected in the shooting that left a shopkeeper wounded.",
            ["detained 4", "injured 1"],
        ),
        (
            "Four men were arrested over a crash that left a boy in serious condition.",
            ["detained 4", "injured 1"],
        ),
        ("A fight broke out and someone started shooting.", []),
        ("The mother said they had shot into her home.", []),
        ("Kingston, Kansas News, Weather, Sports - 1 dead after shooting", ["killed 1"]),
    ],
)
def test_the_harm_came_to_the_one_beside_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The suspect, 41-year-old Tom Bell, and his victim were both shot.",
            ["injured 2"],
        ),
        ("Diaz, a rancher, and Guerrero were killed.", ["killed 2 derived"]),
        ("Diaz, a cleric and preacher in Dabo, was killed.", ["killed 1"]),
    ],
)
def test_one_who_is_named_twice_in_a_list_is_counted_once(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("John Roe Jr., of Dabo, was killed in the crash.", ["killed 1"]),
        ("John Roe Jr., 28, died in the crash.", ["killed 1"]),
        ("Two men, John Roe Sr., 51, and John Roe Jr., 28, were killed.", ["killed 2"]),
    ],
)
def test_junior_behind_a_name_ends_no_sentence(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings
