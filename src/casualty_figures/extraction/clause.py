"""What the clause of a trigger, and the words that govern it, do with a figure."""

from typing import Any

from casualty_figures.extraction.subjects import VERB
from casualty_figures.extraction.words import rows, words

_MODALS = frozenset(["may", "might", "could", "would", "can", "should", "will", "shall", "'ll"])


_COMPLEMENT = frozenset(
    (
        "xcomp",
        "ccomp",
        "acl",
        "advcl",
        "pcomp",
        "relcl",
        "dobj",
        "pobj",
        "prep",
        "conj",
        "oprd",
        "acomp",
        "amod",
    )
)


def assertion_of(node: Any, *, is_noun_for_people: bool = False) -> str:  # noqa: ANN401 - a spaCy token
    """Return what the clause and the words that govern it do with a figure."""
    if is_noun_for_people:
        return "affirmed"
    governing = _governing_words()
    current = node
    for depth in range(6):
        children = {child.lower_ for child in current.children if child.dep_ in {"aux", "mark", "advmod"}}
        if depth < 3 and (children & _MODALS) and current.tag_ in VERB and "later" not in children:
            return "hypothetical"
        if "if" in children or "unless" in children:
            return "hypothetical"
        if depth == 0 and _is_open_infinitive(current):
            return "hypothetical"
        parent = current.head
        if current.dep_ == "pcomp" and parent.lower_ in {
            "before",
            "after",
            "by",
            "while",
            "without",
            "upon",
            "since",
        }:
            return "affirmed"
        if current.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in current.children):
            return "affirmed"
        if parent is current or current.dep_ not in _COMPLEMENT:
            return "affirmed"
        if current.dep_ == "relcl":
            return "affirmed"
        is_own = current.dep_ != "conj" or (depth == 0 and parent.tag_ != "VBG")
        if is_own and current.dep_ != "advcl" and parent.lower_ in governing:
            return governing[parent.lower_]
        current = parent
    return "affirmed"


def _governing_words() -> dict[str, str]:
    return {form: assertion for forms, assertion in rows("assertions") for form in forms.split()}


def _is_open_infinitive(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Say whether the verb is an infinitive that nothing says came about: a plan to kill 12."""
    has_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)
    has_have = any(child.lower_ in {"have", "having"} for child in node.children if child.dep_ == "aux")
    return has_to and not has_have and node.head.lower_ not in words("factive")
