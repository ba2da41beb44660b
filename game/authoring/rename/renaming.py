"""Renames one thing of a library everywhere it is named: as what becomes of its files, not yet written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from game.authoring.rename.asked_for import RefusedError, Wanted, see_that_it_can_be
from game.authoring.rename.former import see_that_nobody_had_it, with_line
from game.authoring.rename.texts import context_by_its_parts, contexts
from game.authoring.rename.walks import options_of_beat
from game.face import file_of, look_for
from game.script.edits import edited
from game.script.language import PoError, po_of, renamed_po
from game.script.library import LibraryReading, Outline, outline_of, read_outlined
from game.script.names import OF_A_SCENE, LibraryNames, Named, Place, names_in_library
from game.script.problems import Edit
from game.script.source import PORTRAITS, TRANSLATIONS, VOICES, Sources

_MOST_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Renaming:
    """What becomes of a library's files.

    ``files`` are those whose text changes, by the names that they have now, each before and after. ``moves`` are the
    new names of files, and of folders in ``voices``, by the old ones. ``places`` is how many names are written anew.
    ``remark`` is what else the user should know, ``""`` where there is nothing.
    """

    what: Wanted
    new: str
    files: Mapping[str, tuple[bytes, bytes]]
    moves: Mapping[str, str]
    places: int
    remark: str = ""


def rename(
    sources: Sources, one: Wanted, new: str, beside: Collection[str] = (), *, remembers: bool = True
) -> Renaming:
    """Rename something everywhere it is named.

    Args:
        sources: the library's files, its translations too.
        one: what is to be renamed.
        new: what it is called from then on.
        beside: the names of the library's own drawings and sounds.
        remembers: whether the library keeps the old name, so that results kept under it still count.

    Raises:
        RefusedError: where it cannot be; then nothing has been made.
    """
    outline = outline_of(sources)
    names = names_in_library(outline, beside)
    see_that_it_can_be(names, outline, one, new)
    see_that_nobody_had_it(outline.former, names, one, new)
    before = read_outlined(outline)
    _see_that_it_is_known(before, one)
    places = _places(names, before, one)
    moves = _moves(outline, one, new, beside)
    made = _Made(sources, moves)
    made.edit(_edits(places, new))
    after = read_outlined(outline_of(made.sources()))
    _see_that_it_reads(before, after, one, new)
    _see_that_it_means_the_same(names, names_in_library(after.outline, _moved(beside, moves)), places, new, moves)
    made.edit(_translated(before, after, one, new, moves))
    if remembers:
        made.data.update(with_line(outline, one, new))
    return Renaming(one, new, made.changed(), moves, len(places), _remark(before, one, new))


def _remark(before: LibraryReading, one: Wanted, new: str) -> str:
    """That what players read of it stays; and that somebody without a portrait, drawn by the id, may look otherwise."""
    told, library, name = [], before.library, one.what.name
    person = library.characters.get(name) if one.what.kind == "character" else None
    if person is not None and not person.portrait:
        look = file_of(look_for(person.id, person.name))
        told.append(f"{new} names no portrait and may look otherwise from now on. To keep the look: portrait: {look}")
    if person is not None:
        told.append(_still_read(person.name, "name"))
    elif one.what.kind == "tag" and name in library.skills:
        told.append(_still_read(library.skills[name].label, "label"))
    elif one.what.kind == "scene" and name in library.scenes:
        told.append(_still_read(library.scenes[name].title, "title"))
    return "\n".join(told)


def _still_read(text: str, what: str) -> str:
    return f"Players still read '{text}', the {what} that stands with it."


def _see_that_it_is_known(reading: LibraryReading, one: Wanted) -> None:
    """Refuse where a file has errors and may name it: what stands in such a file cannot be known."""
    sources = reading.outline.sources
    files = {sources.shown(name): source for name, source in sources.files.items()}
    found = []
    for problem in reading.problems:
        source = files.get(problem.file)
        if source is None or problem.severity != "error":
            continue
        if source.refusal is not None or _stands_in(source.data, one.what.name):
            found.append(f"{problem.file}:{problem.line}:{problem.column}: {problem.message}")
    if found:
        more = [f"and {len(found) - _MOST_TOLD} more"] if len(found) > _MOST_TOLD else []
        raise RefusedError(
            f"'{one.what.name}' stands in a file that has errors, so nobody can know what it names there."
            " Mend them first; the command check tells how:",
            (*found[:_MOST_TOLD], *more),
        )


def _stands_in(data: bytes, name: str) -> bool:
    """Whether a name stands in a file as a word."""
    text = data.decode("utf-8", "replace")
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return True
        at = text.find(name, at + 1)
    return False


def _places(names: LibraryNames, reading: LibraryReading, one: Wanted) -> list[Place]:
    """Where the thing is named; told where it is written in a way that cannot be replaced."""
    found = names.of(one.what)
    if one.beat:
        found = options_of_beat(reading, names, one)
    odd = next((place for place in found if not place.is_exact), None)
    if odd is not None:
        where = f"{reading.outline.shown(odd.file)}:{odd.line}"
        told = f"in {where} the name is not written as it is read. Write it there plainly, as '{odd.name}'."
        raise RefusedError(told)
    return found


def _moves(outline: Outline, one: Wanted, new: str, beside: Collection[str]) -> dict[str, str]:
    """The files and folders that are called after it."""
    what = one.what
    if what.kind not in ("scene", "character"):
        return {}
    files = outline.scenes if what.kind == "scene" else outline.cast
    file = PurePosixPath(files[what.name])
    found = {str(file): str(file.with_stem(new))}
    parts = [PurePosixPath(name).parts for name in sorted(beside)]
    is_mine = what.kind == "character" or what.name not in outline.cast
    if is_mine and any(part[:2] == (VOICES, what.name) and len(part) > 2 for part in parts):
        found[f"{VOICES}/{what.name}"] = f"{VOICES}/{new}"
    if what.kind == "character":
        own = [part[1] for part in parts if part[0] == PORTRAITS and len(part) == 2]
        for name in own:
            if PurePosixPath(name).stem == what.name:
                found[f"{PORTRAITS}/{name}"] = f"{PORTRAITS}/{PurePosixPath(name).with_stem(new)}"
    taken = next((to for to in found.values() if any(name == to or name.startswith(f"{to}/") for name in beside)), None)
    if taken is not None:
        raise RefusedError(f"there is {outline.shown(taken)} already.")
    return found


def _moved(beside: Iterable[str], moves: Mapping[str, str]) -> list[str]:
    """Names of files after folders and files were moved."""
    found = []
    for name in beside:
        old = next((old for old in moves if name == old or name.startswith(f"{old}/")), None)
        found.append(name if old is None else f"{moves[old]}{name[len(old) :]}")
    return found


def _edits(places: Iterable[Place], new: str) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for place in places:
        end = place.column + len(place.name)
        found.setdefault(place.file, []).append(Edit(place.line, place.column, place.line, end, new))
    return found


class _Made:
    """A library's files as they become."""

    def __init__(self, sources: Sources, moves: Mapping[str, str]) -> None:
        self.before = sources
        self.moves = moves
        self.data = dict[str, bytes]()

    def edit(self, edits: Mapping[str, Iterable[Edit]]) -> None:
        """Make edits in files, named as they were."""
        for file, changes in edits.items():
            data = self.data.get(file, self.before.files[file].data)
            self.data[file] = edited(data.decode("utf-8"), changes).encode("utf-8")

    def sources(self) -> Sources:
        """The library with them."""
        kept = {self.moves.get(name, name): source for name, source in self.before.files.items()}
        called = replace(self.before, files=MappingProxyType(kept))
        return called.having({self.moves.get(name, name): data for name, data in self.data.items()})

    def changed(self) -> dict[str, tuple[bytes, bytes]]:
        """What each file was and is, of those that became otherwise."""
        files = self.before.files
        was = {name: files[name].data if name in files else b"" for name in self.data}
        pairs = {name: (was[name], data) for name, data in self.data.items()}
        return {name: (was, now) for name, (was, now) in pairs.items() if was != now}


