"""The run that published a release, by the release's own word."""

import pyarrow.compute as pc

from casualty_figures.publishing import Release
from casualty_figures.records.run import Run
from casualty_figures.records.tables import RUNS
from casualty_figures.schema.to_arrow import in_columns_of, records_from_arrow, unchecked_schema


def run_of(release: Release) -> Run | None:
    """Return the run that published a release, `None` where its `runs` has no such row."""
    runs = in_columns_of(release.table(RUNS.name), unchecked_schema(RUNS))
    found = records_from_arrow(Run, runs.filter(pc.equal(runs["run_id"], release.run_id)))
    return found[0] if found else None
