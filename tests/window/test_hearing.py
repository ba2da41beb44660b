"""What is heard of a conversation, and when, and what its captions say: never at the cost of what is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session.files import LibraryFiles
from game.soundscape import voice_of
from game.window.canvas.display_list import Fill, Picture
from game.window.canvas.loudspeaker import Loudspeaker
from game.window.commands import Front
from game.window.requests import GoOn, Keep, ShowLevels
from game.window.screens.levels import LevelsScreen
from support.sitting import Sitting, sitting
from support.terminal_scenes import library

BAKERY = """\
scene: bakery
title: Forty Loaves
place: bakery
cast: {mrs_smith: {}}
beats:
  hello:
    - narrator: A door bell on a spring, the old kind.
      sound: bell
    - mrs_smith: I came at nine, and I waited, and nobody at all came out to me. Did they?
    - choose:
        sorry: {say: You lost your morning., does: acknowledge, reply: [{mrs_smith: Yes.}], end: done}
        excuse: {say: The traffic was bad., does: excuse, end: done}
endings:
  done: {title: Done, outcome: won, text: They laughed.}
"""
MANY = "I came at nine, and I waited"
BELL = "[The door bell rings.]"


class Listening(Loudspeaker):
    """A loudspeaker that only listens: what was to be heard, and how loud, in order."""

    def __init__(self) -> None:
        super().__init__((LibraryFiles(Path("nowhere")),), lambda _: None)
        self.heard: list[tuple[str, float]] = []
        self.rooms: list[str] = []
        self.volumes: list[float] = []

    def play(self, name: str, volume: float) -> None:
        self.heard.append((name, volume))

    def speak(self, name: str, volume: float) -> None:
        self.heard.append((f"voice {name}", volume))

    def babble(self, voice: object, grain: int, tone: float, volume: float) -> None:
        assert 0 <= grain < 5
        assert 0.8 < tone < 1.2
        assert voice == voice_of("mrs_smith")
        self.heard.append(("babble", volume))

    def room(self, name: str) -> None:
        self.rooms.append(name)

    def pass_time(self, dt: float, volume: float) -> None:
        assert dt >= 0
        self.volumes.append(volume)

    def names(self, *which: str) -> list[str]:
        return [name for name, _ in self.heard if not which or name in which]


def listening(one: Sitting) -> Listening:
    found = Listening()
    one.app.assets.loudspeaker = found
    return found


def begun(one: Sitting, **settings: str) -> Listening:
    """A call that has just been taken."""
    one.sit_down()
    for name, word in settings.items():
        one.app.perform((Keep(name, word),))
    heard = listening(one)
    one.begin("bakery")
    return heard


def test_it_rings_is_picked_up_and_then_the_bakery_is_heard_and_its_bell(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        heard = begun(one)
        one.wait(0.2)
        assert heard.names() == ["press", "ring"]
        assert heard.rooms[-1] == ""
        one.wait(2)
        assert heard.names("ring", "pick_up", "bell") == ["ring", "pick_up", "bell"]
        assert heard.rooms[-1] == "bakery"


def test_a_call_ends_with_the_line_closing_once_and_what_comes_after_it_is_still(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        heard = begun(one)
        one.read_on()
        one.answer("sorry")
        one.read_on(lambda talk: talk.narration.phase == "over")
        one.wait(2)
        assert heard.names("hang_up") == ["hang_up"]
        assert heard.rooms[-1] == ""
        one.key("space")
        assert one.screen == "DebriefScreen"
        assert heard.names("hang_up") == ["hang_up"]


@pytest.mark.parametrize("channel", ["in_person", "chat"])
def test_in_person_and_in_a_chat_no_phone_is_heard(tmp_path: Path, channel: str) -> None:
    with sitting(library(tmp_path, bakery=f"channel: {channel}\n{BAKERY}")) as one:
        heard = begun(one)
        one.read_on()
        one.answer("sorry")
        one.read_on(lambda talk: talk.narration.phase == "over")
        one.wait(1)
        assert heard.names("ring", "pick_up", "hang_up") == []
        assert heard.names("bell") == ["bell"]
        assert [room for room in heard.rooms if room] == (["bakery"] if channel == "in_person" else [])


def test_leaving_in_the_middle_leaves_the_room_behind(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        heard = begun(one)
        one.wait(2)
        one.app.perform((ShowLevels(),))
        assert heard.rooms[-2:] == ["bakery", ""]


def test_a_voice_babbles_in_time_with_the_typing_and_neither_before_nor_after(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        heard = begun(one)
        one.wait(2)
        assert heard.names("babble") == []  # the narrator has no voice
        one.key("space")
        one.wait(0.05)
        assert one.talk.narration.text.startswith(MANY)
        one.wait(1.0)
        spoken = len(heard.names("babble"))
        assert 4 <= spoken <= 10
        one.key("space")
        one.wait(1)
        assert len(heard.names("babble")) == spoken


@pytest.mark.parametrize(
    ("settings", "scene"),
    [
        ({"typing": "instant"}, BAKERY),
        ({}, f"channel: chat\n{BAKERY}"),
        ({}, BAKERY.replace("Did they?\n", "Did they?\n      voice: so.wav\n")),
    ],
    ids=["typed at once", "in a chat", "with a recording"],
)
def test_no_voice_babbles(tmp_path: Path, settings: dict[str, str], scene: str) -> None:
    with sitting(library(tmp_path, bakery=scene)) as one:
        heard = begun(one, **settings)
        one.read_on(lambda talk: talk.narration.text.startswith(MANY))
        one.wait(3)
        assert heard.names("babble") == []
        assert heard.names("voice so.wav") == (["voice so.wav"] if "voice:" in scene else [])


def test_the_mood_is_heard_once_at_the_turn(tmp_path: Path) -> None:
    for option, sound in (("sorry", "better"), ("excuse", "worse")):
        with sitting(library(tmp_path / option, bakery=BAKERY)) as one:
            heard = begun(one)
            one.read_on()
            assert heard.names("better", "worse") == []
            one.answer(option)
            one.wait(2)
            assert heard.names("better", "worse") == [sound]


def test_each_is_as_loud_as_it_is_set(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        heard = begun(one, volume="100", effects="20", voices="60", rooms="0")
        one.read_on(lambda talk: talk.narration.text.startswith(MANY))
        one.wait(1.5)
        settings = one.session.settings
        assert {volume for name, volume in heard.heard if name == "babble"} == {settings.loudness_of("voices")}
        assert {volume for name, volume in heard.heard if name != "babble"} == {settings.loudness_of("effects")}
        assert set(heard.volumes) == {0.0}


def test_while_another_window_is_in_front_no_room_is_heard(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        heard = begun(one, volume="40")
        one.wait(1)
        assert heard.volumes[-1] > 0
        one.app.frame([Front(is_here=False)], 1 / 60)
        assert heard.volumes[-1] == 0
        one.app.frame([Front(is_here=True)], 1 / 60)
        assert heard.volumes[-1] > 0


def test_a_caption_is_seen_and_read_out_and_goes_again_and_moves_nothing(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        begun(one)
        one.wait(0.1)
        assert one.sees("[A phone rings.]")
        before = [target.box for target in one.app.top.targets.drawn if target.id != "caption"]
        one.wait(1.8)
        assert one.sees("The door bell rings. An oven hums. People wait.]")
        read = one.app.top.targets.find("caption")
        assert read is not None
        assert (read.role, read.name) == ("text", "[The door bell rings. An oven hums. People wait.]")
        one.wait(8)
        assert not one.sees("The door bell rings.")
        assert one.app.top.targets.find("caption") is None
        assert [target.box for target in one.app.top.targets.drawn] == before


def test_captions_can_be_turned_off_and_are_there_without_sound(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=BAKERY)) as one:
        heard = begun(one, captions="off", volume="0")
        one.wait(2)
        assert not one.sees("[")
        assert "bell" in heard.names()
        one.app.perform((Keep("captions", "on"),))
        one.wait(0.1)
        assert one.sees("The door bell rings.")


def test_a_line_of_the_players_own_can_have_a_sound_too(tmp_path: Path) -> None:
    own = "    - you: Good morning.\n      sound: paper\n    - mrs_smith: I came"
    with sitting(library(tmp_path, bakery=BAKERY.replace("    - mrs_smith: I came", own))) as one:
        heard = begun(one)
        one.read_on()
        one.wait(1)
        assert heard.names("bell", "paper") == ["bell", "paper"]


LATER = """\
    - choose:
        well: {say: Well., end: done}
