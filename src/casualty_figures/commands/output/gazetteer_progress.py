"""The gazetteer, built on first use with a bar that says so."""

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from casualty_figures.placing import build_ready_gazetteer, gazetteer_path
from casualty_figures.records import CasualtyFiguresError


def build_missing_gazetteer() -> None:
    """Build the gazetteer where this version of it is not in the cache, with progress on standard error.

    Raises `CasualtyFiguresError` where the cache cannot be written.
    """
    path = gazetteer_path()
    if path.exists():
        return
    console = Console(stderr=True, soft_wrap=True)
    if not console.is_terminal:
        console.print("Building the gazetteer, once: about ten seconds ...")
    bar = Progress(
        TextColumn("Building the gazetteer, once"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task("gazetteer", total=1.0)
        try:
            build_ready_gazetteer(path, lambda _what, share: bar.update(task, completed=share))
        except OSError as error:
            raise CasualtyFiguresError(
                f"cannot write the gazetteer in {path.parent}: {error.strerror}; "
                "name a folder with CASUALTY_FIGURES_CACHE"
            ) from error
