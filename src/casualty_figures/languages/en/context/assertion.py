"""What an article does with a figure: affirm, deny, fear, dispute or take it back.

The parse says most (dependency.assertion_of); the words here stand outside the
clause: "an earlier version of this article said", "the figure was disputed".
"""

import re
from functools import cache, lru_cache

from casualty_figures.languages.en.harm import forms_for
from casualty_figures.languages.en.lexicon import alternatives, cue

_RETRACTED = re.compile(
    rf"""
    \b(?:(?:an\s+)?earlier\s+(?:version|report|story)|previous\s+version|corrects|corrected
    |(?<!of[ ])(?<!department[ ])correction(?!s?\s+{cue("correctional")})
    |{cue("what_says")}\b[^.;]{{0,60}}?\b(?:is|was|has\s+been|had\s+been)\s+(?:later\s+|since\s+)?withdrawn
    |(?:took|takes|taken)\s+back|(?:has|have|had)\s+corrected
    |(?:withdr(?:ew|aws)|(?:has|have|had)\s+withdrawn)\s+(?:a|the|that|its|his|her|their)\s+
    (?:\w+\s+)?{cue("what_says")}|retract\w*
    |{cue("wrongly")}\s+(?:\w+\s+){{0,2}}?{cue("counted")}|(?:misstated|miscounted|in\s+error))\b
    """,
    re.VERBOSE,
)
_RESTATED = re.compile(
    r"\b(?:not\s+$|in\s+fact|actually|the\s+correct|correct\s+(?:number|figure)\s+is|should\s+have"
    r"|has\s+been\s+corrected\s+to|rather\s+than\s*$|now\s+(?:says|stands|put))"
)
_FALSE = re.compile(rf"\b(?:is|was|are|were|as)\s+(?:\w+\s+)?(?:{cue('false')}|not\s+true)\b")
_UNSURE = re.compile(
    r"\b(?:(?:unclear|uncertain|not\s+(?:clear|known|certain)|unknown)\s+(?:whether|if)"
    r"|(?:has|have|had|is|are)(?:\s+not|n't)\s+(?:yet\s+)?confirm(?:ed|ing)"
    r"|unconfirmed\s+reports?)\b[^.;]*$"
)
_UNVERIFIED = re.compile(
    r"\b(?:claims?|reports?|rumou?rs?)\s+(?:that|of)\b[^.;]*\b(?:could|can|has|have)\s*(?:not|n't)\s+"
    r"(?:yet\s+)?(?:be(?:en)?\s+)?(?:independently\s+)?(?:verified|confirmed|corroborated)\b"
)
_UNTRUE = re.compile(
    r"\b(?:not\s+(?:true|correct|the\s+case)|untrue|false|no\s+truth\s+(?:in|to)|a\s+lie"
    r"|nonsense)\b[^.;]{0,60}$"
)
_CALLED = re.compile(rf"\b{cue('calls')}\b[^.;]{{0,90}}\b{cue('called_false')}\b")
_CLAIM_DENIED = re.compile(
    rf"\s*[^.;]{{0,80}},\s+(?:a|an)\s+{cue('claim')}\s+(?:that\s+)?(?:[\w'-]+\s+){{1,6}}?{cue('denies')}\b"
    rf"|\s*[^.;]{{0,80}},\s+which\s+(?:[\w'-]+\s+){{1,5}}?{cue('denies')}\b"
)
_CLAIM = re.compile(rf"\b{cue('claim')}\b")
_DENIAL = re.compile(rf"\b{cue('denies')}\b")
_DISPUTED = re.compile(
    rf"""
    \b(?:{cue("disputes")}
    |cast(?:s|ing)?\s+doubt)\b(?:[^.;]{{0,60}})\b(?:figure|toll|number|count|claims?|reports?|estimates?
    |account)\b|\b(?:figure|toll|number|count|claim|estimate|account)s?\b[^.;]{{0,80}}\b
    (?:is|are|was|were|has\s+been|have\s+been|remains?)\s+(?:\w+\s+)?
    (?:disputed|contested|challenged)\b
    """,
    re.VERBOSE,
)


