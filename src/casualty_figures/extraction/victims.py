"""A noun phrase of the parse to those it counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from casualty_figures.extraction.casing import is_known
from casualty_figures.extraction.counts import Count, exactly
from casualty_figures.extraction.lexicon import is_person_noun, people, units
from casualty_figures.extraction.tokens import Token, triggers
from casualty_figures.extraction.words import words


@dataclass(frozen=True, slots=True)
class Part:
    """Those that one noun phrase counts, with its place in the sentence.

    `count` is `None` for a plural without a number. `noun_start` is where the
    words for the group begin, behind the number. `kind` says what gave the
    count: `number`, `noun` (a soldier), `name` or `pronoun`.
    """

    count: Count | None
    start: int
    end: int
    noun_start: int
    kind: str
    is_further: bool = False
    is_household: bool = False
    count_start: int = -1
    noun_end: int = -1

    @property
    def size(self) -> int:
        """The central number, zero where there is none."""
        return self.count.central if self.count else 0


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence: our tokens and spaCy's, index by index."""

    tokens: list[Token]
    parse: Any
    text: str

    def token(self, node: Any) -> Token:  # noqa: ANN401 - a spaCy token
        """Return our token at the place of spaCy's."""
        index: int = node.i
        return self.tokens[index]


_SINGULAR_PRONOUNS = frozenset(
    ["he", "she", "him", "her", "himself", "herself", "i", "me", "myself", "his", "someone", "somebody"]
)
_NO_ONE = frozenset(["nobody", "none", "noone"])
_SINGULAR_TAGS = frozenset(("NN", "NNP"))
_PLURAL_ONLY = frozenset(
    [
        "police",
        "troops",
        "people",
        "staff",
        "personnel",
        "crew",
        "cattle",
        "clergy",
        "militia",
        "crowd",
        "children",
        "men",
        "women",
        "paramilitary",
    ]
)


def parts_of(tree: Tree, head: Any, *, needs_person: bool) -> list[Part]:  # noqa: ANN401 - a spaCy token
    """Return those that the noun phrase of `head` counts, its conjuncts apart, in their order."""
    head = _behind_of(tree, head)
    parts = [part for part in [_part(tree, head, needs_person=needs_person)] if part is not None]
    if not parts and head.tag_ not in {"NNS", "NNPS", "NN", "NNP", "PRP", "CD", "JJ", "DT"}:
        return []
    parts = _named_by_apposition(tree, head, parts, needs_person=needs_person)
    for child in [*_conjuncts(tree, head), *_kin_behind(head)]:
        parts.extend(parts_of(tree, child, needs_person=needs_person))
    return _with_list(tree, head, parts, needs_person=needs_person)


def _kin_behind(head: Any) -> Iterator[Any]:  # noqa: ANN401 - a spaCy token
    """Yield those whom the parser joined to a name behind "of": an employee of the Ministry and his wife."""
    for child in head.rights:
        if child.lower_ in {"of", "for", "in", "from"}:
            for node in child.subtree:
                has_owner = any(left.lower_ in {"his", "her", "their"} for left in node.lefts)
                if node.dep_ == "conj" and has_owner and is_person_noun(node.text):
                    yield node


def _with_list(tree: Tree, head: Any, parts: list[Part], *, needs_person: bool) -> list[Part]:  # noqa: ANN401
    """Return the parts with the rest of a list that the parser took for an apposition: A, B and C.

    Where the rest adds up to the first it explains it: two men, a farmer and his son.
    """
    if len(parts) != 1 or not parts[0].count:
        return parts
    for child in head.rights:
        if child.dep_ == "appos" and any(grand.dep_ == "conj" for grand in child.children):
            rest = parts_of(tree, child, needs_person=needs_person)
            if parts[0].kind == "name" and rest and rest[0].kind == "noun":
                rest = rest[1:]  # his office, not another man: "Diaz, a rancher, and Guerrero"
            is_explained = sum(part.size for part in rest) == parts[0].size
            is_of_them = any(grand.lower_ == "of" for grand in child.children)
            return parts if is_explained or is_of_them else [*parts, *rest]
    return parts


def _conjuncts(tree: Tree, head: Any) -> Iterator[Any]:  # noqa: ANN401 - a spaCy token
    for child in head.rights:
        if child.dep_ == "conj" and child.tag_[:2] in {"NN", "CD", "DT", "PR", "JJ"}:
            yield child
        elif (
            child.lower_ in {"with", "well"} and child.nbor(-1).lower_ in {"along", "together", "as"}
        ) or child.lower_ == "plus":
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _behind_of(tree: Tree, head: Any) -> Any:  # noqa: ANN401 - a spaCy token
    """Return the noun behind "of" where the head only holds a number: a group of 12 tourists."""
    if tree.tokens[head.i].count or head.lower_ not in words("groups_of") or own_count(tree, head):
        return head
    for child in head.children:
        if child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and head.lower_ not in {"member", "members"}:
                    return inner
    return head


def own_count(tree: Tree, head: Any) -> Token | None:  # noqa: ANN401 - a spaCy token
    """Return the count that the noun carries on its left."""
    if tree.tokens[head.i].count:
        return tree.token(head)
    for child in head.lefts:
        token = tree.token(child)
        if token.count and child.dep_ in {
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
        }:
            return token
        for grand in child.lefts:
            if (
                tree.tokens[grand.i].count
                and child.dep_ in {"nummod", "amod", "compound", "quantmod", "nmod"}
                and grand.dep_ != "appos"
            ):
                return tree.token(grand)
    return None


