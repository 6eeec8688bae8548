"""Run a schedule on local sources under killing: python benchmarks/schedule.py [MINUTES].

Three sites on loopback publish a story every ten seconds each for so many
minutes (10); each is a feed of sources.toml, and a schedule comes every
minute. On the way one site is down for a fifth of the time, or until it was
asked in vain; the process that serves the runs is killed with the run it is
at, and later Prefect's server with it; each is started again, as a service
manager would. In the end one more run takes what is left. Printed are the stories published, those in the
tables once, twice and never, and what the table `sources` says of the outage;
the status is 1 where a story was lost or doubled, or the outage is not shown.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

from casualty_figures.publishing import current_release

EVERY: Final = 10.0
"""Seconds between two stories of a site."""
LISTED: Final = 100
"""Stories that a feed has at a time."""
COMMAND: Final = (sys.executable, "-m", "casualty_figures")
PLACES: Final = ("Beira", "Goma", "Aden", "Mosul", "Kirkuk", "Taiz", "Herat", "Maiduguri", "Bamako", "Gao")
DOWN: Final = (0.3, 0.5)
"""From when to when one site is down, in parts of the whole time."""
KILLED: Final = ((0.4, "serving"), (0.7, "everything"))


@dataclass
class Site:
    """A site on loopback; its stories are its pages, `/1` the first."""

    name: str
    port: int = 0
    n_stories: int = 0
    server: ThreadingHTTPServer | None = None

    @property
    def address(self) -> str:
        """Return where its pages begin."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Return media type and bytes of a page, nothing where there is none."""
        if path == "/rss":
            return "application/rss+xml", self._feed().encode()
        number = path.removeprefix("/")
        is_story = number.isdecimal() and 0 < int(number) <= self.n_stories
        return ("text/html; charset=utf-8", self._page(int(number)).encode()) if is_story else None

    def go_up(self) -> None:
        """Answer, at the same port each time."""
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), _handler(self))
        self.port = self.server.server_address[1]
        Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def go_down(self) -> None:
        """Refuse connections."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
        self.server = None

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>Story {number}</title><link>{self.address}/{number}</link></item>"
            for number in range(self.n_stories, max(0, self.n_stories - LISTED), -1)
        )
        return f"<rss version='2.0'><channel><title>{self.name}</title>{items}</channel></rss>"

    def _page(self, number: int) -> str:
        place, other = PLACES[number % 10], PLACES[(number // 10 + 3) % 10]
        title = f"Story {number} of the {self.name}: clash in {place}"
        return (
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
            f"<p>At least {number % 37 + 2} people were killed in {place} when fighting reached house "
            f"{number}, the mayor told the {self.name}.</p><p>The road to {other} was closed for "
            f"{number} hours, and {number % 11 + 3} others were injured.</p></article></body></html>"
        )


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = site.answer(self.path)
            media_type, body = found or ("text/plain", b"")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            return

    return Handler


@dataclass
class Scheduled:
    """The command `schedule` at work, started again whenever it ended."""

    environment: dict[str, str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = None
    n_starts: int = field(default=0)

    def keep_up(self) -> None:
        """Start it where it is not at work."""
        if self.process is None or self.process.poll() is not None:
            with self.log.open("ab") as log:
                self.process = subprocess.Popen(
                    [*COMMAND, "schedule", "--cron", "* * * * *"],
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                )
            self.n_starts += 1

    def kill(self, what: str) -> None:
        """Kill the serving process with the run it is at; with Prefect's server too for `everything`."""
        if self.process is None:
            return
        below = _below(self.process.pid)
        servers = {pid for pid in below if "uvicorn" in _words_of(pid) or "prefect.server" in _words_of(pid)}
        for pid in (self.process.pid, *below):
            if what == "everything" or pid not in servers:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """End it as Ctrl-C does."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)


def _below(pid: int) -> list[int]:
    """Return the processes that a process started, and those that they started."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *_below(child)]
    return found


