"""What the one who acts makes of an indicator: who is held by whom, who died by his own hand."""

import re
from functools import cache

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.languages.en.words import rows


def what_happened(statement: Statement) -> str:
    """Return the indicator; those held by an armed group are abducted, not detained (AWSD codebook)."""
    if statement.indicator == "detained" and statement.agent and _armed().search(statement.agent):
        return "abducted"
    return statement.indicator


@cache
def _armed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(row[0] for row in rows('armed_groups'))})\b")


def is_own_death(statement: Statement) -> bool:
    """Whether those counted died by their own hand, or of what they did to others: "blew himself up"."""
    term = statement.term.lower()
    return statement.is_doer or any(word in term for word in ("himself", "herself", "themselves", "suicide"))