def _see_that_it_reads(before: LibraryReading, after: LibraryReading, one: Wanted, new: str) -> None:
    """Refuse where reading would tell an error that it did not tell before: two names may not go together."""

    def errors(reading: LibraryReading) -> list[tuple[str, str]]:
        return [(problem.code, problem.message) for problem in reading.problems if problem.severity == "error"]

    known = {code for code, _ in errors(before)}
    more = len(errors(after)) > len(errors(before)) or any(code not in known for code, _ in errors(after))
    if more:
        was = set(errors(before))
        told = next((message for code, message in errors(after) if (code, message) not in was), "it cannot be read")
        raise RefusedError(f"'{new}' cannot be the name of this {one.what.kind}: {told}.")


def _see_that_it_means_the_same(
    before: LibraryNames, after: LibraryNames, places: list[Place], new: str, moves: Mapping[str, str]
) -> None:
    """Refuse where a name would mean something else afterwards, as a flag's word that a flag is now called by."""
    renamed = set(places)
    was = Counter(
        (moves.get(place.file, place.file), place.line, _afterwards(place.what, places[0].what, new, place in renamed))
        for place in before.places
    )
    now = Counter((place.file, place.line, place.what) for place in after.places)
    if was != now:
        file, line, _ = min([*(was - now), *(now - was)])
        raise RefusedError(f"'{new}' cannot be its name: something would mean another thing then, in {file}:{line}.")


def _afterwards(what: Named, old: Named, new: str, is_renamed: bool) -> Named:  # noqa: FBT001 - one of a table
    """What a place names after a renaming."""
    belongs = (old.kind == "scene" and what.kind in OF_A_SCENE) or (old.kind == "character" and what.kind == "meter")
    owner = new if belongs and what.owner == old.name else what.owner
    return Named(what.kind, owner, new if is_renamed else what.name)


def _translated(
    before: LibraryReading, after: LibraryReading, one: Wanted, new: str, moves: Mapping[str, str]
) -> dict[str, tuple[Edit, ...]]:
    """The edits of the translations."""
    sources = before.outline.sources
    files = [name for name in sources.ids(TRANSLATIONS).values() if _stands_in(sources.files[name].data, one.what.name)]
    known = contexts(before, after, one, new) if files else {}

    def context(old: str, text: str) -> str:
        return known.get((old, text)) or context_by_its_parts(old, one, new)

    words = {one.what.name: new} if one.what.kind == "word" else {}
    found = {}
    for file in files:
        source = sources.files[file]
        try:
            po = po_of(source)
        except PoError as bad:
            where = f"{sources.shown(file)}:{bad.line}"
            told = f"a translation cannot be read, so it could not follow: {where}: {bad.message}."
            raise RefusedError(told) from None
        edits = renamed_po(source.data.decode("utf-8-sig"), context, moves, words)
        if edits:
            found[file] = edits
            now = po_of(type(source)(file, edited(source.data.decode("utf-8"), edits).encode("utf-8")))
            if len(now.entries) != len(po.entries) or any(
                entry.context != context(was.context, was.source)
                for was, entry in zip(po.entries, now.entries, strict=True)
            ):
                raise RefusedError(f"the translation {sources.shown(file)} is written so that it could not follow.")
    return found
