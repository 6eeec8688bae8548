"""What is left when runs are killed, the disk is full or read-only, or a reader reads while releases come.

    python benchmarks/kill.py [--kills 60] [--publishes 20] [--seed 1] [--short]

Each run has new articles, and something is killed with SIGKILL at a moment
chosen at random over the time its work takes: in turn a run in one process, a
run with two that read, a worker of Dask under a run, Prefect's server under a
run. After each kill every file of every release and of the archive must be as
it was written, no article may be there twice, and no process may go on. At the
end one run that nobody kills must have every article once. Ends with status 1
where anything is torn, lost or doubled. --short does each once.
"""

import argparse
import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from casualty_figures.archive import Archive
from casualty_figures.publishing import Release, WritingLock, last_release
from casualty_figures.runs.verification import damage_of
from flows.prefect_defaults import silence_prefect

RUN = (sys.executable, "-m", "casualty_figures", "run")
ARTICLE = (
    "Shelling in Aden, day {number}\n\nAt least {killed} people were killed when shells struck market number "
    "{number} of Aden on Monday, the health ministry said. The road to the coast stayed closed.\n"
)
NEW_ARTICLES = 3
CAPBSET_DROP, DAC_OVERRIDE = 24, 1
"""Of prctl(2) and capabilities(7)."""
ONE = {"CASUALTY_FIGURES_WORKERS": "1"}
TWO = {"CASUALTY_FIGURES_WORKERS": "2", "CASUALTY_FIGURES_BATCH_SIZE": "1"}
DASK = {**TWO, "CASUALTY_FIGURES_DASK": "local"}
OWN_SERVER = {**ONE, "PREFECT_API_URL": ""}


@dataclass
class Place:
    """Folders of runs, with new articles each time, and what was found wrong in them."""

    folder: Path
    server: str
    n_articles: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Return the variables of a command that runs here."""
        names = ("RAW", "PROCESSED", "REPORTS", "REVIEWS", "CORRECTIONS")
        own = {f"CASUALTY_FIGURES_{name}_FOLDER": str(self.folder / name.lower()) for name in names}
        own |= {"PREFECT_HOME": str(self.folder / "own-prefect"), "PREFECT_API_URL": self.server, **more}
        own["PYTHONPATH"] = os.pathsep.join(sys.path)
        return {name: value for name, value in {**os.environ, **own}.items() if value}

    def add_articles(self) -> None:
        """Write articles that state numbers of dead that no others do."""
        for _ in range(NEW_ARTICLES):
            self.n_articles += 1
            path = self.folder / "raw" / f"{self.n_articles:03d}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(ARTICLE.format(number=self.n_articles, killed=1000 + self.n_articles))

    def start(
        self, more: Mapping[str, str] = ONE, preparation: Callable[[], None] | None = None
    ) -> "subprocess.Popen[bytes]":
        """Start a run."""
        return subprocess.Popen(
            RUN,
            env=self.environment(more),
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=(self.folder / "said").open("ab"),
            preexec_fn=preparation,  # noqa: PLW1509 - no threads here
        )

    def at_a_moment(self, process: "subprocess.Popen[bytes]", chance: random.Random) -> None:
        """Wait until a run is at work, then some part of the time that this takes, unless it ends before."""
        wait_until_at_work(process)
        until = time.monotonic() + chance.uniform(0, self.seconds)
        while time.monotonic() < until and process.poll() is None:
            time.sleep(0.01)

    def look(self, when: str) -> None:
        """Note what is torn, lost or doubled."""
        processed = WritingLock(self.folder / "processed")
        self.wrong += [
            f"{when}: {damage}" for damage in damage_of(Archive(self.folder / "raw/archive"), processed)
        ]
        if release := last_release(processed.folder):
            counts = stated(release)
            if len(counts) != len(set(counts)) or not set(counts) <= set(self.expected):
                self.wrong.append(f"{when}: {release.name} states {counts}")

    @property
    def expected(self) -> list[int]:
        """Return the numbers of dead that a whole run states."""
        return [1000 + number for number in range(1, self.n_articles + 1)]

    def complete(self, when: str) -> None:
        """Run once undisturbed, and note where its release has not every article once."""
        process = self.start()
        wait_until_at_work(process)
        began = time.monotonic()
        process.communicate()
        self.seconds = time.monotonic() - began
        release = last_release(self.folder / "processed")
        if process.returncode or release is None or sorted(stated(release)) != self.expected:
            self.wrong.append(
                f"{when}: the run after it ended with {process.returncode}, not all is there once"
            )
        self.look(f"{when}, and a run after it")


def wait_until_at_work(process: "subprocess.Popen[bytes]") -> None:
    """Return once a run says that it takes its inputs, or has ended."""
    for line in process.stdout or ():
        if line.startswith(b"Archive"):
            return


def stated(release: Release) -> list[int]:
    """Return the least numbers of dead of a release."""
    return [row["low"] for row in release.table("figures").to_pylist() if row["indicator"] == "killed"]


def below(process: int) -> Iterator[tuple[int, str]]:
    """Yield the processes that a process has started and they in turn, with their command lines."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == process:
                yield int(folder.name), (folder / "cmdline").read_text()
                yield from below(int(folder.name))
        except (OSError, ValueError):
            continue