endings:"""


def test_who_comes_back_to_a_call_hears_the_room_and_not_again_what_was_heard(tmp_path: Path) -> None:
    scene = BAKERY.replace("reply: [{mrs_smith: Yes.}], end: done", "reply: [{mrs_smith: Yes.}], go: later")
    scene = scene.replace("endings:", f"  later:\n{LATER}")
    with sitting(library(tmp_path, bakery=scene)) as one:
        begun(one)
        one.read_on()
        one.answer("sorry")
        one.read_on()
        one.app.perform((ShowLevels(),))
        heard = listening(one)
        assert isinstance(one.app.top, LevelsScreen)
        assert one.app.top.page.left is not None
        one.app.perform((GoOn(one.app.top.page.left.attempt),))
        one.wait(3)
        assert one.screen == "TalkScreen"
        assert heard.names("ring", "pick_up", "bell") == ["pick_up"]
        assert heard.rooms[-1] == "bakery"


MOVED = BAKERY.replace("    - mrs_smith: I came", "    - place: hallway\n    - mrs_smith: I came")


def test_another_place_is_heard_and_captioned_with_the_line_that_is_said_there(tmp_path: Path) -> None:
    with sitting(library(tmp_path, bakery=MOVED)) as one:
        heard = begun(one)
        one.wait(4)
        assert heard.rooms[-1] == "bakery"
        one.key("space", "space")
        one.wait(0.2)
        assert heard.rooms[-1] == "hallway"
        assert one.sees("A clock ticks.")


def test_another_place_that_sounds_alike_is_not_captioned_anew(tmp_path: Path) -> None:
    alike = MOVED.replace("place: bakery", "place: kitchen").replace("place: hallway", "place: kitchen_evening")
    with sitting(library(tmp_path, bakery=alike)) as one:
        heard = begun(one)
        one.wait(9)
        assert not one.sees("A fridge hums.")
        one.key("space", "space")
        one.wait(0.2)
        assert heard.rooms[-1] == "kitchen_evening"
        assert not one.sees("A fridge hums.")


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_a_new_place_comes_from_behind_a_curtain_that_lifts_and_stands_still_where_nothing_is_to_move(
    tmp_path: Path, motion: str
) -> None:
    hides = motion == "full"
    with sitting(library(tmp_path, bakery=MOVED)) as one:
        begun(one, motion=motion)
        one.wait(4)
        assert _stage(one) == ("bakery", 0)
        one.key("space", "space")
        one.wait(0.05)
        place, hidden = _stage(one)
        assert (place, hidden > 0) == ("hallway", hides)
        one.wait(0.2)
        assert (_stage(one)[1] < hidden) == hides
        one.wait(0.5)
        assert _stage(one) == ("hallway", 0)


def _stage(one: Sitting) -> tuple[str, int]:
    """The place on the stage, and how much of it is hidden, 0-255."""
    items = one.app.view.canvas.items
    (picture,) = (item for item in items if isinstance(item, Picture))
    over = [item.alpha for item in items if isinstance(item, Fill) and item.seen == picture.seen]
    return picture.name, max(over, default=0)
