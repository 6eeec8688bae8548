"""What people decided about what was read: read from their files, and applied before anything is counted."""

from casualty_figures.reviewing.apply import UNREVIEWED, Applied, Reviewed, applied
from casualty_figures.reviewing.decisions import NO_DECISIONS, Decisions
from casualty_figures.reviewing.read_files import read_decisions

__all__ = ["NO_DECISIONS", "UNREVIEWED", "Applied", "Decisions", "Reviewed", "applied", "read_decisions"]
