"""The house rules of the course, measured: what its options show, what they cost, and who passes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from game.authoring.check.assets import AssetNames
from game.authoring.check.context import SceneContext
from game.authoring.check.facts import DecisionSurface
from game.authoring.check.shared.costs import GOOD, costs_of
from game.authoring.check.shared.guesser import Guesser
from game.authoring.check.shared.surface import surfaces_of
from game.authoring.check.shared.tells import tells_of
from game.authoring.figures import endings_remembered, explored
from game.script.library import LibraryIndex, read_scene
from game.script.library.rosters import read_roster
from game.script.source import Page
from game.story.analysis import pass_chances, shift_figures
from game.story.engine import steps_in
from game.story.model import SILENCE, YOU, Choose, Level, Line, Option, Scene, Step

ALIKE = 0.05
"""Mean costs nearer to each other than this, in points of the score, are the same."""
FLAT = 2.0
"""Where not even the dearest option costs more than this on average, a decision is flat."""
TRUSTING = 60
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SENTENCE = re.compile(r"[.!?…]+(?:[\"'”’]*)(?:\s|$)")


@dataclass(frozen=True)
class Decision:
    """A decision: its options that can be said, what each costs a steady colleague on average, and a line cut in on."""

    id: str
    options: tuple[Option, ...]
    costs: tuple[float, ...]
    waiting: float | None = None
    """What hearing the line out costs, where it is one that can be cut in on."""

    @property
    def best(self) -> Option | None:
        """The one option that costs least; None where two do."""
        costs = sorted(self.costs)
        if len(costs) > 1 and costs[1] - costs[0] <= ALIKE:
            return None
        return self.options[self.costs.index(costs[0])]


@dataclass
class Measured:
    """What was measured in one level: a scene, or all calls of a shift together."""

    scenes: tuple[Scene, ...]
    states: int = 0
    passes: Mapping[str, float] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    surfaces: tuple[DecisionSurface, ...] = ()
    best: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    flat: tuple[str, ...] = ()
    waiting_is_wrong: tuple[str, ...] = ()
    replies: int = 0
    echoes: int = 0
    cheap_faults: float = 0.0
    lost_though_trusting: float = 0.0

    @property
    def echo(self) -> float:
        """The share of customers' replies that turn a word of the player's, 0-1."""
        return self.echoes / self.replies if self.replies else 0.0


def measured(index: LibraryIndex, level: Level) -> Measured:
    """Measure one level of a library. Raises AssertionError where it cannot be read or has too many states."""
    if level.shift is None:
        return measured_scene(index, level.scene)
    roster = read_roster(index, level.shift).roster
    assert roster is not None
    together = Measured(tuple(roster.scenes.values()), passes=shift_figures(roster).passes)
    for call in (measured_scene(index, id_) for id_ in level.shift.pool):
        together.states += call.states
        together.decisions += call.decisions
        together.surfaces += call.surfaces
        together.best += call.best
        together.wrong += call.wrong
        together.clean += call.clean
        together.flat += call.flat
        together.waiting_is_wrong += call.waiting_is_wrong
        together.replies += call.replies
        together.echoes += call.echoes
        together.cheap_faults = max(together.cheap_faults, call.cheap_faults)
        together.lost_though_trusting = max(together.lost_though_trusting, call.lost_though_trusting)
    return together


def measured_scene(index: LibraryIndex, scene_id: str) -> Measured:
    """Measure one scene."""
    scene = read_scene(index, scene_id).scene
    assert scene is not None
    visited = explored(scene, endings_remembered(index, scene))
    assert visited.is_whole
    text = (index.folder / "scenes" / f"{scene_id}.yaml").read_bytes()
    page = Page(f"scenes/{scene_id}.yaml", text)
    context = SceneContext(scene, page, visited, AssetNames(), skills=index.skills, is_certain=True)
    study, atlas = context.study, context.atlas
    of = Measured((scene,), len(atlas.states))
    of.passes = pass_chances(study) | {"steady": sum(compress(study.steady_visits, atlas.passing))}
    of.decisions = tuple(decisions_of(context))
    of.surfaces = context.shared(surfaces_of)
    names = [part.character.name for part in scene.cast if part.character.id != YOU]
    for decision in of.decisions:
        if max(decision.costs) <= FLAT:
            of.flat += (decision.id,)
        if sum("fault" not in context.kinds(option) for option in decision.options) > 1:
            of.clean += 1
        if decision.waiting is not None and decision.waiting > min(decision.costs) + GOOD:
            of.waiting_is_wrong += (decision.id,)
        if decision.best is not None and (decision.waiting is None or decision.waiting > min(decision.costs)):
            for option in decision.options:
                tells = [*tells_of(option.say, names), *option.does, *(["costs"] if option.costs else [])]
                (of.best if option is decision.best else of.wrong).update(tells)
    of.echoes, of.replies = echoes_in(scene)
    options = context.shared(costs_of).options.items()
    faults = [cost for at, cost in options if context.kinds(atlas.options[at][1].option) == {"fault"}]
    of.cheap_faults = sum(cost.cheap for cost in faults) / max(1e-9, sum(cost.staked for cost in faults))
    of.lost_though_trusting = lost_though_trusting(context)
    return of


def decisions_of(context: SceneContext) -> Iterator[Decision]:
    """Every decision that a steady colleague comes to, with what its options cost."""
    mean = {context.atlas.option_name(at): cost.mean for at, cost in context.shared(costs_of).options.items()}
    for beat in context.scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Choose):
                id_, offered, waiting = beat.id, step.options, None
            elif isinstance(step, Line) and step.cut_in:
                id_, offered = f"{beat.id}.cut_in", step.offered
                waiting = next((mean.get(f"{id_}/{o.id}") for o in offered if o not in step.cut_in), None)
                offered = step.cut_in
            else:
                continue
            said = [option for option in offered if option.id != SILENCE and f"{id_}/{option.id}" in mean]
            if len(said) > (waiting is None):
                yield Decision(id_, tuple(said), tuple(mean[f"{id_}/{option.id}"] for option in said), waiting)


def lost_though_trusting(context: SceneContext) -> float:
    """The share of a steady colleague's runs that are lost with every meter that is good when high at 60 or more."""
    atlas, scene = context.atlas, context.scene
    lost = {ending.id for ending in scene.endings if ending.outcome == "lost"}
    high = [at for at, meter in enumerate(scene.meters) if meter.good == "high" and not meter.id.startswith("you.")]
    visits, packing = context.study.steady_visits, atlas.book.packing
    return sum(
        visits[state]
        for state, ending in atlas.endings()
        if ending in lost and high and min(packing.levels(atlas.book.packed[state])[at] for at in high) >= TRUSTING
    )


