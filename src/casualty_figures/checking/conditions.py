"""What must hold between columns, row by row, on Arrow-backed pandas columns.

A comparison with an absent value gives `NA` there: each function ends in
plain true or false.
"""

import pandas as pd


def is_non_decreasing(columns: pd.DataFrame) -> pd.Series:
    """Whether the values rise or stay from left to right, absent ones passed over."""
    sound = pd.Series(data=True, index=columns.index)
    last = columns.iloc[:, 0]
    for name in columns.columns[1:]:
        sound &= ~_plain(last > columns[name])
        last = columns[name].fillna(last)
    return sound


def is_any_present(columns: pd.DataFrame) -> pd.Series:
    """Whether at least one column has a value."""
    return columns.notna().any(axis="columns")


def is_present_together(columns: pd.DataFrame) -> pd.Series:
    """Whether all columns have a value, or none."""
    present = columns.notna()
    return present.all(axis="columns") | ~present.any(axis="columns")


def is_present_only_with(columns: pd.DataFrame, codes: list[str]) -> pd.Series:
    """Whether all but the last column have values exactly where the last is one of the codes."""
    expected = _plain(columns.iloc[:, -1].isin(codes))
    return columns.iloc[:, :-1].notna().eq(expected, axis="index").all(axis="columns")


def is_sum_of_others(columns: pd.DataFrame) -> pd.Series:
    """Whether the first column is the sum of the others; without a value it is not."""
    return _plain(columns.iloc[:, 0] == columns.iloc[:, 1:].sum(axis="columns", skipna=False))


def is_inside(inner: pd.Series, outer: pd.Series) -> pd.Series:
    """Whether the text of `inner` is a part of the text of `outer`."""
    inside = [part in whole for part, whole in zip(inner, outer, strict=True)]
    return pd.Series(inside, index=inner.index, dtype=bool)


def is_share(part: pd.Series, whole: pd.Series, share: float, where_at_least: int) -> pd.Series:
    """Whether `part` is at least a share of `whole`, where `whole` is large enough to tell."""
    return _plain((whole < where_at_least) | (part >= share * whole))


def _plain(sound: pd.Series) -> pd.Series:
    return sound.fillna(value=False).astype(bool)
