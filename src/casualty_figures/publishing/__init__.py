"""Releases of Parquet tables, reports, exports."""
