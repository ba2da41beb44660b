"""What a reviewer has answered: comments, other words, and what cannot be put anywhere or not without looking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from game.authoring.review.pack import Pack
from game.authoring.review.returned_table import Returned, ReturnedRow, Said
from game.authoring.review.rows import Row
from game.authoring.review.table import mark_of
from game.authoring.spreadsheet import tame

_WORDS_OF_A_LINE: Final = re.compile(r"-[0-9a-f]{4}(?:-\d+)?")
"""What stands in a row's id for its words, where the author gave it no name."""


class Comment(NamedTuple):
    """What was said beside a row."""

    row: Row
    said: tuple[Said, ...]


class OtherWords(NamedTuple):
    """Words that a reviewer has changed, and what they wish in their place."""

    row: Row
    wished: str


class Unplaced(NamedTuple):
    """A row of the table that nothing is done with: which, what stands in it, and why."""

    number: int
    id: str
    text: str
    said: tuple[Said, ...]
    why: str


@dataclass(slots=True)
class Answer:
    """What came back. ``conflicts`` are words that both sides have changed since the pack was made."""

    comments: list[Comment] = field(default_factory=list)
    changes: list[OtherWords] = field(default_factory=list)
    conflicts: list[OtherWords] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def answered(pack: Pack, table: Returned) -> Answer:
    """Put each row of a table that came back beside the row of the scene as it is now.

    Args:
        pack: the scene as it is now.
        table: the pack as it came back, its rows in any order, some of them gone.
    """
    rows = {row.id: row for part in pack.parts for row in part.rows}
    found = Answer()
    strangers = []
    for one in table.rows:
        if one.id in rows:
            _answer(found, one, rows[one.id])
        else:
            strangers.append(one)
    moved = _moved(strangers, [row for id_, row in rows.items() if id_ not in {one.id for one in table.rows}])
    for one in strangers:
        if one.number in moved:
            _answer(found, one, moved[one.number])
        elif one.said or not one.id or (one.mark and mark_of(one.text) != one.mark):
            why = "it is not in the scene any more" if one.id else "it was put in, and has no id"
            found.unplaced.append(Unplaced(one.number, one.id, one.text, one.said, why))
    order = {id_: number for number, id_ in enumerate(rows)}
    found.comments.sort(key=lambda comment: order[comment.row.id])
    return found


def _moved(strangers: Iterable[ReturnedRow], free: Sequence[Row]) -> dict[int, Row]:
    """Rows whose words were changed in the scene, and so their ids: who says something there now, in their order."""
    left: dict[str, list[Row]] = {}
    for row in free:
        left.setdefault(_WORDS_OF_A_LINE.sub("", row.id), []).append(row)
    found = {}
    for one in sorted(strangers, key=lambda one: (one.line, one.number)):
        same = left.get(_WORDS_OF_A_LINE.sub("", one.id)) if one.id else None
        if same:
            found[one.number] = same.pop(0)
    return found


def _answer(found: Answer, one: ReturnedRow, row: Row) -> None:
    """Add what a row says."""
    if one.said:
        found.comments.append(Comment(row, one.said))
    ours = " ".join(row.text.split())
    theirs = _as_meant(one, ours)
    if theirs == ours or mark_of(theirs) == one.mark:  # not changed, or only in the scene since
        return

    def leave(why: str) -> None:
        found.unplaced.append(Unplaced(one.number, one.id, one.text, (), why))

    if not theirs:
        leave("its words were taken out; take out the whole of it yourself if it should go")
    elif not row.raw:
        leave("its words are made by the program, from what the scene does")
    elif one.mark and mark_of(ours) == one.mark:
        found.changes.append(OtherWords(row, theirs))
    else:
        found.conflicts.append(OtherWords(row, theirs))


def _as_meant(one: ReturnedRow, ours: str) -> str:
    """A row's words without what a CSV file put before them so that no program takes them for a formula."""
    bare = one.text.removeprefix("'")
    if bare != one.text and (bare == ours or mark_of(bare) == one.mark or tame(bare) == one.text):
        return bare
    return one.text
