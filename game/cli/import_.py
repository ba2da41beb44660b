"""Turns a story made with Twine, Yarn or ink into a scene.

Of Twine that is Twee, the HTML that Twine publishes, an archive of it, or JSON; of Yarn and ink what ends in .yarn and
.ink, with what an ink file includes. Passages, nodes and knots become beats, links and choices options; plain variables
and conditions become flags and conditions. Several files, or a folder of them, are one story. Whatever a scene cannot
say is told with its line, and kept as a comment in the scene's file. No file that is there already is touched. Exit
code: 0 when the scene was written, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from game.authoring.importing import (
    Flow,
    Imported,
    Language,
    NotStoryError,
    Progress,
    report,
    scene_of,
    yaml_quoted,
)
from game.authoring.ink import MOST_INCLUDED, included_in, read_ink
from game.authoring.new_scene import Draft, NewSceneError, write_draft
from game.authoring.twine import ENDINGS, HTML, imported, read_files, read_stories
from game.authoring.yarn import read_yarn
from game.cli.arguments import in_library, named_path, program
from game.cli.library import own_library
from game.cli.printed import say
from game.cli.progress import Progress as ProgressLine
from game.cli.wrong import UsageError
from game.letters import plain
from game.script.library import read_library
from game.script.problems import NoLibraryError
from game.script.source import PUBLISHED, STORY, Page, decoded, read_source
from game.story.model import Character

_TWINE: Final = "Twine"
_KINDS: Final = {".yarn": "Yarn", ".ink": "ink"}
"""What is no story of Twine's, by how its files end."""
_SKILLS: Final = """\
# The tags that options may carry in `does`. Add your own: half is heart or head, kind is skill or fault.
listen: {label: Listen, half: heart, kind: skill, tip: "Let the story run to its end before you answer."}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``import`` takes."""
    parser.add_argument(
        "story",
        metavar="FILE",
        nargs="+",
        type=named_path,
        help="the story: a .twee, published .html, .json, .yarn or .ink file, or the files or the folder it stands in",
    )
    parser.add_argument(
        "--start", metavar="NAME", default="", help="the node or knot that it begins with (Yarn and ink)"
    )
    parser.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        type=named_path,
        required=True,
        help="the library to put the scene in; made if need be",
    )


class _Story(NamedTuple):
    """A story that was read: its title, and what writes it as a scene."""

    title: str
    write: Callable[[str, frozenset[str], Mapping[str, Character | None], Progress], Imported]


def run(arguments: argparse.Namespace) -> int:
    """Write the scene and tell what was lost; returns the exit code."""
    paths: list[Path] = arguments.story
    named = str(paths[0]) if len(paths) == 1 else "the story"
    try:
        for story in _stories(paths, arguments.start):
            _import(story, paths[0], own_library(arguments.out))
    except NotStoryError as reason:
        raise UsageError(f"{named}: {reason}.") from None
    return 0


def _stories(paths: Sequence[Path], start: str) -> tuple[_Story, ...]:
    """What stands in the files: one story, or those of an archive."""
    files = _files(paths)
    kinds = {_KINDS.get(path.suffix.lower(), _TWINE) for path in files}
    if len(kinds) > 1:
        both = " and of ".join(sorted(kinds))
        raise UsageError(f"there are files of {both} here: name those of one of them now, and the others after that")
    kind = kinds.pop()
    title = paths[0].stem or "Imported"
    if kind == "Yarn":
        texts = {str(path) if len(files) > 1 else "": _text(path) for path in files}
        return (_flow(*read_yarn(texts, title, start)),)
    if kind == "ink":
        return (_flow(*read_ink(_with_included(files), "", title, start)),)
    if start:
        raise UsageError("--start is for Yarn and ink: a Twine story says itself where it begins")
    if len(paths) == 1 and files == list(paths):
        found = read_stories(_text(paths[0]), str(paths[0]))
    else:
        found = (read_files((str(path), _text(path)) for path in files),)
    return tuple(_Story(story.title, partial(imported, story)) for story in found)


def _flow(flow: Flow, language: Language) -> _Story:
    return _Story(flow.title, partial(scene_of, flow, language))


