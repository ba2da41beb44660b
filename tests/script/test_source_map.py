"""Where things stand, by the keys and ids that lead to them, or from a place that a reader gave."""

from __future__ import annotations

from game.script.library import open_index, outline_of, read_scene
from game.script.source import Position, Sources
from game.story.model import Choose, Line, Mark
from support.frames import ANA, COURSE, SCENE, SKILLS

TEXT = """\
scene: example
title: Example
place:   desk
cast: {ana: {anger: 70}}
flags: {promised: false}
beats:
  hello:
    - face: warm
      ana:   Good morning.
      voice:
        hello.ogg
      cut_in:
        "sorry": {when: anger > 5, say: Sorry., does: fix}
    - when: promised
      then:
        - {ana: You promised., face: warm}
        - choose:
            traffic:
              does: excuse
              say: |
                The traffic was
                dreadful.
              end: done
            yes: {say: Yes., end: done}
      otherwise:
        - end: done
endings:
  done: {title: Done, outcome: won}
"""
OUTLINE = outline_of(
    Sources.of({"course.yaml": COURSE, "skills.yaml": SKILLS, "cast/ana.yaml": ANA, SCENE: TEXT}, "calls")
)
MAP = OUTLINE.source_map(SCENE)


def _written(at: Mark) -> str:
    return TEXT.split("\n")[at.line - 1][at.column - 1 :]


def _found(*path: str | int) -> tuple[str, str]:
    found = MAP.of(*path)
    assert found is not None, path
    return _written(found.key), _written(found.value)


def test_a_key_at_the_top_and_one_under_it() -> None:
    assert MAP.of("place") == Position(Mark(3, 1), Mark(3, 10))
    assert _found("cast", "ana", "anger") == ("anger: 70}}", "70}}")
    assert _found("endings", "done", "outcome")[1] == "won}"


def test_a_decision_and_its_options_wherever_in_a_beat_they_stand() -> None:
    assert _found("beats", "hello", "choose", "traffic", "say") == ("say: |", "|")
    assert _found("beats", "hello", "choose", "yes")[0] == "yes: {say: Yes., end: done}"
    assert _found("beats", "hello", "cut_in", "sorry", "does")[1] == "fix}"


def test_a_step_by_its_number() -> None:
    assert _found("beats", "hello", 0) == ("face: warm", "face: warm")
    assert _found("beats", "hello", 1, "then", 0, "face")[1] == "warm}"


def test_what_is_not_there_is_none() -> None:
    for path in (
        ("places",),
        ("beats", "hallo"),
        ("beats", "hello", 7),
        ("beats", "hello", "say"),
        ("title", "x"),
        (3,),
    ):
        assert MAP.of(*path) is None, path
    assert MAP.beside(Mark(1, 1), "nothing") is None
    assert MAP.beside(Mark(99, 1), "scene") is None
    assert MAP.inside(Mark(2, 1), "x") is None


def test_from_the_places_that_the_reader_gave() -> None:
    scene = read_scene(open_index(OUTLINE.sources), "example").scene
    assert scene is not None
    line = scene.beats[0].steps[0]
    assert isinstance(line, Line)
    voice, face = MAP.beside(line.mark, "voice"), MAP.beside(line.mark, "face")
    assert voice is not None
    assert face is not None
    assert _written(voice.value) == "hello.ogg"
    assert _written(face.value) == "warm"
    when = MAP.inside(line.cut_in[0].mark, "when")
    assert when is not None
    assert _written(when.value).startswith("anger > 5")
    outcome = MAP.inside(scene.endings[0].mark, "outcome")
    assert outcome is not None
    assert _written(outcome.value) == "won}"
    assert _written(MAP.value(line.mark)) == "Good morning."
    assert MAP.value(Mark(99, 1)) == Mark(99, 1)


def test_a_block_and_a_group_in_braces_are_found_by_where_they_begin() -> None:
    block, group = Mark(14, 7), Mark(16, 11)
    when, face = MAP.beside(block, "when"), MAP.beside(group, "face")
    assert when is not None
    assert face is not None
    assert _written(when.value) == "promised"
    assert _written(face.value) == "warm}"


def test_every_option_is_found_under_its_beat() -> None:
    scene = read_scene(open_index(OUTLINE.sources), "example").scene
    assert scene is not None
    for beat in scene.beats:
        for step in beat.steps:
            for option in step.options if isinstance(step, Choose) else ():
                found = MAP.of("beats", beat.id, "choose", option.id)
                assert found is not None
                assert found.key == option.mark


def test_a_file_that_cannot_be_read_has_no_places() -> None:
    sources = OUTLINE.sources.having({SCENE: b"\xff"})
    assert outline_of(sources).source_map(SCENE).of("scene") is None
    assert outline_of(sources).source_map("scenes/none.yaml").of("scene") is None
