"""Lists the scenes of a library: the levels in their order, then the scenes that are played by name only."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap

from game.cli.arguments import add_format, add_library
from game.cli.library import index_of
from game.cli.streams import WIDEST, width
from game.script.library import LibraryIndex
from game.story.model import fill
from game.terminal.console import plain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``list`` takes."""
    add_library(parser)
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Print the list; returns the exit code, which is 0 even where some files have problems (that is ``check``)."""
    index = index_of(arguments.dialogues)
    scenes = listed(index)
    if arguments.format == "json":
        print(json.dumps(scenes, ensure_ascii=False, indent=2))
    else:
        for scene in scenes:
            print(_in_text(scene))
        if not scenes:
            print("There are no scenes here.")
    broken = {problem.file for problem in index.problems if problem.severity == "error"}
    if broken:
        told = f"Left out because of problems: {', '.join(sorted(broken))}. See: check {index.folder}"
        for line in textwrap.wrap(plain(told), width() or WIDEST, break_long_words=False, break_on_hyphens=False):
            print(line, file=sys.stderr)
    return 0


def listed(index: LibraryIndex) -> list[dict[str, object]]:
    """Every scene as plain data.

    Returns:
        For each scene ``scene`` (its id), ``title``, ``summary``, ``teaches``, ``level`` (from 1, or None outside the
        course), ``after`` (the scene to be done first, or None) and ``needs`` (``passed`` or ``finished``, or None).
    """
    levels = {level.scene: (number, level) for number, level in enumerate(index.course.levels, start=1)}
    ids = [id_ for id_ in levels if id_ in index.headers]
    ids += [id_ for id_ in index.headers if id_ not in levels]
    found: list[dict[str, object]] = []
    for id_ in ids:
        header = index.headers[id_]
        number, level = levels.get(id_, (None, None))
        after = level.after if level is not None else None
        found.append(
            {
                "scene": id_,
                "title": fill(header.title, index.course.words),
                "summary": fill(header.summary, index.course.words),
                "teaches": list(header.teaches),
                "level": number,
                "after": after,
                "needs": level.needs if level is not None and after else None,
            }
        )
    return found


def _in_text(scene: dict[str, object]) -> str:
    level = f"Level {scene['level']}" if scene["level"] else "By name"
    after = f", once {scene['after']} is {scene['needs']}" if scene["after"] else ""
    summary = f"\n    {plain(str(scene['summary']))}" if scene["summary"] else ""
    return f"{scene['scene']}: {plain(str(scene['title']))} ({level}{after}){summary}"
