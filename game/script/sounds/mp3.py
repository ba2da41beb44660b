"""MP3 files: walked frame by frame, and handed on without what is no frame of sound."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.script.sounds.sound import Sound, SoundFault, doubt_about, trouble_with

_RATES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_KBITS: Final = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_LAYER_3: Final = 1
_MOST_ODD: Final = 0.1
"""More of a file than this between its frames, and it is damaged."""
_MOST_TRIES: Final = 10_000
"""How often a frame is looked for where none begins."""
_TAGS: Final = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"3DI")
_ABOUT: Final = (b"Xing", b"Info", b"VBRI")


class _Frame(NamedTuple):
    size: int
    rate: int
    samples: int
    channels: int


def mp3_of(data: bytes) -> Sound | SoundFault:
    """Measure an MP3 file."""
    at = start = _after_tag(data)
    kept: list[bytes] = []
    first: _Frame | None = None
    samples = odd = tries = 0
    is_cut = False
    while at + 4 <= len(data):
        frame = _frame(data, at)
        if (
            frame is None
            or (first is not None and frame[1:] != first[1:])
            or (first is None and not _goes_on(data, at))
        ):
            if data.startswith(_TAGS, at):
                break
            tries += 1
            if tries > _MOST_TRIES:
                break
            following = data.find(b"\xff", at + 1)
            odd += (following if following >= 0 else len(data)) - at
            at = following if following >= 0 else len(data)
            continue
        whole = data[at : at + frame.size]
        if len(whole) < frame.size:
            is_cut = True
            break
        if first is not None or not any(mark in whole[:64] for mark in _ABOUT):
            kept.append(whole)
            samples += frame.samples
        first = first or frame
        at += frame.size
    if first is None:
        return SoundFault("is no MP3 that can be played: no frame of sound is in it")
    if tries > _MOST_TRIES or odd > (len(data) - start) * _MOST_ODD:
        return SoundFault("is damaged: a part of it is not what was written")
    seconds = samples / first.rate
    if len(kept) == 1:
        return SoundFault("is over before anybody hears it", "record it again")
    if trouble := trouble_with(first.rate, first.channels, seconds):
        return trouble
    return Sound("MP3", seconds, first.rate, first.channels, b"".join(kept), doubt_about(seconds, 0.0, is_cut=is_cut))


def _after_tag(data: bytes) -> int:
    """Where the sound begins, after the title, the picture and whatever else stands before it."""
    at = 0
    while data[at : at + 3] == b"ID3" and at + 10 <= len(data):
        size = 0
        for byte in data[at + 6 : at + 10]:
            size = size << 7 | byte & 0x7F
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    return at


def _frame(data: bytes, at: int) -> _Frame | None:
    """The frame that begins there, by its first four bytes; None where none does."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return None
    version, layer = data[at + 1] >> 3 & 3, data[at + 1] >> 1 & 3
    rate_at, kbits_at, padded = data[at + 2] >> 2 & 3, data[at + 2] >> 4, data[at + 2] >> 1 & 1
    if version not in _RATES or layer != _LAYER_3 or rate_at == 3 or kbits_at in (0, 15):
        return None
    is_first = version == 3
    rate, kbits = _RATES[version][rate_at], _KBITS[is_first][kbits_at]
    size = (144 if is_first else 72) * kbits * 1000 // rate + padded
    return _Frame(size, rate, 1152 if is_first else 576, 1 if data[at + 3] >> 6 == 3 else 2)


def _goes_on(data: bytes, at: int) -> bool:
    """Whether a frame ends where another of its kind begins, or the file does: what is no MP3 has no two in a row."""
    frame = _frame(data, at)
    if frame is None:
        return False
    after = _frame(data, at + frame.size)
    return at + frame.size == len(data) or (after is not None and after[1:] == frame[1:])
