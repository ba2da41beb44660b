"""Keyboards on the screen as data: which keys stand in which row, by language; and a pad of digits."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

SHIFT: Final = "shift"
ERASE: Final = "erase"
SPACE: Final = " "
DONE: Final = "done"
DIGITS: Final = "1234567890"

LETTERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
        "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm", "áéíóúüç"),
        "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß"),
        "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn", "éèêëàâçîïôùû"),
    }
)
"""The letters of each language, row by row, as its speakers know them; the last plain row has shift and erase."""
PLAIN_ROWS: Final = 3
"""How many rows of letters everybody has; what stands under them are letters with marks."""


class Key(NamedTuple):
    """A key: what it writes, or what it is called, and how wide it is, counted in letters."""

    key: str
    width: float = 1.0


Rows = tuple[tuple[Key, ...], ...]
"""The rows of a keyboard."""


def _keys(letters: str) -> tuple[Key, ...]:
    return tuple(map(Key, letters))


def for_names(language: str) -> Rows:
    """The keys that a name is written with in a language; for one whose keyboard is not known, those of English."""
    first, second, third, *marked = LETTERS.get(language.partition("_")[0], LETTERS["en"])
    return (
        _keys(DIGITS),
        *(_keys(row) for row in marked),
        _keys(first),
        _keys(second),
        (Key(SHIFT, 1.5), *_keys(third), Key(ERASE, 1.5)),
        (Key("-"), Key("'"), Key(SPACE, 5), Key(DONE, 3)),
    )


def for_codes(language: str) -> Rows:
    """The keys that a code is written with: capitals without marks, digits, the hyphen."""
    first, second, third = LETTERS.get(language.partition("_")[0], LETTERS["en"])[:PLAIN_ROWS]
    plain = [_keys("".join(letter for letter in row if letter.isascii())) for row in (first, second, third)]
    return (_keys(DIGITS), plain[0], plain[1], (Key("-"), *plain[2], Key(ERASE, 1.5)), (Key(DONE, 5),))


PAD: Final[Rows] = (_keys("123"), _keys("456"), _keys("789"), (Key(ERASE), Key("0"), Key(DONE)))
"""A pad of digits."""
