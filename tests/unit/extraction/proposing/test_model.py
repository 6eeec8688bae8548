"""A model proposes; only what the text states becomes a figure."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from endpoint import Endpoint, Reply, endpoint, proposing, saying
from made_texts import ENGLISH, figures_in, source_of

from casualty_figures.engine import figures_of, proposals_of
from casualty_figures.extraction.extractor import Extraction, GrammarExtractor
from casualty_figures.extraction.proposing.extractor import ModelExtractor
from casualty_figures.extraction.proposing.settings import ModelSettings
from casualty_figures.records import Origin, ReadArticle

TEXT = "The quarry gave way on Monday. At least 12 diggers never came home, the mayor of Goma said."
FIGURE = {
    "phrase": "At least 12 diggers never came home",
    "term": "never came home",
    "group": "diggers",
    "indicator": "killed",
    "low": 12,
    "best": 12,
    "high": None,
}
SOURCE = source_of(TEXT, date(2024, 3, 5))


class Model:
    """Endpoints of one test, and extractors that ask them."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack

    def served(self, *replies: Reply) -> Endpoint:
        return self._stack.enter_context(endpoint(*replies))

    def at(self, url: str, **changes: object) -> ModelExtractor:
        chosen = ModelSettings(url, "made", self._folder, tries=1, seconds=5.0)
        return ModelExtractor(replace(chosen, **changes))  # type: ignore[arg-type]

    def reading(self, *replies: Reply, **changes: object) -> Extraction:
        return self.at(self.served(*replies).url, **changes).extraction_of(SOURCE, ENGLISH)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ExitStack() as stack:
        yield Model(tmp_path / "answers", stack)


def test_a_proposal_that_the_text_states_is_a_figure_with_its_phrase(model: Model) -> None:
    [figure] = model.reading(proposing(FIGURE)).figures
    assert TEXT[figure.char_start : figure.char_end] == figure.reported_text == FIGURE["phrase"]
    assert (figure.extractor, figure.rule) == ("model", "proposed")
    assert (figure.indicator, figure.victim_group) == ("killed", "diggers")


def test_the_number_is_what_our_grammar_reads(model: Model) -> None:
    [figure] = model.reading(proposing(FIGURE)).figures
    assert (figure.quantifier, figure.low, figure.best, figure.high) == ("at_least", 12, 12, None)


def test_the_period_of_a_proposed_figure_is_read_from_the_text(model: Model) -> None:
    text = "On Monday at least 12 diggers never came home."
    source = source_of(text, date(2024, 3, 5))
    served = model.served(proposing({**FIGURE, "phrase": "at least 12 diggers"}))
    [figure] = model.at(served.url).extraction_of(source, ENGLISH).figures
    assert figure.date_start == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"phrase": "at least 12 miners"}, "its phrase is not in the text"),
        ({"phrase": ""}, "its phrase is not in the text"),
        ({"phrase": "Monday. At least 12 diggers"}, "within one sentence"),
        ({"low": 21, "best": 21}, "does not state its number"),
        ({"high": 12}, "does not state its number"),
        ({"phrase": "diggers never came home"}, "does not state its number"),
        ({"term": "perished"}, "its term is not in the sentence"),
        ({"term": " "}, "its term is not in the sentence"),
    ],
)
def test_a_proposal_that_the_text_does_not_bear_out_is_refused(
    model: Model, change: dict[str, object], reason: str
) -> None:
    extraction = model.reading(proposing({**FIGURE, **change}))
    [refused] = extraction.refused
    assert not extraction.figures
    assert (refused.expectation, reason in refused.reason) == ("grounding", True)


def test_a_group_that_the_sentence_does_not_name_stays_empty(model: Model) -> None:
    [figure] = model.reading(proposing({**FIGURE, "group": "miners"})).figures
    assert figure.victim_group is None


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply("", 401), "HTTP 401"),
        (Reply("{}", 500), "HTTP 500"),
        (Reply("<html>busy</html>"), "not of its protocol"),
        (Reply("[]"), "not of its protocol"),
        (Reply("{}"), "empty"),
        (saying(None), "empty"),
        (saying("I found 12 dead."), "has not the shape"),
        (saying('{"figures": [{"phrase": "12"}]}'), "has not the shape"),
        (proposing({**FIGURE, "low": -1}), "has not the shape"),
        (proposing({**FIGURE, "indicator": "affected"}), "has not the shape"),
    ],
)
def test_a_malformed_answer_is_one_refusal_in_one_line(model: Model, reply: Reply, reason: str) -> None:
    extraction = model.reading(reply)
    [refused] = extraction.refused
    assert (extraction.figures, refused.expectation) == ((), "answer")
    assert reason in refused.reason
    assert "\n" not in refused.reason


