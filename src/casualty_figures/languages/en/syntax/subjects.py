"""Subjects in the parse: of the passive, of a relative clause, of a verb that shares its subject."""

from collections.abc import Iterator
from typing import Any

from casualty_figures.languages.en.lexicon import is_person_noun
from casualty_figures.languages.en.syntax.nouns import own_count
from casualty_figures.languages.en.syntax.tree import Tree
from casualty_figures.languages.en.triggers import triggers

VERB = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


SUBJECT_DEPS = ("nsubjpass", "nsubj")


def child_of(node: Any, dep: str) -> Any:  # noqa: ANN401 - a spaCy token or none
    """Return the first child in a relation, or `None`."""
    return next((child for child in node.children if child.dep_ == dep), None)


def has_object(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the verb has an object behind it."""
    return any(child.dep_ in {"dobj", "obj"} for child in node.rights)


def passive_subject_of(node: Any) -> Any:  # noqa: ANN401 - a spaCy token or none
    """Return the subject of the passive, which the parser at times hangs on the auxiliary."""
    direct = child_of(node, "nsubjpass")
    if direct is not None:
        return _whole_before(direct, node) if _is_share_of_them(direct) else direct
    auxiliary = child_of(node, "auxpass")
    if auxiliary is None:
        return None
    for name in SUBJECT_DEPS:
        subject = child_of(auxiliary, name)
        if subject is not None:
            return subject
    return child_of(node, "nsubj")


def _is_share_of_them(noun: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the noun is some of those named before: "24 people, most of them women, were killed"."""
    behind = [inner.lower_ for child in noun.rights if child.lower_ == "of" for inner in child.children]
    return bool({"them", "whom"} & set(behind))


def _whole_before(share: Any, verb: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the noun before the share, which the parser hung on the verb as no subject of it."""
    before = [child for child in verb.lefts if child.i < share.i and child.tag_ in {"NNS", "NNPS", "CD"}]
    return before[-1] if before else share


def antecedent_of(subject: Any, verb: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the noun a relative pronoun stands for, or the subject itself."""
    if subject.lower_ in {"who", "that", "which", "whom"}:
        for node in (verb, *verb.ancestors):
            if node.dep_ in {"relcl", "acl"}:
                return node.head if subject.lower_ == "which" else _person_above(node.head)
            if node.dep_ not in {"conj", "xcomp", "ccomp"}:
                break
    return subject


def counted_above(tree: Tree, noun: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the noun that carries a number or names one person: one staff of an organisation killed."""
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


def inherited_subjects(node: Any, names: tuple[str, ...], conjunct: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield the subject a conjoined verb shares with the verb before it."""
    verb = node.head
    for _ in range(3):
        for name in names:
            subject = passive_subject_of(verb) if name == "nsubjpass" else child_of(verb, name)
            if subject is not None and (name == "nsubjpass" or conjunct.tag_ != "VBG"):
                yield "shared_subject", antecedent_of(subject, verb)
                return
        if verb.dep_ in {"relcl", "acl"}:
            yield "shared_subject", verb.head
            return
        if verb.dep_ != "conj":
            return
        verb = verb.head


def controlled_subjects(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the understood subject of an infinitive: forced 120,000 people to flee."""
    verb = node.head
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj"} and child.i < node.i and node.dep_ != "advcl":
            yield "controlled", child
    for name in ("nsubjpass", "nsubj"):
        subject = child_of(verb, name)
        if subject is not None:
            yield "controlled", antecedent_of(subject, verb)


def understood_subject(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the subject of an infinitive that the parser hung on it: forced 17,000 to leave."""
    for child in node.rights:
        if child.dep_ in {"ccomp", "xcomp"}:
            subject = child_of(child, "nsubj")
            if subject is not None and subject.i > node.i:
                yield "controlled", subject


def subject_before(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the subject of the verb before a passive that has none.

    He killed two before being shot; 75 families sleep here after being evacuated. "Died after being shot"
    tells one death, "had worked there before being killed" one that stands elsewhere.
    """
    if node.dep_ != "pcomp" or child_of(node, "auxpass") is None:
        return
    verb = node.head.head
    is_of_harm = verb.lower_ in triggers()
    is_told = not is_of_harm if node.head.lower_ == "after" else is_of_harm and has_object(verb)
    subject = child_of(verb, "nsubj") if is_told else None
    if subject is not None:
        yield "controlled", antecedent_of(subject, verb)
