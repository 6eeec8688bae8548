import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from casualty_figures.archive.feeds import feed_in
from casualty_figures.records import ArchiveError

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lake Herald: World</title><link>https://www.herald.example/</link><language>en-gb</language>
<item><title>Flood kills 12 &amp; more in Beira</title><link>https://www.herald.example/beira</link>
  <pubDate>Sat, 18 May 2019 23:30:00 -0500</pubDate>
  <description>&lt;p&gt;At least 12 people were killed.&lt;/p&gt;</description>
  <content:encoded><![CDATA[<p>At least 12 people were killed.</p><p>Forty fled.</p>]]></content:encoded>
</item>
<item><title>Q&amp;amp;A: two die</title><link>/goma</link><dc:date>2019-05-20</dc:date>
  <dc:language>sw</dc:language>
  <description>Two people died in Goma on Sunday.</description></item>
</channel></rss>"""
ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Post</title><id>urn:post</id>
<updated>2019-05-18T10:00:00Z</updated>
<entry><title type="html">Two &lt;b&gt;die&lt;/b&gt;</title><id>urn:1</id>
  <link rel="self" href="https://post.example/1.atom"/><link rel="alternate" href="https://post.example/1"/>
  <updated>2019-05-19T10:00:00Z</updated><published>2019-05-18T09:00:00+02:00</published>
  <content type="xhtml" xml:lang="en">
    <div xmlns="http://www.w3.org/1999/xhtml"><p>Two died.</p></div>
  </content>
</entry></feed>"""


def json_feed(*items: Any) -> bytes:
    said = {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "language": "en", "items": items}
    return json.dumps(said).encode()


def test_an_entry_has_the_link_title_summary_and_full_content_of_its_item() -> None:
    entry = feed_in(RSS).entries[0]
    assert (entry.link, entry.title) == ("https://www.herald.example/beira", "Flood kills 12 & more in Beira")
    assert entry.summary == "<p>At least 12 people were killed.</p>"
    assert entry.content == entry.text == "<p>At least 12 people were killed.</p><p>Forty fled.</p>"


def test_a_link_that_begins_with_a_slash_is_seen_from_the_site_of_the_feed() -> None:
    assert feed_in(RSS).entries[1].link == "https://www.herald.example/goma"


def test_an_entry_is_of_the_day_that_its_publisher_writes_and_not_of_the_day_in_utc() -> None:
    published = feed_in(RSS).entries[0].published
    assert published is not None
    assert published.date() == date(2019, 5, 18)
    assert published.astimezone(UTC).date() == date(2019, 5, 19)


def test_an_entry_without_a_date_of_publication_is_of_the_day_of_its_last_change() -> None:
    assert feed_in(RSS).entries[1].published == datetime(2019, 5, 20)  # noqa: DTZ001 - it names no zone


def test_a_date_of_publication_wins_over_that_of_the_last_change() -> None:
    published = feed_in(ATOM).entries[0].published
    assert published is not None
    assert published.date() == date(2019, 5, 18)


def test_an_entry_is_in_its_own_language_else_in_that_of_the_feed() -> None:
    assert [entry.language for entry in feed_in(RSS).entries] == ["en-gb", "sw"]
    assert [entry.language for entry in feed_in(ATOM).entries] == ["en"]


def test_a_title_has_neither_markup_nor_character_references() -> None:
    assert feed_in(RSS).entries[1].title == "Q&A: two die"
    assert feed_in(ATOM).entries[0].title == "Two die"


def test_a_relative_link_is_seen_from_the_address_of_the_feed() -> None:
    read = feed_in(RSS, address="https://www.herald.example/feeds/world.rss")
    assert read.entries[1].link == "https://www.herald.example/goma"
    nowhere = RSS.replace(b"<link>https://www.herald.example/</link>", b"")
    assert feed_in(nowhere).entries[1].link is None


def test_the_publisher_of_an_entry_is_the_domain_and_not_the_title_of_one_of_many_feeds() -> None:
    assert {entry.publisher for entry in feed_in(RSS).entries} == {"herald.example"}


def test_the_publisher_of_an_entry_that_a_search_found_is_the_source_it_names() -> None:
    found = RSS.replace(b"<title>Q", b'<source url="https://post.example">Post</source><title>Q')
    assert feed_in(found).entries[1].publisher == "post.example"


