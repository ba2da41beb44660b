"""A sound file by its bytes: what kind it is, whatever it is called, and what it comes to."""

from __future__ import annotations

from typing import Final

from game.script.sounds.mp3 import mp3_of
from game.script.sounds.ogg import ogg_of
from game.script.sounds.sound import AGAIN, Sound, SoundFault
from game.script.sounds.wav import wav_of

ENDINGS: Final = {".wav": "WAV", ".wave": "WAV", ".ogg": "Ogg", ".oga": "Ogg", ".opus": "Ogg", ".mp3": "MP3"}
"""What kind of sound a file's name promises."""
_OTHERS: Final = (
    (4, b"ftyp", "an M4A recording, as telephones make"),
    (0, b"fLaC", "a FLAC recording"),
    (0, b"FORM", "an AIFF recording"),
    (0, b"caff", "a CAF recording"),
    (0, b"#!AMR", "an AMR recording, as telephones make"),
    (0, b"\x1a\x45\xdf\xa3", "a WebM or Matroska recording"),
    (0, b"\x30\x26\xb2\x75", "a WMA recording"),
    (0, b"MThd", "a MIDI file, which holds notes and no voice"),
    (0, b"RIFX", "a WAV file of a kind that is not played"),
    (0, b"RF64", "a WAV file of a kind that is not played"),
    (0, b"version https://git-lfs", "only a note of where the sound is kept (Git LFS)"),
    (0, b"<", "a web page"),
)


def sound_of(data: bytes) -> Sound | SoundFault:
    """Measure a sound: nothing is played, and nothing in the file can do harm.

    Args:
        data: the whole file.

    Returns:
        The sound; or why it cannot be played.
    """
    if not data:
        return SoundFault("is empty: the file has no bytes", "record it again")
    if data.startswith(b"RIFF"):
        return wav_of(data) if data[8:12] == b"WAVE" else SoundFault("has a header that is cut short or wrong")
    if data.startswith(b"OggS"):
        return ogg_of(data)
    for at, mark, name in _OTHERS:
        if data.startswith(mark, at):
            return SoundFault(f"is {name}", AGAIN)
    if data.startswith(b"ID3") or b"\xff" in data[:4096]:
        return mp3_of(data)
    return SoundFault("is no sound that can be played")
