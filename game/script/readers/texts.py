"""Reads texts: every one as it was written, with YAML's traps seen in it, and the words in its braces checked."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import names, shapes, traps
from game.script.problems import Edit, Mend
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.promise_words import read_promise_word
from game.script.readers.reader import CUT, Reader
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode
from game.script.syntax import double_quoted, rewritten, shown
from game.story.condition import nearest_name
from game.story.model import PROMISE, slips

MAX_SLIPS: Final = 50
"""How many wrong braces of one text are told."""
_KEY_INSIDE: Final = re.compile(
    r"(?:^|\s)(say|label|does|mood|set|note|when|locked|once|why|reply|go|end|face|text):(?=\S)"
)
_BLOCK_STYLES: Final = frozenset("|>")


def read_text(reader: Reader, node: YamlNode, what: str, otherwise: str = "") -> str:
    """What a text place holds, as it was written; ``otherwise`` where there is no text, which is told."""
    if type(node) is ScalarNode and (text := node.text) and not text.isspace():
        if "{" in text and reader.words is not None:
            _braces(reader, node)
        if node.style in _BLOCK_STYLES:
            return text.strip("\n")
        if not node.style:
            if reader.has_cuts:
                _watch_cut(reader, node)
            if " - " in text and (line := _swallowed(reader.page, node)):
                reader.page.tell_at(
                    traps.BrokenByColon,
                    line,
                    len(reader.page.line(line)) - len(reader.page.line(line).lstrip()) + 1,
                    "this line begins with a dash, and is read as part of the text above it",
                    "is a line missing before it, or a colon? If it is text, put the whole text in quotation marks",
                )
            if ":" in text and (key := _KEY_INSIDE.search(text)):
                reader.page.tell_inside(
                    traps.BrokenByColon,
                    node,
                    key.start(1),
                    f"'{key[1]}:' stands inside this text: was it meant as a key?",
                    f"write it on a line of its own with a space after the colon ({key[1]}: …), or put the text in"
                    " quotation marks",
                    mend=quoted(reader.page, node),
                )
        return text
    return _no_text(reader, node, what, otherwise)


def _no_text(reader: Reader, node: YamlNode, what: str, otherwise: str) -> str:
    """Tell what stands where a text should; a text that a colon made into a key is put together again."""
    match node:
        case ScalarNode():
            cut = reader.page.line(node.line)[node.column - 1 :].lstrip()
            if not node.style and cut.startswith("#"):
                reader.tell(
                    traps.SpecialStart,
                    node,
                    f"{what} begins with #, which makes the rest of the line a comment",
                    f"put the text in quotation marks: {shown(double_quoted(cut.rstrip()))}",
                    mend=quoted(reader.page, node, is_certain=True),
                )
            else:
                reader.tell(shapes.Empty, node, f"{what} has no text", "write the text after the colon")
        case MappingNode(pairs=[(ScalarNode(text=key), ScalarNode(text=rest))]) if not node.flow and rest:
            reader.tell(
                traps.BrokenByColon,
                node,
                f"the colon in this text makes '{key}' look like a key",
                f"put the text in quotation marks: {shown(double_quoted(f'{key}: {rest}'))}",
                mend=quoted(reader.page, node, is_certain=True),
            )
            return f"{key}: {rest}"
        case MappingNode(flow=True):
            reader.tell(
                shapes.WrongKind,
                node,
                f"{what} should be a text, and a {{ at its start makes YAML look for keys in it",
                f"put the whole text in quotation marks: {shown(double_quoted(_raw(reader.page, node)))}",
                mend=quoted(reader.page, node, is_certain=True),
            )
        case SequenceNode(flow=True):
            reader.tell(
                shapes.WrongKind,
                node,
                f"{what} should be a text, and a [ at its start makes it a list",
                f"put the whole text in quotation marks: {shown(double_quoted(_raw(reader.page, node)))}",
                mend=quoted(reader.page, node, is_certain=True),
            )
        case _:
            tell_wrong_kind(reader, node, what, "a text")
    return otherwise


def _swallowed(page: Page, node: ScalarNode) -> int:
    """The first line of a text, after its own, that begins with a dash as a step does; 0 where there is none."""
    left = len(node.text.split()) - len(page.line(node.line)[node.column - 1 :].split())
    number = node.line
    while left > 0 and number < len(page.lines):
        number += 1
        line = page.line(number)
        if line.lstrip().startswith("- "):
            return number
        left -= len(line.split())
    return 0


def quoted(page: Page, node: YamlNode, *, last: int = 0, is_certain: bool = False) -> Mend | None:
    """The mend that puts a text in quotation marks, from where it begins to the end of its line, or of line ``last``.

    None where it cannot be said where the text ends, or more lines would have to be changed than its first and last.
    """
    line = page.line(node.line)
    if last in (0, node.line):
        return rewritten(
            page, node.line, line[: node.column - 1] + double_quoted(_raw(page, node)), is_certain=is_certain
        )
    between = [line[node.column - 1 :], *(page.line(number) for number in range(node.line + 1, last + 1))]
    if any(sign in part for part in between for sign in '"\\') or (not between[0].strip()):
        return None
    end = len(page.line(last).rstrip()) + 1
    opened = Edit(node.line, node.column, node.line, node.column, '"')
    return Mend((opened, Edit(last, end, last, end, '"')), is_certain)


def _raw(page: Page, node: YamlNode) -> str:
    """What is written from a node's start to the end of its line."""
    return page.line(node.line)[node.column - 1 :].strip()


