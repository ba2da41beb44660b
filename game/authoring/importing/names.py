"""Gives passages, links, variables and people the ids that a scene needs: small letters, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST_NAME_ID: Final = 40
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHER: Final = re.compile(r"[^a-z0-9]+")


def slug(text: str, otherwise: str) -> str:
    """An id made from a text: ``Who's there?`` becomes ``whos_there``; ``otherwise`` where no letter is left of it."""
    plain = unicodedata.normalize(
        "NFKD", _CAMEL.sub("_", text).replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    found = _OTHER.sub("_", plain.encode("ascii", "ignore").decode("ascii").lower()).strip("_")
    found = found.lstrip("0123456789_") if not found[:1].isalpha() and found.lstrip("0123456789_") else found
    if len(found) > LONGEST_NAME_ID:
        cut = found[: LONGEST_NAME_ID + 1]
        found = (cut.rpartition("_")[0] if "_" in cut[10:] else cut[:LONGEST_NAME_ID]).strip("_")
    if not found:
        return otherwise
    return found if found[0].isalpha() else f"{otherwise}_{found}"


class Ids:
    """Ids that are given out once each; ``taken`` are those that mean something else already."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.numbers: dict[str, int] = {}

    def new(self, text: str, otherwise: str) -> str:
        """A new id made from a text."""
        base = slug(text, otherwise)
        found, number = base, self.numbers.get(base, 2)
        while found in self.taken:
            found, number = f"{base}_{number}", number + 1
        self.numbers[base] = number
        self.taken.add(found)
        return found
