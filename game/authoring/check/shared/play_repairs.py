"""A play that no longer holds, put right by one choice more or one less: every such way, tried by playing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from game.authoring.check.context import SceneContext
from game.authoring.plays import Variants, combinations, played
from game.script.problems import Mend
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, end_of, put_in, without_item
from game.story.engine.compile import program_of
from game.story.model import Play, Scene

MOST_WAYS: Final = 200
"""No more ways than this are tried for one play."""
MOST_VARIANTS: Final = 32
"""A play that is had in more combinations of variants than this is not tried in other ways."""
MOST_TOLD: Final = 3
"""Of more ways than this none is told: the play is too unlike what it was."""


class Repair(NamedTuple):
    """One choice more, or one less: which, at which of the play's places (from 0), and whether it is taken out."""

    option: str
    at: int
    is_out: bool


def repairs_of(scene: Scene, play: Play, holds: Callable[[Play, Variants], bool]) -> tuple[Repair, ...]:
    """The ways in which a play that names its ending would hold, whatever the variants; none where they are many.

    Args:
        scene: the scene.
        play: a play that does not hold.
        holds: whether a play does, where some variants are drawn.
    """
    variants = list(islice(combinations(scene, play), MOST_VARIANTS + 1))
    if play.ends is None or len(variants) > MOST_VARIANTS:
        return ()
    found: dict[tuple[str, ...], Repair] = {}
    for repair in islice(_tries(scene, play, variants[0]), MOST_WAYS):
        other = _repaired(play, repair)
        if other.choose not in found and all(holds(other, drawn) for drawn in variants):
            found[other.choose] = repair
    return tuple(found.values()) if len(found) <= MOST_TOLD else ()


def in_words(play: Play, repairs: Sequence[Repair]) -> str:
    """What is to be done: ``put 'hours' between 'dark' and 'thanks'``; any of several options at one place."""
    places: dict[tuple[int, bool], list[str]] = {}
    for repair in repairs:
        places.setdefault((repair.at, repair.is_out), []).append(f"'{repair.option}'")
    return ", or ".join(
        f"{'take out' if is_out else 'put'} {' or '.join(options)} {_where(play, at, at + is_out)}".rstrip()
        for (at, is_out), options in places.items()
    )


def _where(play: Play, end: int, start: int) -> str:
    """Between which two of a play's choices that is: the one before ``end`` and the one at ``start``."""
    before, after = play.choose[:end][-1:], play.choose[start : start + 1]
    if before and after:
        return f"between '{before[0]}' and '{after[0]}'"
    return f"before '{after[0]}'" if after else f"after '{before[0]}'" if before else ""


def mend_of(context: SceneContext, play: Play, repair: Repair) -> Mend | None:
    """The change in the play's list of choices; None where they are not written as a list."""
    node = context.source_map.node(play.mark)
    chosen = node
    if isinstance(node, MappingNode):
        chosen = next(
            (value for key, value in node.pairs if isinstance(key, ScalarNode) and key.text == "choose"), None
        )
    if not isinstance(chosen, SequenceNode) or len(chosen.items) != len(play.choose) or not chosen.items:
        return None
    if repair.is_out:
        return without_item(context.page, chosen, repair.at)
    return _put_in(context.page, chosen, repair)


def _tries(scene: Scene, play: Play, variants: Variants) -> Iterator[Repair]:
    """One choice less at every place; one more wherever the play comes to, among those that the scene offers there."""
    for at, option in enumerate(play.choose):
        yield Repair(option, at, is_out=True)
    decisions = program_of(scene).decisions
    for at in range(len(play.choose) + 1):
        walk = played(scene, replace(play, choose=play.choose[:at]), variants)
        if walk.refused is not None or walk.is_over:
            return
        for option in decisions[walk.state.place].options:
            yield Repair(option, at, is_out=False)


def _repaired(play: Play, repair: Repair) -> Play:
    more = () if repair.is_out else (repair.option,)
    return replace(play, choose=(*play.choose[: repair.at], *more, *play.choose[repair.at + repair.is_out :]))


def _put_in(page: Page, chosen: SequenceNode, repair: Repair) -> Mend:
    items = chosen.items
    item = items[min(repair.at, len(items) - 1)]
    parting = ", " if chosen.flow else f"\n{' ' * (item.column - 3)}- "
    if repair.at < len(items):
        return put_in(item.line, item.column, f"{repair.option}{parting}")
    return put_in(*end_of(page, item), f"{parting}{repair.option}")
