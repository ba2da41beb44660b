"""From the text of a value to the value: by ``tomllib``, and where that gives up, what was meant, in plain words."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from game.kiosk.toml.kinds import WrongValueError
from game.letters import plain

_CURLY: Final = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u201f\uff02", '"') | dict.fromkeys("\u2018\u2019\u201a\u201b", "'")
)
"""Quotation marks that word processors make of plain ones."""
_WORDS: Final = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_NUMBER: Final = re.compile(
    r"\+?(\d{1,9})(?:[.,](\d{1,9}))?\s*(?:s|sec|seconds|min|mm|cm|kb|kib|%|percent)?\.?", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"""[,;\r\n]|(?<=["'])\s+(?=["'])""")
"""What stands between a list's entries, or a space where the comma was forgotten."""
_SHOWN: Final = 120


def value_of(text: str, *, is_text: bool, is_list: bool) -> object:
    """The value that a text stands for.

    Args:
        text: as it is written behind the ``=``.
        is_text: whether a text is wanted there, in quotation marks.
        is_list: whether a list is.

    Raises:
        WrongValueError: where it is none, with what was meant.
    """
    if not text:
        raise WrongValueError("has no value")
    try:
        return tomllib.loads(f"v = {text}\n")["v"]
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):  # too large a number is a ValueError alone
        pass
    straight = text.translate(_CURLY)
    if straight != text and _is_value(straight):
        raise WrongValueError("stands in quotation marks that are not plain ones", straight)
    if is_list:
        raise WrongValueError(*_of_list(text))
    if text.startswith(('"""', "'''")):
        raise WrongValueError("has three quotation marks before it and not as many behind it; one is enough")
    if text[0] in "\"'":
        raise WrongValueError(*_of_quoted(text))
    if not is_text:
        raise WrongValueError(*_of_bare(text))
    raise WrongValueError("is a text, and stands in quotation marks", _quoted(text))


def _is_value(text: str) -> bool:
    try:
        tomllib.loads(f"v = {text}\n")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return False
    return True


def _of_quoted(text: str) -> tuple[str, str]:
    """What is wrong with a text in quotation marks."""
    mark = text[0]
    if mark == '"' and "\\" in text:
        meant = f"'{text.strip(mark)}'"
        why = r"holds a \, which begins a special character between such quotation marks; ' takes it as it is"
        return why, meant if _is_value(meant) else ""
    inner = text[1:].find(mark)
    if inner < 0:
        return "has a quotation mark before it and none behind it", _quoted(text[1:])
    return "has something behind its second quotation mark", text[: inner + 2]


def _of_bare(text: str) -> tuple[str, str]:
    """What is wrong with what should be a number, or true or false."""
    if text.lower() in _WORDS:
        return "is true or false", _WORDS[text.lower()]
    if found := _NUMBER.fullmatch(text):
        whole = found[1].lstrip("0") or "0"
        return "is a number alone, with a point where it has one", f"{whole}.{found[2]}" if found[2] else whole
    return "has a value that cannot be read", ""


def _of_list(text: str) -> tuple[str, str]:
    """What is wrong with what should be a list of texts."""
    words = [part.strip().strip("\"'").strip() for part in _BETWEEN.split(text.strip("[] \t\r\n"))]
    meant = f"[{', '.join(_quoted(word) for word in words if word and not word.startswith('#'))}]"
    if not text.startswith("["):
        return "is a list, and stands in square brackets", meant
    return "is a list, each entry in quotation marks, with commas between them", meant


def _quoted(text: str) -> str:
    """A text in quotation marks, as it can be written; nothing of one that is too long to be meant."""
    shown = plain(" ".join(text.split()).strip("\"'"))
    if len(shown) > _SHOWN:
        return ""
    return f"'{shown}'" if ('"' in shown or "\\" in shown) and "'" not in shown else f'"{shown}"'
