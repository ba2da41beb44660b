"""One visit, for every front end: asked for things, it answers with pages to show and questions to ask."""

from game.session.about import About, about_of, endings_in_words, length_in_words
from game.session.files import LibraryFiles
from game.session.grading import at_once, in_thread
from game.session.lists import found_by, sections
from game.session.narration import Entry, Narration, in_shown_order
from game.session.pages import (
    AnyPage,
    AttemptsPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    Farewell,
    LevelsPage,
    Question,
    Shown,
    TitlePage,
)
from game.session.past import PastAttempt, attempt_in_words, moment
from game.session.preview import Preview
from game.session.progress import Card, Left, cards, standing_in_words
from game.session.session import Session
from game.session.settings import SETTINGS, Settings
from game.session.who import LONGEST_NAME, name_problem
from game.session.world import World

__all__ = [
    "LONGEST_NAME",
    "SETTINGS",
    "About",
    "AnyPage",
    "AttemptsPage",
    "BriefingPage",
    "CallPage",
    "Card",
    "DebriefPage",
    "Entry",
    "Farewell",
    "Left",
    "LevelsPage",
    "LibraryFiles",
    "Narration",
    "PastAttempt",
    "Preview",
    "Question",
    "Session",
    "Settings",
    "Shown",
    "TitlePage",
    "World",
    "about_of",
    "at_once",
    "attempt_in_words",
    "cards",
    "endings_in_words",
    "found_by",
    "in_shown_order",
    "in_thread",
    "length_in_words",
    "moment",
    "name_problem",
    "sections",
    "standing_in_words",
]
