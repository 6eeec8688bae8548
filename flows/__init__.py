"""Prefect flows: order, retries, schedules, progress, artifacts; no logic of their own."""

from flows.prefect_defaults import set_prefect_defaults

set_prefect_defaults()  # here, because it must come before any module of ours imports Prefect
