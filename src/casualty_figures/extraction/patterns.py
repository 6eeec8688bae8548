"""Certain patterns: the forms of words that need no parse.

Tolls ("the death toll rose to 31"), real zeros ("no one was hurt") and the
tight forms in which number, noun and word of harm stand side by side.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.casing import is_known
from casualty_figures.extraction.counts import CountMention, counts_in, exactly
from casualty_figures.extraction.dependency import BODIES, Reading
from casualty_figures.extraction.lexicon import is_household_noun, is_person_noun, units
from casualty_figures.extraction.tokens import triggers
from casualty_figures.extraction.victims import Part
from casualty_figures.extraction.words import words

_TOLL = re.compile(
    r"(?P<noun>(?:death|casualty|fatality|overall|official|total|confirmed|civilian)\s+tolls?|\btolls?\b"
    r"|(?:numbers?|count|tally|total|total number|figures?|estimates?)\s+(?:of|for)\s+(?:the\s+number\s+of\s+)?(?:those\s+|people\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:dead|deaths?|killed|fatalities|casualties|injured|injuries|wounded|missing|displaced|refugees|idps|homeless|evacuees|detainees|arrests|arrested|detained|abducted|kidnapped|people\s+(?:killed|injured|displaced|missing|dead))"
    r"|\b(?:deaths|fatalities|civilian deaths)\b|\bdisplacement\s+(?:is|was)\s+(?:now\s+)?estimated\b)"
    r"(?P<link>(?:\s+(?!and\b|or\b|but\b|killed\b|wounded\b|injured\b)[\w',()-]+){0,9}?\s+(?:to|at|of|is|was|were|are|reached|reaching|reaches|hit|exceeded|exceeds|passed|surpassed|tops|topped|from|ranges?|ranged|vary|varies|varied|stands|stood|as|tops)\s+"
    r"|\s*:\s*|\s+(?:now|currently)\s+|\s+)$"
)
_TOLL_SIMPLE = re.compile(
    r"\b(?:brought|brings|bringing|raised|raising|raises|pushed|pushing|taking|takes|took)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,3}?(?:toll|total|dead|tally|number)[^.;]{0,40}?\s+to\s+$"
)
_BRINGS_TO = re.compile(r"\bbr(?:ings|inging|ought)\s+to\s+$")
_FROM = re.compile(
    r"\bfrom\s+(?:the\s+)?(?:earlier\s+|previous\s+|initial\s+)?$|\bup\s+from\s+$|\bearlier\s+(?:toll|count|figure)\s+of\s+$"
)
_INDICATORS_OF_NOUNS = (
    ("injur", "injured"),
    ("wound", "injured"),
    ("missing", "missing"),
    ("displaced", "displaced"),
    ("refugee", "displaced"),
    ("idp", "displaced"),
    ("homeless", "displaced"),
    ("evacuee", "displaced"),
    ("detainee", "detained"),
    ("arrest", "detained"),
    ("detained", "detained"),
    ("abducted", "abducted"),
    ("kidnapped", "abducted"),
    ("displacement", "displaced"),
)


def tolls_in(sentence: str) -> Iterator[Reading]:
    """Yield the readings of tolls: the words for a total, then the number it reached."""
    earlier: tuple[int, int, str] | None = None
    for mention in counts_in(sentence):
        before = sentence[: mention.start]
        if earlier and _FROM.search(before) and mention.start - earlier[1] < 60:
            yield _toll_reading(earlier, mention, "superseded_toll", sentence)
            continue
        toll = _TOLL.search(before) or _TOLL_SIMPLE.search(before) or _brings_to(sentence, before, mention)
        if toll is not None and not _is_something_else(sentence, mention):
            indicator = _indicator_of(toll[0], sentence[mention.end : mention.end + 40])
            earlier = (toll.start(), toll.end(), indicator)
            yield _toll_reading(earlier, mention, "toll", sentence)


def _brings_to(sentence: str, before: str, mention: CountMention) -> re.Match[str] | None:
    """Return the match of "brings to 332,000 the number of people displaced"."""
    is_followed = re.match(r"\s+the\s+(?:number|toll|total|death)\b", sentence[mention.end :])
    return _BRINGS_TO.search(before) if is_followed else None


def _is_something_else(sentence: str, mention: CountMention) -> bool:
    following = re.match(r"\s+([a-z]+)", sentence[mention.end :])
    return bool(following and following[1] in units())


def _indicator_of(noun: str, after: str) -> str:
    direct = re.match(
        r"\s+(?:people\s+|others\s+|more\s+)?(dead|killed|injured|wounded|missing|displaced)\b", after
    )
    words_of_harm = direct[1] if direct else noun
    return next((name for stem, name in _INDICATORS_OF_NOUNS if stem in words_of_harm), "killed")


_TAIL = re.compile(
    r"\s+(?P<noun>(?:[a-z][\w'-]*\s+){0,2}?[a-z][\w'-]*)(?P<tail>\s+(?:dead|killed|injured|wounded|missing|displaced))?\b"
)
_KIND = re.compile(
    r"(?:numbers?\s+of\s+)?(?P<kind>civilian|child|police|military|soldier|combatant|female|women)s?\s+(?:deaths?|casualt\w+|fatalit\w+|tolls?|injur\w+|killed|dead|wounded)"
)


def _toll_reading(toll: tuple[int, int, str], mention: CountMention, rule: str, sentence: str) -> Reading:
    tail = _TAIL.match(sentence, mention.end)
    kind = _KIND.search(sentence, toll[0], toll[1])
    if tail and any(is_person_noun(word) for word in tail["noun"].split()):
        words_after = _noun_words(tail["noun"])
        end = _trimmed(sentence, mention.end, tail.end("noun"), words_after)
        is_next = tail["tail"] and end == tail.end("noun")
        group = (mention.end, end)
        end = tail.end("tail") if is_next else end
    else:
        end = mention.end
        group = (kind.start("kind"), kind.end("kind")) if kind else (end, end)
    part = Part(
        mention.count,
        mention.start,
        end,
        group[0],
        "number",
        mention.is_further,
        count_start=mention.start,
        noun_end=group[1],
    )
    return Reading(toll[2], toll[0], toll[1], (part,), rule, is_nominal=True)


@cache
def _harm_words(frames: tuple[str, ...], ending: str) -> str:
    forms = {
        form
        for form, options in triggers().items()
        for option in options
        if option.frame in frames and re.search(ending, form) and form not in BODIES
    }
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


_ZERO_NOUNS = {
    "casualt": ("killed", "injured"),
    "injur": ("injured",),
    "wound": ("injured",),
    "death": ("killed",),
    "fatal": ("killed",),
    "loss of life": ("killed",),
    "loss of human": ("killed",),
    "human loss": ("killed",),
    "losses": ("killed",),
    "lives": ("killed",),
    "victim": ("killed", "injured"),
    "arrest": ("detained",),
    "displacement": ("displaced",),
}
_ZERO_NOMINAL = re.compile(
    r"\b(?:no|zero|without(?:\s+any)?|nor|not?\s+(?:\w+\s+){0,3}?any|did\s+not\s+(?:cause|result\s+in|lead\s+to|report|leave)(?:\s+any)?"
    r"|not\s+(?:cause|causing|result\s+in)(?:\s+any)?)\s+"
    r"(?:immediate\s+|initial\s+)?(?:(?:reports?|word|indication|information)\s+(?:of|on)\s+(?:any\s+)?)?(?:[\w-]+\s+){0,2}?(?:[\w-]+\s+(?:or|and|nor)\s+)??"
    r"(?P<noun>casualt(?:y|ies)|injur(?:y|ies)|wounded|wounds|deaths?|fatalit(?:y|ies)|loss\s+of\s+(?:human\s+)?life|(?:human|material|human\s+or\s+material|material\s+or\s+human|personal)\s+loss(?:es)?|lives\s+(?:were\s+)?lost|victims|arrests|displacements?)\b"
    r"(?:\s+(?:or|and|nor|,)\s+(?:any\s+|serious\s+|other\s+)?(?P<second>casualties|injuries|injury|wounded|deaths?|fatalities|losses|damages?|damage)\b)?"
)
_NO_ONE = (
    r"(?:not\s+(?:a\s+single|one)\s+[\w-]+|no[- ]one(?:\s+else)?|nobody|none(?:\s+of\s+(?:the|them|those|its|his|her|their)(?:\s+[\w-]+){0,4})?"
    r"|no(?!\s+(?:more|fewer|less|longer|doubt|sooner)\b)\s+(?:[\w-]+\s+){0,3}?(?:one|people|person|persons|civilians?|passengers?|soldiers?|students?|residents|staff|workers?|officers?|personnel|employees?|children|others?|members?|troops|policemen|individuals?)(?:\s+of\s+(?:the|its|their|his)\s+[\w-]+)?)"
)
_NEGATION = re.compile(
    r"\b(?:further|additional|new|other|more|confirmed|responsibility|previous|longer|civilian deaths since)\b"
)


def zeros_in(sentence: str) -> Iterator[Reading]:
    """Yield the real zeros: no casualties, no one was hurt, none of the passengers were injured."""
    for match in _ZERO_NOMINAL.finditer(sentence):
        if (
            re.search(r"\b(?:further|additional|new|more|other|civilian)\b", match[0])
            and "or" not in match[0].split()
        ):
            continue
        nouns = [match["noun"], match["second"] or ""]
        for indicator in _indicators_of_zero(nouns):
            yield _zero(indicator, match.start("noun"), match.end("noun"), match.start(), match.end())
    yield from _active_zeros(sentence)
    yield from _verbal_zeros(sentence)


def _indicators_of_zero(nouns: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for noun in nouns:
        for stem, indicators in _ZERO_NOUNS.items():
            if noun and stem in noun:
                found.update(dict.fromkeys(indicators))
    return list(found)


@cache
def _verbal_zero() -> re.Pattern[str]:
    verbs = _harm_words(("object", "subject", "state"), r"(?:ed|en|t|ne|in|ad|ng|ss|ye|ie)$")
    return re.compile(
        rf"\b(?P<no>{_NO_ONE})\s+(?:(?:was|were|is|are|has|have|had|been|reported(?:ly)?|to\s+have|be|seriously|badly|physically|reportedly|in\s+the\s+\w+|on\s+board|inside|got|at\s+the\s+\w+)\s+){{0,5}}"
        rf"(?P<verb>{verbs})\b(?:\s+or\s+(?P<second>{verbs})\b)?"
    )


_ACTIVE_ZERO = re.compile(
    r"\b(?P<verb>kill(?:ed|ing|s)?|injur(?:ed|ing|es)|wound(?:ed|ing|s)?|hurt(?:ing)?)\s+(?:no|zero)\s+(?:one|people|person|civilians?|soldiers?|passengers?|residents|children|[\w-]+)\b"
)


def _verbal_zeros(sentence: str) -> Iterator[Reading]:
    for match in _verbal_zero().finditer(sentence):
        if "else" in match["no"] or "other" in match["no"]:
            continue
        for verb in filter(None, (match["verb"], match["second"])):
            for trigger in triggers().get(verb, ())[:1]:
                zero = _zero(
                    trigger.indicator, match.start("verb"), match.end("verb"), match.start(), match.end()
                )
                yield replace(zero, parts=(_with_group(zero.parts[0], match["no"]),))


def _active_zeros(sentence: str) -> Iterator[Reading]:
    for match in _ACTIVE_ZERO.finditer(sentence):
        indicator = "killed" if match["verb"].startswith("kill") else "injured"
        yield _zero(indicator, match.start("verb"), match.end("verb"), match.start(), match.end())


def _with_group(part: Part, no_one: str) -> Part:
    """Return the part with the noun of "no civilians" as the words for the group."""
    noun = re.search(r"[a-z-]+$", no_one)
    if noun is None or not is_person_noun(noun[0]):
        return part
    return replace(part, noun_start=part.start + noun.start(), noun_end=part.start + noun.end())


def _zero(indicator: str, term_start: int, term_end: int, start: int, end: int) -> Reading:
    part = Part(exactly(0), start, end, end, "number")
    return Reading(indicator, term_start, term_end, (part,), "zero", is_nominal=True)


_STOP = frozenset(
    [
        "were",
        "was",
        "have",
        "has",
        "had",
        "are",
        "is",
        "be",
        "been",
        "being",
        "and",
        "or",
        "in",
        "on",
        "at",
        "by",
        "from",
        "after",
        "when",
        "while",
        "who",
        "that",
        "which",
        "including",
        "to",
        "of",
        "for",
        "as",
        "with",
        "during",
        "since",
        "before",
        "but",
        "into",
        "near",
        "outside",
        "inside",
        "between",
        "against",
    ]
)
_NOUN = re.compile(r"\s*(?:of\s+)?(?:the\s+|them\s+|its\s+|their\s+)?(?P<words>(?:[a-z][\w'-]*\s+){0,5}?)$")
_AUXILIARY = r"(?:were|was|have\s+been|has\s+been|had\s+been|are|is|being|be|got|(?:are|were|was|have\s+been)\s+(?:reported|believed|said|known|confirmed|thought)\s+to\s+have(?:\s+been)?|(?:had|have|has|were)\s+(?:also\s+|already\s+|reportedly\s+)?(?:been\s+)?(?:reportedly\s+|allegedly\s+)?)"


@cache
def _passive() -> re.Pattern[str]:
    participles = _harm_words(("object",), r"(?:ed|en|n|t|nt|in|od)$")
    return re.compile(
        rf"\s+(?P<noun>(?:of\s+(?:the\s+|them\s+)?)?(?:(?!{_AUXILIARY}\s)(?:[a-z][\w'-]*|\([\w .-]{{1,25}}\))\s+){{0,6}}?){_AUXILIARY}\s+(?:\w+ly\s+|also\s+|later\s+)?(?P<verb>{participles})\b"
    )


@cache
def _subjects() -> re.Pattern[str]:
    verbs = _harm_words(("subject",), r".")
    return re.compile(
        rf"\s+(?P<noun>(?:of\s+(?:the\s+)?)?(?:(?!(?:were|was|who|which)\s)[a-z][\w'-]*\s+){{0,4}}?)(?:(?:have|has|had|are|were)\s+)?(?:also\s+|already\s+|reportedly\s+|reported\s+to\s+have\s+)?(?P<verb>{verbs})\b"
    )


@cache
def _states() -> re.Pattern[str]:
    states = _harm_words(("state", "object"), r"(?:ed|ad|ng|ss|rt|in|en|lain|unaccounted)$")
    return re.compile(
        rf"\s+(?P<noun>(?:of\s+)?(?:(?!and\s|or\s|were\s|was\s)[a-z][\w'-]*\s+){{0,3}}?)(?:were\s+|was\s+)?(?P<verb>{states})\b"
    )


@cache
def _nouns() -> re.Pattern[str]:
    nouns = _harm_words(("noun", "people"), r"s$")
    return re.compile(rf"\s+(?P<noun>(?:(?!and\s|or\s)[a-z][\w'-]*\s+){{0,2}}?)(?P<verb>{nouns})\b")


@cache
def _active() -> re.Pattern[str]:
    verbs = _harm_words(("object",), r".")
    return re.compile(rf"\b(?P<verb>{verbs})\s+(?:\w+ly\s+|a\s+total\s+of\s+)?$")


@cache
def _nominal() -> re.Pattern[str]:
    nouns = _harm_words(("noun",), r".")
    return re.compile(rf"\b(?P<verb>{nouns})\s+(?:of|to|among)\s+(?:the\s+)?$")


_ADJACENT_END = re.compile(
    r"\s*(?:$|[.,;:)!?\"-]|and(?=\d)|(?:and|or|in|by|after|when|at|on|from|as|during|near|with|since|while|across|so|following|because|due|before|outside|inside|over|throughout|according|last|this|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
)


@cache
def _adjacent() -> re.Pattern[str]:
    states = _harm_words(
        ("state", "object", "noun"), r"(?:ed|ad|ng|ss|rt|in|en|lain|deaths|fatalities|injuries)$"
    )
    return re.compile(
        rf"\s+(?P<noun>(?:(?!and\b|or\b)[a-z][\w'-]*\s+){{0,3}}?)(?:internally\s+|newly\s+|critically\s+|seriously\s+|slightly\s+|badly\s+|pre-emptively\s+)?(?P<verb>{states})\b"
    )


def adjacent_readings_in(sentence: str) -> list[Reading]:
    """Return the readings of numbers with the word of harm beside them: 46 deaths, 25 missing, 12 soldiers killed in."""
    found = []
    for mention in counts_in(sentence):
        match = _adjacent().match(sentence, mention.end)
        if match is None or not _ADJACENT_END.match(sentence, match.end()):
            continue
        noun = match["noun"].split()
        if noun and not (is_person_noun(noun[-1]) or noun[-1] in {"others", "more", "other"}):
            continue
        trigger = _trigger_for(match["verb"], ("state", "object", "noun"))
        if trigger is None or (set(noun) & _STOP):
            continue
        part = Part(
            mention.count,
            mention.start,
            _noun_stop(match),
            mention.end,
            "number",
            mention.is_further,
            _household(noun),
            mention.start,
        )
        found.append(
            Reading(
                trigger.indicator,
                match.start("verb"),
                match.end("verb"),
                (part,),
                "adjacent" if noun else "bare_adjacent",
                _assertion_before(sentence[: mention.start]),
                is_nominal=False,
            )
        )
    return found


_OBJECT_NOUN = re.compile(r"\s+(?P<noun>(?:of\s+)?(?:[a-z][\w'-]*\s*){1,3})")


def tight_readings_in(sentence: str) -> list[Reading]:
    """Return the readings of tight forms in a folded sentence: number, noun and word of harm side by side."""
    found: list[Reading] = []
    for mention in counts_in(sentence):
        reading = _before_count(sentence, mention) or _after_count(sentence, mention)
        if reading is not None:
            found.append(reading)
    return found


def _before_count(sentence: str, mention: CountMention) -> Reading | None:
    before = sentence[: mention.start]
    for pattern, rule in ((_active(), "active"), (_nominal(), "nominal")):
        match = pattern.search(before)
        if match is None:
            continue
        noun = _OBJECT_NOUN.match(sentence, mention.end)
        words_after = _noun_words(noun["noun"] if noun else "")
        trigger = _trigger_for(match["verb"], ("object",) if rule == "active" else ("noun",))
        if trigger and _is_countable(words_after, needs_person=trigger.needs_person):
            end = mention.end + (noun.end(0) - mention.end if noun and words_after else 0)
            end = _trimmed(sentence, mention.end, end, words_after)
            part = Part(
                mention.count,
                mention.start,
                end,
                mention.end,
                "number",
                mention.is_further,
                _household(words_after),
                mention.start,
            )
            return Reading(
                trigger.indicator,
                match.start("verb"),
                match.end("verb"),
                (part,),
                rule,
                _assertion_before(before),
                is_nominal=rule == "nominal",
            )
    return None


def _after_count(sentence: str, mention: CountMention) -> Reading | None:
    options = (
        (_passive(), "passive", ("object",)),
        (_subjects(), "subject", ("subject",)),
        (_nouns(), "counted_noun", ("noun", "people")),
        (_states(), "state", ("state", "object")),
    )
    for pattern, rule, frames in options:
        match = pattern.match(sentence, mention.end)
        if match is None:
            continue
        noun = match["noun"].split()
        trigger = _trigger_for(match["verb"], frames)
        if (
            trigger is None
            or (set(noun) - {"of"}) & (_STOP - {"of"})
            or not _is_countable(noun, needs_person=trigger.needs_person)
        ):
            continue
        if (
            rule == "state"
            and noun
            and not is_person_noun(noun[-1])
            and noun[-1] not in {"others", "more", "other", "of"}
        ):
            continue
        part = Part(
            mention.count,
            mention.start,
            _noun_stop(match),
            mention.end,
            "number",
            mention.is_further,
            _household(noun),
            mention.start,
        )
        return Reading(
            trigger.indicator,
            match.start("verb"),
            match.end("verb"),
            (part,),
            rule,
            _assertion_before(sentence[: mention.start]),
            is_nominal=rule == "counted_noun",
        )
    return None


def _noun_stop(match: re.Match[str]) -> int:
    """Return where the words for the group end, in front of the verb and its auxiliaries."""
    return match.start("noun") + len(match["noun"].rstrip()) if match["noun"].strip() else match.start()


def _trigger_for(verb: str, frames: tuple[str, ...]):  # type: ignore[no-untyped-def]
    return next((option for option in triggers().get(verb, ()) if option.frame in frames), None)


def _noun_words(text: str) -> list[str]:
    found: list[str] = []
    for word in text.split():
        if word in _STOP and not (word == "of" and not found):
            break
        found.append(word)
        if is_person_noun(word):
            break
    return found


def _trimmed(sentence: str, start: int, end: int, noun: list[str]) -> int:
    if not noun:
        return start
    position = start
    for word in noun:
        at = sentence.find(word, position)
        position = at + len(word) if at >= 0 else position
    return min(position, end)


def _is_countable(noun: list[str], *, needs_person: bool) -> bool:
    named = [word for word in noun if word not in {"of", "the", "other", "others", "more"}]
    if not named:
        return not needs_person or bool({"other", "others", "more"} & set(noun)) or not noun
    if named[0] in units() and not is_person_noun(named[0]):
        return False
    if any(is_person_noun(word) for word in named):
        return True
    if needs_person or named[-1] in units() or named[-1] in words("things"):
        return False
    return not is_known(named[-1])


def _household(noun: list[str]) -> bool:
    return any(is_household_noun(word) for word in noun)


_HYPOTHETICAL = re.compile(
    r"\b(?:may|might|could|would|if|fears?|feared|threaten\w*|plot\w*|plan\w*|attempt\w*|will|intended)\b[^.;,]{0,40}$"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed))\b[^.;]{0,60}$"
)


def _assertion_before(before: str) -> str:
    if _DENIED.search(before):
        return "denied"
    return "hypothetical" if _HYPOTHETICAL.search(before) else "affirmed"
