"""What stands around a figure: assertion, measure, speaker, group, period."""
