"""Where the victims hang on a word of harm, frame by frame.

Each way has a name, the rule that a figure carries: object of the active, subject
of the passive, the noun a participle modifies, the noun behind "of".
"""

from collections.abc import Iterator
from typing import Any

from casualty_figures.languages.en.lexicon import cue_words, is_person_noun
from casualty_figures.languages.en.syntax.nouns import own_count
from casualty_figures.languages.en.syntax.subjects import (
    SUBJECT_DEPS,
    VERB,
    antecedent_of,
    child_of,
    controlled_subjects,
    counted_above,
    has_object,
    inherited_subjects,
    passive_subject_of,
    subject_before,
    understood_subject,
)
from casualty_figures.languages.en.syntax.tree import Tree
from casualty_figures.languages.en.triggers import Trigger, triggers
from casualty_figures.languages.en.words import words


def victim_heads(tree: Tree, node: Any, trigger: Trigger) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the rule and the noun of each way the trigger can have its victims, the likeliest first."""
    is_verb = node.tag_ in VERB
    match trigger.frame:
        case "object":
            yield from _predicate_heads(node)
            yield from _object_heads(tree, node)
        case "subject" if is_verb or tree.tokens[node.i].idiom:
            yield from _drowned_heads(node)
            yield from _subject_heads(node)
        case "state":
            yield from _predicate_heads(node)
            yield from _state_heads(tree, node)
        case "noun" if not is_verb:
            yield from _noun_heads(node)
        case "people" if not is_verb:
            yield "counted_noun", node


def _object_heads(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    if (left := _left_so(tree, node)) is not None:
        yield "small_clause", left
    passive = passive_subject_of(node)
    if passive is not None:
        yield "passive", antecedent_of(passive, node)
    for child in node.rights:
        is_place = child.dep_ == "advmod" and child.lower_ in words("where_words")  # kills 11 south of
        is_loose = child.dep_ == "npadvmod" and not has_object(node) and child.left_edge.nbor(-1).text != ","
        if child.dep_ in {"dobj", "obj", "dative"} or is_loose or (is_place and own_count(tree, child)):
            yield "active", child
    if not has_object(node):
        yield from _shared_objects(tree, node)
    if passive is None:
        yield from _object_heads_without_passive(tree, node)
    elif (
        node.dep_ == "relcl" and passive.lower_ != "which"
    ):  # "an expert for an INGO was killed", hung on the INGO
        yield "participle", counted_above(tree, node.head)


def _left_so(tree: Tree, node: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the object of the "left" before a participle that the parser hung elsewhere, or `None`."""
    if node.tag_ not in {"VBN", "VBD", "JJ"}:
        return None
    for verb in reversed(node.doc[max(0, node.i - 12) : node.i]):
        if verb.lower_ in {"left", "leaves", "leaving", "leave"} and verb.tag_ in VERB:
            found = next((child for child in verb.rights if child.dep_ in {"dobj", "obj"}), None)
            is_next = found is not None and found.i < node.i and node.nbor(-1) in list(found.subtree)
            return found if is_next else None
        if verb.tag_ in VERB or verb.lower_ in triggers() or tree.token(verb).idiom:
            return None
    return None


