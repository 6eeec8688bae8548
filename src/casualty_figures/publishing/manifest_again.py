"""The manifest of a release made again from its tables, for where it was damaged or is gone.

The name of the folder vouches for it: what does not come out byte for byte as
it was published is not taken.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from casualty_figures.publishing.data_package import data_package
from casualty_figures.publishing.publication import Provenance, manifest_of
from casualty_figures.publishing.release import ReleaseFile, hash_in_name
from casualty_figures.records.tables import TABLES
from casualty_figures.storage import canonical_json


def manifest_again(folder: Path) -> bytes | None:
    """Return the manifest with which the release in a folder was published.

    Returns nothing where it does not come out. It does where every table is
    as it was, and the release is of this version of the program.
    """
    try:
        content = _manifest(folder)
    except (OSError, pa.ArrowException, LookupError, ValueError):
        return None
    return content if folder.name.endswith(f"-{hash_in_name(content)}") else None


def data_package_bytes(number: int, created_at: datetime, files: Iterable[ReleaseFile]) -> bytes:
    """Return the descriptor that lies beside the tables of a release."""
    return canonical_json(data_package(number, created_at, files), indent=1).encode()


def _manifest(folder: Path) -> bytes:
    number = int(folder.name.partition("-")[0])
    files = [
        _file(folder, path) for table in TABLES for path in sorted((folder / table.name).rglob("*.parquet"))
    ]
    run = max(_rows(folder, "runs", None), key=lambda row: row["finished_at"])
    package = data_package_bytes(number, run["finished_at"], files)
    made_of = Provenance(
        run["run_id"], run["finished_at"], run["code_version"], run["rule_set"], tuple(_article_ids(folder))
    )
    manifest = manifest_of(number, made_of, run["parent_release"], files)
    manifest |= {"datapackage_sha256": hashlib.sha256(package).hexdigest()}
    return canonical_json(manifest, indent=1).encode()


def _file(folder: Path, path: Path) -> ReleaseFile:
    content = path.read_bytes()
    rows = pq.read_metadata(path).num_rows
    name = path.relative_to(folder).as_posix()
    return ReleaseFile(name, hashlib.sha256(content).hexdigest(), len(content), rows)


def _article_ids(folder: Path) -> set[str]:
    """Return every article that the release accounts for, those refused included."""
    refused = _rows(folder, "quarantine", ["table_name", "row_id"])
    read = {row["article_id"] for row in _rows(folder, "articles", ["article_id"])}
    return read | {row["row_id"] for row in refused if row["table_name"] == "articles"}


def _rows(folder: Path, table: str, columns: list[str] | None) -> list[dict[str, Any]]:
    """Return the rows of a table; `ParquetFile` alone, which takes no column from the names of folders."""
    rows: list[dict[str, Any]] = []
    for path in (folder / table).rglob("*.parquet"):
        with pq.ParquetFile(path) as parquet:
            rows += parquet.read(columns).to_pylist()
    return rows
