"""Every setting that a kiosk's file can have: a table, from which it is read and of which the guide tells."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.kiosk.toml import kinds
from game.kiosk.toml.kinds import Kind


class Key(NamedTuple):
    """A setting: its group (``""`` for those above all groups), its name, what it can be, what holds without it."""

    group: str
    name: str
    kind: Kind
    usual: str
    tells: str

    @property
    def shown(self) -> str:
        """What it is called where it is spoken of."""
        return self.name if not self.group else f"{self.name} in [{self.group}]"


def _folder(example: str) -> Kind:
    return kinds.text("a folder", example)


KEYS: Final = (
    Key("", "name", kinds.text("a text", "Training room 2"), "`Kiosk`", "What the kiosk is called in the records."),
    Key(
        "library", "folder", _folder("/srv/dialogues"), "the game's own",
        "The library that is played. It is only ever read.",
    ),
    Key(
        "library", "scenes", kinds.several("a list of scenes' ids", '["late_install"]'), "all of the course",
        "The scenes that are offered, in this order.",
    ),
    Key(
        "library", "attract", kinds.several("a list of scenes' ids", '["late_install"]'), "those that are offered",
        "The scenes that play by themselves while nobody is there.",
    ),
    Key(
        "library", "languages", kinds.several("a list of languages' codes", '["en", "es"]', kinds.language_code),
        '`["en"]`', "The languages that can be chosen; the first is the one that a visit begins with.",
    ),
    Key(
        "saves", "folder", _folder("/var/lib/head-and-heart/saves"), "the game's own",
        "Where what visitors answer is kept.",
    ),
    Key(
        "visit", "idle", kinds.number(30, 3600, "seconds", "90"), "`90`",
        "So long nothing is touched before the kiosk asks whether anybody is there.",
    ),
    Key(
        "visit", "warning", kinds.number(20, 600, "seconds", "20"), "`20`",
        "So long it asks, counting down, before the visit is closed.",
    ),
    Key("who", "guests", kinds.yes_no(), "`true`", "Whether somebody may play without saying who they are."),
    Key("who", "names", kinds.yes_no(), "`true`", "Whether somebody may give a name."),
    Key(
        "who", "codes", kinds.word("no", "offered", "required"), '`"no"`',
        "Whether somebody may give a code, with which they go on where they were, or must.",
    ),
    Key(
        "who", "mask", kinds.mask(), "any code",
        "What a code looks like: `9` is a digit, `A` a letter, `*` either of them, anything else itself.",
    ),
    Key(
        "who", "list", kinds.text("a text file with one code a line", "codes.txt"), "none",
        "A file with the codes that there are, one a line; what stands behind a # is a remark.",
    ),
    Key(
        "screen", "width", kinds.number(50, 5000, "millimetres", "344"), "`344`",
        "How wide the screen is, without its casing: what is pressed is 15 mm large by it.",
    ),
    Key("screen", "height", kinds.number(50, 5000, "millimetres", "194"), "`194`", "How high it is."),
    Key("screen", "theme", kinds.word("light", "dark"), '`"light"`', "The colours that a visit begins with."),
    Key(
        "screen", "motion", kinds.word("full", "reduced"), '`"full"`',
        "Whether things move, or are at once where they belong; faces and meters too.",
    ),
    Key("screen", "dim", kinds.hours("20:00-07:00"), "never", "When the screen is dark while nobody is there."),
    Key("sound", "volume", kinds.number(0, 100, "", "40"), "`40`", "How loud a visit begins."),
    Key("sound", "hours", kinds.hours("08:00-18:00"), "always", "When there is sound at all."),
    Key("staff", "pin", kinds.hash_of_pin(), "no staff page", "The PIN's hash, which `kiosk --set-pin` writes here."),
    Key(
        "staff", "corner", kinds.word("top left", "top right", "bottom left", "bottom right"), '`"top left"`',
        "The corner that is tapped five times, the last time held, to come to the staff page.",
    ),
    Key(
        "staff", "sticks",
        kinds.several("a list of folders", '["/media/kiosk"]'),
        "where the system puts them", "The folders in which USB sticks appear.",
    ),
    Key("printer", "name", kinds.printer(), "no printing", "What the system calls the printer for debriefs."),
    Key(
        "share", "page", kinds.address(), "a short text",
        "The address of a published page that shows a debrief on a visitor's own phone.",
    ),
    Key(
        "log", "folder", _folder("/var/log/head-and-heart"), "`log` in the saves' folder",
        "Where it is written down what went wrong.",
    ),
    Key("log", "kilobytes", kinds.number(16, 65536, "", "512"), "`512`", "How large one file of it grows."),
    Key("log", "files", kinds.number(1, 50, "", "4"), "`4`", "How many of them are kept."),
)  # fmt: skip
BY_PLACE: Final = {(key.group, key.name): key for key in KEYS}
GROUPS: Final = tuple(dict.fromkeys(key.group for key in KEYS if key.group))


def in_group(group: str) -> tuple[str, ...]:
    """The names of a group's settings."""
    return tuple(key.name for key in KEYS if key.group == group)
