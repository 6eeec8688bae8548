"""What a second extractor adds to a run, and what of it is refused."""

from dataclasses import dataclass, field

from plain_run import Workplace, story

from casualty_figures.extraction.extractor import Extraction, RefusedProposal
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.text_to_read import TextToRead

UNGROUNDED = RefusedProposal("grounding", "its phrase does not state its number", '{"low": 3}')
UNANSWERED = RefusedProposal("answer", "no connection to the model's endpoint, tried once")


@dataclass
class Scripted:
    """An extractor that proposes in vain, as told, and counts how often it is asked."""

    refused: tuple[RefusedProposal, ...]
    fingerprint: str = "made"
    asked: list[str] = field(default_factory=list)

    def extraction_of(self, source: TextToRead, language: Language) -> Extraction:  # noqa: ARG002 - as asked
        self.asked.append(source.article_id)
        return Extraction((), self.refused)


def proposals(workplace: Workplace) -> list[tuple[object, object]]:
    rows = workplace.rows("quarantine")
    return [(row["expectation"], row["reason"]) for row in rows if row["table_name"] == "proposals"]


def test_a_failed_model_loses_no_article_and_no_figure_and_is_a_row(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.second_extractor = Scripted((UNANSWERED,))
    run = workplace.run()
    assert (run.n_articles_read, run.n_articles_refused, run.n_figures_published) == (1, 0, 1)
    assert proposals(workplace) == [("answer", UNANSWERED.reason)]


def test_a_refused_proposal_counts_as_no_figure(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.second_extractor = Scripted((UNGROUNDED,))
    run = workplace.run()
    assert (run.n_figures_extracted, run.n_figures_published, run.n_figures_quarantined) == (1, 1, 0)
    assert proposals(workplace) == [("grounding", UNGROUNDED.reason)]


def test_a_refused_proposal_stands_and_is_not_asked_for_again(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    model = workplace.second_extractor = Scripted((UNGROUNDED,))
    workplace.run()
    before = workplace.rows("quarantine")
    assert workplace.run().outcome == "unchanged"
    assert (workplace.rows("quarantine"), len(model.asked)) == (before, 1)


def test_a_model_that_failed_is_asked_again_by_the_next_run(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.second_extractor = Scripted((UNANSWERED,))
    workplace.run()
    workplace.second_extractor = Scripted(())
    run = workplace.run()
    assert (proposals(workplace), run.n_articles_read, run.n_figures_published) == ([], 1, 1)
