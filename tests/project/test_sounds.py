"""The game's sounds: what the script works out is what lies there, and each is fit to be heard by anybody."""

from __future__ import annotations

import math
import subprocess
import sys
from array import array
from functools import cache
from pathlib import Path

import pytest

from game.paths import assets_dir
from game.script.sounds import sound_of
from game.script.sounds.sound import Sound
from game.session.files import LibraryFiles
from game.soundscape import FOLDER, GRAINS, LAYERS, SECONDS, SOUNDS, TIMBRES, file_of
from game.window.canvas.loudspeaker import RATE
from game.window.canvas.waves import Samples, read_samples
from tools.make_sounds import MADE
from tools.sounds.waves import wav_file

LOUDEST = 0.75
"""Nothing is louder, 1 being as loud as a file can be."""
NAMES = (*SOUNDS, *LAYERS, *TIMBRES)


@cache
def samples(name: str) -> Samples:
    data = LibraryFiles(assets_dir()).sound(file_of(name))
    found = None if data is None else read_samples(data)
    assert found is not None, name
    return found


@cache
def wave(name: str) -> tuple[float, ...]:
    return tuple(value / 32768 for value in array("h", samples(name).data))


def test_there_is_a_file_for_everything_that_can_be_heard_and_none_besides() -> None:
    there = {path.stem for path in (assets_dir() / FOLDER).glob("*.wav")}
    assert there == set(NAMES) == set(MADE)


def test_the_files_are_small_and_say_whose_they_are() -> None:
    sizes = [path.stat().st_size for path in (assets_dir() / FOLDER).iterdir()]
    assert max(sizes) < 24 * 1024
    assert sum(sizes) < 600 * 1024
    assert "licence" in (assets_dir() / FOLDER / "LICENCE.txt").read_text("ascii")


@pytest.mark.parametrize("name", NAMES)
def test_what_lies_there_is_what_the_script_works_out(name: str) -> None:
    rate, make = MADE[name]
    made = sound_of(wav_file(make(), rate))
    assert isinstance(made, Sound)
    again = read_samples(made.data)
    assert again is not None
    assert again.rate == samples(name).rate
    pairs = zip(array("h", again.data), array("h", samples(name).data), strict=True)
    assert max(abs(one - other) for one, other in pairs) < 0.03 * 32768  # the last digit of a sine is the machine's


def test_the_script_tells_which_file_is_not_its_own(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "tools" / "make_sounds.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert set(done.stdout.split()) <= {f"{name}.wav" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_neither_too_loud_nor_too_faint_and_lies_round_zero(name: str) -> None:
    assert 0.05 < max(map(abs, wave(name))) < LOUDEST
    assert abs(sum(wave(name)) / len(wave(name))) < 0.004


@pytest.mark.parametrize("name", SOUNDS)
def test_a_short_sound_is_short_and_comes_out_of_silence_and_goes_back_into_it(name: str) -> None:
    assert 0.05 < len(wave(name)) / samples(name).rate < 2
    assert abs(wave(name)[0]) < 0.01
    assert max(abs(value) for value in wave(name)[-8:]) < 0.015


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_goes_round_without_a_seam_and_is_as_soft_as_the_others(name: str) -> None:
    steps = [abs(after - before) for before, after in zip(wave(name), wave(name)[1:], strict=False)]
    assert abs(wave(name)[0] - wave(name)[-1]) <= max(steps)
    assert 0.005 < math.sqrt(sum(value**2 for value in wave(name)) / len(wave(name))) < 0.05
    assert 1 < len(wave(name)) / samples(name).rate < 6
    assert RATE % samples(name).rate == 0  # so that it can be cut where it began


@pytest.mark.parametrize("name", TIMBRES)
def test_every_syllable_of_a_voice_begins_and_ends_in_silence(name: str) -> None:
    size = len(wave(name)) // len(GRAINS)
    for first in range(0, size * len(GRAINS), size):
        said = wave(name)[first : first + size]
        assert max(abs(value) for value in (*said[:2], *said[-2:])) < 0.01
        assert 0.1 < max(map(abs, said)) < 0.4
        assert size / samples(name).rate == pytest.approx(SECONDS, abs=0.001)
