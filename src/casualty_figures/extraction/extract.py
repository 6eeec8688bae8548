"""A text to the figures it states."""

import hashlib
from datetime import date

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.figures import TextToRead, figures_from
from casualty_figures.extraction.sentences.text import Sentence, sentences_of, without_surrogates
from casualty_figures.languages.en.sentences.parse import parsed
from casualty_figures.languages.en.sentences.tokens import tokens_of
from casualty_figures.languages.en.statements import statements_of
from casualty_figures.languages.en.triggers import has_trigger
from casualty_figures.records import Figure

ENGINES = ("parser", "patterns")


def figures_in(  # noqa: PLR0913 - what is known of a text, each of its own kind
    text: str,
    *,
    published: date | None = None,
    article_id: str | None = None,
    headline_end: int = 0,
    engine: str = "parser",
    version: str = "unversioned",
) -> list[Figure]:
    """Return the figures that a text states, in the order of the text, without places.

    `headline_end` is where the headline ends in the text; `engine` is `parser`
    or, for the tight patterns alone, `patterns`. Raises `CasualtyFiguresError`
    where the parser's model is missing.
    """
    text = without_surrogates(text)
    sentences = tuple(sentences_of(text))
    statements = _statements([one for one in sentences if _is_worth_reading(one)], engine)
    _tie_across(statements)
    _tie_headline(statements, headline_end)
    if published is not None and not 1800 <= published.year <= 9000:
        published = None  # a content system's way to say that it has no date
    source = TextToRead(
        text=text,
        article_id=article_id or hashlib.sha256(text.encode()).hexdigest(),
        published=published,
        headline_end=headline_end,
        version=version,
        sentences=sentences,
    )
    return figures_from(statements, source)


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


def _is_worth_reading(sentence: Sentence) -> bool:
    return has_trigger(sentence.folded)


def _statements(sentences: list[Sentence], engine: str) -> list[Statement]:
    if engine == "patterns":
        return [one for sentence in sentences for one in statements_of(sentence, None, None)]
    tokens = [tokens_of(sentence) for sentence in sentences]
    found: list[Statement] = []
    for sentence, words, parse in zip(sentences, tokens, parsed(tokens), strict=True):
        found.extend(statements_of(sentence, words, parse))
    return found
