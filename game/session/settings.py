"""What a player has set: a word for each setting of the table, kept word by word for each player, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self

from game.session.settings_table import BUTTONS, KEYS, LANGUAGE, SETTINGS, Setting

SPEEDS: Final[Mapping[str, float]] = {"slow": 28.0, "normal": 48.0, "fast": 90.0, "instant": 0.0}
"""Characters a second; 0 is all at once."""
TIMES: Final[Mapping[str, float | None]] = {"written": 1.0, "double": 2.0, "none": None}
"""How many times as long as written the player has for an answer; None is for ever."""
SPREADS: Final[Mapping[str, float]] = {"normal": 0.0, "wide": 0.06, "widest": 0.12}
"""What is put after each letter, as a share of the size of the text; WCAG 2 (1.4.12) wants a page to bear 0.12."""
LEADS: Final[Mapping[str, float]] = {"normal": 1.0, "wide": 1.2, "widest": 1.4}
"""How many times as far from each other lines are."""
AUTO_ADVANCE: Final[Mapping[str, float | None]] = {"off": None, "slow": 1.6, "normal": 1.0, "fast": 0.6}
"""How many times the time to read it a line stands before the next comes by itself; None where none does."""
SPEECH_SPEEDS: Final[Mapping[str, float]] = {"slow": 0.75, "normal": 1.0, "fast": 1.5}
"""How many times as fast as usual the voice speaks that reads aloud."""
Loudness = Literal["effects", "voices", "rooms"]
"""What sounds: signs of the interface, what people say, and where they are."""

_LONGEST_CODE: Final = 10
_LONGEST_CHANGES: Final = 8000
"""Characters that changed keys, or buttons, are written down with at most."""

_TABLE: Final = {setting.name: setting for setting in (*SETTINGS, LANGUAGE, KEYS, BUTTONS)}
_PREFIX: Final = "window."
"""What a setting's key begins with in the records, since the first version."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as they are; ``words`` holds those that differ from what they are at first."""

    words: Mapping[str, str]

    @classmethod
    def kept(cls, *kept: Mapping[str, str]) -> Self:
        """The settings as they were kept, later mappings before earlier ones; a word that makes no sense is ignored."""
        settings = cls({})
        for mapping in kept:
            for setting in _TABLE.values():
                settings = settings.with_word(setting.name, mapping.get(key_of(setting.name), settings[setting.name]))
        return settings

    def __getitem__(self, name: str) -> str:
        return self.words.get(name, _TABLE[name].first)

    def with_word(self, name: str, word: str) -> Self:
        """The settings with one of them changed; a word that it cannot have changes nothing."""
        setting = _TABLE.get(name)
        if setting is None or not _can_be(setting, word):
            return self
        return type(self)({**self.words, name: word})

    @property
    def language(self) -> str:
        """The code of the language, ``""`` for the one that the visit began in."""
        return self["language"]

    @property
    def fullscreen(self) -> bool:
        """Whether the window fills the screen."""
        return self["fullscreen"] == "on"

    @property
    def theme(self) -> str:
        """``light``, ``dark`` or ``contrast``."""
        return self["theme"]

    @property
    def text(self) -> int:
        """The size of text in per cent, 100-200."""
        return int(self["text"])

    @property
    def typing(self) -> str:
        """How fast a line is typed, one of :data:`SPEEDS`."""
        return self["typing"]

    @property
    def motion(self) -> str:
        """``full`` or ``reduced``."""
        return self["motion"]

    @property
    def volume(self) -> int:
        """0-100."""
        return int(self["volume"])

    @property
    def characters_a_second(self) -> float:
        """How fast a line is typed; 0 is all at once."""
        return SPEEDS[self.typing]

    @property
    def times_as_long(self) -> float | None:
        """How many times as long as written the player has for an answer; None where no clock runs.

        None does for who scans either: how long the frame takes to come round says nothing about an answer.
        """
        return None if self.scans else TIMES[self["answering"]]

    @property
    def scans(self) -> bool:
        """Whether a frame goes from one thing to the next, for a player with one button or two."""
        return self["scanning"] != "off"

    @property
    def seconds_a_stop(self) -> float | None:
        """How long that frame stays where it is, in seconds; None where a button moves it on, or there is none."""
        return float(self["pace"]) if self["scanning"] == "one" else None

    def loudness_of(self, what: Loudness) -> float:
        """0-1, as a mixer takes it: how loud that sounds among all that sounds; quiet things are quieter than half."""
        return float((self.volume / 100 * int(self[what]) / 100) ** 1.6)

    @property
    def font(self) -> str:
        """``plain`` or ``dyslexia``."""
        return self["font"]

    @property
    def letter_spacing(self) -> float:
        """What is put after each letter, as a share of the size of the text."""
        return SPREADS[self["letter_spacing"]]

    @property
    def line_spacing(self) -> float:
        """How many times as far from each other as usual lines are, 1-1.4."""
        return LEADS[self["line_spacing"]]

    @property
    def auto_advance(self) -> float | None:
        """How many times the time to read it a line stands before the next one comes; None where that takes a press."""
        return AUTO_ADVANCE[self["auto_advance"]]

    @property
    def skips_heard(self) -> bool:
        """Whether lines that the player heard in an earlier attempt are shown at once."""
        return self["skip_heard"] == "on"

    @property
    def captions(self) -> bool:
        """Whether sounds that tell something are written too."""
        return self["captions"] == "on"

    @property
    def speech(self) -> bool:
        """Whether what is on the screen is read aloud."""
        return self["speech"] == "on"

    @property
    def speech_speed(self) -> float:
        """How many times as fast as usual it is read."""
        return SPEECH_SPEEDS[self["speech_speed"]]

    @property
    def shows_meters(self) -> bool:
        """Whether meters are seen while a call goes on, where its scene shows them at all."""
        return self["meters"] == "shown"


def _can_be(setting: Setting, word: str) -> bool:
    if setting in {KEYS, BUTTONS}:
        return len(word) <= _LONGEST_CHANGES
    if setting is LANGUAGE:
        return word.isascii() and word.replace("_", "").isalpha() and len(word) <= _LONGEST_CODE
    return any(word == choice.word for choice in setting.choices)


def key_of(name: str) -> str:
    """The key under which a setting is kept."""
    return f"{_PREFIX}{name}"
