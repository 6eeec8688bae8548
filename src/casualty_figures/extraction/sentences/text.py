"""A text to sentences, with offsets that point back.

Sentences are found by sentencex within paragraphs. Folding keeps every offset:
one character in, one character out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

_PARAGRAPH = re.compile(r"\n\s*\n")
_FOLDS = str.maketrans(
    {
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "`": "'",
    }
)


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """How the sentences of a language are told apart and folded.

    `code` is what sentencex calls the language, `abbreviations` the words
    whose full stop ends no sentence, `clock` those whose stop ends none before
    one of `days` ("at 9 p.m. Saturday"), and `hyphenated` those whose hyphen
    at a line end stays: "twenty-" before "three".
    """

    code: str
    abbreviations: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    hyphenated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place in the text: `text[start:end]`, with its paragraph and number in it."""

    start: int
    end: int
    text: str
    paragraph: int
    rules: SentenceRules

    @property
    def folded(self) -> str:
        """The sentence in lower case with plain spaces, quotes and hyphens, offset by offset the same."""
        return folded(self.text, self.rules.hyphenated)


@lru_cache(maxsize=16384)  # the rules ask for one sentence again and again
def folded(text: str, hyphenated: frozenset[str] = frozenset()) -> str:
    """Return the text in lower case, plain spaces and quotes, as long as it was."""
    rejoined = _SOFT_HYPHEN.sub(lambda match: _rejoined(match, hyphenated), text)
    whole = _BROKEN_NUMBER.sub(_closed, rejoined)
    plain = whole.translate(_FOLDS)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else "".join(_lower(character) for character in plain)


_SOFT_HYPHEN = re.compile(r"\b([a-z]{2,})-[ \t]?\n([a-z]{2,})")


# A number torn by a line end, or by a space before what can only be its thousands: "12,\n500", "60, 000".
_BROKEN_NUMBER = re.compile(
    r"(?<![\d,.])(\d{1,3}),(?:[ \t]?\n[ \t]?| (?=000\b)| (?=\d{3}[a-z]))(\d{3})(?!\d)"
)


def _closed(match: re.Match[str]) -> str:
    return f"{match[1]},{match[2]}".ljust(len(match[0]))


def _rejoined(match: re.Match[str], hyphenated: frozenset[str]) -> str:
    """Return a word cut by a line end as one word, filled up with spaces to the length it had."""
    if match[1] in hyphenated:
        return match[0]
    return (match[1] + match[2]).ljust(len(match[0]))


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def without_surrogates(text: str) -> str:
    """Return the text with halves of surrogate pairs, which no encoding can write, replaced one for one."""
    return _SURROGATE.sub("\ufffd", text)


def sentences_of(text: str, rules: SentenceRules) -> list[Sentence]:
    """Return the sentences of a text in their order, split by blank lines and by line ends that close."""
    sentences = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _sentence_spans(text[start:end], rules):
            own = text[start + first : start + last]
            sentences.append(Sentence(start + first, start + last, own, number, rules))
    return sentences


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[position:end].strip():
            spans.append((position, end))
        position = match.end() if match else end
    return spans


def _sentence_spans(paragraph: str, rules: SentenceRules) -> list[tuple[int, int]]:
    import sentencex  # noqa: PLC0415 - a compiled module, not needed to import the package

    joined = _wrapped_lines_joined(paragraph)
    spans: list[tuple[int, int]] = []
    position = 0
    for line in joined.split("\n"):
        own: list[tuple[int, int]] = []
        for piece in sentencex.segment(rules.code, line):
            stripped = piece.strip()
            at = joined.find(stripped, position) if stripped else -1
            if at >= 0:
                own.append((at, at + len(stripped)))
                position = at + len(stripped)
        spans.extend(_heads_rejoined(joined, own, rules))
    return [short for span in spans for short in _cut(joined, *span)]


_SURROGATE = re.compile(r"[\ud800-\udfff]")
LONGEST_SENTENCE = 1500
LONGEST_TABLE = 8000
"""Characters of a table that stay one sentence: no parser sees it."""
MOST_NUMBERS = 40
"""Numbers in digits of one sentence: the rules look through all of it for each of its figures."""
_DIGITS = re.compile(r"\d[\d,.]*")


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span in pieces that a parser can bear, cut behind a stop, a comma or a space."""
    longest = LONGEST_TABLE if _is_table(text[start:end]) else LONGEST_SENTENCE
    while (size := _piece_size(text, start, end, longest)) < end - start:
        window = text[start : start + size]
        at = max(window.rfind("; "), window.rfind(", "), window.rfind(". "))
        at = at if at > size // 2 else window.rfind(" ")
        at = at + 1 if at > 0 else size
        yield start, start + at
        start += at
    yield start, end


def _piece_size(text: str, start: int, end: int, longest: int) -> int:
    """Return how many characters are read as one: of prose no more than the numbers allow."""
    size = end - start if end - start <= longest else LONGEST_SENTENCE
    if longest == LONGEST_TABLE:
        return size
    beyond = next(islice(_DIGITS.finditer(text, start, start + size), MOST_NUMBERS, None), None)
    return beyond.start() - start if beyond else size


@cache
def _abbreviated(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(abbreviations) or '(?!)'})\.$", re.IGNORECASE)


@cache
def _opened_by(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words) or '(?!)'})\b", re.IGNORECASE)


def _heads_rejoined(text: str, spans: list[tuple[int, int]], rules: SentenceRules) -> list[tuple[int, int]]:
    """Return the spans with a sentence cut at an abbreviation put together again."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _goes_on(text[slice(*joined[-1])], text[start:end], rules):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(head: str, rest: str, rules: SentenceRules) -> bool:
    """Whether what was cut in two is one sentence: "Gen." and a name, "at 9 p.m." and a day."""
    if rest[0].islower() or _abbreviated(rules.abbreviations).search(head):
        return True
    return bool(_abbreviated(rules.clock).search(head) and _opened_by(rules.days).match(rest))


def is_table_row(line: str) -> bool:
    """Whether a line has the cells of a table, parted by bars or tabs."""
    return line.count("|") >= 2 or "\t" in line.strip()


def _is_table(text: str) -> bool:
    return all(map(is_table_row, text.split("\n"))) and "\n" in text


def _wrapped_lines_joined(paragraph: str) -> str:
    """Return the paragraph with the line ends that only wrap a sentence made spaces."""
    lines = paragraph.split("\n")
    parts = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        closes = line.rstrip().endswith((".", "!", "?", ":", '"', "\u201d")) or not following.strip()
        is_heading = len(line) < 45 and following[:1].isupper()
        is_row = is_table_row(line)
        ends = (
            (is_row != is_table_row(following)) if is_row or is_table_row(following) else closes or is_heading
        )
        parts.append(line + ("\n" if ends else " "))
    return "".join(parts)[: len(paragraph)]
