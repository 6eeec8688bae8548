"""The bytes of tables: from the beginning, unpacked, and in which encoding, none of them held."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final

from casualty_figures.records import ArchiveError

if TYPE_CHECKING:
    from typing_extensions import Buffer

_BLOCK: Final = 1 << 20


def from_start(file: BinaryIO) -> BinaryIO:
    """Return an open file as one that is read from its start, whoever else reads it, and closed alone."""
    return io.BufferedReader(_View(file), _BLOCK)


def unpacked(file: BinaryIO, largest: int) -> BinaryIO:
    """Return the unpacked bytes of a gzip file as a file that is read once.

    Reading it raises `ArchiveError` where it is damaged or unpacks to more than `largest` bytes.
    """
    return io.BufferedReader(_Unpacked(file, largest), _BLOCK)


def seekable(file: BinaryIO) -> BinaryIO:
    """Return a file that can be read from any place: what is unpacked goes to the disk until it is read."""
    if file.seekable():
        return file
    held = TemporaryFile()  # noqa: SIM115 - closed with the view of it
    copyfileobj(file, held)
    return io.BufferedReader(_OnlyView(held), _BLOCK)


class _View(io.RawIOBase):
    """Reads a file from a place of its own."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self._file.seek(self._place)
        self._place = self._file.seek(offset, whence)
        return self._place

    def readinto(self, buffer: "Buffer", /) -> int:
        self._file.seek(self._place)
        with memoryview(buffer) as view:
            block = self._file.read(len(view))
            view[: len(block)] = block
        self._place += len(block)
        return len(block)


class _OnlyView(_View):
    """The one view of a file, which ends with it."""

    def close(self) -> None:
        self._file.close()
        super().close()


class _Unpacked(io.RawIOBase):
    def __init__(self, file: BinaryIO, largest: int) -> None:
        super().__init__()
        self._file = gzip.GzipFile(fileobj=file)
        self._largest = largest
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        with memoryview(buffer) as view:
            try:
                block = self._file.read(len(view))
            except (OSError, EOFError, zlib.error) as error:
                raise ArchiveError(f"its gzip is damaged: {error}") from None
            view[: len(block)] = block
        self._read += len(block)
        if self._read > self._largest:
            raise ArchiveError(f"it unpacks to more than {self._largest} bytes, the most we take")
        return len(block)


def encoding_of(file: BinaryIO) -> str:
    """Return the encoding of a table: by its byte order mark, UTF-8, else Windows' Western characters."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for number, block in enumerate(_blocks(file)):
        if number == 0 and block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """Yield the blocks of a file and an empty one, its end."""
    block = file.read(_BLOCK)
    while block:
        yield block
        block = file.read(_BLOCK)
    yield b""
