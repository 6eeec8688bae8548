"""The files of a program as one hash: what they made is made anew where it differs."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

_KINDS = frozenset({".py", ".tsv", ".toml", ".json", ".txt"})


def files_fingerprint(folders: Iterable[Path]) -> str:
    """Return the SHA-256, as hexadecimal digits, of the modules and tables below the folders.

    The folders count in their order, their files by path; where a folder lies does not matter.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _KINDS):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
