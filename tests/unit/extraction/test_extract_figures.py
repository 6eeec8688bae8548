"""What makes a number a casualty figure, sentence by sentence, with the figures it gives."""

import pytest
from readings import readings_of


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("17 civilians were killed in the market.", ["killed 17"]),
        ("The blast killed 17.", ["killed 17"]),
        ("The minister mourned the death of 17 villagers.", ["killed 17"]),
        ("There were 17 deaths in the camp.", ["killed 17"]),
        ("The flood left a death toll of 17.", ["killed 17"]),
        ("17 bodies were found in the well.", ["killed 17"]),
        ("The bombing hit the bus, leaving 17 dead.", ["killed 17"]),
        ("The attack claimed 17 lives.", ["killed 17"]),
        ("Seventeen villagers lost their lives in the mudslide.", ["killed 17"]),
        ("The war has cost the lives of 12,000 people.", ["killed 12000"]),
        ("Raiders shot 17 herders dead.", ["killed 17"]),
        ("17 dead in ferry fire", ["killed 17"]),
        ("120,000 residents have fled the city.", ["displaced 120000"]),
        ("The fighting forced 120,000 people from their homes.", ["displaced 120000"]),
        ("Some 2,000 refugees returned home.", ["returned -/2000/-"]),
        ("Police detained 30 protesters.", ["detained 30"]),
        ("Gunmen abducted nine nurses from the clinic.", ["abducted 9"]),
        ("Twelve miners are unaccounted for.", ["missing 12"]),
        ("Rescuers are searching for 12 missing miners.", ["missing 12"]),
        ("The bomb wounded forty-five shoppers.", ["injured 45"]),
        ("The militia took 14 people hostage.", ["abducted 14"]),
    ],
)
def test_a_figure_is_read_in_any_voice_and_word_order(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("A lone soldier was killed.", ["killed 1"]),
        ("Another soldier was killed at dusk.", ["killed 1"]),
        ("The body of a woman was found.", ["killed 1"]),
        ("The mayor, Musa Bello, was killed.", ["killed 1"]),
        ("Musa Bello, a teacher, was shot dead.", ["killed 1"]),
        ("The 16-year-old boy was killed on Highway 12.", ["killed 1"]),
        ("Twelve-year-old Ali was killed.", ["killed 1"]),
        ("A man, 34, was killed.", ["killed 1"]),
        ("A 16-year-old was killed.", ["killed 1"]),
    ],
)
def test_a_singular_victim_counts_one(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("At least 17,000 people fled.", ["displaced 17000/17000/-"]),
        ("More than 500 people were injured.", ["injured 500/500/-"]),
        ("Up to 30 people died.", ["killed -/-/30"]),
        ("Fewer than 100 people were killed.", ["killed -/-/100"]),
        ("An estimated 120,000 people have fled.", ["displaced -/120000/-"]),
        ("Nearly half a million people have fled.", ["displaced -/500000/500000"]),
        ("Between 138,000 and 157,000 people have been killed since 2003.", ["killed 138000/-/157000"]),
        ("Estimates of the number killed range from 138,000 to 157,000.", ["killed 138000/-/157000"]),
        ("138k-157k people have been killed.", ["killed 138000/-/157000"]),
        ("Dozens of people were killed.", ["killed 24/-/-"]),
        ("Tens of thousands have fled.", ["displaced 20000/-/-"]),
        ("The death toll stands at nearly 500.", ["killed -/500/500"]),
        ("Both soldiers were killed.", ["killed 2"]),
        ("The toll has climbed above 300.", ["killed 300/300/-"]),
        ("The war displaced a half million people.", ["displaced 500000"]),
        ("A score of people were killed.", ["killed 20"]),
    ],
)
def test_the_bounds_are_those_of_the_words(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("No one was killed in the raid.", ["killed 0"]),
        ("Nobody died.", ["killed 0"]),
        ("None of the 30 passengers was killed.", ["killed 0"]),
        ("Not a single person was killed.", ["killed 0"]),
        ("No deaths were reported but 12 people were injured.", ["injured 12", "killed 0"]),
        ("There were no deaths and only two injuries.", ["injured 2", "killed 0"]),
        ("No injuries were reported.", ["injured 0"]),
        ("Nobody was hurt, although 200 people fled.", ["displaced 200", "injured 0"]),
        ("No civilians were killed, but three soldiers died.", ["killed 0", "killed 3"]),
        ("Neither soldier was killed.", ["killed 0"]),
        ("Neither of the two drivers was hurt.", ["injured 0"]),
        ("Not one of the 12 was killed.", ["killed 0"]),
    ],
)
def test_a_real_zero_is_read_as_zero(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("25 percent of the people killed were children.", []),
        ("The fire killed 12 cows.", []),
        ("In 2014 soldiers were killed.", []),
        ("Twelve rockets hit the town.", []),
        ("40 passengers survived.", []),
        ("Rescuers pulled 12 people alive from the rubble.", []),
        ("12 people escaped unharmed.", []),
        ("12 people were not killed.", []),
        ("It was not immediately clear whether anyone was killed.", []),
        ("The police did not kill 12 people.", []),
        ("He never killed 12 people.", []),
        ("12 people were almost killed.", []),
        ("200 people were nearly killed.", []),
    ],
)
def test_numbers_that_are_not_the_harmed_give_no_figure(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("A 155mm shell killed two people.", ["killed 2"]),
        ("The blast hit a 1,400-year-old minaret and killed 3.", ["killed 3"]),
        ("The shooting happened at 12 Main Street and killed two.", ["killed 2"]),
        ("Since October 7th, 12 people have been killed.", ["killed 12"]),
        ("60 miles away, 12 people were killed.", ["killed 12"]),
        ("The 7th Brigade killed 3 rebels.", ["killed 3"]),
        ("Police in 12 cities arrested 30 people.", ["detained 30"]),
        ("12 people were killed in three attacks.", ["killed 12"]),
        ("Three attacks killed 12 people and destroyed nine houses.", ["killed 12"]),
        ("At 12.30pm three people were killed.", ["killed 3"]),
        ("At 12:30 three people were killed.", ["killed 3"]),
        ("On May 12 30 people were killed.", ["killed 30"]),
        ("In May 2014 30 people were killed.", ["killed 30"]),
        ("The 2014 attack killed 30 people.", ["killed 30"]),
        ("Two brothers, aged 12 and 14, were killed.", ["killed 2"]),
        ("The court sentenced the man to 12 years for killing two people.", ["killed 2"]),
        ("Of 40 passengers, 12 died.", ["killed 12"]),
        ("The company lost $12 million and 3 workers were killed.", ["killed 3"]),
        ("12 people survived the crash that killed 40.", ["killed 40"]),
        ("Rescuers pulled 12 survivors and 3 bodies from the river.", ["killed 3"]),
        ("12 people were killed and three houses in the village burned.", ["killed 12"]),
        ("Boko Haram killed 12, a score of houses burned.", ["killed 12"]),
        ("On 12 May three people were killed.", ["killed 3"]),
        ("Three suicide bombers killed 12.", ["killed 12"]),
        ("12 of 40 passengers died.", ["killed 12"]),
        ("12 out of 40 passengers died.", ["killed 12"]),
        ("One in 12 people was killed.", []),
    ],
)
def test_numbers_beside_the_harmed_are_left_alone(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Flooding displaced 300 families.", ["displaced 300 households"]),
        (
            "300 households (1,650 persons) were displaced.",
            ["displaced 1650 of 300", "displaced 300 households"],
        ),
        ("Five members of one family were killed.", ["killed 5"]),
        ("A family of five was killed.", ["killed 5"]),
    ],
)
def test_households_keep_their_unit(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Killed: 12", ["killed 12"]),
        ("Injuries: 30; deaths: 12.", ["injured 30", "killed 12"]),
        ("12 killed; 30 wounded; 4 missing.", ["injured 30", "killed 12", "missing 4"]),
        ("12 dead, 30 hurt", ["injured 30", "killed 12"]),
        ("Deaths: 12. Injured: 30.", ["injured 30", "killed 12"]),
        ("Casualties: 12 (3 killed, 9 wounded).", ["injured 9", "killed 3"]),
        ("Killed: 12; wounded: 30; missing: 4", ["injured 30", "killed 12", "missing 4"]),
        ("Dead 12, wounded 30, missing 4.", ["injured 30", "killed 12", "missing 4"]),
        ("The number killed was 12 and the number wounded 30.", ["injured 30", "killed 12"]),
    ],
)
def test_counts_written_as_a_list_are_read_under_their_words(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("This year 40 people have been killed.", ["killed 40"]),
        ("Last year 40 people were killed.", ["killed 40"]),
        ("Last week 40 people were killed.", ["killed 40"]),
        ("So far this year 40 people have been killed.", ["killed 40"]),
    ],
)
def test_words_of_time_before_a_number_do_not_hide_it(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings
