"""Files of a release that were damaged after it was published: noticed by whoever reads them with us."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_releases import Tables, publish

from casualty_figures.publishing import Release, answer, current_release
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import TABLES

N_FLIPS = 300
TABLE_NAMES = sorted(table.name for table in TABLES)


def flip(path: Path, position: int, bit: int) -> None:
    """Flip one bit of a file."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1 << bit
    path.chmod(0o644)
    path.write_bytes(content)


def flips(folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Yield places of single bits, spread evenly over all bytes of a folder's files."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    chance = random.Random(20150518)  # noqa: S311 - no secret
    for _ in range(N_FLIPS):
        (path,) = chance.choices(files, weights=[path.stat().st_size for path in files])
        yield path, chance.randrange(path.stat().st_size), chance.randrange(8)


def said_by(folder: Path) -> list[object]:
    """Return every value of the current release, as each of our two readers gives it.

    Raises `ReleaseError` where one notices that the release was damaged.
    """
    release = current_release(folder)
    in_arrow = [release.table(name).to_pylist() for name in TABLE_NAMES]
    in_sql = [list(answer(release, f"FROM {name}").rows) for name in TABLE_NAMES]
    return [in_arrow, in_sql]


def checked(folder: Path, path: Path) -> list[object]:
    """Return what the readers give; they do not read the files beside the tables, which `verify` does."""
    if path.name in {"datapackage.json", "SHA256SUMS"}:
        current_release(folder).verify()
    return said_by(folder)


def damaged(release: Release, table: str) -> Path:
    """Flip a bit in the first file of a table and return its path."""
    path = release.folder / release.files_of(table)[0].path
    flip(path, path.stat().st_size // 3, 2)
    return path


def test_each_of_300_flipped_bits_is_noticed_or_changes_no_value(folder: Path) -> None:
    release = publish(folder, Tables(40))
    sound = said_by(folder)
    n_noticed = 0
    for path, position, bit in flips(release.folder):
        flip(path, position, bit)
        try:
            assert checked(folder, path) == sound, (
                f"bit {bit} of byte {position} of {path.name} gave other values"
            )
        except ReleaseError:
            n_noticed += 1
        flip(path, position, bit)
    assert n_noticed == N_FLIPS
    assert said_by(folder) == sound


def test_a_damaged_file_is_told_by_its_name(folder: Path) -> None:
    path = damaged(publish(folder, Tables(9)), "figures")
    with pytest.raises(ReleaseError, match=f"was changed after it was published: figures/.*{path.name}"):
        current_release(folder).table("figures")


@pytest.mark.parametrize(
    "sql",
    [
        "FROM figures",
        "SELECT count(*) FROM articles JOIN Figures USING (article_id)",
        "WITH chosen AS (SELECT * FROM figures) SELECT low FROM chosen",
        "SELECT low FROM read_parquet('{folder}/figures/*/*.parquet')",
    ],
)
def test_a_query_over_a_damaged_table_is_refused(folder: Path, sql: str) -> None:
    release = publish(folder, Tables(9))
    damaged(release, "figures")
    with pytest.raises(ReleaseError, match="was changed after it was published: figures/"):
        answer(release, sql.format(folder=release.folder))


def test_a_query_over_a_sound_table_is_answered_beside_a_damaged_one(folder: Path) -> None:
    release = publish(folder, Tables(9))
    damaged(release, "figures")
    assert list(answer(release, "SELECT count(*) FROM runs").rows) == [(0,)]


def test_a_changed_manifest_is_found_by_the_name_of_its_folder(folder: Path) -> None:
    manifest = publish(folder, Tables(9)).folder / "manifest.json"
    manifest.chmod(0o644)
    manifest.write_bytes(manifest.read_bytes().replace(b'"vague words 1"', b'"vague words 2"'))
    with pytest.raises(ReleaseError, match=r"the manifest of release .* was changed"):
        current_release(folder)


@pytest.mark.parametrize("name", ["datapackage.json", "SHA256SUMS"])
def test_a_changed_file_beside_the_tables_is_told_by_its_name(folder: Path, name: str) -> None:
    release = publish(folder, Tables(9))
    flip(release.folder / name, 10, 2)
    with pytest.raises(ReleaseError, match=f"was changed after it was published: {name}"):
        release.verify()


def test_a_damaged_file_of_the_same_length_is_not_linked_into_the_next_release(folder: Path) -> None:
    tables = Tables(9)
    path = damaged(publish(folder, tables), "codebook")
    second = publish(folder, tables)
    second.verify()
    assert not (second.folder / second.files_of("codebook")[0].path).samefile(path)


def test_a_missing_file_is_written_anew_in_the_next_release(folder: Path) -> None:
    tables = Tables(9)
    shutil.rmtree(publish(folder, tables).folder / "figures")
    second = publish(folder, tables)
    second.verify()
    assert second.files_of("figures")