def words_in(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return [word.casefold() for word in WORD.findall(text)]


def lines_of(steps: tuple[Step, ...]) -> Iterator[Line]:
    """Every line among some steps and what is inside them."""
    return (step for step in steps_in(steps) if isinstance(step, Line))


def echoes_in(scene: Scene) -> tuple[int, int]:
    """How many replies of customers have a content word of the option in them, and how many replies there are."""
    people = {part.character.id for part in scene.cast} - {YOU}
    spread = Counter(word for beat in scene.beats for line in lines_of(beat.steps) for word in set(words_in(line.text)))
    whole = sum(1 for beat in scene.beats for _ in lines_of(beat.steps))
    echoes = replies = 0
    for beat in scene.beats:
        for step in steps_in(beat.steps):
            options = step.options if isinstance(step, Choose) else step.cut_in if isinstance(step, Line) else ()
            for option in options:
                said = {word for word in words_in(option.say) if len(word) > 3 and spread[word] < 0.03 * whole + 2}
                answer = next((line for line in lines_of(option.reply) if line.speaker in people), None)
                if answer is not None:
                    replies += 1
                    echoes += bool(said & set(words_in(answer.text)))
    return echoes, replies


def guessed(all_: Mapping[str, Measured], scene_id: str) -> float:
    """In how many of a scene's decisions, 0-1, somebody who saw all others finds the best option by its looks."""
    guesser = Guesser(one for id_, other in all_.items() if id_ != scene_id for one in other.surfaces)
    own = all_[scene_id].surfaces
    return sum(map(guesser.chance, own)) / len(own)


def said_by(scenes: Sequence[Scene]) -> dict[str, list[str]]:
    """What every customer says in all scenes together, line by line."""
    said: dict[str, list[str]] = {}
    for scene in scenes:
        people = {part.character.id for part in scene.cast} - {YOU}
        for beat in scene.beats:
            for line in lines_of(beat.steps):
                if line.speaker in people:
                    said.setdefault(line.speaker, []).append(line.text)
    return said


def mean_sentence(lines: Sequence[str]) -> float:
    """How many words a sentence has on average."""
    return sum(len(words_in(line)) for line in lines) / sum(max(1, len(SENTENCE.findall(line))) for line in lines)


HEADS = ("level", "steady", "random", "decisions", "clean", "flat", "waiting is wrong", "echo", "by its looks")


def report(all_: Mapping[str, Measured]) -> str:
    """The figures of every level as a table in Markdown."""
    rows = [HEADS, ("---",) * len(HEADS)]
    for id_, one in all_.items():
        steady, chance = f"{one.passes['steady']:.2f}", f"{one.passes['random']:.3f}"
        counts = (len(one.decisions), one.clean, len(one.flat), len(one.waiting_is_wrong))
        shares = (f"{one.echo:.2f}", f"{guessed(all_, id_):.2f}")
        rows.append((f"`{id_}`", steady, chance, *map(str, counts), *shares))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
