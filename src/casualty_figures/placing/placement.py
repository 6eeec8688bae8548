"""Which of the places a text names is the place of a figure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Final

from casualty_figures.lexicon.indicators import MOVEMENTS
from casualty_figures.placing.gazetteer.known_places import Gazetteer
from casualty_figures.placing.headings import Section, section_at, sections_of
from casualty_figures.placing.listed_places import around_list
from casualty_figures.placing.main_place import FINER, gives_way, is_anchor, main_place
from casualty_figures.placing.mentions import PlaceMention, place_mentions
from casualty_figures.placing.places_of_parts import of_parts, place_around
from casualty_figures.placing.words import pattern_of
from casualty_figures.records import Figure, Place

_CLAUSE_END: Final = re.compile(
    rf"[;:\u2014\u2013]|,? {pattern_of('clause_opener')}\b|, and\b|,(?= {pattern_of('clause_after_comma')}\b)"
)
_SENTENCE_END: Final = re.compile(r"[.!?]\s+(?=[A-Z\"\u201c])")
_PARAGRAPH_END: Final = re.compile(r"\n\s*\n")
_NATIONAL: Final = frozenset({"country", "demonym"})
_CHARACTERS_A_POINT: Final = 60


@dataclass(frozen=True, slots=True)
class _Reach:
    """A stretch of text, and the mentions in it."""

    start: int
    end: int
    mentions: list[PlaceMention]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The mention that places a figure, and whether it stands in the figure's own sentence."""

    mention: PlaceMention
    is_own_sentence: bool


def place_figures(
    text: str,
    figures: Sequence[Figure],
    *,
    headline: str | None = None,
    gazetteer: Gazetteer | None = None,
    mentions: list[PlaceMention] | None = None,
) -> list[Figure]:
    """Return the figures in their order, each with the columns that say where.

    The place is the one nearest the figure in its clause, else its sentence,
    else the sentences before it in the paragraph, else the place the article
    is about (headline, dateline, most named), else the country most of the
    article points at. Where the text names no place all columns stay empty.
    `mentions` are the places the text names, where they are known already.
    """
    mentions = place_mentions(text, gazetteer) if mentions is None else mentions
    if not mentions:
        return list(figures)
    focus = main_place(mentions, len(headline or ""))
    spans = sorted((figure.char_start, figure.char_end) for figure in figures)
    sections = sections_of(text, mentions)
    placed = []
    for figure in figures:
        told, main = _under_heading(figure, sections, mentions) or (mentions, focus)
        placed.append(_placed(figure, _choice_of(figure, text, told, main, spans), mentions, text))
    return placed


def _under_heading(
    figure: Figure, sections: Sequence[Section], mentions: list[PlaceMention]
) -> tuple[list[PlaceMention], PlaceMention | None] | None:
    """Return the places named under the figure's heading, and the main one of its country."""
    section = section_at(sections, figure.char_start)
    if section is None:
        return None
    told = [section.heading, *_reach(section.start, section.end, mentions).mentions]
    own = [one for one in told if one.place.country_iso3 == section.heading.place.country_iso3]
    return told, main_place(own, 0) if section.heading.kind == "country" else section.heading


def _placed(figure: Figure, choice: _Choice | None, mentions: list[PlaceMention], text: str) -> Figure:
    if choice is None:
        return figure
    place = _with_role(choice.mention, figure, text)
    role = place.role if figure.indicator in MOVEMENTS else "incident"
    return figure.at(place, basis=_basis(choice, mentions), role=role)


def _basis(choice: _Choice, mentions: list[PlaceMention]) -> str:
    """Return explicit, context or dateline; a dateline is no part of the sentence behind it."""
    if not choice.mention.is_dateline:
        return "explicit" if choice.is_own_sentence else "context"
    name = choice.mention.place.location_name
    is_confirmed = any(one.place.location_name == name and not one.is_dateline for one in mentions)
    return "context" if is_confirmed else "dateline"


def _choice_of(
    figure: Figure,
    text: str,
    mentions: list[PlaceMention],
    focus: PlaceMention | None,
    spans: list[tuple[int, int]],
) -> _Choice | None:
    start = figure.sentence_start
    sentence = _reach(start, start + len(figure.source_excerpt), mentions)
    parts = of_parts(figure, sentence.mentions, text)
    around = place_around(parts, mentions) if parts else None
    whole = _of_the_whole(figure, text, sentence, spans, parts) or around if parts else None
    if whole is not None:
        return _Choice(whole, is_own_sentence=whole in sentence.mentions)
    best = _nearest(figure, text, sentence, spans)
    is_incident = figure.measure == "incident"
    if best and not best.is_aside and not _is_only_a_people(best, figure):
        if focus and is_incident and gives_way(best, focus):
            return _from_elsewhere(focus)
        return _Choice(around_list(best, mentions, text) or best, is_own_sentence=True)
    chosen = _scene_before(start, text, mentions) or focus
    if chosen and focus and is_incident and _scene_gives_way(chosen, focus, mentions, text):
        chosen = focus
    is_best_worse = best is None or (best.is_aside and chosen is not None and not chosen.is_aside)
    if best and not is_best_worse and (chosen is None or best.is_aside or chosen.kind in _NATIONAL):
        return _Choice(best, is_own_sentence=True)
    return _from_elsewhere(chosen) if chosen else None


def _of_the_whole(
    figure: Figure,
    text: str,
    sentence: _Reach,
    spans: list[tuple[int, int]],
    parts: list[PlaceMention],
) -> PlaceMention | None:
    """Return the nearest place of the sentence that is named for all the people of the figure."""
    others = [one for one in sentence.mentions if one not in parts]
    best = _nearest(figure, text, replace(sentence, mentions=others), spans)
    is_around = best is not None and best.place.country_iso3 == parts[0].place.country_iso3
    return best if is_around and best is not None and best.use == "place" and best.kind != "demonym" else None


