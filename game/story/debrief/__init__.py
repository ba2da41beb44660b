"""What each decision of a conversation was worth, as values and as plain data."""

from game.story.debrief.data import Judgement, judgement
from game.story.debrief.debrief import GRADES, Debrief, Grade, Judged, Path, SkillCount, Told, debrief, grade, values
from game.story.debrief.report import report

__all__ = [
    "GRADES",
    "Debrief",
    "Grade",
    "Judged",
    "Judgement",
    "Path",
    "SkillCount",
    "Told",
    "debrief",
    "grade",
    "judgement",
    "report",
    "values",
]
