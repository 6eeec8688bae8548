"""Lists that the parser trips over: told apart between dashes, or joined by the comma of a headline."""

import re
from dataclasses import replace

from casualty_figures.languages.en.lexicon import is_person_noun
from casualty_figures.languages.en.sentences.token import Token
from casualty_figures.languages.en.triggers import triggers

_DASHES = frozenset("-\u2013\u2014,")
_LIST_REACH = 24
"""Words within which a list that tells a number apart is closed."""


def without_lists_apart(tokens: list[Token]) -> list[Token]:
    """Return the tokens without lists between dashes that add up to the number before: the parser trips."""
    for index, token in enumerate(tokens):
        whole = next((one.count for one in reversed(tokens[max(0, index - 4) : index]) if one.count), None)
        if token.word not in _DASHES or whole is None:
            continue
        end = _end_of_list(tokens, index, whole.count.central)
        if end is not None:
            return [*tokens[:index], *tokens[end + 1 :]]
    return tokens


def _end_of_list(tokens: list[Token], opening: int, total: int) -> int | None:
    """Return where a list closes whose numbers, two or more, add up to the total; `None` where none does."""
    numbers: list[int] = []
    for index in range(opening + 1, min(len(tokens) - 1, opening + _LIST_REACH)):
        token = tokens[index]
        if token.count:
            numbers.append(token.count.count.central)
        if tells_of_harm(token) or sum(numbers) > total:
            return None
        if token.word == tokens[opening].word and len(numbers) > 1 and sum(numbers) == total:
            return index
    return None


_JOINERS = (
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
    ("in", "addition", "to"),
    ("alongside",),
)
_JOINED_VERBS = frozenset(("were", "was", "have", "had", "died", "perished", "drowned", "are"))
_NEAR = 7
"""Words within which those joined to others between commas end."""


def joined_by_and(tokens: list[Token]) -> list[Token]:
    """Return "three policemen, along with six attackers, were" as the parser knows it: joined by "and"."""
    for index, token in enumerate(tokens):
        joiner = next((words for words in _JOINERS if _words(tokens, index + 1, len(words)) == words), None)
        if token.word != "," or joiner is None or not index or not is_person_noun(tokens[index - 1].word):
            continue
        first = index + 1 + len(joiner)
        end = next(
            (at for at in range(first, min(first + _NEAR, len(tokens))) if tokens[at].word == ","), None
        )
        if end is None or _words(tokens, end + 1, 1)[:1] not in {(verb,) for verb in _JOINED_VERBS}:
            continue
        if any(map(tells_of_harm, tokens[first:end])):
            continue
        return [*tokens[:index], replace(token, word="and"), *tokens[first:end], *tokens[end + 1 :]]
    return tokens


def _words(tokens: list[Token], start: int, number: int) -> tuple[str, ...]:
    return tuple(token.word.lower() for token in tokens[start : start + number])


_AGE = re.compile(r"\d{1,2}")
_HEADLINE = 20
"""Words that a headline has at the most."""


def headline_joined(tokens: list[Token]) -> list[Token]:
    """Return the words of a headline as the parser knows them from sentences.

    "Boy, 9, killed" is "Boy killed" to the parser, "Couple, baby killed in fire" is
    "Couple and baby were killed in fire". Left out are the words before a colon and
    the site behind a bar that tell of no harm and count nobody: "Police: 2 hurt | News".
    """
    return _with_were(_joined(_without_site(_without_kicker(tokens))))


def _without_kicker(tokens: list[Token]) -> list[Token]:
    colon = next((index for index, token in enumerate(tokens[:_KICKER]) if token.word == ":"), None)
    if colon is None or any(tells_of_harm(token) or token.count for token in tokens[:colon]):
        return tokens
    return tokens[colon + 1 :]


def _without_site(tokens: list[Token]) -> list[Token]:
    bar = next((index for index, token in enumerate(tokens) if token.word == "|"), len(tokens))
    return tokens if any(tells_of_harm(token) for token in tokens[bar:]) else tokens[:bar]


_KICKER = 5
"""Words within which the colon stands behind what a headline begins with: who says it, or "Breaking"."""


def _joined(tokens: list[Token]) -> list[Token]:
    if len(tokens) > _HEADLINE:
        return tokens
    comma = next((index for index, token in enumerate(tokens) if token.word == ","), None)
    if comma is None or not 0 < comma < _NOUNS or any(map(tells_of_harm, tokens[:comma])):
        return tokens
    is_aside = [token.word for token in tokens[comma + 2 : comma + 3]] == [","]
    if is_aside and _AGE.fullmatch(tokens[comma + 1].word):
        return [*tokens[:comma], *tokens[comma + 3 :]]
    behind = next((i for i, token in enumerate(tokens[comma + 1 :]) if tells_of_harm(token)), _NOUNS)
    is_list = 0 < behind < _NOUNS and is_person_noun(tokens[comma + behind].word)
    if not is_list or not is_person_noun(tokens[comma - 1].word):
        return tokens
    joined = [*tokens[:comma], replace(tokens[comma], word="and"), *tokens[comma + 1 :]]
    is_one = comma == 1 and not tokens[0].count and not _PLURAL.fullmatch(tokens[0].word)
    return [replace(tokens[0], word="A", end=tokens[0].start), *joined] if is_one else joined


_NOUNS = 4
"""Words before and behind the comma within which the nouns of a list stand."""


def _with_were(tokens: list[Token]) -> list[Token]:
    """Return the words with the "were" that a headline leaves out: 2 men and girl hurt in crash."""
    harm = next((index for index, token in enumerate(tokens[:_HEADLINE]) if tells_of_harm(token)), 0)
    if not 0 < harm < _SUBJECT or not is_person_noun(tokens[harm - 1].word):
        return tokens
    is_participle = tokens[harm].idiom is None and _PARTICIPLE.fullmatch(tokens[harm].word)
    is_passive = not tokens[harm + 1 :] or _BEHIND_PASSIVE.fullmatch(tokens[harm + 1].word)
    if not is_participle or not is_passive:
        return tokens
    are_many = any(token.word == "and" or token.count for token in tokens[:harm])
    if not are_many and not _PLURAL.fullmatch(tokens[harm - 1].word):
        return tokens
    return [*tokens[:harm], replace(tokens[harm], word="were", end=tokens[harm].start), *tokens[harm:]]


_SUBJECT = 8
"""Words within which the subject of a headline ends."""
_PLURAL = re.compile(r"\w+s|people|police|\w*men|children|couple", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ed|shot|hurt|slain|hit", re.IGNORECASE)
_BEHIND_PASSIVE = re.compile(
    r"in|at|on|by|after|as|near|when|during|outside|inside|while|-|;|\w+day", re.IGNORECASE
)


def tells_of_harm(token: Token) -> bool:
    """Whether the word says what happened to people."""
    return token.idiom is not None or token.word.lower() in triggers()
