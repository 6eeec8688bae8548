"""What a model is asked, and the shape its answer must have."""

from functools import cache
from importlib.resources import files
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, NonNegativeInt, WithJsonSchema

from casualty_figures.lexicon.indicators import INDICATORS


def _known(name: str) -> str:
    if name not in INDICATORS:
        raise ValueError(f"not one of {', '.join(INDICATORS)}")
    return name


Indicator: TypeAlias = Annotated[
    str,
    AfterValidator(_known),
    WithJsonSchema({"enum": list(INDICATORS), "title": "Indicator", "type": "string"}),
]


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
    text = files(__package__).joinpath("prompt.txt").read_text("utf-8")
    any_of_them = f"{', '.join(INDICATORS[:-1])} or {INDICATORS[-1]}"
    return text.replace("{any indicator}", any_of_them).replace("{indicators}", ", ".join(INDICATORS))


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer."""
    return Proposals.model_json_schema()
