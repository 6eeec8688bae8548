"""Readings of a sentence to statements: one figure each, tied to the others of its sentence.

Sums, subsets and superseded tolls are tied here, so that no one is counted
twice by those who add up the rows that are no subset.
"""

from casualty_figures.extraction.claims.precedence import (
    chosen_readings,
    is_read_by,
    unread_readings,
    without_parts_of,
)
from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.claims.statement_building import from_reading, is_getaway, is_of_no_people
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.patterns.adjacent import adjacent_readings_in
from casualty_figures.languages.en.patterns.number_noun_verb import tight_readings_in
from casualty_figures.languages.en.patterns.tolls import labelled_in, tolls_in
from casualty_figures.languages.en.patterns.zeros import zeros_in
from casualty_figures.languages.en.relations.among import parts_among
from casualty_figures.languages.en.relations.corrections import corrections_in
from casualty_figures.languages.en.relations.elliptic import compared_statements, elliptic_statements
from casualty_figures.languages.en.relations.fractions import fractions_of
from casualty_figures.languages.en.relations.multiples import as_many_statements, relative_statements
from casualty_figures.languages.en.relations.part_statements import glosses_in, manner_parts
from casualty_figures.languages.en.relations.subsets import tie_subsets, tie_superseded
from casualty_figures.languages.en.relations.totals import explained_parts, tie_ellipses
from casualty_figures.languages.en.sentences.token import Token
from casualty_figures.languages.en.syntax.dependency import readings_of
from casualty_figures.languages.en.syntax.tree import Tree

_RELATIONS = (
    elliptic_statements,
    compared_statements,
    as_many_statements,
    relative_statements,
    fractions_of,
    corrections_in,
    glosses_in,
    manner_parts,
)
"""What is read from a number beside the statements made so far, in this order."""


def statements_of(sentence: Sentence, tokens: list[Token] | None, parse: object | None) -> list[Statement]:
    """Return the statements of one sentence; with no parse, those of the patterns alone."""
    lowered = sentence.folded
    statements: list[Statement] = []
    for reading in _readings(sentence, tokens, parse):
        if not is_getaway(reading, lowered) and not is_of_no_people(reading, lowered):
            statements.extend(from_reading(sentence, reading))
    statements.extend(parts_among(sentence, lowered, statements))
    for relation in _RELATIONS:
        statements.extend(list(relation(lowered, statements)))
    statements.extend(tie_ellipses(statements))
    statements.extend(list(explained_parts(lowered, statements)))
    tie_subsets(lowered, statements)
    tie_superseded(statements)
    return statements


def _readings(sentence: Sentence, tokens: list[Token] | None, parse: object | None) -> list[TriggerReading]:
    """Return the readings that stand, those of the surest forms before those of the parse."""
    lowered = sentence.folded
    certain = [*zeros_in(lowered), *labelled_in(lowered), *tolls_in(lowered)]
    adjacent = [one for one in adjacent_readings_in(lowered) if not is_read_by(one, certain)]
    tree = Tree(tokens, parse, sentence.text) if parse is not None and tokens is not None else None
    parsed = readings_of(tree) if tree else []
    parsed = [without_parts_of(reading, adjacent) for reading in parsed]
    tight = unread_readings(tight_readings_in(lowered), parsed)
    return chosen_readings([*certain, *adjacent, *[one for one in parsed if one.parts], *tight])
