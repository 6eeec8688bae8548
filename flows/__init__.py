"""Prefect flows: order, retries, schedules, progress, artifacts; no logic of their own."""