def _words_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def environment_of(folder: Path) -> dict[str, str]:
    """Return the settings of a place of its own, with sources on loopback."""
    names = {
        "raw_folder": folder / "raw",
        "processed_folder": folder / "processed",
        "reports_folder": folder / "reports",
        "reviews_folder": folder / "reviews",
        "corrections_folder": folder / "corrections",
        "sources_file": folder / "sources.toml",
        "fetch_cache_folder": folder / "cache",
        "fetch_contact": "desk@example.org",
        "fetch_networks": "127.0.0.0/8",
        "fetch_rate": "100",
        "server_port": _free_port(),
        "reports_port": _free_port(),
    }
    ours = {f"CASUALTY_FIGURES_{name.upper()}": str(value) for name, value in names.items()}
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CASUALTY_", "PREFECT_"))
    }
    return {**kept, **ours, "PREFECT_HOME": str(folder / "prefect"), "PYTHONWARNINGS": "ignore"}


@contextmanager
def sites_up(folder: Path) -> Iterator[list[Site]]:
    """Serve three sites, each a source that is due every minute."""
    sites = [Site(name) for name in ("herald", "courier", "ledger")]
    for site in sites:
        site.go_up()
    (folder / "raw").mkdir()
    table = '[[source]]\nkind = "feed"\nname = "{name}"\nurl = "{url}/rss"\nevery = "1m"\n'
    written = "".join(table.format(name=site.name, url=site.address) for site in sites)
    (folder / "sources.toml").write_text(written, encoding="utf-8")
    yield sites
    for site in sites:
        site.go_down()


def was_asked_in_vain(site: Site, folder: Path) -> bool:
    """Whether the log of attempts has one at which the site gave no answer."""
    log = folder / "raw" / "archive" / "attempts" / f"{site.name}.jsonl"
    return log.exists() and '"failed"' in log.read_text(encoding="utf-8")


def pass_time(sites: Sequence[Site], scheduled: Scheduled, folder: Path, seconds: float) -> None:
    """Publish stories for so long, with all that goes wrong on the way."""
    wrong: list[tuple[float, Callable[[], None]]] = [
        (DOWN[0], sites[0].go_down),
        *((at, lambda what=what: scheduled.kill(what)) for at, what in KILLED),
    ]
    wrong.sort(key=lambda one: one[0])
    start, n_published = time.monotonic(), 0
    while (passed := time.monotonic() - start) < seconds:
        scheduled.keep_up()
        while n_published * EVERY <= passed:
            n_published += 1
            for site in sites:
                site.n_stories += 1
        while wrong and wrong[0][0] * seconds <= passed:
            wrong.pop(0)[1]()
        if sites[0].server is None and passed > DOWN[1] * seconds and was_asked_in_vain(sites[0], folder):
            sites[0].go_up()
        time.sleep(0.5)


def told(sites: Sequence[Site], folder: Path) -> bool:
    """Print what became of the stories and of the outage; return whether that is as it should be."""
    release = current_release(folder / "processed")
    rows = Counter(release.table("articles")["url"].to_pylist())
    published = {f"{site.address}/{number}" for site in sites for number in range(1, site.n_stories + 1)}
    n_lost, n_doubled = sum(rows[url] == 0 for url in published), sum(rows[url] > 1 for url in published)
    once, refused = sum(rows[url] == 1 for url in published), release.row_count("quarantine")
    print(f"stories published {len(published):,}, in the tables once {once:,}")
    print(f"lost {n_lost:,}, doubled {n_doubled:,}, rows of others {len(rows.keys() - published):,}")
    print(f"rows of quarantine {refused:,}, releases {release.number:,}, runs {release.row_count('runs'):,}")
    days = release.table("sources").to_pylist()
    for day in days:
        print(
            f"{day['collected_from']:<8} {day['day']} {day['source_status']:<8} asked {day['n_attempts']:,} "
            f"times, in vain {day['n_failed_attempts']:,}; collected {day['n_collected']}; "
            f"{day['last_failure_reason'] or ''}"
        )
    n_in_vain = sum(day["n_failed_attempts"] for day in days if day["collected_from"] == sites[0].name)
    return not (n_lost or n_doubled) and n_in_vain > 0


def main() -> int:
    """Let the time pass and print what came of it."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with sites_up(folder) as sites:
            scheduled = Scheduled(environment_of(folder), folder / "schedule.log")
            pass_time(sites, scheduled, folder, 60 * minutes)
            if sites[0].server is None:
                sites[0].go_up()
            scheduled.end()
            time.sleep(60)  # until every source is due again
            last = subprocess.run(
                [*COMMAND, "run"], env=scheduled.environment, check=False, capture_output=True
            )
            print(f"{minutes:g} minutes, started {scheduled.n_starts} times")
            print(f"the last run ended with {last.returncode}")
            is_right = told(sites, folder) and last.returncode == 0
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
