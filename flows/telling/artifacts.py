"""What a run leaves in Prefect's pages for a person to read."""

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from casualty_figures.runs.summary import Summary

_MOST_ROWS = 200
_SUMMARY = """\
# Run {run.run_id:.12}

| | in | out | refused |
|---|---:|---:|---:|
| articles | {run.n_articles_in} | {run.n_articles_read} | {run.n_articles_refused} |
| figures | {run.n_figures_extracted} | {run.n_figures_published} | {run.n_figures_quarantined} |

{run.n_files_in} articles were given, {run.n_duplicate_files} of them twice.
{run.n_articles_new} articles were read in this run, the others before.
Release `{release}` lies in `{tables}`, the [report]({address}) in `{report}`.
"""


def leave_artifacts(summary: Summary, reports_address: str) -> None:
    """Leave a summary, a table of what was read and refused, and a link to the report.

    `reports_address` is where a browser finds it: from a page it opens no file.
    """
    create_markdown_artifact(
        _SUMMARY.format(
            run=summary.run,
            release=summary.release,
            tables=summary.tables_folder,
            report=summary.report_path,
            address=reports_address,
        ),
        key="run-summary",
        description="What came in and what went out.",
    )
    create_table_artifact(
        _rows(summary),
        key="read-and-refused",
        description=f"Refused rows and why, then the articles read in this run; at most {_MOST_ROWS} each.",
    )
    create_link_artifact(reports_address, link_text="Quality report", key="quality-report")


def _rows(summary: Summary) -> list[dict[str, object]]:
    refused: list[dict[str, object]] = [
        {"what": row.table_name, "from": row.source_name, "outcome": "refused", "why": row.reason}
        for row in summary.refused
    ]
    read: list[dict[str, object]] = [
        {
            "what": "articles",
            "from": article.source_name,
            "outcome": f"read, {article.n_figures} figures",
            "why": "",
        }
        for article in summary.read_now
    ]
    return [*refused[:_MOST_ROWS], *read[:_MOST_ROWS]]
