"""What comes into the archive of a source, and what its attempt says."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from asked import NOW, source
from network import Collecting, Page, Pages, fetched, refused, status

from casualty_figures.fetching import RefusedFor
from casualty_figures.records import Origin
from casualty_figures.sources.collecting import collect

FEED = "https://herald.example/rss"
HERALD = source("feed", url=FEED, language="en")


def feed(*entries: int, text: str = "") -> bytes:
    items = "".join(
        f"<item><title>Story {number}</title><link>https://herald.example/{number}</link>"
        f"<pubDate>Sun, 29 Nov 2026 10:00:00 +0300</pubDate><description>{text}</description></item>"
        for number in entries
    )
    return f"<rss version='2.0'><channel><title>Herald</title>{items}</channel></rss>".encode()


@pytest.fixture
def herald(tmp_path: Path) -> Collecting:
    return Collecting(tmp_path, Pages({FEED: feed(1, 2)}))


def entry(collecting: Collecting, number: int) -> Origin:
    return next(origin for origin in collecting.archive.origins() if origin.url == url(number))


def url(number: int) -> str:
    return f"https://herald.example/{number}"


def test_the_pages_of_a_feed_come_into_the_archive_with_their_address_day_and_source(
    herald: Collecting,
) -> None:
    attempt = herald.collect(HERALD).attempt
    assert (attempt.outcome, attempt.n_listed, attempt.n_new) == ("done", 2, 2)
    first = entry(herald, 1)
    assert (first.published, first.collected_from, first.headline) == (date(2026, 11, 29), "feed", None)
    assert first.name == "herald.example/1.html"
    assert b"killed at https://herald.example/1" in herald.archive.bytes_of(first)


def test_the_encoding_that_the_server_said_is_kept_with_the_page(herald: Collecting) -> None:
    herald.network.pages[url(1)] = lambda address: fetched(
        address, "Zw\xf6lf".encode("latin-1"), "text/html; charset=ISO-8859-1"
    )
    herald.collect(HERALD)
    assert entry(herald, 1).charset == "iso-8859-1"


def test_what_the_archive_has_is_not_fetched_again(herald: Collecting) -> None:
    herald.collect(HERALD)
    herald.network.lists = {FEED: feed(1, 2, 3)}
    attempt = herald.collect(HERALD).attempt
    assert (attempt.n_listed, attempt.n_new) == (3, 1)
    assert herald.network.fetched == [url(1), url(2), url(3)]


def test_a_publisher_of_the_table_is_that_of_its_articles(herald: Collecting) -> None:
    herald.collect(source("feed", url=FEED, publisher="Herald of Example"))
    assert entry(herald, 1).publisher == "Herald of Example"


@pytest.mark.parametrize("read", ["page", "entry"])
def test_language_and_country_of_the_table_are_kept_with_its_articles(read: str, herald: Collecting) -> None:
    herald.network.lists = {FEED: feed(1, text="Twelve people drowned.")}
    herald.collect(source("feed", url=FEED, read=read, language="sw", country="KEN"))
    assert (entry(herald, 1).language, entry(herald, 1).country) == ("sw", "KEN")


def test_a_version_of_a_page_keeps_language_and_country(herald: Collecting) -> None:
    kenyan = source("feed", url=FEED, language="en", country="KEN")
    herald.collect(kenyan)
    herald.network.pages[url(1)] = b"<p>At least 14 people were killed in Garissa.</p>"
    herald.collect(kenyan, NOW + timedelta(hours=7), revisit_days=14)
    assert {(one.language, one.country) for one in herald.archive.origins()} == {("en", "KEN")}


def test_a_feed_that_is_read_by_its_entries_gives_their_texts_and_no_page(herald: Collecting) -> None:
    herald.network.lists = {FEED: feed(1, text="Twelve people drowned.")}
    herald.collect(source("feed", url=FEED, read="entry"))
    assert herald.network.fetched == []
    first = entry(herald, 1)
    assert (first.headline, first.publisher) == ("Story 1", "herald.example")
    assert herald.archive.bytes_of(first) == b"Twelve people drowned."


def test_an_entry_that_changes_is_another_version_and_one_that_does_not_is_none(herald: Collecting) -> None:
    entries = source("feed", url=FEED, read="entry")
    for text in ("Twelve people drowned.", "Twelve people drowned.", "Fourteen people drowned."):
        herald.network.lists = {FEED: feed(1, text=text)}
        herald.collect(entries)
    assert len(herald.archive.origins()) == 2


def test_of_a_feed_of_10_000_entries_a_run_takes_its_limit_and_the_next_goes_on(herald: Collecting) -> None:
    herald.network.lists = {FEED: feed(*range(10_000))}
    few = source("feed", url=FEED, most_items=30)
    first = herald.collect(few).attempt
    assert (first.n_new, first.is_cut, first.is_whole) == (30, True, False)
    herald.collect(few)
    assert herald.network.fetched == [url(number) for number in range(60)]


def test_a_feed_that_ends_in_the_middle_gives_what_came_before_and_says_so(herald: Collecting) -> None:
    herald.network.lists = {FEED: feed(1, 2, 3)[:-120]}
    attempt = herald.collect(HERALD).attempt
    assert (attempt.outcome, attempt.n_new) == ("partial", 2)
    assert attempt.reason
    assert "broken" in attempt.reason


@pytest.mark.parametrize("answer", [b"<html><body>Moved</body></html>", b""])
def test_a_feed_that_is_none_any_more_fails_with_the_reason(answer: bytes, herald: Collecting) -> None:
    herald.network.lists = {FEED: answer}
    attempt = herald.collect(HERALD).attempt
    assert (attempt.outcome, attempt.n_listed) == ("failed", 0)
    assert attempt.reason
    assert "feed" in attempt.reason


def test_a_page_that_is_forbidden_is_a_failure_in_the_archive_and_asked_for_no_more(
    herald: Collecting,
) -> None:
    herald.network.pages = {url(1): status(403)}
    attempt = herald.collect(HERALD).attempt
    assert (attempt.outcome, attempt.n_new, attempt.n_refused) == ("done", 1, 1)
    assert entry(herald, 1).failure == "the server answers with status 403"
    herald.collect(HERALD)
    assert herald.network.fetched.count(url(1)) == 1


BY_CHANCE = [status(503), status(429), refused(RefusedFor.SLOW), refused(RefusedFor.UNREACHABLE)]


@pytest.mark.parametrize("page", BY_CHANCE)
def test_a_page_that_cannot_be_had_by_chance_waits_for_the_next_run(page: Page, herald: Collecting) -> None:
    herald.network.pages = {url(1): page}
    attempt = herald.collect(HERALD).attempt
    assert (attempt.outcome, attempt.n_new, [one.url for one in attempt.waiting]) == ("partial", 1, [url(1)])
    assert attempt.reason
    assert attempt.reason.startswith("1 pages could not be had, such as https://herald.example/1: ")
    herald.network.pages = {}
    herald.network.lists = {FEED: feed(2)}  # the feed has dropped it by now
    assert herald.collect(HERALD).attempt.n_new == 1
    assert entry(herald, 1).published == date(2026, 11, 29)


def test_a_page_that_could_not_be_had_in_five_runs_is_a_failure_in_the_archive(herald: Collecting) -> None:
    herald.network.pages = {url(1): status(503)}
    for _ in range(5):
        herald.collect(HERALD)
    assert entry(herald, 1).failure == "the server answers with status 503, in 5 runs"
    assert herald.attempts[-1].waiting == ()


def test_a_source_that_takes_too_long_leaves_the_rest_for_the_next_run(herald: Collecting) -> None:
    herald.network.lists = {FEED: feed(*range(100))}
    clock = iter(range(0, 1000, 10))
    attempt = herald.collect(HERALD, seconds=15.0, clock=lambda: float(next(clock))).attempt
    assert (attempt.outcome, attempt.n_new, attempt.is_cut) == ("partial", 17, True)
    assert attempt.reason == "it took more than 15 s: the rest next time"


def test_a_date_in_the_future_is_a_mistake_of_the_feed_and_no_date(herald: Collecting) -> None:
    herald.network.lists = {FEED: feed(1).replace(b"2026", b"2036")}
    herald.collect(HERALD)
    assert entry(herald, 1).published is None


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/pdf", "herald.example/1.pdf"),
        ("text/plain;charset=utf-8", "herald.example/1.txt"),
        ("", "herald.example/1.html"),
    ],
)
def test_what_a_page_is_shows_in_its_name(media_type: str, name: str, herald: Collecting) -> None:
    herald.network.pages = {url(1): lambda at: fetched(at, b"%PDF-", media_type)}
    herald.collect(HERALD)
    assert entry(herald, 1).name == name


def test_an_answer_of_a_kind_that_is_not_read_is_a_failure(herald: Collecting) -> None:
    herald.network.pages = {url(1): lambda at: fetched(at, b"", "video/mp4")}
    herald.collect(HERALD)
    assert entry(herald, 1).failure == "a kind of file we do not read (video/mp4)"


def test_two_sources_with_one_article_take_it_once(herald: Collecting) -> None:
    place = herald.place()
    other = HERALD.model_copy(update={"name": "other"})
    counts = [collect(one, (), place, NOW).attempt.n_new for one in (HERALD, other)]
    assert counts == [2, 0]


def test_files_are_given_anew_in_each_run_and_new_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Two people died.", encoding="utf-8")
    collecting = Collecting(tmp_path, Pages())
    folder = source("files", paths=["in"])
    first, second = collecting.collect(folder), collecting.collect(folder, NOW + timedelta(hours=1))
    assert (first.attempt.n_new, second.attempt.n_new) == (1, 0)
    assert len(second.origins) == 1
    assert first.origins[0].collected_from == "files"
