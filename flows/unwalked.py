"""Values handed to a task as they are."""

from typing import TypeVar, cast

from prefect.utilities.annotations import quote

_Value = TypeVar("_Value")


def unwalked(value: _Value) -> _Value:
    """Return the value marked so that Prefect does not walk through it.

    It would look for futures in every cell of every row. A task gets the
    value itself.
    """
    return cast("_Value", quote(value))
