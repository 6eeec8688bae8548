"""Archive and releases at an address: taken first, brought last, and never torn there."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty_store import (
    KEYS,
    Answer,
    Fault,
    FaultyStore,
    cut_after_it,
    cut_in_the_middle,
    error_500,
    keys_echoed,
)
from machine import Machine

from casualty_figures.archive.addresses import damage_of_archive_at
from casualty_figures.publishing import Release
from casualty_figures.publishing.addresses import copy_of, damage_at, pointer_at
from casualty_figures.records import AddressMovedOnError, CasualtyFiguresError, ReleaseError
from casualty_figures.storage.objects import Objects, objects_at


@pytest.fixture(params=["s3", "file"])
def address(request: pytest.FixtureRequest, bucket: str, tmp_path: Path) -> str:
    return bucket if request.param == "s3" else f"file://{tmp_path}/at an address"


@pytest.fixture
def machine(address: str, tmp_path: Path) -> Callable[[str], Machine]:
    return lambda name: Machine(tmp_path / name, address)


def of_bucket(bucket: str, tmp_path: Path) -> Machine:
    return Machine(tmp_path / "one", bucket)


def n_figures(release: Release) -> int:
    return release.row_count("figures")


def read(address: str, tmp_path: Path) -> Release:
    return copy_of(objects_at(address), cache=tmp_path / "cache")


def damage(address: str) -> list[object]:
    objects = objects_at(address)
    return [*damage_at(objects), *damage_of_archive_at(objects)]


def test_what_one_machine_publishes_another_reads(
    machine: Callable[[str], Machine], address: str, tmp_path: Path
) -> None:
    one = machine("one")
    one.run("aden")
    found = read(address, tmp_path)
    assert found.name == one.release.name
    assert n_figures(found) == 1
    found.verify()


def test_a_machine_goes_on_from_what_another_published(
    machine: Callable[[str], Machine], address: str, tmp_path: Path
) -> None:
    one, two = machine("one"), machine("two")
    one.run("aden")
    assert two.run("taiz").parent == one.release.name
    assert two.archive.article_ids() > one.archive.article_ids()
    assert n_figures(read(address, tmp_path)) == 2
    assert damage(address) == []


def test_a_disk_that_is_lost_is_made_again_from_the_address(machine: Callable[[str], Machine]) -> None:
    one = machine("one")
    one.run("aden")
    name, archived = one.release.name, one.archive.article_ids()
    shutil.rmtree(one.folder)
    one.run("aden")
    assert (one.release.parent, one.archive.article_ids()) == (name, archived)
    one.release.verify()


def test_only_what_is_new_is_brought(bucket: str, store: FaultyStore, tmp_path: Path) -> None:
    one = of_bucket(bucket, tmp_path)
    one.run("aden")
    store.asked.clear()
    one.run("taiz")
    written = [asked for asked in store.asked if asked.startswith("PUT ")]
    assert len([asked for asked in written if "/archive/" in asked]) == 2
    assert not [asked for asked in written if "/codebook/" in asked]


def test_of_two_writers_at_once_one_ends_in_a_named_error_and_its_work_is_done_by_its_next_run(
    machine: Callable[[str], Machine], address: str, tmp_path: Path
) -> None:
    one, two = machine("one"), machine("two")
    two.meanwhile = lambda: one.run("aden")
    with pytest.raises(AddressMovedOnError, match=r"moved on to release 000001-.* run again"):
        two.run("taiz")
    assert not list((two.processed / "releases").glob("[!.]*"))
    assert n_figures(read(address, tmp_path)) == 1
    two.meanwhile = lambda: None
    two.run()
    assert n_figures(read(address, tmp_path)) == 2
    assert damage(address) == []


def test_releases_that_do_not_come_from_one_another_are_refused(
    machine: Callable[[str], Machine], address: str
) -> None:
    one, two = machine("one"), machine("two")
    one.run("aden")
    two.address = None
    two.run("taiz")
    two.address = address
    with pytest.raises(ReleaseError, match="do not come from one another"):
        two.run()


def test_releases_from_before_there_was_an_address_go_on_there(
    machine: Callable[[str], Machine], address: str, tmp_path: Path
) -> None:
    one = machine("one")
    one.address = None
    one.run("aden")
    one.address = address
    one.run("taiz")
    assert n_figures(read(address, tmp_path)) == 2
    assert damage(address) == []


@pytest.mark.parametrize("what", [error_500, cut_in_the_middle, cut_after_it])
@pytest.mark.parametrize(
    "where",
    [
        ("PUT", "/archive/"),
        ("PUT", "/figures/"),
        ("PUT", "/manifest.json"),
        ("PUT", "/current"),
        ("GET", "/current"),
    ],
)
def test_a_fault_that_passes_is_lived_through(
    bucket: str, store: FaultyStore, tmp_path: Path, where: tuple[str, str], what: Callable[..., Answer]
) -> None:
    one = of_bucket(bucket, tmp_path)
    one.run("aden")
    fault = Fault(*where, what)
    store.faults.append(fault)
    one.run("taiz")
    assert not fault.times
    assert n_figures(read(bucket, tmp_path)) == 2
    assert damage(bucket) == []


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests are tried again once, so that a lasting fault is known soon."""
    monkeypatch.setattr("casualty_figures.storage.objects._TRIES", 1)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("what", [error_500, cut_in_the_middle])
