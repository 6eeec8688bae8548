"""Whether an article affirms a figure, denies it, fears it, disputes it or takes it back."""

import pytest
from readings import readings_of


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Officials said 45 people were killed.", ["killed 45"]),
        ("The army denied responsibility for the blast, which killed 12 people.", ["killed 12"]),
        ("The rebels denied the charge and said 12 of their men had been killed.", ["killed 12"]),
        ("The government denies it, but witnesses say 12 people were killed.", ["killed 12"]),
        ("The minister dismissed three officers after 12 people were killed.", ["killed 12"]),
        ("He was planning a trip when 12 people were killed.", ["killed 12"]),
        ("Fearing reprisals, 12,000 people fled.", ["displaced 12000"]),
        ("Thousands fled for fear of being killed.", ["displaced 2000/-/-"]),
        ("Gunmen threatened residents before killing 12 people.", ["killed 12"]),
        ("They tried to flee but 12 were killed.", ["killed 12"]),
        (
            "The ministry denied reports of a massacre, saying that three officers were injured.",
            ["injured 3"],
        ),
    ],
)
def test_a_plain_statement_is_affirmed(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The army denied that 45 were killed.", ["killed 45 denied"]),
        ("The army denied killing 12 people.", ["killed 12 denied"]),
        ("The ministry rejected claims that 200 civilians had been killed.", ["killed 200 denied"]),
        ("It is not true that 200 people were killed.", ["killed 200 denied"]),
        ("Reports that 200 were killed are false.", ["killed 200 denied"]),
        ("The minister dismissed as propaganda a report that 200 people were killed.", ["killed 200 denied"]),
    ],
)
def test_a_denied_figure_is_denied(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("There are fears that hundreds may have died.", ["killed 200/-/- hypothetical"]),
        ("As many as 200 people are feared dead.", ["killed -/-/200 hypothetical"]),
        ("200 people are feared drowned.", ["killed 200 hypothetical"]),
        ("If the dam breaks, 200 people could die.", ["killed 200 hypothetical"]),
        ("The bomb could have killed hundreds.", ["killed 200/-/- hypothetical"]),
        ("Had the bomb exploded it would have killed 40.", ["killed 40 hypothetical"]),
        ("A bomb that could have killed 40 killed 12.", ["killed 12", "killed 40 hypothetical"]),
        ("The police foiled a plan to kill 12 judges.", ["killed 12 hypothetical"]),
        ("Police would not say if 12 people had died.", ["killed 12 hypothetical"]),
        ("The army could not confirm whether 12 people were killed.", ["killed 12 hypothetical"]),
        ("The toll could rise to 40.", ["killed 40 hypothetical"]),
        ("Did 12 people die?", ["killed 12 hypothetical"]),
        ("It is unclear whether 12 people were killed.", ["killed 12 hypothetical"]),
        ("The government has not confirmed that 30 people died.", ["killed 30 hypothetical"]),
        ("The claim that 200 died could not be verified.", ["killed 200 hypothetical"]),
    ],
)
def test_a_figure_feared_or_threatened_is_hypothetical(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("An earlier version of this article said 40 people were killed.", ["killed 40 retracted"]),
    ],
)
def test_a_figure_taken_back_is_retracted(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings
