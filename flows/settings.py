"""What can be set, each by an environment variable `CASUALTY_FIGURES_<NAME>`."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from casualty_figures.extraction.proposing.settings import ModelSettings
from casualty_figures.records import CasualtyFiguresError
from casualty_figures.workers.time_limit import MOST_SECONDS

if TYPE_CHECKING:
    from casualty_figures.fetching import FetchSettings

PREFIX = "CASUALTY_FIGURES_"
READ_ELSEWHERE = frozenset({"CACHE", "GAZETTEERS", "TRACEBACK"})
"""Variables with the prefix that are no field of `Settings`: what is wanted before there are any."""


class Settings(BaseSettings):
    """Where things lie and how much is done at once.

    Paths are taken from the folder the command is started in.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    raw_folder: Path = Field(
        default=Path("data/raw"),
        description="Articles of a run without a path; the archive lies in its folder archive/.",
    )
    watched_folder: Path | None = Field(
        default=None,
        description="Folder a run without a path takes its articles from, in place of the raw folder.",
    )
    sources_file: Path = Field(
        default=Path("data/sources.toml"),
        description="Feeds, sitemaps, searches and folders that a run without a path collects from.",
    )
    source_seconds: float = Field(
        default=900.0,
        gt=0.0,
        description="How long a run collects from one source before it leaves the rest.",
    )
    revisit_days: int = Field(
        default=14,
        ge=0,
        description="Pages of sources younger than this are fetched again, ever more seldom; 0 for never.",
    )
    processed_folder: Path = Field(
        default=Path("data/processed"), description="Releases, and the pointer current."
    )
    address: str | None = Field(
        default=None,
        pattern=r"^(s3|file)://[^@\s]+$",
        description="Where archive and releases lie beyond this disk, s3://bucket/prefix or file:///folder: "
        "a run takes from there first and publishes there.",
    )
    reports_folder: Path = Field(
        default=Path("data/reports"), description="The report latest.html and Great Expectations' Data Docs."
    )
    reviews_folder: Path = Field(
        default=Path("data/reviews"),
        description="What reviewers decided, a file NAME.jsonl each; lines are only ever added.",
    )
    reviewer: str | None = Field(default=None, description="Who decides in `review`.")
    corrections_folder: Path = Field(
        default=Path("data/corrections"), description="Known errors of sources, in TOML files."
    )
    releases_kept: int = Field(
        default=30,
        ge=2,
        description="Releases that stay, the current one included; a reader may still hold the last but one.",
    )
    vague_words: Path | None = Field(
        default=None,
        description="Table of vague words (word, low, convention; tab-separated) in place of ours.",
    )
    workers: int | None = Field(
        default=None,
        ge=1,
        description="Processes that read articles at once, by default one a core; 1 reads in the run's own.",
    )
    dask: str | None = Field(
        default=None,
        pattern=r"^(local|[a-z]+://\S+)$",
        description="Cluster of Dask that reads the articles: the address of its scheduler, such as "
        "tcp://10.0.0.5:8786, or local; empty reads without Dask.",
    )
    batch_size: int = Field(
        default=100,
        ge=1,
        description="Articles handed to a process at a time; a run of no more reads them in its own.",
    )
    largest_file: int = Field(
        default=20_000_000,
        ge=1,
        description="Bytes of the largest file taken; a larger one is refused as a row.",
    )
    article_seconds: float = Field(
        default=MOST_SECONDS,
        gt=0.0,
        description="Processor time one article may take; one that takes more is a row, and tried again.",
    )
    wait_seconds: float = Field(
        default=0.0, ge=0.0, description="How long a run waits for another at work before it leaves."
    )
    server_port: int = Field(
        default=4200, ge=1, le=65535, description="Loopback port of the server that `schedule` starts."
    )
    reports_port: int = Field(
        default=4280, ge=1, le=65535, description="Loopback port at which reports are served."
    )
    reports_url: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Address at which you serve the reports folder yourself, for links on Prefect's page.",
    )
    model_endpoint: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Address of an OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1, whose model "
        "proposes figures beside ours; empty asks none. Articles are sent to it.",
    )
    model_name: str = Field(default="default", description="Model that the endpoint is asked for.")
    model_key: SecretStr = Field(
        default=SecretStr(""), description="Key the endpoint wants, if it wants one."
    )
    model_seconds: float = Field(default=60.0, gt=0.0, description="How long one try may take.")
    model_tries: int = Field(
        default=3, ge=1, description="Tries before an article goes on without the model."
    )
    model_temperature: float = Field(default=0.0, ge=0.0, description="Temperature the model is asked with.")
    model_answers_folder: Path = Field(
        default=Path("data/model-answers"), description="Where the model's answers are kept, asked for once."
    )

    fetch_contact: str = Field(
        default="",
        description="Mail address or page where webmasters reach you; stands in the user agent. "
        "Nothing is fetched without it.",
    )
    fetch_rate: float = Field(default=1.0, gt=0.0, description="Requests a second to one host.")
    fetch_connections: int = Field(default=64, ge=1, description="Requests at once to all hosts.")
    fetch_seconds: float = Field(default=60.0, gt=0.0, description="How long one request may take.")
    fetch_networks: str = Field(
        default="",
        description="Networks that are not public and may be asked, such as `10.1.0.0/16, fd00::/8`.",
    )
    fetch_proxy: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Proxy of all requests; it has to refuse private addresses itself. "
        "None is taken from HTTP_PROXY.",
    )
    fetch_cache_folder: Path = Field(
        default=Path("data/http-cache"), description="What servers allow to keep, asked for again if changed."
    )

    @property
    def fetching(self) -> "FetchSettings":
        """Return how pages are fetched; raise `CasualtyFiguresError` where that makes no sense."""
        from casualty_figures.fetching.settings import FetchSettings, networks_in  # noqa: PLC0415 - httpx2

        return FetchSettings(
            contact=self.fetch_contact,
            requests_a_second=self.fetch_rate,
            connections=self.fetch_connections,
            total_seconds=self.fetch_seconds,
            largest_bytes=self.largest_file,
            allowed_networks=networks_in(self.fetch_networks),
            proxy=self.fetch_proxy,
            cache=self.fetch_cache_folder,
        )

    @property
    def model(self) -> ModelSettings | None:
        """Return the model to ask, if one is chosen."""
        if not self.model_endpoint:
            return None
        return ModelSettings(
            endpoint=self.model_endpoint,
            name=self.model_name,
            answers_folder=self.model_answers_folder,
            key=self.model_key.get_secret_value(),
            seconds=self.model_seconds,
            tries=self.model_tries,
            temperature=self.model_temperature,
        )

    @property
    def n_workers(self) -> int:
        """Return how many processes read articles at once."""
        return self.workers or len(os.sched_getaffinity(0))

    @property
    def input_folder(self) -> Path:
        """Return the folder that a run without a path takes its articles from."""
        return self.watched_folder or self.raw_folder

    @property
    def current_folder(self) -> Path:
        """Return the path by which readers find the tables of the last release."""
        return self.processed_folder / "current"

    @property
    def archive_folder(self) -> Path:
        """Return where the archive lies."""
        return self.raw_folder / "archive"

    @property
    def reports_address(self) -> str:
        """Return the address at which a browser finds the reports, the last one first."""
        return self.reports_url or f"http://127.0.0.1:{self.reports_port}/"

    @property
    def data_docs_folder(self) -> Path:
        """Return where Great Expectations' own pages are written."""
        return self.reports_folder / "data-docs"


