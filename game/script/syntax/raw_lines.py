"""A line as its author wrote it: where its value starts, and which trap of YAML that value is caught in."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.script.catalogue import traps
from game.script.catalogue.code import Code

_HEAD: Final = re.compile(
    r"^\s*(?:-\s+)*(?:(?:(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+')\s*+|[^\s\"'\[\]{}#&*!|>%@`,?:-](?:[^:#]|:(?=\S)|(?<=\S)#)*?):(?:\s+|$))?(?:-\s+(?=\S+:\s))*"
)
_BLOCK_HEADER: Final = re.compile(r"[|>][0-9+-]{0,2}\s*(#.*)?")
_SPECIAL: Final = {
    "@": "@",
    "`": "`",
    "%": "%",
    "*": "*",
    "&": "&",
    "!": "!",
    ",": "a comma",
    "]": "]",
    "}": "}",
}
PAIRS: Final = {"[": "]", "{": "}"}


class LineTrap(NamedTuple):
    """What is wrong with a line: ``column`` from 1; ``repaired`` is how it could be written, None if nobody knows."""

    code: type[Code]
    column: int
    message: str
    hint: str
    repaired: str | None


def value_start(line: str) -> int:
    """The offset where the line's value starts, behind its dashes and its key."""
    found = _HEAD.match(line)
    return found.end() if found else 0


def double_quoted(text: str) -> str:
    """The text in double quotation marks, so that it is read as it stands."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def trap_in(line: str) -> LineTrap | None:
    """The trap that a line's value is caught in, found from the line alone."""
    start = value_start(line)
    value = line[start:].rstrip()
    if not value or value.startswith("#"):
        return None
    first = value[0]
    if first in "\"'":
        return _quote(line, start, value)
    if first in PAIRS:
        return _bracket(line, start, value)
    whole = line[:start] + double_quoted(value)
    if first in _SPECIAL:
        return LineTrap(
            traps.SpecialStart,
            start + 1,
            f"this text begins with {_SPECIAL[first]}, which means something else in YAML",
            f"put the text in quotation marks: {double_quoted(value)[:80]}",
            whole,
        )
    if first in "|>" and not _BLOCK_HEADER.fullmatch(value):
        return LineTrap(
            traps.SpecialStart,
            start + 1,
            f"this text begins with {first}, which promises a text on the lines below",
            f"put the text in quotation marks, or begin it on the next line: {double_quoted(value)[:80]}",
            whole,
        )
    if value.startswith(("- ", "? ")) and start and line[:start].rstrip().endswith(":"):
        return LineTrap(
            traps.SpecialStart,
            start + 1,
            f"this text begins with '{first} ', which means something else in YAML",
            f"put the text in quotation marks: {double_quoted(value)[:80]}",
            whole,
        )
    return colon_in(line, start)


def colon_in(line: str, start: int) -> LineTrap | None:
    """A colon with a space after it in a text without quotation marks."""
    value = line[start:].rstrip()
    comment = re.search(r"\s#", value)
    bare = value[: comment.start()].rstrip() if comment else value
    colon = re.search(r":(?=\s|$)", bare)
    if colon is None or value[:1] in "|>":
        return None
    return LineTrap(
        traps.ColonInText,
        start + colon.start() + 1,
        "a colon with a space after it ends a key, so this text is broken in two",
        f"put the text in quotation marks: {double_quoted(bare)[:80]}",
        line[:start] + double_quoted(bare),
    )


def closing_quote(text: str, start: int = 0) -> int:
    """Where the quotation that opens at an offset closes; -1 where it does not."""
    quote, at = text[start], start + 1
    while at < len(text):
        if text[at] == "\\" and quote == '"':
            at += 2
        elif text[at] == quote:
            if quote == "'" and text[at + 1 : at + 2] == "'":
                at += 2
            else:
                return at
        else:
            at += 1
    return -1


def _quote(line: str, start: int, value: str) -> LineTrap | None:
    end = closing_quote(value)
    if end < 0:
        return LineTrap(
            traps.UnclosedQuote,
            start + 1,
            f"the quotation that this {value[0]} opens is never closed",
            f"add {value[0]} at the end of the text",
            f"{line.rstrip()}{value[0]}",
        )
    rest = value[end + 1 :].lstrip()
    if not rest or rest.startswith(("#", ":", ",", "]", "}")):
        return None
    return quote_trap(line, start, start + end)


def quote_trap(line: str, start: int, end: int) -> LineTrap:
    """A quotation from ``start`` that closes at ``end``, too early: the text goes on."""
    quote, value = line[start], line[start:].rstrip()
    last = value[-1] == quote and len(value) > end - start + 1
    inner = value[1:-1] if last else value[1:]
    if quote == "'":
        inner = inner.replace("''", "'")
        message = "an apostrophe inside single quotation marks ends the text there"
    else:
        inner = inner.replace('\\"', '"')
        message = "a quotation mark inside the text ends it there"
        if not last:
            inner = value.replace('\\"', '"')
    if quote == '"':
        hint = f'put a \\ before each " inside the text, or write single ones around it: {double_quoted(inner)[:80]}'
    else:
        hint = f"write double quotation marks around the text: {double_quoted(inner)[:80]}"
    return LineTrap(traps.QuoteInText, end + 1, message, hint, line[:start] + double_quoted(inner))


def _bracket(line: str, start: int, value: str) -> LineTrap | None:
    end = closing_bracket(value)
    if end < 0:
        return None
    rest = value[end + 1 :].lstrip()
    # After the dash of a step no group is open, so a comma there goes on with a text.
    of_a_step = re.fullmatch(r"\s*- \w+:\s*", line[:start]) is not None
    if not rest or rest.startswith(("#", ":")) or (rest.startswith(",") and not of_a_step):
        return None
    if set(rest) <= {"]", "}"}:
        return LineTrap(
            traps.UnclosedBracket,
            start + value.index(rest, end) + 1,
            f"there is one {rest[0]} too many",
            "take it away",
            line[:start] + value[: end + 1],
        )
    return LineTrap(
        traps.SpecialStart,
        start + 1,
        f"this text begins with {value[0]}, which means something else in YAML",
        f"put the text in quotation marks: {double_quoted(value)[:80]}",
        line[:start] + double_quoted(value),
    )


def closing_bracket(text: str) -> int:
    """Where the bracket that the text begins with closes; -1 where it does not, before a comment or at all."""
    open_, at = [], 0
    while at < len(text):
        char = text[at]
        if char in "\"'" and (at == 0 or text[at - 1] in " [{,:"):
            end = closing_quote(text, at)
            if end < 0:
                return -1
            at = end
        elif char in PAIRS:
            open_.append(PAIRS[char])
        elif open_ and char == open_[-1]:
            open_.pop()
            if not open_:
                return at
        elif char == "#" and text[at - 1 : at].isspace():
            return -1
        at += 1
    return -1
