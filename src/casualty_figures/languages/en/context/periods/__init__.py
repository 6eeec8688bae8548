"""When: the days a sentence names, and those a figure is about."""

from casualty_figures.languages.en.context.periods.choice import period_for
from casualty_figures.languages.en.context.periods.mention import PeriodChoice, PeriodMention
from casualty_figures.languages.en.context.periods.mentions import period_mentions

__all__ = ["PeriodChoice", "PeriodMention", "period_for", "period_mentions"]
