"""The kinds of file that are read, by the ends of their names."""

READ_SUFFIXES = frozenset(
    {
        "",
        ".html",
        ".htm",
        ".xhtml",
        ".shtml",
        ".txt",
        ".text",
        ".md",
        ".pdf",
        ".docx",
        ".rtf",
        ".mhtml",
        ".mht",
    }
)
"""Kinds of file that reading is tried on. Inside, the bytes decide what it is, not the name."""


KINDS_READ = (
    "give HTML, plain text, PDF, .docx, .rtf, .mhtml, .eml, .mbox, .zip, a feed (.rss, .atom, "
    ".xml), a web archive (.warc, .warc.gz), or a table of articles (.csv, .json, .jsonl, .xlsx, .parquet)"
)
