"""Words beside names, and words that are names and something else: one concept a file."""

from casualty_figures.lexicon.tables import Table, table


def own_table(name: str) -> Table:
    """Return the table `name` of this folder; raises what `lexicon.tables.read_table` raises."""
    return table(__package__, name)
