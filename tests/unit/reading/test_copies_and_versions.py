from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from casualty_figures.reading import links
from casualty_figures.records import Article, Origin, ReadArticle
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.article_rows import article_row

NOW = datetime(2024, 5, 10, tzinfo=UTC)
DAY = date(2024, 5, 7)
WORDS = (
    "gunmen attacked a police post on the road north of the town before dawn killing four officers and two "
    "farmers the district commissioner said by telephone seven more were taken to the hospital where doctors "
    "asked for blood it was the third attack in a month on the road that joins the capital with the valley"
)


def article(  # noqa: PLR0913 -- each tells versions apart
    name: str,
    text: str,
    published: date | None = DAY,
    *,
    url: str | None = None,
    modified: date | None = None,
    retrieved_at: datetime = NOW,
) -> Article:
    origin = Origin(name * 64, "0" * 64, "", name, retrieved_at)
    basis = "metadata" if published else "none"
    read = ReadArticle(origin, text, None, None, url, published, basis, modified, "en")
    return article_row(ArticleFigures(read, ()), "0" * 64)


def groups(*articles: Article) -> dict[str, str]:
    return {name[0]: one.origin_group_id[0] for name, one in links(articles).items()}


def numbers(*articles: Article) -> dict[str, tuple[int, str | None]]:
    return {
        name[0]: (one.version, one.supersedes_article_id and one.supersedes_article_id[0])
        for name, one in links(articles).items()
    }


def test_an_article_alone_is_its_own_group() -> None:
    assert groups(article("a", WORDS)) == {"a": "a"}


def test_copies_share_the_id_of_the_one_published_first() -> None:
    later = article("a", WORDS, DAY + timedelta(days=1))
    assert groups(later, article("b", WORDS)) == {"a": "b", "b": "b"}


def test_a_copy_with_small_edits_and_a_new_ending_is_a_copy() -> None:
    edited = (
        WORDS.replace("dawn", "daybreak")
        + " nobody has said that they did it and drivers now ask for twice the fare"
    )
    assert groups(article("a", WORDS), article("b", edited)) == {"a": "a", "b": "a"}


def test_two_reports_of_one_attack_in_other_words_are_not_copies() -> None:
    other = (
        "six people died when armed men stormed a checkpoint early on tuesday say residents who heard "
        "shooting for twenty minutes and later saw two bodies beside a burned lorry on the way to the market "
        "the army sent soldiers and closed the road until the evening the mayor told a radio station"
    )
    assert groups(article("a", WORDS), article("b", other)) == {"a": "a", "b": "b"}


def test_short_texts_are_copies_only_when_they_are_equal() -> None:
    assert groups(
        article("a", "Ten dead in fire"), article("b", "Ten dead in fire"), article("c", "Ten dead")
    ) == {
        "a": "a",
        "b": "a",
        "c": "c",
    }


def test_reports_on_one_frame_a_season_apart_are_not_copies() -> None:
    changed = WORDS.replace("four officers and two farmers", "nine officers and one farmer").replace(
        "seven", "eight"
    )
    later = article("b", changed, DAY + timedelta(days=90))
    assert groups(article("a", WORDS), later) == {"a": "a", "b": "b"}
    assert groups(article("a", WORDS), article("b", changed)) == {"a": "a", "b": "a"}


def test_an_undated_copy_follows_the_dated_one() -> None:
    assert groups(article("a", WORDS, None), article("b", WORDS)) == {"a": "b", "b": "b"}


def test_versions_at_one_address_share_a_group_though_their_words_changed() -> None:
    first = article("b", WORDS, url="https://bee.example/1")
    second = article(
        "a", "The whole story was written anew.", url="https://bee.example/1", modified=date(2024, 5, 9)
    )
    assert groups(first, second) == {"a": "b", "b": "b"}


def test_groups_do_not_depend_on_the_order_of_the_articles() -> None:
    articles = [
        article("a", WORDS, DAY + timedelta(days=2)),
        article("b", WORDS + " more", url="https://bee.example/1"),
        article("c", "Other words.", url="https://bee.example/1", modified=date(2024, 5, 8)),
        article("d", "Other words."),
    ]
    assert {tuple(sorted(groups(*order).items())) for order in permutations(articles)} == {
        (("a", "b"), ("b", "b"), ("c", "b"), ("d", "b"))
    }


def test_versions_are_numbered_and_point_at_the_one_before() -> None:
    first = article("b", "one", url="https://bee.example/1")
    second = article("c", "two", url="https://bee.example/1", modified=date(2024, 5, 8))
    third = article("a", "three", url="https://bee.example/1", modified=date(2024, 5, 9))
    assert numbers(third, first, second) == {"b": (1, None), "c": (2, "b"), "a": (3, "c")}


def test_versions_without_a_change_date_follow_their_retrieval() -> None:
    first = article("b", "one", url="https://bee.example/1")
    second = article("a", "two", url="https://bee.example/1", retrieved_at=NOW + timedelta(days=1))
    assert numbers(second, first) == {"b": (1, None), "a": (2, "b")}


def test_versions_of_one_run_without_a_change_date_are_ordered_by_id() -> None:
    one, two = (article(name, name, url="https://bee.example/1") for name in "ab")
    assert numbers(two, one) == numbers(one, two) == {"a": (1, None), "b": (2, "a")}


@pytest.mark.parametrize(
    "url",
    [
        "https://bee.example/1",
        "http://www.bee.example/1/",
        "https://BEE.example/1#comments",
        "https://bee.example/1?utm_source=letter&fbclid=7",
        "https://bee.example:443//1?ref=home&at_medium=email&xtor=RSS-1&ocid=9",
        "https://bee.example/1?igshid=x9&_ga=2.1&source=",
    ],
)
def test_links_to_one_page_are_one_address(url: str) -> None:
    assert numbers(article("a", "one", url="https://bee.example/1"), article("b", "two", url=url))["b"] == (
        2,
        "a",
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://bee.example/2",
        "https://bee.example/1?page=2",
        "https://bee.example/1?storyid=4711&utm_source=letter",
        "https://bee.example/1?cid=4711",
        "https://bee.example/1?gallery=12",
        "https://bee.example/1?4711",
        "https://bee.example/1#!/story/4711",
        "https://[bad",
        None,
    ],
)
def test_other_addresses_are_other_articles(url: str | None) -> None:
    assert numbers(article("a", "one", url="https://bee.example/1"), article("b", "two", url=url))["b"] == (
        1,
        None,
    )


def test_an_article_without_an_address_is_the_first_version_of_itself() -> None:
    assert numbers(article("a", "one")) == {"a": (1, None)}


def test_a_copy_of_a_later_report_on_one_frame_is_found() -> None:
    own = {
        "a": "in march rain cut the valley off",
        "b": "in may the bridge was mended",
        "c": "in july it burned",
    }
    reports = [
        article(name, f"{WORDS} {' '.join(f'{sentence} {number}' for number in range(9))}", day)
        for (name, sentence), day in zip(own.items(), (DAY, date(2024, 7, 7), date(2024, 9, 7)), strict=True)
    ]
    copy = article("e", reports[2].text + " Sent by wire.", date(2024, 9, 8))
    assert groups(*reports, copy) == {"a": "a", "b": "b", "c": "c", "e": "c"}
