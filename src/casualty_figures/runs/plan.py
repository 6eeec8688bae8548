"""What a run has to read: what no release accounts for yet, or only by another engine."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from casualty_figures.archive import Archive
from casualty_figures.publishing import Release, ReleaseFile
from casualty_figures.reading.versions.editions import Edition
from casualty_figures.records import Origin
from casualty_figures.reviewing import NO_DECISIONS, Decisions
from casualty_figures.runs.last_release.carry_over import FIRST_RUN, carry_over
from casualty_figures.runs.last_release.damage import refuse_if_lost
from casualty_figures.runs.last_release.former_rows import CarriedRows
from casualty_figures.runs.last_release.standing import NOTHING_STANDS, Standing
from casualty_figures.sources.history.days import SourceHistory


@dataclass(frozen=True, slots=True)
class EngineInForce:
    """What articles are read with: the version of the engine and the rules in force."""

    code_version: str
    rule_set: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of the articles to read: the first of them is number `start`, from 0, of `total`."""

    origins: tuple[Origin, ...]
    start: int
    total: int


@dataclass(frozen=True)  # no slots: `run_id` hashes every article, and is asked for once a row
class Plan:
    """What the archive holds, what stands of it, what is to be read with what, and after which release.

    `names` are what articles to be looked at are known by, their address, else
    the name of their file; `standing` are articles of the release before whose rows stay as they are,
    `carried` rows that stand and are checked again, `former` those of articles
    to be read anew, and `gone` the editions that are in neither way standing;
    `damaged` are the files of the release before that were changed since it
    was published; `decisions` what people decided about what was read;
    `histories` when each source of `sources.toml` was asked; `before` are all
    articles of the release before, where all of them could stand.
    """

    names: Mapping[str, str]
    standing: Standing
    carried: CarriedRows
    former: CarriedRows
    gone: tuple[Edition, ...]
    to_read: tuple[Origin, ...]
    engine: EngineInForce
    parent: Release | None
    started_at: datetime
    damaged: tuple[ReleaseFile, ...] = ()
    decisions: Decisions = NO_DECISIONS
    histories: tuple[SourceHistory, ...] = ()
    before: Standing = NOTHING_STANDS

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Return every article the next release accounts for, sorted."""
        read = (origin.article_id for origin in self.to_read)
        return tuple(sorted(self.carried.article_ids.union(self.standing.ids.to_pylist(), read)))

    @property
    def parent_name(self) -> str | None:
        """Return the name of the release the run comes after, if there is one."""
        return self.parent.name if self.parent else None

    def batches(self, size: int) -> tuple[Batch, ...]:
        """Return the articles to read, `size` at a time."""
        total = len(self.to_read)
        return tuple(
            Batch(self.to_read[start : start + size], start, total) for start in range(0, total, size)
        )

    @cached_property
    def run_id(self) -> str:
        """Return the hash of what decides the outcome of the run; the clock does not."""
        parts = (
            self.parent_name or "",
            self.engine.code_version,
            self.engine.rule_set,
            *self.article_ids,
            *self.decisions.ids,
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def reading_plan(
    archive: Archive,
    parent: Release | None,
    engine: EngineInForce,
    started_at: datetime,
    decisions: Decisions = NO_DECISIONS,
) -> Plan:
    """Return what to read of the archive's articles and what to carry over from the last release.

    Raises `ReleaseError` where that was damaged and cannot be rebuilt from the archive.
    """
    damaged = parent.damaged_files() if parent else ()
    over = FIRST_RUN
    if parent:
        refuse_if_lost(parent, damaged, archive)
        over = carry_over(
            parent,
            damaged,
            archive,
            code_version=engine.code_version,
            rule_set=engine.rule_set,
            decisions=decisions,
        )
    known = over.stands.article_ids.union(over.standing.ids.to_pylist())
    to_read = tuple(archive.origins(archive.article_ids() - known))
    again = archive.origins(over.stands.article_ids | over.former.article_ids)
    return Plan(
        {origin.article_id: origin.url or origin.name for origin in (*again, *to_read)},
        over.standing,
        over.stands,
        over.former,
        over.gone,
        to_read,
        engine,
        parent,
        started_at,
        damaged,
        decisions,
        before=over.every,
    )
