"""A line written otherwise: as an edit of its page, and as a hint shows it."""

from __future__ import annotations

from typing import Final

from game.script.problems import Edit, Mend
from game.script.source import Page

MOST_SHOWN: Final = 400
"""How much of a line is written out in a hint, in characters."""


def shown(text: str) -> str:
    """A line as a hint writes it out: without what stands before it, and cut where it is very long."""
    text = text.strip()
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def edit_of(row: int, old: str, new: tuple[str, ...]) -> Edit:
    """The smallest edit that puts lines in the place of one (its row from 0); no lines take it away with its end."""
    if not new:
        return Edit(row + 1, 1, row + 2, 1, "")
    whole = "\n".join(new)
    most = min(len(old), len(whole))
    start = next((at for at in range(most) if old[at] != whole[at]), most)
    same = next((at for at in range(most - start) if old[-1 - at] != whole[-1 - at]), most - start)
    return Edit(row + 1, start + 1, row + 1, len(old) - same + 1, whole[start : len(whole) - same])


def rewritten(page: Page, line: int, new: str, *, is_certain: bool = False) -> Mend:
    """The mend that writes one line of a page (from 1) otherwise."""
    return Mend((edit_of(line - 1, page.line(line), (new,)),), is_certain)
