"""What is said in a passage: who says it, without Twine's formatting."""

from __future__ import annotations

import re
from typing import Final

SPEAKER: Final = re.compile(r"\s*([^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,3}):\s+(\S.*)", re.DOTALL)
SHOWN_VARIABLE: Final = re.compile(r"\$[A-Za-z]\w*")
_STYLE: Final = re.compile(r"''(.+?)''|(?<![:/])//(?!/)(.+?)(?<![:/])//|\*\*(.+?)\*\*|~~(.+?)~~")
_LINE_STYLE: Final = re.compile(r"^\s*(?:!{1,6}|#{1,6})\s*(?=\S)|^\s*[*+-]+\s+(?=\S)")
_RULE: Final = re.compile(r"[-_=*~#\s]*")


def unstyled(text: str) -> str:
    """A text without Twine's formatting."""
    plain = _STYLE.sub(lambda match: next(part for part in match.groups() if part is not None), text)
    return _LINE_STYLE.sub("", plain).strip() or text.strip()


def is_rule(text: str) -> bool:
    """Whether a text is a line across the page and no words."""
    return bool(_RULE.fullmatch(text)) and len(text.strip()) > 2


def has_letters(text: str) -> bool:
    """Whether there is anything to say in a text."""
    return any(character.isalnum() for character in text)


def braced(text: str) -> str:
    """A text in which every brace is only a brace."""
    return text.replace("{", "{{")


def shortened(text: str) -> str:
    """The beginning of a text, on one line, to tell it by."""
    line = " ".join(text.split())
    return f"{line[:60]}…" if len(line) > 60 else line
