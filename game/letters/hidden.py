"""Characters that nobody sees: those that steer a terminal or a printer, and those that only come along with a copy."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""What no text may hold: what steers, ends a line unseen, or turns the order of letters round."""
HIDDEN: Final = re.compile(
    "[\u115f\u1160\u17b4\u17b5\u180e\u202a-\u202c\u2061-\u206f\u3164\ufeff\uffa0\U000e0001]"
    # between letters of ours: Thai and Khmer end words with the first, Persian and Hindi need the others
    "|(?<=[\x20-\u024f])[\u200b-\u200d](?=[\x20-\u024f])|^[\u200b-\u200d]|[\u200b-\u200d]$",
    re.MULTILINE,
)
"""What is not seen and says nothing here: it comes from web pages and word processors."""
_STEERS: Final = re.compile(f"\r(?!\n)|(?!\r){FORBIDDEN.pattern}|[\u202a-\u202c\u2066-\u2069]")
_BREAKS: Final = re.compile("\r\n|[\t\n\r\x85\u2028\u2029]")
_MARK: Final = "\N{REPLACEMENT CHARACTER}"
_NAMES: Final = {
    0: "null",
    7: "bell",
    8: "backspace",
    0xB: "vertical tab",
    0xC: "form feed",
    0xD: "carriage return",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0x9B: "control sequence introducer",
    0x9D: "operating system command",
}


def plain(text: str) -> str:
    """A text as one line that cannot steer a terminal: a space for each break, a mark for all else that steers."""
    return plain_lines(_BREAKS.sub(" ", text))


def plain_lines(text: str) -> str:
    """A text that cannot steer a terminal, with its own line breaks and tabs."""
    return text if text.isascii() and text.isprintable() else _STEERS.sub(_MARK, text)


def name_of(character: str) -> str:
    """What a character is called: ``semicolon``, and one that no key writes with its number, ``escape (U+001B)``."""
    number = ord(character)
    otherwise = "half of a character" if 0xD800 <= number <= 0xDFFF else "a control character"
    name = _NAMES.get(number) or unicodedata.name(character, "").lower() or otherwise
    return name if "!" <= character <= "~" else f"{name} (U+{number:04X})"
