"""Every state a scene can come to: visited once each, equal ones merged, loops included.

What the states are worth is read off the :class:`Atlas` in ``values.py`` and ``bots.py``.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain, islice, product
from typing import Final

from game.collector import collector_off
from game.story.analysis.atlas import Atlas, Book, Opening, TooManyStatesError
from game.story.analysis.beginnings import told_apart
from game.story.analysis.generate import MOST_OPTIONS
from game.story.analysis.lasting import lasting
from game.story.analysis.packing import BITS, LEVEL_MASK, Packing
from game.story.analysis.steps import Steps, TestNotes
from game.story.engine import begin, passed, score
from game.story.engine.compile import program_of, silent_program_of
from game.story.engine.program import Program
from game.story.model import LAST, LAST_OUTCOME, NEVER, Scene, Value

Report = Callable[[str, int], bool]
"""Told now and then, while something long is done, of what so many are done; says whether to stop with those."""
MOST_STATES: Final = 1_500_000
"""How many states are visited before a scene is only sampled; fewer where they take more memory or more ways."""
MOST_WAYS: Final = 6_000_000
"""How many ways are taken before a scene is only sampled (some ten seconds)."""
MOST_BYTES: Final = 430 * 2**20
"""How much memory states, and what is worked out about them, are thought to take before a scene is only sampled."""
MOST_OPENINGS: Final = 100_000
"""In how many ways a scene may open to be visited at all."""
AT_ONCE_TOLD: Final = 20_000
"""How many ways are taken between two reports: some thirty milliseconds."""
STATE_BYTES: Final = 330
"""What a state takes, with all that is worked out about it, besides its ways and its flags (measured: 280-350)."""


def setups(
    scene: Scene, remembered: Mapping[str, Sequence[str]] | None = None
) -> Iterator[tuple[dict[str, Value], dict[str, str]]]:
    """Every combination of what a run can start from, one after the other: there may be very many.

    Args:
        scene: the scene.
        remembered: for each scene that this one remembers, what it can have left (see ``Memory``); ``never`` is added.

    Yields:
        Pairs of the variants' values and what is remembered.
    """
    drawn, asked = choices(scene, remembered)
    for values in product(*([(id_, value) for value in found] for id_, found in drawn)):
        for endings in map(dict, product(*([(id_, ending) for ending in found] for id_, found in asked))):
            if _can_follow(scene, endings):
                yield dict(values), endings


def _can_follow(scene: Scene, endings: Mapping[str, str]) -> bool:
    """Whether the last call of a shift can have had both that ending and that outcome."""
    pair = endings.get(LAST), endings.get(LAST_OUTCOME)
    return None in pair or pair in ((NEVER, NEVER), *scene.follows)


def carried_starts(scene: Scene) -> Iterator[dict[str, int]]:
    """Where the meters that a shift carries may begin: where the scene has them, and at every ten."""
    yield {}
    if scene.carried:
        tens = range(0, 101, 10)
        yield from (
            dict(zip(scene.carried, levels, strict=True)) for levels in product(tens, repeat=len(scene.carried))
        )


def _beginnings(
    scene: Scene, remembered: Mapping[str, Sequence[str]] | None
) -> Iterator[tuple[tuple[Mapping[str, Value], Mapping[str, str]], dict[str, int]]]:
    """Every setup with every start of the carried meters, one by one: there may be more than anybody can count."""
    for setup in setups(scene, remembered):
        for carried in carried_starts(scene):
            yield setup, carried


def choices(
    scene: Scene, remembered: Mapping[str, Sequence[str]] | None = None
) -> tuple[list[tuple[str, tuple[Value, ...]]], list[tuple[str, tuple[str, ...]]]]:
    """What each variant can be, and what each earlier scene can have left, for one opening."""
    drawn = [(flag.id, flag.values) for flag in scene.flags if flag.drawn]
    known: dict[str, Sequence[str]] = dict(remembered or {})
    if scene.follows:
        known |= {LAST: [ending for ending, _ in scene.follows], LAST_OUTCOME: [how for _, how in scene.follows]}
    return drawn, [(id_, told_apart(scene, id_, (NEVER, *known.get(id_, ())))) for id_ in program_of(scene).remembers]


@collector_off()
def explore(
    scene: Scene,
    remembered: Mapping[str, Sequence[str]] | None = None,
    *,
    only: tuple[Mapping[str, Value], Mapping[str, str]] | None = None,
    program: Program | None = None,
    most: int = MOST_STATES,
    notes: TestNotes | None = None,
    report: Report | None = None,
    forgetting: Collection[str] | None = None,
) -> Atlas:
    """Visit every state that can be reached.

    Args:
        scene: a scene without problems.
        remembered: for each scene that this one remembers, the endings it can have had.
        only: start from these variants and remembered endings alone, instead of from every combination.
        program: the scene's program, where a watched one is to be run (see ``coverage.py``).
        most: give up after that many states; the atlas is then not ``complete`` and its last states have no ways on.
        notes: where it is noted how each test of a watched program came out.
        report: is told how many states were visited; where it says to stop the atlas is not ``complete`` either.
        forgetting: where it is given, what nothing asks for any more is forgotten on the way (see ``lasting.py``), but
            for what became of these promises: there are fewer states then, and all that can happen is the same. Of
            earlier runs it is forgotten always.

    Returns:
        The atlas.
    """
    program = program or silent_program_of(scene)
    options = [(id_, ready) for id_, decision in program.decisions.items() for ready in decision.options.values()]
    packing = Packing(scene, only[0] if only else {})
    packing.lasting = lasting(program, packing, forgetting)
    book = Book(packing, most)
    atlas = Atlas(scene, [], options, book)
    book.step_of = Steps(program, atlas, notes).of
    most_openings = min(most, MOST_OPENINGS)
    for (variants, endings), carried in ((only, {}),) if only else _beginnings(scene, remembered):
        if len(atlas.openings) >= most_openings:
            atlas.complete = False
            break
        opening = begin(scene, variants, endings, carried=carried, program=program).after
        atlas.openings.append(Opening(dict(variants), dict(endings), book.enter(opening), carried))
    for opened in atlas.openings:
        book.parents[opened.state] = -1
    if atlas.complete:
        _visit(atlas, report)
    atlas.visited = len(atlas.shapes)
    ahead: list[tuple[int, ...]] = [()] * (len(book.packed) - atlas.visited)
    atlas.shapes += ahead
    book.onward += ahead
    _judge(atlas)
    return atlas


def _visit(atlas: Atlas, report: Report | None) -> None:
    """Take every step from every state; those met on the way are visited in their turn."""
    book, shapes = atlas.book, atlas.shapes
    done = shapes.append
    bounds = _Bounds(atlas, report)
    states = zip(book.packed, book.planes, strict=True)  # both grow meanwhile
    try:
        while len(shapes) < len(book.packed):
            for packed, plane in islice(states, bounds.at_once):
                done(plane.step(packed))
            if len(shapes) < len(book.packed):
                bounds.keep()
    except TooManyStatesError:
        atlas.complete = False
        # What was met from the state that was not finished is forgotten: no way leads there.
        begun = (opening.state for opening in atlas.openings)
        book.forget_from(max(chain(begun, chain.from_iterable(atlas.onward))) + 1)


class _Bounds:
    """How much has been visited so far, looked at now and then; ``at_once`` is how many states may go by unseen."""

    def __init__(self, atlas: Atlas, report: Report | None) -> None:
        self._atlas = atlas
        self._report = report
        self._seen = self._ways = self._own = 0
        self._shapes: set[int] = set()
        program = program_of(atlas.scene)
        widest = max((len(decision.options) for decision in program.decisions.values()), default=1)
        self.at_once = max(1, (100_000 if report is None else AT_ONCE_TOLD) // widest)
        self._most_ways = MOST_WAYS if widest <= MOST_OPTIONS else MOST_WAYS // 10  # no code is made for so many
        self._each = STATE_BYTES + (atlas.book.packing.marks + len(program.slots.marks)) // 7

    def keep(self) -> None:
        """Look at what was visited since the last time.

        Raises:
            TooManyStatesError: if that is past a bound, or if somebody has had enough.
        """
        if self._report is not None and self._report("states visited", len(self._atlas.shapes)):
            raise TooManyStatesError
        book, shapes = self._atlas.book, self._atlas.shapes[self._seen :]
        self._seen += len(shapes)
        self._ways += sum(map(len, shapes))
        for shape in shapes:  # those that states share count once
            if id(shape) not in self._shapes:
                self._shapes.add(id(shape))
                self._own += 150 + 8 * len(shape)
        if self._ways > self._most_ways or len(book.packed) * self._each + self._ways * 8 + self._own > MOST_BYTES:
            raise TooManyStatesError


def _judge(atlas: Atlas) -> None:
    """Say of each state that is over what its score is and whether it passes, once for those that are alike in that."""
    scene, book, size = atlas.scene, atlas.book, len(atlas.book.packed)
    program = program_of(scene)
    asked = book.packing.asked([tree for tree in (scene.passes, scene.score) if tree is not None], program.slots)
    if scene.score is None:
        asked |= sum(LEVEL_MASK << BITS * place for place, _ in program.good)
    atlas.worth = array("d", [-1.0]) * size
    atlas.passing = bytearray(size)
    for plane in book.known.values():
        if not plane.is_over or plane.shared[1] is None:
            continue
        judged: dict[int, tuple[float, bool]] = {}
        for packed, number in plane.items():
            alike = packed & asked
            known = judged.get(alike)
            if known is None:
                state = book.packing.unpack(packed, plane.shared)
                known = judged[alike] = (score(scene, state), passed(scene, state))
            atlas.worth[number], atlas.passing[number] = known
