"""Turns a Twine story into a scene: passages become beats, links options; what cannot be carried over is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from game.authoring.importing import (
    Comment,
    Ids,
    Imported,
    Loss,
    NotMappedError,
    Progress,
    YamlTable,
    ending_called,
    head_of,
    new_people,
    put_unwritten,
    see_that_it_fits,
    slug,
    yaml_written,
)
from game.authoring.twine.beat import BeatMaker
from game.authoring.twine.flags import Variables
from game.authoring.twine.formats import format_of
from game.authoring.twine.includes import Includes
from game.authoring.twine.led import pieces_in, targets_of, up_to_jump
from game.authoring.twine.lines import Said
from game.authoring.twine.people import People, people_in
from game.authoring.twine.prose import shortened
from game.authoring.twine.tags import is_aside, is_first, outcome_of
from game.authoring.twine.twine import (
    MOST_PIECES,
    TOO_MANY,
    Assignment,
    NotTwineError,
    Passage,
    Remark,
    StoryNode,
    StoryWords,
    TwineStory,
)
from game.authoring.twine.ways import never_reached, with_ends, without_endless_jumps
from game.story.model import NEVER, Character

_MOST_KEPT: Final = 200
"""How many lines of a passage that is no beat are kept in the scene's file as a comment."""


def imported(
    story: TwineStory,
    name: str,
    scenes: frozenset[str],
    cast: Mapping[str, Character | None],
    progress: Progress = lambda _what, _done, _of: None,
) -> Imported:
    """Turn a story into a scene.

    Args:
        story: the story.
        name: what its file is called.
        scenes: ids of scenes that there are already.
        cast: people that there are already, None for one that cannot be read.
        progress: is told how far it is.

    Raises:
        NotTwineError: where there is no passage that could be a beat, or more than a scene's file may hold.
    """
    return _Importer(story, name, scenes, cast, progress).whole()


