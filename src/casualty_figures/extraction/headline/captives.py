"""Who was abducted and did not die of it: a captive who was killed is killed."""

import re
from collections.abc import Sequence

from casualty_figures.extraction.headline.background import of_the_incident
from casualty_figures.extraction.headline.references import central, is_definite, is_definite_group, refers_to
from casualty_figures.records import Figure

_OF_THEM = re.compile(r"(?i)\bof (?:the|them|those|whom|his|its)\b|\b(?:body|bodies|corpses?|remains)\b")


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
    if central(figure) > central(captives) or figure.char_start < captives.char_start:
        return False
    if figure.char_start == captives.char_start:
        return True
    if figure.victim_group is None:
        is_elliptic = figure.extractor.endswith(":elliptic")
        return not is_elliptic and (
            figure.source_excerpt != captives.source_excerpt or bool(_OF_THEM.search(figure.reported_text))
        )
    speaks_of_known = (
        is_definite(figure) or is_definite_group(figure) or _OF_THEM.search(figure.reported_text)
    )
    return bool(speaks_of_known) and refers_to(figure, captives)
