"""One visit, for every front end: asked for things, it answers with pages to show and questions to ask."""

from game.session.behind import BehindPage
from game.session.clock import TimeLimit, time_limit
from game.session.files import LibraryFiles
from game.session.grading import at_once, in_thread
from game.session.languages import Languages
from game.session.narration import Entry, Narration, in_shown_order
from game.session.pages import (
    AnyPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    Farewell,
    LevelsPage,
    Person,
    Question,
    ReviewPage,
    Shown,
    Stay,
    TitlePage,
)
from game.session.people import People
from game.session.preview import Preview
from game.session.progress import Card, Left, standing_in_words
from game.session.session import Session
from game.session.settings import LANGUAGE, SETTINGS, Setting, SettingChoice, Settings
from game.session.who import JOINERS, LONGEST_NAME, matching, name_problem
from game.session.world import World

__all__ = [
    "JOINERS",
    "LANGUAGE",
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
    "Languages",
    "Left",
    "LevelsPage",
    "LibraryFiles",
    "Narration",
    "People",
    "Person",
    "Preview",
    "Question",
    "ReviewPage",
    "Session",
    "Setting",
    "SettingChoice",
    "Settings",
    "Shown",
    "Stay",
    "TimeLimit",
    "TitlePage",
    "World",
    "at_once",
    "in_shown_order",
    "in_thread",
    "matching",
    "name_problem",
    "standing_in_words",
    "time_limit",
]
