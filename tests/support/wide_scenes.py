"""Scenes of any number of beats and options, each leading a little way on, some back."""

from __future__ import annotations

from random import Random

from game.story.model.scene import Beat, Choose, End, Ending, Go, Line, Option, Scene


def wide_scene(beats: int, options: int, seed: int = 1) -> Scene:
    """A scene of that many beats, each with that many options, always the same for the same seed."""
    dice = Random(seed)

    def option(at: int, number: int) -> Option:
        ahead = at + 1 + dice.randrange(6)
        to = ahead if dice.random() < 0.95 else dice.randrange(beats)
        exit_ = Go(f"beat_{to}") if to < beats and dice.random() < 0.98 else End("over")
        return Option(f"option_{number}", say=f"Option {number} of beat {at} says something.", exit=exit_)

    def beat(at: int) -> Beat:
        choose = Choose(tuple(option(at, number) for number in range(options)))
        return Beat(f"beat_{at}", (Line("narrator", f"Line {at} and what follows it here."), choose))

    found = tuple(beat(at) for at in range(beats))
    return Scene("wide", "Wide", "", "", (), (), (), found, (Ending("over", "Over", "won", ""),), "beat_0")
