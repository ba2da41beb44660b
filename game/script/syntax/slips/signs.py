"""Characters that look like a sign of the format and are none: spaces, dashes, colons, quotation marks, brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from game.letters import name_of
from game.script.catalogue import shapes
from game.script.syntax.raw_lines import double_quoted
from game.script.syntax.rewriting import shown
from game.script.syntax.slips.slip import Slip, column_of_change, rows_in_words, structure

_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63"
_BULLETS: Final = "*+\u2022\u00b7\u25cf\u25aa\u25e6\u2023\u2219\u25cb\u25a0\u25a1\u25ba\u27a2\u2043"
_COLONS: Final = ";\uff1a\ufe55\u2236\ufe13\ua789\u037e\uff1b"
_DOUBLE: Final = "\u201c\u201d\u201e\u201f\u301d\u301e\uff02\u2033"
_SINGLE: Final = "\u2018\u2019\u201a\u201b\u2032\uff07"
_OTHERS: Final = {
    "\uff3b": "[", "\uff3d": "]", "\u3010": "[", "\u3011": "]", "\uff5b": "{", "\uff5d": "}", "\uff0c": ",",
    "\u3001": ",", "\uff03": "#", "\uff5c": "|", "\uff1e": ">", "\uff1c": "<", "\uff1d": "=", "\uff0b": "+",
    "\uff08": "(", "\uff09": ")", "\u2265": ">=", "\u2264": "<=", "\u2260": "!=", "\u00d7": "*", "\u00f7": "/",
}  # fmt: skip
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u180e\u202a\u202c")
_STANDS_FOR: Final = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_COLONS, ":"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **_OTHERS,
}
MOST_LINE: Final = 3000
"""How long a line is at most that is looked at for signs that stand in others too."""
_ODD: Final = re.compile(f"[{re.escape(''.join(_STANDS_FOR))}]")


def as_space(character: str) -> str | None:
    """What a character stands for that looks like a space, or like nothing; None for any other."""
    if character in _UNSEEN:
        return ""
    if character == "\u3000":
        return "  "
    return " " if character == "\t" or (character != " " and unicodedata.category(character) == "Zs") else None


def sign_slips(lines: list[str], row: int) -> Iterator[Slip]:
    """A line with the signs that its odd characters look like: those of its head; then of its value too."""
    old = lines[row]
    tried = {old}
    for number, new in enumerate(_cleaned(old)):
        if new not in tried:
            tried.add(new)
            column = column_of_change(old, new)
            if what := looks_like(old[column - 1 : column], new[column - 1 : column]):
                if not number and (every := _everywhere(lines, row, column, what, new)):
                    yield every
                yield _slip(row, column, what, new, cost=0.02 + 0.02 * number)


def _everywhere(lines: list[str], row: int, column: int, what: str, new: str) -> Slip | None:
    """The same odd dash or space, in all lines of the file that have it in such a place; None where no other has."""
    odd = lines[row][column - 1]
    if odd not in _DASHES + _BULLETS and as_space(odd) is None:
        return None
    changes = {row: (new,)}
    for at, line in structure(lines):
        if at != row and odd in line and len(line) <= MOST_LINE:
            cleaned = next(_cleaned(line))
            place = column_of_change(line, cleaned)
            if line[place - 1 : place] == odd and (odd not in _DASHES + _BULLETS or not line[: place - 1].strip()):
                changes[at] = (cleaned,)
    if len(changes) == 1:
        return None
    first = min(changes)
    others = rows_in_words([at for at in sorted(changes) if at != first]).removeprefix(", and ")
    (cleaned,) = changes[first]
    place = column_of_change(lines[first], cleaned)
    message = f"{what} (and so in {others})"
    return Slip(shapes.LookAlike, first, place, message, f"write {shown(cleaned)}", changes, 0.01, is_certain=True)


def _slip(row: int, column: int, what: str, new: str, cost: float) -> Slip:
    return Slip(shapes.LookAlike, row, column, what, f"write {shown(new)}", {row: (new,)}, cost, is_certain=True)


def looks_like(character: str, meant: str) -> str:
    """What is told of a character that was taken for another, ``meant``; nothing of one that was not."""
    if not character or character == " ":
        return ""
    space = as_space(character)
    if space == "":
        return f"there is a character here that nobody sees: {name_of(character)}"
    if space is not None:
        return f"this is {_a(name_of(character))}, which looks like a space"
    if character in _BULLETS:
        return f"this is {_a(name_of(character))}, and a step begins with - and a space"
    sign = meant if character == ";" else _STANDS_FOR.get(character)
    return f"this is {_a(name_of(character))}, and {sign} should stand here" if sign else ""


def _a(name: str) -> str:
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"


def _cleaned(line: str) -> Iterator[str]:
    """The line as it may have been meant, the likeliest first."""
    body = line.rstrip()
    while body and as_space(body[-1]) is not None:
        body = body[:-1].rstrip()
    head, rest = _lead(body)
    key, value = _key(rest)
    if key is None:
        yield head + rest
        yield head + _plain(rest)
        return
    yield f"{head}{key}:{' ' if value else ''}{value}"
    if value:
        yield f"{head}{key}: {_unquoted(value)}"
        yield f"{head}{key}: {_plain(value)}"


def _lead(line: str) -> tuple[str, str]:
    """What stands before a line's first word, with plain spaces and dashes; and the rest."""
    head, at = "", 0
    while at < len(line):
        character = line[at]
        space = " " if character == " " else as_space(character)
        if space is not None:
            head += space
        elif (character in _DASHES or character in _BULLETS or character == "-") and _is_dash(line, at):
            head += "-" if line[at + 1 : at + 2] and _spaces(line[at + 1]) else "- "
        else:
            break
        at += 1
    return head, line[at:]


def _spaces(character: str) -> bool:
    return character == " " or bool(as_space(character))


def _is_dash(line: str, at: int) -> bool:
    """Whether a dash or bullet stands for itself, not for the start of a word or a text."""
    after = line[at + 1 : at + 2]
    if not after or _spaces(after):
        return True
    return not line[at].isascii() and (after.isalpha() or after in _UNSEEN)


def _key(rest: str) -> tuple[str | None, str]:
    """A key, plain, and the value after its colon, or what looks like one; None where there is none."""
    key, at = "", 0
    while at < len(rest) and at < 80:
        character = rest[at]
        if character == ":" or (character in _COLONS and key):
            break
        if character.isalnum() or character in "_. -":
            key += character
        elif as_space(character) == "" or character in _DOUBLE or character in _SINGLE:
            pass
        elif as_space(character) == " ":
            key += " "
        else:
            return None, ""
        at += 1
    else:
        return None, ""
    if at >= len(rest) or not key.strip():
        return None, ""
    value = rest[at + 1 :]
    while value and (value[0] == " " or as_space(value[0]) is not None):
        value = value[1:]
    return key.rstrip(), value


def _unquoted(value: str) -> str:
    """A value in quotation marks of a word processor, in plain ones."""
    signs = _DOUBLE + _SINGLE + '"'
    if len(value) > 1 and value[0] in signs and value[-1] in signs and (value[0] + value[-1]) != '""':
        return double_quoted(value[1:-1])
    return value


def _plain(value: str) -> str:
    """A value with the plain sign for each odd one, and nothing unseen."""
    spaced = "".join(character if (space := as_space(character)) is None else space for character in value)
    return _ODD.sub(lambda found: _STANDS_FOR[found[0]] if found[0] != ";" else ",", spaced)
