"""The tables are read by those who have nothing of ours."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pytest
from made_releases import Tables, publish


@pytest.fixture
def figures(folder: Path) -> Path:
    publish(folder, Tables(30))
    return folder / "current" / "figures"


@pytest.fixture
def no_figures(folder: Path) -> Path:
    publish(folder, Tables(0))
    return folder / "current" / "figures"


def columns_in_pandas(path: Path) -> tuple[int, set[str]]:
    frame = pd.read_parquet(path)
    return len(frame), set(frame.columns)


def columns_in_arrow(path: Path) -> tuple[int, set[str]]:
    table = ds.dataset(path, partitioning="hive").to_table()
    return table.num_rows, set(table.column_names)


def columns_in_duckdb(path: Path) -> tuple[int, set[str]]:
    rows = duckdb.connect().execute(f"SELECT * FROM read_parquet('{path}/*/*.parquet')")  # noqa: S608
    names = {name for name, *_ in rows.description or ()}
    return len(rows.fetchall()), names


def columns_in_polars(path: Path) -> tuple[int, set[str]]:
    frame = pl.read_parquet(path)
    return frame.height, set(frame.columns)


Reader = Callable[[Path], tuple[int, set[str]]]
READERS: tuple[Reader, ...] = (columns_in_pandas, columns_in_arrow, columns_in_duckdb, columns_in_polars)


@pytest.mark.parametrize("read", READERS)
def test_a_reader_with_no_help_gets_every_figure_and_its_month(read: Reader, figures: Path) -> None:
    rows, names = read(figures)
    assert rows == 30
    assert {"figure_id", "low", "source_excerpt", "source_month"} <= names


@pytest.mark.parametrize("read", READERS)
def test_a_reader_of_a_release_without_figures_still_gets_the_columns(read: Reader, no_figures: Path) -> None:
    rows, names = read(no_figures)
    assert rows == 0
    assert {"figure_id", "low", "source_excerpt", "source_month"} <= names


@pytest.mark.parametrize(
    "table", ["articles", "figures", "quarantine", "quality_results", "runs", "codebook"]
)
def test_the_folder_of_a_table_holds_parquet_files_alone(table: str, figures: Path) -> None:
    files = [path for path in (figures.parent / table).rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".parquet"}


def test_the_months_are_the_ones_the_articles_were_published_in(figures: Path) -> None:
    months = set(pd.read_parquet(figures)["source_month"].astype(str))
    assert months == {"undated", *(f"2014-{month:02d}" for month in (1, 2, 4, 5, 7, 8, 10, 11))}


def test_a_count_that_is_unknown_stays_apart_from_zero(figures: Path) -> None:
    frame = pl.read_parquet(figures).filter(pl.col("low").is_in([0, 1])).sort("low")
    assert frame["best"].to_list() == [0, None]
