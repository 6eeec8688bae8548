"""A run at the terminal: the flow on a server that lasts as long as the run."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib import import_module
from threading import Thread

from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from casualty_figures.archive import NO_COLUMNS
from casualty_figures.engine import extract_figures
from casualty_figures.records import RunInProgressError
from casualty_figures.runs.summary import Summary
from casualty_figures.sources.history.attempts import Attempt
from flows.collecting import collect
from flows.daily import daily
from flows.serving.server import failures_of_the_server, prefect_server
from flows.telling.progress import Listener, tell, told_to
from flows.telling.run_states import SKIPPED


def run_daily(paths: Sequence[str], listener: Listener, columns: Mapping[str, str] = NO_COLUMNS) -> Summary:
    """Run the main job here and now, and return what it did.

    Tells `listener` how far it is. No heartbeat: it costs a second a run, and
    it is the schedule's runs that nobody watches. Raises `RunInProgressError`
    where another run is at work.
    """
    with ExitStack() as stack:
        stack.enter_context(failures_of_the_server())
        stack.enter_context(told_to(listener))
        tell("start", 0, 1)
        Thread(target=_load_what_is_slow).start()
        stack.enter_context(prefect_server())
        stack.enter_context(temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}))
        tell("start", 1, 1)
        ended = daily(paths, dict(columns), return_state=True)
        if ended.name == SKIPPED:
            raise RunInProgressError(ended.message)
        return ended.result()


def run_collect(names: Sequence[str], listener: Listener) -> Sequence[Attempt]:
    """Collect from sources here and now, those of the names or all that are due; return what came of each.

    Raises `RunInProgressError` where another run is at work.
    """
    with ExitStack() as stack:
        stack.enter_context(failures_of_the_server())
        stack.enter_context(told_to(listener))
        stack.enter_context(prefect_server())
        stack.enter_context(temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}))
        ended = collect(list(names), return_state=True)
        if ended.name == SKIPPED:
            raise RunInProgressError(ended.message)
        return ended.result()


def _load_what_is_slow() -> None:
    """Load the checks and the engine while Prefect's server starts, a process of its own."""
    with suppress(Exception):  # what is wrong with them is told where they are needed
        import_module("casualty_figures.checking.custom_expectations")
        extract_figures("Two people were killed in Aden.")
