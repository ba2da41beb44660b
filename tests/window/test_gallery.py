"""Whom the window shows for people that have no portrait of their own."""

from __future__ import annotations

from dataclasses import replace

from game.face import Portrait
from game.paths import assets_dir, dialogues_dir
from game.script.library.read import read_library
from game.session import about_of
from game.story.model import Part, Scene
from game.window.canvas.assets import Assets
from game.window.gallery import Gallery


def scene_of(**portraits: str) -> Scene:
    """A call of these people, each with the file of a portrait or ``""``."""
    scene = read_library(dialogues_dir()).library.scenes["late_install"]
    person = next(part.character for part in scene.cast if part.character.id == "mrs_smith")
    cast = tuple(Part(replace(person, id=id_, name=id_.capitalize(), portrait=file)) for id_, file in portraits.items())
    return replace(scene, cast=cast)


def test_two_people_without_portraits_look_like_two_people_who_move_and_nothing_is_told() -> None:
    assets = Assets(assets_dir())
    shown = Gallery(assets).of(scene_of(grace="", tom="", ola="al_whiner.svg"))
    assert list(shown) == ["grace", "tom", "ola"]
    assert all(isinstance(portrait, Portrait) for portrait in shown.values())
    assert len({repr(portrait) for portrait in shown.values()}) == 3
    assert list(assets.missing) == []


def test_the_card_of_a_level_shows_the_same_person_as_the_call() -> None:
    scene, gallery = scene_of(grace="", tom=""), Gallery(Assets(assets_dir()))
    assert gallery.named(about_of(scene).portrait) == gallery.of(scene)["grace"]


def test_a_portrait_that_is_not_there_is_the_plain_figure_and_nobody_in_particular() -> None:
    assets = Assets(assets_dir())
    gallery = Gallery(assets)
    assert gallery.of(scene_of(grace="anna.svg"))["grace"] == gallery.named("stand_in.svg")
    assert any("anna.svg" in told for told in assets.missing)
