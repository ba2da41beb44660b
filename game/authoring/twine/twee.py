"""Reads Twee 3, the text form of Twine stories: ``:: Name [tags] {metadata}`` and the passage below it."""

from __future__ import annotations

import json
import re
from typing import Final

from game.authoring.importing import ONE_FILE, Files, Loss
from game.authoring.twine.twine import NotTwineError, Passage, TwineStory

_NAME: Final = re.compile(r"::((?:\\.|[^\\\[\]{}])*+)")
_TAGS: Final = re.compile(r"\[((?:\\.|[^\\\]])*+)\]")
_ESCAPED: Final = re.compile(r"\\(.)")


def read_twee(text: str, before: int = 0) -> tuple[list[Passage], list[Loss]]:
    r"""The passages of a Twee file, those with the story's title and data among them, and what could not be read.

    Args:
        text: the whole file, with ``\n`` at the ends of its lines.
        before: how many lines of the story stand before it, in other files.
    """
    passages: list[Passage] = []
    losses: list[Loss] = []
    head: tuple[str, tuple[str, ...], int] | None = None
    body: list[str] = []

    def close() -> None:
        if head is not None:
            name, tags, line = head
            passages.append(Passage(name, tags, "\n".join(body).strip("\n"), line + 1 + _empty_lines_at_top(body)))
        elif any(line.strip() for line in body):
            losses.append(Loss(before + 1, "what stands before the first passage was left out"))
        body.clear()

    for number, line in enumerate(text.split("\n"), before + 1):
        if line.startswith("::"):
            close()
            head = (*_head(line, number, losses), number)
        else:
            body.append(line)
    close()
    return passages, losses


def _empty_lines_at_top(body: list[str]) -> int:
    count = 0
    for line in body:
        if line:
            break
        count += 1
    return count


def _head(line: str, number: int, losses: list[Loss]) -> tuple[str, tuple[str, ...]]:
    line = line.rstrip()
    named = _NAME.match(line)
    tagged = None if named is None else _TAGS.match(line, named.end())
    last = tagged or named
    rest = "" if last is None else line[last.end() :].lstrip()
    if named is None or (rest and not (rest.startswith("{") and rest.endswith("}"))):
        losses.append(
            Loss(number, "this passage's first line is not as Twee writes it, so all of it was taken as a name")
        )
        return line[2:].strip() or f"passage {number}", ()
    name = _ESCAPED.sub(r"\1", named[1]).strip()
    if not name:
        losses.append(Loss(number, "this passage has no name, and was given one"))
    tags = _ESCAPED.sub(r"\1", tagged[1] if tagged else "").split()
    return name or f"passage {number}", tuple(tags)


def twee_story(passages: list[Passage], losses: list[Loss], files: Files = ONE_FILE) -> TwineStory:
    """The story that some passages are, with its title and data out of those that hold them.

    Raises:
        NotTwineError: where there is no passage among them, or none but those.
    """
    if not passages:
        raise NotTwineError("there is no passage in this file: a line such as ':: Start' begins one")
    by_name: dict[str, Passage] = {}
    for passage in passages:
        by_name.setdefault(passage.name, passage)
    data: object = {}
    if (found := by_name.get("StoryData")) is not None:
        try:
            data = json.loads(found.text)
        except (ValueError, RecursionError):
            losses.append(Loss(found.line, "StoryData is no JSON, and was left out"))
    if not isinstance(data, dict):
        losses.append(Loss(by_name["StoryData"].line, "StoryData is no group of keys, and was left out"))
        data = {}
    title = by_name["StoryTitle"].text.strip() if "StoryTitle" in by_name else ""
    own = tuple(passage for passage in passages if passage not in (by_name.get("StoryTitle"), by_name.get("StoryData")))
    if not own:
        raise NotTwineError("there is no passage in this file but the story's title and data")
    start = data.get("start")
    if not isinstance(start, str) or start not in by_name:
        start = "Start" if "Start" in by_name else own[0].name
    return TwineStory(title, str(data.get("format", "")).lower(), start, own, tuple(losses), files)
