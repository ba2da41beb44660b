"""Every state of a scene explored, and what each is worth."""

from game.story.analysis.atlas import Atlas, Opening, Shape
from game.story.analysis.coverage import FAILED, HELD, Coverage, cover
from game.story.analysis.explore import MOST_STATES, Report, choices, explore
from game.story.analysis.figures import (
    EndingFigures,
    Figures,
    OptionFigures,
    Study,
    figures,
    option_figures,
    pass_chances,
    study,
)
from game.story.analysis.leaving import all_that_might_be_left, can_leave
from game.story.analysis.order import Group, Order, groups_of, order_of
from game.story.analysis.sample import sampled
from game.story.analysis.shifts import CallFigures, ShiftFigures, Start, shift_figures
from game.story.analysis.steady import CARE, chances_by, of_ways, steady
from game.story.analysis.values import LOST_CAUSE, best, can_reach, visits

__all__ = [
    "CARE",
    "FAILED",
    "HELD",
    "LOST_CAUSE",
    "MOST_STATES",
    "Atlas",
    "CallFigures",
    "Coverage",
    "EndingFigures",
    "Figures",
    "Group",
    "Opening",
    "OptionFigures",
    "Order",
    "Report",
    "Shape",
    "ShiftFigures",
    "Start",
    "Study",
    "all_that_might_be_left",
    "best",
    "can_leave",
    "can_reach",
    "chances_by",
    "choices",
    "cover",
    "explore",
    "figures",
    "groups_of",
    "of_ways",
    "option_figures",
    "order_of",
    "pass_chances",
    "sampled",
    "shift_figures",
    "steady",
    "study",
    "visits",
]
