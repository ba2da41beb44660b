"""Turns a Twine story into a scene: passages become beats, links options; what cannot be carried over is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.authoring.twine.beat import BeatMaker
from game.authoring.twine.emit import Comment, Quoted, YamlRows, YamlTable, yaml_written
from game.authoring.twine.flags import Variables
from game.authoring.twine.harlowe import read_harlowe
from game.authoring.twine.html import read_html
from game.authoring.twine.names import Ids, slug
from game.authoring.twine.prose import SPEAKER
from game.authoring.twine.sugarcube import read_sugarcube
from game.authoring.twine.twee import read_twee
from game.authoring.twine.twine import (
    Assignment,
    Loss,
    NotMappedError,
    NotTwineError,
    Passage,
    Remark,
    StoryNode,
    StoryWords,
    TwineStory,
)
from game.authoring.twine.unseen import without_unseen
from game.script.readers import KEYWORDS
from game.script.source import YAML
from game.story.model import NARRATOR, NEVER, YOU, Character

_SPECIAL: Final = re.compile(r"Story[A-Z]\w*|Passage(?:Header|Footer|Ready|Done)|User(?:Script|Stylesheet)|Twine\..*")
_ASIDE: Final = frozenset(
    ("script", "stylesheet", "widget", "header", "footer", "annotation", "init", "startup", "haml")
)
_FIRST: Final = frozenset(("init", "startup"))
_PLAYER: Final = frozenset(("you", "me", "player", "agent"))
_WON: Final = frozenset(("won", "win", "success", "good", "good-ending", "victory"))
_LOST: Final = frozenset(("lost", "lose", "fail", "failure", "bad", "bad-ending", "gameover", "game-over"))
_MOST_KEPT: Final = 200
"""How many lines of a passage that is no beat are kept in the scene's file as a comment."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A scene made from a story: its id, the texts of its files by their paths in the library, and what was lost."""

    scene: str
    files: Mapping[str, str]
    losses: tuple[Loss, ...]


