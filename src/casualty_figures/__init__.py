"""News articles to casualty figures: every figure with its words, bounds, period, place and speaker."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casualty_figures.engine import accounts_of, extract_figures, headline_count
    from casualty_figures.notebook.in_memory import Reconciled, events_frame, figures_frame, reconcile
    from casualty_figures.notebook.released import read_release

    __version__: str

__all__ = [
    "Reconciled",
    "__version__",
    "accounts_of",
    "events_frame",
    "extract_figures",
    "figures_frame",
    "headline_count",
    "read_release",
    "reconcile",
]

_IN_MEMORY = ("Reconciled", "events_frame", "figures_frame", "reconcile")

if not TYPE_CHECKING:  # a type checker would take any name for one of this package

    def __getattr__(name: str) -> object:
        """Return what is asked for the first time: the grammar takes half a second to load (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = _version() if name == "__version__" else _loaded(name)
        return globals()[name]


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - slower than all else here

    return version("casualty-figures")


def _loaded(name: str) -> object:
    if name in _IN_MEMORY:
        from casualty_figures.notebook import in_memory  # noqa: PLC0415 - the grammar, and more

        return getattr(in_memory, name)
    if name == "read_release":
        from casualty_figures.notebook.released import read_release  # noqa: PLC0415 - pyarrow and DuckDB

        return read_release
    from casualty_figures import engine  # noqa: PLC0415 - the grammar

    return getattr(engine, name)
