"""Labelled sets of records we invented."""

import json
from pathlib import Path
from typing import Any

from casualty_figures.evaluating import Answer, LabelledRecord, answer_to, records_in


def line(text: str, **keys: object) -> dict[str, Any]:
    return {"id": f"made-{len(text)}", "text": text, "gold": {}, **keys}


def written(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "made.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in lines), "utf-8")
    return path


def records(folder: Path, *lines: dict[str, Any]) -> list[LabelledRecord]:
    return records_in(written(folder, *lines))


def answers(folder: Path, *lines: dict[str, Any]) -> list[Answer]:
    return [answer_to(record) for record in records(folder, *lines)]
