"""What ten new articles cost among as many as are there already.

    python benchmarks/daily.py [--stored 1000,10000,100000] [--keep FOLDER]

The stored articles are made from the samples: every one has an address, a
day of ten years and words of its own, but for names and numbers, and is read once for all (its
rows are made from the sample's). The ten are read as always. Each day is a
process of its own, and so is the run after it, which finds nothing new; printed
are processor time, the process itself and Prefect's server included, peak
memory, and both as ratios to the smallest archive.
"""

import argparse
import hashlib
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from casualty_figures.archive import Archive
from casualty_figures.archive.source import Source
from casualty_figures.archive.sources import sources_in
from casualty_figures.engine import vague_words
from casualty_figures.publishing import writing_lock
from casualty_figures.records import Figure, Origin, Refusal
from casualty_figures.runs.intake import Intake
from casualty_figures.runs.reading import ArticleFigures, reading_of
from flows import daily
from flows.settings import Settings

ROOT = Path(__file__).parents[1]
FIRST_DAY, DAYS = date(2014, 1, 1), 3650
CONSONANTS = "bcdfghklmnprstvwz"


@cache
def samples() -> tuple[ArticleFigures, ...]:
    """Return the readings of the sample articles that state figures and a date."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        origins = archive.take_all(sources_in([ROOT / "data/raw"], largest=10**7), datetime.now(UTC))
        readings = [reading_of(archive, origin, vague=vague_words(None)) for origin in origins]
    return tuple(
        one for one in readings if isinstance(one, ArticleFigures) and one.figures and one.article.published
    )


def made(number: int, *, is_to_be_read: bool) -> tuple[Source, ArticleFigures]:
    """Return article `number` as it would be archived, and what is read in it, its origin still the sample's.

    Consonants are exchanged, so that no two are copies: those of words without a
    capital, or all outside the sentences with figures where the article
    `is_to_be_read`. Periods move with the day of publication.
    """
    chance = random.Random(number)  # noqa: S311 - made articles, not secrets
    sample = samples()[number % len(samples())]
    published = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    shuffled = "".join(chance.sample(CONSONANTS, len(CONSONANTS)))
    stated = [(f.sentence_start, f.sentence_start + len(f.source_excerpt)) for f in sample.figures]
    table = str.maketrans(CONSONANTS, shuffled)
    text, figures = _outside(sample.article.text, stated, table), sample.figures
    if not is_to_be_read:
        text = _small_words(sample.article.text, table)
        figures = tuple(_reworded(figure, table) for figure in figures)
    source = Source(
        name=f"made-{number}.txt",
        content=text.encode(),
        url=f"https://www.made{number % 997}.example/story/{number}",
        publisher=sample.article.publisher,
        published=published,
    )
    article = replace(
        sample.article,
        text=text,
        url=source.url,
        published=published,
        published_basis="record",
        modified=None,
    )
    return source, replace(sample, article=article, figures=figures)


def _reworded(figure: Figure, table: dict[int, int]) -> Figure:
    return replace(
        figure,
        reported_text=_small_words(figure.reported_text, table),
        source_excerpt=_small_words(figure.source_excerpt, table),
        victim_group=figure.victim_group and _small_words(figure.victim_group, table),
    )


def _small_words(text: str, table: dict[int, int]) -> str:
    """Return the text with the table applied to every word without a capital."""
    return re.sub(r"\b[a-z]+\b", lambda word: word[0].translate(table), text)


def _outside(text: str, spans: Sequence[tuple[int, int]], table: dict[int, int]) -> str:
    """Return the text with the table applied to what lies in none of the spans."""
    kept = {place for start, end in spans for place in range(start, end)}
    return "".join(char if place in kept else char.translate(table) for place, char in enumerate(text))


def as_read(made_of: ArticleFigures, origin: Origin) -> ArticleFigures:
    """Return the reading as that of an archived article, with ids and days of its own."""
    published = made_of.article.published
    article = replace(made_of.article, origin=origin)
    return ArticleFigures(article, tuple(_figures(made_of.figures, origin.article_id, published)))


def _figures(figures: Sequence[Figure], article_id: str, published: date | None) -> Iterator[Figure]:
    def own(key: str | None) -> str | None:
        return key and hashlib.sha256(f"{article_id} {key}".encode()).hexdigest()

    before = next(figure.source_date for figure in figures)
    moved = (published - before) if published and before else timedelta(0)
    for figure in figures:
        yield replace(
            figure,
            figure_id=own(figure.figure_id) or "",
            article_id=article_id,
            account_id=own(figure.account_id),
            subset_of_figure_id=own(figure.subset_of_figure_id),
            derived_from_figure_id=own(figure.derived_from_figure_id),
            source_date=published,
            date_start=figure.date_start and figure.date_start + moved,
            date_end=figure.date_end and figure.date_end + moved,
            as_of_date=figure.as_of_date and figure.as_of_date + moved,
        )


def store(chosen: Settings, size: int) -> None:
    """Archive and publish `size` made articles."""
    archive, now = Archive(chosen.archive_folder), datetime.now(UTC)
    readings: dict[str, ArticleFigures] = {}
    for start in range(0, size, 5000):
        pairs = [made(number, is_to_be_read=False) for number in range(start, min(start + 5000, size))]
        origins = archive.take_all([source for source, _ in pairs], now)
        readings |= {o.article_id: as_read(read, o) for o, (_, read) in zip(origins, pairs, strict=True)}
    with writing_lock(chosen.processed_folder, wait_seconds=0.0) as lock:
        plan = daily.plan_reading.fn(chosen, now)
        outcomes: list[ArticleFigures | Refusal] = [readings[origin.article_id] for origin in plan.to_read]
        fit = daily.check.fn(outcomes, plan, Intake(size, 0), chosen)
        daily.publish.fn(lock, fit, plan, None, chosen)


def folders(folder: Path) -> dict[str, str]:
    """Return the settings that put everything into one folder."""
    names = ("raw", "processed", "reports", "reviews", "corrections")
    return {f"CASUALTY_FIGURES_{name.upper()}_FOLDER": str(folder / name) for name in names} | {
        "PREFECT_HOME": str(folder / "prefect")
    }


def ten_articles(folder: Path, first: int) -> Path:
    """Return a folder with ten new articles."""
    given = folder / f"new-{first}"
    given.mkdir()
    for number in range(first, first + 10):
        source, _ = made(number, is_to_be_read=True)
        (given / source.name).write_bytes(source.content or b"")
    return given


def day(folder: Path, given: Path) -> tuple[float, float, float]:
    """Return the processor seconds, seconds and peak megabytes of a run over the articles given."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = "from casualty_figures.commands import main; main()"
    done = subprocess.Popen(
        [sys.executable, "-c", command, "run", str(given)],
        env=os.environ | folders(folder),
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(done.pid, 0)
    if status:
        raise SystemExit(f"the run failed with status {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.monotonic() - began, usage.ru_maxrss / 1024


def main() -> None:
    """Print a line an archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", default="1000,10000")
    parser.add_argument("--keep", type=Path, help="folder in which the archives are kept, made once")
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.store:
        store(Settings(), int(asked.stored))
        return
    with tempfile.TemporaryDirectory() as passing:
        measure(asked.keep or Path(passing), [int(size) for size in asked.stored.split(",")])


def measure(root: Path, sizes: Sequence[int]) -> None:
    """Print what ten new articles cost among each number of stored ones, and nothing new after them."""
    smallest: dict[str, tuple[float, float]] = {}
    for size in sizes:
        folder = root / f"stored-{size}"
        if not folder.exists():
            command = [sys.executable, __file__, "--stored", str(size), "--store", str(folder)]
            subprocess.run(command, env=os.environ | folders(folder), check=True)
            day(folder, ten_articles(folder, size * 10))  # the first run sets up what the others find
        given = ten_articles(folder, size * 10 + 10 * len(list(folder.glob("new-*"))))
        for what in ("ten new", "nothing new"):
            spent, seconds, megabytes = day(folder, given)
            first = smallest.setdefault(what, (spent, megabytes))
            print(
                f"{size:>7} stored, {what}: {spent:6.1f} s of processor time ({spent / first[0]:.2f}), "
                f"{seconds:6.1f} s, {megabytes:5.0f} MB at the most ({megabytes / first[1]:.2f})",
                flush=True,
            )


if __name__ == "__main__":
    main()
