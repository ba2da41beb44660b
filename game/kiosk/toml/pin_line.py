"""The PIN's line in a kiosk's file: written in its place, with all else as it was, byte for byte."""

from __future__ import annotations

from typing import Final

from game.kiosk.toml.layout import Statement, statements

_GROUP: Final = "staff"
_NAME: Final = "pin"
_MARK: Final = "\ufeff"


class NoPlaceError(Exception):
    """The line cannot be put in safely: why, as a sentence."""


def with_pin(data: bytes, kept: str) -> bytes:
    """A kiosk's file with another PIN in it.

    Args:
        data: the file as it is.
        kept: what is kept of the PIN.

    Raises:
        NoPlaceError: where the file is not to be understood well enough.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NoPlaceError("The file is not saved as UTF-8, so nothing can be written into it.") from None
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    new = _put(body, f'"{kept}"')
    ours = [one for one in statements(new) if one.path[:1] == (_GROUP,)]
    lines = [one.text for one in ours if one.path == (_GROUP, _NAME) and not one.is_group]
    is_odd = any(one.slip is not None or (one.path == (_GROUP,) and not one.is_group) for one in ours)
    if lines != [f'"{kept}"'] or is_odd:
        raise NoPlaceError("There is no plain place for the PIN in the file. Mend what is told of it first.")
    return (mark + new).encode("utf-8")


def _put(text: str, value: str) -> str:
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    said = list(statements(text))
    old = next((one for one in said if one.path == (_GROUP, _NAME) and not one.is_group), None)
    if old is not None:
        return text[: old.begin] + value + text[old.end :]
    group = next((one for one in said if one.path == (_GROUP,) and one.is_group and one.slip is None), None)
    if group is not None:
        at = _end_of(text, group)
        between = "" if text[:at].endswith("\n") else end_of_line
        return f"{text[:at]}{between}{_NAME} = {value}{end_of_line}{text[at:]}"
    between = "" if not text or text.endswith("\n") else end_of_line
    space = end_of_line if text.strip() else ""
    return f"{text}{between}{space}[{_GROUP}]{end_of_line}{_NAME} = {value}{end_of_line}"


def _end_of(text: str, group: Statement) -> int:
    """Where the line after a group's begins."""
    at = 0
    for _ in range(group.line):
        found = text.find("\n", at)
        if found < 0:
            return len(text)
        at = found + 1
    return at
