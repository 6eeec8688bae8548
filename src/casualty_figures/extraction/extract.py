"""A text to the figures it states."""

import hashlib
from datetime import date

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.figures import figures_from
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.sentences.text import sentences_of, without_surrogates
from casualty_figures.extraction.text_to_read import TextToRead
from casualty_figures.records import Figure

ENGINES = ("parser", "patterns")


def text_to_read(  # noqa: PLR0913 - what is known of a text, each of its own kind
    text: str,
    language: Language,
    *,
    published: date | None = None,
    article_id: str | None = None,
    headline_end: int = 0,
    version: str = "unversioned",
    country: str | None = None,
) -> TextToRead:
    """Return a text with its sentences and what is known of it; `headline_end` is where its headline ends."""
    text = without_surrogates(text)
    if published is not None and not 1800 <= published.year <= 9000:
        published = None  # a content system's way to say that it has no date
    return TextToRead(
        text=text,
        article_id=article_id or hashlib.sha256(text.encode()).hexdigest(),
        published=published,
        headline_end=headline_end,
        version=version,
        sentences=tuple(sentences_of(text, language.sentence_rules)),
        country=country,
    )


def figures_in(source: TextToRead, language: Language, *, reader: str = "parser") -> list[Figure]:
    """Return the figures that a text states, in the order of the text, without places.

    `reader` is `parser` or, for the tight patterns alone, `patterns`. Raises
    `CasualtyFiguresError` where the parser's model is missing.
    """
    statements = language.statements_of(source.sentences, reader=reader)
    _tie_across(statements)
    _tie_headline(statements, source.headline_end)
    return figures_from(statements, source, language)


def _tie_across(statements: list[Statement]) -> None:
    """Tie "three children were among the dead" to the toll of an earlier sentence."""
    for index, one in enumerate(statements):
        if one.is_part and one.whole is None:
            wholes = [
                other
                for other in reversed(statements[:index])
                if other.indicator == one.indicator
                and not other.is_part
                and other.whole is None
                and other.count.central >= one.count.central
            ]
            one.whole = wholes[0] if wholes else None


def _tie_headline(statements: list[Statement], headline_end: int) -> None:
    """Tie a headline's figure to the one of the body that says the same: they are the same people."""
    body = [one for one in statements if one.sentence.start >= headline_end and one.whole is None]
    for one in statements:
        if one.sentence.start < headline_end and one.whole is None:
            one.whole = next((other for other in body if _say_the_same(one, other)), None)


def _say_the_same(one: Statement, other: Statement) -> bool:
    is_same_count = one.count.central == other.count.central and one.is_household == other.is_household
    return one.indicator == other.indicator and is_same_count
