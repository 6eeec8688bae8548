"""Figures that a model behind an OpenAI-compatible endpoint proposes and the text bears out. Off by default."""

from casualty_figures.extraction.proposing.extractor import ModelExtractor
from casualty_figures.extraction.proposing.settings import ModelSettings

__all__ = ["ModelExtractor", "ModelSettings"]
