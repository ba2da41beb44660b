"""The nearest known name to one that was misspelt, found among thousands without comparing it with each of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

LONGEST_NAME: Final = 60
"""A longer name than this has no nearest one: nobody meant it as a name."""
MOST_LISTED: Final = 20
"""No more names than this are listed where none is near."""
_FEW: Final = 40
"""So many are simply compared."""
_BESIDE: Final = 5
"""How many names before and behind one in the alphabet are compared with it, where it is more than one slip off."""

_BETWEEN: Final = re.compile(r"[\W_]+")
_APOSTROPHES: Final = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")


def nearest(name: str, known: Iterable[str]) -> str:
    """``"did you mean 'anger'?"`` where a known name is close, else nothing."""
    found = nearest_name(name, known)
    return f"did you mean '{found}'?" if found else ""


def nearest_name(name: str, known: Iterable[str]) -> str:
    """The known name that is close to one; ``""`` where none is.

    A name that differs only in capitals, spaces or hyphens is the closest. Else it is close by difflib's ratio of at
    least 0.6 (Ratcliff and Obershelp). Among many known ones those are looked at that are one slip away, or else stand
    beside it in the order of the alphabet, read from either end.
    """
    if len(name) > LONGEST_NAME:
        return ""
    names = frozenset(known)
    among: AbstractSet[str]
    alike = as_id(name)
    if len(names) <= _FEW:
        among, same = names, next((other for other in sorted(names) if alike and as_id(other) == alike), "")
    else:
        index = _index(names)
        among, same = index.beside(name), index.alike.get(alike, "") if alike else ""
    if same:
        return same
    found = get_close_matches(name, sorted(among), n=1, cutoff=0.6)
    if not found and alike != name:
        found = get_close_matches(alike, sorted(among), n=1, cutoff=0.6)
    return found[0] if found else ""


def of_the_same_letters(name: str, known: Iterable[str], spare: int = 1) -> str:
    """The one known name with the letters of another in any order; ``""`` where none has them, or several.

    Short words are farther from each other than :func:`nearest_name` looks, however they were mistyped.

    Args:
        name: what was written.
        known: the names there are.
        spare: how many letters there may be too many or too few.
    """
    letters = Counter(name.casefold())
    found = [
        other
        for other in known
        if abs(len(other) - len(name)) <= spare
        and ((letters - Counter(other)) + (Counter(other) - letters)).total() <= spare
    ]
    return found[0] if len(found) == 1 and found[0] != name else ""


def as_id(text: str) -> str:
    """A text as an id would have it: ``Mr. Osei`` and ``mr-osei`` are ``mr_osei``; two that are alike mean the same."""
    return _BETWEEN.sub("_", _APOSTROPHES.sub("", text).casefold()).strip("_")


def listed(known: Iterable[str]) -> str:
    """Names in their order with commas between them; nothing where they are too many to be read."""
    names = sorted(known)
    return ", ".join(names) if len(names) <= MOST_LISTED else ""


class _Index:
    """Many names, by what is left of each when a letter is taken out, and in order from either end."""

    def __init__(self, names: Iterable[str]) -> None:
        short = [name for name in names if len(name) <= LONGEST_NAME]
        self.forwards = sorted(short)
        self.backwards = sorted(name[::-1] for name in short)
        self.alike = {as_id(name): name for name in sorted(short, reverse=True)}
        self.cut: dict[str, list[str]] = {}
        for name in short:
            for left in _cut(name):
                self.cut.setdefault(left, []).append(name)

    def beside(self, name: str) -> set[str]:
        """The names that may be near."""
        found = {other for left in _cut(name) for other in self.cut.get(left, ())[:_FEW]}
        if found:
            return found
        return {*_around(self.forwards, name), *(other[::-1] for other in _around(self.backwards, name[::-1]))}


@lru_cache(maxsize=8)
def _index(names: frozenset[str]) -> _Index:
    return _Index(names)


def _cut(name: str) -> Iterator[str]:
    yield name
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


def _around(names: Sequence[str], name: str) -> Sequence[str]:
    at = bisect_left(names, name)
    return names[max(0, at - _BESIDE) : at + _BESIDE]
