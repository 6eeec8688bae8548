"""The table of numbers in docs/method.md, row by row, and what is no count of people."""

from itertools import pairwise

import pytest
from english import counts_in, folded
from hypothesis import given
from hypothesis import strategies as st

from casualty_figures.extraction.numbers.count import Count, CountMention, bounded, exactly


def only_count_in(sentence: str) -> Count:
    mentions = counts_in(folded(sentence))
    assert len(mentions) == 1, mentions
    return mentions[0].count


@pytest.mark.parametrize("words", ["45", "forty-five", "forty five", "exactly 45", "only 45", "just 45"])
def test_a_bare_number_is_exact(words: str) -> None:
    assert only_count_in(f"{words} people were killed") == Count("exact", 45, 45, 45)


@pytest.mark.parametrize(
    "words",
    [
        "at least 17,000",
        "no fewer than 17,000",
        "no less than 17,000",
        "a minimum of 17,000",
        "17,000 or more",
    ],
)
def test_a_least_number_sets_no_upper_bound(words: str) -> None:
    assert only_count_in(f"{words} people fled") == Count("at_least", 17_000, 17_000, None)


@pytest.mark.parametrize(
    "words", ["more than 500", "over 500", "upwards of 500", "500-plus", "500+", "500 plus", "well over 500"]
)
def test_more_than_a_number_sets_no_upper_bound(words: str) -> None:
    assert only_count_in(f"{words} people died") == Count("more_than", 500, 500, None)


@pytest.mark.parametrize(
    "words", ["up to 30", "as many as 30", "a maximum of 30", "at most 30", "no more than 30"]
)
def test_a_most_number_is_no_best_number(words: str) -> None:
    assert only_count_in(f"{words} people died") == Count("at_most", None, None, 30)


@pytest.mark.parametrize("words", ["fewer than 100", "under 100", "less than 100"])
def test_fewer_than_a_number_is_no_best_number(words: str) -> None:
    assert only_count_in(f"{words} people died") == Count("less_than", None, None, 100)


@pytest.mark.parametrize(
    "words",
    [
        "about 120,000",
        "around 120,000",
        "some 120,000",
        "roughly 120,000",
        "an estimated 120,000",
        "120,000 or so",
    ],
)
def test_an_approximate_number_sets_no_bounds(words: str) -> None:
    assert only_count_in(f"{words} people fled") == Count("approximately", None, 120_000, None)


@pytest.mark.parametrize("words", ["nearly half a million", "almost half a million", "close to 500,000"])
def test_nearly_a_number_bounds_it_from_above(words: str) -> None:
    assert only_count_in(f"{words} people fled") == Count("nearly", None, 500_000, 500_000)


@pytest.mark.parametrize(
    "words",
    [
        "between 138,000 and 157,000",
        "138,000 to 157,000",
        "from 138,000 to 157,000",
        "138,000-157,000",
        "138,000\u2013157,000",
        "138k-157k",
        "between about 138,000 and 157,000",
        "138 to 157 thousand",
    ],
)
def test_a_range_has_two_bounds_and_no_best_number(words: str) -> None:
    assert only_count_in(f"{words} people were killed") == Count("between", 138_000, None, 157_000)


@pytest.mark.parametrize(
    ("words", "low", "rule"),
    [
        ("dozens", 24, "vague:dozens"),
        ("scores", 40, "vague:scores"),
        ("hundreds", 200, "vague:hundreds"),
        ("tens of thousands", 20_000, "vague:tens_of_thousands"),
        ("several", 3, "vague:several"),
        ("a few hundred", 300, "vague:a_few_hundred"),
    ],
)
def test_a_vague_word_has_the_least_number_of_its_row_and_names_the_row(
    words: str, low: int, rule: str
) -> None:
    assert only_count_in(f"{words} people were killed") == Count("vague", low, None, None, rule)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1.2 million", 1_200_000),
        ("half a million", 500_000),
        ("two and a half thousand", 2500),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("17 000", 17_000),
        ("17\u00a0000", 17_000),
        ("9 300", 9300),
        ("12,345,678", 12_345_678),
        ("a couple of", 2),
        ("both", 2),
        ("a hundred and one", 101),
        ("2.4m", 2_400_000),
        ("two lakh", 200_000),
        ("(12)", 12),
    ],
)
def test_ways_to_write_a_number(words: str, number: int) -> None:
    assert only_count_in(f"{words} people fled") == exactly(number)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("one to 1.5 million", 1_000_000, 1_500_000),
        ("between one and 1.5 million", 1_000_000, 1_500_000),
        ("10-20", 10, 20),
        ("12 or 13", 12, 13),
        ("two or three", 2, 3),
    ],
)
def test_a_range_takes_the_scale_that_its_second_number_names(words: str, low: int, high: int) -> None:
    assert only_count_in(f"{words} people fled") == Count("between", low, None, high)


