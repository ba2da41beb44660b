"""The thread that speaks: in order, interruptible, silent where it cannot, and never in anybody's way."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.window.speech.speaker import LIVES, Speaker
from game.window.speech.voice import Voice
from support.spoken import wait_for

SPEAKS = "import sys; text = sys.stdin.read(); open({file!r}, 'a').write(text + '|'); 'long' in text and {sleep}"


class Heard:
    """A program that writes down what it is given; where that is long, it takes a minute."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "spoken.txt"
        self.source = SPEAKS.format(file=str(self.file), sleep="__import__('time').sleep(60)")
        self.asked: list[tuple[str, float]] = []

    def voice(self) -> Voice:
        def command(language: str, speed: float) -> list[str]:
            self.asked.append((language, speed))
            return [sys.executable, "-c", self.source]

        return Voice("Test", frozenset({"en"}), command)

    @property
    def texts(self) -> list[str]:
        return self.file.read_text("utf-8").split("|")[:-1] if self.file.exists() else []


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    return Heard(tmp_path)


@pytest.fixture
def open_() -> Iterator[Callable[[Callable[[], Voice | None]], Speaker]]:
    made: list[Speaker] = []

    def opened(find: Callable[[], Voice | None]) -> Speaker:
        made.append(Speaker(find))
        return made[-1]

    yield opened
    for speaker in made:
        speaker.close()


Opens = Callable[[Callable[[], Voice | None]], Speaker]


def test_nothing_is_looked_for_before_something_is_to_be_said(open_: Opens) -> None:
    asked: list[bool] = []
    speaker = open_(lambda: asked.append(True))
    time.sleep(0.05)
    assert not asked
    assert speaker.state == "not asked"
    speaker.look()
    wait_for(lambda: speaker.state == "none")
    assert asked == [True]


def test_what_is_said_while_the_voice_is_looked_for_is_spoken_when_it_is_found(open_: Opens, heard: Heard) -> None:
    def slow() -> Voice:
        time.sleep(0.2)
        return heard.voice()

    speaker = open_(slow)
    before = time.monotonic()
    speaker.say("Hello")
    assert time.monotonic() - before < 0.1, "whoever speaks waits for nothing"
    assert speaker.is_speaking
    wait_for(lambda: not speaker.is_speaking)
    assert heard.texts == ["Hello."]


def test_what_waits_is_spoken_in_order_and_together(open_: Opens, heard: Heard) -> None:
    speaker = open_(heard.voice)
    speaker.language, speaker.speed = "es", 1.5
    for text in ("One", "Two!", "Three"):
        speaker.say(text)
    wait_for(lambda: not speaker.is_speaking)
    assert "\n".join(heard.texts) == "One.\nTwo!\nThree."
    assert set(heard.asked) == {("es", 1.5)}


def test_an_interruption_breaks_off_what_is_spoken_and_what_waits(open_: Opens, heard: Heard) -> None:
    speaker = open_(heard.voice)
    speaker.say("a long text")
    wait_for(lambda: bool(heard.texts))
    speaker.say("never heard")
    before = time.monotonic()
    speaker.say("the newest", interrupt=True)
    assert time.monotonic() - before < 0.1
    wait_for(lambda: not speaker.is_speaking, 5)
    assert heard.texts == ["a long text.", "the newest."]


def test_to_stop_is_to_be_silent_at_once_and_no_failure(open_: Opens, heard: Heard) -> None:
    speaker = open_(heard.voice)
    for at in range(LIVES + 1):
        speaker.say("a long text")
        wait_for(lambda said=at + 1: len(heard.texts) == said)  # type: ignore[misc]  # bound as it is now
        speaker.stop()
        wait_for(lambda: not speaker.is_speaking, 5)
    assert speaker.state == "found"


def test_a_voice_that_dies_is_silence_and_is_looked_for_again_only_when_wanted_anew(open_: Opens) -> None:
    voices = [Voice("Broken", frozenset({"en"}), lambda *_: [sys.executable, "-c", "raise SystemExit(1)"])]
    voices += [Voice("Gone", frozenset({"en"}), lambda *_: ["/nowhere/at/all"])]
    there = iter(voices)
    speaker = open_(lambda: next(there, None))
    for state in ("dead", "dead"):
        for _ in range(LIVES):
            speaker.say("Hello")
            wait_for(lambda: not speaker.is_speaking)
        wait_for(lambda wanted=state: speaker.state == wanted)  # type: ignore[misc]  # bound as it is now
        assert speaker.voice is None
        speaker.say("Hello")
        assert not speaker.is_speaking
        speaker.look()
        assert speaker.state == state
        speaker.look(anew=True)
    wait_for(lambda: speaker.state == "none")


def test_a_voice_that_is_hushed_by_a_command_is_told_so_when_it_is_broken_off(
    open_: Opens, heard: Heard, tmp_path: Path
) -> None:
    mark = tmp_path / "hushed"
    hush = (sys.executable, "-c", f"open({str(mark)!r}, 'w').close()")
    speaker = open_(lambda: heard.voice()._replace(hush=hush))
    speaker.say("a long text")
    wait_for(lambda: bool(heard.texts))
    speaker.stop()
    wait_for(mark.exists)


def test_a_text_that_is_an_argument_is_spoken_too(open_: Opens, tmp_path: Path) -> None:
    file = tmp_path / "argument"
    source = f"import sys; open({str(file)!r}, 'w').write(sys.argv[-1])"
    speaker = open_(lambda: Voice("Test", frozenset(), lambda *_: [sys.executable, "-c", source, "--"], "argument"))
    speaker.say("-w is no option")
    wait_for(lambda: not speaker.is_speaking)
    assert file.read_text("utf-8") == "-w is no option."


def test_one_that_is_closed_says_nothing_any_more(open_: Opens, heard: Heard) -> None:
    speaker = open_(heard.voice)
    speaker.close()
    speaker.say("Hello")
    time.sleep(0.05)
    assert heard.texts == []
    assert not speaker.is_speaking
