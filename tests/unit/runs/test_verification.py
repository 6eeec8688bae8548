"""What is damaged on the disk is named, and put back where something else there has it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from plain_run import Workplace, story

from casualty_figures.archive.compression import content_at
from casualty_figures.publishing import WritingLock, last_release, writing_lock
from casualty_figures.records.damage import Damage
from casualty_figures.runs.verification import calls_for_a_run, damage_of, repair
from casualty_figures.storage import canonical_json


def flip(path: Path) -> None:
    """Flip one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.chmod(0o644)
    path.write_bytes(content)


def remove(path: Path) -> None:
    path.unlink()


def found(place: Workplace) -> list[Damage]:
    return damage_of(place.archive, WritingLock(place.processed))


def repaired(place: Workplace) -> list[Damage]:
    """Return what is still damaged once what can be put back is put back."""
    with writing_lock(place.processed) as lock:
        repair(place.archive, lock)
        return damage_of(place.archive, lock)


def file_of(place: Workplace, table: str) -> Path:
    return place.release.folder / place.release.files_of(table)[0].path


def entry(place: Workplace, word: bytes) -> Path:
    """Return the bytes in the archive that have a word."""
    paths = place.archive.folder.glob("??/*.txt.zst")
    return next(path for path in paths if word in content_at(path))


def record_of(stored: Path) -> Path:
    """Return the record beside the bytes of an entry."""
    return stored.with_name(f"{stored.name.partition('.')[0]}.json")


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """Two releases of two articles and a refused input; the inputs themselves are gone."""
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("taiz.txt", story("Taiz", 7)).with_suffix(".json").write_text(
        '{"url": "https://example.org/taiz", "publisher": "The Ledger", "published": "2019-08-13"}'
    )
    workplace.write("empty.txt", "")
    workplace.run()
    workplace.run()
    shutil.rmtree(workplace.inputs)
    workplace.inputs.mkdir()
    return workplace


def test_nothing_is_found_where_nothing_is_damaged(place: Workplace) -> None:
    assert found(place) == []


@pytest.mark.parametrize("harm", [flip, remove])
@pytest.mark.parametrize("table", ["figures", "codebook", "quarantine"])
def test_a_file_is_put_back_from_a_release_that_has_it_sound(
    place: Workplace, table: str, harm: Callable[[Path], None]
) -> None:
    path = file_of(place, table)
    content = path.read_bytes()
    path.unlink()  # no link to the other release's any more
    path.write_bytes(content)
    harm(path)
    assert [(damage.place, damage.path) for damage in found(place)] == [
        (place.release.name, path.relative_to(place.release.folder).as_posix())
    ]
    assert repaired(place) == []
    assert path.read_bytes() == content


def test_a_flipped_bit_is_found_in_every_release_that_shares_the_file(place: Workplace) -> None:
    flip(file_of(place, "figures"))
    assert len({damage.place for damage in found(place)}) == 2
    assert repaired(place) == found(place)


def test_a_damaged_file_that_nothing_else_has_calls_for_a_run_that_rebuilds_it(place: Workplace) -> None:
    last, path = place.release.name, file_of(place, "runs")
    flip(path)
    left = repaired(place)
    assert [damage.place for damage in left] == [last]
    assert calls_for_a_run(left, left, WritingLock(place.processed))
    place.run()
    assert not calls_for_a_run(found(place), found(place), WritingLock(place.processed))


@pytest.mark.parametrize("harm", [flip, remove])
@pytest.mark.parametrize("name", ["manifest.json", "datapackage.json", "SHA256SUMS"])
def test_what_lies_beside_the_tables_is_made_anew_byte_for_byte(
    place: Workplace, name: str, harm: Callable[[Path], None]
) -> None:
    path = place.release.folder / name
    content = path.read_bytes()
    harm(path)
    assert path.name in {damage.path for damage in found(place)}
    assert repaired(place) == []
    assert path.read_bytes() == content


