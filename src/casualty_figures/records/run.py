"""What a run leaves beside articles and figures."""

from dataclasses import dataclass

from casualty_figures.schema import run_columns as columns
from casualty_figures.schema import shared_columns as shared


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """One row that a check refused, or one article that could not be read."""

    quarantine_id: columns.QuarantineId
    run_id: shared.RunId
    table_name: shared.TableName
    row_id: columns.RowId
    expectation: columns.ExpectationName
    column_name: shared.ColumnName
    reason: columns.Reason
    source_name: columns.SourceName
    row_json: columns.RowJson


@dataclass(frozen=True, slots=True)
class QualityResult:
    """One expectation checked in one run, or all those of a table in an old one."""

    result_id: columns.ResultId
    run_id: shared.RunId
    table_name: shared.TableName
    expectation: columns.ExpectationName
    column_name: shared.ColumnName
    arguments: columns.Arguments
    severity: columns.Severity
    success: columns.Success
    element_count: columns.ElementCount
    unexpected_count: columns.UnexpectedCount
    unexpected_percent: columns.UnexpectedPercent
    failing_ids: columns.FailingIds


@dataclass(frozen=True, slots=True)
class Run:
    """One run that ended with a release: what came in and what went out."""

    run_id: shared.RunId
    started_at: shared.StartedAt
    finished_at: columns.FinishedAt
    code_version: columns.CodeVersion
    rule_set: columns.RuleSet
    reconciliation_version: columns.ReconciliationVersion
    parent_release: columns.ParentRelease
    outcome: columns.Outcome
    n_files_in: columns.FilesIn
    n_duplicate_files: columns.DuplicateFiles
    n_articles_in: columns.ArticlesIn
    n_articles_new: columns.ArticlesNew
    n_articles_read: columns.ArticlesRead
    n_articles_refused: columns.ArticlesRefused
    n_figures_extracted: columns.FiguresExtracted
    n_figures_published: columns.FiguresPublished
    n_figures_quarantined: columns.FiguresQuarantined


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """One column of one published table, described."""

    table_name: shared.TableName
    column_name: shared.ColumnName
    data_type: columns.DataType
    definition: columns.Definition
    unit_name: columns.UnitName
    allowed_values: columns.AllowedValues
    hxl_tag: columns.HxlTag
    empty_when: columns.EmptyReason
    is_key: columns.IsKey
