"""Web archives: each page is a source of its own, or says why not; what is damaged holds up nothing."""

import gzip
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from made_web_archive import HTML, page, record

from casualty_figures.archive import Archive, Source, sources_in
from casualty_figures.reading import read_article

BEIRA = page("At least 12 people were killed when the river flooded Beira on Friday.")
GOMA = page("Two people died in Goma on Sunday.")
RECORDS = [record(f"https://post.example/{number}", page(f"{number} people died.")) for number in range(2, 8)]
MEMBERS = [gzip.compress(one) for one in RECORDS]


def found_in(path: Path, *parts: bytes, largest: int = 20_000) -> dict[str, Source]:
    path.write_bytes(b"".join(parts))
    return {source.name: source for source in sources_in([path], largest=largest)}


def failure_of(path: Path, *parts: bytes, largest: int = 20_000) -> str:
    (source,) = found_in(path, *parts, largest=largest).values()
    return source.failure or ""


def addresses(found: dict[str, Source]) -> list[str]:
    """Return the number in the address of each page that is taken."""
    return [(one.url or "").rpartition("/")[2] for one in found.values() if one.content is not None]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "CC-NEWS-20190518-00001.WARC.GZ"])
def test_each_page_is_a_source_with_its_address_and_the_moment_it_was_fetched(
    name: str, tmp_path: Path
) -> None:
    raw = record("https://post.example/beira", BEIRA)
    (source,) = found_in(tmp_path / name, raw if name == "a.warc" else gzip.compress(raw)).values()
    assert source.name == f"{name}/record 1.html"
    assert (source.url, source.content) == ("https://post.example/beira", BEIRA)
    assert source.retrieved_at == datetime(2019, 5, 18, 10, 15, tzinfo=UTC)


def test_the_archive_keeps_the_moment_at_which_a_page_was_fetched(tmp_path: Path) -> None:
    (source,) = found_in(tmp_path / "a.warc", record("https://post.example/beira", BEIRA)).values()
    origin = Archive(tmp_path / "archive").take(source, datetime(2026, 1, 1, tzinfo=UTC))
    assert origin.retrieved_at == datetime(2019, 5, 18, 10, 15, tzinfo=UTC)
    assert read_article(source.content or b"", origin).text.endswith("flooded Beira on Friday.")


def test_records_of_requests_and_of_the_crawl_are_no_pages(tmp_path: Path) -> None:
    text = {"Content-Type": "text/plain"}
    found = found_in(
        tmp_path / "a.warc",
        record("", b"isPartOf: news", status=None, headers=text, WARC_Type="warcinfo"),
        record("https://post.example/1", b"GET / HTTP/1.1", WARC_Type="request"),
        record("https://post.example/1", GOMA),
    )
    assert list(found) == ["a.warc/record 1.html"]


def test_pictures_scripts_and_redirects_are_told_in_one_row(tmp_path: Path) -> None:
    picture, script = {"Content-Type": "image/png"}, {"Content-Type": "text/javascript"}
    found = found_in(
        tmp_path / "a.warc",
        record("https://post.example/1", GOMA),
        record("https://post.example/1.png", b"x", headers=picture),
        record("https://post.example/2.png", b"x", headers=picture),
        record("https://post.example/1.js", b"x", headers=script),
        record("https://post.example/old", b"", status="301 Moved"),
    )
    assert list(found) == ["a.warc/record 1.html", "a.warc/other records"]
    failure = found["a.warc/other records"].failure
    assert failure == "4 records are no pages: image/png 2, text/javascript 1, redirects 1"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (record("https://post.example/1", GOMA, status="404 Gone"), "no page but an answer with status 404"),
        (
            record("https://post.example/1", GOMA, WARC_Truncated="length"),
            "it was cut off when fetched",
        ),
        (record("https://post.example/1", b"x" * 30_000), "too large: 30000 bytes, where 20000 are the most"),
        (
            record("https://post.example/1", GOMA, headers=HTML | {"Content-Encoding": "lzma"}),
            "its bytes are",
        ),
        (b"no web archive", "a damaged part of the web archive: Invalid WARC header"),
        (b"", "a web archive (WARC) without pages"),
    ],
    ids=["error", "cut off", "too large", "unknown coding", "no archive", "empty"],
)
def test_what_cannot_be_taken_says_why(raw: bytes, why: str, tmp_path: Path) -> None:
    assert failure_of(tmp_path / "a.warc", raw).startswith(why)


def test_a_page_that_cannot_be_taken_is_told_with_its_address(tmp_path: Path) -> None:
    raw = record("https://post.example/gone", GOMA, status="404 Not Found")
    assert failure_of(tmp_path / "a.warc", raw).endswith(": https://post.example/gone")


@pytest.mark.parametrize("damage", ["data", "checksum", "start", "gone"])
def test_behind_a_damaged_part_the_pages_are_read_on_and_it_is_told_once(damage: str, tmp_path: Path) -> None:
    spoiled = bytearray(MEMBERS[2])
    place = {"data": slice(60, 90), "checksum": slice(-6, -4), "start": slice(0, 4), "gone": slice(20, 200)}
    spoiled[place[damage]] = b"" if damage == "gone" else b"\0\1"
    found = found_in(tmp_path / "a.warc.gz", *MEMBERS[:2], bytes(spoiled), *MEMBERS[3:])
    assert addresses(found) == ["2", "3", "5", "6", "7"]
    (failure,) = [one.failure for one in found.values() if one.failure]
    assert failure.startswith("a damaged part of the web archive: ")


