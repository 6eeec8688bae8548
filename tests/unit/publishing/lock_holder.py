"""Hold the writing lock until standard input ends: `lock_holder.py FOLDER`."""

import sys
from pathlib import Path

from casualty_figures.publishing import writing_lock

with writing_lock(Path(sys.argv[1])):
    sys.stdout.write("held\n")
    sys.stdout.flush()
    sys.stdin.read()
