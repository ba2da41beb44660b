"""The parts of a scene's file that are written alike wherever a story comes from."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from game.authoring.importing.emit import Comment, Quoted, YamlRows, YamlTable, yaml_written
from game.authoring.importing.imported import NotStoryError
from game.script.source import YAML
from game.story.model import NARRATOR, Character


def braced(text: str) -> str:
    """A text in which every brace is only a brace."""
    return text.replace("{", "{{")


def one_line(text: str) -> str:
    """A text on one line, in which every brace is only a brace; dots where there is none."""
    return braced(" ".join(text.split())) or "…"


def head_of(name: str, id_: str, title: str, people: AbstractSet[str] | Mapping[str, object]) -> YamlTable:
    """What a scene begins with: what file it was, its id, title and cast."""
    table = YamlTable([Comment(f"Imported from {name}. Lines are those of that file.")])
    table.put("scene", id_)
    table.put("title", Quoted(one_line(title)))
    if people:
        table.put("cast", YamlTable([(person, YamlTable()) for person in people]))
    return table


def ending_called(title: str, outcome: str = "") -> YamlTable:
    """An ending; settled where nobody says what it is."""
    return YamlTable([("title", Quoted(one_line(title))), ("outcome", outcome or "settled")])


def put_unwritten(beats: YamlTable, endings: YamlTable, ending: str, told: Mapping[str, str]) -> None:
    """Beats for what is led to and nobody has written, all with one ending.

    Args:
        beats: those of the scene.
        endings: those of the scene.
        ending: the id of the new one.
        told: for each such beat what is said there.
    """
    endings.put(ending, ending_called("Not written yet"))
    for beat, words in told.items():
        line = YamlTable([(NARRATOR, Quoted(f"({one_line(words)} has not been written.)"))])
        beats.put(beat, YamlRows([line, YamlTable([("end", ending)])]))


def new_people(names: Mapping[str, str], cast: Mapping[str, Character | None]) -> dict[str, str]:
    """A file for each person who has none yet, by the person's id."""
    return {
        f"cast/{id_}.yaml": yaml_written(YamlTable([("character", id_), ("name", Quoted(one_line(name)))]))
        for id_, name in names.items()
        if cast.get(id_) is None
    }


def see_that_it_fits(text: str) -> None:
    """Raises NotStoryError where a scene is larger than its file may be."""
    if len(text.encode()) > YAML.limit:
        raise NotStoryError(f"the scene would be larger than the {YAML.mib} MiB that a scene's file may have")
