"""Reads the option named ``silence``: how long it is waited for."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import steps, values
from game.script.problems import Mend
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.numbers import meant_seconds
from game.script.readers.reader import Fields, Reader
from game.script.source import ScalarNode, YamlNode, is_empty, put_in, swapped, without_line
from game.story.model import SILENCE

MAX_SECONDS: Final = 3600
_SECONDS: Final = re.compile(r"([0-9]{1,6})\s*s?")


def read_silence(reader: Reader, key: ScalarNode, fields: Fields) -> int | None:
    """What holds for an option named ``silence``, and for it alone: it has ``after`` and says nothing."""
    after, say = fields.get("after"), fields.get("say")
    if key.text != SILENCE and say is None and after is not None:
        told = f"only the option named silence can have 'after' and no 'say', and this is '{key.text}'"
        reader.tell(steps.Silence, key, told, f"write:  {SILENCE}:", mend=swapped(reader.page, key, SILENCE))
        return _seconds(reader, after[1])
    if key.text != SILENCE:
        reader.tell(
            steps.Silence,
            (after or (key,))[0],
            f"only the option named silence can have 'after', and this is '{key.text}'",
            "call the option silence, or leave this line out",
            mend=None if after is None or say is None else without_line(reader.page, *after),
        )
        if say is None:
            reader.tell(
                steps.NothingSaid,
                key,
                f"the option '{key.text}' has no 'say'",
                "add a line under it:  say:  and what the player says",
            )
        return None
    if say is not None:
        reader.tell(
            steps.Silence,
            say[0],
            "silence says nothing, and this has a 'say'",
            "leave this line out, or call the option something else",
            mend=without_line(reader.page, *say),
        )
    if (cut_off := fields.get("cut_off")) is not None:
        told = "silence says nothing that anybody could break into, and this has a 'cut_off'"
        mend = without_line(reader.page, *cut_off)
        reader.tell(steps.Silence, cut_off[0], told, "leave this line out", mend=mend)
    if after is None:
        reader.tell(
            steps.Silence,
            key,
            "silence has no 'after': how long is it waited for?",
            "add a line under it, such as  after: 20s",
            mend=_with_after(reader, fields),
        )
        return None
    return _seconds(reader, after[1])


def _with_after(reader: Reader, fields: Fields) -> Mend | None:
    """The mend that says how long it is waited for, before the other keys."""
    first = min((key for key, _ in fields.values()), key=lambda key: (key.line, key.column))
    start = reader.page.line(first.line)[: first.column - 1]
    return put_in(first.line, first.column, f"after: 20s{', ' if start.strip() else chr(10) + start}")


def _seconds(reader: Reader, node: YamlNode) -> int | None:
    """``20s`` or ``20``."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, "after", "a number of seconds", "after: 20s")
        return None
    found = _SECONDS.fullmatch(node.text)
    if found is not None and 0 < int(found[1]) <= MAX_SECONDS:
        return int(found[1])
    meant = meant_seconds(node.text, MAX_SECONDS)
    reader.tell(
        values.BadTime,
        node,
        f"after should be a number of seconds from 1 to {MAX_SECONDS}, and this is '{node.text[:40]}'",
        f"write:  after: {meant}s" if meant else "for example: after: 20s",
        mend=swapped(reader.page, node, f"{meant}s") if meant else None,
    )
    return meant
