"""What one word of harm says, of whom, and by which rule it was read."""

from dataclasses import dataclass

from casualty_figures.extraction.claims.counted_group import CountedGroup


@dataclass(frozen=True, slots=True)
class TriggerReading:
    """What one trigger of a sentence says: of whom, and by which rule it was read."""

    indicator: str
    term_start: int
    term_end: int
    parts: tuple[CountedGroup, ...]
    rule: str
    assertion: str = "affirmed"
    agent: str = ""
    is_nominal: bool = False
    reader: str = "patterns"
