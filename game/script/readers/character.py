"""Reads a character's file: name, portrait, meters, faces and temperament."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.script.catalogue import library, names, shapes, values
from game.script.readers.changes import Changes, Meters
from game.script.readers.known import RESERVED, Known
from game.script.readers.steps import KEYWORDS
from game.script.source import Leaf, Node, Page, Rows, Table, is_empty
from game.story.condition import Scope
from game.story.model import NARRATOR, Case, Change, Character, Face, Mark, Meter, Reaction

CHARACTER_KEYS: Final = frozenset(("character", "name", "role", "portrait", "meters", "faces", "reacts"))
METER_KEYS: Final = frozenset(("label", "start", "good"))


class CharacterReader(Changes):
    """Reads one character's file; its conditions may ask for its own meters, ``did()`` and ``ended()``."""

    def __init__(self, page: Page, known: Known, words: Mapping[str, str] | None) -> None:
        super().__init__(page, words, {})
        self.known = known

    def character(self, root: Node, stem: str) -> Character:
        """The character; it can be used only if the page is sound.

        Args:
            root: the file's tree.
            stem: the file's name without its ending, which its id must be.
        """
        fields = self.fields(root, "a character's file", CHARACTER_KEYS, ("character", "name"))
        get = fields.get
        id_ = stem
        if found := get("character"):
            id_ = self.own_id(found[1], stem)
        own = tuple(self.meter_made(id_, *pair) for pair in self.group(get("meters"), "meters").values())
        self.meters: Meters = {
            **{meter.id.partition(".")[2]: (meter.id,) for meter in own},
            **{meter.id: (meter.id,) for meter in own},
        }
        scope = Scope(self.meters, tags=self.known.done_tags, endings=self.known.endings)
        return Character(
            id_,
            self.text(found[1], "name") if (found := get("name")) else "",
            self.text(found[1], "role") if (found := get("role")) else "",
            self.text(found[1], "portrait") if (found := get("portrait")) else "",
            own,
            self.faces(self.group(get("faces"), "faces"), scope),
            tuple(self.reaction(*pair, scope) for pair in self.group(get("reacts"), "reacts").values()),
            Mark(root.line, root.column),
        )

    def own_id(self, node: Node, stem: str) -> str:
        """The id the file gives itself."""
        leaf = self.word(node, "character")
        if leaf is None or not self.id(leaf, "a character"):
            return stem
        if leaf.text in KEYWORDS or leaf.text == NARRATOR:
            self.tell(
                values.Reserved,
                leaf,
                f"no character can be called '{leaf.text}': it means something else in a scene",
                "give the character another id",
            )
        elif leaf.text != stem:
            self.tell(
                values.FileName,
                leaf,
                f"this character is '{leaf.text}', and its file is named '{stem}'",
                f"name the file {leaf.text}.yaml, or write character: {stem}",
            )
        return leaf.text

    def group(self, pair: tuple[Leaf, Node] | None, what: str) -> dict[str, tuple[Leaf, Node]]:
        """A group of keys that may be missing or empty."""
        return {} if pair is None or is_empty(pair[1]) else self.pairs(pair[1], what)

    def meter_made(self, owner: str, key: Leaf, node: Node) -> Meter:
        """One meter: label, starting value, and which end is good."""
        if self.id(key, "a meter") and key.text in RESERVED:
            self.tell(values.Reserved, key, f"no meter can be called '{key.text}'", "give it another id")
        fields = self.fields(node, "a meter", METER_KEYS, ("start", "good"), key)
        get = fields.get
        return Meter(
            f"{owner}.{key.text}",
            self.text(found[1], "label") if (found := get("label")) else key.text.replace("_", " ").capitalize(),
            (self.number(found[1], "start", 0, 100) or 0) if (found := get("start")) else 0,
            (self.one_of(found[1], "good", ("low", "high")) or "high") if (found := get("good")) else "high",
            Mark(key.line, key.column),
        )

    def faces(self, pairs: Mapping[str, tuple[Leaf, Node]], scope: Scope) -> tuple[Face, ...]:
        """The faces in order: each has a condition but the last, which has none."""
        found = []
        left = len(pairs)
        for key, node in pairs.values():
            left -= 1
            self.id(key, "a face")
            bare = is_empty(node)
            if bare and left:
                self.tell(
                    library.FaceOrder,
                    key,
                    f"'{key.text}' has no condition, so no face after it is ever worn",
                    "move it to the end",
                )
            elif not bare and not left:
                self.tell(
                    library.FaceOrder,
                    key,
                    f"the last face should have no condition, and '{key.text}' has one",
                    "add a last line for every other time: calm:",
                )
            when = None if bare else self.condition(node, "a face's condition", scope)
            found.append(Face(key.text, when, Mark(key.line, key.column)))
        return tuple(found)

    def reaction(self, key: Leaf, node: Node, scope: Scope) -> Reaction:
        """What one tag does to the character: one case, or a list of them."""
        tags = self.known.done_tags
        if key.text not in tags:
            self.tell(
                names.UnknownTag,
                key,
                f"there is no tag '{key.text}' in skills.yaml",
                self.suggest(key.text, tags, "add it to skills.yaml, or use one that stands there"),
            )
        if type(node) is Rows:
            if not node.items:
                self.tell(shapes.Empty, node, f"{key.text} has no cases", "for example: - {trust: +5}")
            cases = tuple(self.case(item, key, scope) for item in node.items)
        else:
            cases = (self.case(node, key, scope),)
        return Reaction(key.text, cases, Mark(key.line, key.column))

    def case(self, node: Node, owner: Leaf, scope: Scope) -> Case:
        """One case: meters that change, perhaps ``when`` and ``again``."""
        pairs = self.pairs(node, f"what {owner.text} does", f"{owner.text}: {{anger: -5, trust: +5}}")
        when, again = pairs.pop("when", None), pairs.pop("again", None)
        if type(node) is Table and not node.pairs:
            self.tell(
                shapes.Empty, node, f"{owner.text} changes nothing", "leave it out, or write for example anger: -5"
            )
        return Case(
            self.condition(when[1], "when", scope) if when else None,
            self.changes(pairs),
            self.changes(self.pairs(again[1], "again", "again: {trust: -2}")) if again else None,
            Mark(node.line, node.column),
        )

    def changes(self, pairs: Mapping[str, tuple[Leaf, Node]]) -> tuple[Change, ...]:
        """Changes to the character's own meters."""
        found = []
        for key, value in pairs.values():
            meter = self.meter(key)
            change = self.change(meter or key.text, value, key.text)
            if meter is not None and change is not None:
                found.append(change)
        return tuple(found)
