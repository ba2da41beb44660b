"""Lays two versions of a scene side by side: what is new, changed or removed, beat by beat and row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal

from game.authoring.review.pack import Pack, PackPart
from game.authoring.review.rows import Row

Fate = Literal["same", "new", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class RowPair:
    """A row as it was and as it is; one of the two may be missing."""

    fate: Fate
    old: Row | None
    new: Row | None

    @property
    def row(self) -> Row:
        """The row to show: as it is, or as it was where it has been removed."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a pair of nothing is never made
        return found


@dataclass(frozen=True, slots=True)
class Changed:
    """One part in both versions."""

    fate: Fate
    part: PackPart
    pairs: tuple[RowPair, ...]


@dataclass(frozen=True, slots=True)
class WordRun:
    """Some words in a row that are the same, new or removed."""

    fate: Literal["same", "new", "removed"]
    text: str


def unchanged(pack: Pack) -> tuple[Changed, ...]:
    """A pack that is compared with nothing: every row as it is."""
    return tuple(Changed("same", part, tuple(RowPair("same", row, row) for row in part.rows)) for part in pack.parts)


def compared(old: Pack, new: Pack) -> tuple[Changed, ...]:
    """Compare two versions.

    Args:
        old: the other version.
        new: the version at hand, whose order is kept.

    Returns:
        Every part of the new version; a part that was removed stands after the one it used to follow.
    """
    was = {part.id: part for part in old.parts}
    gone: dict[str, list[PackPart]] = {}
    last = ""
    now = {part.id for part in new.parts}
    for part in old.parts:
        if part.id in now:
            last = part.id
        else:
            gone.setdefault(last, []).append(part)
    found = [_removed(part) for part in gone.get("", ())]
    for part in new.parts:
        found.append(_part(was.get(part.id), part))
        found += [_removed(lost) for lost in gone.get(part.id, ())]
    return tuple(found)


def fate_counts(parts: Iterable[Changed]) -> dict[Fate, int]:
    """How many rows are new, changed and removed."""
    found: dict[Fate, int] = {"new": 0, "changed": 0, "removed": 0}
    for pair in chain.from_iterable(part.pairs for part in parts):
        if pair.fate != "same":
            found[pair.fate] += 1
    return found


def words_compared(old: str, new: str) -> tuple[WordRun, ...]:
    """Two texts word by word."""
    before, after = old.split(), new.split()
    found: list[WordRun] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(WordRun("same", " ".join(before[a:b])))
            continue
        if a < b:
            found.append(WordRun("removed", " ".join(before[a:b])))
        if c < d:
            found.append(WordRun("new", " ".join(after[c:d])))
    return tuple(found)


def _removed(part: PackPart) -> Changed:
    return Changed("removed", part, tuple(RowPair("removed", row, None) for row in part.rows))


def _part(old: PackPart | None, new: PackPart) -> Changed:
    if old is None:
        return Changed("new", new, tuple(RowPair("new", None, row) for row in new.rows))
    pairs = tuple(_rows(old.rows, new.rows))
    return Changed("same" if all(pair.fate == "same" for pair in pairs) else "changed", new, pairs)


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[RowPair]:
    """Rows with one id are one row; between two such, what was taken out and put in for the same voice is a change."""
    matcher = SequenceMatcher(None, [row.id for row in old], [row.id for row in new], autojunk=False)
    kept = {row.id for row in new}
    was = {row.id: row for row in old}
    for _, a, b, c, d in matcher.get_opcodes():
        # A row that only moved is met where it now stands.
        lost = [row for row in old[a:b] if row.id not in kept]
        for row in new[c:d]:
            before = was.get(row.id)
            if before is None:
                like = next((at for at, gone in enumerate(lost) if _voice(gone) == _voice(row)), None)
                if like is None:
                    yield RowPair("new", None, row)
                    continue
                for gone in lost[:like]:
                    yield RowPair("removed", gone, None)
                before = lost[like]
                del lost[: like + 1]
                yield RowPair("changed", before, row)
            else:
                yield RowPair("same" if _same(before, row) else "changed", before, row)
        for gone in lost:
            yield RowPair("removed", gone, None)


def _voice(row: Row) -> tuple[str, str, int]:
    """What makes two rows versions of each other; two options never are, since each has a name of its own."""
    return (row.kind, row.id if row.kind == "option" else row.who, row.depth)


def _same(old: Row, new: Row) -> bool:
    return (old.text, old.who, old.only_if, old.effect, old.leads) == (
        new.text,
        new.who,
        new.only_if,
        new.effect,
        new.leads,
    )
