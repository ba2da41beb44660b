"""Reads what can be read out of damaged saves: rows that are whole, from wherever in their files they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final, get_args

from game.records.sqlite import names, rows
from game.records.sqlite.disk import companion
from game.records.sqlite.pages import Cell, Pages, opened
from game.records.sqlite.rows import SpoiltText, StoredRow, read_by
from game.records.values import Reason

_TIME: Final = 24
"""A time as it is kept has at most so many letters."""


FoundRows = Mapping[str, Mapping[int, StoredRow]]
"""The rows that were read, by table and by the number that each has there, as they are stored."""


def read(path: Path) -> FoundRows:
    """Read what can be read.

    Args:
        path: the database; it may be missing where its log is not.

    Raises:
        OSError: if its files cannot be opened.
    """
    with ExitStack() as stack:
        files = [opened(companion(path, ending)) for ending in ("", "-wal")]
        for file in files:
            if file is not None:
                stack.enter_context(file)
        pages = Pages(*files)
        cells = [(cell, _fitting(cell.row)) for page in pages.all() for cell in pages.cells(page)]
        owners = {number: table for table, root in _roots(cells) for number in pages.below(root)}
    sound: dict[str, dict[int, StoredRow]] = defaultdict(dict)
    doubtful: dict[str, dict[int, Counter[StoredRow]]] = defaultdict(lambda: defaultdict(Counter))
    for cell, fitting in cells:
        table = owners.get(cell.number)
        if table not in fitting:
            table = _likeliest(cell.row, fitting)
        if table is None:
            continue
        if cell.sound:
            sound[table][cell.rowid] = cell.row
        else:  # the same row stands in many a frame, and a bit has flipped in one of them
            doubtful[table][cell.rowid][cell.row] += 1
    for table, by_id in doubtful.items():
        for rowid, states in by_id.items():
            sound[table].setdefault(rowid, states.most_common(1)[0][0])
    return sound


def _likeliest(row: StoredRow, fitting: tuple[str, ...]) -> str | None:
    """Which table a row is of that could not be followed from its table's beginning."""
    if fitting == ("players", "settings"):
        return "players" if read_by(lambda one: _is_key_of(one[2], one[1]) or None, row) else "settings"
    return next(iter(fitting), None)


def _is_key_of(key: str, name: str) -> bool:
    """Whether somebody of that name may be looked up by that key."""
    return names.kind_of(key) != "listed" or names.folded(name) == names.sought_in(key)


def _roots(cells: list[tuple[Cell, tuple[str, ...]]]) -> Iterator[tuple[str, int]]:
    """Where each table begins, as the database's own list of them says."""
    for cell, _ in cells:
        if cell.number == 1 and len(cell.row) == 5 and cell.row[0] == "table":
            _, name, _, root, _ = cell.row
            if name in _TABLES and isinstance(root, int):
                yield str(name), root


def _is_time(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, SpoiltText) and len(value) <= _TIME and "T" in value


def _attempt(row: StoredRow) -> bool:
    _, uuid, player, scene, content, seed, variants, remembered, number, practice, rewound, at, *where = row
    before = (1, uuid, player, scene, content, seed, variants, remembered, number, practice, at, rewound, 0, None)
    return read_by(rows.attempt_of, (*before, *(where or ("", "", "learn", "")), *(None,) * 8)) is not None


def _decision(row: StoredRow) -> bool:
    uuid, costs = (*row[12:14], None, None)[:2]
    return isinstance(row[1], int) and read_by(rows.answer_of, (*row[2:12], uuid or "", costs)) is not None


def _finish(row: StoredRow) -> bool:
    return isinstance(row[1], int) and read_by(rows.finish_of, row[2:]) is not None


def _closing(row: StoredRow) -> bool:
    return isinstance(row[1], int) and row[2] in get_args(Reason) and _is_time(row[3])


def _revision(row: StoredRow) -> bool:
    return isinstance(row[1], int) and isinstance(row[2], int) and isinstance(row[3], str) and _is_time(row[4])


def _player(row: StoredRow) -> bool:
    """A name, and the same name folded, or what is left of either; behind them a UUID, from the second version on."""
    uuid = row[4] if len(row) > 4 else None
    return (
        isinstance(row[1], str)
        and isinstance(row[2], str)
        and _is_time(row[3])
        and (uuid is None or (isinstance(uuid, str) and len(uuid) == 36))
    )


def _change(row: StoredRow) -> bool:
    return isinstance(row[1], int) and read_by(rows.change_of, row[:6]) is not None and _is_time(row[6])


def _setting(row: StoredRow) -> bool:
    kept = read_by(rows.setting_of, row[1:3])
    mine = len(row) == 4 or row[4] is None or isinstance(row[4], int)
    return kept is not None and kept[1] is not None and _is_time(row[3]) and mine


_TABLES: Final[Mapping[str, tuple[tuple[int, ...], Callable[[StoredRow], bool]]]] = {
    "attempts": ((12, 16), _attempt),
    "decisions": ((12, 13, 14), _decision),
    "finishes": ((7,), _finish),
    "closings": ((4,), _closing),
    "revisions": ((5,), _revision),
    "changes": ((7,), _change),
    "players": ((4, 5), _player),
    "settings": ((4, 5), _setting),
}
"""How many columns a row of each table has, and what it is known by."""


def _fitting(row: StoredRow) -> tuple[str, ...]:
    """The tables that a row may be of."""
    if not row or row[0] is not None:  # the first column is the row's number, which is stored elsewhere
        return ()
    return tuple(table for table, (columns, fits) in _TABLES.items() if len(row) in columns and _safely(fits, row))


def _safely(fits: Callable[[StoredRow], bool], row: StoredRow) -> bool:
    return bool(read_by(fits, row))
