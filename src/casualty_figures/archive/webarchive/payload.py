"""The body of an HTTP response as it is stored, to the bytes of the page."""

import io
import re
import zlib
from collections.abc import Callable

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

from casualty_figures.records import ArchiveError

_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_DEFLATED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def decoded_payload(body: bytes, codings: list[str], *, largest: int) -> bytes:
    """Return the bytes of a page whose body has gone through these codings, the last one first undone.

    Many crawlers store pages decoded under the headers of the answer: a body
    that shows no sign of a coding is taken as it is. One that ends in the
    middle is not: what is left of chunks has their lengths among the words.

    Raises:
        ArchiveError: It is damaged, ends in the middle, or unpacks to more than `largest` bytes.
    """
    for coding in reversed(codings):
        undo = _CODINGS.get(coding)
        if undo is None:
            raise ArchiveError(f"its bytes are in a coding that we do not read: {coding:.30}")
        body = undo(body, largest)
    return body


def _inflated(body: bytes, largest: int) -> bytes:
    if not body.startswith(_DEFLATED):
        return body
    stream = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        page = stream.decompress(body, largest + 1)
    except zlib.error as error:
        raise ArchiveError(f"its bytes are damaged: {error!s:.100}") from None
    if len(page) <= largest and not stream.eof:
        raise ArchiveError("its bytes end in the middle")
    return _within(page, largest)


def _unchunked(body: bytes, largest: int) -> bytes:
    return _read(ChunkedReader(io.BytesIO(body)), largest) if _CHUNK.match(body) else body


def _unbrotli(body: bytes, largest: int) -> bytes:
    return body if body.lstrip().startswith(b"<") else _read(BrotliReader(io.BytesIO(body)), largest)


def _unzstd(body: bytes, largest: int) -> bytes:
    return _read(ZstdReader(io.BytesIO(body)), largest) if body.startswith(b"\x28\xb5\x2f\xfd") else body


def _read(reader: BrotliReader | ChunkedReader | ZstdReader, largest: int) -> bytes:
    try:
        return _within(reader.read(largest + 1), largest)
    except OSError as error:
        raise ArchiveError(f"its bytes are damaged: {error!s:.60}") from None


def _within(page: bytes, largest: int) -> bytes:
    if len(page) > largest:
        raise ArchiveError(f"it unpacks to more than {largest} bytes, the most we take")
    return page


def _as_it_is(body: bytes, _largest: int) -> bytes:
    return body


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "identity": _as_it_is,
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "chunked": _unchunked,
    "br": _unbrotli,
    "zstd": _unzstd,
}
