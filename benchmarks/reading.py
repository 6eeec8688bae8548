"""Measure how pages are read: python benchmarks/reading.py FOLDER [--worst N].

FOLDER holds pages (`*.html.gz`) and `truth.jsonl`, one JSON object a page with
`page`, `title`, `published_at` and `text`. Prints the mean F1 over word
4-grams of the body, the shares of exact dates and titles, and pages a second.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from casualty_figures.reading import read_article
from casualty_figures.records import Origin, ReadArticle, ReadingError

NOW = datetime(2026, 12, 1, tzinfo=UTC)
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """How one page was read against its truth."""

    page: str
    f1: float
    precision: float
    recall: float
    note: str
    has_exact_date: bool = False
    has_exact_title: bool = False


def main() -> None:
    """Print one line a page, worst first, and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="print this many of the worst pages")
    arguments = parser.parse_args()
    truths = [json.loads(line) for line in (arguments.folder / "truth.jsonl").read_text().splitlines()]
    pages = [gzip.decompress((arguments.folder / truth["page"]).read_bytes()) for truth in truths]
    _read(pages[0], truths[0])  # the first page pays for the imports
    started = time.perf_counter()
    articles = [_read(page, truth) for page, truth in zip(pages, truths, strict=True)]
    seconds = time.perf_counter() - started
    scores = list(map(_score, articles, truths))
    for score in sorted(scores, key=lambda score: score.f1)[: arguments.worst]:
        print(f"{score.f1:.3f} p {score.precision:.3f} r {score.recall:.3f} {score.page} {score.note}")
    pairs = zip(scores, articles, strict=True)
    read = [score for score, article in pairs if isinstance(article, ReadArticle)]
    print(f"pages {len(pages)}, read {len(read)}, refused {len(pages) - len(read)}; of those read:")
    print(f"F1 {_mean([score.f1 for score in read]):.4f}", end=", ")
    print(f"precision {_mean([score.precision for score in read]):.4f}", end=", ")
    print(f"recall {_mean([score.recall for score in read]):.4f}")
    print(f"exact date {sum(score.has_exact_date for score in read)}", end=", ")
    print(f"exact title {sum(score.has_exact_title for score in read)}")
    print(
        f"{len(pages) / seconds:.1f} pages a second, {sum(map(len, pages)) / seconds / 1e6:.1f} MB a second"
    )


def _read(page: bytes, truth: dict[str, str]) -> ReadArticle | ReadingError:
    try:
        return read_article(page, Origin("0" * 64, "", "", truth["page"].removesuffix(".gz"), NOW))
    except ReadingError as error:
        return error


def _score(article: ReadArticle | ReadingError, truth: dict[str, str]) -> Score:
    if isinstance(article, ReadingError):
        return Score(truth["page"], 0.0, 0.0, 0.0, f"refused: {article}")
    body = article.text.removeprefix(article.headline or "")
    precision, recall = _overlap(body, truth["text"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    has_date = str(article.published) == truth["published_at"][:10]
    has_title = _plain(article.headline or "") == _plain(truth["title"])
    note = "" if has_date else f"[date {article.published}, not {truth['published_at'][:10]}] "
    note += "" if has_title else f"[title {article.headline!r}, not {truth['title']!r}]"
    return Score(
        truth["page"], f1, precision, recall, note, has_exact_date=has_date, has_exact_title=has_title
    )


def _overlap(text: str, truth: str) -> tuple[float, float]:
    found, expected = _shingles(text), _shingles(truth)
    common = (found & expected).total()
    return common / max(1, found.total()), common / max(1, expected.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def _plain(title: str) -> str:
    """Return a title with its quotation marks and spaces made alike."""
    return " ".join(title.translate(str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")).split())


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


if __name__ == "__main__":
    main()