def _braces(reader: Reader, node: ScalarNode) -> None:
    """Tell every word in braces that the course does not know."""
    known = reader.words or {}
    for slip in slips(node.text, known)[:MAX_SLIPS]:
        if slip.name is not None and slip.name.startswith(f"{PROMISE}.") and not reader.in_promise:
            read_promise_word(reader, node, slip)
            continue
        line, column = reader.page.locate(node, slip.column)
        if slip.name is None:
            message, hint = "this { is never closed", "close it with }, or write {{ for a brace"
            word = max((name for name in (*known, "player") if slip.found[1:].startswith(name)), key=len, default="")
            meant, begun = f"{word}}}" if word else "", word
        else:
            message = f"there is no word '{slip.name}' to put here"
            meant, begun = nearest_name(slip.name, {*known, "player"}), slip.name
            hint = f"did you mean '{meant}'?"
            if not meant:
                hint = reader.suggest(
                    slip.name, {*known, "player"}, "add it under words: in course.yaml, or write {{ for a brace"
                )
        at = reader.page.line(line).find(begun, column) if meant else -1
        mend = Mend((Edit(line, at + 1, line, at + 1 + len(begun), meant),)) if column <= at <= column + 3 else None
        reader.page.tell_at(names.UnknownWord, line, column, message, hint, mend=mend)


def _watch_cut(reader: Reader, node: ScalarNode) -> None:
    """Warn where one space and a # cut an unquoted text; a comment after two spaces is meant as one."""
    number, start, whole, at = node.line, node.column - 1, "".join(node.text.split()), 0
    while at < len(whole) and number <= len(reader.page.lines):
        raw = reader.page.lines[number - 1]
        cut = CUT.search(raw, start)
        here = "".join((raw[start : cut.start() + 1] if cut else raw[start:]).split())
        if not cut and "#" in raw and not whole.startswith(here, at):
            return  # a comment after two spaces or a tab
        if cut and len(here) == len(whole) - at and whole.endswith(here):
            rest = raw[cut.start() + 2 :].rstrip()
            reader.page.tell_at(
                traps.CutAtHash,
                number,
                cut.start() + 3,
                f"the text stops before ' #': '{rest[:40]}' is left out as a comment",
                f"put the text in quotation marks: {shown(double_quoted(_raw(reader.page, node)))}"
                "\nor, if a comment is meant, leave two spaces before the #",
                mend=quoted(reader.page, node, last=number, is_certain=True),
            )
            return
        at += len(here)
        number, start = number + 1, 0
