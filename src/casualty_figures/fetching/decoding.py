"""Bodies without their content coding, in small pieces: none becomes a huge one unnoticed."""

import zlib
from collections.abc import AsyncGenerator, AsyncIterator

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.refusing import RefusedError

ACCEPTED = "gzip"
"""What the header Accept-Encoding says."""
_GZIP = frozenset({"gzip", "x-gzip"})
_LARGEST_PIECE = 65_536
_EITHER_HEADER = zlib.MAX_WBITS | 32
"""A header of gzip or of zlib."""


async def decoded(parts: AsyncIterator[bytes], coding: str) -> AsyncGenerator[bytes, None]:
    """Yield the pieces of a body, at most 64 kibibytes each where it is compressed.

    `coding` is what the header Content-Encoding says (RFC 9110, 8.4).

    Raises:
        RefusedError: It is a coding that was not asked for, damaged, or cut off.
    """
    codings = [
        name for name in (part.strip().lower() for part in coding.split(",")) if name not in {"", "identity"}
    ]
    if not codings:
        async for part in parts:
            yield part
    elif len(codings) == 1 and codings[0] in {*_GZIP, "deflate"}:
        async for piece in _inflated(parts):
            yield piece
    else:
        raise RefusedError(RefusedFor.DAMAGED, f"a content coding that was not asked for ({coding[:40]})")


async def _inflated(parts: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    inflating = zlib.decompressobj(_EITHER_HEADER)
    has_begun = False
    async for part in parts:
        rest = part
        while rest:
            if inflating.eof:  # gzip may be several members in a row (RFC 1952, 2.2)
                inflating = zlib.decompressobj(_EITHER_HEADER)
            try:
                piece = inflating.decompress(rest, _LARGEST_PIECE)
            except zlib.error as error:
                raise RefusedError(RefusedFor.DAMAGED, f"its compression is damaged ({error})") from None
            has_begun = True
            rest = inflating.unconsumed_tail or inflating.unused_data
            if piece:
                yield piece
    if has_begun and not inflating.eof:
        raise RefusedError(RefusedFor.DAMAGED, "its compression is cut off")
