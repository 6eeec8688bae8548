"""The bytes of one article to its text, headline, publisher and dates."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import PurePosixPath

from casualty_figures.reading.content import Content, cleaned, refuse_if_longer
from casualty_figures.reading.decoding import decoded
from casualty_figures.reading.documents import content_of, kind_of
from casualty_figures.reading.language import language_of
from casualty_figures.reading.mojibake import mended
from casualty_figures.reading.paragraphs import stored_text
from casualty_figures.reading.plain_text import is_markup, plain_content
from casualty_figures.records import Origin, ReadArticle, ReadingError

LONGEST_TEXT = 1_000_000
"""Characters of the longest text that is read: several books of it."""

DATED_AHEAD = "a date in the future"
"""How the reason begins where an article says that it was published after it was archived."""

CLOCK_TOLERANCE = timedelta(days=2)
"""A date this far ahead of `retrieved_at` can be another time zone's or a wrong clock's."""


def read_article(raw: bytes, origin: Origin, *, longest: int = LONGEST_TEXT) -> ReadArticle:
    """Return the text of an article and what it and its record say of it.

    The record beside the file wins over the page. The text has Unix line ends
    and a blank line between paragraphs, and does not repeat the headline.

    Raises:
        ReadingError: In one line: the file is empty, not a text, not
            decodable, too long, without readable text, in a language we do not
            read, or dated in the future.
    """
    latest = (origin.retrieved_at.astimezone(UTC) + CLOCK_TOLERANCE).date()
    content = cleaned(_content(raw, origin, latest, longest))
    content = _with_headline(content, mended(origin.headline) if origin.headline else None)
    text = stored_text(content.headline, content.body)
    if not any(letter.isalpha() for letter in text):
        raise ReadingError("no readable text in it")
    refuse_if_longer(len(text), longest)
    language = language_of(text, stated=origin.language)
    published, basis = _published(content, origin, latest)
    return ReadArticle(
        origin=origin,
        text=text,
        headline=content.headline,
        publisher=mended(origin.publisher) if origin.publisher else content.publisher,
        url=origin.url or content.url,
        published=published,
        published_basis=basis,
        modified=_modified(content.modified, published, latest),
        language=language,
    )


def _with_headline(content: Content, headline: str | None) -> Content:
    """Return the content under the headline of its record; another one of its own stays, as a paragraph."""
    own = content.headline
    if headline is None:
        return content
    if own is None or own.casefold() in headline.casefold():
        return replace(content, headline=headline)
    return replace(content, headline=headline, body=f"{own}\n\n{content.body}")


def _content(raw: bytes, origin: Origin, latest: date, longest: int) -> Content:
    suffix = PurePosixPath(origin.name).suffix
    if kind := kind_of(raw, suffix):
        return content_of(raw, kind, latest, longest)
    characters = decoded(raw, charset=origin.charset)
    if not is_markup(characters, suffix=suffix):
        refuse_if_longer(len(characters.strip()), longest)
        return plain_content(mended(characters))
    from casualty_figures.reading.page import page_content  # noqa: PLC0415 -- slow, and plain text needs it not

    return page_content(characters, latest, longest)


def _published(content: Content, origin: Origin, latest: date) -> tuple[date | None, str]:
    """Return the day of publication and where it comes from.

    Raises:
        ReadingError: It lies after the article was archived: one of the two
            clocks is wrong, and every relative date with it.
    """
    published, basis = content.published, content.published_basis
    if origin.published:
        published, basis = origin.published, "record"
    if published and published > latest:
        where = "the record beside it" if basis == "record" else "the page"
        raise ReadingError(
            f"{DATED_AHEAD}: {where} says it was published on {published}, "
            f"after it was archived on {origin.retrieved_at:%Y-%m-%d}"
        )
    return published, basis


def _modified(modified: date | None, published: date | None, latest: date) -> date | None:
    """Return the day of the last change where it can be true: not before publication, not ahead of time."""
    if modified is None or modified > latest or (published and modified < published):
        return None
    return modified
