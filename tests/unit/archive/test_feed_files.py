"""Feeds in files: each entry is a source of its own, or says why not."""

from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from casualty_figures.archive import Archive, Source, sources_in
from casualty_figures.reading import read_article

SOUND = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Lake Herald: World</title><link>https://www.herald.example/</link><language>en-gb</language>
<item><title>Flood kills 12 in Beira</title><link>https://www.herald.example/beira</link>
  <pubDate>Sat, 18 May 2019 23:30:00 -0500</pubDate>
  <description>The river rose in the night.</description>
  <content:encoded><![CDATA[
    <p>At least 12 people were killed when the river flooded Beira on Friday.</p><p>Forty families fled.</p>
  ]]></content:encoded></item>
<item><title>Two die in Goma</title><link>https://www.herald.example/goma</link>
  <pubDate>Mon, 20 May 2019 08:15:00 +0200</pubDate>
  <description>Two people died in Goma on Sunday, the mayor&amp;#8217;s office said.</description></item>
<item><title>Pictures of the week</title><link>https://www.herald.example/pictures</link></item>
<item><title>Strike ends</title>
  <pubDate>soon</pubDate><description>Dockers returned to work.</description></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>urn:post</id><updated>2019-05-18T10:00:00Z</updated>
<entry><title>Two die in Goma</title><id>urn:1</id><updated>2019-05-20T10:00:00Z</updated>
  <link href="https://post.example/goma"/><summary>Two people died in Goma on Sunday.</summary></entry></feed>
"""


def found_in(path: Path, text: str, *, largest: int = 20_000) -> dict[str, Source]:
    path.write_text(text, encoding="utf-8")
    return {source.name: source for source in sources_in([path], largest=largest)}


def read(source: Source) -> tuple[str | None, str]:
    """Return the headline and the text below it that reading makes of a source."""
    origin = Archive(Path("archive")).origin_of(source, datetime(2019, 6, 1, tzinfo=UTC))
    article = read_article(source.content or b"", origin)
    return article.headline, article.text.removeprefix(f"{article.headline}\n\n")


def test_each_entry_of_a_feed_is_a_source_with_its_address_day_publisher_and_headline(tmp_path: Path) -> None:
    source = found_in(tmp_path / "world.rss", SOUND)["world.rss/entry 1.html"]
    assert (source.url, source.published) == ("https://www.herald.example/beira", date(2019, 5, 18))
    assert (source.publisher, source.headline) == ("herald.example", "Flood kills 12 in Beira")


def test_the_text_of_an_entry_is_the_full_content_where_the_feed_has_it(tmp_path: Path) -> None:
    said = read(found_in(tmp_path / "world.rss", SOUND)["world.rss/entry 1.html"])
    body = "At least 12 people were killed when the river flooded Beira on Friday.\n\nForty families fled."
    assert said == ("Flood kills 12 in Beira", body)


def test_an_entry_with_a_summary_alone_is_an_article_of_that_text(tmp_path: Path) -> None:
    said = read(found_in(tmp_path / "world.rss", SOUND)["world.rss/entry 2.txt"])
    assert said == ("Two die in Goma", "Two people died in Goma on Sunday, the mayor\u2019s office said.")


def test_an_entry_without_a_text_is_told_with_its_link(tmp_path: Path) -> None:
    failure = found_in(tmp_path / "world.rss", SOUND)["world.rss/entry 3.txt"].failure
    assert failure == "this entry has no text, only the link https://www.herald.example/pictures"


def test_an_entry_whose_date_is_none_is_told(tmp_path: Path) -> None:
    failure = found_in(tmp_path / "world.rss", SOUND)["world.rss/entry 4.txt"].failure
    assert failure == "its date is none that we read: 'soon'"


def test_a_feed_that_ends_in_the_middle_gives_what_came_before_and_a_row_that_says_so(tmp_path: Path) -> None:
    found = found_in(tmp_path / "world.rss", SOUND[: SOUND.index(" in Goma on")])
    assert list(found) == [str(tmp_path / "world.rss"), "world.rss/entry 1.html"]
    assert (found[str(tmp_path / "world.rss")].failure or "").startswith("a broken feed")


@pytest.mark.parametrize("name", ["a.atom", "a.xml", "A.ATOM"])
def test_the_suffixes_of_feeds_are_read(name: str, tmp_path: Path) -> None:
    (source,) = found_in(tmp_path / name, ATOM).values()
    assert (source.published, source.content) == (date(2019, 5, 20), b"Two people died in Goma on Sunday.")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<nitf><body>Two died.</body></nitf>", "no feed: neither RSS nor Atom nor JSON Feed"),
        ("<rss version='2.0'><channel><title>Post</title></channel></rss>", "a feed without entries"),
        ("", "an empty feed"),
    ],
)
def test_a_file_that_is_no_feed_is_told(text: str, why: str, tmp_path: Path) -> None:
    (source,) = found_in(tmp_path / "a.xml", text).values()
    assert source.failure == why


def test_an_entry_over_the_largest_size_is_told_and_the_others_stay(tmp_path: Path) -> None:
    long = SOUND.replace("Forty families fled.", "Forty families fled. " * 50)
    found = found_in(tmp_path / "world.rss", long, largest=500)
    assert (found["world.rss/entry 1.txt"].failure or "").startswith("too large: ")
    assert found["world.rss/entry 2.txt"].failure is None


def test_what_an_entry_does_not_say_the_record_beside_the_feed_may(tmp_path: Path) -> None:
    (tmp_path / "a.atom.json").write_text('{"url": "https://post.example/a.atom"}', encoding="utf-8")
    (source,) = found_in(tmp_path / "a.atom", ATOM.replace("https://post.example/goma", "/goma")).values()
    assert source.url == "https://post.example/goma"


def test_a_feed_in_a_zip_archive_is_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("post.atom", ATOM)
    (source,) = sources_in([tmp_path / "a.zip"])
    assert (source.name, source.headline) == ("a.zip/post.atom/entry 1.txt", "Two die in Goma")
