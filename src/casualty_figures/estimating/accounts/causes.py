"""Of what cause an account is, with what weapon and by whom, with the words that say so."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.extraction.sentences.text import folded
from casualty_figures.languages.en.context.causes import CauseWord, agents_in, cause_words_in, weapons_in

UNKNOWN = "unknown"
CONFLICT = "conflict"
MULTIPLE = "multiple"

_OWN, _HEADLINE, _ARTICLE = 1.0, 0.8, 0.12
"""Measured weights of the account's sentences, the headline and the whole article."""

_LEAST = 1.0
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The cause of an account, the weapon and the perpetrator; `cause_words` are what the cause rests on."""

    cause: str
    cause_words: str | None
    weapon: str
    perpetrator: str | None
    perpetrator_side: str


@dataclass(frozen=True, slots=True)
class CauseReader:
    """The words of cause of an article and its headline, read once for all accounts."""

    article: Sequence[CauseWord]
    headline_words: Sequence[CauseWord]
    headline: str

    def circumstances_of(self, group: Group, *, is_main: bool) -> Circumstances:
        """Return what the words of an account, the headline and the article say together."""
        sentences = list(dict.fromkeys(one.figure.source_excerpt for one in group.tellings))
        told = dict.fromkeys([*map(folded, sentences), *_leading_in(group)])
        own = [word for sentence in told for word in cause_words_in(sentence)]
        headline = self.headline_words if is_main or not group.is_marked else ()
        cause = self._cause(own, headline)
        texts = [*sentences, self.headline] if is_main else sentences
        words = [word.word for word in (*own, *headline) if word.cause == cause]
        who, side = _perpetrator_in(texts)
        return Circumstances(
            cause=cause,
            cause_words="; ".join(list(dict.fromkeys(words))[:_MOST_WORDS]) or None,
            weapon=_weapon_in(texts),
            perpetrator=who,
            perpetrator_side=side,
        )

    def _cause(self, own: Sequence[CauseWord], headline: Sequence[CauseWord]) -> str:
        weights: dict[str, float] = defaultdict(float)
        for words, share, most, is_distinct in (
            (own, _OWN, 3, True),
            (headline, _HEADLINE, 2, False),
            (self.article, _ARTICLE, 8, False),
        ):
            for (cause, weight), n in _numbers(words, is_distinct=is_distinct).items():
                weights[cause] += weight * share * min(most, n)
        best = max(weights, key=lambda cause: (weights[cause], cause == CONFLICT), default=UNKNOWN)
        return best if weights.get(best, 0.0) >= _LEAST else UNKNOWN


def cause_reader(text: str, headline_end: int) -> CauseReader:
    """Return the reader of an article's causes."""
    headline = text[:headline_end]
    return CauseReader(cause_words_in(folded(text)), cause_words_in(folded(headline)), headline)


def _numbers(words: Sequence[CauseWord], *, is_distinct: bool) -> Counter[tuple[str, float]]:
    """Return how many words there are of each cause and weight, each once or each time."""
    keys = [(word.cause, word.weight, word.word) for word in words]
    return Counter((cause, weight) for cause, weight, _ in (dict.fromkeys(keys) if is_distinct else keys))


def _leading_in(group: Group) -> list[str]:
    """Return the folded sentences without figures that stand before those of an account: what happened."""
    return [one.before for one in group.tellings if one.before and not one.is_before_counted]


def _weapon_in(texts: Sequence[str]) -> str:
    classes = {weapon for text in texts for _, weapon in weapons_in(folded(text))}
    if not classes:
        return UNKNOWN
    return classes.pop() if len(classes) == 1 else MULTIPLE


def _perpetrator_in(texts: Sequence[str]) -> tuple[str | None, str]:
    for text in texts:
        for agent in agents_in(folded(text)):
            return text[agent.start : agent.end], agent.side
    return None, UNKNOWN
