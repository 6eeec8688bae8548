"""Articles whose page is gone are marked in their rows, in the run after it was found so."""

from datetime import timedelta

import pytest
from plain_run import FIRST, Workplace, story

from casualty_figures.records import Article
from casualty_figures.sources.history.attempts import Attempt

ADEN, GOMA = "https://herald.example/aden", "https://herald.example/goma"


@pytest.fixture
def two_articles(workplace: Workplace) -> Workplace:
    """A release with two articles, each at its address."""
    for place, url in (("Aden", ADEN), ("Goma", GOMA)):
        workplace.write(f"{place}.txt", story(place, 12))
        workplace.write(f"{place}.txt.json", f'{{"published": "2015-05-18", "url": "{url}"}}')
    workplace.run()
    return workplace


def visited(workplace: Workplace, url: str, *, is_gone: bool, hours: int = 1) -> None:
    """Have a source fetch a page again, so many hours after the last run."""
    at = FIRST + timedelta(days=workplace.day, hours=hours)
    gone = (url,) if is_gone else ()
    workplace.attempts.append(Attempt("herald", "feed", at, "done", visited=(url,), gone=gone))


def gone_at(workplace: Workplace) -> dict[object, object]:
    return {row["url"]: row["gone_at"] for row in workplace.rows("articles")}


def test_an_article_whose_page_is_gone_says_when_it_was_found_so(two_articles: Workplace) -> None:
    visited(two_articles, ADEN, is_gone=True)
    found = two_articles.attempts[0].started_at
    assert two_articles.run().outcome == "published"
    assert gone_at(two_articles) == {ADEN: found, GOMA: None}


def test_the_address_is_compared_as_versions_of_a_page_are(two_articles: Workplace) -> None:
    visited(two_articles, f"{ADEN}/?utm_source=feed", is_gone=True)
    two_articles.run()
    assert gone_at(two_articles)[ADEN] is not None


def test_a_page_that_is_gone_changes_nothing_else(two_articles: Workplace) -> None:
    others = [name for name in Article.__dataclass_fields__ if name != "gone_at"]

    def said() -> list[object]:
        return [
            *([row[name] for name in others] for row in two_articles.rows("articles")),
            *two_articles.rows("figures"),
            *two_articles.rows("accounts"),
        ]

    before = said()
    visited(two_articles, ADEN, is_gone=True)
    two_articles.run()
    assert said() == before


def test_the_mark_stays_and_the_next_run_changes_nothing(two_articles: Workplace) -> None:
    visited(two_articles, ADEN, is_gone=True)
    two_articles.run()
    before = gone_at(two_articles)
    assert two_articles.run().outcome == "unchanged"
    assert gone_at(two_articles) == before


def test_a_page_found_gone_twice_says_the_first_time(two_articles: Workplace) -> None:
    visited(two_articles, ADEN, is_gone=True)
    visited(two_articles, ADEN, is_gone=True, hours=2)
    two_articles.run()
    assert gone_at(two_articles)[ADEN] == two_articles.attempts[0].started_at


def test_a_page_that_is_there_again_is_marked_no_more(two_articles: Workplace) -> None:
    visited(two_articles, ADEN, is_gone=True)
    two_articles.run()
    visited(two_articles, ADEN, is_gone=False)
    two_articles.run()
    assert gone_at(two_articles)[ADEN] is None


def test_a_version_that_came_later_is_not_marked(two_articles: Workplace) -> None:
    visited(two_articles, ADEN, is_gone=True)
    two_articles.write("again.txt", story("Aden", 14))
    two_articles.write("again.txt.json", f'{{"published": "2015-05-19", "url": "{ADEN}"}}')
    two_articles.run()
    marks = {row["version"]: row["gone_at"] for row in two_articles.rows("articles") if row["url"] == ADEN}
    assert marks == {1: two_articles.attempts[0].started_at, 2: None}


def test_an_article_read_anew_keeps_its_mark(two_articles: Workplace) -> None:
    visited(two_articles, ADEN, is_gone=True)
    two_articles.run()
    two_articles.engine = "engine 2"
    two_articles.run()
    assert gone_at(two_articles)[ADEN] == two_articles.attempts[0].started_at
