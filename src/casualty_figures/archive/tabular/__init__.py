"""Tables of articles, an article a row: CSV, JSON lines, Excel and Parquet, each also gzipped."""

from casualty_figures.archive.tabular.article_rows import (
    TableFile,
    articles_in_table,
    columns_held,
    is_table,
)
from casualty_figures.archive.tabular.columns import Places

__all__ = ["Places", "TableFile", "articles_in_table", "columns_held", "is_table"]
