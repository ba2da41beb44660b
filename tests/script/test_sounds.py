"""Sounds are opened and measured without being played, and what a player is given can be played, whatever the file."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from game.authoring.check import SoundShelf
from game.cli.entry import main
from game.script.sounds import Sound, SoundFault, sound_of
from game.script.sounds.ogg import _sum
from game.session.files import LibraryFiles
from game.window.canvas.assets import Assets

os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

EXAMPLES = Path(pygame.__file__).parent / "examples" / "data"
OGG = (EXAMPLES / "house_lo.ogg").read_bytes()
MP3 = (EXAMPLES / "house_lo.mp3").read_bytes()


def wav(
    frames: int = 2205, *, tag: int = 1, channels: int = 1, rate: int = 22_050, bits: int = 16, said: int = -1
) -> bytes:
    """A WAV file; ``said`` is how many bytes of samples its header promises, as many as there are unless told."""
    align = channels * bits // 8
    samples = bytes(range(1, 201)) * (frames * align // 200 + 1)
    samples = samples[: frames * align]
    size = len(samples) if said < 0 else said
    head = struct.pack("<HHIIHH", tag, channels, rate, rate * align & 0xFFFFFFFF, align, bits)
    body = b"WAVEfmt " + struct.pack("<I", 16) + head + b"data" + struct.pack("<I", size) + samples
    return b"RIFF" + struct.pack("<I", len(body) & 0xFFFFFFFF) + body


def summed(data: bytes) -> bytes:
    """An Ogg file with its sums made right again: what somebody changed on purpose."""
    made, at = bytearray(data), 0
    while at + 27 <= len(made):
        end = at + 27 + made[at + 26] + sum(made[at + 27 : at + 27 + made[at + 26]])
        if end > len(made):
            break
        page = bytes(made[at:end])
        made[at + 22 : at + 26] = struct.pack("<I", _sum(page[:22] + bytes(4) + page[26:]))
        at = end
    return bytes(made)


SOUND_ONES = {
    "wav": (wav(), "WAV", 0.1, 22_050, 1),
    "wav of two channels": (wav(channels=2, rate=48_000, frames=48_000), "WAV", 1.0, 48_000, 2),
    "wav of 8 bits": (wav(bits=8), "WAV", 0.1, 22_050, 1),
    "wav of 24 bits": (wav(bits=24), "WAV", 0.1, 22_050, 1),
    "wav of 32 bits": (wav(bits=32), "WAV", 0.1, 22_050, 1),
    "wav of a telephone": (wav(tag=7, bits=8, rate=8_000, frames=8_000), "WAV", 1.0, 8_000, 1),
    "wav of floats": (wav(tag=3, bits=32), "WAV", 0.1, 22_050, 1),
    "wav of long floats": (wav(tag=3, bits=64), "WAV", 0.1, 22_050, 1),
    "wav written while it was recorded": (wav(said=0xFFFFFFFF), "WAV", 0.1, 22_050, 1),
    "ogg": (OGG, "Ogg", 7.1, 11_025, 1),
    "mp3": (MP3, "MP3", 7.26, 11_025, 1),
    "mp3 with a picture before it": (b"ID3\x03\0\0\0\0\x08\0" + bytes(1024) + MP3, "MP3", 7.26, 11_025, 1),
}
FAULTS = {
    "nothing": (b"", "has no bytes"),
    "no samples": (wav(0), "is empty"),
    "no samples, and a remark after them": (wav(0) + b"LIST\x04\0\0\0INFO", "is empty"),
    "less than one sample": (wav()[:45], "is empty"),
    "half a header": (wav()[:30], "header"),
    "no rate": (wav(rate=0), "0 samples a second"),
    "a rate of a film's": (wav(rate=4_000_000_000), "4,000,000,000 samples a second"),
    "many channels": (wav(channels=300), "300 channels"),
    "no channel": (wav().replace(struct.pack("<HHI", 1, 1, 22_050), struct.pack("<HHI", 1, 0, 22_050)), "contradicts"),
    "a wrong header": (wav().replace(struct.pack("<HH", 2, 16), struct.pack("<HH", 9, 16)), "contradicts itself"),
    "a packed wav": (wav(tag=2, bits=4, frames=400), "of a kind that is not played"),
    "six minutes": (wav(rate=8_000, bits=8, frames=8_000 * 360), "lasts 6 minutes"),
    "ogg with a wrong letter": (OGG[:9000] + b"!" + OGG[9001:], "is damaged"),
    "ogg with one header": (OGG[:58], "header"),
    "ogg with codes that do not add up": (summed(OGG[:438] + b"\xff" + OGG[439:]), "header"),
    "two oggs": (OGG + OGG, "several sounds"),
    "flac": (b"fLaC" + bytes(100), "FLAC"),
    "a telephone's recording": (b"\0\0\0\x20ftypM4A " + bytes(100), "M4A"),
    "a web page": (b"<!DOCTYPE html><p>Not found", "web page"),
    "a note of Git": (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
    "a text": (b"This is no sound.", "no sound that can be played"),
    "much of nothing": (bytes(100_000), "no sound that can be played"),
    "much of it": (b"\xff" * 1_000_000, "no frame of sound"),
    "mp3 full of holes": (
        b"".join(MP3[at : at + 400] + bytes(200) for at in range(0, 60_000, 400)),
        "no frame of sound is in it",
    ),
    "mp3 with a hole": (MP3[:40_000] + bytes(20_000) + MP3[60_000:], "is damaged"),
}


@pytest.mark.parametrize("name", SOUND_ONES)
def test_a_sound_is_measured_and_what_a_player_is_given_lasts_as_long(name: str) -> None:
    data, kind, seconds, rate, channels = SOUND_ONES[name]
    found = sound_of(data)
    assert isinstance(found, Sound)
    assert (found.kind, found.rate, found.channels, found.doubt) == (kind, rate, channels, "")
    assert found.seconds == pytest.approx(seconds, abs=0.01)
    pygame.mixer.init(22_050, -16, 1, 512)
    assert pygame.mixer.Sound(io.BytesIO(found.data)).get_length() == pytest.approx(max(seconds, 0.1), abs=0.15)


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_played_says_why(name: str) -> None:
    data, why = FAULTS[name]
    found = sound_of(data)
    assert isinstance(found, SoundFault)
    assert why in found.message
    assert found.hint


@pytest.mark.parametrize(
    ("data", "doubt"),
    [
        (wav(22_050)[:-22_050], "it is cut short: 1.0 seconds are promised, and 0.5 are there"),
        (OGG[:15_313], "it is cut short: it stops after 3.1 seconds, without an end"),
        (OGG[:16_000], "it is cut short: it stops after 3.1 seconds, without an end"),
        (MP3[:50_000], "it is cut short: it stops after 3.1 seconds, without an end"),
        (wav(220), "it lasts 10 milliseconds, so nobody hears it"),
    ],
)
def test_a_sound_that_is_cut_short_is_played_as_far_as_it_goes_and_doubted(data: bytes, doubt: str) -> None:
    found = sound_of(data)
    assert isinstance(found, Sound)
    assert found.doubt == doubt


PLAY = """
import io, sys, pygame
pygame.mixer.init(22_050, -16, 1, 512)
whole = sys.stdin.buffer.read()
while whole:
    size, whole = int.from_bytes(whole[:4], "big"), whole[4:]
    data, whole = whole[:size], whole[size:]
    sound = pygame.mixer.Sound(io.BytesIO(data))
    sound.play()
    pygame.time.wait(1)
    sound.stop()
