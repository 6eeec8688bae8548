"""What a run has to do, found without Prefect: a run with nothing new needs none."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from casualty_figures.archive import Archive, sources_in
from casualty_figures.engine import engine_version, second_extractor, vague_words
from casualty_figures.publishing import last_release, writing_lock
from casualty_figures.publishing.report import written_report
from casualty_figures.reviewing import read_decisions
from casualty_figures.runs.intake import Intake, existing, is_address
from casualty_figures.runs.nothing_new import known_intake, stands, unchanged
from casualty_figures.runs.plan import EngineInForce, Plan, reading_plan
from casualty_figures.runs.summary import Summary
from casualty_figures.runs.wrong_clock import put_right
from casualty_figures.sources.asked import histories
from casualty_figures.sources.history.attempts import AttemptLog
from flows.settings import Settings


def planned(chosen: Settings, started_at: datetime) -> Plan:
    """Return what to read of the archive and what to carry over from the last release."""
    archive, parent = Archive(chosen.archive_folder), last_release(chosen.processed_folder)
    put_right(archive, parent, started_at)
    second = second_extractor(chosen.model)
    vague = vague_words(chosen.vague_words)
    engine = EngineInForce(engine_version(vague, second.fingerprint if second else ""), vague.rule_set)
    decisions = read_decisions(chosen.reviews_folder, chosen.corrections_folder)
    plan = reading_plan(archive, parent, engine, started_at, decisions)
    plan = replace(plan, histories=histories(chosen.sources_file, AttemptLog(archive.folder)))
    if plan.damaged:
        names = ", ".join(file.path for file in plan.damaged)
        logging.getLogger(__name__).warning("Damaged since it was published, and rebuilt: %s", names)
    return plan


def folder_to_read(paths: Sequence[str], chosen: Settings) -> list[Path]:
    """Return the folder that a run without a path reads; who has sources need have none."""
    if paths or (chosen.sources_file.exists() and not chosen.input_folder.exists()):
        return []
    name = "WATCHED" if chosen.watched_folder else "RAW"
    return [existing(chosen.input_folder, setting=f"CASUALTY_FIGURES_{name}_FOLDER")]


def nothing_new(paths: Sequence[str], columns: Mapping[str, str], chosen: Settings) -> Summary | None:
    """Return the summary of a run that finds nothing new; `None` where there may be something to do.

    Asks nobody: where a source is configured, a page is given by its address, or
    the releases lie at one, there may be.
    Raises `RunInProgressError` where another run is at work.
    """
    asks = chosen.address or chosen.sources_file.exists() or any(map(is_address, paths))
    if asks or not chosen.current_folder.exists():
        return None
    started_at = datetime.now(UTC)
    with writing_lock(chosen.processed_folder, wait_seconds=chosen.wait_seconds):
        files = [Path(one) for one in paths] or folder_to_read(paths, chosen)
        sources = sources_in(files, largest=chosen.largest_file, columns=columns)
        intake = known_intake(Archive(chosen.archive_folder), sources, started_at)
        return None if intake is None else left_as_it_is(planned(chosen, started_at), intake, chosen)


def left_as_it_is(plan: Plan, intake: Intake, chosen: Settings) -> Summary | None:
    """Return the summary of a run whose plan leaves the last release standing, its report written."""
    if plan.parent is None or not stands(plan):
        return None
    page = written_report(plan.parent.run_id, chosen.reports_folder)
    if page is None:
        return None
    return unchanged(plan, intake, datetime.now(UTC), chosen.current_folder, page)
