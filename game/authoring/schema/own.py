"""The names of one library, as an editor offers them: each with what it is called where people read it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from game.authoring.wording import cut
from game.face import FACES
from game.script.library import LibraryReading
from game.script.names import Kind, LibraryNames, Named
from game.story.model import LISTEN, NEVER, YOU

Names = Mapping[str, str]
"""Names with what the editor says of each."""
_SHORT: Final = 90


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The names of a library, and of one scene where they are that scene's. None: any name may stand there.

    ``meters`` are each person's, by the person; ``endings_of`` each scene's endings. ``levels`` are what a level can
    come after: scenes and shifts.
    """

    tags: Names | None = None
    people: Names | None = None
    meters: Mapping[str, Names] | None = None
    scenes: Names | None = None
    endings_of: Mapping[str, Names] = field(default_factory=dict)
    faces: Names = field(default_factory=dict)
    places: Names = field(default_factory=dict)
    flags: Names = field(default_factory=dict)
    beats: Names = field(default_factory=dict)
    options: Names = field(default_factory=dict)
    notes: Names = field(default_factory=dict)
    promises: Names = field(default_factory=dict)
    endings: Names = field(default_factory=dict)
    levels: Names | None = None


ANY_NAME: Final = OwnNames()
"""Of no library: every name may stand everywhere."""


def own_names(reading: LibraryReading, names: LibraryNames, places: Collection[str] = ()) -> OwnNames:
    """What can be named in every scene of a library.

    Args:
        reading: the library; what cannot be read of it is not held against anybody.
        names: its names.
        places: the pictures that can stand behind a scene.
    """
    outline, library = reading.outline, reading.library
    is_whole = outline.cast.keys() == library.characters.keys()
    people = {id_: _called(one.name, one.role) for id_, one in library.characters.items()}
    scenes = {id_: library.scenes[id_].title if id_ in library.scenes else "" for id_ in outline.scenes}
    worn = {face.id: f"A face of {one.name}." for one in library.characters.values() for face in one.faces}
    return OwnNames(
        {id_: f"{one.label} ({one.kind}): {one.tip}" for id_, one in outline.skills.items()} or None,
        {**people, YOU: "Whoever plays."} if is_whole else None,
        {
            id_: {
                meter.id.partition(".")[2]: f"{meter.label} of {one.name}; {meter.good} is good."
                for meter in one.meters
            }
            for id_, one in library.characters.items()
        }
        if is_whole
        else None,
        scenes,
        {id_: _endings(names, id_) for id_ in outline.scenes},
        {**dict.fromkeys(FACES, "A face that the game can draw."), **worn},
        dict.fromkeys(sorted(places), "A picture behind the scene."),
        levels={**scenes, **{shift.id: shift.title for shift in outline.course.shifts}},
    )


def names_of_scene(own: OwnNames, names: LibraryNames, scene: str) -> OwnNames:
    """The same, with what one scene makes for itself."""
    return replace(
        own,
        flags=_told(names, "flag", scene, ()),
        beats=_told(names, "beat", scene, ("line", "say", "label")),
        options=_told(names, "option", scene, ("say", "label")),
        notes=_told(names, "note", scene, ("note",)),
        promises=_told(names, "promise", scene, ("promise",)),
        endings=_endings(names, scene),
    )


def _called(name: str, role: str) -> str:
    return f"{name}: {role}" if role else name


def _endings(names: LibraryNames, scene: str) -> Names:
    return _told(names, "ending", scene, ("ending",))


def _told(names: LibraryNames, kind: Kind, scene: str, kinds: Collection[str]) -> Names:
    """The things of a kind in a scene, each with the first of its texts."""
    found = [what.name for what in names.things(kind, scene)]
    texts: dict[str, str] = {}
    for text in names.texts_by_scene.get(scene, ()):
        if text.kind in kinds:
            mine = {"beat": [text.beat], "option": [text.option]}.get(kind)
            named = mine if mine is not None else [what.name for what in text.names if _is(what, kind, scene)]
            for name in named:
                texts.setdefault(name, cut(" ".join(text.leaf.text.split()), _SHORT))
    return {name: texts.get(name) or f"A {kind} of this scene." for name in found}


def _is(what: Named, kind: Kind, scene: str) -> bool:
    return what.kind == kind and what.owner == scene


def reacting(own: OwnNames) -> Names | None:
    """The tags that somebody can react to: those of the library, and hearing a line out."""
    if own.tags is None:
        return None
    return {**own.tags, **({} if LISTEN in own.tags else {LISTEN: "Hearing a line out."})}


def in_full(own: OwnNames) -> Names | None:
    """Every way to write a meter in a scene: bare, and after its owner."""
    if own.meters is None:
        return None
    bare = {meter: told for meters in own.meters.values() for meter, told in meters.items()}
    full = {f"{id_}.{meter}": told for id_, meters in own.meters.items() for meter, told in meters.items()}
    return {**bare, **full}


def or_never(endings: Names) -> Names:
    """How a scene may have ended."""
    return {**endings, NEVER: "That scene was never finished."}
