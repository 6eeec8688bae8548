"""Sentences to statements: one figure each, tied to the others of its sentence.

Sums, subsets and superseded tolls are tied here, so that no one is counted
twice by those who add up the rows that are no subset.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from casualty_figures.extraction.claims.precedence import (
    chosen_readings,
    is_read_by,
    unread_readings,
    without_parts_of,
)
from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.claims.statement_building import from_reading
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.patterns.adjacent import adjacent_readings_in
from casualty_figures.languages.en.patterns.all_of_them import all_of_them_in
from casualty_figures.languages.en.patterns.exclusions import is_getaway, is_of_no_people
from casualty_figures.languages.en.patterns.labels import labelled_in
from casualty_figures.languages.en.patterns.number_noun_verb import tight_readings_in
from casualty_figures.languages.en.patterns.tables import is_table, table_statements
from casualty_figures.languages.en.patterns.tolls import tolls_in
from casualty_figures.languages.en.patterns.zeros import zeros_in
from casualty_figures.languages.en.relations.among import parts_among
from casualty_figures.languages.en.relations.changed_numbers import changed_behind, changed_in
from casualty_figures.languages.en.relations.corrections import corrections_in
from casualty_figures.languages.en.relations.doers import mark_doers
from casualty_figures.languages.en.relations.elliptic import compared_statements, elliptic_statements
from casualty_figures.languages.en.relations.fractions import fractions_of
from casualty_figures.languages.en.relations.losses import losses_in
from casualty_figures.languages.en.relations.multiples import as_many_statements, relative_statements
from casualty_figures.languages.en.relations.part_statements import glosses_in, manner_parts
from casualty_figures.languages.en.relations.parts_behind import parts_behind
from casualty_figures.languages.en.relations.remainders import Passage, remainders_in
from casualty_figures.languages.en.relations.rival_numbers import rivals_behind, rivals_in
from casualty_figures.languages.en.relations.subsets import tie_subsets, tie_superseded
from casualty_figures.languages.en.relations.totals import explained_parts, tie_ellipses, tie_outcomes
from casualty_figures.languages.en.sentences.parse import parsed
from casualty_figures.languages.en.sentences.tokens import tokens_of
from casualty_figures.languages.en.syntax.dependency import readings_of
from casualty_figures.languages.en.syntax.tree import Tree
from casualty_figures.languages.en.triggers import has_trigger

_RELATIONS = (
    elliptic_statements,
    compared_statements,
    as_many_statements,
    relative_statements,
    fractions_of,
    corrections_in,
    changed_in,
    rivals_in,
    glosses_in,
    manner_parts,
)
"""What is read from a number beside the statements made so far, in this order."""


_ALSO = re.compile(r"\balso\s+$")
_SOLE = re.compile(r"\b(?:only|sole|lone)\s+(?:\w+\s+)?fatality\b")
_STILL_IN = re.compile(r"(?:still|remain\w*)\s+in\b")  # eleven are still in hospital: of those told before
_TEASER = re.compile(rf"\W*{cue('teaser')}\s*[:|]")  # another article's headline


def statements_in(sentences: Sequence[Sentence], vague: VagueTable, reader: str) -> list[Statement]:
    """Return what the sentences state, in their order; `reader` is `parser` or, alone, `patterns`."""
    worth = [one for one in sentences if has_trigger(one.folded) and not _TEASER.match(one.folded)]
    trees = _trees_of(worth, vague) if reader != "patterns" else repeat(None)
    made = zip(worth, trees, strict=reader != "patterns")
    told = {one.start: statements_of(one, vague, tree) for one, tree in made}
    found: list[Statement] = []
    last: list[Statement] = []
    before: Sentence | None = None
    for sentence in sentences:
        own = told.get(sentence.start) or [
            *changed_behind(sentence, last, CountedSentence(sentence.folded, vague)),
            *rivals_behind(sentence, last, vague),
            *parts_behind(sentence, last, vague),
        ]
        passage = Passage(sentence, own, before, last, vague)
        left = [*remainders_in(passage), *losses_in(passage)]
        last, before = [*passage.own, *left], sentence
        found.extend(last)
    return found


def _trees_of(sentences: Sequence[Sentence], vague: VagueTable) -> Iterator[Tree]:
    tokens = [tokens_of(sentence, vague) for sentence in sentences]
    for sentence, words, parse in zip(sentences, tokens, parsed(tokens), strict=True):
        yield Tree(words, parse, sentence.text)


def statements_of(sentence: Sentence, vague: VagueTable, tree: Tree | None) -> list[Statement]:
    """Return the statements of one sentence; with no tree, those of the patterns alone."""
    lowered = sentence.folded
    if is_table(sentence.text):
        if found := table_statements(sentence, vague):
            return found
        tree = None  # cells of prose: the parser would join what bars and tabs keep apart
    counted = CountedSentence(lowered, vague)
    statements: list[Statement] = []
    for reading in _readings(counted, tree):
        if not is_getaway(reading, lowered) and not is_of_no_people(reading, lowered):
            made = from_reading(sentence, reading)
            for one in made[:1]:
                # "The dead were": told of before; "also killed was" is somebody else.
                is_new = _ALSO.search(lowered, 0, reading.term_start) or _SOLE.search(lowered)
                is_left = bool(_STILL_IN.match(lowered, reading.term_start))
                one.is_part = is_left or (reading.rule == "predicate" and not is_new)
            statements.extend(made)
    statements.extend(parts_among(sentence, counted, statements))
    for relation in _RELATIONS:
        statements.extend(list(relation(counted, statements)))
    statements.extend(tie_ellipses(statements))
    statements.extend(list(explained_parts(counted, statements)))
    tie_subsets(counted, statements)
    tie_superseded(statements)
    tie_outcomes(statements)
    mark_doers(statements)
    return statements


def _readings(counted: CountedSentence, tree: Tree | None) -> list[TriggerReading]:
    """Return the readings that stand, those of the surest forms before those of the parse."""
    labelled = labelled_in(counted)
    certain = [*zeros_in(counted.lowered), *labelled, *tolls_in(counted)]
    adjacent = [one for one in adjacent_readings_in(counted) if not is_read_by(one, certain)]
    by_parse = [one for one in readings_of(tree) if not _is_of_the_next(one, counted)] if tree else []
    by_parse = [without_parts_of(reading, [*labelled, *adjacent]) for reading in by_parse]
    tight = unread_readings(tight_readings_in(counted), [*labelled, *by_parse])
    by_parse = [one for one in by_parse if one.parts]
    all_of_them = all_of_them_in(counted)
    return chosen_readings([*certain, *adjacent, *by_parse, *tight, *all_of_them])


_ACTIVE = frozenset({"active", "shared_object", "small_clause"})


def _is_of_the_next(reading: TriggerReading, counted: CountedSentence) -> bool:
    """Whether the word of harm stands behind a number of its own: "2 dead, 21 missing"."""
    own = [one for one in counted.counts if counted.lowered[one.end : reading.term_start].isspace()]
    starts = {part.count_start for part in reading.parts}
    if not own or reading.rule in _ACTIVE or starts & {one.start for one in own}:
        return False
    between = counted.lowered[min(part.start for part in reading.parts) : own[0].start]
    return "|" in between or has_trigger(between)
