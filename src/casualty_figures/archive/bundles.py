"""Files that hold others: ZIP archives, mails with what is attached to them, and mailboxes."""

import io
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import asdict, replace
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from itertools import chain
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from casualty_figures.archive.record import record_of
from casualty_figures.archive.source import Source
from casualty_figures.archive.tabular.json_records import BEGINNING, is_array
from casualty_figures.records import ArchiveError
from casualty_figures.storage.multipart import part_cut_off

_MAIL_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+ +[A-Z][a-z]{2},? [^\n]*\d:\d\d[^\n]*\n")
"""The line before a mail: after a blank one, a sender, a weekday and a time (RFC 4155, RFC 976)."""
_ESCAPED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_CUT_OFF = "the mail is cut off here: its end is missing"
_PASSWORD = 0x1
"""The flag of a member of a ZIP archive that is encrypted."""


def members_of(raw: bytes, suffix: str, *, largest: int) -> Iterator[Source]:
    """Yield what a file of a suffix (`.zip`, `.eml`, `.mbox`) holds, in its order, by the names there.

    Hidden files are left out.

    Raises:
        ArchiveError: It is damaged, holds nothing, or unpacks to more than `largest` bytes.
    """
    found = _READERS[suffix.lower()](raw, largest)
    first = next(found, None)
    if first is None:
        raise ArchiveError(f"nothing to read in this {suffix.lower()} file")
    yield from chain([first], found)


def _zipped(raw: bytes, largest: int) -> Iterator[Source]:
    try:
        archive = ZipFile(io.BytesIO(raw))
    except BadZipFile:
        raise ArchiveError("a damaged ZIP archive") from None
    for info in archive.infolist():
        info.filename = str(PurePosixPath(info.filename)) + ("/" if info.is_dir() else "")
    wanted = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
    if sum(info.file_size for info in wanted) > largest:
        raise ArchiveError(f"it unpacks to more than {largest} bytes, the most we take")
    by_name = {info.filename: info for info in wanted}
    used: set[str] = set()
    for info in wanted:
        if PurePosixPath(info.filename).suffix.lower() != ".json":
            about = _record_name(info.filename, by_name)
            used.update([about] if about else [])
            member = _unzipped(archive, info, largest)
            yield _with_record(member, _unzipped(archive, by_name[about], largest)) if about else member
    for info in wanted:
        if PurePosixPath(info.filename).suffix.lower() == ".json" and info.filename not in used:
            member = _unzipped(archive, info, largest)
            is_table = member.content is not None and is_array(member.content[:BEGINNING])
            lonely = Source(info.filename, failure="a record with no article beside it")
            yield member if is_table else lonely


def _record_name(name: str, names: Container[str]) -> str | None:
    """Return the name of the record of a member, as of a file in a folder, if there is one."""
    candidates = (f"{name}.json", str(PurePosixPath(name).with_suffix(".json")))
    return next((one for one in candidates if one != name and one in names), None)


def _with_record(member: Source, record: Source) -> Source:
    """Return a member of a ZIP archive with what the record beside it says of it."""
    if member.content is None:
        return member
    try:
        if record.content is None:
            raise ArchiveError(record.failure or "it has no bytes")  # noqa: TRY301 - told as the others are
        said = record_of(record.content, record.name)
    except ArchiveError as error:
        return Source(member.name, failure=str(error))
    return replace(member, **asdict(said))


def _unzipped(archive: ZipFile, info: ZipInfo, largest: int) -> Source:
    if info.flag_bits & _PASSWORD:
        return Source(info.filename, failure="it has a password: unpack it")
    try:
        with archive.open(info) as file:
            content = file.read(min(info.file_size, largest) + 1)
    except Exception as error:  # noqa: BLE001 - whatever a damaged archive raises, the others are read
        return Source(info.filename, failure=f"damaged in its ZIP archive: {error!s:.100}")
    if len(content) > info.file_size:
        return Source(info.filename, failure="damaged in its ZIP archive: larger than it says")
    return Source(info.filename, content)


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith((".", "__MACOSX")) for part in parts) or parts[-1] == "README.md"


def _mailbox(raw: bytes, _largest: int) -> Iterator[Source]:
    """Yield the mails of a mailbox (mboxrd: a line that begins with From is written >From)."""
    if not _MAIL_START.match(raw):
        raise ArchiveError("no mailbox: it does not begin with a line From")
    mails = _MAIL_START.split(raw)[1:]
    for number, mail in enumerate(mails, start=1):
        yield from _mail(_ESCAPED_FROM.sub(b"", mail), f"message {number}/")


def _one_mail(raw: bytes, _largest: int) -> Iterator[Source]:
    yield from _mail(raw, "")


def _mail(raw: bytes, folder: str) -> Iterator[Source]:
    """Yield the text of a mail, under its subject and day, and what is attached to it."""
    try:
        message = message_from_bytes(raw, policy=default)
        cut_off = part_cut_off(message)
        yield _text(message, folder, cut_off)
        for number, part in enumerate(message.iter_attachments(), start=1):
            name = (part.get_filename() or f"attachment {number}").replace("/", "_")
            path = f"{folder}{name}"
            yield Source(path, failure=_CUT_OFF) if part is cut_off else _attached(part, path)
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        yield Source(f"{folder}mail", failure=f"a damaged mail: {error!s:.100}")


def _attached(part: EmailMessage, name: str) -> Source:
    """Return a file that is attached to a mail, a mail among them."""
    if part.get_content_type() == "message/rfc822":
        return Source(f"{name.removesuffix('.eml')}.eml", part.get_content().as_bytes())
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return Source(name, failure="a part of several parts in a mail: save it as a file")
    return Source(name, content)


def _text(message: EmailMessage, folder: str, cut_off: Message | None) -> Source:
    body = message.get_body(("plain", "html"))
    if body is not None and body is cut_off:
        return Source(f"{folder}text.txt", failure=_CUT_OFF)
    said = str(body.get_content()) if body else ""
    if body is None or not said.strip():
        return Source(f"{folder}text.txt", failure="a mail without a text")
    suffix = ".html" if body.get_content_type() == "text/html" else ".txt"
    sent, sender = message["Date"], message["From"]
    day = sent.datetime if sent is not None else None
    addresses = sender.addresses if sender is not None else ()
    return Source(
        f"{folder}text{suffix}",
        said.encode("utf-8", "replace"),
        headline=" ".join(str(message["Subject"] or "").split()) or None,
        published=day.date() if day else None,
        publisher=(addresses[0].domain or None) if addresses else None,
    )


_READERS: Mapping[str, Callable[[bytes, int], Iterator[Source]]] = {
    ".zip": _zipped,
    ".eml": _one_mail,
    ".mbox": _mailbox,
}
BUNDLES = frozenset(_READERS)
"""The suffixes of files that hold others."""
