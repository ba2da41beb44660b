"""A story's text as it can be written: line ends of one kind, and no characters that no text may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.authoring.importing.flow import Flow, Place, Remark
from game.authoring.importing.imported import ONE_FILE, NotStoryError, files_of
from game.letters import FORBIDDEN, name_of

MOST_LETTERS: Final = 4 * 1024 * 1024
"""How many characters a story may have: as many as a scene's file."""
MOST_LINES: Final = 200_000
"""How many lines a story may have."""


def cleaned(files: Mapping[str, str], flow: Flow) -> dict[str, str]:
    r"""The texts of a story's files, with ``\n`` at the ends of their lines; what was taken out is told in the flow.

    Args:
        files: the texts by the files' names, ``""`` for the one that needs none.
        flow: the story, which is told how its lines are counted too.

    Raises:
        NotStoryError: where there is more of it than can be read.
    """
    found: dict[str, str] = {}
    starts: list[tuple[int, str]] = []
    before = letters = 0
    for name, text in files.items():
        plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        if FORBIDDEN.search(plain):
            lines = plain.split("\n")
            for number, line in enumerate(lines, 1):
                if match := FORBIDDEN.search(line):
                    why = f"a character that no text may hold was taken out here: {name_of(match[0])}"
                    flow.remarks.append(Remark(Place(number, name), "", why))
            plain = "\n".join(FORBIDDEN.sub("", line) for line in lines)
        starts.append((before, name))
        letters += len(plain)
        if letters > MOST_LETTERS or before > MOST_LINES:
            raise NotStoryError("the story has more than 4 MiB of text, or more than 200,000 lines: split it")
        before += plain.count("\n") + 1
        found[name] = plain
    flow.sources = files_of(starts) if len(files) > 1 else ONE_FILE
    return found
