"""The voices that systems bring: how each is asked what it speaks, and how it is told to speak."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, NamedTuple

from game.window.speech.voice import Voice, base_of

WORDS_A_MINUTE: Final = 175
"""How fast espeak and the Mac speak at their usual speed, about."""


class Source(NamedTuple):
    """A program that may be there."""

    program: str
    probe: tuple[str, ...]
    """What it is asked with, after its name, so that it tells what it speaks."""
    heard: Callable[[str, str], Voice | None]
    """The voice: from where the program is, and what it told; None where it told of none."""


def _espeak(path: str, told: str) -> Voice | None:
    """``espeak-ng --voices``: the language is the second word of each line."""
    rows = [line.split() for line in told.splitlines()[1:]]
    languages = _bases(row[1] for row in rows if len(row) > 3)

    def command(language: str, speed: float) -> list[str]:
        return [path, "-v", _safe(language), "-s", str(round(WORDS_A_MINUTE * speed)), "--stdin"]

    return Voice(PurePath(path).name, languages, command) if languages else None


def _dispatcher(path: str, told: str) -> Voice | None:
    """``spd-say -L``: name, language and variant, in columns; names have no spaces."""
    languages = _bases(row[-2] for row in map(str.split, told.splitlines()[1:]) if len(row) >= 3)

    def command(language: str, speed: float) -> list[str]:
        rate = max(-100, min(100, round(100 * math.log(speed) / math.log(3))))
        return [path, "--wait", "--language", _safe(language), "--rate", str(rate), "--"]

    hush = (path, "--cancel")
    return Voice("Speech Dispatcher", languages, command, "argument", hush) if languages else None


_MAC: Final = re.compile(r"^(?P<name>.+?)\s+(?P<language>[a-z]{2,3})[_-][A-Za-z0-9_-]+\s+#")


def _mac(path: str, told: str) -> Voice | None:
    """``say -v ?``: name, language and a sample; the first of each language is taken."""
    names: dict[str, str] = {}
    for line in told.splitlines():
        if found := _MAC.match(line):
            names.setdefault(found["language"], found["name"])

    def command(language: str, speed: float) -> list[str]:
        name = names.get(_safe(language).partition("-")[0])
        return [path, *(("-v", name) if name else ()), "-r", str(round(WORDS_A_MINUTE * speed)), "-f", "-"]

    return Voice("macOS", frozenset(names), command) if names else None


_SYNTHESIZER: Final = "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
_INSTALLED: Final = f"{_SYNTHESIZER} $s.GetInstalledVoices() | ForEach-Object {{ $_.VoiceInfo.Culture.Name }}"


def _windows(path: str, told: str) -> Voice | None:
    """The cultures of the installed voices, one a line."""
    languages = _bases(told.split())

    def command(language: str, speed: float) -> list[str]:
        rate = max(-10, min(10, round(10 * math.log(speed) / math.log(3))))
        culture = f"[Globalization.CultureInfo]'{_safe(language)}'"
        script = (
            f"[Console]::InputEncoding = [Text.Encoding]::UTF8; {_SYNTHESIZER} $s.Rate = {rate};"
            f" try {{ $s.SelectVoiceByHints('NotSet', 'NotSet', 0, {culture}) }} catch {{ }};"
            " $s.Speak([Console]::In.ReadToEnd())"
        )
        return [path, "-NoProfile", "-NonInteractive", "-Command", script]

    return Voice("Windows", languages, command) if languages else None


_LINUX: Final = (
    Source("espeak-ng", ("--voices",), _espeak),
    Source("spd-say", ("--list-synthesis-voices",), _dispatcher),
    Source("espeak", ("--voices",), _espeak),
)
SOURCES: Final[Mapping[str, tuple[Source, ...]]] = MappingProxyType(
    {
        "linux": _LINUX,
        "darwin": (Source("say", ("-v", "?"), _mac), *_LINUX),
        "win32": (Source("powershell", ("-NoProfile", "-NonInteractive", "-Command", _INSTALLED), _windows),),
    }
)
"""Which programs may speak on a system, by its ``sys.platform``, the first first."""


def sources(platform: str) -> tuple[Source, ...]:
    """Those of a system; one that nobody knows is asked what Linux is."""
    return SOURCES.get(platform, _LINUX)


def _bases(codes: Iterable[str]) -> frozenset[str]:
    """Languages without their regions."""
    return frozenset(map(base_of, codes))


def _safe(language: str) -> str:
    """A code of a language that can stand in a command."""
    return re.sub(r"[^A-Za-z0-9-]", "", language) or "en"
