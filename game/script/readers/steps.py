"""Reads the steps of a beat: lines, decisions, blocks, changes, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from game.script.catalogue import names, shapes, steps
from game.script.readers.changes import Meters
from game.script.readers.options import BeatSoFar, OptionReader
from game.script.readers.walk import Fields, joined
from game.script.source import Leaf, Node, Page, Rows, Table, is_empty
from game.story.model import NARRATOR, YOU, Beat, Choose, Line, Mark, Mood, SetFlags, Step, When

KINDS: Final = frozenset(("choose", "mood", "set", "note", "go", "end"))
BESIDE_LINES: Final = frozenset(("face", "voice", "cut_in", "when"))
BLOCK: Final = frozenset(("when", "then", "otherwise"))
KEYWORDS: Final = KINDS | BESIDE_LINES | BLOCK
"""What no character can be called."""


class StepReader(OptionReader):
    """Reads steps. ``speakers`` are those who can say a line."""

    def __init__(self, page: Page, words: Mapping[str, str] | None, meters: Meters | None) -> None:
        super().__init__(page, words, meters)
        self.speakers: AbstractSet[str] = frozenset((YOU, NARRATOR))

    def beat(self, key: Leaf, node: Node) -> Beat:
        """One beat."""
        self.id(key, "a beat")
        return Beat(key.text, self.steps(node, BeatSoFar(key.text), "a beat"), Mark(key.line, key.column))

    def steps(self, node: Node, beat: BeatSoFar, what: str) -> tuple[Step, ...]:
        """A list of steps, each exactly one of the kinds."""
        if type(node) is not Rows:
            self.wrong_kind(node, what, "a list of steps, each with a - before it", "- mrs_smith: Good morning.")
            return ()
        if not node.items:
            self.tell(shapes.Empty, node, f"{what} has no steps", "write at least one, for example: - go: goodbye")
        found: list[Step] = []
        for item in node.items:
            self.step(item, beat, found)
        return tuple(found)

    def step(self, node: Node, beat: BeatSoFar, found: list[Step]) -> None:
        """One step, added to those found; a note step may be several."""
        if type(node) is not Table:
            self.no_step(node)
            return
        pairs = node.pairs
        if len(pairs) == 1 and type(key := pairs[0][0]) is Leaf:
            if key.text in self.speakers:
                text = self.text(pairs[0][1], "the line")
                found.append(Line(key.text, text, mark=Mark(key.line, key.column)))
                return
            if key.text in KINDS:
                self.plain_step(key, pairs[0][1], beat, found)
                return
        fields: Fields = {}
        for key, value in joined(pairs, KEYWORDS | self.speakers) if node.flow else pairs:
            if type(key) is not Leaf:
                self.wrong_kind(key, "a key in a step", "a word")
            elif key.text in fields:
                first = fields[key.text][0]
                self.tell(
                    shapes.DoubledKey,
                    key,
                    f"'{key.text}' stands twice in one step: first in line {first.line}",
                    "begin the second one with a - of its own",
                )
            else:
                fields[key.text] = (key, value)
        self.mixed_step(node, fields, beat, found)

    def mixed_step(self, node: Table, fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
        """A step of several keys: a line with what stands beside it, a block, or a mistake."""
        if not fields:
            if not node.pairs:
                self.tell(shapes.Empty, node, "this step is empty", "for example: - mrs_smith: Good morning.")
            return
        speakers = [name for name in fields if name not in KEYWORDS]
        if len(speakers) > 1 and any(name in self.speakers for name in speakers):
            for name in [name for name in speakers if name not in self.speakers]:
                self.unknown_key(fields.pop(name), "a line", BESIDE_LINES)
                speakers.remove(name)
        kinds = [name for name in fields if name in KINDS]
        is_block = "then" in fields or "otherwise" in fields
        parts = speakers + kinds + (["then" if "then" in fields else "otherwise"] if is_block else [])
        if len(parts) > 1:
            second = fields[parts[1]][0]
            if "when" in fields and not speakers:
                hint = f"put it under then:, as a step with a - of its own: - {kinds[-1]}: …"
                second = fields[kinds[-1]][0]
            else:
                hint = "begin each with a - of its own"
            self.tell(steps.StepKind, second, f"one step does one thing, and this has {' and '.join(parts)}", hint)
        elif speakers:
            self.line(fields[speakers[0]], fields, beat, found)
        elif is_block:
            self.block(node, fields, beat, found)
        elif kinds and len(fields) == 1:
            key, value = fields[kinds[0]]
            self.plain_step(key, value, beat, found)
        elif kinds:
            extra = next(pair[0] for name, pair in fields.items() if name not in KINDS)
            at = fields[kinds[0]][0] if extra.text == "when" else extra
            hint = (
                f"write then: under the when, and under it - {kinds[0]}: …"
                if extra.text == "when"
                else "face, voice and cut_in stand beside a line"
            )
            self.tell(steps.StepKind, at, f"'{kinds[0]}' and '{extra.text}' cannot stand in one step", hint)
        elif "when" in fields:
            self.tell(
                steps.WhenWithoutThen,
                fields["when"][0],
                "this when has no then: what happens if it holds?",
                "write then: under it, and the steps under that",
            )
        else:
            key = next(iter(fields.values()))[0]
            self.tell(
                steps.StepKind,
                key,
                f"'{key.text}' stands beside a line, and here is no line",
                "is a - too many before it? Write it under the line, without one",
            )

    def no_step(self, node: Node) -> None:
        """Tell what stands where a step should."""
        if type(node) is Leaf and not node.style and (broken := re.fullmatch(r"([\w.]+):(\S.*)", node.text, re.DOTALL)):
            self.tell(
                shapes.WrongKind,
                node,
                "there is no blank after the colon, so this is no step",
                f"write - {broken[1]}: {broken[2]}",
            )
        elif type(node) is Leaf and not is_empty(node):
            self.tell(
                shapes.WrongKind,
                node,
                "this text is no step: who says it?",
                f"write the speaker and a colon before it: - narrator: {node.text[:40]}",
            )
        else:
            self.wrong_kind(node, "a step", "a speaker with a line, or a thing to do", "- mrs_smith: Good morning.")

    def plain_step(self, key: Leaf, node: Node, beat: BeatSoFar, found: list[Step]) -> None:
        """A step with one key that is no speaker."""
        mark = Mark(key.line, key.column)
        match key.text:
            case "go":
                if (go := self.go((key, node))) is not None:
                    found.append(go)
            case "end":
                if (end := self.end((key, node))) is not None:
                    found.append(end)
            case "choose":
                found.append(self.choose(key, node, beat))
            case "mood":
                found.append(Mood(self.mood(node), mark))
            case "set":
                found.append(SetFlags(self.assigns(node), mark))
            case _:
                found.extend(self.notes(node))

    def choose(self, key: Leaf, node: Node, beat: BeatSoFar) -> Choose:
        """A decision: never in a reply, and one in a beat at most."""
        if beat.replies:
            self.tell(
                steps.ChooseInReply,
                key,
                "a reply cannot hold a choose",
                "give the option a go: to a beat of its own, and choose there",
            )
        elif beat.choose is not None:
            self.tell(
                steps.SecondChoose,
                key,
                f"this beat already has a choose, in line {beat.choose.line}",
                "one beat holds one decision: move this one into a beat of its own, and go there",
            )
        else:
            beat.choose = key
        return Choose(self.options(node, beat, "choose"), Mark(key.line, key.column))

    def line(self, pair: tuple[Leaf, Node], fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
        """A line with what stands beside it."""
        key, value = pair
        if key.text not in self.speakers:
            self.no_speaker(key, value)
        get = fields.get
        cut_in = get("cut_in")
        if cut_in is not None:
            if beat.cut_in is not None:
                self.tell(
                    steps.SecondCutIn,
                    cut_in[0],
                    f"this beat already has a cut_in, in line {beat.cut_in.line}",
                    "one beat holds one cut_in: move this line into a beat of its own",
                )
            beat.cut_in = cut_in[0]
        found.append(
            Line(
                key.text,
                self.text(value, "the line"),
                self.id_of(face[1], "face") if (face := get("face")) else None,
                self.text(voice[1], "voice") if (voice := get("voice")) else None,
                self.condition(when[1], "when", self.scope) if (when := get("when")) else None,
                self.options(cut_in[1], beat, "cut_in") if cut_in else (),
                Mark(key.line, key.column),
            )
        )

    def id_of(self, node: Node, what: str) -> str | None:
        """A name that is an id."""
        leaf = self.word(node, what)
        return leaf.text if leaf is not None and self.id(leaf, f"a {what}") else None

    def no_speaker(self, key: Leaf, value: Node) -> None:
        """Tell who does not speak here: a misspelt name, a misspelt kind of step, or a text with a colon in it."""
        if " " in key.text.strip() and type(value) is Leaf:
            hint = self.page.suggest(
                key.text.lower().replace(" ", "_"),
                self.speakers,
                f'if all of it is one text, write - narrator: "{key.text}: {value.text}"'[:120],
            )
        else:
            near = self.page.suggest(key.text, self.speakers | KINDS, "-")
            known = ", ".join(sorted(self.speakers))
            hint = near if near != "-" else f"in this scene speak {known}; others must stand under cast:"
        self.tell(names.UnknownSpeaker, key, f"nobody called '{key.text[:60]}' speaks in this scene", hint)

    def block(self, node: Table, fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
        """``when``, ``then``, and perhaps ``otherwise``."""
        for name in [name for name in fields if name not in BLOCK]:
            self.unknown_key(fields.pop(name), "a when block", BLOCK)
        when, then, otherwise = fields.get("when"), fields.get("then"), fields.get("otherwise")
        if when is None:
            self.tell(shapes.MissingKey, node, "this block has no 'when'", "write - when: and its condition first")
            tree = None
        else:
            tree = self.condition(when[1], "when", self.scope)
        if then is None:
            self.tell(
                steps.WhenWithoutThen,
                (when or otherwise or (node,))[0],
                "this when has no then: what happens if it holds?",
                "write then: under it, and the steps under that",
            )
        holds = self.steps(then[1], beat, "then") if then else ()
        fails = self.steps(otherwise[1], beat, "otherwise") if otherwise else ()
        if tree is not None:
            found.append(When(tree, holds, fails, Mark(node.line, node.column)))
