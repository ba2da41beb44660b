"""Checks of what is true over every state: endings, options and conditions."""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.check.catalogue import names, traps, truth
from game.authoring.check.context import Case
from game.authoring.check.places import beside, inside, top
from game.story.analysis import FAILED, HELD
from game.story.condition import in_words
from game.story.engine import options_in, steps_in
from game.story.model import End, Line, Mark, Option, Step, When
from game.story.model import condition as c

Place = tuple[Line | When | Option, c.Condition, Mark]
"""What a condition stands on, the condition, and where it stands."""


def check_truth(case: Case) -> None:
    """Everything of this kind in a scene."""
    if not case.atlas.complete:
        case.tell(
            traps.TooManyStates,
            top(case.page, "scene"),
            f"this scene has more than {case.most:,} states, so it was only looked over",
            "what can never happen in it is not told; a number that goes up without end is the usual cause",
        )
    for owner, tree, mark in _conditions(case):
        if not _threshold(case, tree, mark) and case.is_certain:
            _outcome(case, owner, tree, mark)
    _endings(case)


def _conditions(case: Case) -> Iterator[Place]:
    """Every condition in the scene's beats."""
    for beat in case.scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, When):
                yield step, step.when, beside(case.page, step.mark, "when") if not _starts(case, step) else step.mark
            elif isinstance(step, Line) and step.when is not None:
                yield step, step.when, beside(case.page, step.mark, "when")
    for _, option in options_in(case.scene):
        if option.when is not None:
            yield option, option.when, inside(case.page, option.mark, "when")


def _starts(case: Case, step: When) -> bool:
    """Whether a block's place is that of its ``when``."""
    return case.page.line(step.mark.line)[step.mark.column - 1 :].startswith("when")


def _threshold(case: Case, tree: c.Condition, mark: Mark) -> bool:
    """Tell a meter that is compared with what it can never be; whether there was one."""
    for part in _comparisons(tree):
        match part:
            case c.Compare(sign, c.MeterName(id_), c.Number(limit)) | c.Compare(
                sign, c.Number(limit), c.MeterName(id_)
            ):
                turned = isinstance(part.left, c.Number)
            case c.Compare(sign, c.MeterName(id_), c.Minus(c.Number(positive))):
                limit, turned = -positive, False
            case _:
                continue
        outcomes = {_holds(sign, limit, level) if turned else _holds(sign, level, limit) for level in range(101)}
        if len(outcomes) == 1:
            meter = id_.partition(".")[2]
            how = "always holds" if outcomes == {True} else "never holds"
            case.tell(
                names.Threshold,
                mark,
                f"a meter goes from 0 to 100, so '{limit} {sign} {meter}' {how}"
                if turned
                else f"a meter goes from 0 to 100, so '{meter} {sign} {limit}' {how}",
                "compare it with a number that it can be",
            )
            return True
    return False


def _comparisons(tree: c.Condition) -> Iterator[c.Compare]:
    match tree:
        case c.Compare():
            yield tree
        case c.Not(part):
            yield from _comparisons(part)
        case c.Both(parts) | c.Either(parts):
            for part in parts:
                yield from _comparisons(part)


def _holds(sign: c.CompareSign, left: int, right: int) -> bool:
    match sign:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right


def _outcome(case: Case, owner: Line | When | Option, tree: c.Condition, mark: Mark) -> None:
    """Tell a condition that came out the same in every state in which it is asked."""
    outcome = case.coverage.outcome(owner)
    told = in_words(tree, case.scene)
    if outcome == FAILED:
        hint = _range_hint(case, tree)
        if isinstance(owner, Option):
            message = f"the option '{owner.id}' is never open: it never holds that {told}"
            case.tell(truth.OptionNeverOpen, mark, message, hint)
        else:
            case.tell(truth.NeverTrue, mark, f"it never holds that {told}", hint)
    elif outcome == HELD:
        match owner:
            case Option(locked=str()):
                hint = "leave when and locked out, or change the condition"
            case When(otherwise=steps) if steps:
                hint = f"what stands under otherwise, from line {_first_line(steps)}, is never seen"
            case _:
                hint = "leave the when out, or change the condition"
        case.tell(truth.AlwaysTrue, mark, f"it always holds that {told}", hint)


def _first_line(steps: tuple[Step, ...]) -> int:
    return min(step.mark.line for step in steps)


def _range_hint(case: Case, tree: c.Condition) -> str:
    """How far the meters in a condition go in the whole scene."""
    told = []
    places = case.coverage.program.slots.meters
    for part in _comparisons(tree):
        for side in (part.left, part.right):
            if isinstance(side, c.MeterName):
                levels = {state.meters[places[side.id]] for state in case.atlas.states}
                told.append(f"in the whole scene {in_words(side, case.scene)} goes from {min(levels)} to {max(levels)}")
    return "; ".join(dict.fromkeys(told)) or "change the condition, or what leads here"


def _endings(case: Case) -> None:
    """Endings that nobody comes to."""
    reached = {ending for _, ending in case.atlas.endings()}
    named = {step.ending for beat in case.scene.beats for step in steps_in(beat.steps) if isinstance(step, End)}
    named |= {option.exit.ending for _, option in options_in(case.scene) if isinstance(option.exit, End)}
    for ending in case.scene.endings:
        if ending.id not in named:
            case.tell(
                truth.EndingNeverReached,
                ending.mark,
                f"no end: leads to the ending '{ending.id}'",
                f"write end: {ending.id} where it should come, or leave the ending out",
            )
        elif ending.id not in reached and case.is_certain:
            case.tell(
                truth.EndingNeverReached,
                ending.mark,
                f"the ending '{ending.id}' can never be reached",
                "every state of the scene was visited, and in none of them does it come to this ending",
            )
