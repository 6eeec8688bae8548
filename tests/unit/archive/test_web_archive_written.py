"""The archive as a web archive, read back by those who read such files."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastWarcIterator
from fastwarc.warc import WarcRecordType
from warcio.archiveiterator import ArchiveIterator as WarcioIterator

from casualty_figures.archive import Archive, Source, sources_in
from casualty_figures.archive.webarchive.writing import write_web_archive
from casualty_figures.records.retrieval import Freshness, Retrieval, Robots

NOW = datetime(2026, 1, 2, 3, 4, 5, 678_000, UTC)
PAGE = "<p>At least 12 people were killed in Kyïv.</p>\r\n\r\n".encode()
FETCHED = Retrieval(
    url_asked="http://news.example/a",
    url_reached="https://news.example/a?b=c%20d",
    retrieved_at=NOW,
    status=200,
    http_version="HTTP/1.1",
    request_headers=(("Host", "news.example"), ("Accept", "*/*")),
    response_headers=(
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("Via", "1.1 a"),
        ("Via", "1.1 b"),
    ),
    redirects=("http://news.example/a",),
    ip_address="93.184.215.14",
    robots=Robots.ALLOWED,
    sha256="0" * 64,
)
AGAIN = replace(FETCHED, retrieved_at=datetime(2026, 1, 3, tzinfo=UTC))
SOURCES = [
    Source("a.html", PAGE, url="https://news.example/a", retrieval=FETCHED),
    Source("a.html", PAGE, url="https://news.example/a", retrieval=AGAIN),
    Source("b.pdf", b"%PDF-1.4 \x00\xff", publisher="Example Post"),
    Source("c", failure="the server answers with status 404", retrieval=replace(FETCHED, status=404)),
    Source("d.html", b"HTTP/1.1 200 OK\r\n\r\nno header of ours", url="https://news.example/d"),
    Source("e.txt", b"", url="https://news.example/e", retrieval=FETCHED),
]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archive")
    archive.take_all(SOURCES, NOW)
    return archive


@pytest.fixture(params=["all.warc.gz", "all.warc"])
def written(request: pytest.FixtureRequest, archive: Archive, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    write_web_archive(archive, path)
    return path


def payloads(archive: Archive) -> list[bytes]:
    return sorted(archive.bytes_of(origin) for origin in archive.origins() if origin.failure is None)


def test_fastwarc_reads_back_the_bytes(archive: Archive, written: Path) -> None:
    kinds = WarcRecordType.response | WarcRecordType.resource
    with written.open("rb") as file:
        read = [
            record.reader.read() for record in FastWarcIterator(file, record_types=kinds, parse_http=True)
        ]
    assert sorted(read) == payloads(archive)


def test_warcio_reads_back_the_bytes_with_right_digests(archive: Archive, written: Path) -> None:
    read = []
    with written.open("rb") as file:
        for record in WarcioIterator(file, check_digests="raise"):
            content = record.content_stream().read()
            read += [content] if record.rec_type in {"response", "resource"} else []
    assert sorted(read) == payloads(archive)


def test_our_own_reader_reads_back_the_pages(written: Path) -> None:
    read = list(sources_in([written], largest=1_000_000))
    assert (FETCHED.url_reached, PAGE, NOW) in [(one.url, one.content, one.retrieved_at) for one in read]


def test_fastwarc_reads_back_the_headers(written: Path) -> None:
    with written.open("rb") as file:
        records = [
            (record.headers["WARC-Target-URI"], record.headers["WARC-IP-Address"], list(record.http_headers))
            for record in FastWarcIterator(file, record_types=WarcRecordType.response)
        ]
    uri, number, headers = next(
        record for record in records if ("Content-Length", str(len(PAGE))) in record[2]
    )
    assert (uri, number) == (FETCHED.url_reached, FETCHED.ip_address)
    assert headers == [
        ("Content-Type", "text/html"),
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-Transfer-Encoding", "chunked"),
        ("Via", "1.1 a"),
        ("Via", "1.1 b"),
        ("Content-Length", str(len(PAGE))),
    ]


def test_what_was_asked_stands_beside_what_was_answered(written: Path) -> None:
    with written.open("rb") as file:
        records = [
            (record.rec_type, record.http_headers.statusline, record.rec_headers["WARC-Concurrent-To"])
            for record in WarcioIterator(file)
            if record.rec_type == "request"
        ]
        file.seek(0)
        ids = {record.rec_headers["WARC-Record-ID"] for record in WarcioIterator(file)}
    assert {line for _, line, _ in records} == {"/a?b=c%20d HTTP/1.1"}
    assert {concurrent for _, _, concurrent in records} <= ids


def test_the_same_bytes_again_are_a_revisit_of_the_first(written: Path) -> None:
    with written.open("rb") as file:
        records = [(record.rec_type, dict(record.rec_headers.headers)) for record in WarcioIterator(file)]
    (revisit,) = [headers for kind, headers in records if kind == "revisit"]
    assert revisit["WARC-Refers-To"] in {
        headers["WARC-Record-ID"] for kind, headers in records if kind == "response"
    }
    assert (revisit["WARC-Date"], revisit["WARC-Refers-To-Date"]) == (
        "2026-01-03T00:00:00Z",
        "2026-01-02T03:04:05.678000Z",
    )


@pytest.mark.parametrize(
    ("freshness", "profile"),
    [(Freshness.FETCHED, "identical-payload-digest"), (Freshness.NOT_MODIFIED, "server-not-modified")],
)
def test_a_revisit_says_how_it_is_known(freshness: Freshness, profile: str, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    for retrieval in (FETCHED, replace(AGAIN, freshness=freshness)):
        archive.take(Source("a.html", PAGE, retrieval=retrieval), NOW)
    write_web_archive(archive, tmp_path / "all.warc")
    with (tmp_path / "all.warc").open("rb") as file:
        profiles = [record.rec_headers["WARC-Profile"] for record in WarcioIterator(file)]
    assert [one.rpartition("/")[2] for one in profiles if one] == [profile]


def test_what_could_not_be_had_is_told_with_its_reason(written: Path) -> None:
    with written.open("rb") as file:
        told = [
            record.content_stream().read().decode()
            for record in WarcioIterator(file)
            if record.rec_type == "metadata"
        ]
    assert any(
        "failure: the server answers with status 404\r\n" in one and "status: 404\r\n" in one for one in told
    )
    assert any("publisher: Example Post\r\n" in one for one in told)
    assert any(
        f"url_asked: {FETCHED.url_asked}\r\nurl_reached: {FETCHED.url_reached}\r\n" in one for one in told
    )


def test_no_two_records_have_one_id(written: Path) -> None:
    with written.open("rb") as file:
        ids = [record.rec_headers["WARC-Record-ID"] for record in WarcioIterator(file)]
    assert len(ids) == len(set(ids))


def test_the_same_archive_gives_the_same_bytes(archive: Archive, written: Path) -> None:
    again = written.with_name(f"again-{written.name}")
    write_web_archive(archive, again)
    assert again.read_bytes() == written.read_bytes()


def test_an_entry_whose_bytes_are_damaged_is_told_and_the_others_are_written(
    archive: Archive, tmp_path: Path
) -> None:
    damaged = next(origin for origin in archive.origins() if origin.name == "b.pdf")
    path = archive.folder.parent / damaged.raw_path
    path.chmod(0o644)
    path.write_bytes(b"other")
    written = write_web_archive(archive, tmp_path / "all.warc")
    assert (written.n_with_bytes, written.n_without) == (3, 2)
    assert written.damaged == (
        "b.pdf: its bytes in the archive are not those that were archived: restore them",
    )


def test_an_empty_archive_is_a_web_archive_without_pages(tmp_path: Path) -> None:
    write_web_archive(Archive(tmp_path / "none"), tmp_path / "all.warc")
    read = WarcioIterator(io.BytesIO((tmp_path / "all.warc").read_bytes()))
    assert [record.rec_type for record in read] == ["warcinfo"]
