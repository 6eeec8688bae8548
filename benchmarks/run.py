"""Time and memory of `casualty-figures run` on the sample articles, from cold.

    python benchmarks/run.py [RUNS]

Each run has empty folders and a Prefect of its own without a database, as on
a machine where nothing was run before; the second command in the same folders
finds nothing new. Peak memory is of the largest process of the run.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUN = (
    sys.executable,
    "-c",
    "from casualty_figures.commands import main; main()",
    "run",
    str(ROOT / "data/raw"),
)


def seconds_of_run(folder: Path) -> float:
    """Run the command in the folder and return how many seconds it took."""
    environment = {
        **os.environ,
        "PREFECT_HOME": str(folder / "prefect"),
        "CASUALTY_FIGURES_RAW_FOLDER": str(folder / "raw"),
        "CASUALTY_FIGURES_PROCESSED_FOLDER": str(folder / "processed"),
        "CASUALTY_FIGURES_REPORTS_FOLDER": str(folder / "reports"),
    }
    began = time.monotonic()
    subprocess.run(RUN, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def main() -> None:
    """Print the seconds of each run from cold, of one after it, and the peak memory."""
    for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        with tempfile.TemporaryDirectory() as folder:
            cold = seconds_of_run(Path(folder))
            again = seconds_of_run(Path(folder))
        print(f"run {number + 1}: {cold:.1f} s from cold, {again:.1f} s with nothing new")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
