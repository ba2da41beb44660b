"""Conditions: read from text, given their names, evaluated, and said in words."""

from game.story.condition.describe import in_words, meter_in_words
from game.story.condition.evaluate import Evaluate, Slots, compiled, divide, failing
from game.story.condition.names import Scope, ValueKind, names_in, resolve
from game.story.condition.near import nearest
from game.story.condition.parse import ConditionError, parse_condition
from game.story.condition.source import source_of

__all__ = [
    "ConditionError",
    "Evaluate",
    "Scope",
    "Slots",
    "ValueKind",
    "compiled",
    "divide",
    "failing",
    "in_words",
    "meter_in_words",
    "names_in",
    "nearest",
    "parse_condition",
    "resolve",
    "source_of",
]
