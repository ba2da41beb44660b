"""Who says a line: names before a colon, and the people of the cast they become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing.names import Ids
from game.script.readers import KEYWORDS
from game.story.model import NARRATOR, YOU, Character

SPEAKER: Final = re.compile(
    r"\s*([^\W\d_][\w.'\u2019-]{0,30}(?: [^\W\d_][\w.'\u2019-]{0,30}){0,2}):\s+(\S.*)", re.DOTALL
)
PLAYERS: Final = frozenset(("you", "me", "player", "agent"))


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks: the id of each name in small letters; ``people`` are the names of those who are somebody, by id."""

    speakers: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> tuple[str, str]:
        """Who says a line, and what."""
        spoken = SPEAKER.fullmatch(text)
        speaker = self.speakers.get(spoken[1].casefold()) if spoken else None
        if spoken is None or speaker is None:
            return NARRATOR, text
        return speaker, spoken[2]

    def of_player(self, text: str) -> str:
        """What the player says, without a name before it that is the player's."""
        spoken = SPEAKER.fullmatch(text)
        return spoken[2] if spoken and self.speakers.get(spoken[1].casefold()) == YOU else text


def speech_of(lines: Iterable[str], options: Iterable[str], cast: Mapping[str, Character | None], least: int) -> Speech:
    """Find out who speaks.

    Args:
        lines: the beginning of every line.
        options: that of every option: whoever stands there alone, and nobody else does, is the player.
        cast: people that there are already, None for one that cannot be read.
        least: in how many lines a name must stand before a colon to be somebody's.
    """
    found: dict[str, int] = {}
    shown: dict[str, str] = {}
    of_options: dict[str, int] = {}
    for texts, counts in ((lines, found), (options, of_options)):
        for text in texts:
            if spoken := SPEAKER.fullmatch(text):
                name = spoken[1].casefold()
                counts[name] = counts.get(name, 0) + 1
                shown.setdefault(name, spoken[1])
    ids = Ids({*KEYWORDS, NARRATOR, YOU, *cast})
    by_name = {each.name.casefold(): id_ for id_, each in cast.items() if each is not None}
    speakers: dict[str, str] = {}
    people: dict[str, str] = {}
    for name in (*found, *of_options):
        if name in speakers:
            continue
        if name in PLAYERS or list(of_options) == [name]:
            speakers[name] = YOU
        elif name == NARRATOR:
            speakers[name] = NARRATOR
        elif found.get(name, 0) >= least or (name in by_name and name in found):
            speakers[name] = by_name.get(name) or ids.new(shown[name], "customer")
            people[speakers[name]] = shown[name]
    return Speech(speakers, people)


def shortened(text: str) -> str:
    """The beginning of a text, on one line, to tell it by."""
    line = " ".join(text.split())
    return f"{line[:60]}…" if len(line) > 60 else line
