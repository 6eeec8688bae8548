"""Archive and releases verified together: what makes one whole may lie in the other."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from casualty_figures.archive import WITHOUT_RECORD, Archive, damage_in_archive, gone, id_of, repair_archive
from casualty_figures.publishing import (
    Release,
    WritingLock,
    damage_in_releases,
    last_release,
    readable_releases,
    repair_releases,
)
from casualty_figures.publishing.release import CURRENT
from casualty_figures.records import Origin, ReleaseError
from casualty_figures.records.damage import Damage

_STATED = ["article_id", "raw_sha256", "raw_path", "retrieved_at"]
_STATED += ["url", "source_article", "source_date", "source_headline"]


def damage_of(archive: Archive, processed: WritingLock) -> list[Damage]:
    """Return what is damaged in the archive and in the releases of the folder that the lock is for."""
    published: frozenset[str] = frozenset()
    with suppress(ReleaseError):
        published = article_ids_of(last_release(processed.folder))
    names = (path.name for path in archive.folder.glob("??/[!.]*"))
    found = [*lasting(damage_in_archive(archive), published), *gone(published, names)]
    return [*found, *damage_in_releases(processed.folder)]


def article_ids_of(release: Release | None) -> frozenset[str]:
    """Return the articles of a release; raise `ReleaseError` where that cannot be told."""
    return frozenset(release.columns("articles", ["article_id"])["article_id"].to_pylist() if release else ())


def lasting(found: Iterable[Damage], published: Collection[str]) -> Iterator[Damage]:
    """Yield the damage in an archive, but no bytes without a record whose article is not `published`.

    A killed run leaves those: the entry is not there yet, and is when its input is taken again.
    """
    for damage in found:
        if damage.what != WITHOUT_RECORD or id_of(damage.path) in published:
            yield damage


def repair(archive: Archive, processed: WritingLock) -> None:
    """Put back what can be put back without reading an article anew."""
    repair_releases(processed)
    repair_archive(archive, published_in(readable_releases(processed.folder)))


def calls_for_a_run(before: list[Damage], left: list[Damage], processed: WritingLock) -> bool:
    """Whether a run may mend what is left: the archive by its inputs, the last release by the archive.

    `before` is what was damaged before the repair: where the pointer was set
    back, what came since is read anew.
    """
    current = None
    with suppress(ReleaseError):
        current = last_release(processed.folder)
    return calls_for_reading(before, left, current.name if current else CURRENT)


def calls_for_reading(before: list[Damage], left: list[Damage], current: str) -> bool:
    """Whether a run may mend what is left, where the release `current` is the last."""
    places = {"archive", current}
    return any(damage.place in places for damage in left) or any(damage.place == CURRENT for damage in before)


def published_in(releases: Iterable[Release]) -> Iterator[Origin]:
    """Yield what releases say of their articles, in their order; of those that are sound."""
    for release in releases:
        with suppress(ReleaseError):
            for row in release.table("articles").select(_STATED).to_pylist():
                yield Origin(
                    article_id=row["article_id"],
                    raw_sha256=row["raw_sha256"],
                    raw_path=row["raw_path"],
                    name=PurePosixPath(row["raw_path"]).name,
                    retrieved_at=row["retrieved_at"],
                    url=row["url"],
                    publisher=row["source_article"],
                    published=row["source_date"],
                    headline=row["source_headline"],
                )
