"""Dependency rules: a trigger of the parse to those it speaks of."""

import re
from dataclasses import replace
from typing import Any

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.languages.en.harm import forms_for
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.languages.en.syntax.clause import assertion_of
from casualty_figures.languages.en.syntax.joined import (
    conjuncts_of_verb,
    joined_to_noun,
    listed_before,
    other_subjects,
)
from casualty_figures.languages.en.syntax.subjects import child_of
from casualty_figures.languages.en.syntax.tree import Tree
from casualty_figures.languages.en.syntax.victim_positions import victim_heads
from casualty_figures.languages.en.syntax.victims import parts_of
from casualty_figures.languages.en.triggers import Trigger, triggers
from casualty_figures.lexicon.indicators import MOVEMENTS


def readings_of(tree: Tree) -> list[TriggerReading]:
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
    if node.lower_ in forms_for("body") and not _FOUND.search(tree.text.lower()):
        return ()
    return triggers().get(node.lower_, ())


_FOUND = re.compile(rf"\b{cue('bodies_are_found')}\b")


def _reading(tree: Tree, node: Any, trigger: Trigger) -> TriggerReading | None:  # noqa: ANN401 - a spaCy token
    if _is_negated(node):
        return None
    for rule, head in victim_heads(tree, node, trigger):
        needs = trigger.needs_person
        parts = _own_parts(tree, node, head) if head is node else parts_of(tree, head, needs_person=needs)
        for sibling in (
            other_subjects(head, is_needed=not any(one.count for one in parts)) if rule in _BY_SUBJECT else ()
        ):
            parts.extend(parts_of(tree, sibling, needs_person=needs))
        for sibling in listed_before(tree, node, head) if parts and rule in _BY_LIST else ():
            parts = [*parts_of(tree, sibling, needs_person=needs), *parts]
        for sibling in (*conjuncts_of_verb(head), *joined_to_noun(node, head)) if parts else ():
            parts.extend(parts_of(tree, sibling, needs_person=needs))
        if _is_of_many(trigger) and not _is_list(parts):
            parts = [part for part in parts if part.kind in {"number", "plural"}]
        parts = _without_other_harm(parts, tree.text, trigger)
        parts = _one_in_two_roles(tree, node, parts)
        if any(part.count for part in parts):
            token = tree.tokens[node.i]
            return TriggerReading(
                trigger.indicator,
                token.start,
                token.end,
                tuple(parts),
                rule=rule,
                assertion=assertion_of(node, is_noun_for_people=trigger.frame == "people"),
                agent=_agent(node, trigger),
                is_nominal=trigger.frame in {"noun", "people"},
                reader="parser",
            )
        if parts:
            return None
    return None


_JOINED_BY = re.compile(r"\b(?:along\s+with|alongside|together\s+with|as\s+well\s+as|plus)\b")


def _without_other_harm(parts: list[CountedGroup], text: str, trigger: Trigger) -> list[CountedGroup]:
    """Return the parts without those that another harm came to: five dead bodies and 85 injured people."""
    return [
        part for index, part in enumerate(parts) if index == 0 or not _has_other_harm(part, text, trigger)
    ]


def _has_other_harm(part: CountedGroup, text: str, trigger: Trigger) -> bool:
    words = text[part.noun_start : part.end].lower().split()
    return any(
        other.indicator != trigger.indicator and other.frame in {"object", "state"} and not other.needs_person
        for word in words
        for other in triggers().get(word, ())
    )


def _one_in_two_roles(
    tree: Tree,
    node: Any,  # noqa: ANN401 - a spaCy token
    parts: list[CountedGroup],
) -> list[CountedGroup]:
    """Return the first part alone where the verb is singular: one staff member and pastor was killed."""
    auxiliaries = [child.lower_ for child in node.children if child.dep_ in {"aux", "auxpass"}]
    is_singular = bool({"was", "is", "has"} & set(auxiliaries))
    if is_singular and len(parts) == 2 and all(part.size == 1 for part in parts):
        is_joined = _JOINED_BY.search(tree.text, parts[0].end, max(parts[0].end, parts[1].start))
        return parts if is_joined else parts[:1]
    return parts


def _is_of_many(trigger: Trigger) -> bool:
    """Whether the trigger gives a figure only with a number: one who flees is no displacement figure."""
    return trigger.indicator in MOVEMENTS or (trigger.frame == "noun" and trigger.needs_person)


def _is_list(parts: list[CountedGroup]) -> bool:
    """Whether one without a number is told beside a number: the kidnapping of a priest and two nuns."""
    return len(parts) > 1 and any(part.kind == "number" for part in parts)


_BY_SUBJECT = frozenset(("passive", "subject", "shared_subject", "complement", "controlled"))


_BY_LIST = frozenset(("passive", "subject", "elliptic"))


def _own_parts(tree: Tree, node: Any, head: Any) -> list[CountedGroup]:  # noqa: ANN401 - spaCy tokens
    """Return what the trigger's own number counts: 12 dead, 17 deaths, 1,500 IDPs."""
    parts = parts_of(tree, head, needs_person=False)[:1]
    end = tree.tokens[node.i].start
    is_body = node.lower_ in forms_for("body") and any(child.lower_ in {"a", "an"} for child in node.lefts)
    kinds = {"number", "noun"} if is_body else {"number"}
    if parts and re.search(r"\band\b", tree.text[tree.tokens[node.i].end : parts[0].start]):
        return []  # who are joined to it, not counted by it: "the killing and the two men"
    return [replace(part, end=max(end, part.noun_start)) for part in parts if part.kind in kinds]


def _agent(node: Any, trigger: Trigger) -> str:  # noqa: ANN401 - a spaCy token
    """Return the words of those who did it: the subject of the active, or what stands behind "by"."""
    for child in node.children:
        if child.dep_ == "agent" or child.lower_ == "by":
            return " ".join(token.lower_ for token in child.subtree)
    subject = child_of(node, "nsubj") if trigger.frame != "subject" else None
    return " ".join(token.lower_ for token in subject.subtree) if subject is not None else ""


_NOT_QUITE = frozenset(("never", "almost", "nearly", "narrowly"))


def _is_negated(node: Any) -> bool:  # noqa: ANN401 - a spaCy token
    return any(child.dep_ == "neg" or child.lower_ in _NOT_QUITE for child in node.children)
