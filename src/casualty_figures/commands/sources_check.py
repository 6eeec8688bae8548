"""What `sources check` prints."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from rich.console import Console

from casualty_figures.sources import Configured, named_sources
from casualty_figures.sources.listing import has_addresses
from casualty_figures.sources.network import FetchingNetwork
from casualty_figures.sources.preview import Preview, preview
from casualty_figures.storage.escaping import terminal_line
from flows.settings import Settings, settings

_AT_ONCE = 8


def show_previews(names: Sequence[str]) -> bool:
    """Print what the sources of these names, or all, would bring; return whether each gives something.

    Raises:
        SourcesFileError: There are none, or none of a name.
    """
    chosen = settings()
    found = named_sources(chosen.sources_file, names)
    console = Console(soft_wrap=True, highlight=False)
    is_sound = True
    with ExitStack() as stack:
        network = stack.enter_context(_network(found, chosen))
        folder, now = chosen.sources_file.parent, datetime.now(UTC)
        pool = stack.enter_context(ThreadPoolExecutor(_AT_ONCE))
        tried = partial(preview, network=network, folder=folder, now=now, largest=chosen.largest_file)
        for shown in pool.map(tried, found):
            _show(console, shown)
            is_sound = is_sound and shown.is_readable and not (shown.problem and not shown.n_found)
    console.print("\nNothing was stored.")
    return is_sound


def _network(found: Sequence[Configured], chosen: Settings) -> Any:  # noqa: ANN401 - of files there is none
    if any(has_addresses(source) for source in found):
        return FetchingNetwork(replace(chosen.fetching, cache=None))
    return nullcontext()


def _show(console: Console, shown: Preview) -> None:
    source = shown.source
    more = (
        f", the most a run takes; more are there (most_items = {source.most_items})" if shown.is_cut else ""
    )
    _say(console, f"{source.name} ({source.kind}): {shown.n_found:,} articles{more}", style="bold")
    for lead in shown.first:
        _say(console, f"  {lead.published or 'no day'}  {lead.headline or ''}  {lead.url}")
    if shown.trial:
        _say(console, f"  the first {'reads' if shown.is_readable else 'cannot be read'}: {shown.trial}")
    if shown.problem:
        _say(console, f"  {shown.problem}", style="red")


def _say(console: Console, line: str, style: str | None = None) -> None:
    indent = line[: len(line) - len(line.lstrip())]
    console.print(f"{indent}{terminal_line(line)}", markup=False, style=style)
