"""Releases of Parquet tables, reports, exports."""

from casualty_figures.publishing.lock import WritingLock, writing_lock
from casualty_figures.publishing.publication import Provenance, publish_release
from casualty_figures.publishing.query import Answer, answer
from casualty_figures.publishing.release import (
    Release,
    ReleaseFile,
    current_release,
    last_release,
    releases_before,
)

__all__ = [
    "Answer",
    "Provenance",
    "Release",
    "ReleaseFile",
    "WritingLock",
    "answer",
    "current_release",
    "last_release",
    "publish_release",
    "releases_before",
    "writing_lock",
]
