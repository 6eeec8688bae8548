"""Processor time of articles that repeat one figure: it grows with their length, not with its square.

python benchmarks/long_articles.py [FIGURES...]
"""

import sys
import time

from casualty_figures.engine import extract_figures

SIZES = (1_000, 4_000, 16_000)
SENTENCE = "At least 12 people were killed in Aden on Monday. "


def main() -> None:
    """Print the seconds of each size, and by how much they grew."""
    extract_figures(SENTENCE)  # loads the model and the gazetteer
    before = None
    for size in map(int, sys.argv[1:] or map(str, SIZES)):
        start = time.process_time()
        found = len(extract_figures(SENTENCE * size))
        seconds = time.process_time() - start
        growth = (
            "" if before is None else f", {seconds / before[1]:.1f} times for {size / before[0]:.1f} times"
        )
        print(f"{found:>7,} figures {seconds:7.1f} s{growth}", flush=True)
        before = size, seconds


if __name__ == "__main__":
    main()
