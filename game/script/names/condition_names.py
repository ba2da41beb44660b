"""What a condition names, each where it stands in the condition's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.script.names.place import Kind
from game.story.condition import ConditionError, parse_condition
from game.story.model import condition as c

_OF_CALLS: Final[dict[str, Kind]] = {
    "noted": "note",
    "did": "tag",
    "seen": "beat",
    "ended": "scene",
    **dict.fromkeys(c.OF_PROMISES, "promise"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One name in a condition, at an offset into its text.

    ``kind`` is what it names, None where only the scene can say: a meter, a flag or a word. ``beside`` is the scene
    whose ending it is compared with, or whose promise it is, if it is either;
    before its promise the name of that scene stands, at the offset.
    """

    name: str
    column: int
    kind: Kind | None = None
    beside: str = ""


def asked_in(text: str) -> Iterator[Asked]:
    """Everything that a condition names, in the order written; nothing of one that cannot be read."""
    try:
        tree = parse_condition(text)
    except ConditionError:
        return
    yield from _in(tree)


def _in(tree: c.Condition, beside: str = "") -> Iterator[Asked]:
    match tree:
        case c.Name(name, column):
            yield Asked(name, column, None, beside)
        case c.Call("outcome") | c.Call("ended", "last"):
            return  # the last call of a shift is no thing of the library
        case c.Call(function, argument, column) if function in c.OF_PROMISES and "." in argument:
            scene, _, promise = argument.partition(".")
            yield Asked(promise, column, "promise", scene)
        case c.Call(function, argument, column):
            yield Asked(argument, column, _OF_CALLS[function])
        case c.Not(part) | c.Minus(part):
            yield from _in(part)
        case c.Both(parts) | c.Either(parts):
            for part in parts:
                yield from _in(part)
        case c.Compare(_, left, right):
            yield from _in(left, _ended(right))
            yield from _in(right, _ended(left))
        case c.Arithmetic(_, left, right):
            yield from _in(left)
            yield from _in(right)
        case _:
            return


def _ended(tree: c.Condition) -> str:
    """The scene whose ending is asked for."""
    return tree.argument if isinstance(tree, c.Call) and tree.function == "ended" else ""
