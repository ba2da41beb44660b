"""Conditions and changes in words that a trainer would use: ``her anger is under 50``."""

from __future__ import annotations

from typing import Final

from game.story.condition.plain_form import plain
from game.story.model import Scene
from game.story.model import condition as c

_SIGNS: Final = {"==": "is", "!=": "is not", "<": "is under", "<=": "is at most", ">": "is over", ">=": "is at least"}


def in_words(tree: c.Condition, scene: Scene) -> str:
    """A resolved condition as part of an English sentence: ``Mrs Smith's anger is under 50``."""
    match tree:
        case c.Number(value):
            return str(value)
        case c.Truth(value):
            return "always" if value else "never"
        case c.Word(value):
            return value.replace("_", " ")
        case c.Name(text):
            return text
        case c.MeterName(id_):
            return meter_in_words(id_, scene)
        case c.FlagName(id_):
            return f"“{id_.replace('_', ' ')}” is true"
        case c.Outcome():
            return "the outcome"
        case c.Call():
            return _call(tree)
        case c.Not(c.Compare(sign, left, right)):
            return in_words(c.Compare(c.OPPOSITE[sign], left, right), scene)
        case c.Not(c.FlagName(id_)):
            return f"“{id_.replace('_', ' ')}” is false"
        case c.Not(c.Call() as call):
            return _call(call, "not ")
        case c.Not(part):
            opposite = plain(tree)
            return f"not “{in_words(part, scene)}”" if isinstance(opposite, c.Not) else in_words(opposite, scene)
        case c.Minus(part):
            return f"minus {_value(part, scene)}"
        case c.Both(parts):
            return " and ".join(_bracketed(part, c.Either, scene) for part in parts)
        case c.Either(parts):
            return " or ".join(in_words(part, scene) for part in parts)
        case c.Compare(sign, left, right):
            return f"{_value(left, scene)} {_SIGNS[sign]} {_value(right, scene)}"
        case c.Arithmetic(sign, left, right):
            return f"({_value(left, scene)} {sign} {_value(right, scene)})"


def meter_in_words(id_: str, scene: Scene) -> str:
    """Whose meter it is and what it is called: ``Mrs Smith's anger``, ``your composure``."""
    owner, _, bare = id_.partition(".")
    if owner == "you":
        return f"your {bare.replace('_', ' ')}"
    character = scene.character(owner)
    return f"{character.name if character else owner}'s {bare.replace('_', ' ')}"


def _value(tree: c.Condition, scene: Scene) -> str:
    """One side of a comparison, where a flag is its value and not a truth."""
    match tree:
        case c.FlagName(id_):
            return f"“{id_.replace('_', ' ')}”"
        case c.Truth(value):
            return "true" if value else "false"
        case c.Call("ended", "last"):
            return "the ending of the last call"
        case c.Call("ended", "last.outcome"):
            return "the outcome of the last call"
        case c.Call("ended", scene_id):
            return f"the latest “{scene_id.replace('_', ' ')}”"
        case _:
            return in_words(tree, scene)


def _bracketed(tree: c.Condition, kind: type, scene: Scene) -> str:
    words = in_words(tree, scene)
    return f"({words})" if isinstance(tree, kind) else words


def _call(tree: c.Call, is_not: str = "") -> str:
    """A call in words; ``is_not`` is what stands in them where it is the opposite."""
    name = tree.argument.replace("_", " ")
    match tree.function:
        case "noted":
            return f"the note “{name}” has {is_not}been taken"
        case "did":
            return f"you have {is_not}done “{name}”"
        case "seen":
            return f"“{name}” has {is_not}come up before"
        case "promised" | "kept" | "broken" as what:
            return f"the promise “{name.replace('.', ' of ', 1)}” was {is_not}{'made' if what == 'promised' else what}"
        case "ended" | "outcome":
            return f"how “{name}” ended"
