"""What a player can set: one table of settings, each with the words it can have, kept word by word for each player."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from game.story.language import to_translate

SPEEDS: Final[Mapping[str, float]] = {"slow": 28.0, "normal": 48.0, "fast": 90.0, "instant": 0.0}
"""Characters a second; 0 is all at once."""
TIMES: Final[Mapping[str, float | None]] = {"written": 1.0, "double": 2.0, "none": None}
"""How many times as long as written the player has for an answer; None is for ever."""


class SettingChoice(NamedTuple):
    """One word that a setting can have, and what it is called in English."""

    word: str
    label: str


class Setting(NamedTuple):
    """One row of the table: its name, what it is called, what it can be, and what it is at first."""

    name: str
    label: str
    choices: tuple[SettingChoice, ...]
    first: str


def _per_cent(*numbers: int) -> tuple[SettingChoice, ...]:
    return tuple(SettingChoice(str(number), f"{number} %") for number in numbers)


SETTINGS: Final = (
    Setting(
        "theme",
        to_translate("Theme"),
        (SettingChoice("light", to_translate("Light")), SettingChoice("dark", to_translate("Dark"))),
        "light",
    ),
    Setting(
        "fullscreen",
        to_translate("Fill the screen"),
        (SettingChoice("off", to_translate("In a window")), SettingChoice("on", to_translate("The whole screen"))),
        "off",
    ),
    Setting("text", to_translate("Text size"), _per_cent(100, 115, 130, 150, 175, 200), "100"),
    Setting(
        "typing",
        to_translate("Lines are written"),
        (
            SettingChoice("slow", to_translate("Slowly")),
            SettingChoice("normal", to_translate("At speaking speed")),
            SettingChoice("fast", to_translate("Fast")),
            SettingChoice("instant", to_translate("All at once")),
        ),
        "normal",
    ),
    Setting(
        "answering",
        to_translate("Time to answer"),
        (
            SettingChoice("written", to_translate("As written")),
            SettingChoice("double", to_translate("Double")),
            SettingChoice("none", to_translate("No limit")),
        ),
        "written",
    ),
    Setting(
        "motion",
        to_translate("Motion"),
        (SettingChoice("full", to_translate("Full")), SettingChoice("reduced", to_translate("Reduced"))),
        "full",
    ),
    Setting(
        "volume",
        to_translate("Sound"),
        (SettingChoice("0", to_translate("Off")), *_per_cent(20, 40, 60, 80, 100)),
        "40",
    ),
)
"""Every setting whose words are always the same, in the order in which it is shown."""
LANGUAGE: Final = Setting("language", to_translate("Language"), (), "")
"""The language, whose words are the codes of those that there are; ``""`` is the one that the visit began in."""
_LONGEST_CODE: Final = 10

_TABLE: Final = {setting.name: setting for setting in (*SETTINGS, LANGUAGE)}
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
        """``light`` or ``dark``."""
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
        """How many times as long as written the player has for an answer; None where no clock runs."""
        return TIMES[self["answering"]]

    @property
    def loudness(self) -> float:
        """0-1, as a mixer takes it; quiet things are quieter than half."""
        return float((self.volume / 100) ** 1.6)


def _can_be(setting: Setting, word: str) -> bool:
    if setting is LANGUAGE:
        return word.isascii() and word.replace("_", "").isalpha() and len(word) <= _LONGEST_CODE
    return any(word == choice.word for choice in setting.choices)


def key_of(name: str) -> str:
    """The key under which a setting is kept."""
    return f"{_PREFIX}{name}"
