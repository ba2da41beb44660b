"""The names in a scene's file: its own, and those of the library that it uses."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath

from game.script.names.collector import Collector, Things, pairs
from game.script.names.place import Kind, Named
from game.script.readers import HEAR_OUT_KEYS, KEYWORDS, OPTION_KEYS, joined
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode, is_empty
from game.story.model import LISTEN, NARRATOR, NEVER, YOU


def scene_places(file: str, page: Page, root: YamlNode, scene: str, things: Things) -> Collector:
    """Every place in a scene's file where a name stands, and its texts, in no order.

    Args:
        file: the file's name in its library.
        page: the file.
        root: its tree.
        scene: the scene's id, which is the file's name.
        things: what the library has.
    """
    walk = _Scene(file, page, scene, things)
    walk.top(root)
    return walk


class _Scene(Collector):
    def __init__(self, file: str, page: Page, scene: str, things: Things) -> None:
        super().__init__(file, page, scene)
        self.things = things
        self.cast: set[str] = set()

    def top(self, root: YamlNode) -> None:
        """The whole file; what a name in it can mean is looked up first, wherever that stands."""
        owners = defaultdict[str, list[str]](list)
        for key, value in pairs(root):
            if key.text == "cast":
                self.cast.update(person.text for person, _ in pairs(value))
            elif key.text in ("flags", "variants"):
                self.flags.update(flag.text for flag, _ in pairs(value))
        for person in self.cast:
            for meter in self.things.meters.get(person, ()):
                owners[meter].append(person)
        self.meters = {meter: tuple(people) for meter, people in owners.items()}
        for key, value in pairs(root):
            self.section(key, value)
        self.words(root)

    def section(self, key: ScalarNode, value: YamlNode) -> None:
        match key.text:
            case "scene":
                self.name("scene", "", value, defines=True)
            case "teaches":
                self.names("tag", "", value)
            case "cast":
                for person, starts in pairs(value):
                    self.name("character", "", person)
                    self.keys("meter", person.text, starts)
            case "flags" | "variants":
                self.keys("flag", self.scene, value, defines=True)
            case "start":
                self.here("beat", value)
            case "passes" | "score":
                self.condition(value)
            case "beats":
                for beat, steps in pairs(value):
                    self.here("beat", beat, defines=True)
                    self.beat = beat.text
                    self.steps(steps)
                self.beat = ""
            case "gauge":
                self.gauges(value)
            case "every_turn":
                self.steps(value)
            case "endings":
                for ending, shape in pairs(value):
                    with self.block():
                        self.here("ending", ending, defines=True)
                        for part, text in pairs(shape):
                            if part.text in ("title", "text"):
                                self.text("ending", text)
            case "plays":
                for _, play in pairs(value):
                    self.play(play)
            case "title" | "summary" | "briefing" | "keep":
                self.text(key.text, value)
            case _:
                return

    def gauges(self, node: YamlNode) -> None:
        for flag, shape in pairs(node):
            with self.block():
                self.here("flag", flag)
                for part, text in pairs(shape):
                    if part.text == "label":
                        self.text("gauge", text)

    def play(self, node: YamlNode) -> None:
        for key, value in pairs(node):
            match key.text:
                case "choose":
                    self.names("option", self.scene, value)
                case "ends":
                    self.here("ending", value)
                case "expect":
                    self.condition(value)
                case "variants":
                    self.keys("flag", self.scene, value)
                case "remember":
                    for other, ending in pairs(value):
                        self.name("scene", "", other)
                        self.left(other.text, ending)
                case _:
                    continue

    def left(self, scene: str, node: YamlNode) -> None:
        """What another scene left: an ending, and behind commas what became of promises."""
        if type(node) is not ScalarNode or is_empty(node):
            return
        at = 0
        for part in node.text.split(","):
            state, colon, promise = part.partition(":")
            name = (promise if colon else state).strip()
            kind: Kind = "promise" if colon else "ending"
            if name and name != NEVER:
                self.part(kind, scene, node, at + part.index(name, len(state) if colon else 0), name)
            at += len(part) + 1

    def steps(self, node: YamlNode) -> None:
        for item in node.items if type(node) is SequenceNode else ():
            with self.block():
                for key, value in _whole(item, KEYWORDS | self.cast | {YOU, NARRATOR}):
                    if key.text in KEYWORDS:
                        self.deed(key, value)
                    else:
                        self.name("character", "", key)
                        self.text("line", value, key.text)

    def deed(self, key: ScalarNode, value: YamlNode) -> None:
        """What stands under a key of a step or of an option."""
        match key.text:
            case "go":
                self.here("beat", value)
            case "end":
                self.here("ending", value)
            case "when":
                self.condition(value)
            case "mood":
                self.changes(value)
            case "set":
                self.keys("flag", self.scene, value)
            case "note":
                for note, text in _whole(value, frozenset()):
                    with self.block():
                        self.here("note", note, defines=True)
                        self.text("note", text)
                    if self.named is not None:  # the option that takes it names it too
                        self.named.add(Named("note", self.scene, note.text))
            case "promise":
                for promise, shape in pairs(value):
                    with self.block():
                        self.here("promise", promise, defines=True)
                        self.promise(shape)
                    if self.named is not None:
                        self.named.add(Named("promise", self.scene, promise.text))
            case "keep_promise" | "break_promise":
                self.names("promise", self.scene, value)
            case "then" | "otherwise" | "reply":
                self.steps(value)
            case "to":
                self.name("character", "", value)
            case "does":
                self.names("tag", "", value)
            case "voice":
                self.voice(value)
            case "choose" | "cut_in":
                for option, shape in pairs(value):
                    with self.block():
                        self.here("option", option, defines=True)
                        self.deeds(option.text, shape, OPTION_KEYS)
            case "hear_out":
                with self.block():
                    self.deeds(LISTEN, value, HEAR_OUT_KEYS)
            case "say" | "label" | "locked" | "why":
                self.text(key.text, value, YOU if key.text == "say" else "")
            case _:
                return

    def deeds(self, option: str, shape: YamlNode, known: frozenset[str]) -> None:
        """What stands under an option."""
        outer, self.option = self.option, option
        for part, what in _whole(shape, known):
            self.deed(part, what)
        self.option = outer

    def promise(self, shape: YamlNode) -> None:
        """To whom, by when and what."""
        for part, what in _whole(shape, frozenset(("to", "by", "text"))):
            if part.text == "to":
                self.name("character", "", what)
            else:
                self.text("promise", what)

    def voice(self, node: YamlNode) -> None:
        """A sound in a folder that is called after a person or a scene."""
        if type(node) is not ScalarNode:
            return
        folder = PurePosixPath(node.text).parts[0] if "/" in node.text else ""
        if folder in self.things.folders and node.text.startswith(f"{folder}/"):
            if folder in self.things.meters:
                self.part("character", "", node, 0, folder)
            elif folder in self.things.scenes:
                self.part("scene", "", node, 0, folder)


def _whole(node: YamlNode, known: frozenset[str] | set[str]) -> list[tuple[ScalarNode, YamlNode]]:
    """The keys of a group; in braces, without what a comma only seems to make one."""
    if type(node) is not MappingNode:
        return []
    found = joined(node.pairs, known) if node.flow else node.pairs
    return [(key, value) for key, value in found if type(key) is ScalarNode]
