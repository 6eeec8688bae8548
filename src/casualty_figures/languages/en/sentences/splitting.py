"""How English sentences are told apart, and where a hyphen at a line end stays."""

from casualty_figures.extraction.sentences.text import SentenceRules
from casualty_figures.languages.en.numbers.numerals import TENS

SENTENCE_RULES = SentenceRules(
    code="en",
    abbreviations=(
        *("approx", "est", "no", "gen", "col", "lt", "sgt", "maj", "capt", "gov", "rep", "sen"),
        *("jan", "feb", "dept"),
    ),
    hyphenated=frozenset(TENS),
)
