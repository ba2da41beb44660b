"""Yarn and ink stories in a few lines, as scenes; and what is heard in them along some choices."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from game.authoring.check import AssetNames, check_sources
from game.authoring.importing import Imported, scene_of
from game.authoring.ink import read_ink
from game.authoring.yarn import read_yarn
from game.script.library import read_library
from game.script.source import Sources
from game.story.engine import Event, begin, choose, offers
from game.story.model import Line, Scene, Value
from game.story.model.words import fill

BESIDE = {
    "course.yaml": "title: Calls\n",
    "skills.yaml": "listen: {label: Listen, half: heart, kind: skill, tip: Wait.}\n",
}


CASES = Path(__file__).parent.parent / "authoring" / "import_cases"


class Case(NamedTuple):
    """A story, what is chosen, and what is then heard."""

    text: str
    choices: tuple[str, ...]
    heard: list[str]


def cases(language: str) -> dict[str, Case]:
    """The stories in a file of cases, by what each is about: ``@@ name``, the story, ``@@choose``, ``@@hear``."""
    found = {}
    for part in ("\n" + (CASES / f"{language}.txt").read_text(encoding="utf-8")).split("\n@@ ")[1:]:
        name, _, rest = part.partition("\n")
        text, _, rest = rest.partition("\n@@choose")
        chosen, _, heard_ = rest.partition("\n@@hear\n")
        choices = tuple(choice.strip() for choice in chosen.split("|") if choice.strip())
        found[name] = Case(text, choices, [line for line in heard_.split("\n") if line])
    return found


def yarn(text: str, start: str = "", **files: str) -> Imported:
    """A Yarn story: nodes in full, or the body of a single one."""
    whole = text if "---" in text else f"title: Start\n---\n{text}\n===\n"
    return scene_of(*read_yarn({"": whole, **files}, "story", start), "story.yarn", frozenset(), {})


def ink(text: str, start: str = "", **files: str) -> Imported:
    """An ink story; further files are named without their ending."""
    texts = {"": text, **{f"{name}.ink": other for name, other in files.items()}}
    return scene_of(*read_ink(texts, "", "story", start), "story.ink", frozenset(), {})


def scene_of_made(made: Imported) -> Scene:
    """The scene, which must pass ``check`` without any error."""
    sources = Sources.of({**BESIDE, **made.files})
    errors = [problem for problem in check_sources(sources, AssetNames(), 20_000) if problem.severity == "error"]
    assert errors == [], made.files[f"scenes/{made.scene}.yaml"]
    return read_library(sources).library.scenes[made.scene]


def heard(made: Imported, *choices: str, variants: dict[str, Value] | None = None) -> list[str]:
    """What is said along some choices, each named by its card; ``> `` stands before what the player says.

    Behind it stand, in square brackets, the cards that are open where it stops, or its ending.
    """
    scene = scene_of_made(made)
    turn = begin(scene, variants)
    said = _lines(scene, turn.events)
    for card in choices:
        cards = {fill(offer.option.card, {}): offer.id for offer in offers(scene, turn.after) if offer.is_open}
        assert card in cards, (said, cards)
        turn = choose(scene, turn.after, cards[card])
        said += _lines(scene, turn.events)
    if turn.after.place:
        shown = [fill(offer.option.card, {}) for offer in offers(scene, turn.after) if offer.is_open]
        return [*said, str(shown)]
    assert turn.after.ending is not None, said
    return said


def told(made: Imported) -> list[str]:
    """What is told, each with its line; without what is told of every ending."""
    return [f"{loss.line}: {loss.text}" for loss in made.losses if "was made 'settled'" not in loss.message]


def _lines(scene: Scene, events: tuple[Event, ...]) -> list[str]:
    found = []
    for event in events:
        if isinstance(event, Line):
            person = scene.character(event.speaker)
            name = f"{person.name}: " if person else "> " if event.speaker == "you" else ""
            found.append(name + fill(event.text, {}))
    return found
