"""The atlas of a scene: every state it can come to, numbered, and the ways from each to the next.

A state is one whole number in a :class:`Plane` of states that wait for the same decision, so it costs a few words of
memory; ``packing.py`` says how, and :class:`State` values are put together when somebody asks for one.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain
from typing import overload

from game.story.analysis.packing import Packing, Shared, shared
from game.story.engine import State
from game.story.engine.program import Ready
from game.story.model import Scene, Value

Shape = tuple[int, ...]
"""The options that are open in a state, as places in the atlas's ``options``."""
PlaneStep = Callable[[int], Shape]
"""Takes every option that is open in a state (its packed meters): notes where each leads and says which they are."""


class TooManyStatesError(Exception):
    """There are more states than are wanted."""


class Plane(dict[int, int]):
    """The states that share all that is not packed: the decision waited for, or how it is over, and little else.

    It maps each packed state to its number; one that is asked for and not there yet gets the next number, or
    :class:`TooManyStatesError` is raised. ``worn`` are packed states whose meters are shown on the way here, ``leads``
    says which option may lead to which other plane, by what that shares.
    """

    __slots__ = ("leads", "most", "onward", "packed", "parents", "planes", "shared", "step", "worn")

    def __init__(self, book: Book, alike: Shared) -> None:
        super().__init__()
        self.packed, self.planes, self.most, self.shared = book.packed, book.planes, book.most, alike
        self.onward, self.parents = book.onward, book.parents
        self.step: PlaneStep = book.step_of(self)
        self.worn: set[int] = set()
        self.leads: set[tuple[int, Shared]] = set()

    def __missing__(self, packed: int) -> int:
        number = len(self.packed)
        if number >= self.most:
            raise TooManyStatesError
        self.packed.append(packed)
        self.planes.append(self)
        self.parents.append(len(self.onward))
        self[packed] = number
        return number

    @property
    def is_over(self) -> bool:
        """Whether the conversation is over in its states."""
        return self.shared[0] == ""


class Book:
    """The planes of a scene, and its states in the order numbered: each packed, its plane, and the state before it.

    ``onward`` are the states that each leads to, as far as they were visited.
    """

    def __init__(self, packing: Packing, most: int) -> None:
        self.packing, self.most = packing, most
        self.step_of: Callable[[Plane], PlaneStep]
        self.packed: list[int] = []
        self.planes: list[Plane] = []
        self.onward: list[tuple[int, ...]] = []
        self.parents = array("i")
        self.known: dict[Shared, Plane] = {}

    def plane(self, alike: Shared) -> Plane:
        """The plane of the states that share that, made when it is first asked for."""
        plane = self.known.get(alike)
        if plane is None:
            plane = self.known[alike] = Plane(self, alike)
        return plane

    def enter(self, state: State) -> int:
        """The number of a state, given to it when it is first asked for."""
        return self.plane(shared(state))[self.packing.pack(state)]

    def forget_from(self, number: int) -> None:
        """Forget the states that were numbered last, from that number on."""
        while len(self.packed) > number:
            del self.planes.pop()[self.packed.pop()]
            self.parents.pop()


class States(Sequence[State]):
    """The states of a book by their numbers; each is put together when it is asked for."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __len__(self) -> int:
        return len(self._book.packed)

    @overload
    def __getitem__(self, number: int) -> State: ...
    @overload
    def __getitem__(self, number: slice) -> list[State]: ...
    def __getitem__(self, number: int | slice) -> State | list[State]:
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        book = self._book
        return book.packing.unpack(book.packed[number], book.planes[number].shared)

    def __iter__(self) -> Iterator[State]:
        unpack = self._book.packing.unpack
        for packed, plane in zip(self._book.packed, self._book.planes, strict=True):
            yield unpack(packed, plane.shared)


class Numbers(Mapping[State, int]):
    """The number of each state of a book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __len__(self) -> int:
        return len(self._book.packed)

    def __iter__(self) -> Iterator[State]:
        return iter(States(self._book))

    def __getitem__(self, state: State) -> int:
        packing = self._book.packing
        number = self._book.known[shared(state)].get(packing.pack(state))
        if number is None:
            raise KeyError(state)
        return number


