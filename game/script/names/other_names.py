"""The names in the files that are no scenes: people, tags, and the course."""

from __future__ import annotations

from pathlib import PurePosixPath

from game.script.names.collector import Collector, Things, pairs, under
from game.script.source import Page, ScalarNode, SequenceNode, YamlNode


def cast_places(file: str, page: Page, root: YamlNode, character: str, things: Things) -> Collector:
    """Every place in a character's file where a name stands, and its texts, in no order.

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
                for meter, shape in pairs(value):
                    with found.block():
                        found.name("meter", character, meter, defines=True)
                        if (label := under(shape, "label")) is not None:
                            found.text("label", label)
            case "name" | "called" | "role":
                found.text(key.text, value)
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
    return found


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


def skill_places(file: str, page: Page, root: YamlNode) -> Collector:
    """Every place in ``skills.yaml`` where a name stands, and its texts, in no order."""
    found = Collector(file, page)
    for tag, shape in pairs(root):
        with found.block():
            found.name("tag", "", tag, defines=True)
            for key, value in pairs(shape):
                if key.text in ("label", "tip"):
                    found.text(key.text, value)
    found.words(root)
    return found


def course_places(file: str, page: Page, root: YamlNode) -> Collector:
    """Every place in ``course.yaml`` where a name stands, and its texts, in no order."""
    found = Collector(file, page)
    for key, value in pairs(root):
        match key.text:
            case "title":
                found.words(value)
                found.text("title", value)
            case "words":
                for word, text in pairs(value):
                    with found.block():
                        found.name("word", "", word, defines=True)
                        found.text("word", text)
            case "levels":
                for level in value.items if type(value) is SequenceNode else ():
                    found.name("scene", "", level)
                    for part, scene in pairs(level):
                        _level(found, part.text, scene)
            case _:
                continue
    return found


def _level(found: Collector, key: str, node: YamlNode) -> None:
    """What stands under a key of a level, or of a shift."""
    match key:
        case "scene" | "after" | "between":
            found.name("scene", "", node)
        case "from":
            found.names("scene", "", node)
        case "carries":
            found.meters_in_full(node)
        case "title" | "briefing":
            found.words(node)
            found.text(key, node)
        case _:
            return
