"""How common words are, and how much each signal weighs: tables that commands of `benchmarks/` write."""

from casualty_figures.lexicon.tables import Table, table


def own_table(name: str) -> Table:
    """Return the table `name` of this folder; raises what `lexicon.tables.read_table` raises."""
    return table(__package__, name)
