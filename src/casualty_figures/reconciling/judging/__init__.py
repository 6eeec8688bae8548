"""Which accounts tell of one event: signals of a pair, its likelihood, and the clusters that follow."""
