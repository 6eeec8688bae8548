import errno
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from killed_writer import publish_and_die
from made_releases import Tables, provenance, publish

from casualty_figures.publishing import (
    ChangedRows,
    current_release,
    last_release,
    publish_release,
    writing_lock,
)
from casualty_figures.records import ReleaseError, RunInProgressError
from casualty_figures.records.tables import FIGURES
from casualty_figures.schema.to_arrow import arrow_schema

HERE = Path(__file__).parent


def bytes_of(folder: Path, table: str) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted((folder / table).rglob("*.parquet"))
    }


def test_a_folder_without_a_release_says_what_to_run(folder: Path) -> None:
    with pytest.raises(
        ReleaseError, match=r"no release in .*processed yet: run `casualty-figures run` first"
    ):
        current_release(folder)


def test_the_pointer_is_relative_so_that_the_folder_can_be_moved(folder: Path, tmp_path: Path) -> None:
    publish(folder, Tables(3))
    folder.rename(tmp_path / "elsewhere")
    assert current_release(tmp_path / "elsewhere").row_count("figures") == 3


def test_a_release_gives_its_rows_back_with_the_meaning_of_each_column(folder: Path) -> None:
    tables = Tables(40)
    release = publish(folder, tables)
    rows = release.table("figures").sort_by("figure_id")
    assert rows.equals(tables["figures"].sort_by("figure_id"))
    assert rows.schema.field("low").metadata == arrow_schema(FIGURES).field("low").metadata


def test_where_the_file_system_has_no_links_what_did_not_change_is_written_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    publish(folder, Tables(9))
    monkeypatch.setattr(os, "link", refused)
    second = publish(folder, Tables(9))
    second.verify()
    assert second.number == 2


def test_of_a_table_in_which_nothing_changed_the_files_are_those_of_the_release_before(folder: Path) -> None:
    unchanged = Tables(0)
    nothing = ChangedRows(unchanged["figures"], pa.array([], pa.string()), frozenset())
    with writing_lock(folder) as lock:
        with pytest.raises(ReleaseError, match="figures: there is no release whose rows these change"):
            publish_release(lock, {**unchanged, "figures": nothing}, provenance(), parent=None, keep=9)
        first = publish_release(lock, Tables(9), provenance(), parent=None, keep=9)
        second = publish_release(lock, {**unchanged, "figures": nothing}, provenance(), parent=first, keep=9)
    assert second.files_of("figures") == first.files_of("figures")
    second.verify()


def test_a_small_file_of_many_says_its_columns_and_not_what_each_means(folder: Path) -> None:
    release = publish(folder, Tables(10))
    sizes = [file.size for file in release.files_of("figures")]
    described = pq.read_schema(release.folder / release.files_of("events")[0].path)
    assert max(sizes) < 15_000
    assert described.field("status").metadata


def test_a_small_file_of_many_costs_little_beside_its_rows(folder: Path) -> None:
    release = publish(folder, Tables(12))
    for file in release.files_of("figures"):
        metadata = pq.read_metadata(release.folder / file.path)
        assert metadata.serialized_size < 100 * metadata.num_columns


def test_a_file_says_which_countries_and_days_it_has(folder: Path) -> None:
    release = publish(folder, Tables(12))
    columns = pq.read_metadata(release.folder / release.files_of("figures")[0].path).row_group(0)
    bounded = {
        columns.column(place).path_in_schema
        for place in range(columns.num_columns)
        if columns.column(place).is_stats_set
    }
    assert bounded == {"country_iso3", "date_start"}


def test_the_rows_of_one_country_and_day_lie_together(folder: Path) -> None:
    tables = Tables(30)
    places = [f"{letter}{letter}{letter}" for letter in "CAB"] * 10
    field = tables["figures"].schema.get_field_index("country_iso3")
    tables["figures"] = tables["figures"].set_column(
        field, tables["figures"].schema.field(field), pa.array(places, pa.string())
    )
    rows = publish(folder, tables).table("figures")
    months = rows["source_date"].to_pylist()
    told = [
        place for place, month in zip(rows["country_iso3"].to_pylist(), months, strict=True) if month is None
    ]
    assert told == sorted(told)


def test_an_unknown_table_is_named_with_those_there_are(folder: Path) -> None:
    with pytest.raises(ReleaseError, match="has no table 'figure'; it has accounts, articles, codebook"):
        publish(folder, Tables(1)).table("figure")


def test_the_same_rows_in_another_order_and_in_chunks_give_the_same_bytes(tmp_path: Path) -> None:
    tables = Tables(50)
    shuffled = Tables(50)
    rows = shuffled["figures"]
    shuffled["figures"] = pa.concat_tables([rows.slice(20, 30), rows.slice(0, 7), rows.slice(7, 13)])
    one = publish(tmp_path / "one", tables)
    other = publish(tmp_path / "other", shuffled)
    assert bytes_of(one.folder, "figures") == bytes_of(other.folder, "figures")


def test_a_file_that_did_not_change_is_the_same_file_in_both_releases(folder: Path) -> None:
    first = publish(folder, Tables(6))
    second = publish(folder, Tables(12))  # the months of the first six figures but two gain no figure
    first_january = next(file for file in first.files if "source_month=2014-01" in file.path)
    assert (first.folder / first_january.path).samefile(second.folder / first_january.path)


