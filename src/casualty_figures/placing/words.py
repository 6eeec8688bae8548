"""The words beside a name that say what the name is doing there."""

from typing import Final

from casualty_figures.placing.tables import rows_of, words_of

CUES: Final = {row["cue"]: frozenset(row["words"].split()) for row in rows_of("cue_words.tsv")}
COMMON_WORDS: Final = words_of("common_words.txt")
PERSONAL_NAMES: Final = words_of("personal_names.txt")
AREA_TYPES: Final = CUES["area_type"] | CUES["town_type"] | CUES["district_type"] | CUES["camp_type"]
# They may stand inside a name in lower case: Rio de Janeiro, Trinidad and Tobago, Republic of the Congo.
JOINERS: Final = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "del",
        "la",
        "las",
        "los",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "du",
        "des",
        "le",
        "les",
        "y",
        "e",
        "i",
        "bin",
        "wa",
    ]
)