def test_a_model_that_is_late_is_a_refusal(model: Model) -> None:
    [refused] = model.reading(Reply("", is_late=True), seconds=0.2).refused
    assert refused.reason == "the model gave no answer within 0.2 s, tried once"


def test_a_dead_endpoint_is_a_refusal(model: Model) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))  # bound and not listening: a connection is refused
        url = f"http://127.0.0.1:{unheard.getsockname()[1]}/v1"
        [refused] = model.at(url).extraction_of(SOURCE, ENGLISH).refused
    assert refused.reason == "no connection to the model's endpoint, tried once"


def test_an_endpoint_that_is_busy_is_tried_again(model: Model) -> None:
    extraction = model.reading(Reply("{}", 503), Reply("{}", 429), proposing(FIGURE), tries=3)
    assert (len(extraction.figures), extraction.refused) == (1, ())


def test_an_answer_is_asked_for_once(model: Model) -> None:
    served = model.served(proposing(FIGURE))
    readings = [model.at(served.url).extraction_of(SOURCE, ENGLISH) for _ in range(2)]
    assert readings[0] == readings[1]
    assert len(served.requests) == 1


@pytest.mark.parametrize("other", [{"name": "other"}, {"temperature": 0.5}])
def test_another_model_or_setting_is_asked_anew(model: Model, other: dict[str, object]) -> None:
    served = model.served(proposing(FIGURE))
    for settings in ({}, other):
        model.at(served.url, **settings).extraction_of(SOURCE, ENGLISH)
    assert len(served.requests) == 2
    assert model.at(served.url).fingerprint != model.at(served.url, **other).fingerprint


def test_a_failure_is_not_kept(model: Model) -> None:
    served = model.served(saying("nonsense"), proposing(FIGURE))
    assert model.at(served.url).extraction_of(SOURCE, ENGLISH).refused
    assert model.at(served.url).extraction_of(SOURCE, ENGLISH).figures


def test_a_damaged_answer_on_disk_is_asked_for_again(model: Model, tmp_path: Path) -> None:
    served = model.served(proposing(FIGURE))
    model.at(served.url).extraction_of(SOURCE, ENGLISH)
    [kept] = (tmp_path / "answers").rglob("*.json")
    kept.write_text('{"figures": [', "utf-8")
    assert model.at(served.url).extraction_of(SOURCE, ENGLISH).figures
    assert len(served.requests) == 2


def test_the_key_is_never_shown(tmp_path: Path) -> None:
    assert "hidden" not in repr(ModelSettings("http://127.0.0.1/v1", "made", tmp_path, key="hidden"))


def test_our_own_engine_is_an_extractor_like_any_other() -> None:
    text = "Gunmen killed three guards in Kano."
    source = source_of(text)
    assert list(GrammarExtractor().extraction_of(source, ENGLISH).figures) == figures_in(text)


def test_what_our_engine_reads_already_is_not_read_twice(model: Model) -> None:
    text = "Gunmen killed three guards in Kano."
    origin = Origin("a" * 64, "b" * 64, "made", "made.txt", datetime(2024, 3, 5, tzinfo=UTC))
    article = ReadArticle(origin, text, None, None, None, None, "none", None, "en")
    three = {"phrase": "three guards", "term": "killed", "group": "", "indicator": "killed"}
    served = model.served(proposing({**three, "low": 3, "best": 3, "high": 3}))
    figures = figures_of(article, ENGLISH.vague)
    extraction = proposals_of(article, figures, model.at(served.url), ENGLISH.vague)
    assert (len(served.requests), extraction.figures, extraction.refused) == (1, tuple(figures), ())
