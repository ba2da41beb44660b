"""What each decision of a conversation was worth, as values and as plain data."""

from game.story.debrief.data import Judgement, judgement
from game.story.debrief.debrief import (
    GRADE_LIMITS,
    Debrief,
    Grade,
    JudgedDecision,
    Path,
    SkillCount,
    SpokenLine,
    debrief,
    grade_of,
    state_values,
)
from game.story.debrief.report import report

__all__ = [
    "GRADE_LIMITS",
    "Debrief",
    "Grade",
    "JudgedDecision",
    "Judgement",
    "Path",
    "SkillCount",
    "SpokenLine",
    "debrief",
    "grade_of",
    "judgement",
    "report",
    "state_values",
]
