"""Nouns that belong to the victims of a word of harm though the parser hung them on the verb."""

from typing import Any

from casualty_figures.languages.en.lexicon import is_person_noun
from casualty_figures.languages.en.syntax.listed import is_name_given
from casualty_figures.languages.en.syntax.nouns import own_count
from casualty_figures.languages.en.syntax.subjects import SUBJECT_DEPS
from casualty_figures.languages.en.syntax.tree import Tree
from casualty_figures.languages.en.triggers import triggers


def other_subjects(head: Any, *, is_needed: bool) -> list[Any]:  # noqa: ANN401 - spaCy tokens
    """Return the subjects beside this one: the parser often hangs "A and B were" as two."""
    if head.dep_ not in SUBJECT_DEPS:
        return []
    verbs = [head.head, *(child for child in head.head.lefts if child.dep_ in {"aux", "auxpass"})]
    others = [
        child for verb in verbs for child in verb.lefts if child.dep_ in SUBJECT_DEPS and child.i != head.i
    ]
    return [child for child in others if is_needed or _are_joined(head, child)]


def listed_before(tree: Tree, node: Any, head: Any) -> list[Any]:  # noqa: ANN401 - spaCy tokens
    """Return the counted people listed before the subject, by a comma: 3 women, 1 man shot."""
    return [
        child
        for child in node.lefts
        if child.dep_ in {"npadvmod", "dep"}
        and own_count(tree, child)
        and is_person_noun(child.text)
        and child.lower_ not in triggers()
        and tree.text[tree.token(child).end : tree.token(head.left_edge).start].strip() == ","
    ]


def _are_joined(one: Any, other: Any) -> bool:  # noqa: ANN401 - spaCy tokens
    first, last = sorted((one.i, other.i))
    return any(node.lower_ in {"and", "plus"} for node in one.doc[first:last])


def conjuncts_of_verb(head: Any) -> list[Any]:  # noqa: ANN401 - spaCy tokens
    """Return the nouns that the parser joined to the verb, not to its object: shot the governor and two."""
    if head.dep_ in SUBJECT_DEPS:
        return _companions(head.head, head.head.i)
    if head.dep_ not in {"dobj", "obj"}:
        return []
    beside = [
        *head.head.rights,
        *(child for child in head.rights if child.lower_ in _SELF and child.dep_ == "appos"),
    ]
    joined = [child for child in beside if _is_joined_object(child, head)]
    return [*joined, *_companions(head.head, head.right_edge.i)]


_SELF = frozenset(("himself", "herself", "themselves", "self"))


def _is_joined_object(child: Any, head: Any) -> bool:  # noqa: ANN401 - spaCy tokens
    """Whether a noun behind the object is another: shot the governor and two; killing him, his wife."""
    if child.i <= head.i:
        return False
    before = child.left_edge.nbor(-1)
    if child.lower_ in _SELF:
        return child.dep_ in {"conj", "npadvmod", "appos", "dobj"} and before.lower_ in {",", "and", "then"}
    if child.dep_ == "conj":
        is_of_another = before.lower_ == "and" and before.head.i not in {child.head.i, head.i}
        return (
            child.tag_ in {"CD", "NN", "NNS", "NNP"} and not is_of_another and not is_name_given(head, child)
        )
    return child.dep_ == "dobj" and before.text == "," and is_person_noun(child.text)


def _companions(verb: Any, behind: int) -> list[Any]:  # noqa: ANN401 - spaCy tokens
    """Return those whom the parser hung on the verb: detained a leader along with two guards."""
    beside = [
        child for child in verb.rights if child.lower_ in {"along", "together"} and child.i == behind + 1
    ]
    holders = [inner for child in beside for inner in child.children]
    if beside and not holders:  # "along" and "with" hang on the verb side by side
        holders = [child for child in verb.rights if child.i == behind + 2]
    return [noun for holder in holders for noun in holder.children if noun.dep_ == "pobj"]


def joined_to_noun(node: Any, head: Any) -> list[Any]:  # noqa: ANN401 - spaCy tokens
    """Return the people whom the parser joined to the harm: killing of his wife and two sons."""
    if head.dep_ != "pobj" or head.head.lower_ != "of" or head.head.head.i != node.i:
        return []
    beside = node.head.children if node.dep_ in SUBJECT_DEPS else ()
    joined = [
        *(child for child in node.rights if child.dep_ == "conj"),
        *(child for child in beside if child.i > node.i and child.dep_ in SUBJECT_DEPS),
    ]
    return [
        child
        for child in joined
        if is_person_noun(child.text) and child.left_edge.i and child.left_edge.nbor(-1).lower_ == "and"
    ]
