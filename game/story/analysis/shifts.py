"""The figures of a shift: how each call comes out from every ten of what is carried, and how often the whole passes.

Calls know of each other only what is carried, rounded to tens, and between two of them how the last one ended. So a
shift is counted through exactly: every draw in every order, with the chances of each call to come out this way or that
for somebody who plays it. What earlier scenes are remembered by counts as *never* here. Only where a call has too many
states to be visited, or the scores too many sums, is a shift sampled, and marked so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

from game.story.analysis.atlas import Atlas
from game.story.analysis.bots import BOTS, Rank
from game.story.analysis.explore import MOST_STATES, Report, explore
from game.story.analysis.figures import Study
from game.story.analysis.sampled_shift import sampled_passes
from game.story.analysis.steady import chances_by
from game.story.analysis.values import visits
from game.story.condition import names_in
from game.story.engine import (
    Carried,
    Roster,
    Tally,
    as_played,
    carried_on,
    outcome,
    score,
    tally_passes,
)
from game.story.engine.compile import program_of
from game.story.model import LAST, LAST_OUTCOME, NEVER, OutcomeName, Value
from game.story.model import condition as c

PLAYERS: Final = ("random", *BOTS, "steady")
"""Who plays: at random, the bots, and a steady colleague, who plays each call for its own score."""
MOST_WAYS_ALONG: Final = 2_000_000
"""How many steps are counted through before a shift is only sampled: some ten seconds."""


class Exit(NamedTuple):
    """One way out of a call: its ending (None where it ran off its end), what it came to, and what goes on from it."""

    ending: str | None
    outcome: OutcomeName | None
    score: float
    carried: Carried


Chances = Mapping[Exit, float]
"""How likely somebody is to leave a call in each way, 0-1; together 1, less what goes round for ever."""


class Start(NamedTuple):
    """From where a call was explored: its scene, and what is carried into it."""

    scene: str
    carried: Carried


@dataclass(frozen=True, slots=True)
class CallFigures:
    """A call from one start: for each player how likely it is won, settled and lost (0-1), and its mean score."""

    states: int
    won: Mapping[str, float]
    settled: Mapping[str, float]
    lost: Mapping[str, float]
    score: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ShiftFigures:
    """What ``explore`` tells of a shift.

    ``passes`` is how often each of the players passes, 0-1; a sampled one (``exact`` is False) tells nothing of a
    steady colleague, and ``seed`` is what its walks were drawn from. ``calls`` are those from every start that comes
    up, ``counted`` the draws that were counted through.
    """

    shift: str
    exact: bool
    counted: int
    passes: Mapping[str, float]
    calls: Mapping[Start, CallFigures]
    seed: int | None = None


class TooMuchError(Exception):
    """A shift that cannot be counted through."""


def shift_figures(roster: Roster, seed: int = 0, most: int = MOST_STATES, report: Report | None = None) -> ShiftFigures:
    """Every figure of a shift.

    Args:
        roster: the shift, with scenes without problems.
        seed: what walks are drawn from, where it has to be sampled.
        most: how many states one call may have to be visited.
        report: is told how many calls were explored; where it says to stop, the shift is only sampled.
    """
    calls = _Calls(roster, most, report)
    try:
        passes = {player: _chance(calls, player) for player in PLAYERS}
    except TooMuchError:
        return ShiftFigures(
            roster.shift.id, exact=False, counted=0, passes=sampled_passes(roster, seed), calls={}, seed=seed
        )
    return ShiftFigures(roster.shift.id, exact=True, counted=_draws(roster), passes=passes, calls=calls.figures)


def _draws(roster: Roster) -> int:
    """In how many ways the calls can be drawn in order."""
    pool = len(roster.shift.pool)
    ways = 1
    for taken in range(roster.shift.draw):
        ways *= pool - taken
    return ways


class _Calls:
    """The calls of a shift, each explored once from each start that comes up."""

    def __init__(self, roster: Roster, most: int, report: Report | None) -> None:
        self.roster = roster
        self.most = most
        self.report = report
        self.by_score = roster.shift.passes is not None and any(
            isinstance(name, c.FlagName) and name.id == "score" for name in names_in(roster.shift.passes)
        )
        """Whether it depends on the scores, so that they are to be told apart."""
        self.figures: dict[Start, CallFigures] = {}
        self._known: dict[tuple[Start, object], Mapping[str, Chances]] = {}

    def chances(self, player: str, start: Start) -> Chances:
        """How likely somebody is to leave a call in each way; every variant is equally likely."""
        return self._of(start, None)[player]

    def between(
        self, player: str, carried: Carried, last: Exit, variants: Mapping[str, Value]
    ) -> Mapping[Carried, float]:
        """How likely each of what is carried on from the scene between two calls is."""
        scene = self.roster.shift.between
        assert scene is not None  # noqa: S101 - only asked where there is one
        remembers = program_of(self.roster.scenes[scene]).remembers
        told = {LAST: last.ending or NEVER, LAST_OUTCOME: last.outcome or NEVER}
        memory = {id_: told.get(id_, NEVER) for id_ in remembers}
        only = tuple(sorted(variants.items())), tuple(sorted(memory.items()))
        found: dict[Carried, float] = defaultdict(float)
        for way_out, chance in self._of(Start(scene, carried), only)[player].items():
            found[way_out.carried] += chance
        return found

    def _of(
        self, start: Start, only: tuple[tuple[tuple[str, Value], ...], tuple[tuple[str, str], ...]] | None
    ) -> Mapping[str, Chances]:
        key = (start, only)
        if key not in self._known:
            scene = as_played(self.roster, *start)
            given = None if only is None else (dict(only[0]), dict(only[1]))
            atlas = explore(scene, only=given, most=self.most)
            had_enough = self.report is not None and self.report("calls explored", len(self._known) + 1)
            if had_enough or not atlas.complete:
                raise TooMuchError
            study = Study(atlas)
            known = {player: self._left(atlas, start, _mass(study, player)) for player in PLAYERS}
            self._known[key] = known
            if only is None:
                self.figures[start] = _figures(len(atlas.states), known)
        return self._known[key]

    def _left(self, atlas: Atlas, start: Start, mass: Mapping[int, float]) -> Chances:
        """The ways out with their chances, by how often somebody comes to each state that is over."""
        scene, found = atlas.scene, defaultdict[Exit, float](float)
        for state_number, ending in atlas.endings():
            chance = mass.get(state_number, 0.0)
            if chance:
                state = atlas.states[state_number]
                carried = carried_on(self.roster.shift, scene, state, start.carried)
                worth = float(score(scene, state)) if ending is not None else 0.0
                found[Exit(ending, outcome(scene, state), worth, carried)] += chance
        return dict(found)


def _mass(study: Study, player: str) -> Mapping[int, float]:
    """How often somebody comes to each state that is over."""
    atlas = study.atlas
    if player in BOTS:
        found: dict[int, float] = defaultdict(float)
        for opening in atlas.openings:
            end = _walked(atlas, BOTS[player], opening.state)
            if end is not None:
                found[end] += 1 / len(atlas.openings)
        return found
    often = study.visits if player == "random" else visits(atlas, study.order, chances_by(study.steady))
    return {state: often[state] for state, _ in atlas.endings()}


def _walked(atlas: Atlas, rank: Rank, state: int) -> int | None:
    """Where a bot ends that begins at a state; None where it walks in a circle."""
    been: set[int] = set()
    while state not in been:
        been.add(state)
        shape = atlas.shapes[state]
        if not shape:
            return state
        state = atlas.onward[state][max(range(len(shape)), key=lambda at: rank(atlas.options[shape[at]][1].option))]
    return None


def _figures(states: int, known: Mapping[str, Chances]) -> CallFigures:
    def how(name: str) -> dict[str, float]:
        return {player: sum(p for out, p in ways.items() if out.outcome == name) for player, ways in known.items()}

    scores = {player: sum(out.score * p for out, p in ways.items()) for player, ways in known.items()}
    return CallFigures(states, how("won"), how("settled"), how("lost"), scores)


_Counts = tuple[int, int, int, float]
"""How many calls were won, settled and lost, and the sum of their scores (0 where nobody asks for it)."""
_Place = tuple[int, _Counts, Carried]
"""Where a shift stands after a call: which were had, one bit each, what they came to, and what is carried on."""


def _chance(calls: _Calls, player: str) -> float:
    """How often somebody passes the whole shift, 0-1; the variants of what is between are drawn once for all of it."""
    roster = calls.roster
    between = roster.shift.between
    drawn = [] if between is None else [flag for flag in roster.scenes[between].flags if flag.drawn]
    combinations = list(product(*([(flag.id, value) for value in flag.values] for flag in drawn)))
    passed = [_chance_with(calls, player, dict(values)) for values in combinations]
    return sum(passed) / len(passed)


def _chance_with(calls: _Calls, player: str, variants: Mapping[str, Value]) -> float:
    shift = calls.roster.shift
    there: dict[_Place, float] = {(0, (0, 0, 0, 0.0), ()): 1.0}
    steps, total = 0, 0.0
    for number in range(shift.draw):
        is_last = number == shift.draw - 1
        after: dict[_Place, float] = defaultdict(float)
        for (had, counts, carried), chance in there.items():
            left = [at for at in range(len(shift.pool)) if not had >> at & 1]
            for at in left:
                for out, likely in calls.chances(player, Start(shift.pool[at], carried)).items():
                    now = _counted(counts, out, by_score=calls.by_score)
                    share = chance * likely / len(left)
                    if is_last:
                        total += share * tally_passes(shift, _tally(now, shift.draw))
                        continue
                    for onward, further in _onward(calls, player, out, variants).items():
                        after[had | 1 << at, now, onward] += share * further
                        steps += 1
                    if steps > MOST_WAYS_ALONG:
                        raise TooMuchError
        there = after
    return total


def _onward(calls: _Calls, player: str, out: Exit, variants: Mapping[str, Value]) -> Mapping[Carried, float]:
    """What the next call begins with, after what is between."""
    if calls.roster.shift.between is None:
        return {out.carried: 1.0}
    return calls.between(player, out.carried, out, variants)


def _counted(counts: _Counts, out: Exit, *, by_score: bool) -> _Counts:
    won, settled, lost, total = counts
    worth = total + out.score if by_score else 0.0
    return (won + (out.outcome == "won"), settled + (out.outcome == "settled"), lost + (out.outcome == "lost"), worth)


def _tally(counts: _Counts, draw: int) -> Tally:
    return Tally(counts[0], counts[1], counts[2], draw, counts[3] / draw)
