"""The main job on a schedule: Prefect's server, what serves the flow, and the reports for a browser."""
