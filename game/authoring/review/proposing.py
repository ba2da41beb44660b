"""A scene's file as it would be with a reviewer's words in it, and with comments over the lines they are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from game.authoring.review.answer import Answer, Comment, OtherWords
from game.authoring.review.rows import Row
from game.authoring.spreadsheet import BYTE_ORDER_MARK
from game.authoring.wording import PLAYER_SHOWN, filled
from game.letters import plain
from game.script.library import LibraryIndex, open_index, read_scene
from game.script.source import SourceMap
from game.script.syntax import reworded, with_comments
from game.story.condition import nearest_name
from game.story.model import NOWHERE, PLAYER, Mark, Scene, slips

_SPACED: Final = re.compile(r"\{\s*([^{}]*?)\s*\}")
"""A word in braces with spaces beside it."""


class Place(NamedTuple):
    """Where a row is written: the line that a comment stands over, and where its words begin."""

    line: int
    words: Mark


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as it is and as it would be, the same where there is nothing to write.

    ``left`` are words and comments that cannot be put in, each with why.
    """

    was: bytes
    now: bytes
    left: tuple[tuple[Row, str], ...]


class _Step(NamedTuple):
    """One change: of the words at a place, or a comment over a line; done from the file's end to its beginning."""

    at: tuple[int, int, int]
    row: Row
    do: Callable[[str], str | None]


def place_of(row: Row, places: SourceMap) -> Place | None:
    """Where a row is written; None where nobody can tell."""
    match row.kind:
        case "about":
            found = places.of(row.id.removeprefix("about/"))
        case "line" | "note":
            return Place(row.mark.line, places.value(row.mark))
        case "option":
            found = places.inside(row.mark, "say")
            return Place(row.mark.line, found.value if found else NOWHERE)
        case "promise":
            found = places.inside(row.mark, "text")
            return Place(row.mark.line, found.value if found else NOWHERE)
        case "why":
            found = places.inside(row.mark, "why")
        case "ending":
            found = places.inside(row.mark, "text")
            return Place(row.mark.line, found.value if found else NOWHERE)
        case _:
            found = None
    if found is not None:
        return Place(found.key.line, found.value)
    return Place(row.mark.line, NOWHERE) if row.mark.line else None


def proposal(index: LibraryIndex, scene: Scene, answer: Answer, reviewer: str | None) -> Proposal:
    """The scene's file with the changed words, and the comments where they are wanted.

    Args:
        index: the library.
        scene: the scene as it is now.
        answer: what came back.
        reviewer: who wrote the comments (``""`` where nobody says so); None where they are not to be written.
    """
    name = index.outline.scenes[scene.id]
    was = index.outline.sources.files[name].data
    text = was.decode("utf-8")
    head, text = (BYTE_ORDER_MARK, text[1:]) if text.startswith(BYTE_ORDER_MARK) else ("", text)
    left: list[tuple[Row, str]] = []
    places = index.outline.source_map(name)
    steps = [*_words(answer.changes, places, scene, left)]
    if reviewer is not None:
        steps += _comments(answer.comments, places, reviewer, left)
    steps.sort(key=lambda step: step.at, reverse=True)
    made, undone = _done(steps, text, lambda _: "")
    if _error_in(index, scene.id, made):  # which of them it is, is seen by looking after each
        made, undone = _done(steps, text, partial(_error_in, index, scene.id))
    return Proposal(was, f"{head}{made}".encode(), (*left, *undone))


def _done(steps: Sequence[_Step], text: str, wrong_in: Callable[[str], str]) -> tuple[str, list[tuple[Row, str]]]:
    """A text with the steps done, and those that were not, each with why."""
    undone = []
    for step in steps:
        made = step.do(text)
        if made is None:
            undone.append((step.row, "it cannot be written there by the program: do it by hand"))
        elif wrong := wrong_in(made):
            undone.append((step.row, f"with it the scene would have a problem: {wrong}"))
        else:
            text = made
    return text, undone


def comment_line(said: Comment, reviewer: str) -> str:
    """What stands in a file for what was said beside a row: ``review (Ann): Too blunt?``, with nobody's name twice."""
    said = Comment(said.row, tuple(one._replace(column="") if one.column == reviewer else one for one in said.said))
    return f"review{f' ({plain(reviewer)})' if reviewer else ''}: {said_in_words(said)}"


def said_in_words(comment: Comment) -> str:
    """What was said beside a row, on one line."""
    parts = (f"{plain(one.column)}: {plain(one.text)}" if one.column else plain(one.text) for one in comment.said)
    return "; ".join(" ".join(part.split()) for part in parts)


def _words(changes: Sequence[OtherWords], places: SourceMap, scene: Scene, left: list[tuple[Row, str]]) -> list[_Step]:
    steps = []
    for change in changes:
        place = place_of(change.row, places)
        if place is None or place.words == NOWHERE:
            left.append((change.row, "where its words are written was not found"))
            continue
        wished = _as_written(change)
        if slip := _slip(wished, change.row, scene):
            left.append((change.row, slip))
            continue
        line, column = place.words
        do = partial(reworded, at=place.words, wished=wished, shown=lambda text: filled(text, scene))
        steps.append(_Step((line, 1, column), change.row, do))
    return steps


def _as_written(change: OtherWords) -> str:
    """The words that are wished, as a scene writes them: the script shows the player's name in other brackets."""
    wished = change.wished if PLAYER_SHOWN in change.row.raw else change.wished.replace(PLAYER_SHOWN, f"{{{PLAYER}}}")
    return _SPACED.sub(r"{\1}", wished)


def _slip(wished: str, row: Row, scene: Scene) -> str:
    """What is wrong with the braces that a reviewer has put in; ``""`` where nothing is."""
    known = scene.words_for(PLAYER_SHOWN)
    slip = next((slip for slip in slips(wished, known) if slip.found not in row.text), None)
    if slip is None:
        return ""
    if slip.name is None:
        return "the { is never closed"
    meant = nearest_name(slip.name, known)
    return f"there is no word '{slip.name}' to put in for {slip.found}{f': did you mean {{{meant}}}?' if meant else ''}"


def _comments(
    comments: Sequence[Comment], places: SourceMap, reviewer: str, left: list[tuple[Row, str]]
) -> list[_Step]:
    steps = []
    for number, comment in enumerate(comments):
        place = place_of(comment.row, places)
        if place is None:
            left.append((comment.row, "its comment has no line that it could stand over"))
            continue
        put = [(place.line, comment_line(comment, reviewer))]
        steps.append(_Step((place.line, 0, number), comment.row, partial(with_comments, comments=put)))
    return steps


def _error_in(index: LibraryIndex, scene_id: str, text: str) -> str:
    """The first error that a scene would have; ``""`` where it has none."""
    sources = index.outline.sources.having({index.outline.scenes[scene_id]: text})
    problems = read_scene(open_index(sources), scene_id).problems
    return next((problem.message for problem in problems if problem.severity == "error"), "")