def _part(tree: Tree, head: Any, *, needs_person: bool) -> Part | None:  # noqa: ANN401 - a spaCy token
    counted = own_count(tree, head)
    start, end = _extent(tree, head)
    word = head.lower_
    if counted is not None and counted.count is not None:
        if not _counts_people(tree, head, needs_person=needs_person):
            return None
        mention = counted.count
        if _NOT_IN_PHRASE.search(tree.text[start : counted.start]):
            start = counted.start  # "4 May 2015 - at least 12 civilians"
        noun_start = counted.end if counted.start <= start else start
        return Part(
            mention.count,
            min(start, counted.start),
            max(end, counted.end),
            noun_start,
            "number",
            mention.is_further,
            _is_household(head),
            counted.start,
        )
    count, kind = _unnumbered(head, word, is_strict=needs_person)
    if kind is None:
        return None
    further = any(child.lower_ in {"another", "other"} for child in head.children) or word == "another"
    return Part(count, start, end, start, kind, further and count is not None)


_NOT_IN_PHRASE = re.compile(r"[-\u2013\u2014:;,()\d\"]")


def _unnumbered(head: Any, word: str, *, is_strict: bool) -> tuple[Count | None, str | None]:  # noqa: ANN401
    """Return the count of a phrase without a number, and what gave it; no kind where it counts no one."""
    determiners = {child.lower_ for child in head.lefts if child.dep_ in {"det", "poss", "amod", "neg"}}
    if word in _SINGULAR_PRONOUNS:
        return exactly(1), "pronoun"
    if word == "another":
        return exactly(1), "noun"
    if determiners & {"no", "any", "every", "each"} or word in _NO_ONE:
        return None, None
    is_one_of_staff = word in _PLURAL_ONLY and bool(determiners & {"a", "an", "another"}) and word != "crowd"
    is_noun = head.tag_ in _SINGULAR_TAGS or (head.tag_ == "JJ" and word in people())  # an Indian national
    if (is_noun and word not in _PLURAL_ONLY) or is_one_of_staff:
        is_person = word in people() if is_strict else is_person_noun(word)
        if is_person and not _is_household(head):
            return exactly(1), "noun"
        is_unknown = head.i > 0 and head.text[:1].isupper() and ("-" in word or not is_known(word))
        if (head.tag_ == "NNP" or is_unknown) and _is_name(head):
            return exactly(1), "name"
        return None, None
    if (
        head.tag_ in {"NNS", "NNPS"}
        or word in _PLURAL_ONLY
        or word in {"they", "them", "others", "those", "themselves"}
    ):
        return None, "plural"
    return None, None


def _is_name(head: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Say whether a proper noun can be a person's name."""
    if head.lower_ in words("not_names") or (head.text.isupper() and len(head.text) > 1):
        return False
    if any(child.lower_ in {"the", "a", "an", "this", "that"} for child in head.lefts if child.dep_ == "det"):
        return False
    if any(child.lower_ in words("named_things") for child in head.lefts):
        return False
    return (head.text[:1].isupper() and head.text.isalpha()) or "-" in head.text


def _is_household(head: Any) -> bool:  # noqa: ANN401 - a spaCy token
    return head.lower_ in {"household", "households", "family", "families", "hhs"}


def _counts_people(tree: Tree, head: Any, *, needs_person: bool) -> bool:  # noqa: ANN401 - a spaCy token
    """Say whether what the number counts can be people."""
    word = head.lower_
    if tree.tokens[head.i].count:
        behind = [inner for child in head.children if child.lower_ == "of" for inner in child.children]
        return all(
            _can_be_people(inner, needs_person=needs_person) for inner in behind if inner.tag_[:2] == "NN"
        )
    if word in {"others", "other", "more", "those", "them", "ones", "total"}:
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


def _extent(tree: Tree, head: Any) -> tuple[int, int]:  # noqa: ANN401 - a spaCy token
    """Return where the phrase begins and ends: from its first left word to the head, with "of ..." behind it."""
    first = head
    for child in head.lefts:
        if child.dep_ in {"det", "nummod", "amod", "compound", "poss", "nmod", "quantmod", "predet"}:
            first = min(first, next(iter(child.subtree)), key=lambda token: token.i)
            break
    last = head
    for child in head.rights:
        if child.lower_ == "of" and child.i == head.i + 1:
            last = max(
                (
                    token
                    for token in child.subtree
                    if token.i - head.i < 7 and token.lower_ not in {",", "who", "and"}
                ),
                key=lambda token: token.i,
            )
            inner = [token for token in child.children if token.dep_ == "pobj"]
            last = inner[0] if inner else last
    return tree.tokens[first.i].start, tree.tokens[last.i].end


def _named_by_apposition(tree: Tree, head: Any, parts: list[Part], *, needs_person: bool) -> list[Part]:  # noqa: ANN401
    """Return the parts named in apposition where the head is a plural without a number: his sons, Ahmed and Ali."""
    if not parts or parts[0].count is not None:
        return parts
    for child in head.rights:
        if child.dep_ == "appos":
            named = [part for part in parts_of(tree, child, needs_person=needs_person) if part.count]
            if named:
                return [replace(named[0], start=parts[0].start), *named[1:]]
    return parts
