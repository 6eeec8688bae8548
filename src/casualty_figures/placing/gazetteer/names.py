"""Names of places brought to one spelling, so that Ar-Ramādī and Ramadi meet."""

import re
import unicodedata
from typing import Final

from casualty_figures.placing.gazetteer.tables import own_table

# As transliterations write them: ' \u2019 \u2018 \u02bc \u02bb ` \u00b4 \u02bf \u02be \u02b9
APOSTROPHES: Final = "'\u2019\u2018\u02bc\u02bb`\u00b4\u02bf\u02be\u02b9"
WORD: Final = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[^\W\d_]+(?:[{APOSTROPHES}](?![sS]\b)[^\W\d_]+)*")
ARTICLES: Final = own_table("articles").words()
# Joined to a name by a space these are English, Spanish or French words far more often than articles.
WORDS_THAT_LOOK_LIKE_ARTICLES: Final = frozenset(
    article
    for article, also_a_word in own_table("articles").select("article", "also_a_word")
    if also_a_word == "yes"
)
_STRIPPED = str.maketrans("", "", APOSTROPHES + ".")
_LETTERS = str.maketrans(own_table("letters").mapping("letter", "plain"))


def folded(word: str) -> str:
    """Return the word in lower case, without diacritics, apostrophes and dots."""
    if word.isascii():
        return word.lower() if word.isalpha() else word.translate(_STRIPPED).lower()
    bare = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return (
        "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_STRIPPED).lower()
    )


def key_of_words(words: list[str]) -> str:
    """Return the key under which the gazetteer keeps a name of these folded words.

    Every article after the first word is written `al`: Deir ez-Zor and Deir
    al-Zor are one name. So is a first article: Ar-Ramadi and Al-Ramadi.
    """
    if len(words) == 1:
        return words[0]
    return " ".join("al" if word in ARTICLES else "st" if word == "saint" else word for word in words)


def key_of(name: str) -> str:
    """Return the key under which the gazetteer keeps `name`; empty where it has no letters."""
    if name.isascii() and name.isalpha():
        return name.lower()  # half of all names: the rest of the way costs ten times as much
    return key_of_words([folded(word) for word in WORD.findall(name)])


def without_article(key: str) -> str:
    """Return the key without its first article: `ramadi` for `al ramadi`."""
    return key.removeprefix("al ")


def ascii_name(name: str) -> str:
    """Return the name in plain letters, as English-language reports print it: Tikrīt is Tikrit."""
    if name.isascii():
        return name
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return "".join("'" if letter in APOSTROPHES else letter for letter in kept).strip("' ")
