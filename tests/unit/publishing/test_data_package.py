"""What a release says of itself to others' tools."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package
from made_releases import Tables, publish

from casualty_figures.publishing import Release
from casualty_figures.records.tables import TABLES


@pytest.fixture
def release(folder: Path) -> Release:
    return publish(folder, Tables(30))


@pytest.fixture
def package(release: Release) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((release.folder / "datapackage.json").read_bytes())
    return package


def sha256sum(release: Release) -> subprocess.CompletedProcess[str]:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    return subprocess.run(command, cwd=release.folder, capture_output=True, text=True, check=False)


def test_the_sums_of_a_release_are_those_of_its_files(release: Release) -> None:
    assert sha256sum(release).returncode == 0


def test_the_sums_name_every_file_but_their_own(release: Release) -> None:
    files = {str(path.relative_to(release.folder)) for path in release.folder.rglob("*") if path.is_file()}
    listed = (release.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert {line.partition("  ")[2] for line in listed} == files - {"SHA256SUMS"}


def test_a_changed_file_fails_the_sums(release: Release) -> None:
    changed = release.folder / "datapackage.json"
    changed.chmod(0o644)
    changed.write_text("{}", encoding="utf-8")
    assert "datapackage.json: FAILED" in sha256sum(release).stdout


def test_every_table_is_a_resource_whose_files_are_there(release: Release, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        paths = [resource["path"]] if isinstance(resource["path"], str) else resource["path"]
        assert all((release.folder / path).is_file() for path in paths)
    assert [resource["title"] for resource in package["resources"]] == [table.name for table in TABLES]


def test_the_fields_of_a_resource_are_the_columns_of_its_files(
    release: Release, package: dict[str, Any]
) -> None:
    [events] = [one for one in package["resources"] if one["name"] == "events"]
    columns = pq.read_schema(release.folder / events["path"]).names
    assert [field["name"] for field in events["schema"]["fields"]] == columns


def test_a_foreign_key_points_at_the_key_of_a_resource(package: dict[str, Any]) -> None:
    keys = {one["name"]: one["schema"]["primaryKey"] for one in package["resources"]}
    references = [
        key["reference"] for one in package["resources"] for key in one["schema"].get("foreignKeys", ())
    ]
    assert references
    assert all(keys[one["resource"]] == one["fields"] for one in references)


def test_the_package_names_whose_the_words_and_the_places_are(package: dict[str, Any]) -> None:
    assert [licence["name"] for licence in package["licenses"]] == ["other-closed", "CC-BY-4.0"]


def test_the_package_is_one_by_the_standard(package: dict[str, Any]) -> None:
    report = Package.validate_descriptor(package)
    assert report.flatten(["note"]) == []


@pytest.mark.parametrize(
    "damage",
    [
        {"schema": {"fields": [{"name": "event_id", "type": "nonsense"}]}},
        {"schema": {"fields": [{"name": "event_id", "type": "string"}], "primaryKey": ["nobody"]}},
        {"path": "/etc/passwd"},
    ],
)
def test_the_standard_refuses_a_package_that_is_none(package: dict[str, Any], damage: dict[str, Any]) -> None:
    [events] = [one for one in package["resources"] if one["name"] == "events"]
    events |= damage
    assert not Package.validate_descriptor(package).valid
