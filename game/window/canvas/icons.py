"""The icons of the interface as SVG, drawn on a grid of 24 by 24 in one colour with round strokes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_STROKED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "back": "M15 5L8 12L15 19",
        "next": "M9 5L16 12L9 19",
        "smaller": "M3.5 18.5L8.5 6.5L13.5 18.5M5.3 14.5H11.7M16.5 8H21.5",
        "larger": "M2.5 19.5L8.8 4.5L15.1 19.5M4.8 14.2H12.8M17 8H22M19.5 5.5V10.5",
        "globe": (
            "M12 3.5A8.5 8.5 0 1 0 12 20.5A8.5 8.5 0 1 0 12 3.5ZM3.8 12H20.2"
            "M12 3.5C8.3 7 8.3 17 12 20.5C15.7 17 15.7 7 12 3.5"
        ),
        "quieter": "M3 9.5V14.5H6.5L11.5 18.5V5.5L6.5 9.5ZM15.5 12H21",
        "louder": "M3 9.5V14.5H6.5L11.5 18.5V5.5L6.5 9.5ZM15.5 12H21.5M18.5 9V15",
        "silent": "M4 9.5V14.5H7.5L12.5 18.5V5.5L7.5 9.5ZM16 9.5L21 14.5M21 9.5L16 14.5",
        "touch": (
            "M9.6 13.4V4.6A1.6 1.6 0 0 1 12.8 4.6V11L17.6 12.1C19 12.4 19.7 13.4 19.4 14.8L18.2 20.8H11"
            "L6.2 15.8A1.6 1.6 0 0 1 8.5 13.5L9.6 14.6"
        ),
        "down": "M5 9L12 16L19 9",
        "up": "M5 15L12 8L19 15",
        "close": "M6 6L18 18M18 6L6 18",
        "check": "M5 12.5L10 17.5L19 7",
        "pause": "M9 5.5V18.5M15 5.5V18.5",
        "log": "M5 6H19M5 12H19M5 18H13",
        "note": "M6 3.5H14L18.5 8V20.5H6ZM14 3.5V8H18.5M9 12.5H15.5M9 16.5H13",
        "rewind": "M4.5 12A7.5 7.5 0 1 0 7.2 6.3M7.5 2.8L6.9 6.7L10.8 7.4",
        "coins": (
            "M4 7.5A8 3.4 0 1 0 20 7.5A8 3.4 0 1 0 4 7.5ZM4 7.5V12A8 3.4 0 0 0 20 12V7.5"
            "M4 12V16.5A8 3.4 0 0 0 20 16.5V12"
        ),
        "envelope": "M3.5 6H20.5V18H3.5ZM4 6.5L12 13L20 6.5",
        "lock": "M6.5 10.5H17.5V20H6.5ZM8.8 10.5V7.6A3.2 3.2 0 0 1 15.2 7.6V10.5",
        "gear": (
            "M12 8.8A3.2 3.2 0 1 0 12 15.2A3.2 3.2 0 1 0 12 8.8ZM12 2.8V5.6M12 18.4V21.2M2.8 12H5.6M18.4 12H21.2"
            "M5.5 5.5L7.5 7.5M16.5 16.5L18.5 18.5M18.5 5.5L16.5 7.5M7.5 16.5L5.5 18.5"
        ),
        "person": "M12 4A4 4 0 1 0 12 12A4 4 0 1 0 12 4ZM4.5 20.5C5.5 16.5 8.5 15 12 15S18.5 16.5 19.5 20.5",
        "leave": "M13.5 4.5H6V19.5H13.5M10.5 12H20M16.5 8L20.3 12L16.5 16",
        "minus": "M5 12H19",
        "plus": "M5 12H19M12 5V19",
        "clock": "M12 3.5A8.5 8.5 0 1 0 12 20.5A8.5 8.5 0 1 0 12 3.5ZM12 7.5V12.2L15.2 14.4",
        "cut": "M13 3L6 13.5H11.5L10.5 21L18 10H12.2Z",
        "ear": (
            "M8.5 19.5C9.5 21 12.5 21 13.3 18.8C14 16.8 17.5 15.5 17.5 10.2A5.5 5.5 0 0 0 6.5 10.2"
            "M9.5 10.5A2.6 2.6 0 0 1 14.6 10.4C14.6 12.4 12 12.6 12 15"
        ),
        "warn": "M12 4L21 19.5H3ZM12 10V14.2M12 16.8V17.2",
        "info": "M12 3.5A8.5 8.5 0 1 0 12 20.5A8.5 8.5 0 1 0 12 3.5ZM12 11V16.4M12 7.6V7.8",
        "phone": (
            "M6.5 3.5H9.5L11 8L9 9.6C10 12 12 14 14.4 15L16 13L20.5 14.5V17.5C20.5 19.2 19.2 20.5 17.5 20.5"
            "C10 20.3 3.7 14 3.5 6.5C3.5 4.8 4.8 3.5 6.5 3.5Z"
        ),
        "star_line": "M12 4.2L14.4 9.4L20 10.1L15.9 13.9L17 19.5L12 16.7L7 19.5L8.1 13.9L4 10.1L9.6 9.4Z",
        "find": "M10.5 4A6.5 6.5 0 1 0 10.5 17A6.5 6.5 0 1 0 10.5 4ZM15.3 15.3L20.5 20.5",
        "play": "M8 5.5L18.5 12L8 18.5Z",
        "keys": "M3 6.5H21V17.5H3ZM7 10.5H7.2M11 10.5H11.2M15 10.5H15.2M8 14H16",
        "arrow_up": "M12 19V5M6.5 10.5L12 5L17.5 10.5",
        "arrow_down": "M12 5V19M6.5 13.5L12 19L17.5 13.5",
        "arrow_left": "M19 12H5M10.5 6.5L5 12L10.5 17.5",
        "arrow_right": "M5 12H19M13.5 6.5L19 12L13.5 17.5",
        "hash": "M9.5 4L7.5 20M16.5 4L14.5 20M4.5 9H20M4 15H19.5",
        "shift": "M12 4.5L20 12.5H15.5V19.5H8.5V12.5H4Z",
        "erase": "M8.5 5.5H21V18.5H8.5L3 12ZM11.5 9.5L16.5 14.5M16.5 9.5L11.5 14.5",
        "squares": "M4 4H10V10H4ZM14 4H20V10H14ZM4 14H10V20H4ZM14 14H14.2M20 14H20.2M17 17H17.2M14 20H14.2M20 20H20.2",
        "printer": "M7 9V3.5H17V9M7 17H3.5V9H20.5V17H17M7 14H17V20.5H7Z",
        "usb": "M12 20.5V3.5M9.5 6L12 3.5L14.5 6M12 16L6.5 13V9.5M12 13.5L17.5 10.5V7.5M10.5 20.5H13.5",
        "sound": "M4 9.5V14.5H7.5L12.5 18.5V5.5L7.5 9.5ZM16 9A4.2 4.2 0 0 1 16 15M18.5 6.5A7.8 7.8 0 0 1 18.5 17.5",
        "read_out": "M3 6H11M3 12H9.5M3 18H11M14.5 8.5A4.6 4.6 0 0 1 14.5 15.5M17.5 5.5A8.6 8.6 0 0 1 17.5 18.5",
        "again": "M19.5 12A7.5 7.5 0 1 1 16.8 6.3M16.5 2.8L17.1 6.7L13.2 7.4",
    }
)
_FILLED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "heart": (
            "M12 20.5C5.5 15.6 3 12.3 3 8.8C3 6 5.1 4 7.6 4C9.4 4 11 5 12 6.7"
            "C13 5 14.6 4 16.4 4C18.9 4 21 6 21 8.8C21 12.3 18.5 15.6 12 20.5Z"
        ),
        "head": (
            "M10.5 3C14.8 3 17.6 5.9 17.8 9.6L20 13.4L17.9 14.2V16.6C17.9 17.9 17 18.6 15.8 18.6"
            "H13.6V21H6.6V16.6C4.6 15.2 3.6 13 3.6 10.3C3.6 6 6.6 3 10.5 3Z"
        ),
        "rise": "M12 5L20 17H4Z",
        "contrast": "M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3ZM12 5.2A6.8 6.8 0 1 0 12 18.8Z",
        "fall": "M12 19L4 7H20Z",
        "star": "M12 3L14.8 9L21.3 9.8L16.5 14.2L17.8 20.7L12 17.5L6.2 20.7L7.5 14.2L2.7 9.8L9.2 9Z",
        "more": (
            "M5 10A2 2 0 1 0 5 14A2 2 0 1 0 5 10ZM12 10A2 2 0 1 0 12 14A2 2 0 1 0 12 10Z"
            "M19 10A2 2 0 1 0 19 14A2 2 0 1 0 19 10Z"
        ),
        "dot": "M12 6A6 6 0 1 0 12 18A6 6 0 1 0 12 6Z",
        "tail": "M24 2L2 12L24 22Z",
        "tail_up": "M2 24L12 2L22 24Z",
    }
)


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return (*_STROKED, *_FILLED)


def svg(name: str, colour: str) -> str:
    """An icon in a colour."""
    if name in _FILLED:
        body = f'<path d="{_FILLED[name]}" fill="{colour}"/>'
    else:
        body = (
            f'<path d="{_STROKED[name]}" fill="none" stroke="{colour}" stroke-width="2.2" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">{body}</svg>'
