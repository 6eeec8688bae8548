"""Releases of Parquet tables, reports, exports."""

from casualty_figures.publishing.as_of import time_of
from casualty_figures.publishing.changed_rows import ChangedRows
from casualty_figures.publishing.changes import changes_since, start_of
from casualty_figures.publishing.lock import WritingLock, writing_lock
from casualty_figures.publishing.publication import Provenance, publish_release
from casualty_figures.publishing.query import Answer, answer
from casualty_figures.publishing.release import (
    Release,
    ReleaseFile,
    current_release,
    last_release,
    release_in,
    releases_before,
)
from casualty_figures.publishing.repair import repair_releases
from casualty_figures.publishing.verification import damage_in_releases, readable_releases

__all__ = [
    "Answer",
    "ChangedRows",
    "Provenance",
    "Release",
    "ReleaseFile",
    "WritingLock",
    "answer",
    "changes_since",
    "current_release",
    "damage_in_releases",
    "last_release",
    "publish_release",
    "readable_releases",
    "release_in",
    "releases_before",
    "repair_releases",
    "start_of",
    "time_of",
    "writing_lock",
]
