"""What the main job can be given, checked before it begins."""

from collections.abc import Sequence
from typing import Annotated, TypeAlias

from pydantic import StringConstraints

from casualty_figures.sources.forms import Columns

__all__ = ["Columns", "Paths"]

Paths: TypeAlias = Sequence[Annotated[str, StringConstraints(min_length=1)]]
"""Files and folders of articles; `""` would be the folder it is run in."""
