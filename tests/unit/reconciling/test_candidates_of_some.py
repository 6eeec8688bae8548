"""The pairs of some accounts are found without those of the others."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from casualty_figures.reconciling.judging import candidates as judging
from casualty_figures.reconciling.judging.candidates import candidates
from casualty_figures.reconciling.judging.keys import Keys

Told: TypeAlias = Sequence[tuple[int | None, int | None, set[int], bool]]
"""The day of the event and of publication, the names, and whether the account is asked for."""

DAY = 735_000
account = st.tuples(
    st.one_of(st.none(), st.integers(0, 150)),  # the day of the event
    st.one_of(st.none(), st.integers(0, 150)),  # of publication
    st.sets(st.integers(0, 2), max_size=2),  # names
    st.booleans(),  # asked for
)


def keys_of(told: Told) -> Keys:
    entries = [(place, name) for place, one in enumerate(told) for name in sorted(one[2])]
    numbers = np.arange(len(told))
    return Keys(
        account_id=pa.array([str(place) for place in numbers], pa.string()),
        article=numbers,
        country=np.zeros(len(told), np.int64),
        first_day=np.array([np.nan if one[0] is None else DAY + one[0] for one in told], float),
        published=np.array([np.nan if one[1] is None else DAY + one[1] for one in told], float),
        account=np.array([place for place, _ in entries], np.int64),
        key=np.array([name for _, name in entries], np.int64),
        is_name=np.ones(len(entries), bool),
        n_keys=3,
    )


@given(told=st.lists(account, max_size=40))
@settings(max_examples=200, deadline=None)
def test_the_pairs_of_some_accounts_are_those_among_all_pairs(
    told: Told,
) -> None:
    keys, of = keys_of(told), np.array([one[3] for one in told], bool)
    left, right = candidates(keys)
    asked = of[left] | of[right]
    mine = candidates(keys, of)
    assert [side.tolist() for side in mine] == [left[asked].tolist(), right[asked].tolist()]


def test_accounts_far_from_those_asked_for_are_not_paired() -> None:
    told = [(day, day, {0}, day == 0) for day in (0, 3, *range(100, 130))]
    left, right = candidates(keys_of(told), np.array([one[3] for one in told]))
    assert (left.tolist(), right.tolist()) == ([0], [1])


def test_no_more_neighbours_are_passed_over_than_among_all() -> None:
    told = [(day // 40, day // 40, {0}, day == 0) for day in range(3 * judging.NEIGHBOURS)]
    keys, of = keys_of(told), np.array([one[3] for one in told])
    left, right = candidates(keys)
    assert candidates(keys, of)[1].tolist() == right[of[left] | of[right]].tolist()
