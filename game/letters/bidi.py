"""Which way each character of a line runs: the bidirectional algorithm of Unicode (UAX 9) for one line.

Embeddings and isolates that a text marks itself are passed over, as if they were not there; the marks U+200E and
U+200F count. `python-bidi` cannot stand here: it gives the line as it looks, and shaping needs it as it is read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

MARKS: Final = "\u200e\u200f"
"""What is not seen and makes a line run to the right, and to the left."""
_STRONG: Final = frozenset(("L", "R", "AL"))
_NUMBERS: Final = frozenset(("EN", "AN"))
_NEUTRAL: Final = frozenset(("B", "S", "WS", "ON"))
_MOST_OPEN: Final = 63
"""With more brackets open in each other none behind counts (rule BD16)."""
_PASSED_OVER: Final = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
Piece = TypeVar("Piece")


def has_right_to_left(text: str) -> bool:
    """Whether anything in a text runs from right to left."""
    return not text.isascii() and any(character >= "\u0590" and _type(character) in _RIGHT for character in text)


_RIGHT: Final = frozenset(("R", "AL", "AN"))


def runs_right_to_left(text: str) -> bool:
    """Whether a text as a whole does: its first letter does, and so does half of them at least.

    By Unicode's own default the first letter alone decides; but here a name in any script may begin an English line. A
    mark at its start says how it runs.
    """
    if not has_right_to_left(text):
        return False
    if text[0] in MARKS:
        return text[0] == MARKS[1]
    strong = [_type(character) != "L" for character in text if _type(character) in _STRONG]
    return bool(strong) and strong[0] and sum(strong) * 2 >= len(strong)


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """The level of each character: even ones run to the right, odd ones to the left.

    Args:
        text: one line.
        right_to_left: whether the line as a whole runs to the left.
    """
    base = int(right_to_left)
    whole = [_type(character) for character in text]
    kept = [at for at, type_ in enumerate(whole) if type_ not in _PASSED_OVER]
    original = [whole[at] for at in kept]
    types = _weak(original, "R" if base else "L")
    _brackets([text[at] for at in kept], original, types, "R" if base else "L")
    _neutral(types, "R" if base else "L")
    found = [base] * len(text)
    for at, type_ in zip(kept, types, strict=True):
        found[at] = base + (type_ != "R" if base else {"L": 0, "R": 1}.get(type_, 2))
    for at in range(1, len(text)):
        if whole[at] in _PASSED_OVER:
            found[at] = found[at - 1]
    resting = True
    for at in reversed(range(len(text))):  # spaces at the end of the line, or before a tab, stand as the line does
        resting = whole[at] in ("S", "B") or (resting and (whole[at] == "WS" or whole[at] in _PASSED_OVER))
        if resting:
            found[at] = base
    return found


def reordered(pieces: Sequence[Piece], levels_: Sequence[int]) -> list[Piece]:
    """Pieces of a line from left to right as they are seen."""
    order = list(range(len(pieces)))
    for level in range(max(levels_, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels_[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return [pieces[at] for at in order]


def _type(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _weak(original: Sequence[str], outside: str) -> list[str]:
    """Marks and numbers, by what stands beside them (rules W1 to W7)."""
    types = list(original)
    before, strong = outside, outside
    for at, type_ in enumerate(types):
        if type_ == "NSM":
            types[at] = before
        before = types[at]
        if types[at] in _STRONG:
            strong = types[at]
        elif types[at] == "EN" and strong == "AL":
            types[at] = "AN"
    types = ["R" if type_ == "AL" else type_ for type_ in types]
    for at in range(1, len(types) - 1):
        left, here, right = types[at - 1 : at + 2]
        if left == right and ((here == "CS" and left in _NUMBERS) or (here == "ES" and left == "EN")):
            types[at] = left
    for start, end in _stretches(types, frozenset(("ET",))):
        beside = (types[start - 1] if start else "", types[end] if end < len(types) else "")
        types[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    strong = outside
    for at, type_ in enumerate(types):
        if type_ in ("ES", "CS"):
            types[at] = "ON"
        elif type_ in _STRONG:
            strong = type_
        elif type_ == "EN" and strong == "L":
            types[at] = "L"
    return types


def _brackets(text: Sequence[str], original: Sequence[str], types: list[str], base: str) -> None:
    """A pair of brackets runs as what is in it, or before it, does (rule N0)."""
    for start, end in _pairs(text, types):
        inside = {_direction(type_) for type_ in types[start + 1 : end]} - {""}
        if not inside:
            continue
        way = base
        if base not in inside:
            before = next((_direction(type_) for type_ in reversed(types[:start]) if _direction(type_)), base)
            way = before
        for at in (start, end):
            types[at] = way
            while at + 1 < len(types) and original[at + 1] == "NSM":
                at += 1  # noqa: PLW2901 - on over the marks on the bracket
                types[at] = way


def _pairs(text: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    found = []
    for at, character in enumerate(text):
        if types[at] != "ON" or not unicodedata.mirrored(character):
            continue
        category = unicodedata.category(character)
        if category == "Ps":
            if len(opened) == _MOST_OPEN:
                break
            opened.append((_closing(character), at))
        elif category == "Pe":
            match = next((place for place in reversed(range(len(opened))) if opened[place][0] == character), None)
            if match is not None:
                found.append((opened[match][1], at))
                del opened[match:]
    return sorted(found)


def _closing(character: str) -> str:
    return chr(ord(character) + (2 if character in "[{" else 1))


def _neutral(types: list[str], base: str) -> None:
    """What has no way of its own runs as what is on both its sides, or as the line does (rules N1 and N2)."""
    for start, end in _stretches(types, _NEUTRAL):
        left = _direction(types[start - 1]) if start else base
        right = _direction(types[end]) if end < len(types) else base
        types[start:end] = [left if left == right else base] * (end - start)


def _direction(type_: str) -> str:
    return "L" if type_ == "L" else "R" if type_ in ("R", "EN", "AN") else ""


def _stretches(types: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a stretch of these types begins and ends."""
    start: int | None = None
    for at, type_ in enumerate([*types, ""]):
        if type_ in wanted:
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
