"""The parts of one incident: figures that add up, each person once."""

import re
from collections.abc import Sequence

from casualty_figures.estimating.harm import is_of_the_injured, is_open_about, is_own_death
from casualty_figures.estimating.persons import is_again_told, person_of
from casualty_figures.estimating.references import (
    central,
    is_definite,
    is_definite_group,
    is_of_known,
    is_single,
    opens_anew,
    refers_to,
    says_also,
    says_another,
    says_others,
    words_before,
)
from casualty_figures.lexicon.indicators import MOVEMENTS
from casualty_figures.records import Figure

NEAR = 400
"""Characters within which the victims of one incident are told one by one."""


def distinct(figures: Sequence[Figure], dead: Sequence[Figure] = ()) -> list[Figure]:
    """Return the figures that add up to the main incident, each person once.

    Figures of the first sentence that has any are added, but for those that
    speak of its people again. A later one is added where its words say that it
    is about somebody else. `dead` are those of an incident whose injured are
    counted: "others" are others than these.
    """
    anchor = next((figure for figure in figures if not is_own_death(figure)), figures[0])
    lead = [figure for figure in figures if figure.source_excerpt == anchor.source_excerpt]
    chosen = _once(lead)
    if anchor.indicator in MOVEMENTS:
        return [chosen[0], *(figure for figure in chosen[1:] if _is_of_another_place(figure))]
    if is_open_about(chosen[0]) and central(chosen[0]) > 1:
        return chosen
    told_again: set[str] = {anchor.source_excerpt}
    for figure in figures:
        if figure.source_excerpt in told_again:
            continue
        if _encloses(figure, chosen) or (dead and _are_all_others(figure, chosen)):
            chosen = [figure]
        elif _adds(figure, chosen):
            chosen.append(figure)
        else:
            # What follows in a sentence on the same people stands beside them: one was hit, another burnt.
            told_again.add(figure.source_excerpt)
    return chosen


def _is_of_another_place(figure: Figure) -> bool:
    """Whether a number shares the verb of the one before, and is no part of it: 300 here and 200 there."""
    before = words_before(figure).rstrip()
    return figure.rule == "elliptic" and not before.endswith((" with", " including"))


def _once(lead: Sequence[Figure]) -> list[Figure]:
    """Return the figures of one sentence without those who are others of it again: "a man ... he"."""
    kept = [lead[0]]
    for figure in lead[1:]:
        if _counts_own_death_too(figure):
            kept = [other for other in kept if not is_own_death(other)]
        if not _is_again(figure, kept):
            kept.append(figure)
    return kept


def _counts_own_death_too(figure: Figure) -> bool:
    return central(figure) > 1 and "himself" in (figure.victim_group or "").lower().split()


def _is_again(figure: Figure, kept: Sequence[Figure]) -> bool:
    if is_own_death(figure):
        return any(is_own_death(other) for other in kept)
    kept = [other for other in kept if not is_own_death(other)]
    if (kept and is_definite(figure)) or figure.rule == "rival":
        return True
    return any(
        figure.reported_text == other.reported_text
        or figure.char_end <= other.char_end
        or other.char_start < figure.char_start < other.char_end
        or (is_definite_group(figure) and central(figure) == central(other))
        or (is_of_known(figure) and central(figure) <= central(other))
        or _is_told_twice(figure, other)
        for other in kept
    )


_ONE_BY_ONE = 2
"""Numbers up to which two equal ones in a sentence are two groups of people."""


def _is_told_twice(figure: Figure, other: Figure) -> bool:
    """Whether a sentence tells a number again, as digests glue headline and lead: 7 killed, seven died."""
    places = {figure.location_name, other.location_name} - {None}
    is_same = central(figure) == central(other) > _ONE_BY_ONE and refers_to(figure, other)
    return is_same and len(places) < 2 and figure.rule != "elliptic" and not says_another(figure)