def test_a_feed_that_ends_in_the_middle_gives_what_came_before_and_says_so() -> None:
    read = feed_in(RSS[: RSS.index(b" in Goma")])
    assert [entry.title for entry in read.entries] == ["Flood kills 12 & more in Beira"]
    assert read.damage is not None
    assert read.damage.startswith("a broken feed: the entries that could be read were")


def test_the_words_behind_a_broken_tag_are_kept() -> None:
    broken = RSS.replace(b"Two people died", b"A&nbsp;boat & a car <b>: two people died")
    read = feed_in(broken)
    assert "two people died in Goma on Sunday" in (read.entries[1].text or "")
    assert read.damage is not None


def test_a_feed_in_another_encoding_is_read_as_it_declares() -> None:
    declared = RSS.replace(b"UTF-8", b"windows-1252").replace(b"Forty fled", b"Forty fled \x96 all")
    assert "Forty fled \u2013 all" in (feed_in(declared).entries[0].text or "")


def test_a_sound_feed_has_no_damage() -> None:
    assert feed_in(RSS).damage is None
    assert feed_in(ATOM).damage is None


def test_a_date_that_is_none_is_told_and_the_entry_stays() -> None:
    entry = feed_in(RSS.replace(b"2019-05-20", b"soon")).entries[1]
    assert (entry.published, entry.unread_date) == (None, "soon")
    assert entry.text == "Two people died in Goma on Sunday."


def test_a_date_of_before_1900_is_none() -> None:
    assert feed_in(RSS.replace(b"2019-05-20", b"0001-01-01T00:00:00Z")).entries[1].published is None


def test_a_json_feed_is_read_as_the_others_are() -> None:
    item = {
        "id": "1",
        "url": "https://post.example/1",
        "title": "Two die",
        "content_html": "<p>Two died.</p>",
        "summary": "Two",
        "date_published": "2019-05-18T23:00:00-05:00",
    }
    [entry] = feed_in(json_feed(item)).entries
    assert (entry.link, entry.title, entry.text) == ("https://post.example/1", "Two die", "<p>Two died.</p>")
    assert (entry.language, entry.publisher) == ("en", "post.example")
    assert entry.published is not None
    assert entry.published.date() == date(2019, 5, 18)


def test_a_json_feed_that_ends_in_the_middle_gives_what_came_before_and_says_so() -> None:
    whole = json_feed({"id": "1", "content_text": "Two died."}, {"id": "2", "content_text": "Three died."})
    read = feed_in(whole[:-8])
    assert [entry.text for entry in read.entries] == ["Two died."]
    assert read.damage is not None


def test_an_item_of_a_json_feed_that_is_none_is_told() -> None:
    read = feed_in(json_feed({"id": "1", "content_text": "Two died."}, "odd"))
    assert len(read.entries) == 1
    assert read.damage == "a broken feed: 1 of its items are none"


@pytest.mark.parametrize(
    "raw",
    [b"", b" \n", b"no feed", b"<html><body><p>Two died.</p>", b"<nitf><body/></nitf>", b"{}", b'{"items'],
    ids=["empty", "blank", "text", "page", "other XML", "other JSON", "cut JSON"],
)
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(ArchiveError, match="feed"):
        feed_in(raw)


def test_a_feed_whose_entities_grow_without_end_is_not_unfolded() -> None:
    bomb = b"<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 107)
    )
    read = feed_in(bomb + b"]>" + RSS[RSS.index(b"<rss") :].replace(b"Two people", b"&j; Two people"))
    assert all(len(entry.text or "") < 1000 for entry in read.entries)


def test_an_entity_of_a_file_is_not_looked_up() -> None:
    asking = b"<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    read = feed_in(asking + RSS[RSS.index(b"<rss") :].replace(b"Two people", b"&f;Two people"))
    assert (read.entries[1].text or "").endswith("Two people died in Goma on Sunday.")


def test_halves_of_an_emoji_lose_nothing_of_a_feed() -> None:
    read = feed_in(RSS.replace(b"Two people", b"&#55357;&#xDE00; Two people"))
    assert (read.entries[1].text or "").strip() == "Two people died in Goma on Sunday."


def test_a_wrong_byte_in_a_json_feed_loses_one_letter() -> None:
    read = feed_in(json_feed({"id": "1", "content_text": "Two died."}).replace(b"Two", b"Tw\xff"))
    assert [entry.text for entry in read.entries] == ["Tw\ufffd died."]
