"""A noun phrase of the parse to those it counts."""

import re
from dataclasses import replace
from typing import Any

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.languages.en.context.groups import group_of
from casualty_figures.languages.en.syntax.listed import (
    are_several,
    are_some_of_his,
    conjuncts,
    kin_above,
    kin_behind,
)
from casualty_figures.languages.en.syntax.nouns import (
    counts_people,
    is_household,
    own_count,
    several_of,
    unnumbered_count,
)
from casualty_figures.languages.en.syntax.tree import Tree
from casualty_figures.languages.en.words import words


def parts_of(tree: Tree, head: Any, *, needs_person: bool) -> list[CountedGroup]:  # noqa: ANN401 - a spaCy token
    """Return those that the noun phrase of `head` counts, its conjuncts apart, in their order."""
    head = _behind_of(tree, head)
    parts = [part for part in [_part(tree, head, needs_person=needs_person)] if part is not None]
    if not parts and head.tag_ not in {"NNS", "NNPS", "NN", "NNP", "PRP", "CD", "JJ", "DT", "UH"}:
        return []
    parts = _named_by_apposition(tree, head, parts, needs_person=needs_person)
    for child in [*conjuncts(head), *kin_behind(head), *kin_above(head)]:
        parts.extend(parts_of(tree, child, needs_person=needs_person))
    if _is_explained(parts, tree.text):
        return [replace(parts[0], is_explained=True), *parts[1:]]
    return _with_list(tree, head, parts, needs_person=needs_person)


def _is_explained(parts: list[CountedGroup], text: str) -> bool:
    """Whether the rest of a list says who the first are: three civilians, two women and a child."""
    if len(parts) < 3:
        return False
    whole, *rest = parts
    if sum(part.size for part in rest) != whole.size:
        return False
    is_apposed = text[whole.end : rest[0].start].strip() in {",", ":", "-", "("}
    groups = [group_of(text[part.noun_start : part.end].lower()) for part in rest]
    return is_apposed and all(group.sex or group.age_group for group in groups)


def _with_list(tree: Tree, head: Any, parts: list[CountedGroup], *, needs_person: bool) -> list[CountedGroup]:  # noqa: ANN401
    """Return the parts with the rest of a list that the parser took for an apposition: A, B and C.

    Where the rest adds up to the first it explains it: two men, a farmer and his son.
    """
    if len(parts) != 1 or not parts[0].count:
        return parts
    for child in head.rights:
        is_list = any(grand.dep_ == "conj" for grand in child.children) or are_some_of_his(child)
        is_list = is_list or (parts[0].size == 1 and are_several(tree, child))
        if child.dep_ == "appos" and is_list:
            rest = parts_of(tree, child, needs_person=needs_person)
            size = sum(part.size for part in rest)
            are_named = parts[0].size > size and all(part.kind == "name" for part in rest)  # some of them
            is_explained = size == parts[0].size or are_named
            is_one_told = rest and not _OWNED.match(tree.text, rest[0].start)
            if is_one_told and parts[0].size == 1 and {parts[0].kind, rest[0].kind} == {"name", "noun"}:
                rest = [part for part in rest[1:] if _is_someone_else(part, tree.text)]
            is_of_them = any(grand.lower_ == "of" for grand in child.children) and not are_some_of_his(child)
            return parts if is_explained or is_of_them else [*parts, *rest]
    return parts


_OWNED = re.compile(r"(?:his|her|their)\s", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:an?|the|his|her|their|its|one|another|\d+)\s", re.IGNORECASE)


def _is_someone_else(part: CountedGroup, text: str) -> bool:
    """Whether one in a list behind an apposition is another: "Diaz, a rancher and poet, and his guard"."""
    return part.kind != "noun" or bool(_DETERMINED.match(text, part.start))


def _behind_of(tree: Tree, head: Any) -> Any:  # noqa: ANN401 - a spaCy token
    """Return the noun behind "of" where the head only holds a number: a group of 12 tourists."""
    if tree.tokens[head.i].count or head.lower_ not in words("groups_of") or own_count(tree, head):
        return head
    is_counted = several_of(head) is not None
    for child in head.children:
        if child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and head.lower_ not in {"member", "members"}:
                    return head if is_counted and not own_count(tree, inner) else inner
    return head


def _part(tree: Tree, head: Any, *, needs_person: bool) -> CountedGroup | None:  # noqa: ANN401 - a spaCy token
    counted = own_count(tree, head)
    start, end = _extent(tree, head)
    word = head.lower_
    if counted is not None and counted.count is not None and word not in words("pronouns_of_one"):
        if not counts_people(tree, head, needs_person=needs_person):
            return None
        mention = counted.count
        if _NOT_IN_PHRASE.search(tree.text[start : counted.start]):
            start = counted.start  # "4 May 2015 - at least 12 civilians"
        if word in words("where_words"):
            start, end = counted.start, counted.end
        noun_start = counted.end if counted.start <= start else start
        return CountedGroup(
            mention.count,
            min(start, counted.start),
            max(end, counted.end),
            noun_start,
            "number",
            is_further=mention.is_further,
            is_household=is_household(head),
            count_start=counted.start,
        )
    count, kind = unnumbered_count(head, word, is_strict=needs_person)
    if kind is None:
        return None
    further = any(child.lower_ in {"another", "other"} for child in head.children) or word == "another"
    return CountedGroup(count, start, end, start, kind, is_further=further and count is not None)


_NOT_IN_PHRASE = re.compile(r"[-\u2013\u2014:;,()\d\"]")


def _extent(tree: Tree, head: Any) -> tuple[int, int]:  # noqa: ANN401 - a spaCy token
    """Return where the phrase begins and ends: from its first left word to the head, with an "of" behind."""
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


def _named_by_apposition(
    tree: Tree,
    head: Any,  # noqa: ANN401 - a spaCy token
    parts: list[CountedGroup],
    *,
    needs_person: bool,
) -> list[CountedGroup]:
    """Return the parts named in apposition to a plural without a number: his sons, Ahmed and Ali."""
    if not parts or parts[0].count is not None:
        return parts
    for child in head.rights:
        if child.dep_ == "appos":
            named = [part for part in parts_of(tree, child, needs_person=needs_person) if part.count]
            if named:
                return [replace(named[0], start=parts[0].start), *named[1:]]
    return parts
