"""A model's answers: asked for once, then kept on disk."""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from casualty_figures.extraction.proposing.proposals import Proposals, prompt, schema
from casualty_figures.extraction.proposing.settings import ModelSettings
from casualty_figures.records import CasualtyFiguresError
from casualty_figures.storage import canonical_json, write_file

if TYPE_CHECKING:
    from openai import OpenAI


class ModelError(CasualtyFiguresError):
    """A model gave no answer that can be used; the message says why, in one line."""


def fingerprint(settings: ModelSettings) -> str:
    """Return a hash of all that decides an answer beside the text: prompt, schema, settings, version."""
    parts = (
        prompt(),
        canonical_json(schema()),
        settings.endpoint,
        settings.name,
        repr(settings.temperature),
        version("casualty-figures"),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def answer_for(text: str, settings: ModelSettings, client: "OpenAI") -> Proposals:
    """Return what the model proposes for a text, from disk where it was asked before.

    Only answers of the right shape are kept: a failure is tried again by the
    next run. Raises `ModelError` where there is no such answer.
    """
    key = hashlib.sha256(f"{fingerprint(settings)}\0{text}".encode()).hexdigest()
    path = settings.answers_folder / key[:2] / f"{key}.json"
    if (kept := _kept(path)) is not None:
        return kept
    answer = _asked(text, settings, client)
    write_file(path, answer.model_dump_json().encode())
    return answer


def client_for(settings: ModelSettings) -> "OpenAI":
    """Return the client that asks the endpoint."""
    from openai import OpenAI  # noqa: PLC0415 - most of a second, and off by default

    return OpenAI(
        base_url=settings.endpoint,
        api_key=settings.key or "none",
        timeout=settings.seconds,
        max_retries=settings.tries - 1,
    )


def _asked(text: str, settings: ModelSettings, client: "OpenAI") -> Proposals:
    import openai  # noqa: PLC0415 - most of a second, and off by default

    try:
        completion = client.chat.completions.create(
            model=settings.name,
            temperature=settings.temperature,
            messages=[{"role": "system", "content": prompt()}, {"role": "user", "content": text}],
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "figures", "strict": True, "schema": schema()},
            },
        )
        content = completion.choices[0].message.content if completion.choices else None
    except openai.APITimeoutError:
        raise ModelError(
            f"the model gave no answer within {settings.seconds:g} s, {_tries(settings)}"
        ) from None
    except openai.APIConnectionError:
        raise ModelError(f"no connection to the model's endpoint, {_tries(settings)}") from None
    except openai.APIStatusError as error:
        raise ModelError(f"the model's endpoint refused: HTTP {error.status_code}") from None
    except (openai.OpenAIError, ValueError, TypeError, AttributeError) as error:
        # the client builds its values without looking: an answer of another shape fails anywhere
        raise ModelError(f"the endpoint's answer is not of its protocol ({type(error).__name__})") from None
    return _of_the_right_shape(content)


def _tries(settings: ModelSettings) -> str:
    return f"tried {settings.tries} times" if settings.tries > 1 else "tried once"


def _of_the_right_shape(content: object) -> Proposals:
    if not isinstance(content, str):
        raise ModelError("the model's answer is empty")
    try:
        return Proposals.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise ModelError(f"the model's answer has not the shape asked for: {where}: {first['msg']}") from None


def _kept(path: Path) -> Proposals | None:
    try:
        return Proposals.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None  # not asked yet, or damaged and asked again
