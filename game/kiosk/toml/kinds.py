"""What a setting's value can be: each kind reads what stands there, or says what was meant instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from typing import Final, NamedTuple

from game.kiosk.gate import is_hash
from game.kiosk.settings import Hours
from game.letters import plain
from game.script.language import CODE
from game.story.condition import nearest_name

LONGEST: Final = 300
"""Characters of a text."""
MOST_ENTRIES: Final = 500
LONGEST_CODE: Final = 24
_HOURS: Final = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:[-\u2013\u2014]|to)\s*(\d{1,2})[:.](\d{2})")
_ADDRESS: Final = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[\w.~!$&'()*+,;=:@%/-]*)?(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?", re.ASCII
)
_PRINTER: Final = re.compile(r"[^\s/#'\"\\-][^\s/#'\"\\]*")


class WrongValueError(Exception):
    """What is wrong with a value, as part of a sentence behind the setting's name, and what to write instead."""

    def __init__(self, message: str, instead: str = "", entry: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.instead = instead
        self.entry = entry
        """The entry of a list that is meant, as it is written."""


class Kind(NamedTuple):
    """A kind of value: what it is, as it is told; how one is written; how it is read."""

    said: str
    example: str
    read: Callable[[object], object]
    is_text: bool = True
    """Whether it stands in quotation marks."""


def text(said: str, example: str) -> Kind:
    """A text in one line, that can be shown."""
    return Kind(said, f'"{example}"', lambda value: _text(value, said))


def yes_no(example: str = "true") -> Kind:
    """True or false."""

    def read(value: object) -> bool:
        if isinstance(value, bool):
            return value
        meant = {"yes": "true", "true": "true", "on": "true", "no": "false", "false": "false", "off": "false"}
        raise WrongValueError("is true or false", meant.get(str(value).lower(), ""))

    return Kind("true or false", example, read, is_text=False)


def number(least: float, most: float, unit: str, example: str) -> Kind:
    """A number between two, with both."""
    said = f"a number from {least:g} to {most:g}{f', in {unit}' if unit else ''}"

    def read(value: object) -> float:
        if isinstance(value, str):
            found = re.match(r"\s*(\d+(?:[.,]\d+)?)", value)
            raise WrongValueError(f"is {said}, without quotation marks", found[1].replace(",", ".") if found else "")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongValueError(f"is {said}")
        if not least <= value <= most:
            raise WrongValueError(f"is {said}, not {value if abs(value) < 1e12 else 'such a large one'}")
        return value

    return Kind(said, example, read, is_text=False)


def word(*words: str) -> Kind:
    """One of some words."""
    said = f"{', '.join(words[:-1])} or {words[-1]}"

    def read(value: object) -> str:
        if isinstance(value, bool):
            raise WrongValueError(f"is {said}, in quotation marks")
        given = _text(value, said)
        if given not in words:
            near = nearest_name(given, words)
            raise WrongValueError(f"is {said}, not '{plain(given)[:40]}'", f'"{near}"' if near else "")
        return given

    return Kind(said, f'"{words[0]}"', read)


def hours(example: str) -> Kind:
    """Hours of every day."""
    said = "two times of the day, as in " + f'"{example}"'

    def read(value: object) -> Hours:
        if isinstance(value, time):
            raise WrongValueError(f"is {said}")
        found = _HOURS.fullmatch(_text(value, said).strip())
        if found is None:
            raise WrongValueError(f"is {said}")
        begin, end = _time(found[1], found[2]), _time(found[3], found[4])
        if begin == end:
            raise WrongValueError("begins and ends at the same time, and so never is", f'"{example}"')
        return Hours(begin, end)

    return Kind(said, f'"{example}"', read)


def _time(hour: str, minute: str) -> time:
    """A time of day; 24:00 is the midnight at its end."""
    if (int(hour), int(minute)) == (24, 0):
        return time()
    if int(hour) > 23 or int(minute) > 59:
        raise WrongValueError(f"holds the time {hour}:{minute}, which no clock shows")
    return time(int(hour), int(minute))


def several(said: str, example: str, one: Callable[[str], str] = str) -> Kind:
    """A list of texts, each another one."""

    def read(value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            entries = ", ".join(f'"{plain(part.strip())}"' for part in value.split(",")[:20])
            raise WrongValueError("is a list", f"[{entries}]")
        if not isinstance(value, list) or len(value) > MOST_ENTRIES:
            raise WrongValueError(
                f"is {said}" if not isinstance(value, list) else f"has more than {MOST_ENTRIES} entries"
            )
        for entry in value:
            if not isinstance(entry, str):
                raise WrongValueError(f"is {said}, each in quotation marks")
            try:
                one(_text(entry, said))
            except WrongValueError as wrong:
                raise WrongValueError(wrong.message, wrong.instead, entry) from None
        return tuple(dict.fromkeys(one(entry) for entry in value))

    return Kind(said, example, read)


def language_code(given: str) -> str:
    """A language's code."""
    if not CODE.fullmatch(given):
        raise WrongValueError(f"holds '{plain(given)[:20]}', and a language is named by its code, such as es or pt_BR")
    return given


def hash_of_pin() -> Kind:
    """What is kept of a PIN."""

    def read(value: object) -> str:
        if value == "":
            return ""
        if not isinstance(value, str) or not is_hash(value):
            raise WrongValueError("is what `kiosk --set-pin` writes here, never the PIN itself")
        return value

    return Kind("what `kiosk --set-pin` writes", '"scrypt$..."', read)


def mask() -> Kind:
    """What a code looks like."""
    said = f"1 to {LONGEST_CODE} characters: 9 is a digit, A a letter, * either, and anything else itself"

    def read(value: object) -> str:
        given = _text(value, said).strip()
        if given != given.upper():
            raise WrongValueError("is written in capitals, since codes are", f'"{plain(given.upper())}"')
        if " " in given:
            raise WrongValueError("has no spaces: codes count without", f'"{plain(given.replace(" ", "-"))}"')
        if not 0 < len(given) <= LONGEST_CODE or not set(given) & set("9A*"):
            raise WrongValueError(f"is {said}")
        return given

    return Kind(said, '"AA-999"', read)


def address() -> Kind:
    """The address of a page."""
    said = "the address of a page, which begins with https://"

    def read(value: object) -> str:
        given = _text(value, said).strip()
        if not given:
            return ""
        if "#" in given:
            raise WrongValueError(
                "ends before the #: the debrief is put behind it", f'"{plain(given.partition("#")[0])}"'
            )
        if not _ADDRESS.fullmatch(given) or len(given) > 200:
            raise WrongValueError(f"is {said}", "" if "://" in given else f'"https://{plain(given)[:150]}"')
        return given

    return Kind(said, '"https://training.example.com/debrief.html"', read)


def printer() -> Kind:
    """What the system calls a printer."""
    said = "what the system calls the printer (lpstat -e lists them): one word, without / # or quotation marks"

    def read(value: object) -> str:
        given = _text(value, said).strip()
        if given and not _PRINTER.fullmatch(given):
            raise WrongValueError(f"is {said}")
        return given

    return Kind(said, '"office"', read)


def _text(value: object, said: str) -> str:
    if not isinstance(value, str):
        hint = f'"{value}"' if isinstance(value, int | float) else ""
        raise WrongValueError(f"is {said}, in quotation marks" if hint else f"is {said}", hint)
    if len(value) > LONGEST:
        raise WrongValueError(f"has more than {LONGEST} characters")
    if not value.isprintable():
        raise WrongValueError("holds characters that cannot be shown")
    return value
