"""The extractor behind which a model is: it proposes, the text decides."""

from functools import cached_property
from typing import TYPE_CHECKING

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.extractor import ANSWER, GROUNDING, Extraction, RefusedProposal
from casualty_figures.extraction.figures import figures_from
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.proposing.answers import ModelError, answer_for, client_for, fingerprint
from casualty_figures.extraction.proposing.grounding import grounded
from casualty_figures.extraction.proposing.settings import ModelSettings
from casualty_figures.extraction.text_to_read import TextToRead

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

    def extraction_of(self, source: TextToRead, language: Language) -> Extraction:
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
            found = grounded(proposal, source, language)
            if isinstance(found, Statement):
                statements.append(found)
            else:
                refused.append(RefusedProposal(GROUNDING, found, proposal.model_dump_json()))
        return Extraction(tuple(figures_from(statements, source, language)), tuple(dict.fromkeys(refused)))
