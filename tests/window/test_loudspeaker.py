"""What sounds, on a device that nobody hears: rooms blend, voices come before them, and silence is no trouble."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.paths import assets_dir
from game.session.files import LibraryFiles
from game.soundscape import LAYERS, ROOMS, SOUNDS, voice_of
from game.window.canvas.loudspeaker import BABBLE, CHANNELS, DUCKED, FADE, LEVELS, RATE, Loudspeaker

FRAME = 1 / 60
VOICE = voice_of("mrs_smith")


@pytest.fixture
def missing() -> list[str]:
    return []


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch, missing: list[str]) -> Iterator[Loudspeaker]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    found = Loudspeaker((LibraryFiles(assets_dir()),), missing.append)
    yield found
    found.fall_silent()


def wait(speaker: Loudspeaker, seconds: float, volume: float = 1.0) -> None:
    for _ in range(round(seconds / FRAME)):
        speaker.pass_time(FRAME, volume)


def volume_of(layer: str) -> float:
    """How loud a layer is heard, 0-1; 0 where it is not."""
    channel = pygame.mixer.Channel(LAYERS.index(layer))
    sound = channel.get_sound() if channel.get_busy() else None
    return 0.0 if sound is None else sound.get_volume() * channel.get_volume()


def test_nothing_is_opened_before_something_is_to_be_heard(speaker: Loudspeaker) -> None:
    speaker.play("ring", 0)
    speaker.play("no_such_sound", 1)
    speaker.babble(VOICE, 0, 1.0, 0)
    speaker.room("kitchen")
    wait(speaker, 0.5, volume=0)
    assert pygame.mixer.get_init() is None
    speaker.play("ring", 0.5)
    assert pygame.mixer.get_init() == (RATE, -16, 1)
    assert pygame.mixer.get_num_channels() == CHANNELS


def test_every_sound_can_be_played(speaker: Loudspeaker, missing: list[str]) -> None:
    for name in SOUNDS:
        speaker.play(name, 0.5)
    assert missing == []
    assert speaker.has_sound


def test_a_room_comes_out_of_silence_and_goes_round(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 2 * FRAME)
    assert 0 < volume_of("hum") < 0.1
    wait(speaker, FADE * 1.2)
    for layer, level in ROOMS["kitchen"].layers.items():
        assert volume_of(layer) == pytest.approx(level, abs=1 / LEVELS)
    wait(speaker, 8)
    assert volume_of("hum") > 0


def test_two_rooms_blend_and_what_both_have_goes_on(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 2)
    speaker.room("hallway")
    wait(speaker, FADE / 4)
    assert {"hum", "air", "clock_ticks"} <= speaker.layers.keys()
    assert speaker.layers["hum"] < ROOMS["kitchen"].layers["hum"]
    wait(speaker, FADE)
    assert speaker.layers == ROOMS["hallway"].layers
    assert volume_of("hum") == 0
    speaker.room("")
    wait(speaker, FADE * 1.2)
    assert speaker.layers == {}
    assert not any(volume_of(layer) for layer in LAYERS)


def test_only_one_file_is_loaded_in_a_frame(speaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    once = Loudspeaker._layer

    def layer(self: Loudspeaker, name: str) -> pygame.mixer.Sound | None:
        if name not in self._sounds:
            loaded.append(name)
        return once(self, name)

    monkeypatch.setattr(Loudspeaker, "_layer", layer)
    speaker.room("bakery")
    for number in range(1, len(ROOMS["bakery"].layers) + 1):
        wait(speaker, FRAME)
        assert len(loaded) == number
    wait(speaker, 1)
    assert sorted(loaded) == sorted(ROOMS["bakery"].layers)


def test_a_room_is_softer_while_somebody_speaks(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 2)
    alone = volume_of("hum")
    for _ in range(5):
        speaker.babble(VOICE, 0, 1.0, 0.5)
        wait(speaker, 0.12)
    assert volume_of("hum") == pytest.approx(alone * DUCKED, abs=1.5 / LEVELS)
    wait(speaker, 2)
    assert volume_of("hum") == pytest.approx(alone, abs=1 / LEVELS)


def test_so_it_is_while_a_voice_of_the_system_reads_aloud(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 2)
    alone = volume_of("hum")
    speaker.is_talked_over = True
    wait(speaker, 1)
    assert volume_of("hum") == pytest.approx(alone * DUCKED, abs=1.5 / LEVELS)


def test_one_syllable_takes_the_place_of_another(speaker: Loudspeaker) -> None:
    for grain in range(5):
        speaker.babble(VOICE, grain, 1.06, 0.5)
    assert pygame.mixer.Channel(BABBLE).get_busy()
    assert sum(pygame.mixer.Channel(at).get_busy() for at in range(CHANNELS)) == 1


def test_a_low_voice_takes_longer_over_a_syllable_than_a_high_one(speaker: Loudspeaker) -> None:
    lengths = []
    for pitch in ("low", "high"):
        speaker.babble(voice_of("mrs_smith", pitch), 1, 1.0, 0.5)
        said = pygame.mixer.Channel(BABBLE).get_sound()
        assert said is not None
        lengths.append(said.get_length())
    assert lengths[0] > lengths[1] * 1.2
    assert 0.06 < lengths[1] < lengths[0] < 0.16


def test_a_volume_that_is_turned_off_is_silence_at_once_and_the_room_comes_back_with_it(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 2)
    wait(speaker, FRAME, volume=0)
    assert volume_of("hum") == 0
    wait(speaker, 2, volume=0)
    assert speaker.layers == {}
    wait(speaker, 2)
    assert volume_of("hum") > 0


def test_what_is_hushed_stops_at_once_and_plays_nothing(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 2)
    speaker.play("lost", 1)
    speaker.hushed = True
    assert not any(pygame.mixer.Channel(at).get_busy() for at in range(CHANNELS))
    wait(speaker, FRAME)
    speaker.play("ring", 1)
    speaker.babble(VOICE, 0, 1.0, 1)
    assert not any(pygame.mixer.Channel(at).get_busy() for at in range(CHANNELS))
    speaker.hushed = False
    wait(speaker, 1)
    assert volume_of("hum") > 0


def test_a_machine_without_sound_stays_silent_and_tries_once(
    speaker: Loudspeaker, missing: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def fails(*_: object, **__: object) -> None:
        tried.append(1)
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", fails)
    speaker.room("kitchen")
    wait(speaker, 1)
    speaker.play("ring", 1)
    speaker.speak("so.wav", 1)
    speaker.babble(VOICE, 0, 1.0, 1)
    assert tried == [1]
    assert missing == []
    assert not speaker.has_sound


def test_after_it_let_go_of_sound_it_takes_it_up_again(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 1)
    speaker.fall_silent()
    assert pygame.mixer.get_init() is None
    wait(speaker, 1)
    assert pygame.mixer.get_init() is None
    speaker.play("bell", 1)
    speaker.room("hallway")
    wait(speaker, 1)
    assert volume_of("clock_ticks") > 0


def test_a_file_that_is_missing_is_told_and_no_trouble(missing: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    bare = Loudspeaker((LibraryFiles(assets_dir() / "fonts"),), missing.append)
    bare.room("hallway")
    wait(bare, 1)
    bare.play("ring", 1)
    bare.babble(VOICE, 0, 1.0, 1)
    bare.fall_silent()
    assert "The sound ring is missing, so it is not heard." in missing
    assert len(missing) == len(set(missing))


def test_a_device_that_was_lost_is_taken_up_again(speaker: Loudspeaker) -> None:
    speaker.room("kitchen")
    wait(speaker, 1)
    pygame.mixer.quit()
    wait(speaker, 1, volume=0)
    wait(speaker, 1)
    speaker.play("ring", 1)
    speaker.babble(VOICE, 0, 1.0, 1)
    assert volume_of("hum") > 0
    assert speaker.has_sound


def test_a_device_that_fails_in_the_middle_is_as_one_that_never_was(
    speaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker.room("kitchen")
    wait(speaker, 0.3)

    def fails(*_: object) -> None:
        raise pygame.error("the device is gone")

    monkeypatch.setattr(pygame.mixer, "Channel", fails)
    speaker.babble(VOICE, 0, 1.0, 1)
    wait(speaker, 1)
    speaker.play("ring", 1)
    assert speaker.layers == {}
    assert not speaker.has_sound
