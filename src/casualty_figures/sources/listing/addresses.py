"""Lists of addresses in `sources.toml` or in a file of their own, and single pages."""

from collections.abc import Iterator

from casualty_figures.archive.record import ADDRESS
from casualty_figures.records import ListingError
from casualty_figures.sources.forms import Addresses, Page
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing.asking import Asking


def page_leads(source: Page, _asking: Asking) -> Iterator[Lead]:
    """Yield the page."""
    yield Lead(source.url)


def address_leads(source: Addresses, asking: Asking) -> Iterator[Lead]:
    """Yield the addresses, those of the file last; its blank lines and those that begin with # are none.

    Raises:
        ListingError: The file cannot be read, or, once the others were yielded, a line is no address.
    """
    yield from map(Lead, source.urls)
    if source.file is None:
        return
    path = asking.folder / source.file
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ListingError(f"{source.file} cannot be read: {error}") from None
    wrong = []
    for number, line in enumerate(map(str.strip, lines), start=1):
        if ADDRESS.fullmatch(line):
            yield Lead(line)
        elif line and not line.startswith("#"):
            wrong.append(f"line {number} of {source.file} is no address: {line!r:.80}")
    if wrong:
        raise ListingError("; ".join(wrong))
