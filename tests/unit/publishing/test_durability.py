"""What is on the disk when: a power cut at any moment leaves the release before or the one after."""

import errno
import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from made_releases import NOW, Tables, provenance, publish

from casualty_figures.publishing import Release, last_release, publish_release, writing_lock
from casualty_figures.records import ReleaseError


@dataclass
class Calls:
    """The calls to the system that force to the disk or give a name, in their order, by inode and by path."""

    made: list[tuple[str, int, str]] = field(default_factory=list)

    def position(self, call: str, inode: int | None = None, path: Path | None = None) -> int:
        """Return when the last such call was made."""
        return max(
            number
            for number, (name, on, to) in enumerate(self.made)
            if name == call and inode in {None, on} and (path is None or to == str(path))
        )


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    calls, sync, rename, replace = Calls(), os.fsync, os.rename, os.replace

    def synced(descriptor: int) -> None:
        sync(descriptor)
        calls.made.append(("sync", os.fstat(descriptor).st_ino, ""))

    def renamed(source: str, target: str, **_: object) -> None:
        inode = os.lstat(source).st_ino
        rename(source, target)
        calls.made.append(("name", inode, str(target)))

    def replaced(source: str, target: str, **_: object) -> None:
        inode = os.lstat(source).st_ino
        replace(source, target)
        calls.made.append(("name", inode, str(target)))

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "rename", renamed)
    monkeypatch.setattr(os, "replace", replaced)
    return calls


@pytest.fixture
def second(folder: Path, calls: Calls) -> Release:
    """A release after another, with files of its own and files it shares."""
    publish(folder, Tables(9))
    calls.made.clear()
    return publish(folder, Tables(12, run="second"), run="second")


def test_each_file_of_a_release_is_on_the_disk_before_the_release_has_its_name(
    second: Release, calls: Calls
) -> None:
    named = calls.position("name", path=second.folder)
    own = [path for path in second.folder.rglob("*") if path.is_file() and path.stat().st_nlink == 1]
    assert len(own) > 3
    assert all(calls.position("sync", path.stat().st_ino) < named for path in own)


def test_each_folder_of_a_release_is_on_the_disk_before_the_release_has_its_name(
    second: Release, calls: Calls
) -> None:
    named = calls.position("name", path=second.folder)
    folders = [second.folder, *(path for path in second.folder.rglob("*") if path.is_dir())]
    assert len(folders) > 3
    assert all(calls.position("sync", path.stat().st_ino) < named for path in folders)


def test_the_name_of_a_release_is_on_the_disk_before_the_pointer_moves(
    second: Release, calls: Calls, folder: Path
) -> None:
    named = calls.position("name", path=second.folder)
    synced = calls.position("sync", second.folder.parent.stat().st_ino)
    assert named < synced < calls.position("name", path=folder / "current")


def test_the_pointer_is_on_the_disk_when_the_release_is_there(
    second: Release, calls: Calls, folder: Path
) -> None:
    assert last_release(folder) == second
    moved = calls.position("name", path=folder / "current")
    assert moved < calls.position("sync", folder.stat().st_ino)


def test_an_old_release_has_no_name_of_a_release_while_it_is_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for run in ("first", "second"):
        publish(folder, Tables(3, run=run), run=run)

    def cut(_: Path) -> None:
        raise ReleaseError("cut")

    monkeypatch.setattr(shutil, "rmtree", cut)
    with pytest.raises(ReleaseError, match="cut"):
        publish(folder, Tables(3, run="third"), run="third", keep=2)
    assert [path.name[:6] for path in sorted((folder / "releases").glob("[0-9]*"))] == ["000002", "000003"]
    monkeypatch.undo()
    publish(folder, Tables(3, run="fourth"), run="fourth", keep=2)
    assert not list((folder / "releases").glob(".unfinished-*"))


def test_what_a_killed_writer_left_is_removed_and_hinders_nobody(folder: Path) -> None:
    publish(folder, Tables(3))
    left = folder / "releases" / ".unfinished-000002"
    left.mkdir()
    (left / "stray.parquet").write_bytes(b"torn")
    (folder / ".unfinished-current").symlink_to("releases/nowhere")
    second = publish(folder, Tables(4, run="second"), run="second")
    assert not list(second.folder.rglob("stray.parquet"))
    assert not (folder / ".unfinished-current").is_symlink()


def test_a_release_gets_the_number_after_the_highest_that_is_there(folder: Path) -> None:
    for run in ("first", "second", "third"):
        release = publish(folder, Tables(3, run=run), run=run, keep=2)
    assert [path.name[:6] for path in sorted(release.folder.parent.glob("[0-9]*"))] == ["000002", "000003"]
    assert publish(folder, Tables(3)).number == 4


def test_a_table_that_is_missing_changes_nothing(folder: Path) -> None:
    tables = Tables(3)
    del tables["codebook"]
    with pytest.raises(ReleaseError, match="a release holds every table or is none: codebook missing"):
        publish(folder, tables)
    assert last_release(folder) is None


def test_a_disk_that_is_full_is_told_and_leaves_the_last_release(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(folder, Tables(3))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReleaseError, match=r"cannot write a release in .*No space left on device"):
        publish(folder, Tables(4, run="second"), run="second")
    assert last_release(folder) == first
    first.verify()


def test_a_writer_that_knew_of_no_release_does_not_follow_one(folder: Path) -> None:
    first = publish(folder, Tables(3))
    with writing_lock(folder) as lock, pytest.raises(ReleaseError, match="moved on to release"):
        publish_release(lock, Tables(4), provenance(), parent=None, keep=2)
    assert last_release(folder) == first


def test_the_manifest_says_what_the_release_is_made_of(second: Release) -> None:
    manifest = json.loads((second.folder / "manifest.json").read_bytes())
    assert (manifest["format"], manifest["number"], manifest["parent"]) == (1, 2, second.parent)
    assert manifest["created_at"] == NOW.isoformat()
    assert manifest["inputs"] == {"articles": 2, "sha256": hashlib.sha256(b"a\nb").hexdigest()}
    assert manifest["tables"]["figures"]["rows"] == 12
    assert sum(file["rows"] for file in manifest["tables"]["figures"]["files"]) == 12
    for table in manifest["tables"].values():
        for file in table["files"]:
            content = (second.folder / file["path"]).read_bytes()
            assert (file["size"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    package = (second.folder / "datapackage.json").read_bytes()
    assert manifest["datapackage_sha256"] == hashlib.sha256(package).hexdigest()
