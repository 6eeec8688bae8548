"""Those who harmed others and died of it themselves: he killed two people "before he was shot dead"."""

from collections.abc import Sequence

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.languages.en.context.groups import group_of
from casualty_figures.languages.en.lexicon import sex_of_kin
from casualty_figures.languages.en.words import words

_MALE = frozenset(("he", "him", "his"))
_ACTIVE = "active"


def mark_doers(statements: Sequence[Statement]) -> None:
    """Mark each death of one person that is told of the one who harmed the others of the sentence.

    "He" is one who killed two people, or his wife: a pronoun that cannot speak of those harmed.
    """
    acts = [one for one in statements if one.rule == _ACTIVE and one.agent]
    for death in statements:
        if death.indicator == "killed" and death.count.best == 1 and death.kind != "number":
            death.is_doer = any(_is_of_the_doer(death, act) for act in acts if act is not death)


def _is_of_the_doer(death: Statement, act: Statement) -> bool:
    who = death.group.lower()
    if death.sentence.text[death.start : death.end].lower().endswith("own life"):
        return act.start < death.start
    if who == act.agent and not set(who.split()) & words("plural_only"):
        return True
    return act.start < death.start and who in words("pronouns_of_one") and not _can_be_harmed(who, act)


def _can_be_harmed(pronoun: str, act: Statement) -> bool:
    """Whether a pronoun can speak of the one whom the act harmed: he shot a guard, and he died."""
    if act.count.central != 1:
        return False
    noun = act.group.lower().split()[-1] if act.group else ""
    sex = group_of(act.group).sex or sex_of_kin(noun)
    return not sex or (sex == "male") == (pronoun in _MALE)
