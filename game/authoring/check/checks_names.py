"""Checks of names that nothing uses, and of faces, places and files that are not there."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from game.authoring.check.catalogue import names
from game.authoring.check.context import Case
from game.authoring.check.places import beside, top, under_top
from game.script.source import Page
from game.story.engine import options_in, steps_in
from game.story.engine.compile import flags_asked
from game.story.model import YOU, Line


def check_names(case: Case) -> None:
    """Everything of this kind in a scene."""
    asked = flags_asked(case.scene)
    for flag in case.scene.flags:
        if flag.id not in asked:
            case.tell(
                names.UnusedFlag,
                flag.mark,
                f"no condition asks for the flag '{flag.id}'",
                "ask for it in a when, or leave it out",
            )
    lines = [step for beat in case.scene.beats for step in steps_in(beat.steps) if isinstance(step, Line)]
    speak = {line.speaker for line in lines}
    for part in case.scene.cast:
        id_ = part.character.id
        if id_ not in speak and id_ != YOU:
            mark = part.mark if part.mark.line else under_top(case.page, "cast", id_)
            case.tell(
                names.UnusedCharacter,
                mark,
                f"'{id_}' never says a word in this scene",
                "give them a line, or take them out of the cast",
            )
    for line in lines:
        if line.face is not None and is_missing(line.face, case.assets.faces):
            case.tell(
                names.UnknownFace,
                beside(case.page, line.mark, "face"),
                f"there is no face '{line.face}'",
                _known(case.page, line.face, case.assets.faces),
            )
        if line.voice is not None and is_missing(line.voice, case.assets.sounds):
            case.tell(
                names.MissingSound,
                beside(case.page, line.mark, "voice"),
                f"the sound '{line.voice}' is not there",
                _known(case.page, line.voice, case.assets.sounds) or f"put the file {line.voice} into assets/voices",
            )
    if case.scene.place and is_missing(case.scene.place, case.assets.places):
        case.tell(
            names.UnknownPlace,
            top(case.page, "place"),
            f"there is no place '{case.scene.place}'",
            _known(case.page, case.scene.place, case.assets.places),
        )


def tags_used(case: Case) -> set[str]:
    """The tags that the player can do in a scene; hearing a line out is listening."""
    done = {tag for _, option in options_in(case.scene) for tag in option.does}
    if any(decision.endswith(".cut_in") for decision, _ in options_in(case.scene)):
        done.add("listen")
    return done


def is_missing(name: str, known: AbstractSet[str] | None) -> bool:
    """Whether a name is not among the known ones; where nobody knows them, none is missing."""
    return known is not None and name not in known


def _known(page: Page, name: str, known: Iterable[str] | None) -> str:
    there = sorted(known or ())
    return page.suggest(name, there, f"there is {', '.join(there)}" if 0 < len(there) <= 20 else "")
