"""A PIN: what is kept of it instead of itself, whether one is meant, and which are guessed first."""

from __future__ import annotations

import hashlib
import hmac
import re
from itertools import pairwise
from typing import Final

SHORTEST_PIN: Final = 4
LONGEST_PIN: Final = 12
EXAMPLE_PIN: Final = "805316"
"""The one in the guide, which everybody can read."""

_N: Final = 1 << 14
_R: Final = 8
_P: Final = 1
_MEMORY: Final = 1 << 26
"""Bytes that a hash may take; scrypt asks for 128 * n * r of them."""
_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 32
_DIGITS: Final = re.compile(rf"[0-9]{{{SHORTEST_PIN},{LONGEST_PIN}}}")
_HASH: Final = re.compile(r"scrypt\$(\d{1,6})\$(\d{1,2})\$(\d)\$([0-9a-f]{16,64})\$([0-9a-f]{64})")
_COMMON: Final = frozenset(("2580", "0852", "1004", "1010", "1221", "1379", "147258", "159357", "147258369", "0007"))
"""Figures that fingers draw on the keys, and others that lists of stolen PINs begin with."""
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2049


def is_pin(text: str) -> bool:
    """Whether a text is as a PIN is: 4 to 12 of the digits 0 to 9."""
    return _DIGITS.fullmatch(text) is not None


def hashed(pin: str, salt: bytes) -> str:
    """What is kept of a PIN: the way it was made, the salt and the hash, in letters that stand in any file.

    Args:
        pin: the PIN.
        salt: 16 bytes that nobody can foresee.
    """
    if len(salt) != _SALT_BYTES:
        raise ValueError("a salt has 16 bytes")
    made = _scrypt(pin, salt, _N, _R, _P)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${made.hex()}"


def is_hash(text: str) -> bool:
    """Whether a text is what is kept of a PIN, and can be worked out in a moment."""
    return _parts(text) is not None


def is_of_pin(kept: str, pin: str) -> bool:
    """Whether this is what is kept of a PIN. It takes as long whatever is wrong with it; a text that is none is none.

    Args:
        kept: what is kept.
        pin: what somebody gives.
    """
    parts = _parts(kept)
    if parts is None or not is_pin(pin):
        return False
    n, r, p, salt, made = parts
    return hmac.compare_digest(_scrypt(pin, salt, n, r, p), made)


def _parts(text: str) -> tuple[int, int, int, bytes, bytes] | None:
    found = _HASH.fullmatch(text)
    if found is None:
        return None
    n, r, p = int(found[1]), int(found[2]), int(found[3])
    is_sane = n >= 1 << 10 and n & (n - 1) == 0 and r >= 1 and 1 <= p <= 4 and 128 * n * r * p < _MEMORY
    if not is_sane or len(found[4]) % 2:
        return None
    return n, r, p, bytes.fromhex(found[4]), bytes.fromhex(found[5])


def _scrypt(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(pin.encode("ascii"), salt=salt, n=n, r=r, p=p, maxmem=2 * _MEMORY, dklen=_HASH_BYTES)


def weakness(pin: str) -> str:
    """Why a PIN is not taken, as a sentence that does not hold it; ``""`` for one that is."""
    if not is_pin(pin):
        return f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits, and nothing else."
    if pin == EXAMPLE_PIN:
        return "This is the PIN in the guide, which everybody can read. Think of another one."
    if any(len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1)):
        return "This PIN is the same digits again and again. Such ones are guessed first: think of another one."
    if _is_row(pin):
        return "This PIN counts up or down. Such ones are guessed first: think of another one."
    if _is_date(pin):
        return "This PIN looks like a year or a birthday. Such ones are guessed first: think of another one."
    if pin in _COMMON:
        return "This PIN is one of those that most people choose. Such ones are guessed first: think of another one."
    return ""


def _is_row(pin: str) -> bool:
    """Whether each digit is the one before and one more, or one less, or two; after 9 comes 0."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {1, 2, 8, 9}


def _is_date(pin: str) -> bool:
    if len(pin) == 4:
        return _FIRST_YEAR <= int(pin) <= _LAST_YEAR
    if len(pin) != 8:
        return False
    return any(
        _FIRST_YEAR <= int(year) <= _LAST_YEAR and _is_day(day)
        for year, day in ((pin[:4], pin[4:]), (pin[4:], pin[:4]))
    )


def _is_day(digits: str) -> bool:
    """Whether four digits are a day and a month, in either order."""
    one, other = int(digits[:2]), int(digits[2:])
    return (1 <= one <= 12 and 1 <= other <= 31) or (1 <= other <= 12 and 1 <= one <= 31)
