"""Codes that visitors give: what one looks like, and a list of those that there are."""

from __future__ import annotations


def as_code(given: str) -> str:
    """A code as it counts: in capitals, without spaces."""
    return "".join(given.upper().split())


def fits(code: str, mask: str) -> bool:
    """Whether a code looks as a mask says: ``9`` is a digit, ``A`` a letter, ``*`` either, anything else itself.

    Args:
        code: in capitals.
        mask: ``""`` where all are good.
    """
    if not mask:
        return bool(code)
    return len(code) == len(mask) and all(_is_as(one, wanted) for one, wanted in zip(code, mask, strict=True))


def _is_as(character: str, wanted: str) -> bool:
    match wanted:
        case "9":
            return "0" <= character <= "9"
        case "A":
            return character.isalpha()
        case "*":
            return character.isalpha() or "0" <= character <= "9"
    return character == wanted
