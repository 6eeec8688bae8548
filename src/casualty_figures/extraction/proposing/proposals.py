"""What a model is asked, and the shape its answer must have."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

Indicator = Literal["killed", "injured", "missing", "displaced", "returned", "abducted", "detained"]


class Proposal(BaseModel):
    """One figure that a model says the text states."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    phrase: str
    term: str
    group: str
    indicator: Indicator
    low: NonNegativeInt | None
    best: NonNegativeInt | None
    high: NonNegativeInt | None


class Proposals(BaseModel):
    """A model's whole answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    figures: tuple[Proposal, ...]


@cache
def prompt() -> str:
    """Return the instructions a model gets before the article."""
    return files(__package__).joinpath("prompt.txt").read_text("utf-8")


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer."""
    return Proposals.model_json_schema()