def test_where_manifest_and_table_are_both_damaged_the_last_whole_release_is_read(place: Workplace) -> None:
    folder, before = place.release.folder, min(place.release.folder.parent.glob("0*"))
    flip(file_of(place, "runs"))
    flip(folder / "manifest.json")
    damaged = found(place)
    assert {damage.place for damage in damaged} == {folder.name, "current"}
    left = repaired(place)
    assert [(damage.place, damage.path) for damage in left] == [(folder.name, "manifest.json")]
    assert place.release.folder == before.resolve()
    assert calls_for_a_run(damaged, left, WritingLock(place.processed))


@pytest.mark.parametrize("target", [None, "releases/000009-000000000000", "."])
def test_a_pointer_that_leads_nowhere_is_set_to_the_newest_whole_release(
    place: Workplace, target: str | None
) -> None:
    newest, pointer = place.release, place.processed / "current"
    pointer.unlink()
    if target:
        pointer.symlink_to(target)
    assert [damage.place for damage in found(place)] == ["current"]
    assert repaired(place) == []
    assert last_release(place.processed) == newest


def test_a_file_that_is_of_no_release_is_named_and_left_there(place: Workplace) -> None:
    stranger = file_of(place, "figures").with_name("copy.parquet")
    shutil.copy(file_of(place, "figures"), stranger)
    assert [damage.path.rpartition("/")[2] for damage in repaired(place)] == ["copy.parquet"]
    assert stranger.exists()


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(path.read_bytes()[1:]), remove])
def test_a_damaged_record_is_made_again_from_what_was_published(
    place: Workplace, harm: Callable[[Path], None]
) -> None:
    record = record_of(entry(place, b"Taiz"))
    before = {origin.article_id: origin for origin in place.archive.origins()}[record.stem]
    harm(record)
    assert {damage.place for damage in found(place)} == {"archive"}
    assert repaired(place) == []
    after = {origin.article_id: origin for origin in place.archive.origins()}[record.stem]
    assert (after.url, after.publisher, after.published) == (before.url, before.publisher, before.published)
    assert after.retrieved_at == before.retrieved_at


def test_a_record_that_says_something_else_and_can_be_read_is_found(place: Workplace) -> None:
    record = record_of(entry(place, b"Taiz"))
    record.write_bytes(record.read_bytes().replace(b"2019-08-13", b"2019-08-12"))
    assert [damage.path for damage in found(place)] == [f"{record.parent.name}/{record.name}"]


def test_a_record_that_an_older_version_wrote_without_a_part_is_sound(place: Workplace) -> None:
    record = record_of(entry(place, b"Aden"))
    said = json.loads(record.read_bytes())
    del said["headline"], said["record_sha256"]
    record.write_bytes(f"{canonical_json(said)}\n".encode())
    assert found(place) == []


@pytest.mark.parametrize("harm", [flip, remove])
def test_bytes_that_only_the_inputs_have_call_for_a_run(
    place: Workplace, harm: Callable[[Path], None]
) -> None:
    stored = entry(place, b"Aden")
    harm(stored)
    left = repaired(place)
    assert [damage.place for damage in left] == ["archive"]
    assert calls_for_a_run(left, left, WritingLock(place.processed))
    place.write("aden.txt", story("Aden", 12))
    place.run()
    assert found(place) == []


def test_an_article_of_which_the_archive_has_nothing_any_more_is_named(place: Workplace) -> None:
    stored = entry(place, b"Aden")
    stored.unlink()
    record_of(stored).unlink()
    assert [(damage.path, damage.what) for damage in found(place)] == [
        (f"{stored.parent.name}/{record_of(stored).stem}", "is gone, record and bytes")
    ]


def test_bytes_whose_record_is_lost_are_damage_where_their_article_is_published(place: Workplace) -> None:
    stored = entry(place, b"Aden")
    record_of(stored).unlink()
    assert [(damage.path, damage.what) for damage in found(place)] == [
        (f"{stored.parent.name}/{stored.name}", "lies there without its record")
    ]


def test_bytes_that_a_killed_run_wrote_before_their_record_are_no_damage(place: Workplace) -> None:
    unfinished = entry(place, b"Aden").with_name(f"{'f' * 64}.txt.zst")
    unfinished.write_bytes(b"of an article that no release has")
    assert found(place) == []
