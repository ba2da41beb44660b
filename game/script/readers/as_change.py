"""A meter or a flag where a key should stand, as the ``mood`` or the ``set`` that is meant."""

from __future__ import annotations

from typing import NamedTuple

from game.script.readers.numbers import meant_change
from game.script.readers.reader import Reader
from game.script.source import ScalarNode, YamlNode, written
from game.story.condition import TRUTHS, as_id


class MeantChange(NamedTuple):
    """``mood`` or ``set``, and the meter or the flag with its value."""

    key: str
    name: str
    value: str

    @property
    def said(self) -> str:
        """How it is written."""
        return f"{self.key}: {{{self.name}: {self.value}}}"


def meant_as_change(reader: Reader, name: str, value: YamlNode) -> MeantChange | None:
    """What ``anger: +5`` or ``refunded: true`` means where neither is a key; None where it means no change."""
    if type(value) is not ScalarNode or not value.text:
        return None
    alike, here = as_id(name), reader.names
    meter = next((known for known in here.meters or () if as_id(known) == alike), "")
    if meter and (change := meant_change(value.text)):
        return MeantChange("mood", meter, change)
    flag = next((known for known in here.flags if as_id(known) == alike), "")
    if flag:
        truth = TRUTHS.get(as_id(value.text), "") if isinstance(here.flags[flag].start, bool) else ""
        return MeantChange("set", flag, truth or written(reader.page, value))
    return None
