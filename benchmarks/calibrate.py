"""Confidence of each rule's figures from labelled sets, and a table of how far it can be trusted.

Run `python benchmarks/calibrate.py FOLDER`, the folder of the sets (docs/evaluating.md).
Records of even place in each set give the confidences, those of odd place
show how they hold. With `--write` the confidences go to the map of the rules,
src/casualty_figures/languages/en/rules.tsv, and the table to docs/method.md,
between its two marks.
"""

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import track

from casualty_figures.evaluating import Answer, answer_to, records_in
from casualty_figures.evaluating.reliability import (
    DEFAULT,
    ReliabilityBin,
    RuleConfidence,
    confidences_from,
    expected_error,
    observations_in,
    reliability,
)

REPOSITORY = Path(__file__).parents[1]
RULES = REPOSITORY / "src/casualty_figures/languages/en/rules.tsv"
METHOD = REPOSITORY / "docs/method.md"
BEGIN, END = "<!-- reliability -->", "<!-- end of reliability -->"


def answers_to_sets(folder: Path) -> list[list[Answer]]:
    """Return the answers to each set of a folder, in order of name."""
    console = Console(stderr=True)
    sets = sorted(folder.glob("*.jsonl"))
    if not sets:
        raise SystemExit(f"no labelled sets (*.jsonl) in {folder}")
    return [[answer_to(one) for one in track(records_in(path), path.stem, console=console)] for path in sets]


def with_confidences(table: str, rules: list[RuleConfidence]) -> str:
    """Return the map of the rules with its two last columns anew and all else as it was."""
    known = {one.rule: one for one in rules}
    return "".join(_with_confidence(line, known) for line in table.splitlines(keepends=True))


def _with_confidence(line: str, known: dict[str, RuleConfidence]) -> str:
    if line.startswith(("#", "reader\t")):
        return line
    reader, rule, *cells = line.split("\t")
    judged = known.get(f"{reader}:{rule}", known[DEFAULT])
    return "\t".join((reader, rule, *cells[:-2], f"{judged.confidence:.3f}", f"{judged.n}\n"))


def to_markdown(bins: list[ReliabilityBin]) -> str:
    """Return the reliability table as Markdown."""
    rows = [
        f"| {one.lowest:.2f} to {one.highest:.2f} | {one.n:,} "
        f"| {one.mean_confidence:.3f} | {one.share_right:.3f} |"
        for one in bins
    ]
    head = ["| confidence | figures | mean confidence | share right |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", f"Expected calibration error: {expected_error(bins):.3f}."])


def write(rules: list[RuleConfidence], bins: list[ReliabilityBin]) -> None:
    """Write the confidences and, between its marks, the table in docs/method.md."""
    RULES.write_text(with_confidences(RULES.read_text("utf-8"), rules), "utf-8")
    page = METHOD.read_text("utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    METHOD.write_text(f"{before}{BEGIN}\n{to_markdown(bins)}\n{END}{after}", "utf-8")


def main() -> None:
    """Calibrate, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write rules.tsv and docs/method.md")
    arguments = parser.parse_args()
    sets = answers_to_sets(arguments.folder)
    even = [one for answers in sets for answer in answers[::2] for one in observations_in(answer)]
    odd = [one for answers in sets for answer in answers[1::2] for one in observations_in(answer)]
    rules = confidences_from(even)
    bins = reliability(odd, rules)
    for one in rules:
        print(f"{one.rule:<32} {one.confidence:.3f}  of {one.n:,}")
    print(f"\n{to_markdown(bins)}")
    if arguments.write:
        write(rules, bins)


if __name__ == "__main__":
    main()
