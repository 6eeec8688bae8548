"""Single bits flipped in what a run left, here and at an address: each must be named by `verify`.

    python benchmarks/flipped_bits.py [--flips 300] [--seed 1]

A run reads the sample articles into folders and an address of its own. Then
one bit at a time is flipped, at places spread evenly over all bytes: in the
release here, in the archive here, and in all objects of the address. After
each flip everything is verified, and the bit put back. Of a table it is told as
well what plain pyarrow makes of it: an error, other values without a word, or
the same values. Ends with status 1 where a flip is not named.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from casualty_figures.archive import Archive
from casualty_figures.publishing import WritingLock, current_release
from casualty_figures.records.damage import Damage
from casualty_figures.runs.verified import Verified

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print what became of the flips of each place; leave with status 1 where one was not named."""
    options = argparse.ArgumentParser(description="Flip single bits and see that each is named.")
    options.add_argument("--flips", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _run(folder)
        os.environ["CASUALTY_FIGURES_CACHE"] = str(folder / "cache")
        archive, lock = Archive(folder / "raw" / "archive"), WritingLock(folder / "processed")
        here = Verified(archive, lock, None, is_here=True)
        there = Verified(archive, lock, _address(folder), is_here=False)
        release = current_release(lock.folder).folder
        chance = random.Random(asked.seed)  # noqa: S311 - no secret
        n_missed = 0
        for name, files, damage in (
            ("release here", _files(release), here.damage),
            ("archive here", _files(archive.folder), here.damage),
            ("address", _files(folder / "there"), there.damage),
        ):
            n_missed += _flipped(name, list(_flips(files, asked.flips, chance)), damage)
    sys.exit(1 if n_missed else 0)


def _address(folder: Path) -> str:
    return f"file://{folder}/there"


def _run(folder: Path) -> None:
    named = {"RAW": "raw", "PROCESSED": "processed", "REPORTS": "reports"}
    own = {f"CASUALTY_FIGURES_{name}_FOLDER": str(folder / place) for name, place in named.items()}
    own |= {"CASUALTY_FIGURES_ADDRESS": _address(folder), "PREFECT_HOME": str(folder / "prefect")}
    command = [sys.executable, "-m", "casualty_figures", "run", str(ROOT / "data" / "raw")]
    subprocess.run(command, check=True, env={**os.environ, **own}, stdout=subprocess.DEVNULL)


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder that were written to last: no locks, no notes for people."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name[0] not in ".R")


def _flips(files: Sequence[Path], n: int, chance: random.Random) -> Iterator[tuple[Path, int, int]]:
    """Yield a file, a byte of it and a bit of that, as often as asked."""
    for path in chance.choices(files, weights=[path.stat().st_size for path in files], k=n):
        yield path, chance.randrange(path.stat().st_size), chance.randrange(8)


def _flipped(name: str, flips: Sequence[tuple[Path, int, int]], damage: Callable[[], list[Damage]]) -> int:
    """Flip each bit alone, print what became of it, and return how many were not named."""
    if before := damage():
        raise SystemExit(f"damaged before anything was flipped: {before}")
    made_of: Counter[str] = Counter()
    missed = []
    for path, byte, bit in flips:
        sound = path.read_bytes()
        values = _values(path)
        content = bytearray(sound)
        content[byte] ^= 1 << bit
        path.chmod(0o644)
        path.write_bytes(content)
        if not damage():
            missed.append(f"bit {bit} of byte {byte} of {path.name}")
        if values is not None:
            made_of[_made_of(path, values)] += 1
        path.write_bytes(sound)
    told = ", ".join(f"{n} {what}" for what, n in sorted(made_of.items()))
    print(f"{name}: {len(flips) - len(missed)} of {len(flips)} flipped bits named by verify", end="")
    print(f"; plain pyarrow: {told}" if told else "")
    for one in missed:
        print(f"  not named: {one}")
    return len(missed)


def _values(path: Path) -> pa.Table | None:
    return pq.ParquetFile(path).read() if path.suffix == ".parquet" else None


def _made_of(path: Path, sound: pa.Table) -> str:
    try:
        return "the same values" if pq.ParquetFile(path).read().equals(sound) else "other values"
    except (OSError, pa.ArrowException, ValueError):
        return "errors"


if __name__ == "__main__":
    main()
