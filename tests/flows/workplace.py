"""Articles and folders of a run, in place of those in the repository."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casualty_figures.publishing import Release, current_release
from casualty_figures.runs.summary import Summary

SAYING = ("articles", "figures", "quarantine", "codebook")
ARTICLES = {
    "aden.txt": "Market shelled in Aden\n\nAt least 12 civilians were killed on Monday "
    "when shells struck a market in Aden, the health ministry said. Another 30 people were injured.\n",
    "goma.html": "<html><head><title>Thousands flee Goma</title><meta property='article:published_time' "
    "content='2012-11-20T08:00:00Z'></head><body><article><h1>Thousands flee Goma</h1><p>About 1,400 "
    "households were displaced from villages near Goma last week, according to the United Nations. Two "
    "soldiers were killed in the fighting, the army said on Tuesday.</p></article></body></html>",
    "empty.txt": "",
}


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class Workplace:
    """The folders that the settings name while it is in force."""

    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        return {
            "CASUALTY_FIGURES_RAW_FOLDER": str(self.folder / "raw"),
            "CASUALTY_FIGURES_PROCESSED_FOLDER": str(self.folder / "processed"),
            "CASUALTY_FIGURES_REPORTS_FOLDER": str(self.folder / "reports"),
            "CASUALTY_FIGURES_REVIEWS_FOLDER": str(self.folder / "reviews"),
            "CASUALTY_FIGURES_CORRECTIONS_FOLDER": str(self.folder / "corrections"),
        }

    @contextmanager
    def in_force(self) -> Iterator["Workplace"]:
        before = {name: os.environ.get(name) for name in self.settings}
        os.environ.update(self.settings)
        try:
            yield self
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value

    def write_articles(self) -> None:
        for name, text in ARTICLES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self) -> Summary:
        from flows.daily import daily  # noqa: PLC0415 - once Prefect has its settings

        return daily()

    @property
    def processed(self) -> Path:
        return self.folder / "processed"

    @property
    def release(self) -> Release:
        return current_release(self.processed)

    def bytes_of(self, table: str) -> dict[str, bytes]:
        folder = self.release.folder / table
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}
