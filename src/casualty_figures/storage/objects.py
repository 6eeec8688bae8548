"""Files at an address: an object store of the S3 kind (`s3://bucket/prefix`), or a folder (`file:///path`).

Every failure is an `OSError` whose `strerror` says what happened, in words
that hold no key: of what a server answers only its status and code are told.
Whoever may write is asked of the environment (`AWS_ACCESS_KEY_ID` and so on,
as the AWS tools read them), never of the address.
"""

import errno
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from casualty_figures.storage.files import write_file
from casualty_figures.storage.locks import exclusive_lock

if TYPE_CHECKING:
    from obstore import PutMode, UpdateVersion
    from obstore.store import LocalStore, RetryConfig, S3Store

_Given = TypeVar("_Given")
_Got = TypeVar("_Got")
_AT_ONCE = 16
_TRIES = 6
_SECONDS = 60
"""How long a request is tried again when a server fails (5xx) or a connection is cut."""
_STATUS = re.compile(r"status code: (\d{3}[A-Za-z ]*)")
_CODE = re.compile(r"<Code>(\w+)</Code>")


@dataclass(frozen=True, slots=True)
class Held:
    """The content of an object when it was read, and by what the server knows that version of it."""

    content: bytes
    e_tag: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects below an address."""

    address: str
    _store: "S3Store | LocalStore"
    _folder: Path | None = None

    def read(self, path: str) -> Held:
        """Return an object; raise `FileNotFoundError` where there is none, else `OSError`."""
        import obstore  # noqa: PLC0415 - only where there is an address

        with self._told(path):
            got = obstore.get(self._store, path)
            content = got.bytes().to_bytes()
        return Held(content, got.meta["e_tag"], got.meta["version"])

    def write(self, path: str, content: bytes) -> None:
        """Write an object, in place of the one that was there: whole or not at all, and to last."""
        if self._folder is not None:
            write_file(self._folder / path, content)
            return
        import obstore  # noqa: PLC0415 - only where there is an address

        with self._told(path):
            obstore.put(self._store, path, content)

    def swap(self, path: str, content: bytes, *, instead_of: Held | None) -> None:
        """Write an object where it is still `instead_of`, or still not there: compare and swap.

        Raises:
            FileExistsError: Another wrote it first.
            OSError: It cannot be told whether it was written.
        """
        if self._folder is not None:
            _swap_file(self._folder / path, content, instead_of)
            return
        import obstore  # noqa: PLC0415 - only where there is an address

        with self._told(path):
            obstore.put(self._store, path, content, mode=_mode(instead_of), use_multipart=False)

    def sizes(self, prefix: str) -> dict[str, int]:
        """Return the sizes in bytes of all objects whose names begin with a prefix of whole folders."""
        import obstore  # noqa: PLC0415 - only where there is an address

        with self._told(prefix):
            return {one["path"]: one["size"] for some in obstore.list(self._store, prefix) for one in some}

    def remove(self, paths: Iterable[str]) -> None:
        """Remove objects; those that are gone already are none the less."""
        self.each(self._removed, paths)

    def _removed(self, path: str) -> None:
        import obstore  # noqa: PLC0415 - only where there is an address

        try:
            with self._told(path):
                obstore.delete(self._store, path)
        except FileNotFoundError:
            return

    def each(self, do: Callable[[_Given], _Got], given: Iterable[_Given]) -> list[_Got]:
        """Return what `do` gives for each, in order; many at once: a request is mostly waiting."""
        with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
            return list(pool.map(do, given))

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Raise what obstore raises as an `OSError` that tells no more than it should."""
        from obstore import exceptions  # noqa: PLC0415 - only where there is an address

        where = f"{self.address}/{path}"
        try:
            yield
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError):
            raise FileExistsError(errno.EEXIST, f"{where} was written by another first") from None
        except FileNotFoundError as error:
            if "NoSuchBucket" in str(error):
                raise OSError(errno.ENXIO, f"there is no bucket for {where}") from None
            raise FileNotFoundError(errno.ENOENT, f"there is no {where}") from None
        except (exceptions.BaseError, OSError) as error:
            raise OSError(errno.EIO, f"{where} {_what_happened(str(error))}") from None


def objects_at(address: str) -> Objects:
    """Return the objects below an address; raise `OSError` where it is none or no store can be made of it."""
    from obstore import exceptions  # noqa: PLC0415 - only where there is an address
    from obstore.store import LocalStore, S3Store  # noqa: PLC0415 - the same

    address = address.rstrip("/")
    if "@" in address:
        raise OSError(errno.EINVAL, "an address holds no keys: they come from the environment")
    scheme, _, rest = address.partition("://")
    try:
        if scheme == "file" and rest.startswith("/"):
            return Objects(address, LocalStore(rest, mkdir=True), Path(rest))
        if scheme == "s3":
            return Objects(address, S3Store.from_url(address, retry_config=_retries()))
    except (exceptions.BaseError, OSError, ValueError):
        raise OSError(
            errno.EINVAL, f"nothing can be kept at {address}: see AWS_* in the environment"
        ) from None
    raise OSError(errno.EINVAL, f"no address of ours: {address}; give s3://bucket/prefix or file:///folder")


def _retries() -> "RetryConfig":
    return {"max_retries": _TRIES, "retry_timeout": timedelta(seconds=_SECONDS)}


def _mode(instead_of: Held | None) -> "PutMode":
    """Return under which condition an object is written: If-None-Match for a first one, else If-Match."""
    if instead_of is None:
        return "create"
    known: UpdateVersion = {}
    if instead_of.e_tag is not None:
        known["e_tag"] = instead_of.e_tag
    if instead_of.version is not None:
        known["version"] = instead_of.version
    return known


def _swap_file(path: Path, content: bytes, instead_of: Held | None) -> None:
    with exclusive_lock(path.with_name(f".{path.name}.lock")):
        there = path.read_bytes() if path.exists() else None
        if there != (instead_of and instead_of.content):
            raise FileExistsError(errno.EEXIST, f"{path} was written by another first")
        write_file(path, content)


def _what_happened(said: str) -> str:
    """Return what a server answered, or that none did, without the rest: some echo who asked."""
    status, code = _STATUS.search(said), _CODE.search(said)
    if status:
        return f"was answered {status[1].strip()}" + (f" ({code[1]})" if code else "")
    return "could not be reached"
