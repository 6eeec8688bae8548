"""Feeds and pages from servers on loopback, by the fetcher: unchanged, too often asked, slow."""

from email.message import Message
from pathlib import Path
from threading import Event

from local_site import Answered, Site, collected

PAGE = (200, {"Content-Type": "text/html"}, b"<p>At least 12 people were killed in Beira on Friday.</p>")


def test_a_feed_that_has_not_changed_is_not_sent_again(tmp_path: Path) -> None:
    def answer(path: str, headers: Message) -> Answered:
        if path != "/rss":
            return PAGE if path != "/robots.txt" else (404, {}, b"")
        is_known = headers.get("If-None-Match") == '"1"'
        return (304, {"ETag": '"1"'}, b"") if is_known else (200, {"ETag": '"1"'}, site.feed(2))

    site = Site(answer)
    with site.up():
        attempts = [collected(site, tmp_path) for _ in range(2)]
    assert [(one.outcome, one.n_listed, one.n_new) for one in attempts] == [("done", 2, 2), ("done", 2, 0)]
    assert [status for path, status in site.answered if path == "/rss"] == [200, 304]


def test_a_feed_that_is_asked_for_too_often_is_asked_again_and_then_told(tmp_path: Path) -> None:
    site = Site(lambda path, _: (429 if path == "/rss" else 404, {}, b""))
    with site.up():
        attempt = collected(site, tmp_path)
    assert (attempt.outcome, "429" in (attempt.reason or "")) == ("failed", True)
    assert [status for path, status in site.answered if path == "/rss"] == [429] * 3


def test_a_page_that_is_slow_holds_up_no_other(tmp_path: Path) -> None:
    others_came = Event()

    def answer(path: str, _headers: Message) -> Answered:
        if path == "/0" and not others_came.wait(10):
            return (500, {}, b"")
        if path == "/39":
            others_came.set()
        return (
            (200, {}, site.feed(40)) if path == "/rss" else PAGE if path != "/robots.txt" else (404, {}, b"")
        )

    site = Site(answer)
    with site.up():
        attempt = collected(site, tmp_path)
    assert (attempt.outcome, attempt.n_new) == ("done", 40)
    assert ("/0", 500) not in site.answered
