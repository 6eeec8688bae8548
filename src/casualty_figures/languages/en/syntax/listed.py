"""Nouns in one list with a noun of the parse: joined to it, to a name behind it, or to what is above it."""

from collections.abc import Iterator
from typing import Any

from casualty_figures.languages.en.lexicon import is_person_noun, sex_of_kin
from casualty_figures.languages.en.syntax.nouns import own_count
from casualty_figures.languages.en.syntax.tree import Tree


def kin_behind(head: Any) -> Iterator[Any]:  # noqa: ANN401 - a spaCy token
    """Yield those whom the parser joined to a name behind "of": an employee of the Ministry and his wife."""
    for child in head.rights:
        if child.lower_ in {"of", "for", "in", "from"}:
            for node in child.subtree:
                has_owner = any(left.lower_ in {"his", "her", "their"} for left in node.lefts)
                if node.dep_ == "conj" and has_owner and is_person_noun(node.text):
                    yield node


def kin_above(head: Any) -> Iterator[Any]:  # noqa: ANN401 - a spaCy token
    """Yield those whom the parser joined to a noun or verb above: who killed his wife and three in-laws.

    It hung the "and" on the noun; or "his girlfriend and her two children" names the owner of the second.
    """
    last = max(head.right_edge.i, head.i)
    joiner = next((token for token in head.doc[last : last + 2] if token.lower_ == "and"), None)
    if joiner is None or any(child.dep_ == "conj" for child in head.rights):
        return
    for noun in head.doc[joiner.i + 1 : joiner.i + 7]:
        if noun.dep_ != "conj" or noun.head.i >= head.i or noun.left_edge.i != joiner.i + 1:
            continue
        owner = next((left.lower_ for left in noun.lefts if left.lower_ in _OWNERS), "")
        is_owned = bool(owner) and _OWNERS[owner] == sex_of_kin(head.lower_)
        if is_person_noun(noun.text) and (is_owned or joiner.head.i == head.i):
            yield noun


_OWNERS = {"his": "male", "her": "female"}


def are_several(tree: Tree, noun: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the noun counts several, so that it is no apposition to one: a woman, her four children."""
    counted = own_count(tree, noun)
    is_many = counted is not None and counted.count is not None and counted.count.count.central > 1
    return is_many and noun.tag_ == "NNS" and is_person_noun(noun.text)


def are_some_of_his(noun: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the noun counts people of somebody named before: two of his guards."""
    return any(
        left.lower_ in {"his", "her", "their"}
        for child in noun.children
        if child.lower_ == "of"
        for inner in child.children
        for left in inner.lefts
    )


def conjuncts(head: Any) -> Iterator[Any]:  # noqa: ANN401 - a spaCy token
    """Yield the nouns joined to the noun: by "and", along with, plus."""
    for child in head.rights:
        if child.dep_ == "conj" and child.tag_[:2] in {"NN", "CD", "DT", "PR", "JJ"}:
            if not is_name_given(head, child):
                yield child
        elif (
            child.lower_ in {"with", "well"} and child.nbor(-1).lower_ in {"along", "together", "as"}
        ) or child.lower_ in {"plus", "alongside"}:
            yield from (grand for grand in child.children if grand.dep_ == "pobj")
        elif child.lower_ in {"along", "together"}:
            for inner in child.children:
                yield from (grand for grand in inner.children if grand.dep_ == "pobj")


def is_name_given(head: Any, noun: Any) -> bool:  # noqa: ANN401 - spaCy tokens
    """Whether the name is one by which those before it are called: the two found dead as Rey and Sosa."""
    return noun.tag_ == "NNP" and any(token.lower_ == "as" for token in noun.doc[head.i : noun.i])
