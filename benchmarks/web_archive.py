"""Measure a web archive like Common Crawl's: python benchmarks/web_archive.py [N [PROCESSES ...]].

N pages (20,000) of about 30 KB are made, each with its request; one in ten is
in French, one in fifty an error, a broken member of gzip lies in the middle.
Printed are pages a second, by processor time and by the clock, and the most
memory: of going through the file, of taking it into the archive, and of
reading the pages on so many processes (1 and 2; 0 leaves it out).
"""

import gzip
import io
import random
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from casualty_figures.archive import Archive, sources_in
from casualty_figures.engine import engine_version, vague_words
from casualty_figures.runs.intake import archive_paths
from casualty_figures.workers.batches import read_batches
from casualty_figures.workers.reading_settings import ReadingSettings

BATCH = 200
ENGLISH = (
    "officials said the river rose early on Friday after days of rain and people in the district left "
    "their homes for schools on higher ground while the police closed the bridge to the market"
)
FRENCH = (
    "les autorités ont déclaré que le fleuve avait débordé vendredi après des jours de pluie et que les "
    "habitants du district avaient quitté leurs maisons pour des écoles"
)
MENU = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(150))
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Post</title>
<meta property="article:published_time" content="2019-05-{day:02}T10:00:00Z"><script>{script}</script></head>
<body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1><p>{lead}</p>{body}</article><footer>{menu}</footer>
</body></html>"""


def write_web_archive(path: Path, n_pages: int) -> None:
    """Write a web archive of pages of our own making, the same each time."""
    chance = random.Random(1)  # noqa: S311 - the same pages each time
    with path.open("wb") as file:
        for number in range(n_pages):
            address = f"https://post{number % 50}.example/{number}"
            file.write(_member(address, b"GET / HTTP/1.1\r\n\r\n", WarcRecordType.request))
            page = _member(address, _answer(number, chance), WarcRecordType.response)
            if number == n_pages // 2:
                page = page[:100] + bytes(100) + page[200:]
            file.write(page)


def _answer(number: int, chance: random.Random) -> bytes:
    is_french = number % 10 == 7
    words = (FRENCH if is_french else ENGLISH).split()
    lead = (
        f"Au moins {number % 40 + 2} personnes ont été tuées vendredi à Beira."
        if is_french
        else f"At least {number % 40 + 2} people were killed when the river flooded Beira on Friday."
    )
    paragraphs = (" ".join(chance.choices(words, k=60)).capitalize() for _ in range(8))
    body = "".join(f"<p>{paragraph}.</p>" for paragraph in paragraphs)
    title, day = f"Flood in Beira, report {number}", number % 28 + 1
    page = PAGE.format(title=title, day=day, script="x = 1;" * 1_500, menu=MENU, lead=lead, body=body)
    status = "404 Not Found" if number % 50 == 49 else "200 OK"
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()


def _member(address: str, block: bytes, kind: WarcRecordType) -> bytes:
    record = WarcRecord()
    record.init_headers(kind)
    record.headers["WARC-Target-URI"] = address
    record.headers["WARC-Date"] = "2019-05-28T10:15:00Z"
    record.headers["Content-Type"] = f"application/http; msgtype={kind!s}"
    record.set_bytes_content(block)
    file = io.BytesIO()
    record.write(file)
    return gzip.compress(file.getvalue(), 6)


@contextmanager
def measured(what: str, n_pages: int) -> Iterator[None]:
    """Print how many pages a second a step takes, and the most memory so far."""
    clock, cpu = time.perf_counter(), _processor_seconds()
    yield
    clock, cpu = time.perf_counter() - clock, _processor_seconds() - cpu
    here, workers = (
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"{what:<24} {n_pages / cpu:>8,.0f} a processor second {n_pages / clock:>8,.0f} a second; "
        f"most memory {here} MB here, {workers} MB in a worker",
        flush=True,
    )


def _processor_seconds() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def main() -> None:
    """Make the file and print what it takes."""
    warnings.simplefilter("ignore")
    n_pages, *processes = map(int, sys.argv[1:]) if len(sys.argv) > 1 else (20_000,)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "CC-NEWS-made.warc.gz"
        write_web_archive(path, n_pages)
        print(f"{n_pages:,} pages, {path.stat().st_size / 1e6:.0f} MB packed")
        with measured("gone through", n_pages):
            n_failures = sum(source.failure is not None for source in sources_in([path]))
        archive = Archive(Path(folder) / "archive")
        with measured("taken into the archive", n_pages):
            taken = archive_paths(archive, [path], datetime.now(UTC), largest=20_000_000)
        print(f"articles {taken.n_files:,}, not to be taken {n_failures:,}")
        _read(archive, processes or [1, 2])


def _read(archive: Archive, processes: list[int]) -> None:
    origins = archive.origins()
    batches = [origins[start : start + BATCH] for start in range(0, len(origins), BATCH)]
    settings = ReadingSettings(archive.folder, engine_version(vague_words()), article_seconds=30)
    for n_workers in filter(None, processes):
        with measured(f"read on {n_workers}", len(origins)):
            outcomes = read_batches(batches, settings, n_workers=n_workers, advance=lambda: None)
        n_figures = sum(len(getattr(outcome, "figures", ())) for outcome in outcomes)
        print(f"figures {n_figures:,}, refused {sum(hasattr(one, 'reason') for one in outcomes):,}")


if __name__ == "__main__":
    main()
