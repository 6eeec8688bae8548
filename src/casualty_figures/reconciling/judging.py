"""Which accounts tell of the same event, judged pair by pair."""

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from casualty_figures.reconciling.testimony import Testimony
from casualty_figures.records.event import Judgement


def judged(testimonies: Sequence[Testimony], former: pa.Table, at: datetime) -> list[Judgement]:
    """Return the judgements on the pairs that may be of one event.

    A judgement that stood in `former` keeps its time; a new one is of `at`.
    """
    del testimonies, former, at
    return []
