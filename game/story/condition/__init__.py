"""Conditions: read from text, given their names, evaluated, and said in words."""

from game.story.condition.describe import in_words, meter_in_words
from game.story.condition.evaluate import Evaluate, Slots, compiled, divide, failing
from game.story.condition.names import Scope, ValueKind, names_in, resolve
from game.story.condition.near import as_id, nearest, nearest_name, of_the_same_letters
from game.story.condition.parse import ConditionError, parse_condition
from game.story.condition.plain_form import facts_of, has_words, plain
from game.story.condition.reword import Reworded, reworded
from game.story.condition.size import can_grow_too_large
from game.story.condition.source import source_of
from game.story.condition.weighing import Weighed, Weights, weighed
from game.story.condition.wordings import OUTCOME_WORDS, TRUTHS, number_in_words

__all__ = [
    "OUTCOME_WORDS",
    "TRUTHS",
    "ConditionError",
    "Evaluate",
    "Reworded",
    "Scope",
    "Slots",
    "ValueKind",
    "Weighed",
    "Weights",
    "as_id",
    "can_grow_too_large",
    "compiled",
    "divide",
    "facts_of",
    "failing",
    "has_words",
    "in_words",
    "meter_in_words",
    "names_in",
    "nearest",
    "nearest_name",
    "number_in_words",
    "of_the_same_letters",
    "parse_condition",
    "plain",
    "resolve",
    "reworded",
    "source_of",
    "weighed",
]
