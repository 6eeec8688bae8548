"""English text to sentences, counts and figures, by the package's own table of vague words."""

from casualty_figures.extraction import extract
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.sentences import text as sentences
from casualty_figures.languages.registry import language_of
from casualty_figures.records import Figure

ENGLISH = language_of("en")


def figures_in(
    text: str,
    *,
    article_id: str | None = None,
    headline_end: int = 0,
    reader: str = "parser",
    version: str = "made",
) -> list[Figure]:
    """Return the figures of a text, without places."""
    source = extract.text_to_read(
        text, ENGLISH, article_id=article_id, headline_end=headline_end, version=version
    )
    return extract.figures_in(source, ENGLISH, reader=reader)


def sentences_of(text: str) -> list[sentences.Sentence]:
    """Return the sentences of a text."""
    return sentences.sentences_of(text, ENGLISH.sentence_rules)


def folded(text: str) -> str:
    """Return the text in lower case, as a sentence is folded."""
    return sentences.folded(text, ENGLISH.sentence_rules.hyphenated)


def counts_in(sentence: str) -> list[CountMention]:
    """Return the counts in a folded sentence."""
    return list(ENGLISH.counts_in(sentence))
