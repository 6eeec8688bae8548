"""Where articles come from: the sources of `sources.toml`, each listed, fetched and kept in the archive."""

from casualty_figures.sources.forms import FORMS, Configured
from casualty_figures.sources.sources_file import configured_sources, named_sources

__all__ = ["FORMS", "Configured", "configured_sources", "named_sources"]
