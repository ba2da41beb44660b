"""Time to answer: it can be seen, follows the time that reading takes, and can be doubled or switched off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from game.script.library.index import open_index
from game.session import Preview
from game.session.clock import reading_time, time_limit
from game.session.settings import Settings
from game.story.engine.rehearsal import StartingPoint
from game.story.model.scene import LISTEN, SILENCE
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Panel
from game.window.requests import Keep
from support.sitting import Sitting, sitting
from support.terminal_scenes import DOORSTEP, library

LONG = "I only wanted to know whether you were at home this morning when he rang at your door, because he says he did. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


@contextmanager
def at_the_cut_in(folder: Path, *, size: tuple[int, int] = (1280, 720), **settings: str) -> Iterator[Sitting]:
    """Somebody who lets the line that could be cut in on be typed to its end."""
    with sitting(folder, canvas=Canvas.null(size)) as one:
        one.sit_down()
        for name, word in settings.items():
            one.app.perform((Keep(name, word),))
        one.begin("doorstep")
        one.read_on(lambda talk: talk.narration.cuttable)
        for _ in range(100):
            if one.phase() == "read":
                break
            one.wait(0.05)
        yield one


@contextmanager
def at_the_silence(folder: Path, answering: str = "written") -> Iterator[Sitting]:
    with at_the_cut_in(folder, answering=answering) as one:
        one.key("space")
        one.read_on()
        assert one.choices() == (LISTEN,)
        yield one


def seconds(one: Sitting) -> float:
    limit = time_limit(one.talk.narration, one.session.settings)
    assert limit is not None
    return limit.seconds


def bars(one: Sitting) -> list[int]:
    """How long the thin bars in the column of words are."""
    found = [item.box for item in one.canvas.items if isinstance(item, Panel) and item.box.h <= 6]
    return [box.w for box in found if box.x > one.canvas.size[0] // 3 and box.w > 0 and box.w != 6]


def test_the_time_to_cut_in_is_seen_to_pass(folder: Path) -> None:
    with at_the_cut_in(folder) as one:
        one.wait(0.3)
        rail, first = bars(one)
        one.wait(1)
        assert bars(one)[0] == rail
        assert bars(one)[1] < first < rail


def test_the_time_of_a_silence_is_seen_to_pass_in_words_too(folder: Path) -> None:
    with at_the_silence(folder) as one:
        assert one.sees("seconds to answer")
        assert len(bars(one)) == 2


def test_it_follows_how_long_the_line_and_the_cards_take_to_read(folder: Path, tmp_path: Path) -> None:
    longer = library(tmp_path / "long", doorstep=DOORSTEP.replace("say: Your number, please", f"say: {LONG}"))
    with at_the_cut_in(folder) as one, at_the_cut_in(longer) as other:
        assert seconds(other) > seconds(one)
        assert seconds(other) == pytest.approx(reading_time(32 + len(LONG.strip()), Settings({})), abs=0.3)


@pytest.mark.parametrize(("name", "word", "longer"), [("typing", "slow", 48 / 28), ("text", "200", 2)])
def test_slower_writing_and_larger_text_give_more_time(name: str, word: str, longer: float) -> None:
    assert reading_time(200, Settings({name: word})) == pytest.approx(reading_time(200, Settings({})) * longer)


def test_a_silence_is_never_shorter_than_its_cards_take_to_read(tmp_path: Path) -> None:
    brief = DOORSTEP.replace("after: 20s", "after: 1s").replace("say: The traffic was bad.", f"say: {LONG * 2}")
    with at_the_silence(library(tmp_path, doorstep=brief)) as one:
        assert seconds(one) > 10


def test_it_can_be_doubled(folder: Path) -> None:
    with at_the_cut_in(folder) as one, at_the_cut_in(folder, answering="double") as other:
        assert seconds(other) == 2 * seconds(one)
        other.wait(seconds(one) + 1)
        assert other.choices() == ()
        other.wait(seconds(one))
        assert other.choices() == (LISTEN,)


def test_without_a_limit_a_cut_in_waits_until_the_player_hears_it_out(folder: Path) -> None:
    with at_the_cut_in(folder, answering="none") as one:
        one.wait(120)
        assert one.choices() == ()
        assert bars(one) == []
        one.click("Hear them out")
        assert one.choices() == (LISTEN,)


def test_without_a_limit_saying_nothing_is_a_card(folder: Path) -> None:
    with at_the_silence(folder, answering="none") as one:
        one.wait(120)
        assert one.choices() == (LISTEN,)
        assert not one.sees("to answer")
        one.answer(SILENCE)
        assert one.choices() == (LISTEN, SILENCE)
        last = one.ledger.answers(one.run.attempt)[-1]
        assert (last.device, last.shown[-1]) == ("mouse", SILENCE)


def test_with_a_limit_it_is_none(folder: Path) -> None:
    with at_the_silence(folder) as one:
        assert f"option:{SILENCE}" not in one.targets


def test_the_clock_stands_while_the_player_aims_at_a_card(folder: Path) -> None:
    with at_the_cut_in(folder) as one:
        box = one.target("option:your_number")
        one.move(box.x + 5, box.y + 5)
        one.wait(20)
        one.move(5, 5)
        one.wait(1)
        assert one.choices() == (), "the time goes on where it stood, and is not over at once"
        one.wait(4)
        assert one.choices() == (LISTEN,)


def test_no_clock_runs_for_a_card_that_has_not_been_seen(tmp_path: Path) -> None:
    wordy = DOORSTEP.replace("say: Your number, please", f"say: {LONG * 3}")
    with at_the_cut_in(library(tmp_path, doorstep=wordy), size=(480, 400), text="200") as one:
        one.wait(120)
        assert one.choices() == ()
        assert one.sees("The time begins when you have seen everything.")
        for _ in range(40):
            one.key("pagedown")
        assert not one.sees("The time begins when you have seen everything.")
        one.wait(120)
        assert one.choices() == (LISTEN,)


def test_a_previews_clock_stands_while_the_trainer_writes_in_another_window(folder: Path) -> None:
    index = open_index(folder)
    with sitting(folder, preview=Preview("doorstep", StartingPoint(), index)) as one:
        one.read_on(lambda talk: talk.narration.cuttable)
        one.wait(4)
        one.key("space")
        one.read_on()
        assert one.choices() == (LISTEN,)
        one.send(pygame.Event(pygame.WINDOWFOCUSLOST))
        before = bars(one)[1]
        one.wait(seconds(one) + 5)
        assert one.choices() == (LISTEN,)
        assert bars(one)[1] == before
        one.send(pygame.Event(pygame.WINDOWFOCUSGAINED))
        one.wait(seconds(one) + 1)
        assert one.choices() == (LISTEN, SILENCE)


def test_the_clock_of_a_call_that_counts_goes_on(folder: Path) -> None:
    with at_the_silence(folder) as one:
        one.send(pygame.Event(pygame.WINDOWFOCUSLOST))
        one.wait(seconds(one) + 1)
        assert one.choices() == (LISTEN, SILENCE)