def _encloses(figure: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether a later figure counts the one person told so far and others: the mayor and his driver."""
    if len(chosen) != 1 or central(chosen[0]) != 1 or central(figure) < 2 or figure.basis != "derived":
        return False
    group = figure.victim_group or ""
    person = person_of(chosen[0])
    if any(name in group.lower() for name in (*person.names, *person.trades)):
        return True
    # A leader was killed; "Abu Wahib and three others" says who he was.
    is_unnamed = is_single(chosen[0]) and _UNNAMED.match(chosen[0].victim_group or "")
    return bool(is_unnamed and _NAMED_FIRST.match(group) and not says_also(figure))


_UNNAMED = re.compile(r"(?:[Aa]n?|[Oo]ne|[Tt]he)\b|[^A-Z]*$")
_NAMED_FIRST = re.compile(r"[A-Z][\w'\u2019-]*(?: (?:[A-Z]|al-)[\w'\u2019-]*)*(?:,| and\b| with\b| along\b)")


def _are_all_others(figure: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether a later number counts all the injured again, as others than the dead: five others were hurt."""
    n_chosen = sum(map(central, chosen))
    return is_single(chosen[0]) and central(figure) > max(1, n_chosen) and says_others(figure)


def _adds(figure: Figure, chosen: Sequence[Figure]) -> bool:
    if is_own_death(figure):
        return says_also(figure) and not any(map(is_own_death, chosen))
    if any(central(other) == central(figure) and central(figure) > 1 for other in chosen):
        return False
    if is_of_the_injured(figure) or _is_told_one_by_one(figure, chosen) or _are_also_harmed(figure, chosen):
        return True
    if _is_somebody_else(figure, chosen):
        return True
    if sum(map(central, chosen)) > 1 and not opens_anew(figure):
        return _is_more_elsewhere(figure, chosen)
    return says_another(figure)


def _is_more_elsewhere(figure: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether people of another place are added: five died in Dabo, two more in Keno."""
    is_near = figure.char_start - chosen[-1].char_start < NEAR
    own = _place_behind(figure)
    return (
        is_near
        and bool(_MORE.match(figure.reported_text))
        and own is not None
        and all(_place_behind(other) not in {None, own} for other in chosen)
    )


_MORE = re.compile(r"(?i)\w+ (?:more|others)\b")
_PLACED = re.compile(r"\s+(?:in|at|near|outside|around)\s+(?:the\s+)?([A-Z][\w'\u2019-]+)")


def _place_behind(figure: Figure) -> str | None:
    """Return the first word of the place that stands right behind the figure, in a gazetteer or not."""
    placed = _PLACED.match(figure.source_excerpt, figure.char_end - figure.sentence_start)
    return placed[1] if placed else None


def _is_somebody_else(figure: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether one person is of the other sex than all those told one by one before: the father, then she."""
    if not is_single(figure) or not all(map(is_single, chosen)):
        return False
    is_near = figure.char_start - chosen[0].char_start < NEAR
    sexes = {person_of(other).sex for other in chosen}
    return is_near and person_of(figure).sex is not None and not sexes & {None, person_of(figure).sex}


def _are_also_harmed(figure: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether people of another name were harmed too: two guards were killed; the attacker also died."""
    is_near = figure.char_start - chosen[-1].char_start < NEAR
    nouns = [(other.victim_group or "people").lower().split()[-1] for other in chosen]
    own = (figure.victim_group or "people").lower().split()[-1]
    are_all = any(noun in _OF_ANYBODY for noun in (*nouns, own))
    return says_also(figure) and is_near and not are_all and not any(refers_to(figure, one) for one in chosen)


_OF_ANYBODY = frozenset(
    ("people", "persons", "others", "victims", "more", "passengers", "civilians", "residents")
)
"""Words for those harmed that say not who they were: the driver can be one of 12 people."""


def _is_told_one_by_one(figure: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether an article that numbers nobody adds somebody: the director was killed; so was his driver."""
    return (
        says_also(figure)
        and is_single(chosen[0])
        and not (is_single(figure) and any(is_again_told(figure, other) for other in chosen))
    )
