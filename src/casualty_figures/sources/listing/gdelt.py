"""GDELT 2.1's bulk files: every quarter of an hour, the addresses of articles that its machines read.

A row says what an article tells of, not when it was published: the rows are
leads, and the page says the rest. Formats: "The GDELT Global Knowledge Graph
(GKG) Data Format Codebook V2.1" and "The GDELT Event Database Data Format
Codebook V2.0".
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

from casualty_figures.archive.record import ADDRESS
from casualty_figures.records import ListingError
from casualty_figures.sources.forms import Gdelt
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing.asking import Asking

_STEP = timedelta(minutes=15)
_STAMP = "%Y%m%d%H%M%S"
_ENDS: Mapping[str, str] = MappingProxyType({"gkg": ".gkg.csv.zip", "export": ".export.CSV.zip"})
_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"gkg": ("KILL", "WOUND", "KIDNAP", "ARREST", "AFFECT"), "export": ("18", "19", "20")}
)
_GKG_ADDRESS, _GKG_COUNTS = 4, 5
_EVENT_ROOT_CODE, _EVENT_ADDRESS = 28, 60


def gdelt_leads(source: Gdelt, asking: Asking) -> Iterator[Lead]:
    """Yield the addresses of articles with one of the codes, the newest file first, each address once.

    Raises:
        ListingError: The newest file's name cannot be had; or, once the others
            were read, some files could not be: GDELT leaves out a file now and
            then, so that is told where more than half are missing.
    """
    newest = _newest(source, asking)
    wanted, seen = frozenset(source.codes or _CODES[source.table]), set[str]()
    missing, asked = list[str](), 0
    for url in _files(newest, asking.since):
        asked += 1
        try:
            rows = _rows(asking.ask(url), asking.largest)
        except ListingError as error:
            missing.append(f"{url}: {error}")
            continue
        for address in _ADDRESSES[source.table](rows, wanted):
            if address not in seen and ADDRESS.fullmatch(address):
                seen.add(address)
                yield Lead(address)
    if 2 * len(missing) > asked:
        raise ListingError(f"{len(missing)} of {asked} files could not be had; the last: {missing[-1]}")


def _newest(source: Gdelt, asking: Asking) -> str:
    lines = asking.ask(source.url).decode("utf-8", "replace").split()
    end = _ENDS[source.table].lower()
    found = next((word for word in lines if word.lower().endswith(end)), None)
    if found is None:
        raise ListingError(f"{source.url} names no file {end}")
    # it names its files by http, and has them by https as well
    is_safe = source.url.startswith("https://")
    return found.replace("http://", "https://", 1) if is_safe and found.startswith("http://") else found


def _files(newest: str, since: datetime) -> Iterator[str]:
    """Yield the addresses of the files from the newest back to the one of `since`."""
    folder, _, name = newest.rpartition("/")
    stamp, _, end = name.partition(".")
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        raise ListingError(f"the name of GDELT's newest file has no time: {name!r:.80}") from None
    yield newest
    while (at := at - _STEP) >= since:
        yield f"{folder}/{at:{_STAMP}}.{end}"


def _rows(raw: bytes, largest: int) -> Iterator[list[str]]:
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            info = archive.infolist()[0]
            if info.file_size > largest:
                raise ListingError(f"it unpacks to {info.file_size} bytes, more than the {largest} we take")
            text = archive.read(info).decode("utf-8", "replace")
    except (BadZipFile, IndexError, OSError, NotImplementedError, RuntimeError) as error:
        raise ListingError(f"a damaged ZIP archive: {error}") from None
    csv.field_size_limit(max(largest, 131_072))
    return csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)


def _graph_addresses(rows: Iterator[list[str]], wanted: frozenset[str]) -> Iterator[str]:
    for row in rows:
        counts = row[_GKG_COUNTS] if len(row) > _GKG_COUNTS else ""
        if wanted.intersection(count.partition("#")[0] for count in counts.split(";")):
            yield row[_GKG_ADDRESS]


def _event_addresses(rows: Iterator[list[str]], wanted: frozenset[str]) -> Iterator[str]:
    for row in rows:
        if len(row) > _EVENT_ADDRESS and row[_EVENT_ROOT_CODE] in wanted:
            yield row[_EVENT_ADDRESS]


_ADDRESSES: Mapping[str, Callable[[Iterator[list[str]], frozenset[str]], Iterator[str]]] = MappingProxyType(
    {"gkg": _graph_addresses, "export": _event_addresses}
)
