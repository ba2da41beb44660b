"""Codes that visitors give: what one looks like, whether one fits, and what is told of one that does not."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from game.kiosk.settings import Who
from game.story.language import Language

LONGEST_CODE: Final = 24
"""Characters in a code where no mask says how many."""
DIGIT: Final = "9"
LETTER: Final = "A"
EITHER: Final = "*"
_SLOTS: Final = frozenset((DIGIT, LETTER, EITHER))


def wants_digits_alone(mask: str) -> bool:
    """Whether a pad of digits is enough to write such a code."""
    slots = [sign for sign in mask if sign in _SLOTS]
    return bool(slots) and all(sign == DIGIT for sign in slots)


def laid_out(written: str, mask: str) -> str:
    """What somebody has written of a code, as the mask has it: capitals, and what is always the same by itself.

    It goes as far as it fits: what comes after the first sign that does not is left out. Without a mask, spaces are.
    """
    signs = [sign for sign in written.upper() if not sign.isspace()]
    if not mask:
        return "".join(signs)[:LONGEST_CODE]
    plain = mask.upper()
    found: list[str] = []
    at = 0
    for sign in signs:
        fixed: list[str] = []
        while at < len(plain) and mask[at] not in _SLOTS and plain[at] != sign:
            fixed.append(plain[at])
            at += 1
        if at == len(plain) or not (mask[at] not in _SLOTS or _fits(sign, mask[at])):
            break
        found += [*fixed, sign]
        at += 1
    rest = mask[at:]
    ends = bool(found) and not _SLOTS.intersection(rest)
    return "".join(found) + (rest.upper() if ends else "")


def _fits(sign: str, slot: str) -> bool:
    digit, letter = "0" <= sign <= "9", sign.isalpha()
    return digit if slot == DIGIT else letter if slot == LETTER else digit or letter


def as_code(written: str, mask: str) -> str:
    """A code as it is kept: in capitals, without spaces, and what the mask has of its own; "" if it does not fit."""
    code = laid_out(written, mask)
    return code if code and (not mask or len(code) == len(mask)) else ""


def known_code(written: str, who: Who) -> str:
    """A code as it is kept, where it is one; ``""`` where it does not fit, or is none of those that there are."""
    code = as_code(written, who.mask)
    return code if not who.known or code in who.known else ""


def mask_in_words(mask: str, language: Language) -> str:
    """What a code looks like: ``2 letters, “-”, 4 digits``; no example, for that might be somebody's."""
    parts = []
    for kind, signs in groupby(mask, key=lambda sign: sign if sign in _SLOTS else ""):
        many = list(signs)
        match kind:
            case "9":
                parts.append(language.trn("{number} digit", "{number} digits", len(many)))
            case "A":
                parts.append(language.trn("{number} letter", "{number} letters", len(many)))
            case "*":
                parts.append(language.trn("{number} letter or digit", "{number} letters or digits", len(many)))
            case _:
                parts.append(language.tr("“{text}”", text="".join(many).upper()))
    return ", ".join(parts)