@pytest.mark.parametrize("words", ["/archive/", "/figures/", "/manifest.json", "/current"])
def test_a_fault_that_lasts_ends_in_a_named_error_and_nothing_is_torn(
    bucket: str, store: FaultyStore, tmp_path: Path, words: str, what: Callable[..., Answer]
) -> None:
    one = of_bucket(bucket, tmp_path)
    one.run("aden")
    before = one.release.name
    store.faults.append(Fault("PUT", words, what, times=1000))
    with pytest.raises(CasualtyFiguresError, match=r"was answered 500|could not be reached"):
        one.run("taiz")
    assert one.release.name == before
    store.faults.clear()
    assert n_figures(read(bucket, tmp_path)) == 1
    assert damage(bucket) == []
    one.run()
    assert n_figures(read(bucket, tmp_path)) == 2


KILLED = """
import os, signal, sys
from pathlib import Path
from machine import Machine
from casualty_figures.storage.objects import Objects
word, folder, address = sys.argv[1:]
def dying(do):
    def until(self, path, *more, **named):
        if word in path:
            os.kill(os.getpid(), signal.SIGKILL)
        return do(self, path, *more, **named)
    return until
Objects.write, Objects.swap = dying(Objects.write), dying(Objects.swap)
Machine(Path(folder), address).run("taiz")
"""


@pytest.mark.parametrize("word", [".txt.zst", ".json", "/figures/", "manifest", "places", "current"])
def test_a_writer_killed_on_its_way_leaves_the_release_before_and_the_next_run_completes(
    bucket: str, tmp_path: Path, word: str
) -> None:
    one = of_bucket(bucket, tmp_path)
    one.run("aden")
    path = os.pathsep.join(sys.path)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, word, str(one.folder), bucket],
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert killed.returncode == -9
    assert n_figures(read(bucket, tmp_path)) == 1
    assert list(damage_at(objects_at(bucket))) == []
    one.run("taiz")
    assert n_figures(read(bucket, tmp_path)) == 2
    assert damage(bucket) == []


