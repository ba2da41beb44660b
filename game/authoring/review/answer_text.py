"""What came back from a reviewer, as lines to read: each comment beside its beat, with the file and the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.authoring.review.answer import Answer, OtherWords, Unplaced
from game.authoring.review.proposing import said_in_words
from game.authoring.review.rows import Row

Where = Callable[[Row], str]
"""Where a row is written, as it is told: ``our_calls/scenes/teapot.yaml:49``."""


def answer_in_text(answer: Answer, left: Sequence[tuple[Row, str]], where: Where) -> Iterator[str]:
    """Everything that is to be read, line by line.

    Args:
        answer: what came back.
        left: what cannot be put into the scene's file, each with why.
        where: says where a row is written.
    """
    if answer.comments:
        yield "Comments"
        for comment in answer.comments:
            yield from _row(comment.row, where)
            yield f"    > {said_in_words(comment)}"
        yield ""
    if answer.conflicts:
        yield "Changed by both, in the scene since the pack was made and in the table: left as it is in the scene"
        for conflict in answer.conflicts:
            yield from _both(conflict, where)
        yield ""
    if left:
        yield "Not put in"
        for row, why in left:
            yield f"  {where(row)}: {row.id}: {why}"
        yield ""
    if answer.unplaced:
        yield "Rows of the table that nothing is done with"
        for one in answer.unplaced:
            yield from _unplaced(one)
        yield ""


def _row(row: Row, where: Where) -> Iterator[str]:
    yield f"  {where(row)}: {row.id}"
    who = f"{row.who}: " if row.who else ""
    if row.text:
        yield f"    {who}{row.text}"


def _both(conflict: OtherWords, where: Where) -> Iterator[str]:
    yield f"  {where(conflict.row)}: {conflict.row.id}"
    yield f"    the scene: {conflict.row.text}"
    yield f"    the table: {conflict.wished}"


def _unplaced(one: Unplaced) -> Iterator[str]:
    yield f"  row {one.number}{f', {one.id}' if one.id else ''}: {one.why}"
    if one.text:
        yield f"    {' '.join(one.text.split())}"
    for said in one.said:
        yield f"    > {f'{said.column}: ' if said.column else ''}{' '.join(said.text.split())}"