def _object_heads_without_passive(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    yield from _split_passive(node)
    yield from understood_subject(node)
    yield from _participle_heads(tree, node)
    yield "numbered", node
    subject = child_of(node, "nsubj")
    acts = has_object(node) or _aims(node) or _is_before_count(tree, node)
    if subject is not None and node.tag_ in {"VBN", "VBD", "JJ"} and not acts:
        yield "elliptic", antecedent_of(subject, node)
    if node.tag_ == "VBN" and (own := _counted_before(tree, node)) is not None:
        yield "passive", own
    beside = node.nbor(-1) if node.i else node
    if beside.dep_ == "npadvmod" and beside.head.i == node.i and is_person_noun(beside.text) and not acts:
        yield "elliptic", beside  # "an adult was killed and a juvenile wounded"
    if node.dep_ == "conj":
        is_passive = child_of(node, "auxpass") is not None  # he killed two and was shot
        is_bare = not has_object(node) and (is_passive or not has_object(node.head))
        yield from inherited_subjects(node, ("nsubjpass", "nsubj") if is_bare else ("nsubjpass",), node)
    yield from subject_before(node)
    if child_of(node, "nsubj") is None:  # "she said they had shot into her house"
        yield from _small_clause(node)


def _shared_objects(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the object that stands behind the verb joined to this one: killing and robbing him."""
    for verb in node.rights:
        is_harm = tree.token(verb).idiom is not None or verb.lower_ in triggers()
        if verb.dep_ != "conj" or verb.tag_ != node.tag_ or verb.i != node.i + 2 or is_harm:
            continue
        for child in verb.rights:
            if child.dep_ in {"dobj", "obj"}:
                yield "shared_object", child


def _split_passive(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the subject of a passive that a phrase splits: two men were in the evening shot dead."""
    if node.dep_ != "acl" or node.head.dep_ not in {"pobj", "attr", "npadvmod"}:
        return
    if is_person_noun(node.head.text):
        return
    verb = node.head.head.head if node.head.dep_ == "pobj" else node.head.head
    subject = child_of(verb, "nsubj")
    if verb.lower_ in {"was", "were"} and verb.i < node.i and subject is not None:
        yield "passive", antecedent_of(subject, verb)


def _participle_heads(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the nouns that a participle can modify: those killed in the raid, wounded soldiers."""
    is_past = node.tag_ in {"VBN", "VBD"}
    if node.dep_ in {"acl", "relcl"} and is_past:
        is_of_a_thing = any(child.lower_ == "which" for child in node.children)
        head = _first_of_list(node.head)
        yield "participle", node.head if is_of_a_thing else counted_above(tree, head)
    if node.dep_ == "advcl" and is_past and not has_object(node) and not child_of(node, "mark"):
        yield from inherited_subjects(node, ("nsubjpass",), node)
    if node.dep_ == "amod" and node.head.i > node.i:
        yield "attributive", node.head


def _first_of_list(noun: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the first of a list that is a headline with no verb: mother and two sons found dead."""
    first = noun
    while first.dep_ == "conj" and first.head.tag_ in {"NN", "NNS", "NNP"}:
        first = first.head
    return first if first.dep_ == "ROOT" and is_person_noun(first.text) else noun


def _is_before_count(tree: Tree, node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether a number follows, which the parser hung elsewhere: the verb has an object then."""
    following = tree.tokens[node.i + 1 : node.i + 2]
    return bool(following and following[0].count)


def _counted_before(tree: Tree, node: Any) -> Any:  # noqa: ANN401 - spaCy tokens
    """Return the counted noun before the auxiliaries of a passive, wherever the parser hung it, or `None`."""
    before = node.i - 1
    while before > 0 and node.doc[before].lower_ in _AUXILIARIES:
        before -= 1
    is_apart = 0 <= before < node.i - 1
    return node.doc[before] if is_apart and own_count(tree, node.doc[before]) else None


_AUXILIARIES = frozenset(
    ("have", "has", "had", "been", "were", "was", "are", "is", "be", "also", "already", "still", "remain")
)


def _aims(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the verb is active without an object that counts: shot at, murdered three arias."""
    following = [child for child in node.rights if child.i == node.i + 1]
    if any(child.lower_ in {"at", "into", "towards", "toward"} for child in following):
        return True
    return any(child.dep_ == "npadvmod" and child.tag_ in {"NNS", "NNPS"} for child in node.rights)


def _drowned_heads(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield those to whom somebody did what else befalls the subject: she drowned her two children."""
    if node.lower_ in cue_words("kills_another"):
        yield from (("active", one) for one in node.rights if one.dep_ == "dobj" and is_person_noun(one.text))


def _subject_heads(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    for name in ("nsubj", "nsubjpass"):
        subject = child_of(node, name)
        if subject is not None:
            yield "subject", antecedent_of(subject, node)
            return
    for child in node.lefts:
        if child.dep_ in {"dep", "npadvmod"} and is_person_noun(child.text):
            yield "subject", child  # "7 stowaways, drowned"
    if node.dep_ in {"acl", "relcl", "amod"}:
        yield "participle", node.head
    if node.dep_ in {"xcomp", "ccomp", "advcl"}:
        yield from controlled_subjects(node)
    if node.dep_ == "conj":
        yield from inherited_subjects(node, ("nsubj", "nsubjpass"), node)
    for child in node.rights:
        if child.dep_ in {"dobj", "attr"}:
            yield "inverted", child
    yield "numbered", node


def _state_heads(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    yield "numbered", node
    if node.dep_ in {"acomp", "oprd", "attr", "ccomp", "xcomp", "advmod"}:
        yield from _small_clause(node)
    if node.dep_ == "amod" and node.head.i > node.i:
        yield "attributive", node.head
    is_after_count = bool(node.i and tree.tokens[node.i - 1].count)  # "Weather, Sports - 1 dead"
    is_behind = node.dep_ in {"amod", "acl", "appos", "advmod", "npadvmod"} and node.head.i < node.i
    if is_behind and (node.head.i == node.i - 1 or not is_after_count):
        yield "participle", node.head
    subject = child_of(node, "nsubj")
    if subject is not None:
        yield "subject", antecedent_of(subject, node)
    if (own := _counted_before(tree, node)) is not None:
        yield "subject", own
    if node.dep_ == "conj":
        yield from inherited_subjects(node, ("nsubj", "nsubjpass"), node)


_SAY_WHO = frozenset(("were", "was", "are", "is"))
"""Verbs by which a sentence says who the dead were."""


def _predicate_heads(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield those whom a sentence says the dead were: "those killed were a nurse and two guards"."""
    yield from _told_behind(node)
    above = node
    if node.dep_ == "acl" and node.head.lower_ in {"those", "people", "persons", "ones"}:
        above = node.head
    elif not _is_noun_of_all(node):
        return
    is_among = above.dep_ == "pobj" and above.head.lower_ == "among"
    verb = above.head.head if is_among else above.head
    is_subject = is_among or above.dep_ in SUBJECT_DEPS
    if is_subject and above.i < verb.i and verb.lower_ in _SAY_WHO:
        for child in verb.rights:
            if child.dep_ in {"attr", "dobj"} or (is_among and child.dep_ == "nsubj"):
                yield "predicate", child


def _told_behind(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield those behind a participle that opens the sentence, or behind "named the dead as"."""
    verb = node.head
    if node.tag_ == "VBN" and node.dep_ == "ROOT" and all(child.dep_ == "advmod" for child in node.lefts):
        auxiliaries = [child for child in node.rights if child.dep_ == "auxpass"]
    elif node.dep_ in {"dobj", "nsubjpass"} and _is_noun_of_all(node) and verb.lower_ in _NAMES:
        auxiliaries = [child for child in verb.rights if child.lower_ == "as"]
    else:
        return
    for auxiliary in auxiliaries:
        for child in auxiliary.rights:
            if child.dep_ in {"attr", "nsubj", "nsubjpass", "pobj"}:
                yield "predicate", child


_NAMES = frozenset(("named", "identified", "names", "identifies"))


def _is_noun_of_all(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the word of harm stands for all who met it: the dead, the wounded, or "killed" at the head."""
    before = [child.lower_ for child in node.lefts]
    is_first = not before and node.i == 0 and node.head.i == 1
    return before[:1] == ["the"] or (is_first and node.tag_ in {"VBN", "JJ", "NNP"})


def _small_clause(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    """Yield the object or subject that a complement speaks of: left 12 dead; 12 were reported (as) dead."""
    if node.dep_ in {"amod", "pobj", "pcomp"} and node.head.lower_ == "as":
        node = node.head
    if node.dep_ not in {"acomp", "oprd", "attr", "ccomp", "xcomp", "advcl", "prep", "advmod"}:
        return
    verb = node.head
    if verb.tag_ not in VERB and verb.pos_ != "AUX":
        return
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj"} and child.i < node.i:
            yield "small_clause", child
    for name in ("nsubjpass", "nsubj"):
        subject = child_of(verb, name)
        if subject is not None and node.dep_ not in {"advcl", "conj"} and not _acts(node):
            yield "complement", antecedent_of(subject, verb)


def _acts(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    """Whether the subject before it does the harm: someone started shooting."""
    return bool(node.tag_ == "VBG" and node.dep_ == "xcomp")


_SOLE = frozenset(("only", "sole", "lone"))
"""Words by which one person is all of the dead: the driver was the only fatality."""


def _noun_heads(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - spaCy tokens
    yield "counted_noun", node
    if node.dep_ == "attr" and any(child.lower_ in _SOLE for child in node.lefts):
        subject = child_of(node.head, "nsubj")
        if subject is not None and subject.i < node.i:
            yield "predicate", subject
    for child in node.rights:
        if child.lower_ in {"of", "to", "among"} and child.dep_ in {"prep", "dative", "agent"}:
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"}:
                    yield "nominal", inner
    for child in node.lefts:
        if child.dep_ == "poss":
            yield "possessive", child
