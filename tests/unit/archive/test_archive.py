import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from casualty_figures.archive import Archive, Source, damage_in_archive, sources_in
from casualty_figures.archive.compression import stored_form
from casualty_figures.records import ArchiveError, Origin
from casualty_figures.storage import canonical_json

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
STORY = Source(
    "story.html",
    b"<p>Twelve people were killed.</p>",
    "https://a.example/1",
    "The Example",
    date(2024, 4, 30),
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "raw" / "archive")


def test_what_is_taken_comes_back_byte_for_byte(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    assert archive.bytes_of(origin) == STORY.content


def test_an_origin_comes_back_as_it_was_taken(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    assert archive.origins() == [origin]


def test_the_path_of_the_bytes_is_told_below_the_raw_folder(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    stored = archive.folder.parent.joinpath(origin.raw_path)
    assert pa.input_stream(stored, compression="zstd").read() == STORY.content


def test_a_page_takes_less_than_its_bytes(archive: Archive) -> None:
    page = Source("page.html", b"<div class='row'><p>Twelve people were killed.</p></div>" * 100)
    archive.take(page, NOW)
    (stored,) = archive.folder.glob("??/*.html.zst")
    assert stored.stat().st_size < len(page.content or b"") / 5


@pytest.fixture
def older(archive: Archive) -> Origin:
    """An entry as it was written before bytes were compressed and records had their own hash."""
    article_id = archive.take(STORY, NOW).article_id
    for path in archive.folder.glob("??/*"):
        path.unlink()
    folder = archive.folder / article_id[:2]
    record = {
        "article_id": article_id,
        "collected_from": None,
        "failure": None,
        "headline": None,
        "name": STORY.name,
        "published": "2024-04-30",
        "publisher": STORY.publisher,
        "raw_path": f"archive/{article_id[:2]}/{article_id}.html",
        "raw_sha256": hashlib.sha256(STORY.content or b"").hexdigest(),
        "retrieved_at": NOW.isoformat(),
        "url": STORY.url,
    }
    (folder / f"{article_id}.json").write_bytes(f"{canonical_json(record)}\n".encode())
    (folder / f"{article_id}.html").write_bytes(STORY.content or b"")
    return archive.origins()[0]


def test_bytes_that_an_older_version_archived_uncompressed_are_read(archive: Archive, older: Origin) -> None:
    assert archive.bytes_of(older) == STORY.content


def test_an_entry_of_an_older_version_stands_when_its_input_comes_again(
    archive: Archive, older: Origin
) -> None:
    assert archive.take(STORY, LATER) == older
    assert len(list(archive.folder.glob("??/*"))) == 2


def test_lost_bytes_of_an_older_entry_come_back_as_its_record_names_them(
    archive: Archive, older: Origin
) -> None:
    archive.bytes_path(older).unlink()
    archive.take(STORY, LATER)
    assert archive.bytes_path(older).read_bytes() == STORY.content


def test_an_entry_of_an_older_version_is_sound(archive: Archive, older: Origin) -> None:
    assert list(damage_in_archive(archive)) == []


def test_no_compressed_byte_can_change_unnoticed(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    path = archive.bytes_path(origin)
    sound = path.read_bytes()
    for place in range(len(sound)):
        path.write_bytes(bytes([*sound[:place], sound[place] ^ 1, *sound[place + 1 :]]))
        try:
            assert archive.bytes_of(origin) == STORY.content
        except ArchiveError as error:
            assert "not those that were archived" in str(error)  # noqa: PT017 - sound bytes are as good


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b'"name":"story.html"', b'"name":"story.htm"'),
        (b"2024-05-01T12", b"2024-05-01T13"),
        (b'"collected_from":null', b'"collected_from":"un"'),
        (b'"language":null', b'"language":"fr"'),
    ],
)
def test_a_record_of_which_any_part_was_changed_is_damaged(
    archive: Archive, said: bytes, instead: bytes
) -> None:
    origin = archive.take(STORY, NOW)
    record = archive.folder / origin.article_id[:2] / f"{origin.article_id}.json"
    content = record.read_bytes()
    assert said in content
    record.write_bytes(content.replace(said, instead))
    (found,) = archive.origins()
    assert "its record in the archive is damaged" in (found.failure or "")


def test_the_same_input_again_keeps_the_first_record(archive: Archive) -> None:
    first = archive.take(STORY, NOW)
    assert archive.take(STORY, LATER) == first
    assert archive.origins() == [first]


def test_the_same_bytes_with_another_date_are_another_article(archive: Archive) -> None:
    other = Source(STORY.name, STORY.content, STORY.url, STORY.publisher, date(2024, 5, 1))
    assert archive.take(STORY, NOW).article_id != archive.take(other, NOW).article_id


def test_ids_do_not_depend_on_the_name_or_the_time(archive: Archive) -> None:
    renamed = Source("copy.html", STORY.content, STORY.url, STORY.publisher, STORY.published)
    assert archive.take(renamed, LATER).article_id == archive.take(STORY, NOW).article_id


def test_origins_are_sorted_by_id(archive: Archive) -> None:
    for number in range(20):
        archive.take(Source(f"{number}.txt", b"story %d" % number), NOW)
    ids = [origin.article_id for origin in archive.origins()]
    assert len(ids) == 20
    assert ids == sorted(ids)


def test_an_input_that_failed_is_kept_with_its_failure(archive: Archive) -> None:
    origin = archive.take(Source("gone.html", failure="no such file or folder"), NOW)
    assert archive.origins() == [origin]
    with pytest.raises(ArchiveError, match="no such file or folder"):
        archive.bytes_of(origin)


def test_bytes_that_changed_in_the_archive_are_refused(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    path = archive.bytes_path(origin)
    path.write_bytes(stored_form(path, b"<p>Two people were killed.</p>"))
    with pytest.raises(ArchiveError, match="not those that were archived"):
        archive.bytes_of(origin)


def test_bytes_that_are_gone_from_the_archive_are_told(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    archive.folder.parent.joinpath(origin.raw_path).unlink()
    with pytest.raises(ArchiveError, match="cannot be read from the archive"):
        archive.bytes_of(origin)


def test_taking_an_input_again_brings_back_its_lost_bytes(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    archive.folder.parent.joinpath(origin.raw_path).unlink()
    archive.take(STORY, LATER)
    assert archive.bytes_of(origin) == STORY.content


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b"{}", b'{"article_id": 1}', b"\xff\xfe\x00"])
def test_a_damaged_record_ends_as_a_failure_not_as_a_crash(archive: Archive, damaged: bytes) -> None:
    origin = archive.take(STORY, NOW)
    record = archive.folder / origin.article_id[:2] / f"{origin.article_id}.json"
    record.write_bytes(damaged)
    (found,) = archive.origins()
    assert found.article_id == origin.article_id
    assert "its record in the archive is damaged" in (found.failure or "")


def test_taking_an_input_again_mends_its_damaged_record(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    (archive.folder / origin.article_id[:2] / f"{origin.article_id}.json").write_bytes(b"{")
    archive.take(STORY, NOW)
    assert archive.origins() == [origin]


def test_a_record_under_another_name_is_refused(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    record = archive.folder / origin.article_id[:2] / f"{origin.article_id}.json"
    record.rename(record.with_name("f" * 64 + ".json"))
    (found,) = archive.origins()
    assert "another entry's" in (found.failure or "")


def test_what_a_killed_writer_left_is_ignored_and_can_be_removed(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    leftover = archive.folder / origin.article_id[:2] / f".{origin.article_id}.json.77.tmp"
    leftover.write_bytes(b"{")
    assert archive.origins() == [origin]
    assert archive.remove_leftovers() == 1
    assert not leftover.exists()


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file where the folder should be")
    with pytest.raises(ArchiveError, match="cannot write to the archive") as refusal:
        Archive(tmp_path / "raw" / "archive").take(STORY, NOW)
    assert len(str(refusal.value).splitlines()) == 1


def test_an_archive_that_is_not_there_yet_holds_nothing(archive: Archive) -> None:
    assert archive.origins() == []


def test_a_time_without_a_zone_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="time zone"):
        archive.take(STORY, NOW.replace(tzinfo=None))


def test_the_archive_is_never_its_own_source(archive: Archive) -> None:
    archive.take(STORY, NOW)
    assert list(sources_in([archive.folder.parent])) == []


def test_an_archive_that_was_moved_is_whole(archive: Archive, tmp_path: Path) -> None:
    origin = archive.take(STORY, NOW)
    moved = Archive(archive.folder.rename(tmp_path / "kept"))
    assert moved.bytes_of(origin) == STORY.content


def test_many_are_taken_at_once_in_their_order(archive: Archive) -> None:
    sources = [Source(f"{number}.txt", b"story %d" % number) for number in (3, 1, 2, 1)]
    taken = archive.take_all(sources, NOW)
    assert [archive.bytes_of(origin) for origin in taken] == [source.content for source in sources]
    assert len(archive.origins()) == 3


def test_taking_an_input_again_mends_bytes_that_a_power_cut_tore(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    archive.folder.parent.joinpath(origin.raw_path).write_bytes(b"")
    archive.take(STORY, LATER)
    assert archive.bytes_of(origin) == STORY.content


def test_taking_an_input_again_mends_bytes_of_the_same_length_that_were_damaged(archive: Archive) -> None:
    origin = archive.take(STORY, NOW)
    assert STORY.content
    path = archive.bytes_path(origin)
    path.write_bytes(stored_form(path, STORY.content.replace(b"Twelve", b"Twenty")))
    archive.take(STORY, LATER)
    assert archive.bytes_of(origin) == STORY.content


def test_where_one_input_cannot_be_written_none_has_entered(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [Source("a.txt", b"story a"), Source("b.txt", b"story b")]
    write_bytes = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if b'"b.txt"' in content:
            raise OSError(28, "No space left on device")
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ArchiveError, match="No space left on device"):
        archive.take_all(sources, NOW)
    assert archive.origins() == []
    assert list(archive.folder.glob("??/*")) == []
