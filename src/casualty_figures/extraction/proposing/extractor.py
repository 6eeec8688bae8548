"""The model-backed engine: it proposes, the text decides."""

from functools import cached_property
from typing import TYPE_CHECKING

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.extractor import ANSWER, GROUNDING, Extraction, RefusedProposal
from casualty_figures.extraction.figures import TextToRead, figures_from
from casualty_figures.extraction.proposing.answers import ModelError, answer_for, client_for, fingerprint
from casualty_figures.extraction.proposing.grounding import grounded
from casualty_figures.extraction.proposing.settings import ModelSettings

if TYPE_CHECKING:
    from openai import OpenAI


class ModelExtractor:
    """An `Extractor` whose readings a model proposes; their extractor is `model`, their rule `proposed`."""

    def __init__(self, settings: ModelSettings) -> None:
        """Ask nothing yet."""
        self._settings = settings

    @property
    def fingerprint(self) -> str:
        """Return a hash of prompt, schema, model, settings and version."""
        return fingerprint(self._settings)

    @cached_property
    def _client(self) -> "OpenAI":
        return client_for(self._settings)

    def extraction_of(self, source: TextToRead) -> Extraction:
        """Return the proposals that the text bears out, and the others with the reason.

        Never raises: an endpoint that is dead, late or talks nonsense gives no
        figure and one refusal.
        """
        try:
            answer = answer_for(source.text, self._settings, self._client)
        except ModelError as error:
            return Extraction((), (RefusedProposal(ANSWER, str(error)),))
        statements, refused = [], []
        for proposal in answer.figures:
            found = grounded(proposal, source)
            if isinstance(found, Statement):
                statements.append(found)
            else:
                refused.append(RefusedProposal(GROUNDING, found, proposal.model_dump_json()))
        return Extraction(tuple(figures_from(statements, source)), tuple(dict.fromkeys(refused)))
