"""A text as the squares of a QR code; the one module that knows the library for it."""

from __future__ import annotations

from typing import Final

Squares = tuple[tuple[bool, ...], ...]
"""Rows of squares, True where one is dark; without the quiet edge."""
MOST_BYTES: Final = 780
"""What a code holds at most that a phone reads from a screen without trouble: 97 squares each way or fewer."""


def squares_of(text: str) -> Squares:
    """The code of a text, in UTF-8; none where it is too long.

    A screen has no stains: the weakest correction gives the largest squares, and the library takes a stronger one where
    that costs no square.
    """
    data = text.encode()
    if len(data) > MOST_BYTES:
        return ()
    import segno  # noqa: PLC0415 - a fifth of a second that only who takes something along needs

    code = segno.make_qr(data, error="L", mode="byte")
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
