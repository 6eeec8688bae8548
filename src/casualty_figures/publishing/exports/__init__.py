"""Events in the forms that others read: each a mapping of columns as a table, and a writer."""

from casualty_figures.publishing.exports.export import FORMATS, export

__all__ = ["FORMATS", "export"]
