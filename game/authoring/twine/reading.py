"""Reads a story's files, whatever they are: Twee, HTML of Twine 2 or 1, an archive, JSON, or several of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from game.authoring.importing import Files, Loss, files_of
from game.authoring.twine.html import is_twine_2, read_html
from game.authoring.twine.twee import read_twee, twee_story
from game.authoring.twine.twine import MOST_LETTERS, TOO_LONG, NotTwineError, Passage, TwineStory
from game.authoring.twine.twine_1 import is_twine_1, read_twine_1
from game.authoring.twine.unseen import without_unseen

HTML: Final = (".html", ".htm")
ENDINGS: Final = (*HTML, ".twee", ".tw", ".twee2", ".tw2")
"""How the files of a folder are called that are read as a story's, in small letters."""


def read_story(text: str, name: str) -> TwineStory:
    """Read a story's file; of an archive of several stories, the first.

    Args:
        text: the whole file.
        name: its name, which says what it is unless it plainly is not.

    Raises:
        NotTwineError: where there is no story in it.
    """
    return read_stories(text, name)[0]


def read_stories(text: str, name: str) -> tuple[TwineStory, ...]:
    """Read a file of one story, or an archive of several.

    Args:
        text: the whole file.
        name: its name, which says what it is unless it plainly is not.

    Raises:
        NotTwineError: where there is no story in it, or more than can be read.
    """
    plain = _plain(text)
    if is_twine_2(plain):
        stories = read_html(plain)
    elif is_twine_1(plain):
        stories = (_loose(read_twine_1(plain), name, {}),)
    elif name.lower().endswith(HTML):
        raise NotTwineError("there is no story of Twine's in this file: it has no <tw-storydata>")
    elif len(plain) > MOST_LETTERS:
        raise NotTwineError(TOO_LONG)
    elif plain.lstrip("\ufeff \n\t").startswith("{"):
        stories = (_json_story(plain, name),)
    else:
        stories = (twee_story(*read_twee(plain)),)
    return tuple(without_unseen(story) for story in stories)


def read_files(files: Iterable[tuple[str, str]]) -> TwineStory:
    """Read one story that stands in several files.

    Args:
        files: their names as they are told, and their texts.

    Raises:
        NotTwineError: where there is no story in them, or more than can be read.
    """
    passages: list[Passage] = []
    losses: list[Loss] = []
    starts: list[tuple[int, str]] = []
    lines = letters = 0
    whole: TwineStory | None = None
    for name, text in files:
        plain = _plain(text)
        starts.append((lines, name))
        if is_twine_2(plain):
            story = read_html(plain)[0]
            whole = whole or story
            own = [replace(passage, line=passage.line + lines) for passage in story.passages]
            told = [loss._replace(line=loss.line + lines) for loss in story.losses]
        else:
            own, told = read_twee(plain, lines)
            if not own:
                told.append(Loss(lines + 1, "there is no passage in this file"))
        letters += sum(len(passage.text) for passage in own)
        if letters > MOST_LETTERS:
            raise NotTwineError(TOO_LONG)
        passages += own
        losses += told
        lines += plain.count("\n") + 1
    story = twee_story(passages, losses, files_of(starts))
    if whole is not None:
        start = whole.start if any(passage.name == whole.start for passage in passages) else story.start
        story = replace(story, title=story.title or whole.title, format=story.format or whole.format, start=start)
    return without_unseen(story)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _loose(found: Iterable[tuple[str, tuple[str, ...], str]], name: str, data: dict[str, str]) -> TwineStory:
    """A story whose passages stand in no lines of their own: each counts as a file with its name."""
    passages: list[Passage] = []
    starts: list[tuple[int, str]] = []
    lines = 0
    for title, tags, text in found:
        plain = _plain(text)
        starts.append((lines, f"{name} [{' '.join(title.split())[:60]}]"))
        passages.append(Passage(title.strip() or f"passage {len(passages) + 1}", tags, plain, lines + 1))
        lines += plain.count("\n") + 1
    story = twee_story(passages, [], Files(tuple(starts)))
    start = data.get("start", "")
    return replace(
        story,
        title=story.title or data.get("title", ""),
        format=story.format or data.get("format", "").lower(),
        start=start if any(passage.name == start for passage in passages) else story.start,
    )


def _json_story(text: str, name: str) -> TwineStory:
    """A story as JSON, such as Twine's JSON formats write it: passages with a name and a text.

    Raises:
        NotTwineError: where it is none.
    """
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise NotTwineError("this begins like JSON, and cannot be read as such") from None
    rows = data.get("passages") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise NotTwineError("this JSON holds no story of Twine's: it has no list of passages")
    passages: list[tuple[str, tuple[str, ...], str]] = []
    numbers: dict[str, str] = {}
    for row in rows:
        if not isinstance(row, dict):
            continue
        title = str(row.get("name") or row.get("title") or "")
        tags = row.get("tags")
        words = tags if isinstance(tags, list) else str(tags or "").split()
        passages.append((title, tuple(map(str, words)), str(row.get("text") or row.get("content") or "")))
        numbers[str(row.get("pid") or row.get("id") or title)] = title
    start = str(data.get("startnode") or data.get("startPassage") or data.get("start") or "")
    told = {"title": data.get("name") or data.get("title") or "", "format": data.get("format") or ""}
    return _loose(
        passages, name, {"start": numbers.get(start, start)} | {key: str(value) for key, value in told.items()}
    )
