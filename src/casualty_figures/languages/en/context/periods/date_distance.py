"""How far a date lies from a figure, in clauses rather than words.

Each kind of word between them has a cost, by its tag; see tags.LETTERS. A
date at the limit or over it is in another clause and not the figure's.
"""

import re

from casualty_figures.languages.en.context.periods.mention import PeriodMention
from casualty_figures.languages.en.context.periods.tags import LETTERS, NUMBERS
from casualty_figures.languages.en.context.periods.tokens import tagged

LIMIT = 10
_BARRIER = 20
# What a letter between figure and date costs.
_COSTS = {",": 3, "|": 3, "(": 4, ")": 4, ":": 4, "&": 2, "!": 4, ";": _BARRIER, "R": 7, "~": _BARRIER}
_COSTS |= {"h": _BARRIER, "N": _BARRIER, '"': 2} | dict.fromkeys(NUMBERS, 2)
# "that ripped through a market on Tuesday" and "after a fire on Tuesday" date the harm itself;
# a month or a year there dates something longer ago.
_DAY_ONLY = {"k": 4, "K": 4, "n": 3}
_OTHER_ACT = LETTERS["other_act"]
_BOUNDARY = re.compile(r"[,;:()|]")


# "Said that", "said on Tuesday that": what follows is told, not a clause about a noun.
_TOLD_THAT = re.compile(r"R([^khKX]{0,6})K")
# "In November 1985, when 100 people were killed", "the 2013 bombings, in which 88 people died", "the 2016
# attack on a bar that killed 32".
_TOLD_OF = re.compile(r",?c|[*+]?,?ik|[*+][^,;:RX@]{0,8},?(?:ik|[Kk])")
_ADVERBIAL = frozenset("ijlsbfACtGdF&!%Ea")


def reach(
    sentence: str, anchor: tuple[int, int], figure_span: tuple[int, int], mention: PeriodMention
) -> int:
    """Return the cost at which a mention reaches a figure, from 0; at `LIMIT` it does not.

    `anchor` spans the figure and the word that makes it one.
    """
    between = tagged(sentence).letters_between
    if anchor[0] <= mention.start and mention.end <= anchor[1]:
        return 2 if mention.start > figure_span[0] else 3
    own = between(*anchor)
    if _BESIDE.match(sentence, mention.start) and not _is_next(sentence, mention.end, anchor[0]):
        return _BARRIER
    if mention.start >= anchor[1]:
        return _from_behind(own, between(anchor[1], mention.start), mention)
    left = _TOLD_THAT.sub(r"R\1_", between(0, mention.start))
    return _from_before(left, between(mention.end, anchor[0]), own, mention)


# "A day after a man was shot": the day of that man alone, not of what is told beside it.
_BESIDE = re.compile(r"\w+\s+\w+\s+(?:after|before)\s", re.IGNORECASE)


def _is_next(sentence: str, end: int, start: int) -> bool:
    """Whether a figure that starts there is the subject of the clause that these words open."""
    return end <= start and set(tagged(sentence).letters_between(end, start)) <= _SUBJECT


_SUBJECT = frozenset("xX_lIaH=*+K")


def _from_behind(own: str, gap: str, mention: PeriodMention) -> int:
    """Return the cost of a date behind the figure: "were killed in a raid on Tuesday"."""
    if _OTHER_ACT in gap:
        return _BARRIER
    first_clause, last_clause = own + _BOUNDARY.split(gap)[0], gap[_last_boundary(gap) :]
    # A comma and a second verb: another statement, unless "when" or "as" ties it to the harm.
    has_verb = bool(set("xX") & set(first_clause))
    is_other_statement = last_clause != gap and has_verb and "x" in last_clause
    is_tied = bool(set("cA") & set(last_clause))
    second_harm = 3 * max(0, (own + gap).count("X") - 1)
    return _sum(gap, mention) + second_harm + _BARRIER * (is_other_statement and not is_tied)


def _from_before(left: str, gap: str, own: str, mention: PeriodMention) -> int:
    """Return the cost of a date before the figure: "In December, 1,100 were killed"."""
    clause_left = left[_last_boundary(left) :]
    told = _TOLD_OF.match(gap)
    if told:
        return _sum(gap[told.end() :], mention)
    if _OTHER_ACT in gap or (_OTHER_ACT in clause_left and "X" not in clause_left):
        return _BARRIER
    if _is_fronted(clause_left, gap, is_first=clause_left == left):
        # What opens a sentence speaks for all of it, but not across a contrast or a semicolon.
        gap = gap.removeprefix(",")
        return 1 + sum(_BARRIER if letter in ";~" else min(_COSTS.get(letter, 0), 2) for letter in gap)
    is_in_relative_clause = bool(set("khKN") & set(clause_left)) and mention.kind != "since"
    # "A boat that sank on Sunday, killing 14": what the clause tells goes on behind it.
    is_in_relative_clause &= not (own.startswith("X") and _bare(gap) == ",")
    is_inserted = left[: -len(clause_left)].endswith((",", "(")) and gap.startswith((",", ")"))
    # "..., a bomb exploded on Tuesday, killing 14" is no insertion: it tells of the harm.
    tells_of_harm = own.startswith("X") or bool(set("X*+") & set(clause_left))
    return 1 + _sum(gap, mention) + _BARRIER * is_in_relative_clause + 6 * (is_inserted and not tells_of_harm)


def _bare(gap: str) -> str:
    """Return the letters between date and figure without those of plain words and names."""
    return gap.translate({ord(letter): None for letter in "_Iil"})


def _is_fronted(clause_left: str, gap: str, *, is_first: bool) -> bool:
    """Whether a date opens its clause: "In December," or ", and on Tuesday,"."""
    words = _ADVERBIAL | {"_"} if is_first else _ADVERBIAL
    # "Also on Monday", but not "Commanders met on Monday".
    return (
        len(clause_left) <= 3
        and clause_left.count("_") <= 1
        and set(clause_left) <= words
        and (is_first or gap.startswith(","))
    )


def _last_boundary(letters: str) -> int:
    return max((match.end() for match in _BOUNDARY.finditer(letters)), default=0)


def _sum(gap: str, mention: PeriodMention) -> int:
    is_day = mention.kind in {"since", "anaphor"} or (
        mention.period is not None and mention.period.precision <= 2
    )
    own = sum(_COSTS.get(letter, 0) for letter in gap)
    return own + sum((cost if is_day else _BARRIER) * gap.count(letter) for letter, cost in _DAY_ONLY.items())
