"""Numbers whose word of harm stands with an earlier one: 12 were killed in the first and 9 in the second."""

import re
from collections.abc import Iterator

from casualty_figures.extraction.claims.statement import Statement, last_of
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.lexicon import cue, is_person_noun
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.triggers import triggers

_JOINED = re.compile(r"(?:,|;|\band|\bplus|,\s*and|\bwhile)\s+(?:a\s+)?$")
_AT_PLACE = re.compile(
    rf"""
    (?P<noun>(?:\s+(?:more|others?|in\s+all|(?!were\b|was\b|of\b|and\b)[a-z-]+s|people|men|women
    |children|police))?)\s+(?:were\s+)?(?:in|at|near|on|outside|around|from|elsewhere|among
    |the\s+(?:next|following))\s+(?!(?:a|an)?\s*{cue("care")}\b)\w
    """,
    re.VERBOSE,
)


def elliptic_statements(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the statements of numbers that share the word of harm of a number before them."""
    lowered = counted.lowered
    for mention in counted.counts:
        if any(one.count_start == mention.start for one in statements):
            continue
        model = _model(lowered, mention, statements)
        if model is not None:
            yield _like(model, mention, lowered)


def _model(lowered: str, mention: CountMention, statements: list[Statement]) -> Statement | None:
    """Return the statement before that the number leans on: with a place behind it, or "as were"."""
    alike = _alike(lowered, mention, statements)
    if alike is not None:
        return alike
    if not _JOINED.search(lowered[: mention.start]) or not _AT_PLACE.match(lowered, mention.end):
        return None
    model = _counted_before(mention, statements)
    if model is not None and _OPENS_LIST.search(lowered, model.end, mention.start):
        return None  # "22 were killed: 14 in Bokkos and eight in Dabo": parts of the 22
    noun = place["noun"].split() if (place := _AT_PLACE.match(lowered, mention.end)) else []
    if noun and not (is_person_noun(noun[-1]) or noun[-1] in {"more", "other", "others", "all"}):
        return None
    if model is None or _HAS_VERB.match(lowered, mention.end):
        return None
    is_placed = _AT_PLACE.match(lowered, max(model.end, model.group_end)) or _DAY_BEFORE.search(
        lowered[: model.start]
    )
    return model if is_placed else None


_ALIKE = re.compile(
    r"\s*,?\s*(?:(?:(?:and\s+)?so|as)\s+(?:were|was|did|had|have|has|are)"
    r"|as\s+well\s+as|along\s+with|together\s+with|alongside)\s+(?:also\s+)?"
)
_GROUP = re.compile(
    r"\s+(?:of\s+(?:the|its|their)\s+)?((?:[a-z][\w'-]*\s+){0,2}?[a-z][\w'-]*)\b(?:\s+([a-z]+))?"
)


def _alike(lowered: str, mention: CountMention, statements: list[Statement]) -> Statement | None:
    """Return the statement of those to whom the same happened: "12 were killed, as were nine guards"."""
    model = _counted_before(mention, statements)
    if model is None or _ALIKE.fullmatch(lowered, max(model.end, model.term_end), mention.start) is None:
        return None
    group = _GROUP.match(lowered, mention.end)
    if group is None or not is_person_noun(group[1].split()[-1]) or (group[2] or "") in triggers():
        return None
    return model


_HAS_VERB = re.compile(
    r"\s+(?:in|at|near|on)\s+[\w'-]+\s+[a-z]+ed\s+(?:an?|the|his|her|its|their|some|several|\d)\b"
)
_OPENS_LIST = re.compile(r"(?::|--|\s[-\u2013\u2014])\s+(?:\d|[a-z]+\s+(?:in|at|on|near)\b)")
_DAY_BEFORE = re.compile(r"\b(?:on|in)\s+[\w\s]{2,20},?\s*$")
_COMPARED = re.compile(r"\b(?:compared\s+(?:with|to)|up\s+from|down\s+from|against|versus|as\s+against)\s+$")
_THEN = re.compile(
    r"\s+(?:in|during|for)\s+(?:(?:the\s+)?(?:same|previous|preceding|whole|all)\b|\d{4}|last"
    r"|[a-z]+\s+\d{4})|\s+(?:a|the)\s+(?:year|month)\s+(?:earlier|before)|\s+last\s+(?:year|month)"
)


def compared_statements(counted: CountedSentence, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the number of another time beside the one it is compared with: "compared with 8,000 in 2013"."""
    lowered = counted.lowered
    for mention in counted.counts:
        if any(one.count_start == mention.start for one in statements):
            continue
        if not _COMPARED.search(lowered[: mention.start]) or not _THEN.match(lowered, mention.end):
            continue
        model = _counted_before(mention, statements)
        if model is not None:
            yield _compared(model, mention, lowered)


def _counted_before(mention: CountMention, statements: list[Statement]) -> Statement | None:
    return last_of(
        one for one in statements if one.kind == "number" and one.whole is None and one.end <= mention.start
    )


def _like(model: Statement, mention: CountMention, lowered: str) -> Statement:
    made = model.beside(mention, (mention.end, _noun_end(mention, lowered)), rule="elliptic")
    made.model, made.is_further = model, True
    return made


def _compared(model: Statement, mention: CountMention, lowered: str) -> Statement:
    then = _THEN.match(lowered, mention.end)
    group = (mention.end, _noun_end(mention, lowered))
    made = model.beside(mention, group, rule="comparison", end=then.end() if then else mention.end)
    made.model, made.is_further = None, False
    return made


def _noun_end(mention: CountMention, lowered: str) -> int:
    noun = _AT_PLACE.match(lowered, mention.end)
    return noun.end("noun") if noun else mention.end
