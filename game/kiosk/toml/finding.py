"""The file being read: its settings by group and name, and what is wrong with it so far."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final, Literal

from game.kiosk.toml.keys import BY_PLACE, GROUPS, KEYS, Key, in_group
from game.kiosk.toml.kinds import WrongValueError
from game.kiosk.toml.layout import Statement, statements
from game.kiosk.toml.problem import HIDDEN, KioskProblem
from game.kiosk.toml.values import value_of
from game.letters import plain
from game.script.source import Page
from game.story.condition import nearest_name

MOST_PROBLEMS: Final = 100
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_AT_LINE: Final = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


class Found:
    """What a kiosk's file says."""

    def __init__(self, page: Page) -> None:
        self.values: dict[tuple[str, str], Any] = {}
        self.problems: list[KioskProblem] = [
            KioskProblem(page.name, one.line, one.column, "error", one.message, one.hint, one.source)
            for one in page.problems
        ]
        self._page = page
        self._places: dict[tuple[str, str], Statement] = {}
        if page.text is not None:
            self._read(page.text)

    def says(self, group: str, name: str) -> bool:
        """Whether a setting stands in the file, be it right or wrong."""
        return (group, name) in self._places

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong that keeps the kiosk closed."""
        return all(problem.severity != "error" for problem in self.problems)

    def tell(
        self, group: str, name: str, message: str, hint: str = "", *, entry: str | None = None,
        severity: Literal["error", "warning"] = "error",
    ) -> None:  # fmt: skip
        """Tell what is wrong with a setting, at its value, or at an entry of it; at the top where it is not there."""
        said = self._places.get((group, name)) or self._places.get(("group", group))
        if said is None:
            self._tell(0, 1, message, hint, severity)
            return
        if said.is_group:
            self._tell(said.line, said.column, message, hint, severity)
            return
        text = self._page.text or ""
        at = said.begin
        if entry is not None:
            within = text.find(entry, said.begin, said.end)
            at = within - 1 if within > 0 else at
        line = said.line + text.count("\n", said.begin, at)
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        self._tell(line, column, message, hint, severity)

    def _tell(self, line: int, column: int, message: str, hint: str, severity: Literal["error", "warning"]) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            return
        if len(self.problems) == MOST_PROBLEMS - 1:
            message, severity = f"{message}; what more there is in this file is not told", "error"
        source = self._page.line(line)[:500]
        if "pin" in source.lower():
            source = HIDDEN
        self.problems.append(KioskProblem(self._page.name, max(line, 1), column, severity, message, hint, source))

    def _read(self, text: str) -> None:
        bad = _FORBIDDEN.search(text)
        if bad is not None:
            line = text.count("\n", 0, bad.start()) + 1
            self._tell(
                line, bad.start() - text.rfind("\n", 0, bad.start()),
                f"the character U+{ord(bad.group()):04X} here is no part of a text",
                "save the file as plain text with an editor", "error",
            )  # fmt: skip
            return
        for said in statements(text):
            if len(self.problems) >= MOST_PROBLEMS:
                return
            self._take(said)
        if not self.problems:
            self._see_that_others_read_it(text)

    def _take(self, said: Statement) -> None:
        if said.slip is not None:
            self._tell(said.line, said.column, said.slip.message, said.slip.hint, "error")
            return
        if said.is_group:
            self._take_group(said)
            return
        place = ("", *said.path) if len(said.path) == 1 else said.path
        if len(place) == 2 and place[0] == "" and place[1] in GROUPS:
            self._tell(
                said.line, said.column, f"'{place[1]}' is a group of settings",
                f"write [{place[1]}] on a line of its own, and its settings below", "error",
            )  # fmt: skip
            return
        key = BY_PLACE.get((place[0], place[1])) if len(place) == 2 else None
        if key is None:
            if len(place) != 2 or place[0] in ("", *GROUPS):  # a group that is not there has been told
                self._tell_unknown(said, place)
            return
        self._take_value(key, said)

    def _take_group(self, said: Statement) -> None:
        name = ".".join(said.path)
        if name in GROUPS:
            if ("group", name) in self._places:
                first = self._places["group", name].line
                self._tell(
                    said.line, said.column, f"the group [{name}] stands in line {first} already",
                    "put the settings of both under one of them", "error",
                )  # fmt: skip
            self._places.setdefault(("group", name), said)
            return
        near = nearest_name(name, GROUPS)
        known = f"known here: {', '.join(GROUPS)}"
        hint = f"did you mean [{near}]?" if near else known
        if not near and (keys := [key for key in KEYS if key.name == name]):
            hint = f"'{name}' is a setting: write  {name} = {keys[0].kind.example}"
        self._tell(said.line, said.column, f"there is no group [{plain(name)[:60]}]", hint, "error")

    def _tell_unknown(self, said: Statement, place: tuple[str, ...]) -> None:
        group, name = place[0], ".".join(place[1:])
        where = f" in [{group}]" if group else ""
        elsewhere = [key for key in KEYS if key.name == name and key.group != group]
        near = nearest_name(name, in_group(group))
        far = nearest_name(name, {key.name for key in KEYS})
        if elsewhere and not near:
            wanted = " or ".join(f"[{key.group}]" if key.group else "the first lines of the file" for key in elsewhere)
            hint = f"it belongs into {wanted}"
        elif near:
            hint = f"did you mean '{near}'?"
        elif not group and (near := nearest_name(name, GROUPS)):
            hint = f"did you mean the group [{near}]? It stands on a line of its own, its settings below"
        elif far:
            belongs = next(key for key in KEYS if key.name == far)
            hint = f"did you mean {belongs.shown}?"
        else:
            hint = f"known here: {', '.join(in_group(group))}"
        self._tell(said.line, said.column, f"there is no setting '{plain(name)[:60]}'{where}", hint, "error")

    def _take_value(self, key: Key, said: Statement) -> None:
        place = (key.group, key.name)
        if place in self._places:
            first = self._places[place].line
            message = f"'{key.name}' stands in line {first} already"
            self._tell(said.line, said.column, message, "keep one of the two", "error")
            return
        self._places[place] = said
        try:
            value = value_of(said.text, is_text=key.kind.is_text, is_list=key.kind.example.startswith("["))
            self.values[place] = key.kind.read(value)
        except WrongValueError as wrong:
            instead = wrong.instead or key.kind.example
            hint = "run: python -m game kiosk --set-pin" if key.name == "pin" else f"write:  {key.name} = {instead}"
            self.tell(*place, f"'{key.name}' {wrong.message}", hint, entry=wrong.entry)

    def _see_that_others_read_it(self, text: str) -> None:
        """See that what was read here is TOML as a whole, for whatever else reads it."""
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            line, column = (int(found[1]), int(found[2])) if found and found[1] else (text.count("\n") + 1, 1)
            self._tell(
                line,
                column,
                "this line cannot be read",
                "see that each bracket and quotation mark has its pair",
                "error",
            )
        except (RecursionError, ValueError):
            self._tell(1, 1, "this file cannot be read", "write it anew from the example in deploy", "error")


def texts(value: object) -> Iterator[str]:
    """The entries of a list that was read."""
    if isinstance(value, tuple):
        yield from value