def read_story(text: str, name: str) -> TwineStory:
    """Read a story's file, be it Twee or published HTML.

    Args:
        text: the whole file.
        name: its name, which says what it is unless it plainly is not.

    Raises:
        NotTwineError: where there is no story in it.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<tw-storydata" in plain.lower() or name.lower().endswith((".html", ".htm")):
        return without_unseen(read_html(plain))
    return without_unseen(read_twee(plain))


def imported(story: TwineStory, name: str, scenes: frozenset[str], cast: Mapping[str, Character | None]) -> Imported:
    """Turn a story into a scene.

    Args:
        story: the story.
        name: what its file is called.
        scenes: ids of scenes that there are already.
        cast: people that there are already, None for one that cannot be read.

    Raises:
        NotTwineError: where there is no passage that could be a beat, or more than a scene's file may hold.
    """
    return _Importer(story, name, scenes, cast).whole()


class _Importer:
    def __init__(
        self, story: TwineStory, name: str, scenes: frozenset[str], cast: Mapping[str, Character | None]
    ) -> None:
        self.story = story
        self.name = name
        self.cast = cast
        self.losses = list(story.losses)
        stem = re.split(r"[\\/]", name)[-1].partition(".")[0]
        self.id = Ids(scenes).new(story.title or stem, "imported")
        self.read = self.reader()
        self.passages: list[Passage] = []
        self.aside: list[Passage] = []
        names = set[str]()
        for passage in story.passages:
            is_aside = _SPECIAL.fullmatch(passage.name) or _ASIDE & {tag.lower() for tag in passage.tags}
            (self.aside if is_aside or passage.name in names else self.passages).append(passage)
            names.add(passage.name)
        if not self.passages:
            raise NotTwineError("there is no passage in this story that could be a beat")
        self.people: dict[str, str] = {}
        self.speakers = self.find_speakers()

    def reader(self) -> Callable[[str, int], tuple[StoryNode, ...]]:
        """What reads the passages: by the story's format, or by what they look like."""
        form = self.story.format
        if form.startswith("harlowe"):
            return read_harlowe
        if not form.startswith("sugarcube"):
            whole = "\n".join(passage.text for passage in self.story.passages)
            if form:
                self.losses.append(
                    Loss(1, f"the story format {form[:40]} is not known: only its text and links are read")
                )
            if len(re.findall(r"\((?:set|if|else|link|put|goto|go-to)[\w-]*:", whole)) > whole.count("<<"):
                return read_harlowe
        return read_sugarcube

    def find_speakers(self) -> dict[str, str]:
        """Who says lines, by name: whoever stands before a colon at the start of more than one line."""
        found: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for passage in self.passages:
            for line in passage.text.split("\n"):
                if (spoken := SPEAKER.fullmatch(line)) and not spoken[2].startswith("//"):
                    found[spoken[1].casefold()] += 1
                    shown.setdefault(spoken[1].casefold(), spoken[1])
        ids = Ids({*KEYWORDS, NARRATOR, YOU, *self.cast})
        by_name = {each.name.casefold(): id_ for id_, each in self.cast.items() if each is not None}
        speakers = {name: YOU for name in found if name in _PLAYER}
        speakers |= {name: NARRATOR for name in found if name == NARRATOR}
        for name, times in found.items():
            if name not in speakers and (times > 1 or name in by_name):
                speakers[name] = by_name.get(name) or ids.new(shown[name], "customer")
                self.people[speakers[name]] = shown[name]
        return speakers

    def whole(self) -> Imported:
        beat_ids = Ids()
        beats = {passage.name: beat_ids.new(passage.name, "passage") for passage in self.passages}
        nodes = {passage.name: self.read(passage.text, passage.line) for passage in self.passages}
        known = [character for id_ in self.people if (character := self.cast.get(id_)) is not None]
        meters = {meter.id for character in known for meter in character.meters}
        variables = Variables(beats, beat_ids, meters | {meter.partition(".")[2] for meter in meters})
        aside = self.begin(variables)
        for each in nodes.values():
            variables.gather(each)
        variables.settle()
        table = YamlTable([Comment(f"Imported from {self.name}. Lines are those of that file.")])
        table.put("scene", self.id)
        table.put("title", Quoted(_text(self.story.title or self.id.replace("_", " ").capitalize())))
        if self.people:
            table.put("cast", YamlTable([(id_, YamlTable()) for id_ in self.people]))
        if variables.flags:
            flags = ((flag.id, _start(flag.start, flag.values)) for flag in variables.flags.values())
            table.put("flags", YamlTable(list(flags)))
        table.put("start", beats.get(self.story.start) or next(iter(beats.values())))
        self.beats(table, nodes, variables)
        table.pairs += aside
        self.check_start(beats)
        text = yaml_written(table)
        if len(text.encode()) > YAML.limit:
            raise NotTwineError("the scene would be larger than the 4 MiB that a scene's file may have")
        losses = sorted(dict.fromkeys(self.losses), key=lambda loss: loss.line)
        return Imported(self.id, {**self.new_people(), f"scenes/{self.id}.yaml": text}, tuple(losses))

    def check_start(self, beats: Mapping[str, str]) -> None:
        if self.story.start not in beats:
            self.losses.append(Loss(1, "the passage that the story starts with is not there: it starts with the first"))

    def begin(self, variables: Variables) -> list[Comment]:
        """Take starting values out of the passages that are no beats; what else stands in them becomes a comment."""
        found: list[Comment] = []
        for passage in self.aside:
            is_second = any(passage.name == other.name for other in self.passages)
            is_first = passage.name == "StoryInit" or _FIRST & {tag.lower() for tag in passage.tags}
            if is_first:
                left = [node for node in self.read(passage.text, passage.line) if not self.is_begun(node, variables)]
                if not left:
                    continue
            lines = passage.text.split("\n")
            more = f" (and {len(lines) - _MOST_KEPT} lines more)" if len(lines) > _MOST_KEPT else ""
            what = "has the name of another" if is_second else "is no beat"
            self.losses.append(
                Loss(passage.line, f"the passage '{passage.name}' {what}, and was kept as a comment{more}")
            )
            kept = "\n".join(lines[:_MOST_KEPT])
            found.append(Comment(f"\nThe passage '{passage.name}', line {passage.line}{more}:\n{kept}"))
        return found

    def is_begun(self, node: StoryNode, variables: Variables) -> bool:
        """Whether a node of an opening passage needs no more: a starting value that was taken, or nothing."""
        if isinstance(node, StoryWords):
            return not node.text.strip()
        if isinstance(node, Remark):
            return not node.why and not node.source.strip()
        if not isinstance(node, Assignment):
            return False
        try:
            variables.begin(node)
        except NotMappedError as reason:
            self.losses.append(Loss(node.line, f"a starting value was left out ({reason}): {node.source[:60]}"))
            return False
        return True

    def beats(self, table: YamlTable, nodes: Mapping[str, tuple[StoryNode, ...]], variables: Variables) -> None:
        """Add beats and endings."""
        beats, endings = YamlTable(), YamlTable()
        ending_ids = Ids((NEVER,))
        missing: dict[str, None] = {}
        for passage in self.passages:
            maker = BeatMaker(passage, variables, self.speakers)
            ending = slug(variables.beats[passage.name], "ending")
            ending = f"{ending}_end" if ending == NEVER else ending
            steps, can_end = maker.beat(nodes[passage.name], ending)
            self.losses += maker.losses
            missing |= dict.fromkeys(maker.targets)
            beats.put(variables.beats[passage.name], steps)
            if can_end:
                ending_ids.taken.add(ending)
                endings.put(ending, self.ending(passage, has_links=bool(maker.options)))
        if missing:
            unwritten = ending_ids.new("unwritten", "ending")
            endings.put(unwritten, YamlTable([("title", Quoted("Not written yet")), ("outcome", "settled")]))
            for name in missing:
                line = YamlTable([(NARRATOR, Quoted(f"(The passage “{_text(name)}” has not been written.)"))])
                beats.put(variables.beats[name], YamlRows([line, YamlTable([("end", unwritten)])]))
        if endings.is_empty:
            endings.put(
                ending_ids.new("over", "ending"), YamlTable([("title", Quoted("Over")), ("outcome", "settled")])
            )
            self.losses.append(Loss(1, "the story never ends: every passage leads to another"))
        table.put("beats", beats)
        table.put("endings", endings)

    def ending(self, passage: Passage, *, has_links: bool) -> YamlTable:
        """How it ends in a passage that leads nowhere; its tags may say whether that is good or bad."""
        tags = {tag.lower() for tag in passage.tags}
        outcome = "won" if tags & _WON else "lost" if tags & _LOST else "settled"
        if outcome == "settled" and "settled" not in tags:
            why = "where no link is open" if has_links else "here"
            self.losses.append(Loss(passage.line, f"it ends {why}, and was made 'settled': won, settled or lost?"))
        return YamlTable([("title", Quoted(_text(passage.name))), ("outcome", outcome)])

    def new_people(self) -> dict[str, str]:
        """A file for each person who has none yet."""
        return {
            f"cast/{id_}.yaml": yaml_written(YamlTable([("character", id_), ("name", Quoted(_text(name)))]))
            for id_, name in self.people.items()
            if self.cast.get(id_) is None
        }


def _text(text: str) -> str:
    """A text on one line, in which every brace is only a brace."""
    return " ".join(text.split()).replace("{", "{{") or "…"


def _start(start: object, values: tuple[object, ...]) -> str:
    if isinstance(start, bool):
        return str(start).lower()
    return f"[{', '.join(map(str, values))}]" if isinstance(start, str) else str(start)
