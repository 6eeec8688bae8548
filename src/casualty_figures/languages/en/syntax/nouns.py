"""Nouns of the parse: whether they name people, one person, a household."""

import re
from functools import cache
from typing import Any

from casualty_figures.extraction.numbers.count import Count, exactly
from casualty_figures.languages.en.lexicon import is_household_noun, is_person_noun, people, units
from casualty_figures.languages.en.numbers.numerals import NUMERAL, value_of
from casualty_figures.languages.en.sentences.casing import is_known
from casualty_figures.languages.en.sentences.token import Token
from casualty_figures.languages.en.syntax.tree import Tree
from casualty_figures.languages.en.triggers import triggers
from casualty_figures.languages.en.words import rows, words

_NO_ONE = frozenset(["nobody", "none", "noone"])


_THOSE = frozenset(["they", "them", "others", "those", "themselves"])


_SINGULAR_TAGS = frozenset(("NN", "NNP"))


_NUMBER_DEPS = frozenset(
    (
        "nummod",
        "amod",
        "det",
        "compound",
        "dep",
        "nmod",
        "quantmod",
        "npadvmod",
        "advmod",
        "predet",
        "poss",
        "appos",
        "meta",
    )
)
_NESTED_DEPS = frozenset(("nummod", "amod", "compound", "quantmod", "nmod"))


def own_count(tree: Tree, head: Any) -> Token | None:  # noqa: ANN401 - a spaCy token
    """Return the count that the noun carries on its left."""
    if tree.tokens[head.i].count:
        return tree.token(head)
    for child in head.lefts:
        token = tree.token(child)
        if token.count and child.dep_ in _NUMBER_DEPS:
            return token
        for grand in child.lefts:
            if tree.token(grand).count and child.dep_ in _NESTED_DEPS and grand.dep_ != "appos":
                return tree.token(grand)
    return None


def unnumbered_count(head: Any, word: str, *, is_strict: bool) -> tuple[Count | None, str | None]:  # noqa: ANN401
    """Return the count of a phrase without a number, and what gave it; no kind where it counts no one."""
    determiners = {child.lower_ for child in head.lefts if child.dep_ in {"det", "poss", "amod", "neg"}}
    if word in words("pronouns_of_one"):
        return exactly(1), "pronoun"
    if (several := several_of(head)) is not None:
        return several, "noun"
    if word == "another":
        return exactly(1), "noun"
    if determiners & {"no", "any", "every", "each", "neither", "nor"} or word in _NO_ONE:
        return None, None
    if _is_of_one(head, word, determiners):
        kind = _kind_of_one(head, word, is_strict=is_strict)
        return (exactly(1), kind) if kind else (None, None)
    is_plural = head.tag_ in {"NNS", "NNPS"} or word in words("plural_only") or word in _THOSE
    return None, "plural" if is_plural else None


def several_of(head: Any) -> Count | None:  # noqa: ANN401 - a spaCy token
    """Return the number that the noun says without a numeral: a trio, his parents, a two-man crew."""
    before = {child.lower_ for child in head.lefts}
    number, needs = _several().get(head.lower_, (0, ""))
    has_needed = bool(before & _NEEDED[needs]) if needs else True
    if number and (has_needed or (needs == "article" and head.i == 0)):
        return exactly(number)
    for word in before:
        if word in _told_before() and head.tag_ == "NNS" and is_person_noun(head.text):
            return exactly(_told_before()[word])
        strong = _STRONG.fullmatch(word)
        if strong is not None and head.lower_ in words("groups_of"):
            return exactly(value_of(strong["number"]) or 1)
    return None


_NEEDED = {
    "article": frozenset(("a", "an", "the", "another", "married")),
    "owner": frozenset(("his", "her", "my")),
}
_STRONG = re.compile(rf"(?P<number>{NUMERAL})-(?:man|woman|member|person|strong)", re.VERBOSE)


@cache
def _several() -> dict[str, tuple[int, str]]:
    """Return for each noun that says how many it is the number, and what it needs before it."""
    table = rows("several", "word", "number", "needs", "before")
    return {word: (int(number), needs) for word, number, needs, before in table if not before}


@cache
def _told_before() -> dict[str, int]:
    return {
        word: int(number) for word, number, before in rows("several", "word", "number", "before") if before
    }


def _is_of_one(head: Any, word: str, determiners: set[str]) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the noun has the form of a singular: a guard, an Indian national, a police."""
    if word in words("plural_only"):
        return bool(determiners & {"a", "an", "another"}) and word != "crowd"
    if head.tag_ in _SINGULAR_TAGS or (head.tag_ == "NNPS" and word[-1:] != "s" and word not in people()):
        return True
    return head.tag_ in {"JJ", "CD", "UH"} and (word in people() or word.endswith("-year-old"))


def _kind_of_one(head: Any, word: str, *, is_strict: bool) -> str | None:  # noqa: ANN401 - a spaCy token
    """Return "noun" or "name", by which a singular is one person; nothing where it is no person."""
    is_person = word in people() or word.endswith("-year-old") if is_strict else is_person_noun(word)
    if is_person and not is_household(head):
        return "noun"
    is_unknown = head.i > 0 and head.text[:1].isupper() and ("-" in word or not is_known(word))
    return "name" if (head.tag_ in {"NNP", "NNPS"} or is_unknown) and _is_name(head) else None


def _is_name(head: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether a proper noun can be a person's name."""
    if head.lower_ in words("not_names") or (head.text.isupper() and len(head.text) > 1):
        return False
    if any(child.lower_ in {"the", "a", "an", "this", "that"} for child in head.lefts if child.dep_ == "det"):
        return False
    if any(child.lower_ in words("named_things") for child in head.lefts):
        return False
    return (head.text[:1].isupper() and head.text.isalpha()) or "-" in head.text


def is_household(head: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the noun counts households."""
    return is_household_noun(head.lower_)


def counts_people(tree: Tree, head: Any, *, needs_person: bool) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether what the number counts can be people."""
    word = head.lower_
    if tree.tokens[head.i].count:
        behind = [inner for child in head.children if child.lower_ == "of" for inner in child.children]
        return all(
            inner.lower_ in words("groups_of") or _can_be_people(inner, needs_person=needs_person)
            for inner in behind
            if inner.tag_[:2] == "NN"
        )
    if word in {"others", "other", "more", "those", "them", "ones", "total"} or word in words("where_words"):
        return True
    return _can_be_people(head, needs_person=needs_person)


def _can_be_people(noun: Any, *, needs_person: bool) -> bool:  # noqa: ANN401 - a spaCy token
    if is_person_noun(noun.text) or noun.lower_ in triggers():
        return True
    if needs_person or noun.lower_ in units() or noun.lower_ in words("things"):
        return False
    is_capital = noun.tag_ in {"NNP", "NNPS"}  # Hazaras, Tutsis
    return is_capital or not is_known(
        noun.lower_
    )  # a noun of the dictionary that is none for people is a thing
