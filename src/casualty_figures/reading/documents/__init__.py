"""Documents that are no pages and no plain texts: PDF, Word, RTF and saved pages of one file (MHTML)."""

from casualty_figures.reading.documents.kinds import content_of, kind_of

__all__ = ["content_of", "kind_of"]