def _from_elsewhere(mention: PlaceMention) -> _Choice:
    """Return a mention of another sentence; "militias head to Ramadi" says nothing of those who fled."""
    return _Choice(replace(mention, place=replace(mention.place, role="incident")), is_own_sentence=False)


def _scene_gives_way(
    scene: PlaceMention, focus: PlaceMention, mentions: list[PlaceMention], text: str
) -> bool:
    """Whether a scene gives way to the main town: a country only below the dateline of its paragraph."""
    if not gives_way(scene, focus) or scene.kind != "country":
        return gives_way(scene, focus)
    return any(_are_in_one_paragraph(one, scene, text) for one in mentions if one.is_dateline)


def _are_in_one_paragraph(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    start, end = sorted((one.char_end, other.char_start))
    return not _PARAGRAPH_END.search(text, start, end)


def _is_only_a_people(mention: PlaceMention, figure: Figure) -> bool:
    """Whether a sentence names only a people or a country in passing: "a French soldier was killed".

    In an incident the scene set before says more of the place than the
    nationality of the dead; a total over a war is of the country.
    """
    is_passing = mention.kind == "demonym" or (mention.kind == "country" and not mention.is_locative)
    return is_passing and figure.measure == "incident"


def _scene_before(start: int, text: str, mentions: list[PlaceMention]) -> PlaceMention | None:
    """Return the finest place of the last sentence before `start`, in its paragraph, that sets a scene."""
    paragraph = _last_before(_ends(_PARAGRAPH_END, text), start, default=0)
    anchors = [mention for mention in _reach(paragraph, start, mentions).mentions if is_anchor(mention)]
    if not anchors:
        return None
    before_last = anchors[-1].char_start - 1
    opening = _last_before(_ends(_SENTENCE_END, text), before_last, default=paragraph)
    scene = [mention for mention in anchors if mention.char_start >= opening]
    return max(scene, key=lambda mention: (FINER[mention.kind], -mention.char_start))


def _reach(start: int, end: int, mentions: list[PlaceMention]) -> _Reach:
    first = bisect_left(mentions, start, key=attrgetter("char_start"))
    last = bisect_left(mentions, end, lo=first, key=attrgetter("char_start"))
    return _Reach(start, end, [one for one in mentions[first:last] if one.char_end <= end])


@lru_cache(maxsize=4)
def _ends(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    """Return where the paragraphs or sentences of a text end: asked for once a figure."""
    return tuple(match.end() for match in pattern.finditer(text))


def _last_before(ends: Sequence[int], place: int, *, default: int) -> int:
    """Return the last of the ends up to a place, `default` where there is none after it."""
    index = bisect_right(ends, place)
    return max(ends[index - 1], default) if index else default


def _nearest(
    figure: Figure, text: str, sentence: _Reach, spans: list[tuple[int, int]]
) -> PlaceMention | None:
    """Return the mention of the sentence that governs the figure, or nothing where none can."""
    able = [one for one in sentence.mentions if one.use in {"place", "actor"} and not one.is_dateline]
    if not able:
        return None
    clause = _clause(figure, text, sentence)
    scored = [(_closeness(mention, figure, clause, spans), -mention.char_start) for mention in able]
    return able[scored.index(max(scored))]


def _clause(figure: Figure, text: str, sentence: _Reach) -> tuple[int, int]:
    before = [match.end() for match in _CLAUSE_END.finditer(text, sentence.start, figure.char_start)]
    after = _CLAUSE_END.search(text, figure.char_end, sentence.end)
    return max(before, default=sentence.start), after.start() if after else sentence.end


def _closeness(
    mention: PlaceMention, figure: Figure, clause: tuple[int, int], spans: list[tuple[int, int]]
) -> float:
    """Return how well a mention of the sentence fits as the place of the figure."""
    low = min(mention.char_end, figure.char_end)
    high = max(mention.char_start, figure.char_start)
    first, last = bisect_left(spans, (low, 0)), bisect_right(spans, (high, high))
    between = sum(1 for _, end in spans[first:last] if end <= high)
    score = FINER[mention.kind] - max(0, high - low) / _CHARACTERS_A_POINT - 1.0 * between
    if clause[0] <= mention.char_start < clause[1]:
        score += 3.0
    if mention.is_locative:
        score += 2.0
    if mention.kind == "demonym" and figure.char_start <= mention.char_start <= figure.char_end + 1:
        score += 1.5  # those counted are named by their country: "tens of thousands of Iraqis"
    if mention.use == "actor":
        score -= 2.0
    if mention.is_aside:
        score -= 2.5
    if mention.place.role != "incident" and figure.indicator not in MOVEMENTS:
        score -= 1.5
    return score


def _with_role(mention: PlaceMention, figure: Figure, text: str) -> Place:
    """Return the place with its role for this figure: those who fled "the area" come from it."""
    if figure.indicator == "displaced" and mention.place.role == "incident":
        return replace(mention.place, role="origin" if _is_left(figure, text) else "incident")
    if figure.indicator == "returned" and mention.place.role == "incident":
        return replace(mention.place, role="destination")
    return mention.place


_LEFT: Final = re.compile(rf"\b{pattern_of('left_behind')}\b")


def _is_left(figure: Figure, text: str) -> bool:
    return bool(_LEFT.search(text, max(0, figure.char_start - 60), figure.char_end + 60))
