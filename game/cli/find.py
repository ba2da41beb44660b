"""Finds words and names in all scenes of a library, with file and line.

TEXT is looked for in every text, without regard to capitals and accents, in the middle of words too; of several, each
must stand in the text; in quotation marks, several words stand side by side. --tag, --note and the like find what is
named so: one alone, every place where the name stands; with TEXT or another, the texts of the steps and options that
name it.
--person finds what somebody says (you, for what the player says). Files that have mistakes are looked through too.
Exit code: 0, 1 where nothing is found, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Final

from game.authoring.find import Hit, Wish, marked, search, search_translation
from game.cli.arguments import add_format, add_library
from game.cli.from_here import named_from_here
from game.cli.printed import say, say_data
from game.cli.progress import doing
from game.cli.wrong import UsageError, not_there
from game.paths import dialogues_dir
from game.script.library import Outline, outline_of
from game.script.names import Kind, LibraryNames, names_in_library
from game.script.problems import NoLibraryError
from game.script.source import CAST, SCENES, TRANSLATIONS
from game.story.condition import nearest
from game.story.model import NARRATOR, YOU

_NAMES: Final[dict[str, tuple[Kind, str]]] = {
    "tag": ("tag", "a tag of skills.yaml"),
    "note": ("note", "a case note, by id"),
    "promise": ("promise", "a promise, by id"),
    "flag": ("flag", "a flag"),
    "beat": ("beat", "a beat; with TEXT, what stands in it"),
    "option": ("option", "an option, by id; with TEXT, what stands in it"),
    "ending": ("ending", "an ending, by id"),
    "meter": ("meter", "a meter, without its owner"),
    "word": ("word", "a word that stands in braces"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``find`` takes."""
    parser.add_argument("text", metavar="TEXT", nargs="*", help="words to look for in all texts")
    parser.add_argument("--person", metavar="ID", help="what this person says; you and narrator too")
    for name, (_, what) in _NAMES.items():
        parser.add_argument(f"--{name}", metavar="ID", help=what)
    parser.add_argument("--scene", metavar="ID", help="in this scene only")
    parser.add_argument("--lang", metavar="LANG", help="in a translation, such as es, instead")
    add_library(parser)
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Look, and print what is found; returns the exit code."""
    try:
        with doing("Looking through the library"):
            outline = outline_of(arguments.dialogues or dialogues_dir())
            names = names_in_library(outline)
            wish = _wish(arguments, outline, names)
            if arguments.lang is None:
                found = search(outline, names, wish)
            else:
                found = search_translation(outline, names, wish, arguments.lang)
    except NoLibraryError as missing:
        raise UsageError(str(missing)) from missing
    if arguments.format == "json":
        say_data([_data(hit, outline) for hit in found])
    else:
        people = _people(names)
        for hit in found:
            say(_in_text(hit, outline, people))
        if not found:
            say(_nothing(arguments, outline, names), error=True)
    return int(not found)


def _wish(arguments: argparse.Namespace, outline: Outline, names: LibraryNames) -> Wish:
    """What is looked for.

    Raises:
        UsageError: for nothing at all, a scene, a person or a language that is not there.
    """
    words = tuple(text for text in arguments.text if text.strip())
    named = {name: getattr(arguments, name) for name in _NAMES if getattr(arguments, name) is not None}
    if not (words or named or arguments.person):
        raise UsageError("say what to find: find TEXT, or find --tag ID.")
    if arguments.scene is not None and arguments.scene not in outline.scenes:
        raise not_there("scene", arguments.scene, outline.scenes, f"in {named_from_here(outline.folder)}")
    people = {*outline.cast, YOU, NARRATOR, *(text.speaker for text in names.texts if text.speaker)}
    if arguments.person is not None and arguments.person not in people:
        raise not_there("person", arguments.person, people, f"in {named_from_here(outline.folder)}")
    if arguments.lang is not None:
        languages = outline.sources.ids(TRANSLATIONS)
        if arguments.lang not in languages:
            raise not_there("translation", arguments.lang, languages, f"in {named_from_here(outline.folder)}")
        if not words:
            raise UsageError("a translation is searched for words: find TEXT --lang LANG.")
    things = tuple((_NAMES[name][0], str(value)) for name, value in named.items())
    return Wish(words, things, arguments.scene or "", arguments.person or "")


def _people(names: LibraryNames) -> Mapping[str, str]:
    """What people are called, by id."""
    found = {YOU: "You", NARRATOR: "Narrator"}
    for text in names.texts:
        if text.kind == "name":
            found[text.file.removeprefix(f"{CAST}/").removesuffix(".yaml")] = text.leaf.text
    return found


def _in_text(hit: Hit, outline: Outline, people: Mapping[str, str]) -> str:
    where = f"{named_from_here(outline.folder / hit.file)}:{hit.line}:{hit.column}"
    who = people.get(hit.speaker, hit.speaker) or hit.kind
    return f"{where}: {who}: {marked(hit.text, hit.marks)}" if who else f"{where}: {marked(hit.text, hit.marks)}"


def _data(hit: Hit, outline: Outline) -> dict[str, object]:
    return {
        "file": named_from_here(outline.folder / hit.file),
        "line": hit.line,
        "column": hit.column,
        "kind": hit.kind,
        "scene": hit.scene,
        "beat": hit.beat,
        "option": hit.option,
        "speaker": hit.speaker,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
    }


def _nothing(arguments: argparse.Namespace, outline: Outline, names: LibraryNames) -> str:
    """That nothing was found, and where it was looked for."""
    wanted = [f"'{text}'" for text in arguments.text]
    hint = ""
    for name, (kind, _) in _NAMES.items():
        value = getattr(arguments, name)
        if value is not None:
            wanted.append(f"{kind} {value}")
            known = {what.name for what in names.things(kind)}
            hint = hint or ("" if value in known else nearest(value, known))
    if arguments.person:
        wanted.append(f"person {arguments.person}")
    where = named_from_here(outline.folder)
    if arguments.lang is not None:
        looked = f"{TRANSLATIONS}/{arguments.lang}.po"
    elif arguments.scene is not None:
        looked = f"{SCENES}/{arguments.scene}.yaml"
    else:
        counted = ((len(outline.scenes), "scene", "scenes"), (len(outline.cast), "person", "people"))
        looked = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted)
        looked += ", skills and course"
    told = f"Nothing found for {' and '.join(wanted)} in {where} ({looked})."
    return f"{told} {hint[0].upper()}{hint[1:]}" if hint else told
