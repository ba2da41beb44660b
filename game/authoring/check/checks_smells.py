"""Checks of what gives the answer away: length and order of the best options, bots, choices that are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from statistics import median
from typing import Final, NamedTuple

from game.authoring.check.catalogue import giveaways, smells
from game.authoring.check.context import Case
from game.authoring.check.places import inside, top
from game.authoring.figures import BOT_NAMES, rounded, share
from game.authoring.wording import filled
from game.story.analysis import pass_chances
from game.story.engine import options_in
from game.story.model import LISTEN, OUTCOMES, SILENCE, Line, Option, Step, TakeNote, When

FEWEST_DECISIONS: Final = 3
"""In a scene with fewer decisions a share of them says nothing."""
MOST_LONGEST: Final = 0.4
MOST_FIRST: Final = 0.5
STANDS_OUT: Final = 1.5
MOST_RANDOM: Final = 1 / 3
MOST_BOT: Final = 0.5
ALIKE: Final = 0.05
"""Figures nearer to each other than this are the same."""
FEWEST_OPEN: Final = 3
MOST_OPEN: Final = 4


class Contest(NamedTuple):
    """A decision with one best option, of those the player can say; ``options`` are as written."""

    decision: str
    best: Option
    options: tuple[Option, ...]


def check_smells(case: Case) -> None:
    """Everything of this kind in a scene; what needs every state is told only where they are all known."""
    _same_effect(case)
    _taught(case)
    if case.atlas.complete:
        contests = tuple(_contests(case))
        _longest(case, contests)
        _first(case, contests)
        _bots(case)
        _how_many_open(case)
        _outcomes(case)


def _contests(case: Case) -> Iterator[Contest]:
    figures = case.figures
    for id_, choose in case.chooses.items():
        said = tuple(o for o in choose.options if o.id != SILENCE and figures[f"{id_}/{o.id}"].open)
        if len(said) > 1:
            costs = sorted((figures[f"{id_}/{option.id}"].regret_mean, at) for at, option in enumerate(said))
            if costs[1][0] - costs[0][0] > ALIKE:
                yield Contest(id_, said[costs[0][1]], said)


def _length(case: Case, option: Option) -> int:
    return len(filled(option.say, case.scene))


def _longest(case: Case, contests: tuple[Contest, ...]) -> None:
    longest = [
        c for c in contests if all(_length(case, c.best) > _length(case, o) for o in c.options if o is not c.best)
    ]
    if len(contests) >= FEWEST_DECISIONS and len(longest) > MOST_LONGEST * len(contests):
        case.tell(
            giveaways.BestIsLongest,
            top(case.page, "scene"),
            f"the best option is the longest in {len(longest)} of {len(contests)} decisions"
            f" ({share(len(longest) / len(contests))}; at most {share(MOST_LONGEST)})",
            f"make another one longer in some of these: {', '.join(c.decision for c in longest)}",
        )
    for contest in contests:
        usual = median(_length(case, option) for option in contest.options)
        length = _length(case, contest.best)
        if length > STANDS_OUT * usual:
            case.tell(
                giveaways.BestStandsOut,
                contest.best.mark,
                f"the best option here, '{contest.best.id}', has {length} characters, {length / usual:.1f} times the"
                f" median of {usual:.0f}",
                "say it shorter, or say more in the others",
            )


def _first(case: Case, contests: tuple[Contest, ...]) -> None:
    first = [contest for contest in contests if contest.best is contest.options[0]]
    if len(contests) >= FEWEST_DECISIONS and len(first) > MOST_FIRST * len(contests):
        case.tell(
            giveaways.BestIsFirst,
            top(case.page, "scene"),
            f"the best option stands first in {len(first)} of {len(contests)} decisions"
            f" ({share(len(first) / len(contests))}; at most {share(MOST_FIRST)})",
            f"move it down in some of these: {', '.join(contest.decision for contest in first)}",
        )


def _bots(case: Case) -> None:
    passing = [
        f"{BOT_NAMES[name]} in {share(chance)} of all tries"
        for name, chance in pass_chances(case.study).items()
        if chance > (MOST_RANDOM if name == "random" else MOST_BOT)
    ]
    if passing:
        case.tell(
            giveaways.BotPasses,
            top(case.page, "scene"),
            f"players who do not listen pass: {', '.join(passing)}",
            "ask for more in passes, or let the wrong options cost more",
        )


def _how_many_open(case: Case) -> None:
    """Decisions where too few or too many options are open at once; each told for the state nearest the start."""
    atlas, told = case.atlas, set()
    for at, state in enumerate(atlas.states):
        if state.place not in case.chooses:
            continue
        ways = atlas.ways(at)
        said = sum(atlas.options[atlas.taken[way]][1].option.id != SILENCE for way in ways)
        kind = (state.place, said < FEWEST_OPEN)
        if FEWEST_OPEN <= said <= MOST_OPEN or not ways or kind in told:
            continue
        told.add(kind)
        many = f"only {said} option{'s are' if said != 1 else ' is'}" if said < FEWEST_OPEN else f"{said} options are"
        case.tell(
            smells.HowManyOpen,
            case.marks[state.place],
            f"{many} open here at once; three or four are best",
            f"it happens {case.walk(at)}",
        )


def _outcomes(case: Case) -> None:
    """Endings with a better outcome and a lower score than another's, each told once."""
    visits, worth = case.study.visits, case.atlas.worth
    weight: defaultdict[str, float] = defaultdict(float)
    total: defaultdict[str, float] = defaultdict(float)
    for state, ending in case.atlas.endings():
        if ending is not None:
            weight[ending] += visits[state]
            total[ending] += visits[state] * worth[state]
    mean = {ending: total[ending] / often for ending, often in weight.items() if often}
    reached = [ending for ending in case.scene.endings if ending.id in mean]
    for better in reached:
        above = [
            other
            for other in reached
            if OUTCOMES.index(other.outcome) > OUTCOMES.index(better.outcome)
            and mean[other.id] > mean[better.id] + ALIKE
        ]
        if above:
            worse = max(above, key=lambda ending: mean[ending.id])
            case.tell(
                smells.OutcomeAgainstScore,
                inside(case.page, better.mark, "outcome"),
                f"'{better.id}' is {better.outcome} with a score of {rounded(mean[better.id])} on average, and"
                f" '{worse.id}' (line {worse.mark.line}) is {worse.outcome} with {rounded(mean[worse.id])}",
                "were their outcomes mixed up? Otherwise let the score count what the endings tell",
            )


