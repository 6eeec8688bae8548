"""Dependency rules: a trigger of the parse to those it speaks of.

Each rule is a way in which English hangs victims on a word of harm: object of
the active, subject of the passive, the noun a participle modifies, the noun
behind "of".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from casualty_figures.extraction.lexicon import is_person_noun
from casualty_figures.extraction.tokens import Trigger, triggers
from casualty_figures.extraction.victims import Part, Tree, own_count, parts_of
from casualty_figures.extraction.words import rows, words


@dataclass(frozen=True, slots=True)
class Reading:
    """What one trigger of a sentence says: of whom, and by which rule it was read."""

    indicator: str
    term_start: int
    term_end: int
    parts: tuple[Part, ...]
    rule: str
    assertion: str = "affirmed"
    agent: str = ""
    is_nominal: bool = False
    reader: str = "patterns"


_VERB = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def readings_of(tree: Tree) -> list[Reading]:
    """Return what the triggers of a parsed sentence say, in their order."""
    found = []
    for node in tree.parse:
        for trigger in _triggers_at(tree, node):
            reading = _reading(tree, node, trigger)
            if reading is not None:
                found.append(reading)
                break
    return found


def _triggers_at(tree: Tree, node: Any) -> tuple[Trigger, ...]:  # noqa: ANN401 - a spaCy token
    token = tree.tokens[node.i]
    if token.idiom:
        return (token.idiom,)
    if node.lower_ in BODIES and not _FOUND.search(tree.text.lower()):
        return ()
    return triggers().get(node.lower_, ())


BODIES = frozenset(["body", "bodies", "corpse", "corpses", "remains"])
_FOUND = re.compile(
    r"\b(?:found|recover\w*|discover\w*|retriev\w*|pulled|unearthed|exhumed|collected|dumped|washed|identified|brought|riddled|dug|receiv\w*|grave|holding|lying|lay|counted)\b"
)


def _reading(tree: Tree, node: Any, trigger: Trigger) -> Reading | None:  # noqa: ANN401 - a spaCy token
    if _is_negated(node):
        return None
    for rule, head in _heads(tree, node, trigger):
        needs = trigger.needs_person
        parts = _own_parts(tree, node, head) if head is node else parts_of(tree, head, needs_person=needs)
        for sibling in _other_subjects(head, is_needed=not parts) if rule in _BY_SUBJECT else ():
            parts.extend(parts_of(tree, sibling, needs_person=needs))
        for sibling in _conjuncts_of_verb(head) if parts else ():
            parts.extend(parts_of(tree, sibling, needs_person=needs))
        parts = [part for part in parts if part.kind in {"number", "plural"} or not _is_of_many(trigger)]
        if any(part.count for part in parts):
            token = tree.tokens[node.i]
            return Reading(
                trigger.indicator,
                token.start,
                token.end,
                tuple(parts),
                rule,
                assertion_of(node, is_noun_for_people=trigger.frame == "people"),
                _agent(tree, node),
                trigger.frame in {"noun", "people"},
                "parser",
            )
        if parts:
            return None
    return None


_MANY_ONLY = frozenset(("displaced", "returned"))


def _one_in_two_roles(node: Any, parts: list[Part]) -> list[Part]:  # noqa: ANN401 - a spaCy token
    """Return the first part alone where the verb is singular: "one staff member and local pastor was killed"."""
    is_singular = any(
        child.lower_ in {"was", "is", "has"} for child in node.children if child.dep_ in {"aux", "auxpass"}
    )
    if is_singular and len(parts) == 2 and all(part.size == 1 for part in parts):
        return parts[:1]
    return parts


def _is_of_many(trigger: Trigger) -> bool:
    """Say whether the trigger gives a figure only with a number: one who flees is no displacement figure."""
    return trigger.indicator in _MANY_ONLY or (trigger.frame == "noun" and trigger.needs_person)


_BY_SUBJECT = frozenset(("passive", "subject", "shared_subject", "complement", "controlled"))
_SUBJECT_DEPS = ("nsubjpass", "nsubj")


def _other_subjects(head: Any, *, is_needed: bool) -> list[Any]:  # noqa: ANN401 - spaCy tokens
    """Return the subjects beside this one: the parser often hangs "A and B were" as two."""
    if head.dep_ not in _SUBJECT_DEPS:
        return []
    verbs = [head.head, *(child for child in head.head.lefts if child.dep_ in {"aux", "auxpass"})]
    others = [
        child for verb in verbs for child in verb.lefts if child.dep_ in _SUBJECT_DEPS and child.i != head.i
    ]
    return [child for child in others if is_needed or _are_joined(head, child)]


def _are_joined(one: Any, other: Any) -> bool:  # noqa: ANN401 - spaCy tokens
    first, last = sorted((one.i, other.i))
    return any(node.lower_ in {"and", "plus"} for node in one.doc[first:last])


def _conjuncts_of_verb(head: Any) -> list[Any]:  # noqa: ANN401 - spaCy tokens
    """Return the nouns that the parser joined to the verb instead of its object: "shot the governor and two ..."."""
    if head.dep_ not in {"dobj", "obj"}:
        return []
    return [
        child
        for child in head.head.rights
        if child.dep_ == "conj" and child.tag_ in {"CD", "NN", "NNS", "NNP"}
    ]


def _own_parts(tree: Tree, node: Any, head: Any) -> list[Part]:  # noqa: ANN401 - spaCy tokens
    """Return what the trigger's own number counts: 12 dead, 17 deaths, 1,500 IDPs."""
    parts = parts_of(tree, head, needs_person=False)[:1]
    end = tree.tokens[node.i].start
    is_body = node.lower_ in BODIES and any(child.lower_ in {"a", "an"} for child in node.lefts)
    kinds = {"number", "noun"} if is_body else {"number"}
    return [replace(part, end=max(end, part.noun_start)) for part in parts if part.kind in kinds]