"""


def test_whatever_is_wrong_with_a_file_nothing_that_passes_harms_the_player() -> None:
    dice = random.Random(7)
    passed = []
    for _ in range(150):
        seed = bytearray(
            dice.choice((OGG, MP3[:40_000], wav(dice.choice((1, 2, 10, 1000)), rate=dice.randrange(4000, 99_999))))
        )
        head = 4_500 if seed[:4] == b"OggS" else len(seed)
        for _ in range(dice.choice((0, 1, 3, 20))):
            seed[dice.randrange(head)] = dice.randrange(256)
        found = sound_of(summed(bytes(seed)))
        if isinstance(found, Sound):
            passed.append(len(found.data).to_bytes(4, "big") + found.data)
    assert len(passed) > 40
    run = subprocess.run(
        [sys.executable, "-c", PLAY], input=b"".join(passed), capture_output=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stderr[-300:]


def library(folder: Path, voices: dict[str, bytes]) -> Path:
    """A library in which a line names each of these voices."""
    for part in ("cast", "scenes"):
        (folder / part).mkdir(parents=True)
    lines = "".join(f"    - narrator: It rings.\n      voice: {name}\n" for name in voices)
    texts = {
        "course.yaml": "title: T\nlevels: [s]\n",
        "skills.yaml": "kind: {label: Kind, half: heart, kind: skill, tip: Be kind.}\n",
        "scenes/s.yaml": f"scene: s\ntitle: S\nbeats:\n  a:\n{lines}    - end: z\n"
        "endings:\n  z: {title: Z, outcome: won}\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, data in voices.items():
        path = folder / "voices" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_check_opens_every_sound_in_whatever_folder_and_tells_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voices = {"ola/hum.wav": wav(), "none.wav": wav(0), "half.ogg": OGG[:16_000], "deep/er/song.wav": MP3}
    assert main(["check", str(library(tmp_path / "lib", voices)), "--no-cache"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "sound '" in line]
    assert [line.partition(" ")[0].rpartition("/")[2] for line in told] == [
        "s.yaml:8:14:",
        "s.yaml:10:14:",
        "s.yaml:12:14:",
    ]
    assert "DLG131: the sound 'none.wav' cannot be played: it is empty" in told[0]
    assert "DLG132: the sound 'half.ogg': it is cut short" in told[1]
    assert "DLG132: the sound 'deep/er/song.wav': its name ends in '.wav', and it is MP3" in told[2]


def test_a_recording_that_can_hardly_be_its_line_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path / "lib", {"click.wav": wav(4410)})
    scene = folder / "scenes" / "s.yaml"
    said = "It stood in the window on Saturday, and it stands there still, you know."
    scene.write_text(scene.read_text("utf-8").replace("narrator: It rings.", f"you: {said}"), "utf-8")
    main(["check", str(folder), "--no-cache"])
    assert "the sound 'click.wav': too short: 0.2 seconds, where the text takes about 5.6" in capsys.readouterr().out


def test_a_sound_that_is_mended_is_looked_at_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path / "lib", {"hum.wav": wav(0)})
    call = ["check", str(folder), "--cache", str(tmp_path / "cache")]
    main(call)
    assert "DLG131" in capsys.readouterr().out
    (folder / "voices" / "hum.wav").write_bytes(wav())
    main(call)
    assert "DLG131" not in capsys.readouterr().out


def test_what_is_hidden_leads_outside_or_is_no_file_is_no_sound(tmp_path: Path) -> None:
    folder = library(tmp_path / "lib", {"hum.wav": wav(), "._hum.wav": b"\0\5\x16\7"})
    (tmp_path / "outside.wav").write_bytes(wav())
    (folder / "voices" / "link.wav").symlink_to(tmp_path / "outside.wav")
    os.mkfifo(folder / "voices" / "pipe.wav")
    with (folder / "voices" / "huge.wav").open("wb") as huge:
        huge.truncate(3 * 2**30)
    shelf = SoundShelf((folder,))
    assert shelf.names == {"hum.wav", "link.wav", "pipe.wav", "huge.wav"}
    for name, why in (("link.wav", "outside the library"), ("pipe.wav", "a pipe"), ("huge.wav", "larger than 32 MiB")):
        heard = shelf.heard(name)
        assert isinstance(heard, SoundFault)
        assert why in heard.message
    assert LibraryFiles(folder).sound("voices/link.wav") is None


def test_the_window_plays_no_sound_that_cannot_be_played_and_says_so_once(tmp_path: Path, root: Path) -> None:
    folder = library(tmp_path / "lib", {"ola/hum.wav": wav(), "none.wav": wav(0, rate=44_100)})
    assets = Assets(root / "assets", LibraryFiles(folder))
    for name in ("ola/hum.wav", "none.wav", "ola/hum.wav", "none.wav", ""):
        assets.loudspeaker.speak(name, 0.5)
    assert assets.missing == ["The voice none.wav cannot be played, so its line is silent."]
