"""From bytes to figures: the stages in their order, without a flow."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from casualty_figures.estimating import HeadlineCount, headline_count
from casualty_figures.extraction.extractor import Extraction, Extractor
from casualty_figures.extraction.figures import TextToRead
from casualty_figures.extraction.proposing.settings import ModelSettings
from casualty_figures.records import Figure, ReadArticle
from casualty_figures.records.errors import CasualtyFiguresError

__all__ = [
    "HeadlineCount",
    "engine_version",
    "extract_figures",
    "figures_of",
    "headline_count",
    "rule_set",
    "second_extractor",
]

_STAGES = ("lexicon", "reading", "extraction", "languages", "placing")


def extract_figures(
    text: str, *, published: date | None = None, headline: str | None = None, engine: str = "parser"
) -> list[Figure]:
    """Return the figures that a text states, in the order of the text, with period, place and speaker.

    `published` is the day the article was published, without which "on Tuesday"
    gives no period. `headline` is put before the text, with a blank line, where
    the text does not begin with it; offsets then count from its first letter.
    """
    whole = text if headline is None or text.startswith(headline) else f"{headline}\n\n{text}"
    return _placed_figures(whole, published, None, len(headline or ""), engine)


def figures_of(read: ReadArticle) -> list[Figure]:
    """Return the figures of an article whose text was read, with `run_id` empty."""
    return _placed_figures(
        read.text, read.published, read.origin.article_id, len(read.headline or ""), "parser"
    )


def proposals_of(read: ReadArticle, figures: Sequence[Figure], extractor: Extractor) -> Extraction:
    """Return what another engine reads in an article beside `figures`, placed, and what it proposed in vain.

    A figure of the same indicator that overlaps one of `figures` is the same
    figure, and left out.
    """
    from casualty_figures.extraction.sentences.text import sentences_of  # noqa: PLC0415 - the grammar loads on first use
    from casualty_figures.placing import place_figures  # noqa: PLC0415 - the gazetteer too

    source = TextToRead(
        text=read.text,
        article_id=read.origin.article_id,
        published=read.published,
        headline_end=len(read.headline or ""),
        version=engine_version(extractor.fingerprint),
        sentences=tuple(sentences_of(read.text)),
    )
    extraction = extractor.extraction_of(source)
    new = [figure for figure in extraction.figures if not any(_is_same(figure, other) for other in figures)]
    return Extraction(tuple(place_figures(read.text, new, headline=read.headline)), extraction.refused)


def _is_same(figure: Figure, other: Figure) -> bool:
    is_apart = figure.char_end <= other.char_start or other.char_end <= figure.char_start
    return figure.indicator == other.indicator and not is_apart


def _placed_figures(
    text: str, published: date | None, article_id: str | None, headline_end: int, engine: str
) -> list[Figure]:
    from casualty_figures.extraction.extract import figures_in  # noqa: PLC0415 - the grammar loads on first use
    from casualty_figures.placing import place_figures  # noqa: PLC0415 - the gazetteer too

    figures = figures_in(
        text,
        published=published,
        article_id=article_id,
        headline_end=headline_end,
        engine=engine,
        version=engine_version(),
    )
    return place_figures(text, figures, headline=text[:headline_end] or None)


def second_extractor(model: ModelSettings | None) -> Extractor | None:
    """Return the engine that is asked beside ours: that of the model chosen, none where none is."""
    if model is None:
        return None
    from casualty_figures.extraction.proposing.extractor import ModelExtractor  # noqa: PLC0415 - rarely used

    return ModelExtractor(model)


def engine_version(second_fingerprint: str = "") -> str:
    """Return the version of all that decides how an article is read: package, grammar, words and model.

    `second_fingerprint` is that of another engine that is asked as well, empty where none is.

    It changes when any file of the reading stages changes, or a table that a
    setting names, so that rows carried over are those it would read again.
    """
    digest = hashlib.sha256(f"{_fingerprint()} {rule_set()} {second_fingerprint}".encode())
    return f"{version('casualty-figures')}+{digest.hexdigest()[:12]}"


@cache
def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def use_vague_table(path: Path | None) -> None:
    """Read vague words by the table at `path` from now on; `None` is the table of the package.

    Raises `CasualtyFiguresError` for a table that cannot be read, naming file and row.
    """
    from casualty_figures.extraction.numbers import vague  # noqa: PLC0415 - loads the grammar

    try:
        vague.use_table(path)
    except (OSError, ValueError) as error:
        raise CasualtyFiguresError(f"the table of vague words cannot be used: {error}") from error


def rule_set() -> str:
    """Return the table of vague words in force, as name and hash."""
    from casualty_figures.extraction.numbers.vague import rule_set as in_force  # noqa: PLC0415 - loads the grammar

    return in_force()


def _files() -> Iterator[Path]:
    package = Path(__file__).parent
    for stage in _STAGES:
        yield from sorted(
            path
            for path in (package / stage).rglob("*")
            if path.suffix in {".py", ".tsv", ".toml", ".json", ".txt"}
        )
