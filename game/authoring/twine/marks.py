"""Signs within a text while it is read: letters that mean only themselves, and places where a value was shown.

They are characters that stand for nothing (Unicode calls them noncharacters), and ``unseen`` takes them out of a story
first, so what its author writes is never taken for one.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_OPEN: Final = "\ufdd0"
_CLOSE: Final = "\ufdd1"
_OWN: Final = "&'/*_~^#!+-=<>|@`$\\[]{}"
_HIDE: Final = {ord(sign): 0xFDD2 + at for at, sign in enumerate(_OWN)}
_SHOW: Final = {code: sign for sign, code in _HIDE.items()}
NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef]")
"""The characters that this module keeps for itself."""
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
SHOWN: Final = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
"""A place where a value was shown; its group is the variable's name, or empty where it was worked out."""
GAP: Final = f"{_OPEN}{_CLOSE}"
"""A place where something was shown that was worked out while playing."""


def value_of(name: str) -> str:
    """The place in a text where a variable's value is shown."""
    return f"{_OPEN}{name}{_CLOSE}"


def verbatim(text: str) -> str:
    """A text in which no sign means formatting."""
    return text.translate(_HIDE)


def written(text: str) -> str:
    """A text whose signs are themselves again."""
    return text.translate(_SHOW)


def without_marks(text: str) -> str:
    """A text as its author may read it: where a value was shown stands the variable's name."""
    return written(SHOWN.sub(lambda place: place[1] or "…", text))


def decoded(text: str) -> str:
    """A text with the character references of HTML read, once; what they stand for is never a sign of ours."""
    return _REFERENCE.sub(lambda found: NONCHARACTERS.sub("", unescape(found[0])), text)
