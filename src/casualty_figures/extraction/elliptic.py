"""Numbers whose word of harm stands with an earlier one: "12 were killed in the first and 9 in the second"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from casualty_figures.extraction.count import CountMention
from casualty_figures.extraction.counts import counts_in
from casualty_figures.extraction.statement import Statement

_JOINED = re.compile(r"(?:,|;|\band|\bplus|,\s*and|\bwhile)\s+(?:a\s+)?$")
_AT_PLACE = re.compile(
    r"(?P<noun>(?:\s+(?:more|others?|people|persons|in\s+all))?)\s+(?:were\s+)?(?:in|at|near|on|outside|around|from|elsewhere|among|the\s+(?:next|following))\s+(?!(?:a|an)?\s*(?:critical|serious|stable|custody|hospital)\b)\w"
)


def elliptic_statements(lowered: str, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the statements of numbers that share the word of harm of a number before them."""
    for mention in counts_in(lowered):
        if any(one.count_start == mention.start for one in statements):
            continue
        model = _model(lowered, mention, statements)
        if model is not None:
            yield _like(model, mention, lowered)


def _model(lowered: str, mention: CountMention, statements: list[Statement]) -> Statement | None:
    """Return the statement the number leans on: counted, before it, with a place behind it."""
    if not _JOINED.search(lowered[: mention.start]) or not _AT_PLACE.match(lowered, mention.end):
        return None
    before = [
        one for one in statements if one.kind == "number" and one.whole is None and one.end <= mention.start
    ]
    model = max(before, key=lambda one: one.end, default=None)
    if model is None or not _AT_PLACE.match(lowered, max(model.end, model.group_end)):
        return None
    return model


def _like(model: Statement, mention: CountMention, lowered: str) -> Statement:
    noun = _AT_PLACE.match(lowered, mention.end)
    end = noun.end("noun") if noun else mention.end
    return replace(
        model,
        count=mention.count,
        start=mention.start,
        end=end,
        group_start=mention.end,
        group_end=end,
        rule="elliptic",
        model=model,
        reader="patterns",
        is_further=True,
        count_start=mention.start,
    )