def test_a_writer_killed_once_it_had_moved_the_pointer_goes_on_from_there(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = of_bucket(bucket, tmp_path)
    one.run("aden")
    pointer, first = one.processed / "current", one.release.name
    one.run("taiz")
    second = one.release.name
    pointer.unlink()
    pointer.symlink_to(f"releases/{first}")  # as a kill between the two pointers leaves it
    one.run()
    assert one.release.parent == second


def test_a_reader_during_publishing_sees_the_release_before(
    bucket: str, store: FaultyStore, tmp_path: Path
) -> None:
    one = of_bucket(bucket, tmp_path)
    one.run("aden")
    seen: list[int] = []
    for words in ("/figures/", "/manifest.json", "/places.json"):
        store.before("PUT", words, lambda: seen.append(n_figures(read(bucket, tmp_path))))
    one.run("taiz")
    assert seen == [1, 1, 1]
    assert n_figures(read(bucket, tmp_path)) == 2


def test_releases_that_nobody_keeps_are_removed_with_what_only_they_have(
    machine: Callable[[str], Machine], address: str
) -> None:
    one = machine("one")
    one.keep = 2
    for number in range(4):
        one.run(str(number))
    objects = objects_at(address)
    manifests = [name for name in objects.sizes("releases") if name.endswith("manifest.json")]
    assert [name.split("/")[1] for name in sorted(manifests)] == list(pointer_at(objects).history[-2:])
    assert damage(address) == []


def test_what_a_lost_writer_left_is_removed_by_the_next(
    address: str, machine: Callable[[str], Machine]
) -> None:
    one = machine("one")
    objects = objects_at(address)
    objects.write("releases/000001-lost/figures/a.parquet", b"lost")
    one.run("aden")
    assert "releases/000001-lost/figures/a.parquet" not in objects.sizes("releases")


def test_every_damaged_object_is_named(machine: Callable[[str], Machine], address: str) -> None:
    one = machine("one")
    one.run("aden")
    objects = objects_at(address)
    names = [name for name in (*objects.sizes("releases"), *objects.sizes("archive")) if "places" not in name]
    for name in names:
        content = objects.read(name).content
        objects.write(name, content[:-1] + bytes([content[-1] ^ 1]))
        assert damage(address), name
        objects.write(name, content)
    assert damage(address) == []


def test_damaged_files_of_an_address_are_not_taken(
    machine: Callable[[str], Machine], address: str, tmp_path: Path
) -> None:
    one = machine("one")
    one.run("aden")
    objects = objects_at(address)
    (name,) = (name for name in objects.sizes("releases") if "/figures/" in name)
    objects.write(name, objects.read(name).content[:-1])
    with pytest.raises(ReleaseError, match="was changed after it was published"):
        read(address, tmp_path)


def test_a_bucket_that_is_not_there_is_told(store: FaultyStore, tmp_path: Path) -> None:
    with pytest.raises(CasualtyFiguresError, match="there is no bucket"):
        of_bucket("s3://nobody-has-this/figures", tmp_path).run("aden")


@pytest.mark.usefixtures("impatient")
def test_no_key_is_ever_told(
    bucket: str, store: FaultyStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store.faults.append(Fault("PUT", "/", keys_echoed, times=1000))
    with pytest.raises(CasualtyFiguresError) as refused:
        of_bucket(bucket, tmp_path).run("aden")
    store.faults.clear()
    told = f"{refused.value!r} {refused.value.__cause__!r} {caplog.text} {objects_at(bucket)!r}"
    assert "403 Forbidden (SignatureDoesNotMatch)" in told
    assert not [secret for secret in KEYS.values() if secret in told]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://example.org/figures", "no address of ours"),
        ("file://figures", "no address of ours"),
        ("s3://AKIAKEY:s3cr3t@bucket/figures", "holds no keys"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, told: str) -> None:
    with pytest.raises(OSError, match=told) as refused:
        objects_at(address)
    assert "s3cr3t" not in str(refused.value)


def test_objects_are_swapped_only_where_they_are_what_was_read(address: str) -> None:
    objects: Objects = objects_at(address)
    objects.swap("current", b"one", instead_of=None)
    first = objects.read("current")
    with pytest.raises(FileExistsError):
        objects.swap("current", b"two", instead_of=None)
    objects.swap("current", b"two", instead_of=first)
    with pytest.raises(FileExistsError):
        objects.swap("current", b"three", instead_of=first)
    assert objects.read("current").content == b"two"
