"""Articles a second in one process, in several, and on Dask, and where the time goes.

    python benchmarks/scale.py [--pages 5000] [--ways one two dask]

The pages are made from the samples in data/raw: other places, and paragraphs
that tell of no one, so that each is another article. Each way reads
the same ones, with processes that have to start first, and the outcomes are
compared. Printed are seconds by the clock, which mean something on an idle
machine alone, and processor seconds of all processes: half of those of two
processes is the time two idle cores would take, if they had nothing in common.
"""

import argparse
import hashlib
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

from casualty_figures.archive import Archive, Source
from casualty_figures.engine import engine_version, extract_figures, figures_of, vague_words
from casualty_figures.reading import read_article
from casualty_figures.records import Origin, ReadingError
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.workers.batches import read_batches
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BATCH = 100
PLACES = ("Aden", "Goma", "Mosul", "Kaduna", "Herat", "Beira", "Taiz", "Kirkuk", "Mubi", "Bangui", "Jaffna")
PROSE = (
    "The road to the coast stayed closed while engineers looked at the bridge.",
    "Traders said that prices had risen since the harvest and that the market would open later.",
    "A spokesman for the council thanked the drivers who had brought blankets and water.",
    "Schools will open again next week, the ministry of education said.",
    "The talks went on into the night; neither side wished to say what was on the table.",
)


@dataclass
class Spent:
    """What one way of reading cost: seconds by the clock and of all processors, and MB of each worker."""

    clock: float
    processor: float
    memory: dict[int, list[float]] = field(default_factory=dict)


def pages(n_pages: int) -> Iterator[Source]:
    """Yield so many pages, the same ones each time."""
    chance = random.Random(1)  # noqa: S311 - no secret
    samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/raw").glob("*.html"))]
    samples = [sample for sample in samples if "</p>" in sample]
    for number in range(n_pages):
        sample = samples[number % len(samples)]
        for place in PLACES:
            sample = sample.replace(place, chance.choice(PLACES))
        prose = "".join(f"<p>{chance.choice(PROSE)} Day {number}.</p>" for _ in range(chance.randrange(1, 8)))
        cut = sample.rindex("</p>") + len("</p>")
        yield Source(f"{number}.html", f"{sample[:cut]}{prose}{sample[cut:]}".encode())


def workers_below(pid: int) -> Iterator[int]:
    """Yield the processes below one that read articles."""
    try:
        threads = Path(f"/proc/{pid}/task").iterdir()
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:  # it has just ended
        return
    for child in map(int, children):
        try:
            if b"casualty_figures.workers" in Path(f"/proc/{child}/cmdline").read_bytes():
                yield child
        except OSError:
            continue
        yield from workers_below(child)


def resident_megabytes(pid: int) -> float:
    """Return the memory that a process holds now."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def measured(work: Callable[[], list[Outcome]]) -> tuple[Spent, list[Outcome]]:
    """Return what some work cost, the memory of its workers looked at four times a second, and its result."""
    done, memory = Event(), dict[int, list[float]]()

    def watch() -> None:
        while not done.wait(0.25):
            for pid in workers_below(os.getpid()):
                try:
                    memory.setdefault(pid, []).append(resident_megabytes(pid))
                except OSError:
                    continue

    watcher = Thread(target=watch)
    watcher.start()
    clock, processor = time.monotonic(), _processor_seconds()
    outcomes = work()
    spent = Spent(time.monotonic() - clock, _processor_seconds() - processor, memory)
    done.set()
    watcher.join()
    return spent, outcomes


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def print_parts(archive: Archive, origins: Sequence[Origin]) -> None:
    """Print what reading and extraction take of an article, in processor milliseconds."""
    vague, parts = vague_words(), {"archive": 0.0, "page to text": 0.0, "text to figures": 0.0}
    for origin in origins:
        began = time.process_time()
        raw = archive.bytes_of(origin)
        parts["archive"] += (fetched := time.process_time()) - began
        try:
            article = read_article(raw, origin)
        except ReadingError:
            continue
        parts["page to text"] += (read := time.process_time()) - fetched
        figures_of(article, vague)
        parts["text to figures"] += time.process_time() - read
    told = ", ".join(f"{part} {1000 * seconds / len(origins):.1f} ms" for part, seconds in parts.items())
    print(f"an article, in processor time: {told}")


def print_spent(way: str, spent: Spent, outcomes: Sequence[Outcome], one: Spent | None) -> None:
    """Print one way's line, and beside the first what two idle cores would gain."""
    figures = sum(len(outcome.figures) for outcome in outcomes if isinstance(outcome, ArticleFigures))
    digest = hashlib.sha256("".join(map(repr, outcomes)).encode()).hexdigest()[:12]
    print(
        f"{way}: {len(outcomes) / spent.clock:.1f} articles a second by the clock, "
        f"{1000 * spent.processor / len(outcomes):.1f} ms of processor an article; "
        f"{figures} figures, outcomes {digest}"
    )
    for number, seen in enumerate(spent.memory.values(), 1):
        at = [seen[len(seen) * quarter // 4 - (quarter == 4)] for quarter in (1, 2, 3, 4)]
        print(f"  worker {number}, at each quarter: {', '.join(f'{megabytes:.0f} MB' for megabytes in at)}")
    if one:
        print(f"  {one.clock / spent.clock:.2f} times one by the clock; two idle cores: ", end="")
        print(f"{2 * one.processor / spent.processor:.2f} times at best")


def main() -> None:
    """Print a line for each way, and where the time goes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--ways", nargs="+", default=["one", "two", "dask"], choices=["one", "two", "dask"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        archive.take_all(pages(asked.pages), NOW)
        origins = archive.origins()
        settings = ReadingSettings(archive.folder, engine_version(vague_words()), article_seconds=30.0)
        extract_figures("Two people were killed in Aden.")
        print(f"{len(origins)} pages; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print_parts(archive, origins[:300])
        batches = [origins[start : start + BATCH] for start in range(0, len(origins), BATCH)]
        ways = _ways(batches, settings)
        one: Spent | None = None
        for way in asked.ways:
            spent, outcomes = measured(ways[way])
            print_spent(way, spent, outcomes, one)
            one = spent if way == "one" else one


def _ways(
    batches: Sequence[Sequence[Origin]], settings: ReadingSettings
) -> dict[str, Callable[[], list[Outcome]]]:
    def in_processes(n_workers: int) -> list[Outcome]:
        return read_batches(batches, settings, n_workers=n_workers, advance=lambda: None)

    def on_dask() -> list[Outcome]:
        from flows.reading_on_dask import LOCAL, read_on_dask  # noqa: PLC0415 - only where it is asked for

        return read_on_dask(batches, settings, cluster=LOCAL, n_workers=2, advance=lambda: None)

    return {"one": lambda: in_processes(1), "two": lambda: in_processes(2), "dask": on_dask}


if __name__ == "__main__":
    main()
