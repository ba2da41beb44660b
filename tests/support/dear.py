"""A short call in which what is said at first costs money."""

from __future__ import annotations

from dataclasses import replace

from game.story.model.scene import Choose, Scene
from support.scenes import short


def dear() -> Scene:
    """As ``short``, where ``warm`` costs 120."""
    scene = short()
    hello, *others = scene.beats
    steps = tuple(
        Choose(tuple(replace(one, costs=120 * (one.id == "warm")) for one in step.options))
        if isinstance(step, Choose)
        else step
        for step in hello.steps
    )
    return replace(scene, beats=(replace(hello, steps=steps), *others))
