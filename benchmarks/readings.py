"""A hash of all readings of a folder of texts, to see that a change of the code changes none of them.

    python benchmarks/readings.py TEXTS... [--rows FILE] [--without COLUMN]...

TEXTS are folders or files: every `.jsonl` line with a key `text` (with `title`, and `published_at`,
`published` or `event_date`, where it has them), every `.txt` whole, and every `.html` as its page is read.
Three hashes are printed: of the readings, all columns but those that say how a row was read; of the
provenance, reader and rule of each row; and of the headline counts. `--rows` writes each row as JSON,
so that two runs can be compared with `diff`.
"""

import argparse
import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from casualty_figures.engine import extract_figures, headline_count
from casualty_figures.lexicon.indicators import INDICATORS

PROVENANCE = ("extractor", "rule")
NEVER = ("extractor_version", "run_id", "sentence_start", "figure_id", "article_id", *PROVENANCE)
DATES = ("published_at", "published", "event_date")


def texts_of(path: Path) -> Iterator[tuple[str, str | None, date | None]]:
    """Yield text, headline and day of publication of each text below a path, in a fixed order."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.suffix in {".jsonl", ".txt", ".html"}:
                yield from texts_of(inner)
    elif path.suffix == ".jsonl":
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            record = json.loads(line)
            if isinstance(record, dict) and isinstance(record.get("text"), str):
                yield record["text"], record.get("title") or None, _day(record)
    elif path.suffix == ".html":
        yield _page(path)
    else:
        yield path.read_text(encoding="utf-8"), None, None


def _page(path: Path) -> tuple[str, str | None, date | None]:
    from trafilatura import extract  # noqa: PLC0415 - only where pages are read

    return extract(path.read_text(encoding="utf-8"), favor_precision=True) or "", None, None


def _day(record: dict[str, Any]) -> date | None:
    for text in (str(record.get(key) or "")[:10] for key in DATES):
        try:
            return date.fromisoformat(text)
        except ValueError:
            continue
    return None


def read(case: tuple[str, str | None, date | None]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rows of one text and its headline counts as text."""
    text, headline, published = case
    figures = extract_figures(text, headline=headline, published=published)
    counts = [str((one.low, one.best, one.high)) for one in (headline_count(figures, i) for i in INDICATORS)]
    order = {figure.figure_id: index for index, figure in enumerate(figures)}
    rows = [asdict(figure) for figure in figures]
    for row in rows:  # ids as places in the list: a new way to make ids is no new reading
        for key in ("subset_of_figure_id", "derived_from_figure_id"):
            row[key] = order.get(row[key])
    return rows, counts


def main() -> None:
    """Print the hashes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--rows", type=Path, help="write each row as JSON to this file")
    parser.add_argument("--without", action="append", default=[], help="a column to leave out, repeatable")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    chosen = parser.parse_args()
    cases = [case for path in chosen.texts for case in texts_of(path)]
    left_out = {*NEVER, *chosen.without}
    readings, provenance, heads = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()
    number = 0
    with ProcessPoolExecutor(chosen.workers) as pool:
        written = chosen.rows.open("w", encoding="utf-8") if chosen.rows else None
        for index, (rows, counts) in enumerate(pool.map(read, cases, chunksize=16)):
            heads.update(repr(counts).encode())
            for row in rows:
                number += 1
                kept = {key: value for key, value in sorted(row.items()) if key not in left_out}
                line = json.dumps(kept, default=str, ensure_ascii=False)
                reader = ":".join(row[key] for key in PROVENANCE if row.get(key))
                readings.update(line.encode("utf-8", "surrogatepass"))
                provenance.update(reader.encode())
                if written:
                    written.write(f"{index}\t{reader}\t{line}\n")
        if written:
            written.close()
    print(f"texts {len(cases)}, rows {number}")
    print(f"readings    {readings.hexdigest()[:16]}")
    print(f"provenance  {provenance.hexdigest()[:16]}")
    print(f"headlines   {heads.hexdigest()[:16]}")


if __name__ == "__main__":
    main()
