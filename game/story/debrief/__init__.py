"""What each decision of a conversation was worth, as values and as plain data."""

from game.story.debrief.data import Judgement, judgement
from game.story.debrief.debrief import Debrief, JudgedDecision, Path, SkillCount, debrief
from game.story.debrief.heard import Finding, Heard, SpokenLine, answer_of
from game.story.debrief.judging import judge, judge_all
from game.story.debrief.missing import Amounts, amounts, lacking
from game.story.debrief.outlook import Outlook, Prospect, outlook_of
from game.story.debrief.report import report
from game.story.debrief.spending import Spending, Spent, spending_of
from game.story.debrief.worth import AT_STAKE, GRADE_LIMITS, GRADES, Grade, Worth, all_faults, grade_of, state_values

__all__ = [
    "AT_STAKE",
    "GRADES",
    "GRADE_LIMITS",
    "Amounts",
    "Debrief",
    "Finding",
    "Grade",
    "Heard",
    "JudgedDecision",
    "Judgement",
    "Outlook",
    "Path",
    "Prospect",
    "SkillCount",
    "Spending",
    "Spent",
    "SpokenLine",
    "Worth",
    "all_faults",
    "amounts",
    "answer_of",
    "debrief",
    "grade_of",
    "judge",
    "judge_all",
    "judgement",
    "lacking",
    "outlook_of",
    "report",
    "spending_of",
    "state_values",
]
