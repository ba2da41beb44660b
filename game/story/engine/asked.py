"""What the conditions of a scene ask for, and so what a State must keep."""

from __future__ import annotations

from game.story.condition import names_in
from game.story.engine.program import conditions_in, options_in, promises_in
from game.story.model import Promise, Scene, Settle
from game.story.model import condition as c


def flags_asked(scene: Scene) -> frozenset[str]:
    """The flags that some condition of the scene asks for."""
    return frozenset(
        leaf.id for tree in conditions_in(scene) for leaf in names_in(tree) if isinstance(leaf, c.FlagName)
    )


def marks_of(scene: Scene) -> dict[tuple[str, str], int]:
    """One bit for each thing done that the future can depend on, and for nothing else, so that equal states merge."""
    asked = [
        (leaf.function, leaf.argument)
        for tree in conditions_in(scene)
        for leaf in names_in(tree)
        if isinstance(leaf, c.Call) and not leaf.is_remembered
    ]
    again = [
        ("did", reaction.tag)
        for part in scene.cast
        for reaction in part.character.reacts
        if any(case.again is not None for case in reaction.cases)
    ]
    once = [("once", f"{decision}/{option.id}") for decision, option in options_in(scene) if option.once]
    promises = [  # even where nothing here asks: later scenes may
        mark
        for step in promises_in(scene)
        for mark in (("promised", step.id if isinstance(step, Promise) else step.promise), mark_of(step))
    ]
    return {key: 1 << bit for bit, key in enumerate(dict.fromkeys([*asked, *again, *once, *promises]))}


def mark_of(step: Promise | Settle) -> tuple[str, str]:
    """Under what the marks know that a promise was made, or how it was settled."""
    return ("promised", step.id) if isinstance(step, Promise) else (step.how, step.promise)


def recalls_of(scene: Scene) -> tuple[tuple[str, str], ...]:
    """What conditions ask of earlier runs: a scene and one of its promises each, ``""`` for how it ended."""
    asked = (leaf for tree in conditions_in(scene) for leaf in names_in(tree))
    calls = (leaf for leaf in asked if isinstance(leaf, c.Call) and leaf.is_remembered)
    return tuple(dict.fromkeys((call.scene, call.promise) for call in calls))
