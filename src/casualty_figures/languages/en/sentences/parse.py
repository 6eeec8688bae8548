"""The dependency parser: spaCy's small English model, with only tagger and parser on."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from casualty_figures.languages.en.sentences.model import model_folder
from casualty_figures.languages.en.sentences.token import Token

_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


def parsed(sentences: Iterable[list[Token]]) -> Iterator[Any]:
    """Yield the spaCy parse of each list of tokens, one word a token, in order.

    Raises `CasualtyFiguresError` where the model is missing or is not the one
    that was locked.
    """
    pipeline = _pipeline()
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy costs over a second to import

    documents = (Doc(pipeline.vocab, words=[token.word for token in tokens]) for tokens in sentences)
    yield from pipeline.pipe(documents, batch_size=64)


@cache
def _pipeline() -> Any:  # noqa: ANN401 - spaCy is imported only when it is used
    import spacy  # noqa: PLC0415 - spaCy costs over a second to import

    return spacy.load(model_folder(), exclude=list(_UNUSED))
