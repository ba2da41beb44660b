"""Reads a scene's file: what stands at its top, its cast, flags, beats and endings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from game.script.catalogue import library, names, values
from game.script.readers.flags import FlagReader
from game.script.readers.known import Known
from game.script.readers.plays import read_plays
from game.script.readers.walk import Fields
from game.script.source import Leaf, Node, Page, Rows, Table, is_empty
from game.story.condition import Scope
from game.story.model import NARRATOR, NEVER, OUTCOMES, YOU, Change, Ending, Mark, Part, Scene

SCENE_KEYS: Final = frozenset(
    (
        "scene", "title", "summary", "briefing", "teaches", "coach", "meters", "place", "cast", "flags", "variants",
        "start", "passes", "score", "beats", "endings", "plays",
    )
)  # fmt: skip
ENDING_KEYS: Final = frozenset(("title", "outcome", "text"))
_ASKS_NOTES: Final = re.compile(r"\bnoted\s*\(")


class SceneReader(FlagReader):
    """Reads one scene's file."""

    def __init__(self, page: Page, known: Known) -> None:
        super().__init__(page, known.words, {})
        self.known = known
        self.tags = known.tags
        self.note_ids: set[str] = set()

    def scene(self, root: Node, stem: str) -> Scene:
        """The scene; it can be played only if the page is sound.

        Args:
            root: the file's tree.
            stem: the file's name without its ending, which its id must be.
        """
        fields = self.fields(root, "a scene", SCENE_KEYS, ("scene", "title", "beats", "endings"))
        get = fields.get
        if found := get("scene"):
            self.own_id(found[1], stem)
        parts = self.cast(get("cast"))
        self.declare_flags(fields)
        endings = self.read_endings(get("endings"))
        self.endings = frozenset(ending.id for ending in endings)
        beats = self.group(get("beats"), "beats", needs_one=True)
        self.beats = beats.keys()
        self.scope = self.scope_here(fields, outcome=False)
        final = self.scope_here(fields, outcome=True)
        start = self.start(get("start"), beats)
        return Scene(
            id=stem,
            title=self.text(found[1], "title") if (found := get("title")) else "",
            summary=self.text(found[1], "summary") if (found := get("summary")) else "",
            briefing=self.text(found[1], "briefing") if (found := get("briefing")) else "",
            teaches=self.does(found[1], "teaches") if (found := get("teaches")) else (),
            cast=parts,
            flags=tuple(self.flags.values()),
            beats=tuple(self.beat(*pair) for pair in beats.values()),
            endings=endings,
            start=start,
            coach=(self.one_of(found[1], "coach", ("at_once", "after", "off")) or "after")
            if (found := get("coach"))
            else "after",
            meters_shown=self.one_of(found[1], "meters", ("shown", "hidden")) != "hidden"
            if (found := get("meters"))
            else True,
            place=(self.id_of(found[1], "place") or "") if (found := get("place")) else "",
            passes=self.condition(found[1], "passes", final) if (found := get("passes")) else None,
            score=self.condition(found[1], "score", final, "number") if (found := get("score")) else None,
            plays=read_plays(self, found[1]) if (found := get("plays")) else (),
            words=self.words or {},
        )

    def own_id(self, node: Node, stem: str) -> None:
        """The id the file gives itself, which must be its name."""
        leaf = self.word(node, "scene")
        if leaf is not None and self.id(leaf, "a scene") and leaf.text != stem:
            self.tell(
                values.FileName,
                leaf,
                f"this scene is '{leaf.text}', and its file is named '{stem}'",
                f"name the file {leaf.text}.yaml, or write scene: {stem}",
            )

    def cast(self, pair: tuple[Leaf, Node] | None) -> tuple[Part, ...]:
        """Who is in the scene, with the values they start from here."""
        found: list[Part] = []
        speakers = {YOU, NARRATOR}
        meters: dict[str, list[str]] = defaultdict(list)
        complete = True
        for key, value in self.group(pair, "cast").values():
            if key.text == NARRATOR:
                self.tell(values.Reserved, key, "the narrator is in every scene and never in the cast", "leave it out")
                continue
            speakers.add(key.text)
            member = self.known.member(key.text)
            if member is None:
                if key.text == YOU and (is_empty(value) or (type(value) is Table and not value.pairs)):
                    continue
                complete = False
                self.tell(
                    names.UnknownCharacter,
                    key,
                    f"there is no character '{key.text}': cast/{key.text}.yaml is missing",
                    self.suggest(key.text, self.known.members, f"write the file cast/{key.text}.yaml"),
                )
            elif member.character is None:
                complete = False
                self.tell(
                    library.BrokenCharacter,
                    key,
                    f"this scene is left out, because the file of '{key.text}' has errors",
                    f"mend {member.file}",
                )
            else:
                character = member.character
                own = {meter.id.partition(".")[2]: (meter.id,) for meter in character.meters}
                for bare, (full,) in own.items():
                    meters[bare].append(full)
                    meters[full].append(full)
                starts = () if is_empty(value) else self.starts(key, value, own)
                found.append(Part(character, starts, Mark(key.line, key.column)))
        self.speakers = speakers
        self.meters = {name: tuple(full) for name, full in meters.items()} if complete else None
        return tuple(found)

    def starts(self, owner: Leaf, node: Node, own: Mapping[str, tuple[str, ...]]) -> tuple[Change, ...]:
        """Starting values that this scene gives a character's meters."""
        found = []
        for key, value in self.pairs(node, owner.text, f"{owner.text}: {{anger: 70}}").values():
            number = self.number(value, key.text, 0, 100)
            if key.text not in own:
                self.tell(
                    names.UnknownMeter,
                    key,
                    f"{owner.text} has no meter '{key.text}'",
                    self.suggest(key.text, own, f"meters are made in cast/{owner.text}.yaml, under meters:"),
                )
            elif number is not None:
                found.append(Change(own[key.text][0], number, sets=True))
        return tuple(found)

    def read_endings(self, pair: tuple[Leaf, Node] | None) -> tuple[Ending, ...]:
        """The ways it can end."""
        found = []
        for key, node in self.group(pair, "endings", needs_one=True).values():
            if self.id(key, "an ending") and key.text == NEVER:
                self.tell(values.Reserved, key, "no ending can be called 'never'", "give it another id")
            fields = self.fields(node, "an ending", ENDING_KEYS, ("title", "outcome"), key)
            get = fields.get
            found.append(
                Ending(
                    key.text,
                    self.text(value[1], "title") if (value := get("title")) else "",
                    (self.one_of(value[1], "outcome", OUTCOMES) or "lost") if (value := get("outcome")) else "lost",
                    self.text(value[1], "text") if (value := get("text")) else "",
                    Mark(key.line, key.column),
                )
            )
        return tuple(found)

    def scope_here(self, fields: Fields, *, outcome: bool) -> Scope | None:
        """What a condition of this scene may name; None where a character is missing, and nobody can know."""
        if self.meters is None:
            return None
        if not outcome and "beats" in fields and _ASKS_NOTES.search(self.page.text or ""):
            _notes_in(fields["beats"][1], self.note_ids)
        return Scope(
            self.meters,
            self.flags,
            self.note_ids,
            self.known.done_tags,
            self.beats,
            self.known.endings,
            outcome=outcome,
        )

    def start(self, pair: tuple[Leaf, Node] | None, beats: Fields) -> str:
        """The beat it starts from: the first unless told otherwise."""
        first = next(iter(beats), "")
        if pair is None or (leaf := self.word(pair[1], "start")) is None:
            return first
        if beats and leaf.text not in beats:
            self.tell(
                names.UnknownBeat,
                leaf,
                f"the scene starts at '{leaf.text}', and there is no such beat",
                self.suggest(leaf.text, beats, "add it under beats:"),
            )
            return first
        return leaf.text


def _notes_in(node: Node, found: set[str]) -> None:
    """Every note id under a node, wherever a note can be taken."""
    if type(node) is Table:
        for key, value in node.pairs:
            if type(key) is Leaf and key.text == "note" and type(value) is Table:
                found.update(name.text for name, _ in value.pairs if type(name) is Leaf)
            elif type(value) is not Leaf:
                _notes_in(value, found)
    elif type(node) is Rows:
        for item in node.items:
            if type(item) is not Leaf:
                _notes_in(item, found)
