"""Puts a story that runs from line to line together as a scene: its beats, endings, flags and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from game.authoring.importing.compiler import Compiler
from game.authoring.importing.conditions import Conditions
from game.authoring.importing.emit import (
    Comment,
    Quoted,
    YamlRows,
    YamlTable,
    yaml_lines,
    yaml_written,
)
from game.authoring.importing.expression import VISITS, Lit, Sums
from game.authoring.importing.flow import Choose, Flow, Node, Place, Say, inside
from game.authoring.importing.gather import gathered
from game.authoring.importing.graph import graph_of
from game.authoring.importing.imported import Imported, Loss, NotMappedError, NotStoryError, Progress
from game.authoring.importing.job import Manners
from game.authoring.importing.kept import Kept, leads_in, reached_from
from game.authoring.importing.lines import Lines
from game.authoring.importing.names import Ids
from game.authoring.importing.outcomes import outcome_in
from game.authoring.importing.parts import (
    braced,
    ending_called,
    head_of,
    new_people,
    put_unwritten,
    see_that_it_fits,
)
from game.authoring.importing.passing import Passing
from game.authoring.importing.shape import words_in
from game.authoring.importing.speech import Speech, shortened, speech_of
from game.authoring.importing.starting import Beginning
from game.authoring.importing.tidy import without_sets
from game.authoring.importing.variables import Made, Variables
from game.story.model import Character


@dataclass(frozen=True, slots=True)
class Language:
    """What one language does its own way: its sums, its manners, and in how many lines a name makes a person."""

    sums: Sums
    manners: Manners
    least_lines: int


def scene_of(  # noqa: PLR0917 - as every importer's
    flow: Flow,
    language: Language,
    name: str,
    scenes: frozenset[str],
    cast: Mapping[str, Character | None],
    progress: Progress = lambda _what, _done, _of: None,
) -> Imported:
    """Write a story as a scene.

    Args:
        flow: the story.
        language: what its language does its own way.
        name: what its file is called.
        scenes: ids of scenes that there are already.
        cast: people that there are already, None for one that cannot be read.
        progress: is told how far it is.

    Raises:
        NotStoryError: where nothing is said in it, or more than a scene's file may hold.
    """
    return _Assembly(flow, language, name, scenes, cast).whole(progress)


class _Assembly:
    def __init__(
        self,
        flow: Flow,
        language: Language,
        name: str,
        scenes: frozenset[str],
        cast: Mapping[str, Character | None],
    ) -> None:
        self.flow = flow
        self.language = language
        self.name = name
        self.cast = cast
        self.losses: list[Loss] = []
        self.people: list[Loss] = []
        self.comments: list[Comment] = []
        self.settled: dict[str, Place] = {}
        self.id = Ids(scenes).new(flow.title, "imported")
        self.speech = self.speakers()
        self.found = gathered(flow)
        self.graph = graph_of(flow, self.targets_by_value())

    def lose(self, at: Place, message: str, source: str = "") -> None:
        self.losses.append(Loss(self.flow.line(at), message, shortened(source)))

    def speakers(self) -> Speech:
        """Who speaks; told with where they do so first."""
        lines: list[tuple[Place, str]] = []
        options: list[str] = []
        for node in self.flow.nodes:
            for one in inside(node.body):
                if isinstance(one, Say) and not one.glued:
                    lines.append((one.at, words_in(one.pieces)))
                elif isinstance(one, Choose):
                    options += [words_in(way.card) for way in one.ways]
        speech = speech_of((text for _, text in lines), options, self.cast, self.language.least_lines)
        told: set[str] = set()
        for at, text in lines:
            speaker, _ = speech.of(text)
            if speaker in speech.people and speaker not in told:
                told.add(speaker)
                name = speech.people[speaker]
                count = sum(speech.of(other)[0] == speaker for _, other in lines) if len(told) < 50 else 0
                times = f" in {count} lines" if count > 1 else ""
                self.people.append(Loss(self.flow.line(at), f"'{name}' speaks{times}, and became a person"))
        return speech

    def targets_by_value(self) -> list[str]:
        """Every text that is the name of a node: a value may lead there."""
        names = {node.name for node in self.flow.nodes}
        trees = [tree for given in self.found.given.values() for tree in given]
        trees += [start.tree for start in self.flow.starting if not isinstance(start.tree, NotMappedError)]
        values = [tree.value for tree in trees if isinstance(tree, Lit)]
        return [value for value in values if isinstance(value, str) and value in names]

    def compiled(self, variables: Variables, start: str, unseen: AbstractSet[str]) -> Compiler:
        """The beats. ``unseen`` are visits that must be flags, since no beat stands for them."""
        known = [character for id_ in self.speech.people if (character := self.cast.get(id_)) is not None]
        meters = {meter.id for character in known for meter in character.meters}
        flags = variables.made(variables.holds, meters | {meter.partition(".")[2] for meter in meters})
        compiler = Compiler(self.flow, self.graph, Conditions(variables, flags), self.speech, self.language.manners)
        is_once = start not in self.graph.targets and not self.graph.anywhere
        env = {name: value for name, value in variables.starts.items() if name not in self.flow.drawn}
        try:
            compiler.begin(start, env if is_once else {})
            for name in self.simply_asked() - unseen:
                compiler.see(name)
            compiler.all_beats()
        except NotMappedError as reason:
            raise NotStoryError(str(reason)) from None
        return compiler

    def simply_asked(self) -> set[str]:
        """Visits that a scene can ask for as they are: of a node that is only asked for from others."""
        nodes = {node.name for node in self.flow.nodes}
        homes = {home for mark, home in self.graph.homes.items() if mark in self.graph.targets}
        return {
            name
            for name, askers in self.found.asked.items()
            if not self.found.visits and name not in self.found.counted and "" not in askers
            for node in (name.removeprefix(VISITS),)
            if node in nodes and node not in homes and node not in askers and node in self.graph.targets
        }

    # The scene

    def whole(self, progress: Progress) -> Imported:
        nodes = {node.name: node for node in self.flow.nodes}
        start = self.flow.start if self.flow.start in nodes else next(iter(nodes), "")
        if not nodes:
            raise NotStoryError("there is nothing to play in this story")
        beginning = Beginning(self.flow, self.language.sums, self.found, self.graph, self.lose, self.comments)
        variables = beginning.variables()
        unseen: set[str] = set()
        while True:
            compiler = self.compiled(variables, start, unseen)
            reached = reached_from(compiler.beats, compiler.entry(start))
            lost = {name for name, beat in compiler.seen.items() if beat not in reached}
            if not lost:
                break
            unseen |= lost
        self.losses += compiler.losses
        for remark in self.flow.remarks:
            if remark.why:
                self.lose(remark.at, remark.why, remark.source)
            if remark.source.strip():
                self.comments.append(Comment(f"{self.flow.said(remark.at)}: {remark.source.strip()}"))
        unasked = {made.id for name, made in compiler.conditions.given.items() if name.startswith("@")}
        unasked -= {made.id for made in compiler.conditions.used.values()}
        compiler.beats = {beat: without_sets(rows, unasked) for beat, rows in compiler.beats.items()}
        table = self.table(compiler, compiler.entry(start), reached)
        file, people = f"scenes/{self.id}.yaml", new_people(self.speech.people, self.cast)
        lines = Lines(yaml_lines(table))
        used = {**compiler.conditions.used, **compiler.conditions.given}
        grows = any(not variables.holds[name].known for name in used if name in variables.holds)
        passing = Passing(file, lines, {**self.known_people(), **people}, grows)
        text = passing.mended(progress)
        for ending, at in self.settled.items():
            if ending not in lines.gone:
                self.lose(at, "it ends in here, and was made 'settled': won, settled or lost?")
        for origin, message, source in lines.told:
            self.lose(Place(origin[1] or 1, origin[0]), message, source)
        see_that_it_fits(text)
        losses = sorted(dict.fromkeys(self.losses), key=lambda loss: loss.line)
        return Imported(self.id, {**people, file: text}, tuple(losses), tuple(self.people), self.flow.sources)

    def table(self, compiler: Compiler, start: str, reached: Mapping[str, None]) -> YamlTable:
        table = head_of(self.name, self.id, self.flow.title.strip() or "Imported", self.speech.people)
        beats, endings = YamlTable(), YamlTable()
        used: dict[str, None] = {}
        for beat, rows in compiler.beats.items():
            if beat in reached:
                beats.put(beat, YamlRows(rows))
                used |= dict.fromkeys(value for key, value in leads_in(rows) if key == "end")
        self.unwritten(compiler, beats, endings, reached)
        for node, ending in compiler.leading.ends.items():
            if ending in used:
                endings.put(ending, self.ending(compiler.nodes[node], ending))
        if endings.is_empty:
            endings.put("over", ending_called("Over"))
            self.lose(Place(1), "the story never ends")
        self.flags(table, compiler.conditions)
        table.put("start", start)
        table.put("beats", beats)
        table.put("endings", endings)
        table.pairs += [*self.comments, *Kept(self.flow, self.lose).all(compiler, reached)]
        return table

    def flags(self, table: YamlTable, conditions: Conditions) -> None:
        """The flags that are used, and those that the seed draws."""
        flags, variants = YamlTable(), YamlTable()
        own = {name: made for name, made in conditions.given.items() if not name.startswith("@")}
        for name, made in {**conditions.used, **own}.items():
            if name in self.flow.drawn:
                variants.put(made.id, f"[{', '.join(map(str, range(self.flow.drawn[name])))}]")
            else:
                flags.put(made.id, _start(made))
        if not flags.is_empty:
            table.put("flags", flags)
        if not variants.is_empty:
            table.put("variants", variants)

    def unwritten(self, compiler: Compiler, beats: YamlTable, endings: YamlTable, reached: Iterable[str]) -> None:
        """Beats for what is led to and nobody has written."""
        missing = {beat: f"“{name}”" for name, beat in compiler.leading.missing.items() if beat in set(reached)}
        if missing:
            put_unwritten(beats, endings, compiler.leading.ending_ids.new("unwritten", "ending"), missing)

    def ending(self, node: Node, ending: str) -> YamlTable:
        """How it ends in a node; its tags may say whether that is good or bad."""
        outcome = outcome_in(node.tags)
        if not outcome:
            self.settled[ending] = node.at
        return ending_called(node.name, outcome)

    def known_people(self) -> dict[str, str]:
        """Files that stand for the people who are in the library already, for the check."""
        found: dict[str, str] = {}
        for id_ in self.speech.people:
            known = self.cast.get(id_)
            if known is not None:
                meters = YamlTable([(meter.id.partition(".")[2], YamlTable()) for meter in known.meters])
                table = YamlTable([("character", id_), ("name", Quoted(braced(known.name)))])
                if not meters.is_empty:
                    table.put("meters", meters)
                found[f"cast/{id_}.yaml"] = yaml_written(table)
        return found


def _start(made: Made) -> str:
    if made.kind == "truth":
        return "true" if made.start else "false"
    if made.kind == "number":
        return str(int(made.start))
    first = made.words[type(made.start), made.start]
    return f"[{', '.join([first, *(word for word in made.words.values() if word != first)])}]"
