"""Commands on what lies at an address: in a bucket, or a folder."""

from pathlib import Path

import pytest
from command_line import CommandLine

from casualty_figures import read_release
from casualty_figures.publishing import Release
from casualty_figures.publishing.addresses import bring_release, pointer_at
from casualty_figures.storage.objects import objects_at

SQL = "SELECT count(*) AS n FROM codebook"


@pytest.fixture(params=["s3", "file"])
def address(
    release: Release,
    bucket: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> str:
    """An address that has the release; this machine has it no more."""
    monkeypatch.setenv("CASUALTY_FIGURES_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("CASUALTY_FIGURES_RAW_FOLDER", str(tmp_path / "raw"))
    objects = objects_at(bucket if request.param == "s3" else f"file://{tmp_path}/there")
    bring_release(objects, pointer_at(objects), release, keep=2)
    (tmp_path / "processed").rename(tmp_path / "gone")
    return objects.address


def test_a_query_reads_the_release_of_the_address(
    address: str, casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_option = casualty_figures("query", "--format", "jsonl", "--at", address, SQL)
    monkeypatch.setenv("CASUALTY_FIGURES_ADDRESS", address)
    assert casualty_figures("query", "--format", "jsonl", SQL) == by_option
    assert by_option.status == 0
    assert int(by_option.out.partition(":")[2].strip(" }\n")) > 100


def test_from_python_a_release_is_read_by_its_address(address: str) -> None:
    assert read_release(address).table("codebook").num_rows > 100


def test_a_release_that_is_here_is_not_copied(
    address: str, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    (tmp_path / "gone").rename(tmp_path / "processed")
    assert casualty_figures("query", "--at", address, SQL).status == 0
    assert not (tmp_path / "cache").exists()


def test_verify_tells_that_what_lies_there_is_whole_and_what_of_it_is_not(
    address: str, casualty_figures: CommandLine
) -> None:
    assert "are whole" in casualty_figures("verify", "--at", address).out
    objects = objects_at(address)
    (name,) = (name for name in objects.sizes("releases") if "/codebook/" in name)
    objects.write(name, objects.read(name).content[:-1])
    said = casualty_figures("verify", "--at", address)
    assert (said.status, f"{name} was changed after it was published" in said.out) == (1, True)


@pytest.mark.parametrize("by", ["option", "setting"])
def test_what_lies_there_is_repaired_from_what_lies_here(
    address: str, by: str, casualty_figures: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").rename(tmp_path / "processed")
    if by == "setting":
        monkeypatch.setenv("CASUALTY_FIGURES_ADDRESS", address)
    objects = objects_at(address)
    (name,) = (name for name in objects.sizes("releases") if "/codebook/" in name)
    objects.remove([name])
    said = casualty_figures("verify", "--repair", *(["--at", address] if by == "option" else []))
    assert said.status == 0
    assert f"repaired  {address} " in said.out
    assert f"{name} is missing" in said.out
    assert casualty_figures("verify", "--at", address).status == 0


def test_an_address_without_a_release_is_told(tmp_path: Path, casualty_figures: CommandLine) -> None:
    said = casualty_figures("query", "--at", f"file://{tmp_path}/empty", SQL)
    assert (said.status, "no release at file://" in said.err) == (1, True)


def test_an_address_with_a_key_in_it_is_no_setting(
    casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_ADDRESS", "s3://AKIAKEY:s3cr3t@bucket/figures")
    said = casualty_figures("query", SQL)
    assert (said.status, "CASUALTY_FIGURES_ADDRESS is wrong" in said.err) == (1, True)
    assert "s3cr3t" not in said.err