def kill_run(place: Place, more: Mapping[str, str], chance: random.Random) -> None:
    """Kill a run, and note which of its processes goes on without it."""
    process = place.start(more)
    place.at_a_moment(process, chance)
    left = [number for number, _ in below(process.pid)]
    process.kill()
    process.wait()
    until = time.monotonic() + 30
    while time.monotonic() < until and any(Path(f"/proc/{number}/exe").exists() for number in left):
        time.sleep(0.1)
    for number in left:
        if Path(f"/proc/{number}/exe").exists():
            place.wrong.append(f"a process goes on: {Path(f'/proc/{number}/cmdline').read_text()}")


def kill_below(place: Place, more: Mapping[str, str], chance: random.Random, *, kind: str) -> None:
    """Kill a process under a run whose command line has a word, and let the run end as it does."""
    process = place.start(more)
    place.at_a_moment(process, chance)
    found = [number for number, command in below(process.pid) if kind in command]
    if found:
        os.kill(chance.choice(found), signal.SIGKILL)
    process.communicate()


def fill_disk(place: Place) -> None:
    """Run where no file can grow past some size: what a full disk does, at several moments."""
    for size in (500, 4_000, 12_000, 40_000):
        place.add_articles()
        process = place.start(ONE, partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size)))
        process.communicate()
        if not process.returncode:
            place.wrong.append(f"no file over {size} bytes: the run says that all is well")
        place.look(f"no file over {size} bytes")
    place.complete("a full disk")


def _obey_modes() -> None:
    """Have root, who may write anywhere, write only where the modes allow it once another program begins."""
    ctypes.CDLL(None).prctl(CAPBSET_DROP, DAC_OVERRIDE, 0, 0, 0)


def forbid_writing(place: Place) -> None:
    """Run where the releases cannot be written."""
    place.add_articles()
    folders = [place.folder / "processed", *(place.folder / "processed").rglob("*")]
    modes = {path: path.stat().st_mode for path in folders if path.is_dir()}
    for path in modes:
        path.chmod(0o555)
    process = place.start(ONE, None if os.geteuid() else _obey_modes)
    process.communicate()
    if not process.returncode:
        place.wrong.append("read-only: the run says that all is well")
    for path, mode in modes.items():
        path.chmod(mode)
    place.look("read-only")
    place.complete("read-only")


def read_meanwhile(place: Place, n_publishes: int) -> None:
    """Read all tables of the current release again and again while runs publish."""
    n_reads, seen = 0, set()
    for number in range(n_publishes):
        place.add_articles()
        process = place.start()
        while process.poll() is None:
            if release := last_release(place.folder / "processed"):
                n_reads += 1
                seen.add(release.name)
                articles, figures = release.table("articles"), release.table("figures")
                if articles.num_rows != len(set(figures["article_id"].to_pylist())):
                    place.wrong.append(f"publish {number + 1}: a reader saw a mixture in {release.name}")
        if process.returncode:
            place.wrong.append(f"publish {number + 1}: the run ended with {process.returncode}")
    place.look("publishes")
    print(f"a reader read {n_reads} times, {len(seen)} releases, during {n_publishes} publishes", flush=True)


KILLS: tuple[tuple[str, Callable[[Place, random.Random], None]], ...] = (
    ("a run in one process", lambda place, chance: kill_run(place, ONE, chance)),
    ("a run with two that read", lambda place, chance: kill_run(place, TWO, chance)),
    ("a worker of Dask", lambda place, chance: kill_below(place, DASK, chance, kind="spawn_main")),
    ("Prefect's server", lambda place, chance: kill_below(place, OWN_SERVER, chance, kind="server_process")),
)


def kill(place: Place, n_kills: int, chance: random.Random) -> None:
    """Kill each kind in turn at random moments and look at what is left."""
    for number, (what, once) in enumerate(islice(cycle(KILLS), n_kills), start=1):
        place.add_articles()
        once(place, chance)
        place.look(f"{what} killed, number {number}")
        print(f"{number}: {what} killed, {len(place.wrong)} wrong", *place.wrong[-3:], sep="\n  ", flush=True)
    place.complete("all kills")


def main() -> int:
    """Do all of it in a new folder, print what was found, and return the status."""
    parser = argparse.ArgumentParser(description="Kill runs, and look at what is left.")
    for name, default in (("kills", 60), ("publishes", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--short", action="store_true", help="each kind of kill once, and two publishes")
    asked = parser.parse_args()
    n_kills, n_publishes = (len(KILLS), 2) if asked.short else (asked.kills, asked.publishes)
    silence_prefect()
    from flows.serving.server import prefect_server  # noqa: PLC0415 - after what silences it

    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    os.environ["PREFECT_HOME"] = str(folder / "prefect")
    with prefect_server() as server:
        place, chance = Place(folder, server), random.Random(asked.seed)  # noqa: S311 - no secret
        place.add_articles()
        place.complete("the first run")
        if n_kills:
            place.add_articles()
            place.complete("the second run")
            print(f"the work of an undisturbed run: {place.seconds:.1f} s", flush=True)
        kill(place, n_kills, chance)
        forbid_writing(place)
        read_meanwhile(place, n_publishes)
        fill_disk(place)
    print(
        f"{n_kills} kills, a disk full and read-only, {n_publishes} publishes under a reader: "
        f"{len(place.wrong)} torn, lost or doubled",
        *place.wrong,
        sep="\n",
    )
    shutil.rmtree(folder)
    return 1 if place.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