def _heads(tree: Tree, node: Any, trigger: Trigger) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    is_verb = node.tag_ in _VERB
    match trigger.frame:
        case "object":
            yield from _object_heads(tree, node)
        case "subject" if is_verb or tree.tokens[node.i].idiom:
            yield from _subject_heads(node)
        case "state":
            yield from _state_heads(node)
        case "noun" if not is_verb:
            yield from _noun_heads(node)
        case "people" if not is_verb:
            yield "counted_noun", node


def _object_heads(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    passive = _passive_subject(node)
    if passive is not None:
        yield "passive", _antecedent(passive, node)
    for child in node.rights:
        if child.dep_ in {"dobj", "obj", "dative"} or (child.dep_ == "npadvmod" and not _has_object(node)):
            yield "active", child
    if passive is not None:
        if node.dep_ == "relcl":  # "an expert for an INGO was killed", hung on the INGO
            yield "participle", _counted_above(tree, node.head)
        return
    yield from _understood_subject(node)
    if node.dep_ in {"acl", "relcl"} and node.tag_ in {"VBN", "VBD"}:
        yield "participle", _counted_above(tree, node.head)
    if (
        node.dep_ == "advcl"
        and node.tag_ in {"VBN", "VBD"}
        and not _has_object(node)
        and not _child(node, "mark")
    ):
        yield from _inherited(node, ("nsubjpass",), node)
    if node.dep_ == "amod" and node.head.i > node.i:
        yield "attributive", node.head
    yield "numbered", node
    subject = _child(node, "nsubj")
    aims = any(
        child.lower_ in {"at", "into", "towards", "toward"} and child.i == node.i + 1 for child in node.rights
    )
    if subject is not None and node.tag_ in {"VBN", "VBD", "JJ"} and not _has_object(node) and not aims:
        yield "elliptic", _antecedent(subject, node)
    if node.dep_ == "conj":
        names = (
            ("nsubjpass", "nsubj") if not _has_object(node) and not _has_object(node.head) else ("nsubjpass",)
        )
        yield from _inherited(node, names, node)
    yield from _small_clause(node)


def _passive_subject(node: Any) -> Any:  # noqa: ANN401 - a spaCy token or none
    """Return the subject of the passive, which the parser at times hangs on the auxiliary."""
    direct = _child(node, "nsubjpass")
    if direct is not None:
        return direct
    auxiliary = _child(node, "auxpass")
    if auxiliary is None:
        return None
    for name in _SUBJECT_DEPS:
        subject = _child(auxiliary, name)
        if subject is not None:
            return subject
    return _child(node, "nsubj")


def _understood_subject(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the subject of an infinitive that the parser hung on it: forced 17,000 to leave."""
    for child in node.rights:
        if child.dep_ in {"ccomp", "xcomp"}:
            subject = _child(child, "nsubj")
            if subject is not None and subject.i > node.i:
                yield "controlled", subject


def _has_object(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    return any(child.dep_ in {"dobj", "obj"} for child in node.rights)


def _subject_heads(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    for name in ("nsubj", "nsubjpass"):
        subject = _child(node, name)
        if subject is not None:
            yield "subject", _antecedent(subject, node)
            return
    if node.dep_ in {"acl", "relcl", "amod"}:
        yield "participle", node.head
    if node.dep_ in {"xcomp", "ccomp", "advcl"}:
        yield from _controlled(node)
    if node.dep_ == "conj":
        yield from _inherited(node, ("nsubj", "nsubjpass"), node)
    for child in node.rights:
        if child.dep_ in {"dobj", "attr"}:
            yield "inverted", child
    yield "numbered", node


def _state_heads(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    yield "numbered", node
    if node.dep_ in {"acomp", "oprd", "attr", "ccomp", "xcomp", "advmod"}:
        yield from _small_clause(node)
    if node.dep_ == "amod" and node.head.i > node.i:
        yield "attributive", node.head
    if node.dep_ in {"amod", "acl", "appos", "advmod", "npadvmod"} and node.head.i < node.i:
        yield "participle", node.head
    subject = _child(node, "nsubj")
    if subject is not None:
        yield "subject", _antecedent(subject, node)
    if node.dep_ == "conj":
        yield from _inherited(node, ("nsubj", "nsubjpass"), node)


def _small_clause(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the object or subject that a complement speaks of: left 12 dead; 12 were reported (as) dead."""
    if node.dep_ in {"amod", "pobj", "pcomp"} and node.head.lower_ == "as":
        node = node.head
    if node.dep_ not in {"acomp", "oprd", "attr", "ccomp", "xcomp", "advcl", "prep", "advmod"}:
        return
    verb = node.head
    if verb.tag_ not in _VERB and verb.pos_ != "AUX":
        return
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj"} and child.i < node.i:
            yield "small_clause", child
    for name in ("nsubjpass", "nsubj"):
        subject = _child(verb, name)
        if subject is not None and node.dep_ not in {"advcl", "conj"}:
            yield "complement", _antecedent(subject, verb)


def _noun_heads(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    yield "counted_noun", node
    for child in node.rights:
        if (
            child.lower_ in {"of", "to", "among", "by"}
            and child.dep_ in {"prep", "dative", "agent"}
            and child.lower_ != "by"
        ):
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"}:
                    yield "nominal", inner
    for child in node.lefts:
        if child.dep_ == "poss":
            yield "possessive", child


def _controlled(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the understood subject of an infinitive: forced 120,000 people to flee."""
    verb = node.head
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj"} and child.i < node.i and node.dep_ != "advcl":
            yield "controlled", child
    for name in ("nsubjpass", "nsubj"):
        subject = _child(verb, name)
        if subject is not None:
            yield "controlled", _antecedent(subject, verb)


def _inherited(node: Any, names: tuple[str, ...], conjunct: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield the subject a conjoined verb shares with the verb before it."""
    verb = node.head
    for _ in range(3):
        for name in names:
            subject = _passive_subject(verb) if name == "nsubjpass" else _child(verb, name)
            if subject is not None and (name == "nsubjpass" or conjunct.tag_ != "VBG"):
                yield "shared_subject", _antecedent(subject, verb)
                return
        if verb.dep_ in {"relcl", "acl"}:
            yield "shared_subject", verb.head
            return
        if verb.dep_ != "conj":
            return
        verb = verb.head


def _antecedent(subject: Any, verb: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the noun a relative pronoun stands for, or the subject itself."""
    if subject.lower_ in {"who", "that", "which", "whom"}:
        for node in (verb, *verb.ancestors):
            if node.dep_ in {"relcl", "acl"}:
                return _person_above(node.head)
            if node.dep_ not in {"conj", "xcomp", "ccomp"}:
                break
    return subject


def _counted_above(tree: Tree, noun: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the noun that carries a number or names one person: one staff of an organisation killed in ..."""
    above = noun
    while not (own_count(tree, above) or (is_person_noun(above.text) and above.tag_ in {"NN", "NNP"})):
        if above.dep_ != "pobj" or above.head.dep_ != "prep" or above.head.head.tag_[:2] not in {"NN", "CD"}:
            return noun
        above = above.head.head
    return above


def _person_above(noun: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the person whom a relative clause is about: one volunteer for an agency who was hurt."""
    above = noun
    while not is_person_noun(above.text) and above.dep_ == "pobj" and above.head.dep_ == "prep":
        above = above.head.head
        if above.tag_[:2] != "NN":
            return noun
    return above if is_person_noun(above.text) else noun


def _child(node: Any, dep: str) -> Any:  # noqa: ANN401 - a spaCy token or none
    return next((child for child in node.children if child.dep_ == dep), None)


def _agent(tree: Tree, node: Any) -> str:  # noqa: ANN401 - a spaCy token
    """Return the words of those who did it: the subject of the active, or what stands behind "by"."""
    for child in node.children:
        if child.dep_ == "agent" or child.lower_ == "by":
            return " ".join(token.lower_ for token in child.subtree)
    subject = _child(node, "nsubj")
    return " ".join(token.lower_ for token in subject.subtree) if subject is not None else ""


def _is_negated(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in node.children)


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
        if depth < 3 and (children & _MODALS) and current.tag_ in _VERB and "later" not in children:
            return "hypothetical"
        if "if" in children or "unless" in children:
            return "hypothetical"
        if depth == 0 and _is_open_infinitive(current):
            return "hypothetical"
        parent = current.head
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
