"""The words beside a name that say what the name is doing there."""

from typing import Final

from casualty_figures.placing.names import key_of
from casualty_figures.placing.tables import phrases_of, rows_of, words_of

CUES: Final = {row["cue"]: frozenset(row["words"].split()) for row in rows_of("cue_words.tsv")}
COMMON_WORDS: Final = words_of("common_words.txt")
PERSONAL_NAMES: Final = words_of("personal_names.txt")
AREA_TYPES: Final = CUES["area_type"] | CUES["town_type"] | CUES["district_type"] | CUES["camp_type"]
# They may stand inside a name in lower case: Rio de Janeiro, Trinidad and Tobago, Republic of the Congo.
JOINERS: Final = CUES["joiner"]
NOT_PLACES: Final = frozenset(key_of(phrase) for phrase in phrases_of("not_places.txt"))
# The number of words of the longest phrase that begins with a word.
LONGEST_NOT_PLACE: Final = {
    first: max(key.count(" ") + 1 for key in NOT_PLACES if key.split()[0] == first)
    for first in {key.split()[0] for key in NOT_PLACES}
}
# Armed groups and missions at work in one country: they help to choose between places, and name none.
ARMED_GROUPS: Final = {
    word: row["iso3"] for row in rows_of("armed_groups.tsv") for word in row["words"].split()
}
