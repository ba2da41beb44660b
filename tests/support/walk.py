"""A walk past every screen of the game, with one who plays the scene at the door and looks at everything."""

from __future__ import annotations

from collections.abc import Iterator

from support.sitting import Sitting


def walk(one: Sitting) -> Iterator[str]:
    """Every screen of the game in turn, each with what it is called."""
    yield "title"
    one.type("Ann")
    yield "title, a name typed"
    one.key("f1")
    yield "help"
    one.key("escape")
    one.click_target("settings")
    yield "settings"
    one.key("escape", "enter")
    yield "levels"
    one.key("1")
    yield "briefing"
    one.key("enter")
    one.wait(0.2)
    yield "talk, being told"
    one.read_on()
    yield "talk, to be cut in on"
    one.key("space")
    yield "talk, to be heard out"
    one.key("space")
    one.read_on()
    yield "talk, options open and closed"
    one.key("escape")
    yield "pause"
    one.key("escape")
    one.answer("lost_morning")
    yield "talk, answered"
    one.read_on()
    for letter, what in (("l", "log"), ("n", "notes"), ("r", "rewind")):
        one.key(letter)
        yield what
        one.key(letter)
    one.key("escape")
    one.click("Leave")
    yield "levels, with a call that was left"
    one.click_target("scene:doorstep")
    yield "question"
    one.click_target("choice:0")
    one.read_on()
    one.answer("tomorrow")
    one.read_on()
    yield "talk, over"
    one.key("enter")
    one.wait_for_grades()
    one.wait(0.1)
    yield "debrief"
    one.click_target("others:1")
    yield "debrief, other answers shown"
    one.key("escape", "escape")
    yield "title, somebody known"
