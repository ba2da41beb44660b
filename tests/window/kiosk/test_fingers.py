"""One finger at a time: a second one presses nothing, and a touch that is told twice counts once."""

from __future__ import annotations

from game.window.commands import Command, Pick, Point
from game.window.kiosk.fingers import LONGEST, LOST, Fingers


def touch(what: str, x: int = 100, y: int = 100, finger: int = 1) -> Point:
    return Point(what, x, y, "touch", finger)  # type: ignore[arg-type]


def mouse(what: str, x: int = 100, y: int = 100) -> Point:
    return Point(what, x, y)  # type: ignore[arg-type]


def heard(fingers: Fingers, *commands: Command, after: float = 0.02) -> list[Command]:
    return list(fingers.heard(commands, after))


def test_what_a_second_finger_does_is_not_heard_and_the_first_goes_on() -> None:
    fingers = Fingers()
    assert heard(fingers, touch("press")) == [touch("press")]
    assert heard(fingers, touch("press", 500, finger=2), touch("release", 500, finger=2)) == []
    assert heard(fingers, touch("release")) == [touch("release")]
    assert heard(fingers, touch("press", 500, finger=2)) == [touch("press", 500, finger=2)]


def test_a_mouse_that_presses_where_a_finger_has_just_been_is_its_echo() -> None:
    fingers = Fingers()
    heard(fingers, touch("press"), touch("release"))
    assert heard(fingers, mouse("press", 110), mouse("release", 110)) == []
    assert heard(fingers, mouse("press", 110), mouse("release", 110), after=1) == [
        mouse("press", 110),
        mouse("release", 110),
    ]


def test_an_echo_that_comes_while_the_finger_is_down_is_one_too_wherever_it_is() -> None:
    fingers = Fingers()
    heard(fingers, touch("press"))
    assert heard(fingers, mouse("press", 900), mouse("move", 910), mouse("release", 900)) == []


def test_a_mouse_somewhere_else_is_a_mouse() -> None:
    fingers = Fingers()
    heard(fingers, touch("press"), touch("release"))
    assert heard(fingers, mouse("press", 600)) == [mouse("press", 600)]


def test_a_finger_presses_nothing_while_a_mouse_does() -> None:
    fingers = Fingers()
    heard(fingers, mouse("press"))
    assert heard(fingers, touch("press", 400), touch("release", 400)) == []
    assert heard(fingers, mouse("release")) == [mouse("release")]


def test_a_finger_that_was_never_lifted_does_not_hold_the_screen_for_ever() -> None:
    fingers = Fingers()
    heard(fingers, touch("press"))
    assert heard(fingers, touch("press", 300, finger=2), after=LOST + 1) == [
        Point("gone", -1, -1, "touch"),
        touch("press", 300, finger=2),
    ]


def test_a_wet_spot_that_moves_for_ever_keeps_nobody_out() -> None:
    fingers = Fingers()
    heard(fingers, touch("press"))
    seen = [one for step in range(int(LONGEST) + 60) for one in heard(fingers, touch("move", 100 + step % 9), after=1)]
    assert seen[-1] == Point("gone", -1, -1), "from then on it means nothing"
    assert heard(fingers, touch("press", 500, finger=2)) == [touch("press", 500, finger=2)]


def test_a_button_of_the_mouse_that_sticks_does_not_keep_fingers_out_for_ever() -> None:
    fingers = Fingers()
    heard(fingers, mouse("press"))
    heard(fingers, after=LONGEST + 1)
    assert heard(fingers, touch("press", 500)) == [touch("press", 500)]


def test_once_the_window_has_lost_the_pointer_the_next_finger_counts() -> None:
    fingers = Fingers()
    heard(fingers, touch("press"), Point("gone", -1, -1))
    assert heard(fingers, touch("press", finger=2)) == [touch("press", finger=2)]


def test_keys_are_heard_whatever_fingers_do() -> None:
    fingers = Fingers()
    assert heard(fingers, touch("press"), Pick(1)) == [touch("press"), Pick(1)]