def _same_effect(case: Case) -> None:
    for choose in case.chooses.values():
        told: set[str] = set()
        for one, other in combinations(choose.options, 2):
            if other.id not in told and SILENCE not in (one.id, other.id) and _effect(one) == _effect(other):
                told.add(other.id)
                case.tell(
                    smells.SameEffect,
                    other.mark,
                    f"'{other.id}' does the same as '{one.id}' and leads to the same place",
                    "let it do something else, or leave one out",
                )


def _effect(option: Option) -> tuple[object, ...]:
    """All that an option does, without its words."""
    return (
        frozenset(option.does),
        frozenset(option.mood),
        frozenset(option.assigns),
        frozenset(note.id for note in option.notes),
        option.exit,
        option.when,
        tuple(_bare(option.reply)),
    )


def _bare(steps: tuple[Step, ...]) -> Iterator[object]:
    """Steps without what is said in them."""
    for step in steps:
        match step:
            case Line():
                pass
            case TakeNote(id_):
                yield id_
            case When(when, then, otherwise):
                inner = (tuple(_bare(then)), tuple(_bare(otherwise)))
                if inner != ((), ()):
                    yield (when, *inner)
            case _:
                yield step


def _taught(case: Case) -> None:
    """Skills that are taught where no decision has an option with them and one without."""
    decisions: dict[str, list[frozenset[str]]] = {}
    for id_, option in options_in(case.scene):
        decisions.setdefault(id_, [frozenset((LISTEN,))] if id_.endswith(".cut_in") else []).append(
            frozenset(option.does)
        )
    for skill in case.scene.teaches:
        tested = any(0 < sum(skill in tags for tags in options) < len(options) for options in decisions.values())
        if not tested:
            case.tell(
                smells.UntestedSkill,
                top(case.page, "teaches"),
                f"this scene teaches '{skill}', and no decision tests it",
                f"let one option of a decision have does: {skill}, beside others that do not",
            )