def test_each_release_names_its_parent_and_what_went_into_it(folder: Path) -> None:
    first = publish(folder, Tables(1))
    second = publish(folder, Tables(2), run="second")
    manifest = json.loads((second.folder / "manifest.json").read_text())
    assert (second.parent, second.number) == (first.name, 2)
    assert manifest["inputs"]["articles"] == 2
    assert manifest["tables"]["figures"]["rows"] == 2
    assert (first.run_id, second.run_id) == (provenance().run_id, provenance("second").run_id)


def test_a_release_lacks_no_table(folder: Path) -> None:
    tables = Tables(1)
    del tables["codebook"]
    with pytest.raises(ReleaseError, match="every table or is none: codebook missing"):
        publish(folder, tables)
    assert last_release(folder) is None


def test_a_writer_whose_parent_is_no_longer_current_is_told_to_run_again(folder: Path) -> None:
    stale = publish(folder, Tables(1))
    moved_on = publish(folder, Tables(2))
    with (
        writing_lock(folder) as lock,
        pytest.raises(ReleaseError, match=f"moved on to release {moved_on.name}"),
    ):
        publish_release(lock, Tables(3), provenance(), parent=stale, keep=30)
    assert current_release(folder) == moved_on


def test_a_second_writer_leaves_and_says_who_is_at_work(folder: Path) -> None:
    with (
        writing_lock(folder),
        pytest.raises(RunInProgressError, match=rf"process {os.getpid()}\) is at work on"),
    ):
        publish(folder, Tables(1))


def test_a_second_writer_that_waits_gets_its_turn(folder: Path) -> None:
    command = [sys.executable, str(HERE / "lock_holder.py"), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(RunInProgressError):
            publish(folder, Tables(1))
        holder.stdin.close()  # the holder ends within its interpreter's shutdown, while we wait
        with writing_lock(folder, wait_seconds=30):
            assert holder.wait(timeout=30) == 0


def test_a_killed_writer_does_not_hold_the_lock(folder: Path) -> None:
    command = [sys.executable, str(HERE / "lock_holder.py"), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
        holder.wait(timeout=30)
    assert publish(folder, Tables(1)).number == 1


def test_old_releases_are_pruned_but_for_as_many_as_are_kept(folder: Path) -> None:
    releases = [publish(folder, Tables(number), keep=3) for number in range(1, 6)]
    assert [release.folder.exists() for release in releases] == [False, False, True, True, True]
    releases[-1].verify()


def test_a_changed_file_is_found_by_its_hash(folder: Path) -> None:
    release = publish(folder, Tables(3))
    path = release.folder / release.files_of("figures")[0].path
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(ReleaseError, match="was changed after it was published: figures/"):
        release.verify()


def test_a_missing_file_is_found(folder: Path) -> None:
    release = publish(folder, Tables(3))
    shutil.rmtree(release.folder / "codebook")
    with pytest.raises(ReleaseError, match=r"not whole: codebook/.* is missing"):
        release.verify()


def test_a_release_without_a_manifest_is_refused_in_one_line(folder: Path) -> None:
    release = publish(folder, Tables(3))
    (release.folder / "manifest.json").unlink()
    with pytest.raises(ReleaseError, match=r"has no manifest that can be read: FileNotFoundError"):
        current_release(folder)


def test_published_files_cannot_be_written_by_accident(folder: Path) -> None:
    release = publish(folder, Tables(3))
    modes = {(release.folder / file.path).stat().st_mode & 0o777 for file in release.files}
    assert modes == {0o444}


def test_a_folder_that_cannot_be_made_is_a_release_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(
        ReleaseError, match=r"cannot write releases in .*file/processed/releases: Not a directory"
    ):
        publish(tmp_path / "file" / "processed", Tables(1))


class Writers:
    """Writers in processes of their own, which start fast because their parent has imported everything."""

    def __init__(self) -> None:
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(["casualty_figures.publishing"])

    def exit_status(self, folder: Path, n_figures: int, *, killed_at: int) -> int | None:
        process, _ = self._run(folder, n_figures, killed_at)
        return process.exitcode

    def count_events(self, folder: Path, n_figures: int) -> int:
        _, n_events = self._run(folder, n_figures, 0)
        return int(n_events.recv())

    def _run(self, folder: Path, n_figures: int, event: int) -> tuple[ForkServerProcess, Connection]:
        receiver, sender = self.context.Pipe(duplex=False)
        process = self.context.Process(target=publish_and_die, args=(folder, n_figures, event, sender))
        process.start()
        process.join(timeout=60)
        return process, receiver


@pytest.fixture(scope="module")
def writers() -> Writers:
    return Writers()


def test_a_writer_killed_at_ten_moments_leaves_a_whole_release_and_the_next_completes(
    folder: Path, tmp_path: Path, writers: Writers
) -> None:
    for place in (folder, tmp_path / "dry"):
        publish(place, Tables(1), keep=2)
        publish(place, Tables(2), keep=2)
    step = writers.count_events(tmp_path / "dry", 30) / 10
    chance = random.Random(20150518)  # noqa: S311 - no secret
    for event in (int(part * step + chance.uniform(1, step)) for part in range(10)):
        before = current_release(folder)
        assert writers.exit_status(folder, 30 + event, killed_at=event) == -signal.SIGKILL
        after = current_release(folder)
        after.verify()
        assert after.row_count("figures") in {before.row_count("figures"), 30 + event}
    completed = publish(folder, Tables(500), keep=2)
    completed.verify()
    assert current_release(folder) == completed
    assert not list(folder.rglob(".unfinished-*"))
