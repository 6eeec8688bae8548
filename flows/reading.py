"""Reading the articles of a run, on as many processes as the settings say."""

from dataclasses import replace

from prefect import task
from prefect.cache_policies import NO_CACHE

from casualty_figures.runs.plan import Plan
from casualty_figures.workers.batches import read_batches
from casualty_figures.workers.reading_settings import Outcome, ReadingSettings, folders_in_force
from flows.settings import Settings
from flows.telling.progress import told_from_any_thread


@task(name="Read, extract, place", cache_policy=NO_CACHE)
def read_articles(plan: Plan, chosen: Settings) -> list[Outcome]:
    """Return what is read in the articles of the plan, in their order: text, figures, their places.

    One task for all, the batches below it: a task costs Prefect's server 30 ms.
    """
    batches = [batch.origins for batch in plan.batches(chosen.batch_size)]
    settings = reading_settings(chosen, plan.engine.code_version)
    with told_from_any_thread("read", len(plan.to_read)) as advance:
        if chosen.dask is None or len(batches) == 1:
            return read_batches(batches, settings, n_workers=chosen.n_workers, advance=advance)
        from flows.reading_on_dask import read_on_dask  # noqa: PLC0415 - Dask takes a second, rarely wanted

        return read_on_dask(
            batches, settings, cluster=chosen.dask, n_workers=chosen.n_workers, advance=advance
        )


def reading_settings(chosen: Settings, engine_version: str) -> ReadingSettings:
    """Return what articles are read with, its paths such that they hold from any folder."""
    model = chosen.model
    return ReadingSettings(
        archive_folder=chosen.archive_folder.absolute(),
        engine_version=engine_version,
        article_seconds=chosen.article_seconds,
        vague_words=chosen.vague_words and chosen.vague_words.absolute(),
        model=model and replace(model, answers_folder=model.answers_folder.absolute()),
        folders=folders_in_force(),
    )
