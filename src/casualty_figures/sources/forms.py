"""What `sources.toml` may say of a source: a form for each kind."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from casualty_figures.archive.tabular.columns import FIELDS
from casualty_figures.sources.lead import Lead

_DURATION = re.compile(r"(\d+)\s*([mhd])")
_SECONDS = {"m": 60, "h": 3600, "d": 86_400}
GDELT = "https://data.gdeltproject.org/gdeltv2/lastupdate.txt"
RELIEFWEB = "https://api.reliefweb.int/v2/reports"
MEDIA_CLOUD = "https://search.mediacloud.org/api/search/story-list"


def duration(value: object) -> object:
    """Return the time that words such as 15m, 6h or 1d mean.

    Raises:
        ValueError: They mean none.
    """
    if isinstance(value, timedelta):
        return value
    said = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if said is None or int(said[1]) == 0:
        raise ValueError(f"{value!r} is no time such as 15m, 6h or 1d")
    return timedelta(seconds=int(said[1]) * _SECONDS[said[2]])


def _with_parts_of_articles(columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return the columns; raise `ValueError` where one is named for what is no part of an article."""
    if unknown := sorted(set(columns) - set(FIELDS)):
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(FIELDS)}")
    return columns


Columns: TypeAlias = Annotated[
    Mapping[str, Annotated[str, Field(min_length=1)]], AfterValidator(_with_parts_of_articles)
]
"""Which column of a table holds which part of an article."""
Duration: TypeAlias = Annotated[timedelta, BeforeValidator(duration)]
Address: TypeAlias = Annotated[str, Field(pattern=r"^https?://[^\s/]\S*$")]
Parts: TypeAlias = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(strict=False)]


class SourceForm(BaseModel):
    """What every source has."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: str = Field(description="What it is: one of the kinds on this page.")
    name: str = Field(
        pattern=r"^[a-z0-9][a-z0-9-]{0,62}$",
        description="What it is called in tables and messages: small letters, digits and hyphens.",
    )
    language: str | None = Field(
        default=None,
        pattern=r"^[a-z]{2,3}$",
        description="Language of its articles (ISO 639), such as en: searches ask for it, and it decides "
        "where a text is too short to tell.",
    )
    country: str | None = Field(
        default=None,
        pattern=r"^[A-Z]{3}$",
        description="Country it tells of (ISO 3166 alpha-3), such as YEM: ReliefWeb is asked for it, and of "
        "places with one name the one there is meant, where a text does not tell.",
    )
    publisher: str | None = Field(
        default=None, min_length=1, description="Publisher of its articles; without it their pages say."
    )
    every: Duration = Field(default=timedelta(hours=1), description="How often it is due: 15m, 6h, 1d.")
    most_items: int = Field(default=200, ge=1, description="Most articles a run takes of it.")
    most_days: int = Field(default=14, ge=1, description="Articles published longer ago are left out.")

    def told(self, lead: Lead) -> Lead:
        """Return a lead with what the source is said to be: its publisher, language and country."""
        publisher = self.publisher or lead.publisher
        return replace(lead, publisher=publisher, language=self.language, country=self.country)


class _OfPages(SourceForm):
    only: Parts = Field(
        default=(), description="Parts of addresses, as in /world/: an address without any is left out."
    )


class Feed(_OfPages):
    """An RSS or Atom feed; its links are read as pages."""

    kind: Literal["feed"]
    url: Address = Field(description="Its address.")
    read: Literal["page", "entry"] = Field(
        default="page", description="Read the page behind each link, or the entry where it has the article."
    )


class Sitemap(_OfPages):
    """A sitemap, news sitemap or sitemap index, gzipped or not."""

    kind: Literal["sitemap"]
    url: Address = Field(description="Its address.")


class Addresses(_OfPages):
    """A list of addresses, here or in a file with an address a line; each is read once."""

    kind: Literal["addresses"]
    urls: Annotated[tuple[Address, ...], Field(strict=False)] = Field(default=(), description="Addresses.")
    file: str | None = Field(
        default=None, min_length=1, description="File with an address a line, beside sources.toml."
    )

    @model_validator(mode="after")
    def _has_some(self) -> "Addresses":
        if not self.urls and self.file is None:
            raise ValueError("a list of addresses needs urls or file")
        return self


class Given(Addresses):
    """Addresses given on the command line: fetched whether they are known or not."""


class Page(SourceForm):
    """One page that changes; each change is a new version of the article."""

    kind: Literal["page"]
    url: Address = Field(description="Its address.")


class _OnDisk(SourceForm):
    paths: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(strict=False, min_length=1)] = (
        Field(description="Files, folders or patterns such as in/*.csv, beside sources.toml.")
    )


class Files(_OnDisk):
    """Files and folders: whatever `casualty-figures run` takes."""

    kind: Literal["files"]
    columns: Columns = Field(
        default={},
        description='Which columns of its tables hold what, as in {text = "Inhalt"}; usual names need none.',
    )


class Warc(_OnDisk):
    """WARC files, gzipped or not, as crawlers and Common Crawl's news set have them."""

    kind: Literal["warc"]


class Gdelt(_OfPages):
    """GDELT 2.1: of the articles in its quarter-hourly files, those on casualties, as leads."""

    kind: Literal["gdelt"]
    url: Address = Field(default=GDELT, description="Address of lastupdate.txt.")
    table: Literal["gkg", "export"] = Field(
        default="gkg", description="Which of its files: the knowledge graph (gkg) or the events (export)."
    )
    codes: Parts = Field(
        default=(),
        description="Counts (gkg) or CAMEO root codes (export) that an article must have; "
        "KILL, WOUND, KIDNAP, ARREST, AFFECT, and 18, 19, 20 without it.",
    )


class ReliefWeb(SourceForm):
    """Reports of ReliefWeb, by its API v2."""

    kind: Literal["reliefweb"]
    appname: str = Field(
        min_length=1,
        description="The name ReliefWeb gave you: https://apidoc.reliefweb.int/parameters#appname.",
    )
    url: Address = Field(default=RELIEFWEB, description="Address of the API.")
    query: str | None = Field(default=None, min_length=1, description="Words that reports must have.")


class MediaCloud(_OfPages):
    """Stories that Media Cloud finds; their pages are read."""

    kind: Literal["mediacloud"]
    query: str = Field(min_length=1, description="What to search for.")
    key: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")] = Field(
        default="MEDIA_CLOUD_KEY", description="Environment variable that holds your key."
    )
    url: Address = Field(default=MEDIA_CLOUD, description="Address of the API.")
    collections: Annotated[tuple[int, ...], Field(strict=False)] = Field(
        default=(), description="Numbers of Media Cloud's collections to search."
    )


Configured: TypeAlias = Feed | Sitemap | Addresses | Page | Files | Warc | Gdelt | ReliefWeb | MediaCloud

FORMS: dict[str, type[Configured]] = {
    "feed": Feed,
    "sitemap": Sitemap,
    "addresses": Addresses,
    "page": Page,
    "files": Files,
    "warc": Warc,
    "gdelt": Gdelt,
    "reliefweb": ReliefWeb,
    "mediacloud": MediaCloud,
}
"""The form of each kind, by the name it has in the file."""