def _with_included(files: Sequence[Path]) -> dict[str, str]:
    """The texts of an ink story: of the file that no other includes (``""``), and of those it includes by name."""
    texts = {path: _text(path) for path in files}
    included = {(path.parent / name).resolve() for path, text in texts.items() for name in included_in(text)}
    first = [path for path in files if path.resolve() not in included]
    if len(first) != 1:
        raise UsageError(f"{len(first) or 'none'} of these files is the one that includes the others: name that one")
    found = {"": texts[first[0]]}
    todo = list(included_in(found[""]))
    while todo and len(found) < MOST_INCLUDED:
        name = todo.pop()
        if name in found:
            continue
        source = read_source(first[0].parent / name, name, STORY, first[0].parent)
        if source.refusal is None:
            found[name] = _decoded(source.data, first[0].parent / name)
            todo += included_in(found[name])
    return found


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant: of a folder, all that lie in it or below and are called like a story's."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [
            each
            for each in sorted(path.rglob("*"))
            if each.suffix.lower() in (*ENDINGS, *_KINDS)
            and each.is_file()
            and not any(part.startswith(".") for part in each.relative_to(path).parts)
        ]
        if not inside:
            raise UsageError(
                f"{path}: there is no story in this folder: no file ends in {', '.join((*ENDINGS, *_KINDS))}."
            )
        found += inside
    return list(dict.fromkeys(found))


def _import(story: _Story, path: Path, out: Path) -> None:
    """Write the scene that a story becomes, and tell."""
    made = _imported(story, path.name, out)
    files = _with_library(made, out, story.title)
    written = _write(out, files)
    told = report((*made.people, *made.losses), made.sources, str(path))
    for line in told:
        say(plain(line))
    if told:
        say()
    for each in written:
        say(f"Wrote {each}.")
    say(_summary(made))
    first, _, number = made.scene.rpartition("_")
    if number.isdecimal() and (there := out / "scenes" / f"{first}.yaml").exists():
        say(f"{there} was there already, and is left as it is: this one is called {made.scene}.")
    if "course.yaml" not in files:
        say(f"It is no level yet: add {made.scene} under levels: in {out / 'course.yaml'}, or play it by its id.")
    say()
    say(f"Check it: {program()} check {in_library(out).removeprefix(' --dialogues ')}")
    say(f"Play it:  {program()} play {made.scene}{in_library(out)}")


def _text(story: Path) -> str:
    source = read_source(story, story.name, PUBLISHED if story.suffix.lower() in HTML else STORY)
    if source.refusal is not None:
        raise UsageError(f"{source.refusal.of(story)}: {source.refusal.hint}.")
    return _decoded(source.data, story)


def _decoded(data: bytes, story: Path) -> str:
    page = Page(story.name, data)
    text = decoded(data, page)
    if text is None:
        problem = page.problems[0]
        raise UsageError(f"{story}:{problem.line}:{problem.column}: {problem.message}; {problem.hint}.")
    return text


def _imported(story: _Story, name: str, out: Path) -> Imported:
    """The scene, with ids that no scene and nobody in the library has yet."""
    with ProgressLine() as progress:

        def tell(what: str, done: int, of: int) -> None:
            progress.tell(f"{what}: {done:,} of {of:,}")
            if progress.is_stopped:  # nothing is known of half a story
                raise KeyboardInterrupt

        if not out.exists():
            return story.write(name, frozenset(), {}, tell)
        try:
            reading = read_library(out)
        except NoLibraryError as reason:
            raise UsageError(str(reason)) from reason
        cast = {id_: reading.library.characters.get(id_) for id_ in reading.outline.cast}
        return story.write(name, frozenset(reading.outline.scenes), cast, tell)


def _with_library(made: Imported, out: Path, title: str) -> Mapping[str, str]:
    """The files to write, with a course and skills where the library has none yet."""
    name = yaml_quoted(" ".join(title.split()) or "Imported")
    texts = {"course.yaml": f"title: {name}\nlevels: [{made.scene}]\n", "skills.yaml": _SKILLS}
    missing = {name: text for name, text in texts.items() if not (out / name).exists()}
    return {**missing, **made.files}


def _write(out: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    try:
        return write_draft(out, Draft(files, "", is_level=False))
    except NewSceneError as reason:
        raise UsageError(str(reason)) from reason


def _summary(made: Imported) -> str:
    count = len(made.losses)
    if not count:
        return "Everything was carried over."
    return f"{count} thing{'' if count == 1 else 's'} to look at, told above by the line of the story's file."
