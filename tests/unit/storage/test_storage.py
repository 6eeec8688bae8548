"""Files, folders and pointers: whole or not at all."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casualty_figures.storage import (
    READ_ONLY,
    NewFiles,
    canonical_json,
    exclusive_lock,
    new_file,
    put_folder,
    put_pointer,
    remove_leftovers,
    write_file,
)

KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from casualty_figures.storage import new_file

with new_file(Path(sys.argv[1])) as unfinished:
    unfinished.write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_in_place_of_the_one_before_and_everyone_may_read_it(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        write_file(tmp_path / "below" / "file", content)
    assert (tmp_path / "below" / "file").read_bytes() == b"second"
    assert (tmp_path / "below" / "file").stat().st_mode & 0o777 == 0o644


def test_a_block_that_fails_leaves_none_of_its_files(tmp_path: Path) -> None:
    def fail_after_two() -> None:
        with NewFiles() as files:
            files.write(tmp_path / "one", b"1")
            files.write(tmp_path / "two", b"2")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        fail_after_two()
    assert names_in(tmp_path) == []


def test_files_get_their_names_in_the_order_they_were_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[str] = []
    replace = Path.replace

    def noted(path: Path, target: Path) -> Path:
        placed.append(target.name)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    with NewFiles() as files:
        for name in ("b", "a", "c"):
            files.write(tmp_path / name, b"")
        assert placed == []
    assert placed == ["b", "a", "c"]


def test_every_file_is_on_the_disk_before_it_has_its_name_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(descriptor: int) -> None:
        steps.append("folder" if Path(f"/proc/self/fd/{descriptor}").resolve().is_dir() else "file")
        fsync(descriptor)

    def renamed(path: Path, target: Path) -> Path:
        steps.append("name")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    write_file(tmp_path / "file", b"content")
    assert steps == ["file", "name", "folder"]


def test_a_killed_writer_leaves_the_file_before_and_a_leftover_that_can_be_removed(tmp_path: Path) -> None:
    write_file(tmp_path / "file", b"whole")
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(tmp_path / "file")], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "file").read_bytes() == b"whole"
    assert remove_leftovers([tmp_path]) == 1
    assert names_in(tmp_path) == ["file"]


def test_a_file_another_library_writes_gets_its_name_when_it_is_done(tmp_path: Path) -> None:
    with new_file(tmp_path / "file") as unfinished:
        unfinished.write_bytes(b"content")
        assert not (tmp_path / "file").exists()
    assert names_in(tmp_path) == ["file"]


def test_files_can_be_made_read_only(tmp_path: Path) -> None:
    with NewFiles(mode=READ_ONLY) as files:
        files.write(tmp_path / "file", b"")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o444


def test_a_folder_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        write_file(tmp_path / "new" / "inner" / "file", content)
        put_folder(tmp_path / "new", tmp_path / "folder")
    assert (tmp_path / "folder" / "inner" / "file").read_bytes() == b"second"
    assert names_in(tmp_path) == ["folder"]


def test_a_pointer_moves_on_over_what_a_killed_writer_left_and_can_be_moved_with_its_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "place" / "inner").mkdir(parents=True)
    (tmp_path / "place" / ".unfinished-current").symlink_to("nowhere")
    for name in ("first", "second"):
        write_file(tmp_path / "place" / "inner" / name, name.encode())
        put_pointer(tmp_path / "place" / "current", tmp_path / "place" / "inner" / name)
    moved = (tmp_path / "place").rename(tmp_path / "elsewhere")
    assert (moved / "current").read_bytes() == b"second"
    assert names_in(moved) == ["current", "inner"]


def test_a_lock_that_is_held_names_its_holder(tmp_path: Path) -> None:
    with (
        exclusive_lock(tmp_path / "lock"),
        pytest.raises(TimeoutError, match=f"^{os.getpid()}$"),
        exclusive_lock(tmp_path / "lock", wait_seconds=0.0),
    ):
        pass


def test_a_lock_can_be_taken_again_once_it_is_let_go_of(tmp_path: Path) -> None:
    taken = 0
    for _ in range(2):
        with exclusive_lock(tmp_path / "lock", wait_seconds=0.0):
            taken += 1
    assert taken == 2


def test_the_same_value_gives_the_same_json() -> None:
    day, moment = date(2024, 5, 1), datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert canonical_json({"b": day, "a": [moment, "é"]}) == canonical_json({"a": [moment, "é"], "b": day})
    assert canonical_json({"b": day, "a": [moment, "é"]}) == (
        '{"a":["2024-05-01T12:00:00+00:00","é"],"b":"2024-05-01"}'
    )


def test_half_a_surrogate_pair_is_spelt_out() -> None:
    assert canonical_json("12 \ud800") == r'"12 \ud800"'


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON for a set"):
        canonical_json({1})
