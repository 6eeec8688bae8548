"""An article, where it came from, and what is said of one that cannot be read."""

from dataclasses import dataclass
from datetime import date, datetime

from casualty_figures.schema import article_columns as columns
from casualty_figures.schema import shared_columns as shared


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of an archived article beside its bytes.

    `name` is the file name it came under; `published` and `headline` are what
    the record beside the file or its row of a table says, not what the page
    says. `failure` says in one line why there are no bytes: a file that is
    missing, unreadable or too large. `collected_from` is the source of
    `sources.toml` that gave it first, `language` what is said of it beside the
    text: "fr", "en-GB", "French", `country` the one that its source tells of
    (ISO 3166 alpha-3), `charset` the encoding that the server said it is in.
    `retrieved_at` is when it was fetched, where that is
    known, `entered_at` when it entered the archive; earlier versions of the
    archive have the first alone.
    """

    article_id: str
    raw_sha256: str
    raw_path: str
    name: str
    retrieved_at: datetime
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    headline: str | None = None
    failure: str | None = None
    collected_from: str | None = None
    language: str | None = None
    country: str | None = None
    charset: str | None = None
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What reading makes of the bytes of one article.

    `text` is headline, blank line, body (the body alone where there is no
    headline), with Unix line ends; offsets of figures point into it.
    `published_basis` is `record`, `metadata`, `text` or `none`.
    """

    origin: Origin
    text: str
    headline: str | None
    publisher: str | None
    url: str | None
    published: date | None
    published_basis: str
    modified: date | None
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """One version of an article whose text was read."""

    article_id: shared.ArticleId
    run_id: shared.RunId
    version: columns.Version
    url: columns.Url
    page_address: columns.PageAddress
    source_article: columns.SourceArticle
    source_headline: columns.SourceHeadline
    source_date: shared.SourceDate
    source_date_basis: columns.SourceDateBasis
    date_modified: columns.DateModified
    retrieved_at: columns.RetrievedAt
    gone_at: columns.GoneAt
    language: columns.Language
    text_sha256: columns.TextSha256
    text_sketch: columns.TextSketch
    raw_sha256: columns.RawSha256
    raw_path: columns.RawPath
    n_chars: columns.CharacterCount
    n_figures: shared.FigureCount
    origin_group_id: columns.OriginGroupId
    supersedes_article_id: columns.SupersedesArticleId
    copy_of_article_id: columns.CopyOfArticleId
    text: columns.Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """An archived article that could not be read, and why in one line."""

    origin: Origin
    reason: str
