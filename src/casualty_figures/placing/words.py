"""The words beside a name that say what the name is doing there."""

import re
from typing import Final

from casualty_figures.placing.gazetteer.names import key_of
from casualty_figures.placing.tables import own_table

CUES: Final = {
    cue: frozenset(words.split()) for cue, words in own_table("cue_words").mapping("cue", "words").items()
}


def pattern_of(cue: str) -> str:
    """Return a pattern for the words of a cue: `_` stands for a space, a last `*` for any letters."""
    words = sorted(CUES[cue], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("_", " ").replace(r"\*", r"\w*") for word in words) + ")"


COMMON_WORDS: Final = own_table("common_words").words()
PERSONAL_NAMES: Final = own_table("personal_names").words()
AREA_TYPES: Final = CUES["area_type"] | CUES["town_type"] | CUES["district_type"] | CUES["camp_type"]
# They may stand inside a name in lower case: Rio de Janeiro, Trinidad and Tobago, Republic of the Congo.
JOINERS: Final = CUES["joiner"]
NOT_PLACES: Final = frozenset(key_of(phrase) for phrase in own_table("not_places").words())
# The number of words of the longest phrase that begins with a word.
LONGEST_NOT_PLACE: Final = {
    first: max(key.count(" ") + 1 for key in NOT_PLACES if key.split()[0] == first)
    for first in {key.split()[0] for key in NOT_PLACES}
}
# Armed groups and missions at work in one country: they help to choose between places, and name none.
ARMED_GROUPS: Final[dict[str, tuple[str, ...]]] = {}
for _iso3, _words in own_table("armed_groups").select("iso3", "words"):
    for _word in _words.split():
        ARMED_GROUPS[_word] = (*ARMED_GROUPS.get(_word, ()), _iso3)