def settings() -> Settings:
    """Return the settings in force; raise `CasualtyFiguresError` where one makes no sense or is misspelt."""
    _refuse_misspelt()
    try:
        chosen = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise CasualtyFiguresError(f"the setting {name} is wrong: {first['msg']}") from error
    if "sources_file" in chosen.model_fields_set and not chosen.sources_file.exists():
        raise CasualtyFiguresError(
            f"the setting {PREFIX}SOURCES_FILE is wrong: there is no {chosen.sources_file}"
        )
    return chosen


def _refuse_misspelt() -> None:
    """Raise `CasualtyFiguresError` on a variable that sets nothing, and would seem to be obeyed."""
    known = {name.upper() for name in Settings.model_fields} | READ_ELSEWHERE
    for name in sorted(os.environ):
        meant = _MEANT.match(name)
        if meant is None or name.upper() in {PREFIX + one for one in known}:
            continue
        near = get_close_matches(name[meant.end() :].upper(), sorted(known), n=1)
        if not near and not name.upper().startswith(PREFIX):
            continue  # CASUALTY_DATABASE is some other program's
        hint = f"did you mean {PREFIX}{near[0]}?" if near else "docs/running.md lists them"
        raise CasualtyFiguresError(f"there is no setting {name}: {hint}")


_MEANT = re.compile(r"CASUALTY_?FIGURES?_*|CASUALTY_|CASUALTIES_", re.IGNORECASE)
"""How a variable begins that is meant for us, the prefix misspelt or not."""
