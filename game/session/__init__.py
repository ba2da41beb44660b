"""One visit, for every front end: asked for things, it answers with pages to show and questions to ask."""

from game.session.about import About, about_of, about_shift, endings_in_words, length_in_words
from game.session.behind import BehindPage, WrittenAt, behind_in_words
from game.session.clock import TimeLimit, goes_on_after, time_limit
from game.session.customs import moment
from game.session.files import LibraryFiles
from game.session.finding import found_by, matching
from game.session.grading import at_once, in_thread
from game.session.languages import Languages
from game.session.lists import Section, sections
from game.session.narration import Narration
from game.session.pages import (
    AnyPage,
    AttemptsPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    Earned,
    Farewell,
    LevelsPage,
    Person,
    PortfolioPage,
    Question,
    ReviewPage,
    ShiftPage,
    Shown,
    Stay,
    TitlePage,
)
from game.session.past import PastAttempt, attempt_in_words
from game.session.people import People
from game.session.preview import Preview
from game.session.progress import Card, Left, cards, standing_in_words
from game.session.session import Session
from game.session.settings import Loudness, Settings
from game.session.settings_table import GROUPS, LANGUAGE, SETTINGS, Setting, SettingChoice, SettingGroup
from game.session.told_in_order import Entry, in_shown_order
from game.session.warned import Warned, warned
from game.session.who import LONGEST_NAME, name_problem
from game.session.world import World

__all__ = [
    "GROUPS",
    "LANGUAGE",
    "LONGEST_NAME",
    "SETTINGS",
    "About",
    "AnyPage",
    "AttemptsPage",
    "BehindPage",
    "BriefingPage",
    "CallPage",
    "Card",
    "DebriefPage",
    "Earned",
    "Entry",
    "Farewell",
    "Languages",
    "Left",
    "LevelsPage",
    "LibraryFiles",
    "Loudness",
    "Narration",
    "PastAttempt",
    "People",
    "Person",
    "PortfolioPage",
    "Preview",
    "Question",
    "ReviewPage",
    "Section",
    "Session",
    "Setting",
    "SettingChoice",
    "SettingGroup",
    "Settings",
    "ShiftPage",
    "Shown",
    "Stay",
    "TimeLimit",
    "TitlePage",
    "Warned",
    "World",
    "WrittenAt",
    "about_of",
    "about_shift",
    "at_once",
    "attempt_in_words",
    "behind_in_words",
    "cards",
    "endings_in_words",
    "found_by",
    "goes_on_after",
    "in_shown_order",
    "in_thread",
    "length_in_words",
    "matching",
    "moment",
    "name_problem",
    "sections",
    "standing_in_words",
    "time_limit",
    "warned",
]
