"""The keys and pad buttons that the game ships with; the help page, and the one to change them, show this table."""

from __future__ import annotations

from typing import Final

from game.story.language import to_translate
from game.window.commands import (
    Adjust,
    Ask,
    Back,
    Command,
    Confirm,
    Erase,
    Fullscreen,
    Help,
    Hush,
    Leaf,
    Move,
    Pick,
    Quit,
    ReadAloud,
    Scroll,
    Way,
)
from game.window.keybindings import Binding, Keybindings, KeyGroup, KeyRow, Keystroke


def _key(command: Command, *keys: str, also: tuple[str, ...] = (), pad: str = "", name: str = "") -> Binding:
    """A binding by the names of its keys, without any that is held down, and of its button."""
    buttons = (pad,) if pad else ()
    return Binding(command, tuple(map(Keystroke, keys)), tuple(map(Keystroke, also)), buttons, name=name)


def _way(way: Way, key: str, name: str) -> Binding:
    """A way that the mark moves: by an arrow, the pad's cross or its left stick."""
    return Binding(Move(way), (Keystroke(key),), (), (way,), (f"left_{way}",), name)


SHIPPED: Final = Keybindings(
    (
        KeyGroup(
            to_translate("In a conversation"),
            (
                KeyRow(
                    to_translate("Pick by number"),
                    tuple(_key(Pick(digit), str(digit), also=(f"Keypad {digit}",)) for digit in range(1, 10)),
                    run=True,
                ),
                KeyRow(
                    to_translate("Go on, or press what is marked"),
                    (
                        _key(Confirm("enter"), to_translate("Enter"), also=("Keypad Enter",), pad="a"),
                        _key(
                            Confirm("space"),
                            to_translate("Space"),
                            name=to_translate("Go on, or press what is marked; a space where you write"),
                        ),
                    ),
                ),
                KeyRow(to_translate("What has been said"), (_key(Ask("log"), "L", pad="y"),)),
                KeyRow(to_translate("Case notes"), (_key(Ask("notes"), "N", pad="x"),)),
                KeyRow(to_translate("Back to a decision"), (_key(Ask("rewind"), "R", pad="left_stick"),)),
                KeyRow(to_translate("Behind the scene"), (_key(Ask("behind"), "B"),), trainer=True),
                KeyRow(to_translate("The line in your editor"), (_key(Ask("editor"), "E"),), trainer=True),
            ),
        ),
        KeyGroup(
            to_translate("Getting about"),
            (
                KeyRow(
                    to_translate("Next or previous"),
                    (
                        _key(
                            Move("next"),
                            to_translate("Tab"),
                            pad="right_shoulder",
                            name=to_translate("Move the mark to what comes next"),
                        ),
                        Binding(
                            Move("previous"),
                            (Keystroke(to_translate("Tab"), to_translate("Shift")),),
                            buttons=("left_shoulder",),
                            name=to_translate("Move the mark to what came before"),
                        ),
                    ),
                ),
                KeyRow(
                    to_translate("Move the mark"),
                    (
                        _way("up", to_translate("Up"), to_translate("Move the mark up")),
                        _way("down", to_translate("Down"), to_translate("Move the mark down")),
                        _way("left", to_translate("Left"), to_translate("Move the mark to the left")),
                        _way("right", to_translate("Right"), to_translate("Move the mark to the right")),
                    ),
                ),
                KeyRow(
                    to_translate("Scroll a little"),
                    (
                        Binding(Scroll(-1, -1, -1), (), buttons=("right_up",), name=to_translate("Scroll up a little")),
                        Binding(
                            Scroll(1, -1, -1), (), buttons=("right_down",), name=to_translate("Scroll down a little")
                        ),
                    ),
                ),
                KeyRow(
                    to_translate("Scroll by a page"),
                    (
                        _key(
                            Leaf(-1),
                            to_translate("Page Up"),
                            pad="left_trigger",
                            name=to_translate("Scroll up by a page"),
                        ),
                        _key(
                            Leaf(1),
                            to_translate("Page Down"),
                            pad="right_trigger",
                            name=to_translate("Scroll down by a page"),
                        ),
                    ),
                ),
                KeyRow(
                    to_translate("To the top, or the bottom"),
                    (
                        _key(Leaf(-1000), to_translate("Home"), name=to_translate("To the top")),
                        _key(Leaf(1000), to_translate("End"), name=to_translate("To the bottom")),
                    ),
                ),
                KeyRow(
                    to_translate("Back, or pause"),
                    (
                        Binding(
                            Back(),
                            (Keystroke(to_translate("Escape")),),
                            (Keystroke("Phone Back"),),
                            ("b", "start"),
                        ),
                    ),
                ),
            ),
        ),
        KeyGroup(
            to_translate("At any time"),
            (
                KeyRow(
                    to_translate("This page"),
                    (
                        _key(Help("key"), "F1", pad="back", name=to_translate("Keys and buttons")),
                        _key(
                            Help("character"),
                            "?",
                            name=to_translate("Keys and buttons; the character itself where you write"),
                        ),
                    ),
                ),
                KeyRow(to_translate("Settings"), (_key(Adjust(), "F2"),)),
                KeyRow(to_translate("Read this aloud; once more"), (_key(ReadAloud(), "F3"),)),
                KeyRow(
                    to_translate("Read nothing aloud"), (Binding(Hush(), (Keystroke("F3", to_translate("Shift")),)),)
                ),
                KeyRow(
                    to_translate("Fill the screen, and back"),
                    (
                        Binding(
                            Fullscreen(),
                            (Keystroke("F11"), Keystroke(to_translate("Enter"), to_translate("Alt"))),
                            (Keystroke("Keypad Enter", to_translate("Alt")),),
                        ),
                    ),
                ),
                KeyRow(to_translate("Take back a letter"), (_key(Erase(), to_translate("Backspace")),)),
                KeyRow(
                    to_translate("Quit; every answer is kept"),
                    (
                        Binding(
                            Quit(),
                            (Keystroke("Q", to_translate("Ctrl")), Keystroke("F4", to_translate("Alt"))),
                            (Keystroke("Q", "Meta"),),
                        ),
                    ),
                ),
            ),
        ),
    )
)
"""Keys and buttons as the game ships."""
