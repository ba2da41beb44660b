"""A state packed into one whole number: its meters, its flags and its marks.

What is left, the decision waited for and how earlier scenes ended, is shared by all states of a plane.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from game.story.condition import Slots, names_in
from game.story.engine import State, options_in, steps_of
from game.story.model import Assign, Scene, SetFlags, Value
from game.story.model import condition as c

BITS: Final = 7
"""How many bits a meter (0-100) takes."""
LEVEL_MASK: Final = (1 << BITS) - 1

COUNTER_BITS: Final = 40
"""Bits for how often a number may be added to: no scene is explored for two to the power of that many turns."""

MOST_KNOWN: Final = 20_000
"""How many flags and marks are kept unpacked, for the next state that has the same."""

Shared = tuple[str, str | None, tuple[str, ...]]
"""What the states of a plane share: place, ending, memory."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a flag stands in a packed state: as the place of its value in ``values``, or, without those, as a number.

    A number has ``zero`` added to it, so that it is never negative, and more bits than it can ever come to.
    """

    shift: int
    width: int
    values: tuple[Value, ...]
    zero: int = 0

    @property
    def mask(self) -> int:
        """As many bits as it has."""
        return (1 << self.width) - 1

    def bits(self, value: Value) -> int:
        """A value at its place in the packed state."""
        at = self.values.index(value) if self.values else int(value) + self.zero
        return at << self.shift

    def value(self, packed: int) -> Value:
        """Its value in a packed state."""
        at = packed >> self.shift & self.mask
        return self.values[at] if self.values else at - self.zero


class Packing:
    """How the states of a scene are packed; ``start`` are values that its flags may begin with besides their own."""

    def __init__(self, scene: Scene, start: Mapping[str, Value]) -> None:
        self.meters = len(scene.meters)
        self.fields: list[Field] = []
        shift = self.meters * BITS
        assigns: dict[str, list[Assign]] = {flag.id: [] for flag in scene.flags}
        for assign in _assigns(scene):
            assigns[assign.flag].append(assign)
        for flag in scene.flags:
            given = (flag.start, *flag.values, *([start[flag.id]] if flag.id in start else []))
            field = _field(shift, given, assigns[flag.id])
            self.fields.append(field)
            shift += field.width
        self.marks = shift
        self.rest = self.meters * BITS
        self._known: dict[int, tuple[tuple[Value, ...], int]] = {}
        self._shifts = [place * BITS for place in range(self.meters)]

    def pack(self, state: State) -> int:
        """All of a state that is not shared."""
        together = state.marks << self.marks
        for place, level in enumerate(state.meters):
            together |= level << BITS * place
        for field, value in zip(self.fields, state.flags, strict=True):
            together |= field.bits(value)
        return together

    def levels(self, packed: int) -> tuple[int, ...]:
        """The meters of a packed state."""
        return tuple([packed >> shift & LEVEL_MASK for shift in self._shifts])

    def asked(self, trees: Iterable[c.Condition], slots: Slots) -> int:
        """The bits of a packed state that those conditions depend on: states alike in them are all one to them."""
        bits = 0
        for leaf in (leaf for tree in trees for leaf in names_in(tree)):
            match leaf:
                case c.MeterName(id_):
                    bits |= LEVEL_MASK << BITS * slots.meters[id_]
                case c.FlagName(id_):
                    field = self.fields[slots.flags[id_]]
                    bits |= field.mask << field.shift
                case c.Call(function, argument):
                    bits |= slots.marks.get((function, argument), 0) << self.marks
        return bits

    def unpack(self, packed: int, shared: Shared) -> State:
        """The state again."""
        place, ending, memory = shared
        rest = packed >> self.rest
        known = self._known.get(rest)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[rest] = (tuple([field.value(packed) for field in self.fields]), packed >> self.marks)
        flags, marks = known
        return State(place, ending, self.levels(packed), flags, marks, memory)


def shared(state: State) -> Shared:
    """All of a state that is not packed."""
    return (state.place, state.ending, state.memory)


def _field(shift: int, given: tuple[Value, ...], assigns: list[Assign]) -> Field:
    """The field of a flag that begins with one of those values and is assigned so."""
    values = (*given, *(assign.value for assign in assigns if not assign.adds))
    added = [int(assign.value) for assign in assigns if assign.adds]
    if not added:
        known = tuple(dict.fromkeys(values))
        return Field(shift, (len(known) - 1).bit_length(), known)
    most = max(abs(int(value)) for value in (*values, *added))
    width = most.bit_length() + COUNTER_BITS
    return Field(shift, width + 1, (), 1 << width)


def _assigns(scene: Scene) -> Iterable[Assign]:
    for _, option in options_in(scene):
        yield from option.assigns
    for step in steps_of(scene):
        if isinstance(step, SetFlags):
            yield from step.assigns
