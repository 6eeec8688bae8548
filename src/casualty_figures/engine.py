"""From bytes to figures: the stages in their order, without a flow."""

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from casualty_figures.estimating import EventAccount, HeadlineCount, accounts_of, headline_count
from casualty_figures.extraction.extractor import Extraction, Extractor
from casualty_figures.extraction.numbers.vague import VagueTable, vague_table_at
from casualty_figures.extraction.proposing.settings import ModelSettings
from casualty_figures.records import Figure, ReadArticle
from casualty_figures.records.day import day_of
from casualty_figures.records.errors import CasualtyFiguresError
from casualty_figures.storage.fingerprint import files_fingerprint

if TYPE_CHECKING:
    from casualty_figures.extraction.text_to_read import TextToRead

__all__ = [
    "EventAccount",
    "HeadlineCount",
    "accounts_of",
    "engine_version",
    "extract_figures",
    "figures_of",
    "headline_count",
    "proposals_of",
    "second_extractor",
    "vague_words",
    "with_headline",
]

_STAGES = ("lexicon", "reading", "extraction", "languages", "placing", "estimating")


def extract_figures(
    text: str,
    *,
    published: date | str | None = None,
    headline: str | None = None,
    reader: str = "parser",
    vague: VagueTable | None = None,
) -> list[Figure]:
    """Return the figures that an English text states, in its order, with period, place and speaker.

    `published` is the day the article was published, a date or "2015-05-18",
    without which "on Tuesday" gives no period. `headline` is put before the text, with a blank line, where
    the text does not begin with it; offsets then count from its first letter.
    `vague` is what vague words are read by (`vague_words`), by default our own table.
    """
    whole = with_headline(text, headline)
    from casualty_figures.extraction.extract import text_to_read  # noqa: PLC0415 - the grammar loads on first use
    from casualty_figures.languages.registry import language_of  # noqa: PLC0415 - the same

    vague = vague or vague_words()
    source = text_to_read(
        whole,
        language_of("en", vague),
        published=day_of(published),
        headline_end=len(headline or ""),
        version=engine_version(vague),
    )
    return _placed_figures(source, "en", vague, reader)


def with_headline(text: str, headline: str | None) -> str:
    """Return the text behind its headline and a blank line, as it is where it begins with it."""
    return text if headline is None or text.startswith(headline) else f"{headline}\n\n{text}"


def figures_of(read: ReadArticle, vague: VagueTable) -> list[Figure]:
    """Return the figures of an article whose text was read, by its language, with `run_id` empty."""
    return _placed_figures(_source_of(read, vague), read.language, vague, "parser")


def proposals_of(
    read: ReadArticle, figures: Sequence[Figure], extractor: Extractor, vague: VagueTable
) -> Extraction:
    """Return `figures` with what a second extractor reads beside them, and what it proposed in vain.

    A figure of the same indicator that overlaps one of `figures` is the same
    figure, and left out.
    """
    from casualty_figures.languages.registry import language_of  # noqa: PLC0415 - the grammar loads on first use

    source = _source_of(read, vague, extractor.fingerprint)
    extraction = extractor.extraction_of(source, language_of(read.language, vague))
    new = [figure for figure in extraction.figures if not any(_is_same(figure, other) for other in figures)]
    return Extraction(tuple(_in_accounts(source, figures, new)), extraction.refused)


def _is_same(figure: Figure, other: Figure) -> bool:
    is_apart = figure.char_end <= other.char_start or other.char_end <= figure.char_start
    return figure.indicator == other.indicator and not is_apart


def _source_of(read: ReadArticle, vague: VagueTable, beside: str = "") -> "TextToRead":
    from casualty_figures.extraction.extract import text_to_read  # noqa: PLC0415 - the grammar loads on first use
    from casualty_figures.languages.registry import language_of  # noqa: PLC0415 - the same

    return text_to_read(
        read.text,
        language_of(read.language, vague),
        published=read.published,
        article_id=read.origin.article_id,
        headline_end=len(read.headline or ""),
        version=engine_version(vague, beside),
        country=read.origin.country,
    )


def _placed_figures(source: "TextToRead", code: str, vague: VagueTable, reader: str) -> list[Figure]:
    from casualty_figures.extraction.extract import figures_in  # noqa: PLC0415 - the grammar loads on first use
    from casualty_figures.languages.registry import language_of  # noqa: PLC0415 - the same

    return _in_accounts(source, (), figures_in(source, language_of(code, vague), reader=reader))


def _in_accounts(source: "TextToRead", placed: Sequence[Figure], new: Sequence[Figure]) -> list[Figure]:
    """Return all figures of a text in accounts, the new ones placed first: both need the whole text."""
    if not new:
        return list(placed)
    from casualty_figures.estimating.accounts.telling_apart import with_accounts  # noqa: PLC0415 - the grammar
    from casualty_figures.estimating.accounts.told_text import ToldText  # noqa: PLC0415 - the same
    from casualty_figures.placing import place_figures, place_mentions, sections_of  # noqa: PLC0415 - the gazetteer too

    mentions = place_mentions(source.text, country=source.country)
    headline = source.text[: source.headline_end] or None
    added = place_figures(source.text, new, headline=headline, mentions=mentions)
    told = ToldText(
        text=source.text,
        published=source.published,
        headline_end=source.headline_end,
        sentences=source.sentences,
        mentions=mentions,
        sections=sections_of(source.text, mentions),
    )
    return with_accounts(told, [*placed, *added])


def second_extractor(model: ModelSettings | None) -> Extractor | None:
    """Return the extractor that is asked beside ours: that of the model chosen, none where none is."""
    if model is None:
        return None
    from casualty_figures.extraction.proposing.extractor import ModelExtractor  # noqa: PLC0415 - rarely used

    return ModelExtractor(model)


def engine_version(vague: VagueTable, second_fingerprint: str = "") -> str:
    """Return the version of all that decides how an article is read: package, grammar, words and model.

    `second_fingerprint` is that of a second extractor, where one is asked, empty where none is.

    It changes when any file of the reading stages changes, or the table of vague
    words, or a gazetteer of the user's own, so that rows carried over are those
    it would read again.
    """
    from casualty_figures.placing import own_gazetteers_fingerprint  # noqa: PLC0415 - loads the gazetteer

    parts = (_fingerprint(), vague.rule_set, second_fingerprint, own_gazetteers_fingerprint())
    digest = hashlib.sha256(" ".join(parts).encode())
    return f"{_package_version()}+{digest.hexdigest()[:12]}"


@cache
def _package_version() -> str:
    return version("casualty-figures")  # reads a file: once, not once an article


@cache
def _fingerprint() -> str:
    return files_fingerprint(Path(__file__).parent / stage for stage in _STAGES)


def vague_words(path: Path | None = None) -> VagueTable:
    """Return the table of vague words at `path`, or that of the package.

    Raises `CasualtyFiguresError` for a table that cannot be read, naming file and row.
    """
    if path is None:
        from casualty_figures.languages.registry import vague_words as ours  # noqa: PLC0415 - loads the grammar

        return ours()
    try:
        return vague_table_at(path)
    except (OSError, ValueError) as error:
        raise CasualtyFiguresError(f"the table of vague words cannot be used: {error}") from error
