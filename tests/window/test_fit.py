"""Text in its place: with the real fonts, at every size, nothing is cut off, overlaps, or is too small to press."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from game.paths import dialogues_dir
from game.records import Standing
from game.script.library.index import LibraryIndex, open_index
from game.script.library.read import read_library
from game.session.about import about_of
from game.session.certificate import Certificate
from game.session.kept_lines import KeptLine
from game.session.narration import Narration
from game.session.pages import (
    AttemptsPage,
    CallPage,
    DebriefPage,
    Earned,
    LevelsPage,
    Person,
    PortfolioPage,
    Question,
    ShiftPage,
    TitlePage,
)
from game.session.past import PastAttempt
from game.session.progress import Card, Left, cards
from game.session.review import Review
from game.session.settings_table import SettingChoice
from game.session.shift import calls_told
from game.session.skills_over_time import Mark, Track
from game.story.debrief import debrief, judge
from game.story.engine.conversation import Setup, start
from game.story.engine.shift import Roster, Stint, shift_setup
from game.story.model.scene import Scene
from game.story.model.shift import Shift
from game.window.actions import MergePlayer, PlayAgain, Rebind, RenamePlayer
from game.window.canvas.canvas import Canvas
from game.window.commands import Stroke, Typed
from game.window.gallery import Gallery
from game.window.hands import Hands
from game.window.pads import PadLayout
from game.window.requests import Log, Notes, Rewind
from game.window.screens.attempts import AttemptsScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.help import HelpScreen
from game.window.screens.keys import KeysScreen
from game.window.screens.levels import LevelsScreen
from game.window.screens.log import LogScreen
from game.window.screens.notes import NotesScreen
from game.window.screens.pause import PauseScreen
from game.window.screens.player import PlayerScreen
from game.window.screens.portfolio import PortfolioScreen
from game.window.screens.question import QuestionScreen
from game.window.screens.review import ReviewScreen
from game.window.screens.rewind import RewindScreen
from game.window.screens.screen import Screen
from game.window.screens.settings import SettingsScreen
from game.window.screens.shift import ShiftScreen
from game.window.screens.talk import TalkScreen
from game.window.screens.title import TitleScreen
from game.window.screens.writing import WritingScreen
from game.window.shipped_keys import SHIPPED
from support.every_text import LANGUAGES, language_of, long_walk
from support.fitting import PLAYER, Endless, assets, check, drawn

SIZES = ((1280, 720), (800, 480), (480, 800), (1920, 1080), (1024, 768), (3840, 2160))
TEXTS = (100, 150, 200)
LIBRARY = read_library(dialogues_dir()).library


@cache
def index() -> LibraryIndex:
    return open_index(dialogues_dir())


def every_size() -> Iterator[tuple[tuple[int, int], int]]:
    for size in SIZES:
        for text in TEXTS:
            yield size, text


@cache
def talked_over(scene: Scene) -> DebriefPage:
    """The debrief of the long walk, with its grades."""
    had = long_walk(scene)
    judged = judge(had, LIBRARY.skills)
    assert judged is not None
    return DebriefPage(had, judged, LIBRARY.skills, PLAYER)


@cache
def shift_over() -> ShiftPage:
    """A shift of two of the shipped scenes, each by its long walk."""
    pool = ("late_install", "al_whiner")
    shift = Shift("monday_queue", "Monday Morning at Half Past Eight", pool, 2)
    roster = Roster(shift, {id_: LIBRARY.scenes[id_] for id_ in pool})
    had = tuple(long_walk(LIBRARY.scenes[id_]) for id_ in pool)
    stint = Stint(roster, shift_setup(roster, 7, {}), pool, had)
    return ShiftPage(stint, calls_told(stint), PLAYER, practice=True)


def screens() -> Iterator[tuple[str, Screen]]:
    scene = LIBRARY.scenes["late_install"]
    gallery, skills = Gallery(assets()), LIBRARY.skills
    had = long_walk(scene)
    narration = Narration(had, PLAYER, "all")
    said = tuple(turn.option.replace("_", " ") * 4 for turn in had.turns)
    met = Standing(finished=True, passed=False, best=None, first=1, attempts=2, tries=2, endings=frozenset({"gone"}))
    known = {id_: about_of(each) for id_, each in LIBRARY.scenes.items()}
    shown = cards(index(), dict.fromkeys(("first_ring", "late_install"), met), known=known)
    many = tuple(
        replace(shown[number % 3], scene=f"{number}", number=number, opened=number == 2) for number in range(1, 14)
    )
    time = datetime(2026, 3, 4, 9, tzinfo=UTC)
    past = PastAttempt(
        1, time, practice=True, taken=3, outcome="lost", ending="She rings somebody else", passed=False, score=12,
        finished=True, open=False, earlier=True,
    )  # fmt: skip
    unfinished = replace(past, id=2, finished=False, ending="", score=None)
    left = Left(1, "late_install", "The Late Install", 3, practice=False)
    notices = ("The saves file was damaged. It was set aside, and a new one was begun.",)
    page = talked_over(scene)
    judged = DebriefScreen(page, can_save=True)
    folder = "/home/somebody/.local/share/head-and-heart/saves/debriefs"
    judged.tell_saved(f"Saved as {folder}/2026-03-04-0900-late-install-maximiliane.html.")
    unjudged = DebriefScreen(replace(page, debrief=debrief(had, skills), practice=True))
    review = Review(page)
    ann, people = Person(1, "Ann"), tuple(Person(at, f"{PLAYER} {at}") for at in range(2, 32))
    yield "title", TitleScreen(TitlePage("Head & Heart", (ann, people[0])), notices)
    yield "title, new", TitleScreen(TitlePage("Head & Heart", ()))
    yield "title, many", TitleScreen(TitlePage("Head & Heart", (ann, *people)), notices)
    yield "title, new among many", TitleScreen(TitlePage("Head & Heart", (ann, *people), asked="Ann"), notices)
    renaming, merging = PlayerScreen(ann, people), PlayerScreen(people[0], (ann, *people))
    renaming.act(RenamePlayer())
    merging.act(MergePlayer())
    yield "player", PlayerScreen(people[0], (ann, *people))
    yield "player, renamed", renaming
    yield "player, put together", merging
    yield "levels", LevelsScreen(LevelsPage("Head & Heart", PLAYER, shown, left), gallery.named, notices)
    yield "levels, many", LevelsScreen(LevelsPage("Head & Heart", PLAYER, many), gallery.named)
    yield "levels, ten", LevelsScreen(LevelsPage("Head & Heart", PLAYER, ten_stops(shown)), gallery.named, notices)
    yield "portfolio", _saved(PortfolioScreen(portfolio(), can_save=True), folder)
    yield "portfolio, worked out", PortfolioScreen(replace(portfolio(), pending=True), can_save=True)
    yield "levels, searched", _searched(LevelsScreen(LevelsPage("Head & Heart", PLAYER, many), gallery.named))
    yield "attempts", AttemptsScreen(AttemptsPage("late_install", "The Late Install", (past, unfinished), notices))
    yield "debrief", judged
    yield "debrief without grades", unjudged
    praised = Certificate("“You’re the only one who ever rang to say that nothing had changed.”" * 2, PLAYER, "Monday")
    yield "debrief of a call of a shift", DebriefScreen(replace(page, in_shift=True, certificate=praised))
    whole = ShiftScreen(replace(shift_over(), certificate=praised, messages=notices), can_save=True)
    whole.tell_saved(f"Saved as {folder}/2026-03-04-0900-monday-queue-maximiliane.html.")
    yield "shift", whole
    yield "briefing of a shift", BriefingScreen(scene, PLAYER, {}, {}, notices, shift=shift_over().shift)
    yield "review", ReviewScreen(review.shown)
    yield "review, answered", ReviewScreen(replace(review.shown, said=review.shown.judged.taken))
    yield "settings", SettingsScreen((SettingChoice("en", "English"), SettingChoice("es", "Español")), "en")
    yield "log", LogScreen(scene, tuple(narration.log))
    yield "notes", NotesScreen(("Technician came at 12, booked for 9",) * 9)
    yield "pause", PauseScreen(Rewind(said), Log(()), Notes(()), kept=True)
    yield "rewind", RewindScreen(said)
    yield "help", HelpScreen(trainer=True)
    for layout in ("xbox", "playstation", "nintendo", "generic", "numbered"):
        yield f"help with a pad of {layout}", held(HelpScreen(), layout)
    yield "keys", KeysScreen(SHIPPED, trainer=True)
    yield "buttons", held(KeysScreen(SHIPPED), "playstation")
    for row in (0, 12):
        waiting = KeysScreen(SHIPPED)
        waiting.draw(Canvas.null())
        waiting.act(Rebind(row))
        yield f"keys, waiting for {row}", waiting
    asking = KeysScreen(SHIPPED)
    asking.draw(Canvas.null())
    asking.act(Rebind(0))
    asking.handle(Stroke("Escape", "Shift"))
    asking.act(Rebind(0))
    asking.handle(Stroke("N"))
    yield "keys, asking", asking
    yield "writing", WritingScreen("Your name", PLAYER)
    yield (
        "question",
        QuestionScreen(Question("The saves cannot be used", notices[0] * 3, ("Play without saving", "Quit"), 1)),
    )
    yield "briefing", BriefingScreen(scene, PLAYER, skills, gallery.of(scene), notices)


def ten_stops(shown: tuple[Card, ...]) -> tuple[Card, ...]:
    """Ten stops of every kind: passed with stars, due, left, tried, just opened, locked, under the longest titles."""
    passed = Standing(finished=True, passed=True, best=100, first=12, attempts=12, recorded=True, tries=12)
    tried = replace(passed, passed=False, best=None, recorded=False, tries=3)
    long = "Left With the Neighbour Who Has Been Away in Portugal Since the Spring"
    kinds = (
        replace(shown[0], standing=passed, stars=3),
        replace(shown[1], standing=passed, stars=2, due=True, locked=""),
        replace(shown[2], standing=passed, stars=None, unfinished=True, locked="", title=long),
        replace(shown[0], standing=tried),
        replace(shown[1], standing=None, opened=True, just_opened=True, locked="", title=long),
        *(replace(shown[2], locked=f"pass “{long}” first", title=long, about=None) for _ in range(5)),
    )
    return tuple(replace(card, scene=f"{at}", number=at, place=at) for at, card in enumerate(kinds, start=1))


def portfolio() -> PortfolioPage:
    """A page with long names, of many calls."""
    time = datetime(2026, 12, 30, 9, tzinfo=UTC)
    long = "“You’re the only one who ever rang to say that nothing had changed.” "
    earned = Earned(Certificate(long * 2, PLAYER, "Left With the Neighbour Who Has Been Away in Portugal"), time)
    lines = (KeptLine(long * 2, PLAYER, "The Late Install", time), KeptLine("“Sorry.”", "", "First Ring", time))
    tracks = tuple(Track(skill, (Mark(1, 2), Mark(0, 1), Mark(12, 14)) * 6) for skill in LIBRARY.skills.values())
    return PortfolioPage("Head & Heart", PLAYER, 1234, 999, (earned,) * 3, lines, tracks, 60)


def _saved(screen: PortfolioScreen, folder: str) -> PortfolioScreen:
    screen.tell_saved(
        f"Saved as {folder}/2026-03-04-0900-portfolio-maximiliane.html. Open it in a browser to print it."
    )
    return screen


def held(screen: Screen, layout: PadLayout) -> Screen:
    screen.hold(Hands(layout, "gamepad"))
    return screen


def _searched(screen: LevelsScreen) -> LevelsScreen:
    screen.handle(Typed("rings every week and more than fits into a field of this kind"))
    return screen


@pytest.mark.parametrize(("size", "text"), list(every_size()))
def test_every_screen_fits(size: tuple[int, int], text: int) -> None:
    for name, screen in screens():
        canvas = drawn(screen, size, text)
        check(canvas, screen, f"{name} at {size}, text {text} %")


WIDEST = {"font": "dyslexia", "letter_spacing": "widest", "line_spacing": "widest"}


@pytest.mark.parametrize(("size", "text"), [*product([(1280, 720), (480, 800)], TEXTS), ((800, 480), 200)], ids=str)
def test_every_screen_fits_in_the_widest_letters_too(size: tuple[int, int], text: int) -> None:
    for name, screen in screens():
        canvas = drawn(screen, size, text, WIDEST)
        check(canvas, screen, f"{name} at {size}, text {text} %, widest")


WHOLE = (("es", (480, 800), 200), ("es", (1280, 720), 100))
EVERY_LOOK = tuple(product(LANGUAGES, SIZES, (100, 115, 130, 150, 175, 200)))
"""Looks at the whole of each screen, not only at what is seen first: each time, and with EVERY_LOOK=1 (minutes)."""


@pytest.mark.parametrize(("code", "size", "text"), EVERY_LOOK if os.environ.get("EVERY_LOOK") else WHOLE, ids=str)
@pytest.mark.parametrize("letters", [{}, WIDEST], ids=["usual", "widest"])
@pytest.mark.xdist_group("every text, es")  # the language is read once
def test_the_whole_of_every_screen_fits_in_its_language(
    code: str, size: tuple[int, int], text: int, letters: dict[str, str]
) -> None:
    for name, screen in screens():
        screen.language = language_of(code)
        canvas = drawn(screen, size, text, letters, Endless(size, assets().ruler))
        check(canvas, screen, f"{name} in {code} at {size}, text {text} %")


@pytest.mark.parametrize(("size", "text"), list(every_size()))
def test_the_buttons_of_a_pad_fit_beside_the_signs_of_a_call(size: tuple[int, int], text: int) -> None:
    scene = LIBRARY.scenes["late_install"]
    page = CallPage(start(scene, Setup(7, {}, {})), PLAYER, LIBRARY.skills, "begun")
    screen = TalkScreen(page, Gallery(assets()).of(scene))
    screen.narration._notes._lines.update({str(number): "Booked for nine" for number in range(12)})
    for layout in ("xbox", "playstation", "nintendo", "generic", "numbered"):
        canvas = drawn(held(screen, layout), size, text)
        check(canvas, screen, f"a call with a pad of {layout} at {size}, text {text} %")
        signs = [target.box for target in screen.targets.drawn if target.id in {"menu", "help", "log", "notes"}]
        assert len(signs) == 4
        assert "12" in {item.text for item in canvas.shown()} or "Notes 12" in {item.text for item in canvas.shown()}
        assert all(canvas.box.x <= sign.x and sign.right <= canvas.box.right for sign in signs)


def test_the_last_thing_on_a_page_can_be_scrolled_to(tmp_path: Path) -> None:
    del tmp_path
    scene = LIBRARY.scenes["late_install"]
    screen = DebriefScreen(talked_over(scene))
    for size, text in every_size():
        drawn(screen, size, text)
        screen.targets.areas["page"].offset = screen.targets.areas["page"].most
        drawn(screen, size, text)
        last = next(target for target in screen.targets.drawn if isinstance(target.action, PlayAgain))
        assert last.seen == last.box, f"at {size}, text {text} %"
