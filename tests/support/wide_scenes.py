"""Scenes of any size: many beats and options, or one beat with more states than anybody can visit."""

from __future__ import annotations

from random import Random

from game.story.model import condition as c
from game.story.model.flags import Flag
from game.story.model.scene import Assign, Beat, Choose, End, Ending, Go, Line, Option, Scene


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


def free_flags(flags: int) -> Scene:
    """One beat in which each of so many flags can be set, in any order: two to the power of that many states."""
    made = tuple(Flag(f"flag_{at}", start=False, values=(False, True)) for at in range(flags))
    options = tuple(
        Option(f"set_{flag.id}", say="This.", assigns=(Assign(flag.id, value=True),), exit=Go("beat_0"))
        for flag in made
    )
    return _turning(made, options, c.Both(tuple(c.FlagName(flag.id) for flag in made)))


def counters(count: int) -> Scene:
    """One beat in which each of so many numbers can be raised without end."""
    made = tuple(Flag(f"number_{at}", start=0) for at in range(count))
    options = tuple(
        Option(f"raise_{flag.id}", say="More.", assigns=(Assign(flag.id, 1, adds=True),), exit=Go("beat_0"))
        for flag in made
    )
    asked = tuple(c.Compare(">=", c.FlagName(flag.id), c.Number(5)) for flag in made)
    return _turning(made, options, c.Both(asked) if count > 1 else asked[0])


def _turning(flags: tuple[Flag, ...], options: tuple[Option, ...], passes: c.Condition) -> Scene:
    leave = Option("leave", say="Good day.", exit=End("over"))
    beat = Beat("beat_0", (Line("narrator", "Well?"), Choose((*options, leave))))
    ending = Ending("over", "Over", "won", "")
    return Scene("turning", "Turning", "", "", (), (), flags, (beat,), (ending,), "beat_0", passes=passes)