class _Importer:
    def __init__(
        self,
        story: TwineStory,
        name: str,
        scenes: frozenset[str],
        cast: Mapping[str, Character | None],
        progress: Progress,
    ) -> None:
        self.story = story
        self.name = name
        self.cast = cast
        self.progress = progress
        self.losses = list(story.losses)
        stem = re.split(r"[\\/]", name)[-1].partition(".")[0]
        self.id = Ids(scenes).new(story.title or stem, "imported")
        self.passages: list[Passage] = []
        self.aside: list[Passage] = []
        names = set[str]()
        for passage in story.passages:
            (self.aside if is_aside(passage) or passage.name in names else self.passages).append(passage)
            names.add(passage.name)
        if not self.passages:
            raise NotTwineError("there is no passage in this story that could be a beat")
        self.names = frozenset(passage.name for passage in self.passages)
        self.start = story.start if story.start in self.names else self.passages[0].name
        self.format, is_known = format_of(story.format, story.passages)
        if not is_known:
            told = f"the story format {shortened(story.format)} is not known: this was read as {self.format.name}'s"
            self.losses.append(Loss(1, told))

    def whole(self) -> Imported:
        nodes = self.nodes()
        beat_ids = Ids()
        beats = {passage.name: self.beat_id(passage, beat_ids) for passage in self.passages}
        variables = Variables(beats, beat_ids, self.meters())
        aside = self.begin(variables)
        for each in nodes.values():
            variables.gather(each)
        variables.settle()
        written, endings, people = self.beats(nodes, variables)
        title = self.story.title or self.id.replace("_", " ").capitalize()
        table = head_of(self.name, self.id, title, people.names)
        if variables.flags:
            flags = ((flag.id, _start(flag.start, flag.values)) for flag in variables.flags.values())
            table.put("flags", YamlTable(list(flags)))
        table.put("start", beats[self.start])
        table.put("beats", written)
        table.put("endings", endings)
        table.pairs += aside
        text = yaml_written(table)
        see_that_it_fits(text)
        losses = sorted(dict.fromkeys(self.losses), key=lambda loss: loss.line)
        files = {**new_people(people.names, self.cast), f"scenes/{self.id}.yaml": text}
        return Imported(self.id, files, tuple(losses), people.found, self.story.files)

    def nodes(self) -> dict[str, tuple[StoryNode, ...]]:
        """What stands in each passage; passages that only others show are no beats."""
        found: dict[str, tuple[StoryNode, ...]] = {}
        pieces = len(self.story.passages)
        for done, passage in enumerate(self.passages):
            self.progress("reading passages", done, len(self.passages))
            if not passage.text.strip():
                self.losses.append(Loss(passage.line, f"the passage '{shortened(passage.name)}' is empty"))
            found[passage.name] = self.format.nodes(passage, self.names)
            pieces += pieces_in(found[passage.name])
            if pieces > MOST_PIECES:
                raise NotTwineError(TOO_MANY)
        includes = Includes(found)
        found = {name: up_to_jump(each) for name, each in includes.whole().items()}
        if self.story.start not in found:
            self.losses.append(Loss(1, "the passage that the story starts with is not there: it starts with the first"))
        led_to = {self.start}.union(*(targets_of(each) for name, each in found.items() if name not in includes.shown))
        waiting = [name for name in includes.shown if name in led_to]
        while waiting:
            more = {target for target in targets_of(found[waiting.pop()]) if target in found} - led_to
            led_to |= more
            waiting += more
        self.passages = [each for each in self.passages if each.name in led_to or each.name not in includes.shown]
        found, circles = without_endless_jumps(self.passages, {each.name: found[each.name] for each in self.passages})
        found, end, stops = with_ends(self.passages, found, self.start)
        self.losses += [*circles, *stops, *never_reached(self.passages, found, self.start)]
        if end is not None:
            self.passages.append(end)
            found[end.name] = ()
        return found

    def beat_id(self, passage: Passage, ids: Ids) -> str:
        """A passage's id, told where it is not its name."""
        id_ = ids.new(passage.name, "passage")
        own = slug(passage.name, "")
        if id_ != own:
            is_unfit = not own or own[0] == "_"
            why = "an id begins with a letter from a to z" if is_unfit else "another has that id"
            self.losses.append(
                Loss(passage.line, f"the passage '{shortened(passage.name)}' became the beat '{id_}': {why}")
            )
        return id_

    def meters(self) -> set[str]:
        """The meters of people in the library who are named in the story: no flag may be called like one."""
        whole = "\n".join(passage.text for passage in self.passages).casefold() if self.cast else ""
        known = [each for each in self.cast.values() if each is not None and each.name.casefold() in whole]
        meters = {meter.id for character in known for meter in character.meters}
        return meters | {meter.partition(".")[2] for meter in meters}

    def begin(self, variables: Variables) -> list[Comment]:
        """Take starting values out of the passages that are no beats; what else stands in them becomes a comment."""
        found: list[Comment] = []
        for passage in self.aside:
            is_second = passage.name in self.names
            if is_first(passage):
                nodes = self.format.nodes(passage, self.names)
                if not [node for node in nodes if not self.is_begun(node, variables)]:
                    continue
            lines = passage.text.split("\n")
            more = f" (and {len(lines) - _MOST_KEPT} lines more)" if len(lines) > _MOST_KEPT else ""
            what = "has the name of another" if is_second else "is no beat"
            self.losses.append(
                Loss(passage.line, f"the passage '{shortened(passage.name)}' {what}, and was kept as a comment{more}")
            )
            kept = "\n".join(lines[:_MOST_KEPT])
            where = self.story.files.said(passage.line)
            found.append(Comment(f"\nThe passage '{passage.name}', {where}{more}:\n{kept}"))
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
            self.losses.append(Loss(node.line, f"a starting value was left out ({reason})", shortened(node.source)))
            return False
        return True

    def beats(
        self, nodes: Mapping[str, tuple[StoryNode, ...]], variables: Variables
    ) -> tuple[YamlTable, YamlTable, People]:
        """The beats, the endings, and who speaks in them."""
        beats, endings = YamlTable(), YamlTable()
        ending_ids = Ids((NEVER,))
        missing: dict[str, None] = {}
        said: list[Said] = []
        for done, passage in enumerate(self.passages):
            self.progress("writing beats", done, len(self.passages))
            maker = BeatMaker(passage, variables, {}, self.format.style, self.story.files)
            id_ = variables.beats[passage.name]
            ending = f"{id_}_end" if id_ == NEVER else id_
            steps, can_end = maker.beat(nodes[passage.name], ending)
            self.losses += maker.losses
            said += maker.said
            missing |= dict.fromkeys(maker.targets)
            if id_ != slug(passage.name, ""):
                beats.pairs.append(Comment(f"The passage '{passage.name}'"))
            beats.put(id_, steps)
            if can_end:
                ending_ids.taken.add(ending)
                endings.put(ending, self.ending(passage, has_links=bool(maker.options)))
        if missing:
            told = {variables.beats[name]: f"The passage “{name}”" for name in missing}
            put_unwritten(beats, endings, ending_ids.new("unwritten", "ending"), told)
        if endings.is_empty:
            endings.put(ending_ids.new("over", "ending"), ending_called("Over"))
            self.losses.append(Loss(1, "the story never ends: every passage leads to another"))
        return beats, endings, people_in(said, self.cast)

    def ending(self, passage: Passage, *, has_links: bool) -> YamlTable:
        """How it ends in a passage that leads nowhere; its tags may say whether that is good or bad."""
        outcome = outcome_of(passage)
        if not outcome:
            why = "where no link is open" if has_links else "here"
            self.losses.append(Loss(passage.line, f"it ends {why}, and was made 'settled': won, settled or lost?"))
        return ending_called(passage.name, outcome)


def _start(start: object, values: tuple[object, ...]) -> str:
    if isinstance(start, bool):
        return str(start).lower()
    return f"[{', '.join(map(str, values))}]" if isinstance(start, str) else str(start)
