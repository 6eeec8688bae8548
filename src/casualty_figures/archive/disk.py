"""Files that are there whole or not at all."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, whenever the process is killed, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
    return path


def force_to_disk(paths: list[Path]) -> None:
    """Wait until files and folders are on the disk, so that a power cut does not lose them."""
    with ThreadPoolExecutor(max_workers=16) as pool:  # the disk writes those that wait together at once
        list(pool.map(_force_one, paths))


def _force_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
