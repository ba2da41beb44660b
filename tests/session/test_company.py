"""Who stands beside whoever speaks: two people are on the stage while both are there, and no longer."""

from __future__ import annotations

from dataclasses import replace

from game.session.presence import Stage
from game.story.model import Character, Go, Line, Part, Scene, Step
from support.scenes import beat, scene


def line(speaker: str) -> Line:
    return Line(speaker, f"{speaker} says so.")


def of_two(**beats: tuple[Step, ...]) -> Scene:
    """A scene of Pat and Sam, with these beats; it begins with ``hello``."""
    made = scene(*(beat(id_, *steps) for id_, steps in beats.items()))
    return replace(made, cast=(*made.cast, Part(Character("sam", "Sam", "", "", (), (), ()))))


def beside(of: Scene, *lines: tuple[str, int]) -> str | None:
    """Who stands beside the last speaker when these lines, each of a beat by its place there, have been told."""
    steps = {each.id: each.steps for each in of.beats}
    stage = Stage(of)
    for id_, place in lines:
        told = steps[id_][place]
        assert isinstance(told, Line)
        stage.tell(told)
    return stage.beside


def test_both_are_there_at_once_where_the_scene_begins_with_both() -> None:
    both = of_two(hello=(line("pat"), line("sam")))
    assert beside(both) == "sam"
    assert beside(both, ("hello", 0), ("hello", 1)) == "pat"


def test_who_joins_later_is_not_there_before() -> None:
    later = of_two(hello=(line("pat"), Go("desk")), desk=(line("pat"), line("sam"), line("pat")))
    assert beside(later, ("hello", 0)) is None
    assert beside(later, ("hello", 0), ("desk", 0)) is None
    assert beside(later, ("hello", 0), ("desk", 0), ("desk", 1)) == "pat"
    assert beside(later, ("hello", 0), ("desk", 0), ("desk", 1), ("desk", 2)) == "sam"


def test_who_has_left_for_good_is_not_there_any_more() -> None:
    over = of_two(hello=(line("pat"), line("sam"), Go("after")), after=(line("pat"),))
    assert beside(over, ("hello", 0), ("hello", 1), ("after", 0)) is None


def test_two_who_are_never_in_one_beat_are_not_there_together() -> None:
    calls = of_two(hello=(line("pat"), Go("second")), second=(line("sam"), Go("hello")))
    assert beside(calls, ("hello", 0), ("second", 0)) is None


def test_nobody_stands_beside_nobody() -> None:
    gone = of_two(hello=(line("pat"), line("sam")), after=(line("narrator"),))
    stage = Stage(gone)
    stage.present = False
    assert stage.beside is None
