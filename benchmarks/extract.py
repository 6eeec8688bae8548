"""Time from cold of `casualty-figures extract` on one article, parser and gazetteer included.

    python benchmarks/extract.py [ARTICLE] [RUNS]

Without an article, a sample of data/raw. The gazetteer is built before, if it
is not there yet. Clock and processor time are both given: on a busy machine
only the second says something. The aim is under 3 seconds.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import monotonic

SAMPLES = Path(__file__).parents[1] / "data/raw"
EXTRACT = (sys.executable, "-c", "from casualty_figures.commands import main; main()", "extract")


def times_of(article: Path) -> tuple[float, float]:
    """Return the seconds of clock and of processor that one command takes."""
    began, before = monotonic(), os.times()
    subprocess.run([*EXTRACT, str(article)], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return monotonic() - began, spent


def main() -> None:
    """Print the median and the slowest of some runs."""
    article = Path(sys.argv[1]) if len(sys.argv) > 1 else min(SAMPLES.glob("*.txt"))
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    times_of(article)  # builds the gazetteer, fills the disk's cache
    clock, processor = zip(*(times_of(article) for _ in range(runs)), strict=True)
    print(f"{article.name}, {runs} runs, from cold:")
    print(f"clock      median {median(clock):.2f} s, slowest {max(clock):.2f} s")
    print(f"processor  median {median(processor):.2f} s, slowest {max(processor):.2f} s")


if __name__ == "__main__":
    main()
