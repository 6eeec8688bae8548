"""One input of a run."""

from dataclasses import dataclass
from datetime import date, datetime

from casualty_figures.records.retrieval import Retrieval


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its bytes, or the reason in one line why there are none.

    `name` is the path below the folder that was given, or the file's own name
    (the path as given where the file cannot be taken), for a row of a table
    with the row behind it. `language` is what is said beside the text: "fr",
    "en-GB", "French". `retrieved_at` is when it was fetched, where a web
    archive says so; else it is when it enters the archive. `country` is the
    one that its source tells of (ISO 3166 alpha-3), `charset` the encoding that
    the server said it is in. `retrieval` says how
    it was fetched, where it was, `collected_from` the source of `sources.toml`
    that gave it, where one did.
    """

    name: str
    content: bytes | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    headline: str | None = None
    failure: str | None = None
    retrieval: Retrieval | None = None
    collected_from: str | None = None
    retrieved_at: datetime | None = None
    language: str | None = None
    country: str | None = None
    charset: str | None = None

    def __post_init__(self) -> None:
        """Refuse a source with neither bytes nor a failure, or with both."""
        if (self.content is None) == (self.failure is None):
            raise ValueError(f"a source has either bytes or a failure: {self.name}")
