"""What most needs a person: contested and large numbers, doubtful readings, unsure pairs, refusals."""

from collections.abc import Iterator
from dataclasses import dataclass

from casualty_figures.publishing import Release, answer

ON_FIGURE = ("accept", "reject", "amend")
ON_PAIR = ("same", "different")
ON_REFUSAL = ("dismiss",)

_FIGURES = """
SELECT figure_id, f.indicator, f.low, f.best, f.high, f.location_name, f.country, f.date_start,
    f.attribution_text, f.confidence, f.source_excerpt, e.best, e.status
FROM figures f
JOIN estimate_figures p USING (figure_id)
JOIN estimates e ON e.event_id = p.event_id AND e.indicator = p.indicator
    AND e.victim_group = p.victim_group AND e.valid_to IS NULL
WHERE p.estimate_role IN ('recommended', 'triangulation')
    AND e.reconciliation_rule <> 'reviewed'
    AND NOT EXISTS (FROM reviews WHERE target_ids = figure_id AND review_outcome = 'applied')
"""
_NUMBER = "coalesce(e.best, e.high, e.low)"
_CONTESTED = "AND e.status = 'contested' ORDER BY e.best DESC, e.event_id, figure_id"
_LARGE = f"AND e.status <> 'contested' AND {_NUMBER} >= 100 ORDER BY {_NUMBER} DESC, figure_id"
_DOUBTFUL = (
    f"AND e.status <> 'contested' AND {_NUMBER} < 100 AND f.confidence < 0.6 ORDER BY f.confidence, figure_id"
)
_ASKED = {"contested": _CONTESTED, "large": _LARGE, "doubtful": _DOUBTFUL}
_PAIRS = """
WITH anchors AS (
    SELECT account_id, arg_min(figure_id, (role <> 'counts', char_start)) AS figure_id,
        arg_min(source_excerpt, (role <> 'counts', char_start)) AS sentence
    FROM figures WHERE account_id IS NOT NULL GROUP BY account_id
)
SELECT one.figure_id, other.figure_id, j.judgement_reason, one.sentence, other.sentence
FROM judgements j
JOIN anchors one USING (account_id)
JOIN anchors other ON other.account_id = j.other_account_id
WHERE j.judgement = 'unsure' AND NOT EXISTS (
    FROM judgements r WHERE r.account_id = j.account_id AND r.other_account_id = j.other_account_id
    AND starts_with(r.judge, 'reviewer:'))
ORDER BY j.score DESC, 1, 2
"""
_REFUSED = """
SELECT quarantine_id, table_name, source_name, reason FROM quarantine
WHERE NOT EXISTS (
    FROM reviews WHERE target_ids IN (quarantine_id, row_id) AND review_outcome = 'applied')
ORDER BY table_name, source_name, quarantine_id
"""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to decide: why it is asked, about which ids, what it says, and what can be done."""

    why: str
    ids: tuple[str, ...]
    facts: str
    sentences: tuple[str, ...]
    actions: tuple[str, ...]


def questions(release: Release) -> list[Question]:
    """Return what most needs a person, the most urgent first; what was decided is not asked again."""
    return [*_on_figures(release), *_on_pairs(release), *_on_refusals(release)]


def _on_figures(release: Release) -> Iterator[Question]:
    for why, which in _ASKED.items():
        for row in answer(release, f"{_FIGURES} {which}").rows:
            (
                figure_id,
                indicator,
                low,
                best,
                high,
                place,
                country,
                day,
                speaker,
                confidence,
                sentence,
                *held,
            ) = row
            bounds = "/".join("?" if bound is None else str(bound) for bound in (low, best, high))
            where = ", ".join(filter(None, (place, country))) or "no place"
            facts = (
                f"{indicator} {bounds}, {where}, {day or 'no day'}, {speaker or 'no speaker'}, "
                f"confidence {confidence:.2f}; the estimate is {held[0]}, {held[1]}"
            )
            yield Question(why, (figure_id,), facts, (sentence,), ON_FIGURE)


def _on_pairs(release: Release) -> Iterator[Question]:
    for one, other, reason, *sentences in answer(release, _PAIRS).rows:
        yield Question("unsure", (one, other), f"one event or two? {reason}", tuple(sentences), ON_PAIR)


def _on_refusals(release: Release) -> Iterator[Question]:
    for quarantine_id, table_name, source_name, reason in answer(release, _REFUSED).rows:
        facts = f"{table_name} {source_name}: {reason}"
        yield Question("refused", (quarantine_id,), facts, (), ON_REFUSAL)
