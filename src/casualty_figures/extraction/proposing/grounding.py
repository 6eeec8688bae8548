"""A proposal is a figure only where the text has its phrase and the phrase states its number."""

from collections.abc import Iterator, Sequence

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.extraction.proposing.proposals import Proposal
from casualty_figures.extraction.sentences.text import Sentence, folded
from casualty_figures.extraction.text_to_read import TextToRead


def grounded(proposal: Proposal, source: TextToRead, language: Language) -> Statement | str:
    """Return the statement that a proposal finds in the text, or in one line why there is none.

    The number is read from the phrase by our own grammar, never taken from the model.
    """
    places = list(_places(proposal.phrase, source))
    if not places:
        return "its phrase is not in the text, within one sentence"
    for sentence, start in places:
        end = start + len(proposal.phrase)
        mention = _mention(proposal, language.counts_in(sentence.folded), start, end)
        if mention is None:
            continue
        term_start = _nearest(folded(proposal.term), sentence.folded, start)
        if term_start < 0:
            return "its term is not in the sentence of its phrase"
        return _statement(proposal, sentence, (start, end), term_start, mention)
    return "its phrase does not state its number"


def _places(phrase: str, source: TextToRead) -> Iterator[tuple[Sentence, int]]:
    if not phrase.strip():
        return
    for sentence in source.sentences:
        start = sentence.text.find(phrase)
        while start >= 0:
            yield sentence, start
            start = sentence.text.find(phrase, start + 1)


def _mention(
    proposal: Proposal, mentions: Sequence[CountMention], start: int, end: int
) -> CountMention | None:
    bounds = (proposal.low, proposal.best, proposal.high)
    inside = (one for one in mentions if start <= one.start and one.end <= end)
    return next((one for one in inside if (one.count.low, one.count.best, one.count.high) == bounds), None)


def _nearest(term: str, sentence: str, position: int) -> int:
    """Return where the term stands nearest to a position of the sentence; -1 where it does not."""
    if not term.strip():
        return -1
    after, before = sentence.find(term, position), sentence.rfind(term, 0, position)
    found = [place for place in (after, before) if place >= 0]
    return min(found, key=lambda place: abs(place - position), default=-1)


def _statement(
    proposal: Proposal, sentence: Sentence, span: tuple[int, int], term_start: int, mention: CountMention
) -> Statement:
    group_start = max(mention.end, _nearest(folded(proposal.group), sentence.folded, mention.end))
    is_named = sentence.folded.startswith(folded(proposal.group), group_start)
    return Statement(
        sentence=sentence,
        indicator=proposal.indicator,
        count=mention.count,
        start=span[0],
        end=span[1],
        term_start=term_start,
        term_end=term_start + len(proposal.term),
        group_start=group_start,
        group_end=group_start + (len(proposal.group) if is_named else 0),
        rule="proposed",
        kind="number",
        is_further=mention.is_further,
        reader="model",
    )
