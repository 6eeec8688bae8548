"""Upper-case wire text and headlines to the case the parser knows.

A word of the parser's own dictionary (WordNet's, which comes with the model) is
lowered; one that it does not have is a name and keeps its capital, as do the
nouns beside it: RAMIRO CASTILLO LOVE is a man, not an emotion.
"""

from functools import cache

from casualty_figures.languages.en.calendar import months
from casualty_figures.languages.en.lexicon import people
from casualty_figures.languages.en.sentences.model import model_folder
from casualty_figures.languages.en.triggers import triggers
from casualty_figures.languages.en.words import words

_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
)


def recased(flat: list[str]) -> list[str]:
    """Return the words of a sentence without case, names with a capital, all else in lower case."""
    lowered = [word.lower() for word in flat]
    unknown = [word[:1].isalpha() and not is_known(word) for word in lowered]
    return [
        word.capitalize() if unknown[index] or _is_beside_name(lowered, unknown, index) else word
        for index, word in enumerate(lowered)
    ]


def _is_beside_name(lowered: list[str], unknown: list[bool], index: int) -> bool:
    beside = (index > 0 and unknown[index - 1]) or (index + 1 < len(unknown) and unknown[index + 1])
    word = lowered[index]
    return beside and word in _dictionary()[0] and word not in people() and word not in _words_of_ours()


def is_known(word: str) -> bool:
    """Whether the dictionary has the word, or one it can be a form of."""
    nouns, others = _dictionary()
    if len(word) < 3 or word in nouns or word in others or word in _words_of_ours() or word in people():
        return True
    stems = (word.removesuffix(ending) + plain for ending, plain in _ENDINGS if word.endswith(ending))
    return "-" in word or any(stem in nouns or stem in others or stem[:-1] in others for stem in stems)


@cache
def _dictionary() -> tuple[frozenset[str], frozenset[str]]:
    from spacy.lookups import Lookups  # noqa: PLC0415 - spaCy costs over a second to import

    lookups = Lookups().from_disk(model_folder() / "lemmatizer" / "lookups")
    index = lookups.get_table("lemma_index")
    exceptions = lookups.get_table("lemma_exc")
    others = {
        form for part in ("verb", "adj", "adv") for form in [*index.get(part, ()), *exceptions.get(part, ())]
    }
    return frozenset([*index.get("noun", ()), *exceptions.get("noun", ())]), frozenset(others)


@cache
def _words_of_ours() -> frozenset[str]:
    return frozenset(triggers()) | frozenset(months()) | words("function_words") | words("units")
