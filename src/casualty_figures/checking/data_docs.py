"""Great Expectations' own pages on the checks of one run.

Read with a network they are styled by what a browser fetches from elsewhere;
building them fetches nothing. The report is the page for everyone, these are
for those who know Great Expectations.
"""

import re
import tempfile
from collections.abc import Iterable
from copy import copy
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casualty_figures.checking.validation import Validation, memory_context
from casualty_figures.storage import put_folder

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
    from great_expectations.core.run_identifier import RunIdentifier

# Loading it tells Great Expectations' servers, by an id of ours, that the page was opened.
_REMOTE_LOGO = re.compile(
    r"<img[^>]*great-expectations-web-assets[^>]*>|https://great-expectations-web-assets[^\"']*"
)


def build_data_docs(
    validations: Iterable[Validation], folder: Path, *, run_id: str, checked_at: datetime
) -> Path:
    """Write the pages of one run to `folder` in place of what is there; return the page to open.

    `checked_at` is in UTC. A reader sees the pages of the run before or of
    this one. Raises `OSError` where `folder` cannot be written.
    """
    folder = folder.absolute()  # Great Expectations takes no path from the working directory
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as scratch:
        built = Path(scratch) / "new"
        _write_site(_by_table(validations), built, run_id, checked_at)
        for page in built.rglob("*.html"):
            page.write_text(_REMOTE_LOGO.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
        put_folder(built, folder)
    return folder / "index.html"


def _by_table(validations: Iterable[Validation]) -> "dict[str, list[ExpectationValidationResult]]":
    answers: dict[str, list[ExpectationValidationResult]] = {}
    for validation in validations:
        for answer in validation.answers:
            shown = copy(answer)
            shown.result = _escaped(answer.result)
            answers.setdefault(validation.table, []).append(shown)
    return answers


def _escaped(value: Any) -> Any:  # noqa: ANN401 - whatever Great Expectations puts into a result
    """Return the value with its texts fit for HTML: Great Expectations' pages show them as they are."""
    match value:
        case str():
            return escape(value)
        case dict():
            return {key: _escaped(entry) for key, entry in value.items()}
        case list() | tuple():
            return [_escaped(entry) for entry in value]
        case _:
            return value


def _write_site(
    answers: "dict[str, list[ExpectationValidationResult]]", folder: Path, run_id: str, checked_at: datetime
) -> None:
    import great_expectations as gx  # noqa: PLC0415 - seconds and 250 MB, only where rows are checked
    from great_expectations.core.run_identifier import RunIdentifier  # noqa: PLC0415 - as above
    from great_expectations.data_context.types import resource_identifiers  # noqa: PLC0415 - as above

    context = memory_context(data_docs_sites={"checks": _site(folder)})
    run = RunIdentifier(run_name=run_id, run_time=checked_at)
    for table, given in answers.items():
        asked = [answer.expectation_config for answer in given if answer.expectation_config]
        context.suites.add(gx.ExpectationSuite(name=table, expectations=list(asked)))
        suite = resource_identifiers.ExpectationSuiteIdentifier(table)
        key = resource_identifiers.ValidationResultIdentifier(suite, run, batch_identifier=table)
        context.validation_results_store.set(key, _suite_result(table, given, run))
    context.build_data_docs()


def _site(folder: Path) -> dict[str, Any]:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "site_section_builders": {"profiling": "None"},
    }


def _suite_result(
    table: str, answers: "list[ExpectationValidationResult]", run: "RunIdentifier"
) -> "ExpectationSuiteValidationResult":
    import great_expectations as gx  # noqa: PLC0415 - as above
    from great_expectations.core import ExpectationSuiteValidationResult  # noqa: PLC0415 - as above

    n_held = sum(bool(answer.success) for answer in answers)
    return ExpectationSuiteValidationResult(
        success=n_held == len(answers),
        results=answers,
        suite_name=table,
        statistics={
            "evaluated_expectations": len(answers),
            "successful_expectations": n_held,
            "unsuccessful_expectations": len(answers) - n_held,
            "success_percent": 100 * n_held / len(answers),
        },
        meta={"run_id": run, "great_expectations_version": gx.__version__, "expectation_suite_name": table},
    )
