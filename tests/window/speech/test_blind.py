"""A call is played by somebody who hears nothing but what a voice has spoken, and has only the keys it spoke of."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.window.speech.reader import Reader
from support.sitting import Sitting, sitting
from support.spoken import MISSING, FileVoice, Recorder, has_program
from support.terminal_scenes import library

pytestmark = pytest.mark.skipif(not has_program(), reason=MISSING)


class Listener:
    """Knows what was spoken to its end since they last did something, and presses keys; sees nothing."""

    def __init__(self, one: Sitting, recorder: Recorder) -> None:
        self.one, self._recorder = one, recorder
        self._from = 0

    def listen(self) -> list[str]:
        """Wait until nothing more is spoken; what was, since the last key."""
        until, quiet = time.monotonic() + 30, 0
        while quiet < 20:  # as long as a line takes to begin after the one before
            assert time.monotonic() < until, "it never fell silent"
            self.one.wait(1 / 30)
            quiet = 0 if self._recorder.is_speaking else quiet + 1
            time.sleep(0.002)
        return self._recorder.spoken[self._from :]

    def key(self, *names: str) -> None:
        for name in names:
            self._from = len(self._recorder.spoken)
            self.one.key(name)

    def type(self, text: str) -> None:
        self._from = len(self._recorder.spoken)
        self.one.type(text)

    def hears(self, words: str) -> bool:
        return any(words in line for line in self.listen())

    def press(self, words: str) -> None:
        """Press what was spoken of with these words: by the number that was spoken, or by going there with Tab."""
        numbers = [found[1] for line in self.listen() if words in line and (found := re.search(r"press (\d)\.$", line))]
        if numbers:
            self.key(numbers[-1])
            return
        for _ in range(60):
            self.key("tab")
            if self.hears(words):
                self.key("enter")
                return
        raise AssertionError(f"nothing was spoken of as {words!r} on the way round")

    def say(self, words: str) -> None:
        """Press on until an answer with these words is spoken of, and give it."""
        for _ in range(60):
            if any(line.startswith("Option") and words in line for line in self.listen()):
                self.one.wait(0.5)
                self.press(words)
                return
            self.key("space")
        raise AssertionError(f"{words!r} was never spoken of as an answer")


@pytest.fixture
def voice(tmp_path: Path) -> FileVoice:
    folder = tmp_path / "spoken"
    folder.mkdir()
    return FileVoice(folder)


@pytest.fixture
def listener(tmp_path: Path, voice: FileVoice) -> Iterator[Listener]:
    recorder = Recorder(voice.find)
    with sitting(library(tmp_path), reader=Reader(recorder)) as one:
        yield Listener(one, recorder)
        recorder.close()


def test_a_call_is_played_from_what_was_spoken_alone(listener: Listener, voice: FileVoice) -> None:
    assert listener.listen() == [], "nobody is read to who has not asked for it"
    listener.key("f3")
    heard = listener.listen()
    assert heard[:2] == ["This is read aloud. Any key or touch breaks it off.", "F3 reads the screen once more."]
    assert "Your name, field." in heard
    listener.type("Ann")
    assert listener.listen()[-1] == "Ann."
    listener.press("Start, button")
    assert listener.hears("On the Doorstep")
    listener.press("On the Doorstep")
    assert listener.hears("Line two is blinking, Ann.")
    listener.press("Take the call")
    heard = listener.listen()
    assert "Anger: 60 of 100, low is good." in heard
    assert "The phone rings." in heard
    listener.say("Your number, please")
    listener.say("You lost your morning")
    heard = listener.listen()
    assert "You: You lost your morning, Mrs Smith." in heard
    assert "Anger minus 20, for the better." in heard
    listener.say("I will send him tomorrow")
    assert listener.hears("You: I will send him tomorrow")
    for _ in range(10):
        if listener.hears("See how it went"):
            break
        listener.key("space")
    listener.press("See how it went")
    listener.one.wait_for_grades()
    assert listener.hears("Passed")
    assert sum(voice.seconds(at) for at, file in enumerate(voice.files) if file.exists()) > 30, "it can be listened to"


def test_the_screen_is_read_once_more_at_a_key_and_no_more_at_another(listener: Listener) -> None:
    listener.key("f3")
    first = listener.listen()
    listener.key("f3")
    assert listener.listen() == first[-len(listener.listen()) :], "the keys are told once"
    assert "Your name, field." in listener.listen()
    listener.key("shift+f3")
    assert listener.listen() == []
    listener.key("tab")
    assert listener.listen() == []


def test_a_new_screen_falls_into_the_word_of_the_one_before_and_one_come_back_to_tells_its_name(
    listener: Listener,
) -> None:
    listener.key("f3")
    listener.listen()
    listener.key("f1")
    assert listener.listen()[0] == "Keys, dialog."
    listener.key("escape")
    assert len(listener.listen()) == 1


def test_the_voice_speaks_as_fast_as_is_set_in_the_language_that_is_read(listener: Listener, voice: FileVoice) -> None:
    listener.key("f3")
    listener.listen()
    assert set(voice.asked) == {("en", 1.0)}
    listener.key("f2")
    listener.listen()
    listener.press("Fast, choice 3 of 3")
    listener.listen()
    assert voice.asked[-1] == ("en", 1.5)
