"""How long the gate takes: `python benchmarks/checking.py [FIGURES]` (10,000 by default).

Prints the seconds and the peak memory for articles and figures that are all
sound, for the same with one row in a hundred broken, and for the Data Docs.
"""

import dataclasses
import hashlib
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "checks"))

from sound_rows import ACCOUNT, ARTICLE, FIGURE, RUN_ID, TEXT

from casualty_figures.checking import Verdict, build_data_docs, check_tables
from casualty_figures.records.article import Article
from casualty_figures.records.figure import Figure
from casualty_figures.records.tables import ACCOUNTS, ARTICLES, FIGURES
from casualty_figures.schema.to_arrow import rows_to_arrow

FIGURES_AN_ARTICLE = 10


def sha256(text: str) -> str:
    """Return a key that looks like ours."""
    return hashlib.sha256(text.encode()).hexdigest()


def articles(n_articles: int) -> Iterator[Article]:
    """Yield articles of about 4,000 characters."""
    for number in range(n_articles):
        key, text = sha256(f"article {number}"), TEXT + " It rained." * 350
        yield dataclasses.replace(ARTICLE, article_id=key, origin_group_id=key, text=text, n_chars=len(text))


def figures(n_figures: int, every_nth_broken: int | None = None) -> Iterator[Figure]:
    """Yield figures, each nth of which has its bounds in the wrong order."""
    for number in range(n_figures):
        is_broken = every_nth_broken is not None and number % every_nth_broken == 0
        yield dataclasses.replace(
            FIGURE,
            figure_id=sha256(f"figure {number}"),
            article_id=sha256(f"article {number // FIGURES_AN_ARTICLE}"),
            low=30 if is_broken else 12,
        )


def measure(what: str, tables: dict[str, pa.Table]) -> Verdict:
    """Check the tables, print how long it took, and return the verdict."""
    start = time.perf_counter()
    verdict = check_tables(tables, RUN_ID, beside={"accounts": rows_to_arrow(ACCOUNTS, [ACCOUNT])})
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what:24} {seconds:6.2f} s  {len(verdict.results)} expectations, "
        f"{len(verdict.quarantined)} refused, peak {peak:.0f} MB"
    )
    return verdict


def measure_data_docs(verdict: Verdict) -> None:
    """Build the pages in a folder of their own and print how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        page = build_data_docs(
            verdict.validations, Path(folder) / "docs", run_id=RUN_ID, checked_at=datetime.now(UTC)
        )
        seconds = time.perf_counter() - start
        size = sum(file.stat().st_size for file in page.parent.rglob("*") if file.is_file())
    print(f"{'Data Docs':24} {seconds:6.2f} s  {size / 1024:.0f} KB, replaced by each run")


def main() -> None:
    """Measure sound and broken figures."""
    n_figures = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    n_articles = -(-n_figures // FIGURES_AN_ARTICLE)
    read = rows_to_arrow(ARTICLES, articles(n_articles))
    start = time.perf_counter()
    sound = rows_to_arrow(FIGURES, list(figures(n_figures)))
    print(f"{'records to Arrow':24} {time.perf_counter() - start:6.2f} s  {n_figures} figures")
    measure("first, with the import", {"articles": read.slice(0, 1)})
    measure("all sound", {"articles": read, "figures": sound})
    broken = rows_to_arrow(FIGURES, figures(n_figures, every_nth_broken=100))
    measure_data_docs(measure("one in a hundred broken", {"articles": read, "figures": broken}))


if __name__ == "__main__":
    main()
