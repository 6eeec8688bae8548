"""How well figures are read: labelled sets, scores over them, and what went wrong.

records_in    the records of a labelled set (its format is in docs/evaluating.md)
answer_to     what the engine reads in one of them
scores_of     exact match, error and coverage per label, recall and precision of figures, countries
mistakes_in   every wrong answer, by class and by the rule that gave it
"""

from casualty_figures.evaluating.answers import Answer, answer_to
from casualty_figures.evaluating.labelled import KeyedFigure, LabelledRecord, records_in
from casualty_figures.evaluating.mistakes import Mistake, mistakes_in
from casualty_figures.evaluating.scores import LabelScore, Scores, scores_of

__all__ = [
    "Answer",
    "KeyedFigure",
    "LabelScore",
    "LabelledRecord",
    "Mistake",
    "Scores",
    "answer_to",
    "mistakes_in",
    "records_in",
    "scores_of",
]