@pytest.mark.parametrize("words", ["another 12", "a further 12", "12 more", "12 others", "an additional 12"])
def test_a_number_that_adds_to_an_earlier_one_says_so(words: str) -> None:
    (mention,) = counts_in(f"{words} people died")

    assert mention.is_further
    assert mention.count == exactly(12)


@pytest.mark.parametrize("words", ["At least140,000", "up to17", "killed12"])
def test_a_number_glued_to_a_word_by_bad_pdf_text_is_read(words: str) -> None:
    assert len(counts_in(folded(f"{words} people"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "in 2014 people were killed",
        "since 2003, people have been killed",
        "2014",
        "a man aged 34 died",
        "ali, 34, was killed",
        "a 16-year-old was killed",
        "12 years later they died",
        "on 12 may people died",
        "on may 12",
        "on 12-13 may",
        "since october 7th people died",
        "on 12/05/2014",
        "at 12:30",
        "60 miles away people died",
        "12 km from the front",
        "12km away",
        "25 percent of the dead",
        "25% of the dead",
        "25 per cent of the dead",
        "$12 was paid",
        "a loss of $12 million",
        "€12 million",
        "the 12th victim",
        "the twelfth victim",
        "the 7th brigade",
        "a 155mm shell",
        "a 1,400-year-old minaret",
        "no. 12",
        "route 12",
        "flight 370 crashed",
        "an f-16 jet",
        "ak-47 rifles",
        "a mi-17 helicopter",
        "9/11",
        "12.5",
        "007",
        "1.400",
    ],
)
def test_numbers_that_are_no_figures_are_left_out(words: str) -> None:
    assert counts_in(words) == []


@pytest.mark.parametrize(
    ("quantifier", "count"),
    [
        ("exact", Count("exact", 9, 9, 9)),
        ("at_least", Count("at_least", 9, 9, None)),
        ("more_than", Count("more_than", 9, 9, None)),
        ("at_most", Count("at_most", None, None, 9)),
        ("less_than", Count("less_than", None, None, 9)),
        ("approximately", Count("approximately", None, 9, None)),
        ("nearly", Count("nearly", None, 9, 9)),
    ],
)
def test_a_quantifier_opens_the_bounds_that_the_table_of_numbers_opens(quantifier: str, count: Count) -> None:
    assert bounded(quantifier, 9) == count


@pytest.mark.parametrize("bounds", [(None, None, None), (-1, 2, 3), (3, 2, 4), (1, 5, 4), (9, None, 8)])
def test_a_count_refuses_bounds_that_mean_nothing(bounds: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match="not a count of people"):
        Count("exact", *bounds)


@pytest.mark.parametrize(
    ("count", "central"),
    [
        (Count("at_least", 12, 12, None), 12),
        (Count("vague", 24, None, None), 24),
        (Count("at_most", None, None, 30), 30),
    ],
)
def test_the_central_number_is_the_one_named_or_the_bound_there_is(count: Count, central: int) -> None:
    assert count.central == central


def test_more_people_than_live_in_any_country_are_no_count() -> None:
    assert counts_in("900 million people fled") == []


_WORDS = """
at least more than up to between and or about nearly half a an one two twenty hundred thousand million dozen
dozens of 12 1,200 1.5 9 300 - k m % $ , . people killed to plus another both couple 2014 may 12th (
"""


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS.split()), max_size=25).map(" ".join)))
def test_counts_of_any_text_lie_inside_it_in_order_with_their_bounds_ordered(text: str) -> None:
    sentence = folded(text)

    mentions = counts_in(sentence)

    assert all(_is_sound(mention, sentence) for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def _is_sound(mention: CountMention, sentence: str) -> bool:
    count = mention.count
    bounds = [bound for bound in (count.low, count.best, count.high) if bound is not None]
    return (
        0 <= mention.start < mention.end <= len(sentence)
        and bool(bounds)
        and bounds == sorted(bounds)
        and bounds[0] >= 0
    )
