"""The licences of what requirements.lock installs, against a table that someone has read."""

import csv
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("licences.tsv")
WHAT_TO_DO = "read its licence; where it may come in, put this line into tests/unit/licences.tsv"


def reviewed() -> dict[str, dict[str, str]]:
    """Return the rows of the table by package: what its metadata declares, and the licence in SPDX."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["package"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def locked() -> set[str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.removesuffix("\\").strip() for line in lines if line and not line.startswith(" ")]
    return {canonicalize_name(Requirement(pin).name) for pin in pins}


def declared(package: str) -> str:
    """Return what the package says of its licence: an expression, else a line, else its classifiers."""
    about = metadata(package)
    expression = (about.get_all("License-Expression") or about.get_all("License") or [""])[0]
    if expression:
        return " ".join(expression.splitlines()[0].split())
    classifiers = about.get_all("Classifier") or []
    return " / ".join(sorted(c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License :: ")))


def is_installed(package: str) -> bool:
    """Whether the package is here: some of the lock are for other systems or Pythons only."""
    try:
        metadata(package)
    except PackageNotFoundError:
        return False
    return True


def is_under_the_gpl_alone(licence: str) -> bool:
    """Whether every choice that an SPDX expression offers holds a GPL; the LGPL is none."""
    return all(re.search(r"\bA?GPL", choice) for choice in licence.split(" OR "))


def test_every_locked_package_has_a_licence_that_someone_has_read() -> None:
    new = [
        f"{name}\t{declared(name)}\tITS SPDX"
        for name in sorted(locked() - set(reviewed()))
        if is_installed(name)
    ]
    absent = [name for name in locked() - set(reviewed()) if not is_installed(name)]

    assert not new, f"{WHAT_TO_DO}:\n" + "\n".join(new)
    assert not absent, (
        f"in requirements.lock and not installed: run ./task setup --dev, or {WHAT_TO_DO}: {absent}"
    )


def test_no_licence_of_an_installed_package_has_changed() -> None:
    table = reviewed()
    changed = [
        f"{name}\t{declared(name)}\t{table[name]['licence']}   (was: {table[name]['declared']})"
        for name in sorted(locked() & set(table))
        if is_installed(name) and declared(name) != table[name]["declared"]
    ]

    assert not changed, f"{WHAT_TO_DO}:\n" + "\n".join(changed)


def test_no_package_left_the_lock_and_stayed_in_the_table() -> None:
    assert sorted(set(reviewed()) - locked()) == []


def test_no_package_is_under_the_gpl_alone() -> None:
    assert [name for name, row in reviewed().items() if is_under_the_gpl_alone(row["licence"])] == []


@pytest.mark.parametrize(
    "licence", ["GPL-2.0-or-later", "GPL-3.0-only AND MIT", "AGPL-3.0-only OR GPL-3.0-only"]
)
def test_a_gpl_without_another_choice_is_noticed(licence: str) -> None:
    assert is_under_the_gpl_alone(licence)


@pytest.mark.parametrize("licence", ["LGPL-2.1-only", "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"])
def test_the_lgpl_and_a_choice_beside_the_gpl_may_come_in(licence: str) -> None:
    assert not is_under_the_gpl_alone(licence)
