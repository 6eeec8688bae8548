"""What a first run costs beside reading its articles alone.

    python benchmarks/run.py [ARTICLES]

The articles are those of `scale.py`, each another one; one process reads, in
empty folders. Reading alone is taking them into an archive and reading,
extracting and placing, as a run does it. Printed are processor seconds, Prefect
and its server included, and their ratio; what a run costs whatever it reads is
that of a run over one article.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from scale import pages  # type: ignore[import-not-found]  # beside this script

from casualty_figures.archive import Archive
from casualty_figures.engine import engine_version, vague_words
from casualty_figures.workers.batches import read_batches
from casualty_figures.workers.reading_settings import ReadingSettings, folders_in_force

COMMAND = "from casualty_figures.commands import main; main()"
BATCH = 100


def run(given: Path, folder: Path) -> float:
    """Run the command over the articles given, in an empty folder, and return its processor seconds."""
    names = ("raw", "processed", "reports", "reviews", "corrections")
    settings = {f"CASUALTY_FIGURES_{name.upper()}_FOLDER": str(folder / name) for name in names}
    settings |= {"PREFECT_HOME": str(folder / "prefect"), "CASUALTY_FIGURES_WORKERS": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", COMMAND, "run", str(given)],
        env=os.environ | settings,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def reading(n_articles: int, folder: Path) -> float:
    """Take the articles into an archive, read them in this process, and return its processor seconds."""
    began, now = time.process_time(), datetime.now(UTC)
    archive = Archive(folder / "archive")
    origins = archive.take_all(list(pages(n_articles)), now)
    settings = ReadingSettings(
        archive_folder=archive.folder,
        engine_version=engine_version(vague_words(None)),
        article_seconds=60.0,
        folders=folders_in_force(),
    )
    batches = [origins[start : start + BATCH] for start in range(0, len(origins), BATCH)]
    read_batches(batches, settings, n_workers=1, advance=lambda: None)
    return time.process_time() - began


def written(n_articles: int, folder: Path) -> Path:
    """Return a folder with the articles."""
    folder.mkdir()
    for page in pages(n_articles):
        (folder / page.name).write_bytes(page.content or b"")
    return folder


def main() -> None:
    """Print what reading costs, and what a run does."""
    n_articles = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone = reading(n_articles, folder)
        print(f"{n_articles} articles, reading alone: {alone:6.1f} s of processor time", flush=True)
        first = run(written(n_articles, folder / "given"), folder / "first")
        print(f"{n_articles} articles, a first run:   {first:6.1f} s ({first / alone:.2f})", flush=True)
        one = run(written(1, folder / "one"), folder / "single")
        print(f"one article, a first run:   {one:6.1f} s; the others without it {(first - one) / alone:.2f}")


if __name__ == "__main__":
    main()
