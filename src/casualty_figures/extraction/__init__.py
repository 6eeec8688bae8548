"""Text to figures."""

from casualty_figures.extraction.extract import ENGINES, figures_in
from casualty_figures.extraction.headline import NO_COUNT, HeadlineCount, headline_count

__all__ = ["ENGINES", "NO_COUNT", "HeadlineCount", "figures_in", "headline_count"]
