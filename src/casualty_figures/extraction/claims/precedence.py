"""Which readings of a sentence stand, where several read the same people."""

from dataclasses import replace

from casualty_figures.extraction.claims.trigger_reading import TriggerReading


def is_read_by(reading: TriggerReading, others: list[TriggerReading]) -> bool:
    """Whether one of the others counts the same people."""
    return any(_same_people(reading, other) for other in others)


def without_parts_of(reading: TriggerReading, adjacent: list[TriggerReading]) -> TriggerReading:
    """Return the reading without the parts whose number stands beside another word of harm."""
    if reading.rule == "shared_subject":
        return reading  # "four were abducted and killed": both came to them
    taken = {part.count_start: other.indicator for other in adjacent for part in other.parts}
    kept = tuple(
        part for part in reading.parts if taken.get(part.count_start, reading.indicator) == reading.indicator
    )
    return replace(reading, parts=kept)


def unread_readings(tight: list[TriggerReading], parsed: list[TriggerReading]) -> list[TriggerReading]:
    """Return the tight readings whose number no parsed reading has."""
    taken = [(part.start, part.end) for reading in parsed for part in reading.parts if part.kind == "number"]
    return [
        reading for reading in tight if not any(start <= reading.parts[0].start < end for start, end in taken)
    ]


_STRENGTH = {"zero": 0, "label": 0, "toll": 1, "superseded_toll": 1, "bare_adjacent": 1, "adjacent": 3}


def chosen_readings(readings: list[TriggerReading]) -> list[TriggerReading]:
    """Return the readings with those left out that read the same people twice."""
    kept: list[TriggerReading] = []
    for reading in sorted(readings, key=_rank):
        if not any(_clash(reading, other) for other in kept):
            kept.append(reading)
    dead = [reading for reading in kept if reading.indicator == "killed"]
    kept = [
        reading
        for reading in kept
        if reading.indicator != "injured"
        or reading.rule == "zero"
        or not any(_same_people(reading, other) for other in dead)
    ]
    return sorted(kept, key=lambda one: one.parts[0].start)


def _rank(reading: TriggerReading) -> tuple[int, bool, bool, int]:
    is_weak_noun = reading.is_nominal and reading.indicator != "killed"
    return _STRENGTH.get(reading.rule, 2), is_weak_noun, reading.indicator != "killed", reading.term_start


def _clash(reading: TriggerReading, other: TriggerReading) -> bool:
    if reading.indicator == other.indicator:
        return _same_people(reading, other) or (
            reading.term_start == other.term_start
            and reading.rule != "superseded_toll"
            and other.rule != "superseded_toll"
            and reading.rule == "zero"
        )
    if reading.rule == "zero" or other.rule == "zero":
        return reading.rule != other.rule and _same_people(reading, other)
    is_free = other.assertion != "affirmed" or not _same_count(reading, other)
    return (
        _same_people(reading, other) and (reading.is_nominal or reading.rule == "attributive") and not is_free
    )


def _same_count(reading: TriggerReading, other: TriggerReading) -> bool:
    starts = {part.count_start for part in other.parts if part.count_start >= 0}
    return not starts or any(part.count_start in starts or part.count_start < 0 for part in reading.parts)


def _same_people(reading: TriggerReading, other: TriggerReading) -> bool:
    return any(
        part.start < rival.end and rival.start < part.end
        for part in reading.parts
        for rival in other.parts
        if part.count and rival.count
    )
