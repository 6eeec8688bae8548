"""Texts as sets of hashes, by which copies are found and compared.

Containment and bottom-k sketches: Broder, "On the resemblance and containment
of documents", 1997.
"""

import re
import zlib
from array import array

WORD = re.compile(r"\w+")
SHINGLE_WORDS = 4
SKETCH = 32
"""Smallest hashes of an article that are kept (bottom-k sketch)."""
LEAST_SHARED = 3
"""Hashes two sketches must share before the articles are compared."""
LEAST_CONTAINED = 0.7
"""Share of the shorter article's shingles that the longer must hold."""
LEAST_CONTAINED_LATER = 0.9
"""The same for articles further apart than `COPY_DAYS`: monthly reports share their frame."""
COPY_DAYS = 31
FEWEST_SHINGLES = 25
"""A shorter text is a copy only of its equal."""
_HEX = 8


def shingles(text: str) -> "array[int]":
    """Return the hashes (32 bits) of a text's word 4-grams, each once, smallest first."""
    words = WORD.findall(text.casefold())
    grams = zip(*(words[start:] for start in range(min(SHINGLE_WORDS, len(words)))), strict=False)
    return array("I", sorted({zlib.crc32(" ".join(gram).encode()) for gram in grams}))


def sketch_text(text: str) -> str:
    """Return the smallest hashes of a text, eight hexadecimal digits each, smallest first."""
    return "".join(f"{one:0{_HEX}x}" for one in shingles(text)[:SKETCH])


def sketch_of(written: str) -> tuple[int, ...]:
    """Return the hashes that `sketch_text` wrote."""
    return tuple(int(written[start : start + _HEX], 16) for start in range(0, len(written), _HEX))


def is_copy(one: "array[int]", other: "array[int]", days_apart: int) -> bool:
    """Whether the shorter text's shingles lie in the other."""
    shorter = min(len(one), len(other))
    if shorter < FEWEST_SHINGLES:
        return one == other
    least = LEAST_CONTAINED if days_apart <= COPY_DAYS else LEAST_CONTAINED_LATER
    return len(set(one).intersection(other)) >= least * shorter