_NOT_ANOTHER = re.compile(r"\s*,?\s*(?:not|rather\s+than|instead\s+of)\s+(?:the\s+)?\d")
_QUESTION = re.compile(r"(?:did|have|has|were|was|is|are|how|could|will)\b.*\?\W*$")


@cache
def _feared() -> re.Pattern[str]:
    harm = alternatives(forms_for("feared"))
    return re.compile(rf"\bfeared\s+(?:to\s+(?:be|have\s+\w+)\s+)?(?:{harm})\b")


_FEARS = re.compile(r"\bfears?\s+(?:that|of|for)\b(?:(?!\b(?:which|who|already|has|have)\b)[^.;,]){0,50}$")
_DENIES = re.compile(
    r"\bden(?:ied|ies|ying|y)\s+(?:that\s+|having\s+|killing\s*|reports\s+(?:that|of)\s+)[^.;,]{0,50}$"
)
_CLAUSE_END = re.compile(r",\s+(?:which|who|but|while|whereas|and|saying|insisting|adding)\b|;")


def _own_clause(lowered: str, start: int, end: int) -> str:
    """Return the clause of the figure: a dispute before ", which said that 46 had died" is not over it."""
    last = min((match.start() for match in _CLAUSE_END.finditer(lowered, end)), default=len(lowered))
    return lowered[_start_of_clause(lowered, start) : last]


def _start_of_clause(lowered: str, start: int) -> int:
    return max((match.start() for match in _CLAUSE_END.finditer(lowered, 0, start)), default=0)


def _is_put_right(lowered: str, _start: int, end: int) -> bool:
    """Whether the figure stands for another one: "Correction: 15 people were killed, not 20"."""
    return bool(_NOT_ANOTHER.match(lowered, end))


@lru_cache(64)  # asked for each figure of a sentence
def _tells_of_retraction(lowered: str) -> bool:
    return bool(_RETRACTED.search(lowered))


def _is_retracted(lowered: str, start: int, _end: int) -> bool:
    return _tells_of_retraction(lowered) and not _RESTATED.search(lowered[:start][-60:])


def _is_unsure(lowered: str, start: int, _end: int) -> bool:
    is_doubted = _UNSURE.search(lowered[:start][-120:]) or _UNVERIFIED.search(lowered)
    return bool(is_doubted or _QUESTION.match(lowered))


def _is_denied(lowered: str, start: int, end: int) -> bool:
    # "denied reports of dozens of dead, saying that three were hurt": what it says, it does not deny.
    before = lowered[_start_of_clause(lowered, start) : start]
    if _UNTRUE.search(before) or _CLAIM_DENIED.match(lowered, end):
        return True
    is_claim = bool(_CLAIM.search(before))
    return is_claim and bool(_CALLED.search(lowered) or _FALSE.search(lowered) or _DENIAL.search(before))


def _is_disputed(lowered: str, start: int, end: int) -> bool:
    return bool(_DISPUTED.search(_own_clause(lowered, start, end)))


def _is_feared(lowered: str, start: int, end: int) -> bool:
    return bool(_feared().search(lowered[start : end + 12]) or _FEARS.search(lowered[:start]))


def _is_denied_outright(lowered: str, start: int, _end: int) -> bool:
    return bool(_DENIES.search(lowered[:start]))


_BEFORE_THE_PARSE = (("affirmed", _is_put_right), ("retracted", _is_retracted))
_BEHIND_THE_PARSE = (
    ("hypothetical", _is_unsure),
    ("denied", _is_denied),
    ("disputed", _is_disputed),
    ("hypothetical", _is_feared),
    ("denied", _is_denied_outright),
)


def assertion_in(lowered: str, start: int, end: int, parsed: str) -> str:
    """Return the assertion of the figure at a span of a folded sentence, given what its clause says.

    The first rule that holds decides; what the clause says outweighs the rules
    behind it.
    """
    for assertion, holds in _BEFORE_THE_PARSE:
        if holds(lowered, start, end):
            return assertion
    if parsed != "affirmed":
        return parsed
    return next((assertion for assertion, holds in _BEHIND_THE_PARSE if holds(lowered, start, end)), parsed)
