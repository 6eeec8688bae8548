"""The lock files against pyproject.toml, without asking any index."""

import re
import tomllib
from itertools import groupby
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"


def pins(name: str) -> dict[str, list[Requirement]]:
    """Return the pinned packages of a lock file; one may have a version for each platform."""
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [
        line.removesuffix("\\").strip() for line in text.splitlines() if line and not line.startswith(" ")
    ]
    found = sorted(map(Requirement, lines), key=lambda pin: canonicalize_name(pin.name))
    return {key: list(same) for key, same in groupby(found, lambda pin: canonicalize_name(pin.name))}


def asked_for(name: str) -> list[Requirement]:
    """Return what pyproject.toml asks of a lock file, the groups resolved."""
    groups = PYPROJECT["dependency-groups"]
    group = groups["setup" if name == RUNTIME else "dev"]
    wanted = [*PYPROJECT["project"]["dependencies"]]
    for entry in group:
        wanted += groups[entry["include-group"]] if isinstance(entry, dict) else [entry]
    return [Requirement(entry) for entry in wanted]


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_every_dependency_is_locked_within_its_bounds(name: str) -> None:
    locked = pins(name)
    for wanted in asked_for(name):
        versions = [str(pin.specifier).removeprefix("==") for pin in locked[canonicalize_name(wanted.name)]]
        assert versions
        assert all(wanted.specifier.contains(version) for version in versions), wanted


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_every_locked_package_has_one_version_and_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    for entry in entries:
        assert re.match(r"\S+==\S+ ", entry), entry
        assert entry.count("--hash=sha256:") >= 1, entry


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_a_lock_file_names_no_address(name: str) -> None:
    assert not re.search(r"://|--(extra-)?index|--find-links", (ROOT / name).read_text(encoding="utf-8"))


def test_who_develops_has_what_users_have() -> None:
    users, developers = pins(RUNTIME), pins(DEVELOPMENT)
    for name, pinned in users.items():
        assert {str(pin) for pin in pinned} <= {str(pin) for pin in developers[name]}


def test_users_need_no_tools_of_development() -> None:
    assert not {"pytest", "mypy", "ruff", "polars", "hypothesis"} & set(pins(RUNTIME))


def test_the_citation_names_the_version_and_the_licence_of_the_package() -> None:
    project = PYPROJECT["project"]
    citation = (ROOT / "CITATION.cff").read_text("utf-8").splitlines()

    assert f"version: {project['version']}" in citation
    assert f"license: {project['license']}" in citation
