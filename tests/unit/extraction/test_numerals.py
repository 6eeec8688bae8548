"""Numerals in words: every whole number below a million, as a newspaper spells it."""

import pytest
from english import counts_in
from hypothesis import given
from hypothesis import strategies as st

from casualty_figures.languages.en.numbers.numerals import value_of

_SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = ((10**6, "million"), (1000, "thousand"), (100, "hundred"))


def spelled(number: int, *, joint: str = " and ") -> str:
    """Return the words for a whole number below a billion."""
    if number < 20:
        return _SMALL.split()[number]
    if number < 100:
        rest = f"-{_SMALL.split()[number % 10]}" if number % 10 else ""
        return _TENS.split()[number // 10] + rest
    scale, name = next((scale, name) for scale, name in _SCALES if number >= scale)
    head = f"{spelled(number // scale, joint=joint)} {name}"
    if not number % scale:
        return head
    return head + (joint if number % scale < 100 else " ") + spelled(number % scale, joint=joint)


@given(st.integers(1, 999_999), st.sampled_from([" and ", " "]))
def test_the_words_of_a_number_have_its_value(number: int, joint: str) -> None:
    assert value_of(spelled(number, joint=joint)) == number


@given(st.integers(1, 99_999_999))
def test_a_number_in_words_is_one_count_of_its_value(number: int) -> None:
    words = spelled(number, joint=" ")

    assert [mention.count.best for mention in counts_in(f"{words} people")] == [number]


@given(st.integers(0, 10**9))
def test_digits_with_commas_have_the_value_of_the_digits(number: int) -> None:
    assert value_of(f"{number:,}") == number


@given(st.integers(1000, 10**9), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"]))
def test_digits_grouped_by_spaces_have_the_value_of_the_digits(number: int, space: str) -> None:
    assert value_of(f"{number:,}".replace(",", space)) == number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("1.2 million", 1_200_000),
        ("1.2m", 1_200_000),
        ("138k", 138_000),
        ("half a million", 500_000),
        ("two and a half thousand", 2500),
        ("two million and a half", 2_500_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("hundred thousand", 100_000),
        ("a couple", 2),
        ("both", 2),
        ("two lakh", 200_000),
        ("3 crore", 30_000_000),
    ],
)
def test_scales_and_halves_multiply(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize("numeral", ["1.5", "0.3", "1.2345 thousand", "half"])
def test_a_fraction_of_a_person_has_no_value(numeral: str) -> None:
    assert value_of(numeral) is None


@pytest.mark.parametrize("words", ["a half million", "a half-million"])
def test_a_half_million_is_half_of_one(words: str) -> None:
    assert value_of(words) == 500_000