def test_behind_a_record_that_says_a_wrong_length_the_pages_are_read_on(tmp_path: Path) -> None:
    longer = RECORDS[1].replace(b"Content-Length: ", b"Content-Length: 9")
    found = found_in(tmp_path / "a.warc", RECORDS[0], longer, *RECORDS[2:])
    assert addresses(found) == ["2", "4", "5", "6", "7"]
    assert [one.failure for one in found.values() if one.failure] == [
        "a damaged part of the web archive: the file ends in the record of https://post.example/3"
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("n_left", [20, 80, 200])
def test_a_file_that_ends_in_the_middle_gives_what_came_before(
    n_left: int, name: str, tmp_path: Path
) -> None:
    parts = RECORDS if name == "a.warc" else MEMBERS
    *before, last = found_in(tmp_path / name, *parts[:3], parts[3][:n_left]).items()
    assert addresses(dict(before)) == ["2", "3", "4"]
    assert (last[1].failure or "").startswith("a damaged part of the web archive: ")


def chunked(body: bytes) -> bytes:
    pieces = [body[start : start + 40] for start in range(0, len(body), 40)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(GOMA), {"Content-Encoding": "gzip"}),
        (chunked(GOMA) + b"0\r\n\r\n", {"Transfer-Encoding": "chunked"}),
        (
            chunked(gzip.compress(GOMA)) + b"0\r\n\r\n",
            {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
        ),
        (GOMA, {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}),
        (GOMA, {"Content-Encoding": "br"}),
    ],
    ids=["gzip", "chunks", "chunks of gzip", "headers alone", "header of br alone"],
)
def test_a_page_is_unpacked_where_it_is_packed(body: bytes, headers: dict[str, str], tmp_path: Path) -> None:
    raw = record("https://post.example/1", body, headers=HTML | headers)
    (source,) = found_in(tmp_path / "a.warc", raw).values()
    assert (source.failure, source.content) == (None, GOMA)


@pytest.mark.parametrize(
    ("body", "headers", "why"),
    [
        (gzip.compress(GOMA)[:-12], {"Content-Encoding": "gzip"}, "its bytes end in the middle"),
        (chunked(GOMA)[:-30], {"Transfer-Encoding": "chunked"}, "its bytes are damaged"),
        (b"\x1f\x8b\x08 broken", {"Content-Encoding": "gzip"}, "its bytes are damaged"),
        (gzip.compress(b"0" * 10**7), {"Content-Encoding": "gzip"}, "it unpacks to more than 20000 bytes"),
    ],
    ids=["cut gzip", "cut chunks", "broken gzip", "bomb"],
)
def test_a_page_that_cannot_be_unpacked_is_told(
    body: bytes, headers: dict[str, str], why: str, tmp_path: Path
) -> None:
    raw = record("https://post.example/1", body, headers=HTML | headers)
    assert failure_of(tmp_path / "a.warc", raw).startswith(why)


def test_a_feed_that_was_fetched_is_read_as_one(tmp_path: Path) -> None:
    feed = (
        b"<rss version='2.0'><channel><title>Post</title><item><title>Two die</title><link>/goma</link>"
        b"<description>Two people died in Goma on Sunday.</description></item></channel></rss>"
    )
    raw = record("https://post.example/rss", feed, headers={"Content-Type": "application/rss+xml"})
    found = found_in(tmp_path / "a.warc", raw)
    assert [(name, one.url) for name, one in found.items()] == [
        ("a.warc/record 1.rss/entry 1.txt", "https://post.example/goma")
    ]


def test_a_web_archive_in_a_zip_archive_is_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("news.warc.gz", MEMBERS[0])
    (source,) = sources_in([tmp_path / "a.zip"])
    assert (source.name, source.url) == ("a.zip/news.warc.gz/record 1.html", "https://post.example/2")


def test_a_web_archive_may_be_larger_than_any_other_file(tmp_path: Path) -> None:
    assert len(found_in(tmp_path / "a.warc", *RECORDS * 20, largest=120)) == 120


def test_of_a_web_archive_one_page_at_a_time_is_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(f"https://post.example/{n}", b"x" * 1_000_000) for n in range(30)))
    tracemalloc.start()
    try:
        for _ in sources_in([path]):
            pass
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("text/html; charset=windows-1251", "\u041b\u044c\u0432\u0456\u0432"),
        ('text/html;Charset="ISO-8859-2"', "\u0141\xf3d\u017a"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_the_server_said(said: str, text: str, tmp_path: Path) -> None:
    encoding = said.partition("=")[2].strip('"')
    body = page(f"At least 12 people were killed in {text} on Friday.").decode().encode(encoding)
    raw = record("https://post.example/lviv", body, headers={"Content-Type": said})
    (source,) = found_in(tmp_path / "a.warc", raw).values()
    archive = Archive(tmp_path / "archive")
    origin = archive.take(source, datetime(2026, 1, 1, tzinfo=UTC))
    assert archive.bytes_of(origin) == body
    assert text in read_article(body, origin).text
