"""One visit, for every front end: asked for things, it answers with pages to show and questions to ask."""

from game.session.behind import BehindPage
from game.session.files import LibraryFiles
from game.session.grading import at_once, in_thread
from game.session.narration import Entry, Narration, in_shown_order
from game.session.pages import (
    AnyPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    Farewell,
    LevelsPage,
    Question,
    Shown,
    TitlePage,
)
from game.session.preview import Preview
from game.session.progress import Card, Left, standing_in_words
from game.session.session import Session
from game.session.settings import SETTINGS, Settings
from game.session.who import LONGEST_NAME, name_problem
from game.session.world import World

__all__ = [
    "LONGEST_NAME",
    "SETTINGS",
    "AnyPage",
    "BehindPage",
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
    "Preview",
    "Question",
    "Session",
    "Settings",
    "Shown",
    "TitlePage",
    "World",
    "at_once",
    "in_shown_order",
    "in_thread",
    "name_problem",
    "standing_in_words",
]
