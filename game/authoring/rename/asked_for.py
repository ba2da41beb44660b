"""Which thing is meant by a name as somebody types it, and whether it can be called otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.script.library import Outline
from game.script.names import OF_A_SCENE, Kind, LibraryNames, Named
from game.script.readers import KEYWORDS, SNAKE_CASE, possible_id
from game.script.source import is_reserved
from game.story.condition import nearest
from game.story.model import LISTEN, NARRATOR, NEVER, PLAYER, SILENCE, YOU

_FEW: Final = 12
_MEANS_MORE: Final[dict[Kind, dict[str, str]]] = {
    "character": {YOU: "it is whoever plays", NARRATOR: "it is who tells what happens"},
    "option": {LISTEN: "it is what hearing a line out is called", SILENCE: "it is what saying nothing is called"},
    "tag": {LISTEN: "it is what hearing a line out does"},
    "word": {PLAYER: "it is the player's name"},
    "ending": {NEVER: "it is how a scene ended that was never finished"},
}
"""The names that the game itself gives."""
_OF_FILES: Final = frozenset(("scene", "character"))


class NotThereError(Exception):
    """There is nothing of that name: the message is for the user, with the nearest that there is."""


class RefusedError(Exception):
    """It cannot be renamed so: the message is for the user, one sentence; ``more`` are lines that say where."""

    def __init__(self, message: str, more: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.more = more


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be renamed; ``beat`` says that only the options of that beat are meant, ``""`` that all are."""

    what: Named
    beat: str = ""


def wanted(names: LibraryNames, kind: Kind, name: str, scene: str = "") -> Wanted:
    """What somebody means by a name.

    Args:
        names: the library's.
        kind: what it is.
        name: the name, alone or after its scene (``teapot.ring``), a meter after its character (``mr_bell.anger``), an
            option after its beat too (``teapot.ring.photos``).
        scene: the scene, where the name does not say it.

    Raises:
        NotThereError: where there is no such thing, or there are several.
    """
    *before, last = [part.strip() for part in name.split(".")]
    if scene and kind not in OF_A_SCENE:
        raise NotThereError(f"{_a(kind)} belongs to no scene: leave --scene out.")
    if scene:
        before = [scene, *before] if scene not in before[:1] else before
    most = {"option": 2, "meter": 1}.get(kind, int(kind in OF_A_SCENE))
    if len(before) > most:
        raise NotThereError(f"{_a(kind)} is written {_written(kind)}, and this is '{name}'.")
    owner, beat = (before[0] if before else ""), (before[1] if len(before) > 1 else "")
    found = [what for what in names.things(kind) if what.name == last and owner in ("", what.owner)]
    if beat:
        found = [what for what in found if any(place.beat == beat for place in names.defined[what])]
    if len(found) > 1:
        listed = ", ".join(what.path for what in found[:_FEW])
        raise NotThereError(f"'{last}' is the name of several {kind}s: {listed}. Write which one is meant.")
    if not found:
        unread = f" Not looked through, because they cannot be read: {', '.join(names.unread)}." if names.unread else ""
        raise NotThereError(f"{_not_there(names, kind, last, owner, beat)}{unread}")
    return Wanted(found[0], beat)


def _a(kind: Kind) -> str:
    return f"{'an' if kind in ('option', 'ending') else 'a'} {kind}"


def _written(kind: Kind) -> str:
    owner = "character" if kind == "meter" else "scene" if kind in OF_A_SCENE else ""
    return f"{owner}.name" if owner else "as its name alone"


def _not_there(names: LibraryNames, kind: Kind, name: str, owner: str, beat: str) -> str:
    of_kind = names.things(kind)
    if owner and owner not in {what.owner for what in of_kind}:
        owners = {what.owner for what in of_kind}
        hint = nearest(owner, owners)
        what = "character" if kind == "meter" else "scene"
        return f"there is no {what} '{owner}' with {_a(kind)}.{_sentence(hint)}"
    known = {what.name for what in of_kind if owner in ("", what.owner)}
    if beat:
        beats = {place.beat for what in of_kind if what.owner == owner for place in names.defined[what]}
        if beat not in beats:
            return f"there is no beat '{beat}' with options in the scene '{owner}'.{_sentence(nearest(beat, beats))}"
    where = f" in the beat '{beat}'" if beat else f" in '{owner}'" if owner else ""
    hint = nearest(name, known)
    if not hint and 0 < len(known) <= _FEW:
        hint = f"there is {', '.join(sorted(known))}"
    return f"there is no {kind} '{name}'{where}.{_sentence(hint)}"


def _sentence(hint: str) -> str:
    if not hint:
        return ""
    return f" {hint[0].upper()}{hint[1:]}{'' if hint.endswith('?') else '.'}"


def see_that_it_can_be(names: LibraryNames, outline: Outline, one: Wanted, new: str) -> None:
    """See that a thing can have another name.

    Args:
        names: the library's.
        outline: the library.
        one: what is to be renamed.
        new: what it should be called.

    Raises:
        RefusedError: where it cannot.
    """
    what, kind = one.what, one.what.kind
    for name in (what.name, new):
        if why := _MEANS_MORE.get(kind, {}).get(name):
            raise RefusedError(f"'{name}' is a name of the game's own: {why}.")
    if not SNAKE_CASE.fullmatch(new):
        possible = possible_id(new)
        hint = f" For example: {possible}" if SNAKE_CASE.fullmatch(possible) else ""
        told = "a name is small letters, digits and _, and begins with a letter"
        raise RefusedError(f"'{new}' cannot be the name of {_a(kind)}: {told}.{hint}")
    if new == what.name:
        raise RefusedError(f"the {kind} is called '{new}' already.")
    if kind in _OF_FILES and is_reserved(new):
        told = "Windows keeps that name, and has no file called so"
        raise RefusedError(f"'{new}' cannot be the name of {_a(kind)}: {told}.")
    if kind == "character" and new in KEYWORDS:
        raise RefusedError(f"'{new}' cannot be the name of a character: it means something else in a scene.")
    _is_free(names, outline, one, new)


def _is_free(names: LibraryNames, outline: Outline, one: Wanted, new: str) -> None:
    what = one.what
    there = names.defined.get(what._replace(name=new), [])
    if one.beat or what.kind == "option":
        beats = {one.beat} if one.beat else {place.beat for place in names.defined[what]}
        there = [place for place in there if place.beat in beats]
    files = {"scene": outline.scenes, "character": outline.cast}.get(what.kind, {})
    if there:
        where = f"{outline.shown(there[0].file)}:{there[0].line}"
        raise RefusedError(f"there is {_a(what.kind)} '{new}' already, in {where}.")
    if new in files:
        raise RefusedError(f"there is a file {outline.shown(files[new])} already.")
