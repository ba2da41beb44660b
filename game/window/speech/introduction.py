"""What is said of reading aloud itself: the keys for it, when it begins; the voice, or how to get one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from game.story.language import Language, to_translate
from game.window.commands import Command, Help, Move, ReadAloud
from game.window.keybindings import Keybindings
from game.window.speech.speaker import State
from game.window.speech.voice import Voice

_KEYS: Final[tuple[tuple[Command, str], ...]] = (
    (ReadAloud(), to_translate("{key} reads the screen once more.")),
    (Move("next"), to_translate("{key} goes to the next thing that can be pressed.")),
    (Help("key"), to_translate("{key} tells all the keys.")),
)
_HOW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "darwin": to_translate("In the system's settings, Accessibility has them under Spoken Content."),
        "win32": to_translate("In Windows' settings, Time & language has them under Speech."),
    }
)
_HOW_ELSE: Final = to_translate("Install the package espeak-ng, or speech-dispatcher, and turn this on again.")


def introduction(keybindings: Keybindings, language: Language) -> list[str]:
    """What is said before anything else: how to silence it, hear it again, and get about."""
    told = [language.tr("This is read aloud. Any key or touch breaks it off.")]
    for command, text in _KEYS:
        strokes = keybindings.keys_of(command)
        if strokes:
            key = "+".join(language.tr(part) for part in (strokes[0].held, strokes[0].key) if part)
            told.append(language.tr(text, key=key))
    return told


def remark(state: State, voice: Voice | None, platform: str, language: Language) -> str:
    """What is told under the setting, as things are: the voice that reads, or why none does and what helps."""
    how = language.tr(_HOW.get(platform, _HOW_ELSE))
    if state == "dead":
        return language.tr("The voice here has failed, so nothing is read aloud. Turn this on again to try anew.")
    if voice is not None and voice.speaks(language.code):
        return language.tr("Read by the voice of {voice}.", voice=voice.name)
    if voice is not None:
        return language.tr("{voice} has no voice for this language here.", voice=voice.name) + f" {how}"
    if state in ("not asked", "looking"):
        return language.tr("Looking for a voice on this computer …")
    return language.tr("No voice is installed here, so nothing is read aloud yet.") + f" {how}"
