"""The languages we read: each is a value, and has an entry here.

An article in another is refused as a row.
"""

from casualty_figures.extraction.language import Language
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.languages.en.english import English, vague_words

_LANGUAGES: dict[str, type[Language]] = {"en": English}

__all__ = ["language_of", "vague_words"]


def language_of(code: str, vague: VagueTable | None = None) -> Language:
    """Return the language of an ISO 639-1 code, reading vague words by `vague`, by default our own table.

    Raises `KeyError` for a language that is not read.
    """
    return _LANGUAGES[code](vague or vague_words())
