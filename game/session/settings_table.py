"""The table of settings: each one's name and the words it can have, as they are kept, and what a player reads of it.

Whoever adds one writes its row here, and what it means beside it in :mod:`game.session.settings`: the pages of both
front ends are made from this table, and what is kept needs no other form for it. A name or a word that was kept once
is never used for anything else.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.story.language import to_translate


class SettingChoice(NamedTuple):
    """One word that a setting can have, and what it is called in English."""

    word: str
    label: str


class Setting(NamedTuple):
    """One row of the table: its name, what it is called, what it can be, and what it is at first.

    ``told`` is what a player may want to know of it besides, ``""`` where its words say it all; ``slides`` is whether
    its words go from less to more.
    """

    name: str
    label: str
    choices: tuple[SettingChoice, ...]
    first: str
    told: str = ""
    slides: bool = False


class SettingGroup(NamedTuple):
    """Settings that belong together, under a heading."""

    name: str
    label: str
    settings: tuple[Setting, ...]


def _per_cent(*numbers: int) -> tuple[SettingChoice, ...]:
    return tuple(SettingChoice(str(number), f"{number} %") for number in numbers)


_LOUD: Final = (SettingChoice("0", to_translate("Off")), *_per_cent(20, 40, 60, 80, 100))
_SPACED: Final = (
    SettingChoice("normal", to_translate("Normal")),
    SettingChoice("wide", to_translate("Wide")),
    SettingChoice("widest", to_translate("Widest")),
)

READING: Final = SettingGroup(
    "reading",
    to_translate("Reading"),
    (
        Setting("text", to_translate("Text size"), _per_cent(100, 115, 130, 150, 175, 200), "100", slides=True),
        Setting(
            "font",
            to_translate("Font"),
            (
                SettingChoice("plain", to_translate("Plain")),
                SettingChoice("dyslexia", to_translate("Dyslexia-friendly")),
            ),
            "plain",
        ),
        Setting("letter_spacing", to_translate("Space between letters"), _SPACED, "normal", slides=True),
        Setting("line_spacing", to_translate("Space between lines"), _SPACED, "normal", slides=True),
    ),
)
SEEING: Final = SettingGroup(
    "seeing",
    to_translate("Seeing"),
    (
        Setting(
            "theme",
            to_translate("Theme"),
            (
                SettingChoice("light", to_translate("Light")),
                SettingChoice("dark", to_translate("Dark")),
                SettingChoice("contrast", to_translate("High contrast")),
            ),
            "light",
        ),
        Setting(
            "fullscreen",
            to_translate("Fill the screen"),
            (SettingChoice("off", to_translate("In a window")), SettingChoice("on", to_translate("The whole screen"))),
            "off",
        ),
        Setting(
            "motion",
            to_translate("Motion"),
            (SettingChoice("full", to_translate("Full")), SettingChoice("reduced", to_translate("Reduced"))),
            "full",
        ),
        Setting(
            "meters",
            to_translate("Meters"),
            (
                SettingChoice("shown", to_translate("During the call")),
                SettingChoice("after", to_translate("Only in the debrief")),
            ),
            "shown",
            to_translate("Without them you go by faces and words alone. A scene may hide its meters by itself."),
        ),
    ),
)
SOUND: Final = SettingGroup(
    "sound",
    to_translate("Sound"),
    (
        Setting("volume", to_translate("All sound"), _LOUD, "40", slides=True),
        Setting("effects", to_translate("Effects"), _LOUD, "100", slides=True),
        Setting("voices", to_translate("Voices"), _LOUD, "100", slides=True),
        Setting("rooms", to_translate("Rooms"), _LOUD, "100", slides=True),
        Setting(
            "captions",
            to_translate("Captions"),
            (SettingChoice("on", to_translate("Shown")), SettingChoice("off", to_translate("Hidden"))),
            "on",
            to_translate("Sounds that tell you something are written too."),
        ),
        Setting(
            "speech",
            to_translate("Read aloud"),
            (SettingChoice("off", to_translate("Off")), SettingChoice("on", to_translate("On"))),
            "off",
            to_translate("A voice of this computer reads what is on the screen."),
        ),
        Setting(
            "speech_speed",
            to_translate("Speed of that voice"),
            (
                SettingChoice("slow", to_translate("Slow")),
                SettingChoice("normal", to_translate("Normal")),
                SettingChoice("fast", to_translate("Fast")),
            ),
            "normal",
            slides=True,
        ),
    ),
)
ANSWERING: Final = SettingGroup(
    "answering",
    to_translate("Lines and answers"),
    (
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
            slides=True,
        ),
        Setting(
            "auto_advance",
            to_translate("The next line comes"),
            (
                SettingChoice("off", to_translate("When I press")),
                SettingChoice("slow", to_translate("By itself, slowly")),
                SettingChoice("normal", to_translate("By itself")),
                SettingChoice("fast", to_translate("By itself, fast")),
            ),
            "off",
            to_translate("A line that comes by itself leaves time to read the one before."),
        ),
        Setting(
            "skip_heard",
            to_translate("Lines you have heard before"),
            (
                SettingChoice("off", to_translate("Are written again")),
                SettingChoice("on", to_translate("Are shown at once")),
            ),
            "off",
            to_translate("Heard in an earlier attempt that is on your record."),
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
    ),
)
CONTROLS: Final = SettingGroup(
    "controls",
    to_translate("Keys and buttons"),
    (
        Setting(
            "scanning",
            to_translate("Scanning"),
            (
                SettingChoice("off", to_translate("Off")),
                SettingChoice("one", to_translate("With one button")),
                SettingChoice("two", to_translate("With two buttons")),
            ),
            "off",
            to_translate(
                "A frame goes from one thing to the next. Any key, pad button, click or touch chooses; of two, Enter, "
                "a right click or the pad's button to confirm does, and the other moves the frame on. No clock runs "
                "meanwhile."
            ),
        ),
        Setting(
            "pace",
            to_translate("With one button, the frame stays"),
            (
                SettingChoice("0.7", to_translate("0.7 seconds")),
                SettingChoice("1", to_translate("1 second")),
                SettingChoice("1.5", to_translate("1.5 seconds")),
                SettingChoice("2", to_translate("2 seconds")),
                SettingChoice("3", to_translate("3 seconds")),
                SettingChoice("5", to_translate("5 seconds")),
            ),
            "1.5",
            slides=True,
        ),
    ),
)

GROUPS: Final = (READING, SEEING, SOUND, ANSWERING, CONTROLS)
"""Every setting whose words are always the same, by its group, in the order in which they are shown."""
SETTINGS: Final = tuple(setting for group in GROUPS for setting in group.settings)
"""The same without the groups."""
LANGUAGE: Final = Setting("language", to_translate("Language"), (), "")
"""The language, whose words are the codes of those that there are; ``""`` is the one that the visit began in.

It is read first among what is for reading, where there are several.
"""
KEYS: Final = Setting("keys", to_translate("Keys"), (), "")
"""The keys that the player has changed, as the window writes them down; ``""`` where none are."""
BUTTONS: Final = Setting("buttons", to_translate("Pad buttons"), (), "")
"""The same of a gamepad's buttons."""
