"""What the clause of a trigger, and the words that govern it, do with a figure."""

from typing import Any

from casualty_figures.languages.en.syntax.subjects import VERB
from casualty_figures.languages.en.words import rows, words

_FACTUAL_PREPOSITIONS = frozenset(["before", "after", "by", "while", "without", "upon", "since"])
_CONTRASTS = frozenset(["while", "whereas", "although", "though"])
_COMPLEMENT = frozenset(
    (
        "xcomp",
        "ccomp",
        "acl",
        "advcl",
        "pcomp",
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
        if _is_open(current, depth):
            return "hypothetical"
        if _is_ungoverned(current) or _is_before_semicolon(current):
            return "affirmed"
        parent = current.head
        is_own = current.dep_ != "conj" or (depth == 0 and parent.tag_ != "VBG")
        if is_own and current.dep_ != "advcl" and parent.lower_ in governing:
            return governing[parent.lower_]
        current = parent
    return "affirmed"


def _is_open(node: Any, depth: int) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the verb, `depth` steps above the trigger, leaves open whether it came about: could, if."""
    beside = {child.lower_ for child in node.children if child.dep_ in {"aux", "mark", "advmod"}}
    has_modal = depth < 3 and bool(beside & words("modals")) and node.tag_ in VERB and "later" not in beside
    return has_modal or bool(beside & {"if", "unless"}) or (depth == 0 and _is_open_infinitive(node))


def _is_ungoverned(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the clause came about, for all that the words above it say."""
    if node.head is node or node.dep_ not in _COMPLEMENT:
        return True
    if node.dep_ == "pcomp":
        return node.head.lower_ in _FACTUAL_PREPOSITIONS
    if node.dep_ == "advcl" and any(child.lower_ in _CONTRASTS for child in node.lefts):
        return True  # "denied that any had died, while a monitor said nine were killed"
    return node.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in node.children)


def _is_before_semicolon(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether a semicolon parts the clause from its verb: two were shot; both are expected to live."""
    behind = node.doc[node.i : node.head.i]
    return node.dep_ == "ccomp" and any(token.text == ";" for token in behind)


def _governing_words() -> dict[str, str]:
    return {form: assertion for forms, assertion in rows("assertions") for form in forms.split()}


def _is_open_infinitive(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the verb is an infinitive that nothing says came about: a plan to kill 12."""
    has_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)
    has_have = any(child.lower_ in {"have", "having"} for child in node.children if child.dep_ == "aux")
    # "Prompted 300 people to flee": the parser may hang the infinitive on the object.
    is_of_object = node.dep_ in {"relcl", "acl"} and node.head.dep_ == "dobj"
    verb = node.head.head if is_of_object else node.head
    return has_to and not has_have and verb.lower_ not in words("factive")
