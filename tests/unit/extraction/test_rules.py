"""The map of the rules says what there is: each rule reads its example, and the code gives no other."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from english import ENGLISH, figures_in

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.extract import text_to_read
from casualty_figures.extraction.figures import figures_from
from casualty_figures.extraction.proposing.grounding import grounded
from casualty_figures.extraction.proposing.proposals import Proposal
from casualty_figures.languages.en.rules import Rule, rule_of, rules

PACKAGE = Path(__file__).parents[3] / "src" / "casualty_figures"
OURS = [rule for rule in rules().values() if rule.reader != "model"]


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: f"{rule.reader}:{rule.name}")
def test_a_rule_reads_its_example(rule: Rule) -> None:
    figures = figures_in(rule.example, reader=rule.reader)

    assert (rule.reader, rule.name) in {(figure.extractor, figure.rule) for figure in figures}


def test_what_a_model_proposes_and_the_text_bears_out_is_read_by_its_rule() -> None:
    rule = rule_of("model", "proposed")
    text = rule.example
    source = text_to_read(text, ENGLISH, published=date(2024, 3, 5), article_id="a" * 64)
    proposal = Proposal(
        phrase=text, term="never came home", group="diggers", indicator="missing", low=12, best=12, high=None
    )
    statement = grounded(proposal, source, ENGLISH)
    assert isinstance(statement, Statement)
    (figure,) = figures_from([statement], source, ENGLISH)

    assert (figure.extractor, figure.rule, figure.confidence) == ("model", "proposed", rule.confidence)


def test_the_map_has_every_rule_that_the_code_can_give_where_the_code_gives_it() -> None:
    given = {
        (name, path.relative_to(PACKAGE).as_posix())
        for folder in ("extraction", "languages")
        for path in (PACKAGE / folder).rglob("*.py")
        for name in rules_given_in(ast.parse(path.read_text("utf-8")))
    }

    assert {(rule.name, rule.module) for rule in rules().values()} == given


def rules_given_in(tree: ast.Module) -> Iterator[str]:
    """Yield the constants of `rule="..."`, `.rule = "..."` and of `yield "...", noun`."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.keyword(arg="rule", value=value)
                | ast.Assign(targets=[ast.Attribute(attr="rule")], value=value)
            ):
                yield from constants_of(value)
            case ast.Yield(value=ast.Tuple(elts=[first, _])):
                yield from constants_of(first)


def constants_of(value: ast.expr) -> Iterator[str]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
