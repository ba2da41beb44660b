"""A shift as it is had: several conversations, one after the other, drawn by the seed, with what is carried over.

Each call is a conversation like any other, in its scene as the shift has it: with its own coach, and with the carried
meters as the last call left them. Nothing in a conversation knows of shifts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Final, NamedTuple

from game.story.engine.chance import drawn, seeded_number
from game.story.engine.conversation import Conversation, Setup, heard_out, start
from game.story.engine.play import outcome
from game.story.engine.state import State, Turn
from game.story.model import (
    LAST,
    LAST_OUTCOME,
    LISTEN,
    NEVER,
    Change,
    Scene,
    Shift,
    Value,
)

TEN: Final = 10
Carried = tuple[tuple[str, int], ...]
"""The meters that are carried into a call, by their full names, with where they begin there."""


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """A shift that can be had: what its author wrote, and every scene that may be played in it, by its id."""

    shift: Shift
    scenes: Mapping[str, Scene]

    @property
    def content(self) -> str:
        """A hash of all that its behaviour depends on."""
        shift = replace(self.shift, title="", briefing="")
        parts = [repr(shift), *(self.scenes[id_].content for id_ in sorted(self.scenes))]
        return sha256("\0".join(parts).encode()).hexdigest()


class Walked(NamedTuple):
    """One decision of a shift: ``name`` is ``<scene>:<decision>``, ``scene`` the scene as that call had it."""

    scene: Scene
    name: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class Stint:
    """A shift as far as it was had.

    ``order`` are the scenes in the order they come, those between the calls among them; ``had`` are the conversations
    begun so far, of which only the last may be under way. ``setup`` holds the draws of all of them (see
    :func:`shift_setup`).
    """

    roster: Roster
    setup: Setup
    order: tuple[str, ...]
    had: tuple[Conversation, ...]

    @property
    def conversation(self) -> Conversation:
        """The one that is being had, or was had last."""
        return self.had[-1]

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be decided in the whole shift."""
        return self.is_last and self.conversation.is_over

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after the conversation that is being had."""
        return len(self.had) == len(self.order)

    @property
    def refused(self) -> Turn | None:
        """The last try, if that was not open."""
        return self.conversation.refused

    @property
    def walked(self) -> tuple[Walked, ...]:
        """Every decision, in order."""
        return tuple(
            Walked(one.scene, f"{one.scene.id}:{turn.decision}", turn) for one in self.had for turn in one.turns
        )

    @property
    def choices(self) -> tuple[str, ...]:
        """The options taken: with the setup, all that is needed to have the same shift again."""
        return tuple(one.turn.option for one in self.walked)

    @property
    def calls(self) -> tuple[Conversation, ...]:
        """The calls begun so far, without what was played between them."""
        return self.had if self.roster.shift.between is None else self.had[::2]

    @property
    def number(self) -> int:
        """Which call is being had, from 1; between two calls that of the last."""
        return len(self.calls)

    @property
    def is_between(self) -> bool:
        """Whether what is being had stands between two calls."""
        return self.roster.shift.between is not None and len(self.had) % 2 == 0

    def before(self, at: int) -> int:
        """How many decisions were taken before the conversation at a place of ``had``, from 0."""
        return sum(len(one.turns) for one in self.had[:at])

    def onward(self) -> Stint:
        """With the next conversation begun, where this one is over and there is one."""
        if not self.conversation.is_over or self.is_last:
            return self
        carried: Carried = ()
        for one in self.had:
            carried = carried_on(self.roster.shift, one.scene, one.state, carried)
        id_ = self.order[len(self.had)]
        setup = call_setup(self.roster, self.setup, id_, self.conversation)
        return replace(self, had=(*self.had, start(as_played(self.roster, id_, carried), setup)))

    def take(self, option_id: str) -> Stint:
        """The shift with one more decision; one that is not open leaves it where it was, with ``refused`` set."""
        now = _at_a_decision(self)
        return now.with_last(now.conversation.take(option_id))

    def with_last(self, conversation: Conversation) -> Stint:
        """With another state of the conversation that is being had."""
        return replace(self, had=(*self.had[:-1], conversation))

    def back_to(self, decisions: int) -> Stint:
        """The shift as it stood before the decision of that number, from 0; past the last it stays as it is."""
        for at, one in enumerate(self.had):
            before = self.before(at)
            if decisions < before + len(one.turns):
                return replace(self, had=(*self.had[:at], one.back_to(max(0, decisions - before))))
        return self.with_last(replace(self.conversation, refused=None))


def order_of_calls(shift: Shift, seed: int) -> tuple[str, ...]:
    """The calls that a seed draws, each at most once, in the order drawn: the same for the same seed and names.

    A call that is not drawn can be taken out of the pool, and the same others are drawn.
    """
    return tuple(sorted(shift.pool, key=lambda id_: (seeded_number(seed, shift.id, id_), id_)))[: shift.draw]


def shift_setup(
    roster: Roster, seed: int, remembered: Mapping[str, str], given: Mapping[str, Mapping[str, Value]] | None = None
) -> Setup:
    """What a shift starts from.

    Args:
        roster: the shift.
        seed: draws the calls, their order, and the variants of each.
        remembered: how earlier scenes ended; it is the same for every call of the shift.
        given: values of variants that are not to be drawn, by scene.

    Returns:
        The setup. Its variants are the calls by their numbers (``"1"``, ``"2"``, …), and under ``<scene>.<flag>`` the
        variants of every scene that is played.
    """
    calls = order_of_calls(roster.shift, seed)
    variants: dict[str, Value] = {str(number): id_ for number, id_ in enumerate(calls, 1)}
    for id_ in dict.fromkeys(_with_between(roster.shift, calls)):
        scene = roster.scenes[id_]
        values = {**drawn(scene, seed), **(given or {}).get(id_, {})}
        variants |= {f"{id_}.{flag}": value for flag, value in values.items()}
    return Setup(seed, variants, remembered)


def start_shift(roster: Roster, setup: Setup) -> Stint:
    """A shift that has just begun: its first call is being had."""
    calls = _calls_kept(roster, setup) or order_of_calls(roster.shift, setup.seed)
    order = _with_between(roster.shift, calls)
    first = start(as_played(roster, order[0], ()), call_setup(roster, setup, order[0], None))
    return Stint(roster, setup, order, (first,))


def replay_shift(roster: Roster, setup: Setup, choices: Iterable[str], *, forget_lost_cut_ins: bool = False) -> Stint:
    """Have a shift again.

    Args:
        roster: the shift.
        setup: what it started from.
        choices: the options taken in all its calls, one after the other; hearing a cut-in line out (``listen``) may be
            left out, and is then understood.
        forget_lost_cut_ins: as in :func:`game.story.engine.replay`.

    Returns:
        The shift as far as it could be had: it stops at the first choice that is not open (``refused``).
    """
    stint = start_shift(roster, setup)
    for choice in choices:
        further = _at_a_decision(stint, unless=choice).take(choice)
        if further.refused and forget_lost_cut_ins and choice == LISTEN:
            continue
        stint = further
        if stint.refused:
            break
    return stint


def _at_a_decision(stint: Stint, unless: str | None = None) -> Stint:
    """Where the next decision is to be taken; with ``unless``, lines that do not hold it are heard out."""
    for _ in stint.order:
        stint = stint.onward()
        if unless is not None:
            stint = stint.with_last(heard_out(stint.conversation, unless))
        if not stint.conversation.is_over:
            break
    return stint


def _calls_kept(roster: Roster, setup: Setup) -> tuple[str, ...]:
    """The calls that a setup holds; none where it holds others than the shift can have."""
    kept = [setup.variants.get(str(number)) for number in range(1, roster.shift.draw + 1)]
    calls = tuple(id_ for id_ in kept if isinstance(id_, str) and id_ in roster.shift.pool)
    return calls if len(calls) == len(set(calls)) == len(kept) else ()


def _with_between(shift: Shift, calls: tuple[str, ...]) -> tuple[str, ...]:
    if shift.between is None:
        return calls
    return tuple(id_ for call in calls for id_ in (call, shift.between))[:-1]


def call_setup(roster: Roster, setup: Setup, id_: str, last: Conversation | None) -> Setup:
    """What one call of a shift starts from, with how the last one ended where it stands between two."""
    mine = {name.partition(".")[2]: value for name, value in setup.variants.items() if name.startswith(f"{id_}.")}
    remembered = dict(setup.remembered)
    if last is not None and id_ == roster.shift.between:
        remembered[LAST] = last.state.ending or NEVER
        remembered[LAST_OUTCOME] = outcome(last.scene, last.state) or NEVER
    return Setup(setup.seed, mine, remembered)


@lru_cache(maxsize=256)
def as_played(roster: Roster, id_: str, carried: Carried) -> Scene:
    """A scene as a shift has it: its coach and its meters are the shift's, and what is carried begins where it is."""
    scene, shift, levels = roster.scenes[id_], roster.shift, dict(carried)
    cast = tuple(
        replace(
            part,
            starts=(
                *(start for start in part.starts if start.meter not in levels),
                *(Change(one.id, levels[one.id], sets=True) for one in part.character.meters if one.id in levels),
            ),
        )
        for part in scene.cast
    )
    shown = scene.meters_shown if shift.meters_shown is None else shift.meters_shown
    return replace(scene, carried=(), cast=cast, coach=shift.coach or scene.coach, meters_shown=shown)


def carried_on(shift: Shift, scene: Scene, state: State, before: Carried) -> Carried:
    """What goes from a call into the next: rounded to tens (a five upwards), and on through calls without the meter.

    Args:
        shift: the shift.
        scene: the call's scene.
        state: where that stands, over.
        before: what was carried into it.
    """
    levels = {meter.id: level for meter, level in zip(scene.meters, state.meters, strict=True)}
    known = dict(before) | {id_: tens(levels[id_]) for id_ in shift.carries if id_ in levels}
    return tuple((id_, known[id_]) for id_ in shift.carries if id_ in known)


def tens(level: int) -> int:
    """A meter (0-100) rounded to tens, a five upwards."""
    return (level + TEN // 2) // TEN * TEN
