"""Who was abducted and did not die of it: a captive who was killed is killed."""

import re
from collections.abc import Sequence

from casualty_figures.estimating.background import of_the_incident
from casualty_figures.estimating.references import (
    central,
    is_definite,
    is_definite_group,
    is_pronoun,
    refers_to,
)
from casualty_figures.records import Figure

_OF_THEM = re.compile(
    r"(?i)\bof (?:the|them|those|whom|his|its)\b|\b(?:body|bodies|corpses?|remains|victims?)\b"
)


_LOOSE_RULES = frozenset({"elliptic", "bare_adjacent", "numbered"})


def captives_alive(captives: Sequence[Figure], killed: Sequence[Figure]) -> list[Figure]:
    """Return the abducted without those whose people were all killed, nor the same told again."""
    alive = [figure for figure in captives if dead_among_captives(figure, killed) < central(figure)]
    return alive if len(alive) == len(captives) else [figure for figure in alive if not is_definite(figure)]


def dead_among_captives(captives: Figure, killed: Sequence[Figure]) -> int:
    """Return how many of the abducted are told to have been killed.

    Of some of them a later sentence must tell ("Two of them were killed"): in
    "three of the nine hostages were killed" nine are hostages.
    """
    fates = [figure for figure in of_the_incident(killed, "") if _is_fate(figure, captives)]
    n_dead = max(map(central, fates), default=0)
    is_told_later = any(figure.source_excerpt != captives.source_excerpt for figure in fates)
    return n_dead if n_dead >= central(captives) or is_told_later else 0


def _is_fate(figure: Figure, captives: Figure) -> bool:
    """Whether the killed of a figure are told to be captives: by the same words, or spoken of again."""
    is_beside = figure.source_excerpt == captives.source_excerpt
    if central(figure) > central(captives):
        return False
    if figure.char_start < captives.char_start:
        return is_beside and is_pronoun(captives)
    if figure.char_start == captives.char_start:
        return True
    if figure.victim_group is None:
        is_loose = figure.rule in _LOOSE_RULES
        return not is_loose and (not is_beside or bool(_OF_THEM.search(figure.reported_text)))
    return _speaks_of_known(figure) and refers_to(figure, captives)


def _speaks_of_known(figure: Figure) -> bool:
    return is_definite(figure) or is_definite_group(figure) or bool(_OF_THEM.search(figure.reported_text))
