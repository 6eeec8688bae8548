"""News articles to casualty figures: every figure with its words, bounds, period, place and speaker."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casualty_figures.engine import accounts_of, extract_figures, headline_count

    __version__: str

__all__ = ["__version__", "accounts_of", "extract_figures", "headline_count"]

if not TYPE_CHECKING:  # a type checker would take any name for one of this package

    def __getattr__(name: str) -> object:
        """Return what is asked for the first time: the grammar takes half a second to load (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = _version() if name == "__version__" else _from_engine(name)
        return globals()[name]


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - slower than all else here

    return version("casualty-figures")


def _from_engine(name: str) -> object:
    from casualty_figures import engine  # noqa: PLC0415 - the grammar

    return getattr(engine, name)
