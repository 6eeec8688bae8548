"""To add an indicator is to write its row and its words: no code knows the list."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import casualty_figures
from casualty_figures import extract_figures

SENTENCE = "12 miners were trapped in Aden on Monday."
LIST = "Killed: 3; trapped: 7."
INDICATOR = "trapped\twhereabouts\tyes\ttrapped\tShut in under rubble, snow or water, alive or not.\n"
TRAP = "trap, traps, trapping\ttrapped\tobject\tperson\n"
TRAPPED = "trapped\ttrapped\tobject\tperson\ttoll bare whole label\n"
READ = """
import json, sys
import casualty_figures
from casualty_figures import extract_figures, headline_count
from casualty_figures.extraction.proposing.proposals import Proposals, prompt
from casualty_figures.records.tables import FIGURES
from casualty_figures.schema.allowed import allowed_values

figures = [figure for text in sys.argv[1:] for figure in extract_figures(text)]
column = next(column for column in FIGURES.columns if column.name == "indicator")
print(json.dumps({
    "package": casualty_figures.__file__,
    "figures": [(figure.indicator, figure.low, figure.best, figure.high) for figure in figures],
    "headline": headline_count(figures[:1], "trapped").best,
    "allowed": allowed_values(column),
    "asked": prompt(),
}))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("copy")
    package = folder / "casualty_figures"
    shutil.copytree(
        Path(casualty_figures.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__")
    )
    for table, row in (("lexicon/indicators", INDICATOR), ("languages/en/words/harm", TRAP + TRAPPED)):
        with (package / f"{table}.tsv").open("a", encoding="utf-8") as written:
            written.write(row)
    run = subprocess.run(
        [sys.executable, "-c", READ, SENTENCE, LIST],
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(run.stdout)
    assert Path(answer["package"]).is_relative_to(folder)
    return answer


def test_without_its_rows_the_words_give_no_figure() -> None:
    assert extract_figures(SENTENCE) == []


def test_a_sentence_and_a_list_are_read_as_the_new_indicator(said: dict[str, Any]) -> None:
    assert said["figures"] == [["trapped", 12, 12, 12], ["killed", 3, 3, 3], ["trapped", 7, 7, 7]]


def test_the_schema_a_model_and_the_headline_count_know_the_new_indicator(said: dict[str, Any]) -> None:
    assert said["allowed"].endswith(", trapped")
    assert "detained or trapped" in said["asked"]
    assert said["headline"] == 12
