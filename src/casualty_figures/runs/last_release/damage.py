"""Files of the last release that were damaged since: what of it is rebuilt from the archive.

Articles whose rows they held are read anew. How former runs went is in no
archive: their rows are those of the newest release that still has them.
"""

from collections import Counter
from collections.abc import Collection, Iterable

import pyarrow as pa

from casualty_figures.archive import Archive
from casualty_figures.publishing import Release, ReleaseFile, releases_before
from casualty_figures.records import ReleaseError
from casualty_figures.records.tables import QUARANTINE, TABLES
from casualty_figures.runs.last_release.former_rows import CarriedRows, rows_in
from casualty_figures.schema.to_arrow import unchecked_schema


def to_read_for(damaged: Iterable[ReleaseFile], rows: CarriedRows) -> frozenset[str]:
    """Return the articles to read anew because rows of theirs lay in a damaged file.

    `rows` are those in sound files. Whose rows a damaged quarantine held
    cannot be told: every article is read anew then.
    """
    tables = {file.table_name for file in damaged}
    if QUARANTINE.name in tables:
        return rows.article_ids
    return _incomplete(rows) if tables else frozenset()


def _incomplete(rows: CarriedRows) -> frozenset[str]:
    """Return the articles of which there are fewer figures than were read."""
    found = Counter(rows.figures["article_id"].to_pylist())
    read = zip(rows.articles["article_id"].to_pylist(), rows.articles["n_figures"].to_pylist(), strict=True)
    return frozenset(article_id for article_id, n_figures in read if found[article_id] < (n_figures or 0))


def refuse_if_lost(release: Release, damaged: Collection[ReleaseFile], archive: Archive) -> None:
    """Raise `ReleaseError` where damaged files held rows of articles that the archive no longer has.

    What entered the archive after the release was made is none of them. The
    rows could not be rebuilt, and would be lost in silence.
    """
    if not damaged:
        return
    rows = rows_in(release.without(damaged))
    archived = {
        origin.article_id
        for origin in archive.origins()
        if (origin.entered_at or origin.retrieved_at) <= release.created_at
    }
    n_lost = release.n_articles - len(rows.article_ids | archived) + len(_incomplete(rows) - archived)
    if n_lost > 0:
        names = ", ".join(file.path for file in damaged)
        raise ReleaseError(
            f"release {release.name} was changed after it was published ({names}), and the archive does not "
            f"have {n_lost} of its articles to read anew: restore the files, or point current at another "
            "release"
        )


def last_sound_rows(release: Release, table_name: str) -> pa.Table:
    """Return a table of a release, else of the newest before it that has it whole; empty where none has."""
    for one in (release, *releases_before(release)):
        try:
            return one.table(table_name)
        except ReleaseError:
            continue
    return unchecked_schema(next(table for table in TABLES if table.name == table_name)).empty_table()
