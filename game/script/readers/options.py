"""Reads what the player can say or do: the options of a ``choose`` and of a ``cut_in``."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from game.script.catalogue import names, shapes, steps, values
from game.script.readers.changes import Changes, Meters
from game.script.readers.walk import Fields
from game.script.source import Leaf, Node, Page
from game.story.condition import Scope
from game.story.model import LISTEN, SILENCE, End, Go, Mark, Option, Step

OPTION_KEYS: Final = frozenset(
    ("say", "label", "does", "mood", "set", "note", "when", "locked", "once", "why", "reply", "go", "end", "after")
)
MAX_SECONDS: Final = 3600
_SECONDS: Final = re.compile(r"([0-9]{1,6})\s*s?")


class BeatSoFar:
    """What has been met in the beat being read: its ``choose``, its cut-in, its options by id."""

    __slots__ = ("choose", "cut_in", "id", "options", "replies")

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.choose: Leaf | None = None
        self.cut_in: Leaf | None = None
        self.options: dict[str, Leaf] = {}
        self.replies = 0


class OptionReader(Changes):
    """Reads options. ``tags``, ``beats`` and ``endings`` are what may be named."""

    def __init__(self, page: Page, words: Mapping[str, str] | None, meters: Meters | None) -> None:
        super().__init__(page, words, meters)
        self.tags: AbstractSet[str] = frozenset()
        self.beats: AbstractSet[str] = frozenset()
        self.endings: AbstractSet[str] = frozenset()
        self.scope: Scope | None = None
        self.option_ids: set[str] = set()
        self.does_made: dict[tuple[str, ...], tuple[str, ...]] = {}

    @abstractmethod
    def steps(self, node: Node, beat: BeatSoFar, what: str) -> tuple[Step, ...]:
        """A list of steps."""

    def options(self, node: Node, beat: BeatSoFar, what: str) -> tuple[Option, ...]:
        """The options of one decision; ``what`` is ``choose`` or ``cut_in``."""
        found = []
        pairs = self.pairs(node, what, f"{what}: {{say_sorry: {{say: …}}}}")
        for key, value in pairs.values():
            name = key.text
            self.id(key, "an option")
            if what == "cut_in" and name in (LISTEN, SILENCE):
                self.tell(
                    values.Reserved,
                    key,
                    f"'{name}' cannot be an option of a cut_in: to say nothing there is to hear the line out",
                    "give the option another id, or leave it out",
                )
            first = beat.options.setdefault(name, key)
            if first is not key:
                self.tell(
                    steps.OptionTwice,
                    key,
                    f"'{name}' is already an option of this beat, in line {first.line}",
                    "give one of the two another id",
                )
            found.append(self.option(key, value, beat))
        if not pairs and not any(problem.line == node.line for problem in self.page.problems):
            self.tell(shapes.Empty, node, f"{what} has no option", f"write at least one under {what}:")
        return tuple(found)

    def option(self, key: Leaf, node: Node, beat: BeatSoFar) -> Option:
        """One option."""
        name = key.text
        self.option_ids.add(name)
        fields = self.fields(node, "an option", OPTION_KEYS)
        if not fields:
            return Option(name, mark=Mark(key.line, key.column))
        lost = self.is_misspelt("say")
        get = fields.get
        say = self.text(found[1], "say") if (found := get("say")) else ""
        after = None
        if name == SILENCE or "after" in fields:
            after = self.silence(key, fields)
        elif "say" not in fields and not lost:
            self.tell(
                steps.NothingSaid,
                key,
                f"the option '{name}' has no 'say': what does the player say?",
                "add say: …",
            )
        reply: tuple[Step, ...] = ()
        if found := get("reply"):
            beat.replies += 1
            reply = self.steps(found[1], beat, "reply")
            beat.replies -= 1
        return Option(
            name,
            say,
            self.text(found[1], "label") if (found := get("label")) else "",
            self.does(found[1]) if (found := get("does")) else (),
            self.mood(found[1]) if (found := get("mood")) else (),
            self.assigns(found[1]) if (found := get("set")) else (),
            self.notes(found[1]) if (found := get("note")) else (),
            self.condition(found[1], "when", self.scope) if (found := get("when")) else None,
            self.text(found[1], "locked") if (found := get("locked")) else None,
            (self.truth(found[1], "once") or False) if (found := get("once")) else False,
            self.text(found[1], "why") if (found := get("why")) else "",
            reply,
            self.exit(fields),
            after,
            Mark(key.line, key.column),
        )

    def does(self, node: Node, what: str = "does") -> tuple[str, ...]:
        """Tags, each known and each once."""
        if type(node) is Leaf and node.text in self.tags:
            return self.once((node.text,))
        tags: list[str] = []
        for leaf in self.several(node, what):
            if leaf.text in tags:
                self.tell(
                    steps.TagTwice, leaf, f"'{leaf.text}' stands twice in this {what}", "once is enough: leave one out"
                )
            elif leaf.text in self.tags:
                tags.append(leaf.text)
            else:
                self.tell(
                    names.UnknownTag,
                    leaf,
                    f"there is no tag '{leaf.text}' in skills.yaml",
                    self.suggest(leaf.text, self.tags, "add it to skills.yaml, or use one that stands there"),
                )
        return self.once(tuple(tags))

    def once(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """The same tags as one value wherever they stand, which saves memory."""
        return self.does_made.setdefault(tags, tags)

    def exit(self, fields: Fields) -> Go | End | None:
        """Where an option leads: ``go`` or ``end``, never both."""
        go, end = fields.get("go"), fields.get("end")
        if go and end:
            self.tell(
                steps.GoAndEnd,
                max(go[0], end[0], key=lambda leaf: (leaf.line, leaf.column)),
                "this has both go and end: where does it lead?",
                "keep one of the two",
            )
        if go:
            return self.go(go)
        return self.end(end) if end else None

    def go(self, pair: tuple[Leaf, Node]) -> Go | None:
        """``go: beat``."""
        leaf = self.word(pair[1], "go")
        if leaf is None:
            return None
        if leaf.text not in self.beats:
            self.tell(
                names.UnknownBeat,
                leaf,
                f"there is no beat '{leaf.text}' in this scene",
                self.suggest(leaf.text, self.beats, "add it under beats:"),
            )
            return None
        return Go(leaf.text, Mark(pair[0].line, pair[0].column))

    def end(self, pair: tuple[Leaf, Node]) -> End | None:
        """``end: ending``."""
        leaf = self.word(pair[1], "end")
        if leaf is None:
            return None
        if leaf.text not in self.endings:
            self.tell(
                names.UnknownEnding,
                leaf,
                f"there is no ending '{leaf.text}' in this scene",
                self.suggest(leaf.text, self.endings, "add it under endings:"),
            )
            return None
        return End(leaf.text, Mark(pair[0].line, pair[0].column))

    def silence(self, key: Leaf, fields: Fields) -> int | None:
        """What holds for an option named ``silence``, and for it alone: it has ``after`` and says nothing."""
        after, say = fields.get("after"), fields.get("say")
        if key.text != SILENCE:
            self.tell(
                steps.Silence,
                (after or (key,))[0],
                f"only the option named silence can have 'after', and this is '{key.text}'",
                "name the option silence, or leave 'after' out",
            )
            if say is None:
                self.tell(steps.NothingSaid, key, f"the option '{key.text}' has no 'say'", "add say: …")
            return None
        if say is not None:
            self.tell(
                steps.Silence,
                say[0],
                "silence says nothing, and this has a 'say'",
                "leave it out, or name it otherwise",
            )
        if after is None:
            self.tell(
                steps.Silence, key, "silence has no 'after': how long is it waited for?", "for example: after: 20s"
            )
            return None
        return self.seconds(after[1])

    def seconds(self, node: Node) -> int | None:
        """``20s`` or ``20``."""
        if type(node) is not Leaf or not node.text:
            self.wrong_kind(node, "after", "a number of seconds", "after: 20s")
            return None
        found = _SECONDS.fullmatch(node.text)
        if found is None or not 0 < int(found[1]) <= MAX_SECONDS:
            self.tell(
                values.BadTime,
                node,
                f"after should be a number of seconds from 1 to {MAX_SECONDS}, and this is '{node.text[:40]}'",
                "for example: after: 20s",
            )
            return None
        return int(found[1])
