"""What people decided, applied to the rows of a run before accounts are counted."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pyarrow as pa

from casualty_figures.records.run import QuarantinedRow
from casualty_figures.reviewing import Applied, Decisions, applied
from casualty_figures.runs.rows.account_rows import account_rows


def reviewed_rows(
    decisions: Decisions, read: Mapping[str, pa.Table], refused: Sequence[QuarantinedRow]
) -> Applied:
    """Return what the decisions make of the articles and figures in `read` that passed their checks."""
    ids = {key for row in refused for key in (row.quarantine_id, row.row_id)}
    return applied(decisions, read["figures"], read["articles"], ids)


def counted_accounts(counted: pa.Table, published: pa.Table) -> pa.Table:
    """Return the accounts of figures as they count; n_figures is of those published, as the table says."""
    accounts = account_rows(counted)
    if counted is published:
        return accounts
    keys = ("account_id", "indicator")
    n_of = Counter(zip(*(published[name].to_pylist() for name in keys), strict=True))
    n_figures = [n_of[pair] for pair in zip(*(accounts[name].to_pylist() for name in keys), strict=True)]
    return _with(accounts, "n_figures", n_figures)


def with_reasons(parts: pa.Table, told: Applied) -> pa.Table:
    """Return rows of `estimate_figures`, those of figures that people decided on saying so."""
    if not told.reasons:
        return parts
    roles, reasons = parts["estimate_role"].to_pylist(), parts["estimate_role_reason"].to_pylist()
    for place, figure_id in enumerate(parts["figure_id"].to_pylist()):
        if figure_id in told.rejected:
            roles[place], reasons[place] = "excluded", told.reasons[figure_id]
        elif figure_id in told.reasons:
            reasons[place] = f"{reasons[place]}; {told.reasons[figure_id]}"
    return _with(_with(parts, "estimate_role", roles), "estimate_role_reason", reasons)


def _with(rows: pa.Table, name: str, values: Sequence[object]) -> pa.Table:
    place = rows.schema.get_field_index(name)
    return rows.set_column(place, rows.schema.field(place), pa.array(values, rows.schema.field(place).type))
