"""Twine stories become scenes that are played as they were meant; names, files and wrong calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.importing import Ids, slug, yaml_quoted
from game.authoring.twine import read_story
from game.authoring.twine.twine import Link
from game.cli.entry import main
from game.script.library.read import read_library
from support.twine_stories import HARLOWE, SUGARCUBE, lines, made, run_import, scene_in, twee

# Whole stories


def test_a_sugarcube_story_is_played_as_it_was_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, told = run_import(tmp_path, "lost.twee", SUGARCUBE, capsys=capsys)
    scene = scene_in(folder, "the_lost_parcel")
    assert "Everything was carried over." in told
    assert scene.title == "The Lost Parcel"
    assert [beat.id for beat in scene.beats] == ["phone_rings", "sorry", "ask", "promise", "gone"]
    assert lines(scene)[:3] == [
        ("narrator", "The phone rings. Line two."),
        ("mr_oneill", "Where's my parcel? {{It's} been nine days: nine!"),
        ("mr_oneill", '"Nine" -- I counted: one, two… # nine!'),
    ]
    assert lines(scene, "what_was_in_it")[-1] == ("narrator", "It is in the red van.")
    assert lines(scene, "im_so_sorry", "promise_to_ring")[-3:] == [
        ("mr_oneill", "Well. Fine."),
        ("you", "Promise to ring"),
        ("mr_oneill", "You promised."),
    ]
    # After the first apology she is angry again, so that she can hang up the second time round.
    assert ("narrator", "Click.") in lines(scene, "im_so_sorry", "back", "hang_up")
    assert [(ending.id, ending.outcome) for ending in scene.endings] == [("promise", "won"), ("gone", "lost")]
    assert "# nice and slow" in (folder / "scenes" / "the_lost_parcel.yaml").read_text(encoding="utf-8")


def test_a_published_harlowe_story_is_played_as_it_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, told = run_import(tmp_path, "cafe.html", HARLOWE, capsys=capsys)
    scene = scene_in(folder, "cold_cafe_co")
    assert scene.title == "Cold Café & Co"
    assert scene.start == "at_the_till"
    assert lines(scene) == [
        ("guest", 'My coffee is cold. It\'s "warm" <3'),
        ("guest", "I asked for hot."),
        ("narrator", "Two cups."),
    ]
    assert lines(scene, "make_a_new_one", "at_the_till")[-1] == ("narrator", "Silence.")
    assert lines(scene, "make_a_new_one", "at_the_till", "give_up")[-1] == ("narrator", "Bye.")
    assert lines(scene, "say_sorry")[-1] == ("guest", "Thank you.")
    assert "cafe.html:4: the story's style sheet was left out" in told
    assert 'cafe.html:15: (either:) cannot be carried over: (either: "a", "b")' in told


# Files and names


@pytest.mark.parametrize(
    ("inside", "text", "target"),
    [
        ("Go home", "Go home", "Go home"),
        ("a->b", "a", "b"),
        ("b<-a", "a", "b"),
        ("a|b", "a", "b"),
        ("a -> b -> c", "a -> b", "c"),
        ("->b", "b", "b"),
    ],
)
def test_every_form_of_a_link_is_known(inside: str, text: str, target: str) -> None:
    found = made(twee(f":: A\n[[{inside}]]\n\n:: {target}\nBye."))
    assert found.losses[0].message.startswith("it ends here")
    assert f"say: {yaml_quoted(text)}" in found.files["scenes/story.yaml"]
    assert Link(1, text, target).target == target


def test_twee_names_with_brackets_and_tags_are_read() -> None:
    story = read_story(':: A \\[b\\] {c\\} [one two] {"x": 1}\nHi.\n', "a.twee")
    assert story.passages[0].name != ""
    escaped = read_story(':: A \\[b\\] \\{c\\} [one two] {"x": 1}\r\nHi.\r\n', "a.twee")
    assert (escaped.passages[0].name, escaped.passages[0].tags) == ("A [b] {c}", ("one", "two"))
    assert escaped.passages[0].text == "Hi."


def test_ids_are_small_plain_and_each_given_once() -> None:
    ids = Ids(("taken",))
    names = ("Who's there?", "Who’s there", "Taken", "123", "日本語", "hasKey", "Ça va bien")
    assert [ids.new(name, "passage") for name in names] == [
        "whos_there", "whos_there_2", "taken_2", "passage_123", "passage", "has_key", "ca_va_bien",
    ]  # fmt: skip
    assert len(slug("word " * 40, "x")) <= 40


def test_a_story_goes_into_a_library_that_is_there_without_touching_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = run_import(tmp_path, "lost.twee", SUGARCUBE, capsys=capsys)
    cast = folder / "cast" / "mr_oneill.yaml"
    cast.write_text(
        'character: mr_oneill\nname: "Mr. O\'Neill"\nmeters:\n  angry: {start: 20, good: low}\n', encoding="utf-8"
    )
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    run_import(tmp_path, "lost.twee", SUGARCUBE, capsys=capsys)
    assert {path: path.read_bytes() for path in before} == before
    reading = read_library(folder)
    second = reading.library.scenes["the_lost_parcel_2"]
    assert [part.character.id for part in second.cast] == ["mr_oneill"]
    assert "angry_2" in [flag.id for flag in second.flags]  # his meter is called angry


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.twee", b"no passage", "there is no passage in this file"),
        ("a.html", b"<html></html>", "it has no <tw-storydata>"),
        ("a.twee", b":: A\n\xff\xfe", "is not saved as UTF-8"),
        ("a.twee", b":: StoryTitle\nx", "no passage in this file but"),
        ("a.html", b'<tw-storydata name="x"></tw-storydata>', "has no passages"),
    ],
)
def test_a_file_without_a_story_is_told_in_one_line(
    name: str, data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert main(["import", str(tmp_path / name), "-o", str(tmp_path / "out")]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "none.twee"), "-o", str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err
