"""Who stands in for people that have no portrait of their own: drawn people, called by what they wear.

Such a name says nothing of age, sex or origin, and it is what one sees first on the sheet of them all
(docs/portraits.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable
from typing import Final, NamedTuple

LOOKS: Final = (
    "beads",
    "beanie",
    "blazer",
    "bow_tie",
    "denim",
    "dungarees",
    "fleece",
    "headscarf",
    "hi_vis",
    "hoodie",
    "lanyard",
    "roll_neck",
    "shawl",
    "stripes",
    "tie",
    "turban",
)
"""What each stand-in is known by, in order; ``portraits/stand_in_beads.svg`` is the drawing of the first."""

_NOT_MR: Final = frozenset(("beads", "blazer", "dungarees", "fleece", "headscarf", "lanyard", "roll_neck", "shawl"))
_NOT_MRS: Final = frozenset(("beanie", "bow_tie", "denim", "hi_vis", "tie", "turban"))
_MR: Final = "mr sir sr señor don monsieur m herr signor senhor"
_MRS: Final = "mrs ms miss madam lady sra srta señora señorita doña madame mme frau signora senhora"
_UNFIT: Final = {**dict.fromkeys(_MR.split(), _NOT_MR), **dict.fromkeys(_MRS.split(), _NOT_MRS)}
"""Whom a form of address at the head of a name does not fit, as nearly everybody would say: no Mrs with a full beard.

Names are translated too, so the same person is found under each.
"""


class Sitter(NamedTuple):
    """Somebody in a scene: id, name, and the file of the portrait, ``""`` where there is none."""

    id: str
    name: str
    portrait: str


def look_for(id_: str, name: str = "", taken: Container[str] = ()) -> str:
    """The look of somebody without a portrait: always the same for an id, and none that is taken while others are left.

    Each look gets a number from the id and its own name, and the smallest wins: a look more in the set changes nobody
    but those who get it.
    """
    title = re.match(r"\w*", name.strip().lower())
    unfit = _UNFIT.get(title[0], frozenset()) if title else frozenset()
    ranked = sorted((look for look in LOOKS if look not in unfit), key=lambda look: _number(id_, look))
    return next((look for look in ranked if look not in taken), ranked[0])


def portraits_of(sitters: Iterable[Sitter]) -> dict[str, str]:
    """The file of everybody's portrait by their id: their own, or a stand-in, no two of one scene the same."""
    people = list(sitters)
    files = {each.id: each.portrait for each in people}
    taken = {look for look in LOOKS if file_of(look) in files.values()}
    for each in people:
        if not each.portrait:
            look = look_for(each.id, each.name, taken)
            taken.add(look)
            files[each.id] = file_of(look)
    return files


def file_of(look: str) -> str:
    """The file of a look, among the game's portraits."""
    return f"stand_in_{look}.svg"


def _number(id_: str, look: str) -> bytes:
    return hashlib.sha256(f"{id_}/{look}".encode()).digest()
