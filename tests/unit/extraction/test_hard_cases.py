"""The hard cases of reading casualty figures, class by class."""

import pytest
from readings import readings_of


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The mayor and his driver were killed.", ["killed 2 derived"]),
        ("The councillor and his cousin were shot dead.", ["killed 2 derived"]),
        (
            "Gunmen killed a judge and seven members of his family.",
            ["killed 1 of 8", "killed 7 of 8", "killed 8 derived"],
        ),
        ("A woman and her two children were killed.", ["killed 1 of 3", "killed 2 of 3", "killed 3 derived"]),
        ("Ali Hassan, Omar Said and Musa Bello were shot dead.", ["killed 3 derived"]),
        ("Musa Bello, the mayor of Kano, and his driver were shot dead.", ["killed 2 derived"]),
        ("Musa Bello, a teacher, and Omar Said, a nurse, were killed.", ["killed 2 derived"]),
        ("Two teachers, Musa Bello and Omar Said, were killed.", ["killed 2"]),
        (
            "Rebels shot dead a policeman, two teachers and the village chief.",
            ["killed 1 of 4", "killed 2 of 4", "killed 4 derived"],
        ),
    ],
)
def test_named_and_joined_victims_add_up(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Five people died in Kano, three in Jos and two in Kaduna.",
            ["killed 10 derived", "killed 2 of 10", "killed 3 of 10", "killed 5 of 10"],
        ),
        (
            "The blast killed 12 in the first village and 9 in the second.",
            ["killed 12 of 21", "killed 21 derived", "killed 9 of 21"],
        ),
        (
            "12 soldiers were killed in Kabul and 9 in Kandahar.",
            ["killed 12 of 21", "killed 21 derived", "killed 9 of 21"],
        ),
        (
            "12 soldiers were killed in Kabul and 9 civilians in Kandahar.",
            ["killed 12 of 21", "killed 21 derived", "killed 9 of 21"],
        ),
        ("Three bombs killed 12 in Kabul and two in Kandahar destroyed a bridge.", ["killed 12"]),
        (
            "On Monday 12 people were killed, and nine on Tuesday.",
            ["killed 12 of 21", "killed 21 derived", "killed 9 of 21"],
        ),
    ],
)
def test_counts_over_places_add_up(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Fourteen villagers, who had been waiting since dawn for the ferry that never came, were killed.",
            ["killed 14"],
        ),
        (
            "The 14 men, arrested in March on charges their lawyers called absurd, were later found dead.",
            ["detained 14", "killed 14"],
        ),
    ],
)
def test_a_subject_far_from_its_verb_is_counted(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Two men were found with their throats cut.", ["killed 2"]),
        ("Three of the wounded succumbed to their injuries in hospital.", ["killed 3"]),
        ("Five hikers froze to death on the ridge.", ["killed 5"]),
        ("Two miners did not survive.", ["killed 2"]),
        ("Four villagers were burned alive.", ["killed 4"]),
        ("Nine shoppers were taken to hospital with burns.", ["injured 9"]),
        ("Seven people were pulled from the rubble dead.", ["killed 7"]),
    ],
)
def test_implicit_death_and_injury_are_read(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The attack killed 12 people and left 30 others injured.", ["injured 30", "killed 12"]),
        ("Six soldiers died and a dozen more were wounded.", ["injured 12", "killed 6"]),
        ("Another soldier was killed and two others wounded.", ["injured 2", "killed 1"]),
        ("Twelve were killed and 30 wounded, while 4 are missing.", ["injured 30", "killed 12", "missing 4"]),
    ],
)
def test_ellipses_borrow_their_word(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("One of the 12 people was killed.", ["killed 1"]),
        ("All 40 passengers died.", ["killed 40"]),
        ("Only three of the 43 aboard survived.", ["killed 40 derived"]),
    ],
)
def test_a_part_of_those_held_is_counted_alone(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Two more bodies were pulled from the rubble, bringing the toll to 31.", ["killed 2", "killed 31"]),
        ("The death toll rose to 212 from 198.", ["killed 198 of 212", "killed 212"]),
        ("The death toll has more than doubled to 40.", ["killed 40"]),
        ("Seven more were killed, bringing to 40 the number of dead.", ["killed 40", "killed 7"]),
        ("The death toll passed 1,000.", ["killed 1000/1000/-"]),
        ("The toll is between 12 and 20.", ["killed 12/-/20"]),
        ("The death toll rose from 12 to 15.", ["killed 12 of 15", "killed 15"]),
    ],
)
def test_tolls_and_what_they_replace(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The blast killed 15, not 20 as first reported.", ["killed 15", "killed 20 retracted"]),
        ("Officials lowered the death toll from 40 to 37.", ["killed 37", "killed 40 retracted"]),
        ("The death toll was revised down from 40 to 37.", ["killed 37", "killed 40 retracted"]),
        ("Correction: 15 people were killed, not 20.", ["killed 15", "killed 20 retracted"]),
    ],
)
def test_a_toll_put_right_does_not_stand_twice(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The suicide bomber killed himself and 12 worshippers.", ["killed 12 of 13", "killed 13 derived"]),
        ("Twelve people, including the two attackers, were killed.", ["killed 12", "killed 2 of 12"]),
        ("The attack killed 12 people, excluding the attackers.", ["killed 12"]),
    ],
)
def test_perpetrators_among_the_dead(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The army said it had killed 45 rebels; the rebels said they lost only three men.",
            ["killed 3", "killed 45"],
        ),
        (
            "Witnesses said at least 30 people had died, but the army put the toll at 12.",
            ["killed 12", "killed 30/30/-"],
        ),
        (
            "The clash left 12 soldiers and 20 rebels dead.",
            ["killed 12 of 32", "killed 20 of 32", "killed 32 derived"],
        ),
        ("Army: 12 killed. Rebels: 30 killed.", ["killed 12", "killed 30"]),
    ],
)
def test_two_sided_tolls_stay_apart(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("14 killed, 30 injured as bus plunges into ravine", ["injured 30", "killed 14"]),
        (
            "AT LEAST 14 PEOPLE WERE KILLED AND 30 INJURED IN KABUL ON TUESDAY.",
            ["injured 30", "killed 14/14/-"],
        ),
        ("Ferry Sinks, Killing 40", ["killed 40"]),
    ],
)
def test_headlines_and_capitals(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("At least140,000 people were killed.", ["killed 140000/140000/-"]),
        ("The quake killed 9 300 people.", ["killed 9300"]),
        ("The quake killed 9,\n300 people.", ["killed 9300"]),
        ("The quake killed at least twenty-\nthree people.", ["killed 23/23/-"]),
        ("3,5 million people fled.", []),
        ("The war displaced one million two hundred thousand people.", ["displaced 1200000"]),
        ("Two million three hundred thousand people fled.", ["displaced 2300000"]),
        ("One hundred twenty-three thousand four hundred fifty-six people fled.", ["displaced 123456"]),
    ],
)
def test_numbers_torn_or_glued(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings
