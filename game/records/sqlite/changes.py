"""What has become of players since they were added: called otherwise, put together with another, taken off the list.

Rows are only ever added: a player's own row and all that they did stay as they were, and who somebody is now is worked
out from these few.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.records.sqlite import rows
from game.records.sqlite.names import BREAK
from game.records.sqlite.rows import StoredRow, read_by

CHANGE_ROWS: Final = "SELECT id, player, change, name, folded, other FROM changes"
_MOST_TOGETHER: Final = 10_000
"""How often one player can have been put together with the next; only a spoilt file has more."""


@dataclass(frozen=True, slots=True)
class Changes:
    """``names`` are what players are called now, ``into`` whom they were put together with, each by a player's id."""

    names: Mapping[int, str]
    into: Mapping[int, int]
    removed: frozenset[int]

    def of(self, id_: int) -> int:
        """Who a player is now: the one they were put together with, or themselves."""
        for _ in range(_MOST_TOGETHER):
            if id_ not in self.into:
                break
            id_ = self.into[id_]
        return id_

    def all_of(self, id_: int) -> tuple[int, ...]:
        """Everybody who is that player now, that player first."""
        root = self.of(id_)
        return (root, *(one for one in self.into if one != root and self.of(one) == root))

    def is_gone(self, id_: int) -> bool:
        """Whether a player, as they are now, was taken off the list."""
        return self.of(id_) in self.removed

    def is_listed(self, id_: int) -> bool:
        """Whether a player is one of their own, neither put together with another nor taken off the list."""
        return id_ not in self.into and id_ not in self.removed


def changes(read: Callable[..., list[StoredRow]]) -> Changes:
    """All changes that can be understood, as they come to now."""
    names: dict[int, str] = {}
    into: dict[int, int] = {}
    removed = set[int]()
    for row in read(f"{CHANGE_ROWS} ORDER BY id"):
        change = read_by(rows.change_of, row)
        if change is None:
            continue
        if change.change == "renamed":
            names[change.player] = change.name
        elif change.change == "removed":
            removed.add(change.player)
        elif Changes({}, into, frozenset()).of(change.other) != change.player:  # no circle, whatever the file says
            into[change.player] = change.other
    return Changes(names, into, frozenset(removed))


def free_key(read: Callable[..., list[StoredRow]], sought: str, uuid: str) -> str:
    """What a new player's row is looked up by: their key, and where an earlier row has that, the UUID with it.

    Only a row that has given its key up has it: a player who was renamed, put together with another, or removed.
    """
    return f"{sought}{BREAK}{uuid}" if read("SELECT 1 FROM players WHERE folded = ?", sought) else sought
