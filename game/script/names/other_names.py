"""The names in the files that are no scenes: people, tags, and the course."""

from __future__ import annotations

from pathlib import PurePosixPath

from game.script.names.collector import Collector, Things, pairs, under
from game.script.names.place import Place
from game.script.source import Page, ScalarNode, SequenceNode, YamlNode


def cast_places(file: str, page: Page, root: YamlNode, character: str, things: Things) -> list[Place]:
    """Every place in a character's file where a name stands, in no order.

    Args:
        file: the file's name in its library.
        page: the file.
        root: its tree.
        character: the character's id, which is the file's name.
        things: what the library has.
    """
    found = Collector(file, page)
    found.meters = dict.fromkeys(things.meters.get(character, ()), (character,))
    for key, value in pairs(root):
        match key.text:
            case "character":
                found.name("character", "", value, defines=True)
            case "portrait":
                _portrait(found, value, things)
            case "meters":
                found.keys("meter", character, value, defines=True)
            case "faces":
                for _, condition in pairs(value):
                    found.condition(condition)
            case "reacts":
                for tag, cases in pairs(value):
                    found.name("tag", "", tag)
                    _reaction(found, cases)
            case _:
                continue
    found.words(root)
    return found.found


def _portrait(found: Collector, node: YamlNode, things: Things) -> None:
    """A drawing of the library's own that is called after a person."""
    if type(node) is ScalarNode and node.text in things.portraits:
        stem = PurePosixPath(node.text).stem
        if stem in things.meters:
            found.part("character", "", node, 0, stem)


def _reaction(found: Collector, node: YamlNode) -> None:
    for case in node.items if type(node) is SequenceNode else (node,):
        found.changes(case, ("when", "again"))
        if (when := under(case, "when")) is not None:
            found.condition(when)
        if (again := under(case, "again")) is not None:
            found.changes(again)


def skill_places(file: str, page: Page, root: YamlNode) -> list[Place]:
    """Every place in ``skills.yaml`` where a name stands, in no order."""
    found = Collector(file, page)
    found.keys("tag", "", root, defines=True)
    found.words(root)
    return found.found


def course_places(file: str, page: Page, root: YamlNode) -> list[Place]:
    """Every place in ``course.yaml`` where a name stands, in no order."""
    found = Collector(file, page)
    for key, value in pairs(root):
        match key.text:
            case "title":
                found.words(value)
            case "words":
                found.keys("word", "", value, defines=True)
            case "levels":
                for level in value.items if type(value) is SequenceNode else ():
                    found.name("scene", "", level)
                    for part, scene in pairs(level):
                        if part.text in ("scene", "after"):
                            found.name("scene", "", scene)
            case _:
                continue
    return found.found
