"""Speed of extraction on one core, the parser's share of it, and a worker's peak memory.

    python benchmarks/extraction.py [TEXTS] [--beside PYTHON]

TEXTS is a folder of .txt files or a JSON-lines file with a key `text`; without
one, the invented articles of tests/accuracy. Every text is read once: caches
help as they do in a run, no more. With `--beside`, the Python of an environment
that has quantulum3, that library reads the same texts on the same core:

    uv venv quantulum && uv pip install --python quantulum/bin/python quantulum3
    python benchmarks/extraction.py --beside quantulum/bin/python

Times are of the processor, not of the clock, so that a busy machine does not show.
"""

import argparse
import json
import os
import resource
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

from casualty_figures.engine import extract_figures
from casualty_figures.extraction.extract import figures_in, text_to_read
from casualty_figures.languages.en import statements
from casualty_figures.languages.en.sentences import parse
from casualty_figures.languages.registry import language_of

INVENTED = Path(__file__).parents[1] / "tests/accuracy/articles.jsonl"
WARM_UP = (
    "At least 12 people, among them two children, were killed in Aden on Monday and dozens were hurt, "
    "officials said. No one was injured in Taiz. The army denied that 45 rebels died; the toll rose to 31 "
    "from 19 since March. Another 300 families fled their homes, twice as many as in 2013."
)
QUANTULUM = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("One man was killed in Aden on Monday.")
start = time.process_time()
failures = 0
for text in texts:
    try:
        parser.parse(text)
    except Exception:
        failures += 1
print(json.dumps([time.process_time() - start, failures]))
"""


class TimedParser:
    """The parser, with the processor time that is spent in it."""

    def __init__(self) -> None:
        """Wrap the parser that extraction uses."""
        self.seconds = 0.0
        self._parsed = parse.parsed

    def __call__(self, sentences: Iterable[list[Any]]) -> Iterator[Any]:
        """Yield what the parser yields."""
        parses = self._parsed(sentences)
        while True:
            start = process_time()
            try:
                found = next(parses)
            except StopIteration:
                return
            finally:
                self.seconds += process_time() - start
            yield found


def texts_in(path: Path) -> list[str]:
    """Return the texts to read."""
    if path.is_dir():
        return [one.read_text("utf-8") for one in sorted(path.glob("*.txt"))]
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]


def seconds(read: Any, texts: list[str]) -> float:  # noqa: ANN401 - any way to read a text
    """Return the processor time that reading every text once takes, start-up left out."""
    read(WARM_UP)
    start = process_time()
    for text in texts:
        read(text)
    return process_time() - start


def seconds_of_quantulum(python: Path, texts: list[str]) -> float:
    """Return the processor time of quantulum3 on the same texts, and tell of those it failed on."""
    given = json.dumps(texts)
    done = subprocess.run(
        [str(python), "-c", QUANTULUM], input=given, capture_output=True, text=True, check=True
    )
    spent, failures = json.loads(done.stdout)
    if failures:
        print(f"quantulum3 failed on {failures} of the texts")
    return float(spent)


def show(name: str, spent: float, texts: list[str]) -> None:
    """Print a line of speeds."""
    characters = sum(map(len, texts))
    print(f"{name:<44}{len(texts) / spent:>9,.1f}{characters / spent:>13,.0f}{spent:>9.1f}")


def main() -> None:
    """Print the speeds, the parser's share and the peak memory."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("texts", type=Path, nargs="?", default=INVENTED)
    options.add_argument("--beside", type=Path, help="Python of an environment with quantulum3")
    chosen = options.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = texts_in(chosen.texts)
    parser = TimedParser()
    print(f"{chosen.texts.name}: {len(texts):,} texts, {sum(map(len, texts)):,} characters, one core\n")
    print(f"{'':<44}{'texts/s':>9}{'characters/s':>13}{'seconds':>9}")
    english = language_of("en")
    patterns = seconds(
        lambda text: figures_in(text_to_read(text, english), english, reader="patterns"), texts
    )
    statements.parsed = parser  # type: ignore[attr-defined]  # in place of the one it imports
    extract_figures(WARM_UP)
    parser.seconds = 0.0
    whole = seconds(extract_figures, texts)
    show("figures, period, speaker, place", whole, texts)
    show("  of it the parser alone", parser.seconds, texts)
    show("patterns alone, without place", patterns, texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if chosen.beside:
        show("quantulum3", seconds_of_quantulum(chosen.beside, texts), texts)
    print(f"\nparser: {parser.seconds / whole:.0%} of the time; peak memory: {memory:,.0f} MB")


if __name__ == "__main__":
    main()
