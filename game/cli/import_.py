"""Turns a story made with Twine into a scene: Twee 3, or the HTML that Twine 2 publishes.

Passages become beats and links options; plain variables and the conditions of SugarCube and Harlowe become flags and
conditions. Whatever a scene cannot say is told with its line, and kept as a comment in the scene's file. No file that
is there already is touched. Exit code: 0 when the scene was written, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from game.authoring.new_scene import Draft, NewSceneError, write_draft
from game.authoring.twine import Imported, NotTwineError, TwineStory, imported, read_story, yaml_quoted
from game.cli.arguments import named_path
from game.cli.printed import say
from game.cli.wrong import UsageError
from game.letters import plain
from game.script.library import read_library
from game.script.problems import NoLibraryError
from game.script.source import STORY, Page, decoded, read_source

"""The largest story's file, in bytes: published HTML has the whole story format in it."""
_SKILLS: Final = """\
# The tags that options may carry in `does`. Add your own: half is heart or head, kind is skill or fault.
listen: {label: Listen, half: heart, kind: skill, tip: "Let the story run to its end before you answer."}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``import`` takes."""
    parser.add_argument("story", metavar="FILE", type=named_path, help="the story: a .twee or a published .html file")
    parser.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        type=named_path,
        required=True,
        help="the library to put the scene in; made if need be",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the scene and tell what was lost; returns the exit code."""
    story, out = arguments.story, arguments.out
    text = _text(story)
    try:
        found = read_story(text, story.name)
        made = _imported(found, story.name, out)
    except NotTwineError as reason:
        raise UsageError(f"{story}: {reason}.") from None
    files = _with_library(made, out, found.title)
    yaml_written = _write(out, files)
    for loss in made.losses:
        say(plain(f"{story}:{loss.line}: {loss.message}"))
    if made.losses:
        say()
    for path in yaml_written:
        say(f"Wrote {path}.")
    say(_summary(made))
    if "course.yaml" not in files:
        say(f"It is no level yet: add {made.scene} under levels: in {out / 'course.yaml'}, or play it by its id.")
    return 0


def _text(story: Path) -> str:
    source = read_source(story, story.name, STORY)
    if source.refusal is not None:
        raise UsageError(f"{source.refusal.of(story)}.")
    page = Page(story.name, source.data)
    text = decoded(source.data, page)
    if text is None:
        problem = page.problems[0]
        raise UsageError(f"{story}:{problem.line}:{problem.column}: {problem.message}; {problem.hint}.")
    return text


def _imported(story: TwineStory, name: str, out: Path) -> Imported:
    """The scene, with ids that no scene and nobody in the library has yet."""
    if not out.exists():
        return imported(story, name, frozenset(), {})
    try:
        reading = read_library(out)
    except NoLibraryError as reason:
        raise UsageError(str(reason)) from reason
    cast = {id_: reading.library.characters.get(id_) for id_ in reading.outline.cast}
    return imported(story, name, frozenset(reading.outline.scenes), cast)


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
