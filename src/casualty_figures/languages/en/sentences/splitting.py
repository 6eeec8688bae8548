"""How English sentences are told apart, and where a hyphen at a line end stays."""

from casualty_figures.extraction.sentences.text import SentenceRules
from casualty_figures.languages.en.calendar import months, weekdays
from casualty_figures.languages.en.lexicon import abbreviations_in
from casualty_figures.languages.en.numbers.numerals import TENS

SENTENCE_RULES = SentenceRules(
    code="en",
    abbreviations=abbreviations_in("sentence"),
    clock=abbreviations_in("clock"),
    days=(*weekdays(), *months()),
    hyphenated=frozenset(TENS),
)
