"""What the main job can be given, checked before it begins."""

from collections.abc import Mapping, Sequence
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, StringConstraints

from casualty_figures.archive.tabular.columns import FIELDS

_Named: TypeAlias = Annotated[str, StringConstraints(min_length=1)]  # "" would be the folder it is run in


def _with_parts_of_articles(columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return the columns; raise `ValueError` where one is named for what is no part of an article."""
    if unknown := sorted(set(columns) - set(FIELDS)):
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(FIELDS)}")
    return columns


Paths: TypeAlias = Sequence[_Named]
"""Files and folders of articles."""

Columns: TypeAlias = Annotated[Mapping[str, _Named], AfterValidator(_with_parts_of_articles)]
"""Which column of a table holds which part of an article."""
