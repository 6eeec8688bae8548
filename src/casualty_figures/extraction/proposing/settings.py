"""Which model is asked, where, and how long we wait for it."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """An endpoint that speaks the OpenAI chat protocol, local or remote; `key` is never shown or stored.

    `endpoint` ends before `/chat/completions`; `seconds` is the time for one
    try. Answers are kept in `answers_folder`.
    """

    endpoint: str
    name: str
    answers_folder: Path
    key: str = field(default="", repr=False, compare=False)
    seconds: float = 60.0
    tries: int = 3
    temperature: float = 0.0
