"""A line with a voice is spoken as it comes up; the library's own files come first; what is missing is told once."""

from __future__ import annotations

import os
import shutil
import wave
from pathlib import Path

import pytest

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.session.files import LibraryFiles
from game.session.pages import CallPage
from game.story.engine.conversation import Setup, start
from game.story.engine.play import choose
from game.window.audio_requests import Voice
from game.window.canvas.assets import Assets
from game.window.screens.talk import TalkScreen

RULES = Path(__file__).parents[1] / "rules"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(RULES, tmp_path / "dialogues"))
    scene = folder / "scenes" / "doors.yaml"
    text = scene.read_text("utf-8").replace(
        "    - go: talk\n  talk:\n", "    - go: talk\n  talk:\n    - pat: So.\n      voice: so.wav\n", 1
    )
    scene.write_text(text, "utf-8")
    return folder


def test_a_line_is_spoken_when_it_comes_up_and_not_again(folder: Path) -> None:
    index = open_index(folder)
    scene = read_scene(index, "doors").scene
    assert scene is not None
    talk = TalkScreen(CallPage(start(scene, Setup(0, {}, {})), "Robin", index.skills, "begun"), {})
    spoken = [request for _ in range(200) for request in talk.update(0.05) if isinstance(request, Voice)]
    assert spoken == []
    talk.follow(choose(scene, talk.narration.state, "listen"))
    spoken = [
        request for _ in range(200) for request in (talk.go_on(), talk.update(0.05))[1] if isinstance(request, Voice)
    ]
    assert spoken[:1] == [Voice("so.wav")]
    assert spoken.count(Voice("so.wav")) == 1


def test_a_voice_lies_in_the_library_and_a_missing_one_is_told_once(folder: Path, root: Path) -> None:
    (folder / "voices").mkdir()
    with wave.open(str(folder / "voices" / "so.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        sound.writeframes(bytes(2_000))
    assets = Assets(root / "assets", LibraryFiles(folder))
    assets.loudspeaker.speak("so.wav", 0.5)
    assert assets.missing == []
    assets.loudspeaker.speak("no.wav", 0.5)
    assets.loudspeaker.speak("no.wav", 0.5)
    assert assets.missing == ["The voice no.wav cannot be played, so its line is silent."]


def test_a_portrait_of_the_library_comes_before_the_games_own(folder: Path, root: Path) -> None:
    (folder / "portraits").mkdir()
    (folder / "portraits" / "mrs_smith.svg").write_text("<svg/>", "utf-8")
    assert Assets(root / "assets", LibraryFiles(folder)).data("portraits/mrs_smith.svg") == b"<svg/>"
    assert b"features" in (Assets(root / "assets", LibraryFiles(folder)).data("portraits/al_whiner.svg") or b"")


@pytest.mark.parametrize("name", ["../../outside.svg", "link.svg", "pipe.svg", "large.svg"])
def test_a_drawing_outside_the_library_or_without_an_end_is_as_one_that_is_not_there(
    folder: Path, root: Path, name: str
) -> None:
    (folder.parent / "outside.svg").write_text("<svg>secret</svg>", "utf-8")
    portraits = folder / "portraits"
    portraits.mkdir()
    (portraits / "link.svg").symlink_to(folder.parent / "outside.svg")
    os.mkfifo(portraits / "pipe.svg")
    with (portraits / "large.svg").open("wb") as large:
        large.truncate(3 * 2**30)
    assert Assets(root / "assets", LibraryFiles(folder)).data(f"portraits/{name}") is None
