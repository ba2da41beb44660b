"""A conversation as it was had: the opening, and every turn since; history, where State is only what matters next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game.story.engine.compile import program_of
from game.story.engine.play import begin, choose
from game.story.engine.state import Event, Moved, State, Turn
from game.story.model import LISTEN, NEVER, Memory, Promise, PromiseState, Scene, Settle, TakeNote, Value


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run starts from besides its scene: the seed, the variants' values, and what earlier scenes left.

    ``remembered`` has the text of a ``Memory`` for each scene that was finished.
    """

    seed: int
    variants: Mapping[str, Value]
    remembered: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A scene, what it started from, and what was said; ``refused`` is the last try if that was not open."""

    scene: Scene
    setup: Setup
    opening: Turn
    turns: tuple[Turn, ...] = ()
    refused: Turn | None = None

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.turns[-1].after if self.turns else self.opening.after

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be decided."""
        return self.state.place == ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The options taken: with the setup, all that is needed to have the same conversation again."""
        return tuple(turn.option for turn in self.turns)

    @property
    def notes(self) -> tuple[TakeNote, ...]:
        """The case notes in the order taken, each once."""
        taken: dict[str, TakeNote] = {}
        for _, event in self.events():
            if isinstance(event, TakeNote):
                taken.setdefault(event.id, event)
        return tuple(taken.values())

    @property
    def promises(self) -> dict[str, PromiseState]:
        """What has become of each promise made, in the order made."""
        found: dict[str, PromiseState] = {}
        for _, event in self.events():
            if isinstance(event, Promise):
                found[event.id] = "open"
            elif isinstance(event, Settle):
                found[event.promise] = event.how
        return found

    @property
    def memory(self) -> Memory:
        """What a finished run leaves to later ones."""
        return Memory(self.state.ending or NEVER, self.promises)

    def take(self, option_id: str) -> Conversation:
        """The conversation with one more decision; one that is not open leaves it as it was, with ``refused`` set."""
        turn = choose(self.scene, self.state, option_id)
        if turn.refused:
            return replace(self, refused=turn)
        return replace(self, turns=(*self.turns, turn), refused=None)

    def back_to(self, decisions: int) -> Conversation:
        """The conversation as it stood after that many decisions."""
        return replace(self, turns=self.turns[:decisions], refused=None)

    def events(self) -> list[tuple[Turn, Event]]:
        """Everything that was said, noted and moved, in order, each with its turn."""
        return [(turn, event) for turn in (self.opening, *self.turns) for event in turn.events]


def asks_for_promises(scene: Scene) -> tuple[str, ...]:
    """The scenes of whose promises, as an earlier run left them, a scene asks."""
    return tuple(dict.fromkeys(other for other, promise in program_of(scene).recalls if promise))


def start(scene: Scene, setup: Setup) -> Conversation:
    """A conversation that has just begun."""
    return Conversation(scene, setup, begin(scene, setup.variants, setup.remembered))


def replay(
    scene: Scene,
    setup: Setup,
    choices: Iterable[str],
    *,
    hear_out_the_rest: bool = False,
    forget_lost_cut_ins: bool = False,
) -> Conversation:
    """Have a conversation again.

    Args:
        scene: the scene.
        setup: what the run started from.
        choices: the options taken; hearing a cut-in line out (``listen``) may be left out, and is then understood.
        hear_out_the_rest: whether a cut-in line after the last choice is heard out too.
        forget_lost_cut_ins: whether a ``listen`` where nothing can be heard out any more is left out: for choices that
            were made in an earlier version of the scene.

    Returns:
        The conversation as far as it could be had: it stops at the first choice that is not open (``refused``).
    """
    conversation = start(scene, setup)
    for choice in choices:
        further = heard_out(conversation, unless=choice).take(choice)
        if further.refused and forget_lost_cut_ins and choice == LISTEN:
            continue
        conversation = further
        if conversation.refused:
            return conversation
    return heard_out(conversation) if hear_out_the_rest else conversation


def heard_out(conversation: Conversation, unless: str | None = None) -> Conversation:
    """A conversation with each line heard out that can be cut in on, unless the option asked for is there."""
    decisions = program_of(conversation.scene).decisions
    for _ in range(len(decisions) + 1):
        decision = decisions.get(conversation.state.place)
        if decision is None or decision.cut_in is None or unless in decision.options:
            break
        conversation = conversation.take(LISTEN)
    return conversation


def meters_along(turn: Turn) -> list[tuple[Event, tuple[int, ...]]]:
    """A turn's events, each with the meters as they stand when it is shown."""
    shown, meters = [], turn.meters
    for event in turn.events:
        if isinstance(event, Moved):
            meters = event.meters
        shown.append((event, meters))
    return shown
