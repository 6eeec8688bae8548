"""How often a rule was right on the labelled sets."""

from functools import cache

from casualty_figures.languages.en.words import rows


def confidence_of(reader: str, rule: str) -> float:
    """Return the share of figures read by the rule of a reader that were right on the labelled sets, 0 to 1.

    A rule seen too rarely there has that of all rules together.
    """
    table = _table()
    return table.get(f"{reader}:{rule}", table["default"])


@cache
def _table() -> dict[str, float]:
    return {rule: float(share) for rule, share, *_ in rows("confidences")}
