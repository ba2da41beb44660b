"""Which of a play's options are meant, where options of several beats have one name."""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.plays import combinations, played
from game.authoring.rename.asked_for import RefusedError, Wanted
from game.script.library import LibraryReading
from game.script.names import LibraryNames, Place
from game.story.model import LISTEN, Play, Scene


def options_of_beat(reading: LibraryReading, names: LibraryNames, one: Wanted) -> list[Place]:
    """The places where the option of one beat is named, in that beat and in the plays that take it there.

    Raises:
        RefusedError: where nobody can say whether a play takes it there.
    """
    what = one.what
    here = names.of(what)
    if {place.beat for place in here if place.defines} == {one.beat}:
        return here
    scene = reading.library.scenes[what.owner]
    taken = [beat for play in scene.plays for beat in _beats(scene, play)]
    in_plays = [place for place in names.places if place.what.kind == "option" and place.what.owner == what.owner]
    in_plays = [place for place in in_plays if not place.beat]
    if len(taken) != len(in_plays):
        raise RefusedError(f"the plays of '{what.owner}' cannot be followed.")
    meant = [place for place, beat in zip(in_plays, taken, strict=True) if place.what == what and beat == one.beat]
    return [place for place in here if place.beat == one.beat] + meant


def _beats(scene: Scene, play: Play) -> Iterator[str]:
    """The beat that each of a play's options is taken in."""
    ways = {tuple(_way(scene, play, variants)) for variants in combinations(scene, play)}
    if len(ways) != 1 or len(way := next(iter(ways))) != len(play.choose):
        raise RefusedError(
            f"options of several beats have this name, and the play '{play.name}' does not say which it takes."
            " Leave the beat out to rename all of them."
        )
    yield from way


def _way(scene: Scene, play: Play, variants: dict[str, bool | int | str]) -> Iterator[str]:
    wanted = list(play.choose)
    for turn in played(scene, play, variants).turns:
        if wanted and turn.option == wanted[0]:
            wanted.pop(0)
            yield turn.decision.partition(".")[0]
        elif turn.option != LISTEN:
            return
