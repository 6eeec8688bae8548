"""What somebody does who has Great Expectations and a release: validates RELEASE by SUITES."""

import json
import sys
from pathlib import Path

import great_expectations as gx
import pandas as pd

import casualty_figures.checking.custom_expectations  # noqa: F401 - the one import: it registers ours

release, suites = map(Path, sys.argv[1:])
context = gx.get_context(mode="ephemeral")
found = {}
for path in sorted([*suites.glob("*.json"), *suites.glob("floors/*.json")]):
    written = json.loads(path.read_text(encoding="utf-8"))
    suite = context.suites.add(gx.ExpectationSuite(**written))
    rows = pd.read_parquet(release / path.stem, dtype_backend="pyarrow", partitioning=None)
    asset = context.data_sources.add_pandas(written["name"]).add_dataframe_asset("rows")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": rows})
    result = batch.validate(suite)
    found[written["name"]] = {
        "written": len(written["expectations"]),
        "run": len(result.results),
        "failed": [
            [one.to_json_dict()["expectation_config"], str(one.exception_info)[:300]]
            for one in result.results
            if not one.success
        ],
    }
sys.stdout.write(json.dumps(found, default=str))