@dataclass(frozen=True, slots=True)
class Opening:
    """One way the scene can begin: the variants' values, how earlier scenes ended, and the state it opens in.

    ``carried`` are the meters that a shift began elsewhere than the scene does, by their full names.
    """

    variants: Mapping[str, Value]
    remembered: Mapping[str, str]
    state: int
    carried: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Atlas:
    """All states of a scene, numbered in the order first reached (so by distance from an opening), and the ways on.

    The ways on from state ``i`` are the places ``first[i]`` to ``first[i + 1]`` of ``target`` (the state led to) and
    ``taken`` (which option, a place in ``options``); without their numbers they are ``onward[i]`` and ``shapes[i]``.
    ``parent`` is one shortest way to each state: the state before it (-1 for an opening). ``worth`` is the score of a
    state that is over, -1 for one that waits or ran off its end; ``passing`` is 1 where a state is over and passes.
    States from ``visited`` on were met and not visited, which happens only where the atlas is not ``complete``.
    """

    scene: Scene
    openings: list[Opening]
    options: list[tuple[str, Ready]]
    book: Book
    shapes: list[Shape] = field(default_factory=list)
    worth: array[float] = field(default_factory=lambda: array("d"))
    passing: bytearray = field(default_factory=bytearray)
    complete: bool = True
    visited: int = 0

    @property
    def onward(self) -> list[tuple[int, ...]]:
        """The states that each state leads to, one for each option of its shape."""
        return self.book.onward

    @cached_property
    def states(self) -> States:
        """Every state, by its number."""
        return States(self.book)

    @cached_property
    def number(self) -> Numbers:
        """The number of every state."""
        return Numbers(self.book)

    @cached_property
    def first(self) -> array[int]:
        """Where each state's ways begin; one more than there are states."""
        return array("q", accumulate(map(len, self.shapes), initial=0))

    @cached_property
    def target(self) -> array[int]:
        """The state that each way leads to."""
        return array("l", chain.from_iterable(self.onward))

    @cached_property
    def taken(self) -> array[int]:
        """The option of each way."""
        return array("l", chain.from_iterable(self.shapes))

    @property
    def parent(self) -> array[int]:
        """The state before each on a shortest way, -1 for an opening."""
        return self.book.parents

    def last_option(self, state: int) -> int:
        """The option (a place in ``options``) by which a shortest way comes to a state, -1 for an opening."""
        before = self.parent[state]
        return -1 if before < 0 else self.shapes[before][self.onward[before].index(state)]

    def ways(self, state: int) -> range:
        """The places in ``target`` and ``taken`` of the ways on from a state."""
        return range(self.first[state], self.first[state + 1])

    def option_name(self, place: int) -> str:
        """An option as it is named in reports: ``decision/option``."""
        decision, ready = self.options[place]
        return f"{decision}/{ready.option.id}"

    def walk_to(self, state: int) -> tuple[str, ...]:
        """The options of a shortest way from an opening to a state."""
        steps = []
        while self.parent[state] >= 0:
            steps.append(self.options[self.last_option(state)][1].option.id)
            state = self.parent[state]
        return tuple(reversed(steps))

    def opening_of(self, state: int) -> Opening:
        """The opening that a state's shortest way starts from."""
        while self.parent[state] >= 0:
            state = self.parent[state]
        return next(opening for opening in self.openings if opening.state == state)

    def endings(self) -> Iterator[tuple[int, str | None]]:
        """Every state that is over, with its ending (None where the scene ran off its end), in order."""
        return iter(self._over)

    @cached_property
    def _over(self) -> list[tuple[int, str | None]]:
        over = [plane for plane in self.book.known.values() if plane.is_over]
        return sorted((number, plane.shared[1]) for plane in over for number in plane.values())

    @property
    def ends(self) -> frozenset[str | None]:
        """The endings that are come to; None is among them where the scene can run off its end."""
        return frozenset(plane.shared[1] for plane in self.book.known.values() if plane.is_over and plane)
