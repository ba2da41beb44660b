"""A scene's file as lines, each with where it stood in the story, and what can be done to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing.emit import NOWHERE, Origin

NEVER_SAID: Final = "nobody can come here, and it was kept as a comment"
_BEAT: Final = re.compile(r"  (\w+):")
_GO: Final = re.compile(r"\s*(?:- )?go: (\w+)")
STOP: Final = '"(Stop here.)"'
"""What a player says to end a story that has no end."""
_WORDS: Final = re.compile(r'"((?:[^"\\]|\\.)+)"')
Line = tuple[str, Origin]


@dataclass(slots=True)
class Lines:
    """A scene's lines, which are made to pass; ``told`` is what was changed: where, what, and its words.

    ``gone`` are endings that nobody came to.
    """

    lines: list[Line]
    told: list[tuple[Origin, str, str]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def text(self) -> str:
        """The scene's file."""
        return "\n".join(text for text, _ in self.lines) + "\n"

    # What is done to lines

    def block(self, number: int) -> range:
        """The lines of a key or an item, with everything under it."""
        indent = indent_of(self.lines[number][0])
        end = number + 1
        while end < len(self.lines) and (
            indent_of(self.lines[end][0]) > indent or self.lines[end][0].lstrip().startswith("#")
        ):
            end += 1
        while end > number + 1 and self.lines[end - 1][0].lstrip().startswith("#"):
            end -= 1
        return range(number, end)

    def tell(self, number: int, message: str) -> None:
        """Tell what was taken out, with the words in it; what has none needs no telling."""
        words = _WORDS.search("\n".join(self.lines[at][0] for at in self.block(number)))
        if words or message != NEVER_SAID:
            self.told.append((self.lines[number][1], message, words[1] if words else ""))

    def forget(self, key: str, id_: str) -> None:
        """Take out whatever leads to a beat or an ending that is not there any more; nobody comes there."""
        number = len(self.lines)
        while number:
            number -= 1
            if number < len(self.lines) and self.lines[number][0].lstrip("- ") == f"{key}: {id_}":
                self.out(number)

    def out(self, number: int) -> None:
        """Make a key or an item, with all under it, a comment; with a list or group that would be empty then."""
        top = self.top_of(number)
        block = self.block(top)
        self.tell(top, NEVER_SAID)
        self.turn(top, block.stop)
        indent = indent_of(self.lines[top][0])
        self.lines[top : block.stop] = [
            (f"{' ' * indent}# {text[indent:]}", origin) for text, origin in self.lines[top : block.stop]
        ]

    def turn(self, number: int, end: int) -> None:
        """Where only the ``otherwise`` of a block is left, it is done where the condition does not hold."""
        text = self.lines[number][0]
        indent = indent_of(text)
        if text.strip() != "then:" or end >= len(self.lines) or self.lines[end][0] != f"{' ' * indent}otherwise:":
            return
        head, origin = self.lines[number - 1]
        start, _, condition = head.partition("when: ")
        self.lines[number - 1] = (f"{start}when: not ({condition})", origin)
        self.lines[end] = (f"{' ' * indent}then:", self.lines[end][1])

    def top_of(self, number: int) -> int:
        """The outermost key or item that holds nothing else than this one."""
        while True:
            indent = indent_of(self.lines[number][0])
            if indent <= 2:
                return number
            parent = number - 1
            while parent > 0 and (self._is_comment(parent) or indent_of(self.lines[parent][0]) >= indent):
                parent -= 1
            inside = [at for at in self.block(parent) if at != parent and not self._is_comment(at)]
            own = set(self.block(number))
            text = self.lines[parent][0].lstrip()
            if any(at not in own for at in inside):
                return number
            if text.startswith(("then:", "otherwise:", "reply:", "choose:", "- choose:", "- when:")):
                number = parent
                continue
            return number

    def _is_comment(self, number: int) -> bool:
        return self.lines[number][0].lstrip().startswith("#")

    def ended(self, number: int, message: str) -> None:
        """Let a way on end the scene."""
        text, origin = self.lines[number]
        match = re.fullmatch(r"(\s*(?:- )?)go: \w+", text)
        if match is None:
            return
        self.tell(number, message)
        self.lines[number] = (f"{match[1]}end: {self.stop()}", origin)

    def furthest_choose(self, number: int) -> int | None:
        """The line of the last ``choose`` that can be come to from a beat or an option, as far as ``go`` says."""
        beats = {match[1]: at for at, (text, _) in enumerate(self.lines) if (match := _BEAT.fullmatch(text))}
        start = max((at for at in beats.values() if at <= number), default=number)
        found: dict[int, None] = {number: None, start: None} if number != start else {start: None}
        last = None
        for at in (todo := list(found)):
            for line in self.block(at):
                text = self.lines[line][0]
                if text.lstrip().startswith("- choose:"):
                    last = line
                elif (
                    (match := _GO.fullmatch(text)) and (there := beats.get(match[1])) is not None and there not in found
                ):
                    found[there] = None
                    todo.append(there)
        return last

    def add_stop(self, number: int) -> None:
        """Add an option with which the story is over to a ``choose``."""
        inside = [at for at in self.block(number) if not self._is_comment(at) and at > number]
        indent = indent_of(self.lines[inside[0]][0])
        origin = self.lines[number][1]
        self.told.append((origin, "no ending can be come to from here, and an option to stop was added", ""))
        option = [f"{' ' * indent}stop_here:", f"{' ' * indent}  say: {STOP}", f"{' ' * indent}  end: {self.stop()}"]
        end = self.block(number).stop
        self.lines[end:end] = [(text, origin) for text in option]

    def stop(self) -> str:
        """The ending of what would lead round and round, made where there is none yet."""
        if any(text.startswith("  stopped_here:") for text, _ in self.lines):
            return "stopped_here"
        at = next(number for number, (text, _) in enumerate(self.lines) if text == "endings:")
        made = ["  stopped_here:", '    title: "Stopped here"', "    outcome: settled"]
        self.lines[at + 1 : at + 1] = [(text, NOWHERE) for text in made]
        return "stopped_here"


def indent_of(text: str) -> int:
    """How many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))
