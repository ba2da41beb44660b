"""Conditions: read from text, given their names, evaluated, and said in words."""

from game.story.condition.describe import in_words, meter_in_words
from game.story.condition.evaluate import Evaluate, Slots, compiled, failing
from game.story.condition.names import Kind, Scope, names_in, nearest, resolve
from game.story.condition.parse import ConditionError, parse

__all__ = [
    "ConditionError",
    "Evaluate",
    "Kind",
    "Scope",
    "Slots",
    "compiled",
    "failing",
    "in_words",
    "meter_in_words",
    "names_in",
    "nearest",
    "parse",
    "resolve",
]
