"""Brackets that close wrongly or not, and what is missing between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.script.catalogue import traps
from game.script.syntax.raw_lines import closing_bracket, double_quoted, value_start
from game.script.syntax.rewriting import shown
from game.script.syntax.slips.slip import Slip, column_of_change

_CLOSING: Final = {"[": "]", "{": "}"}
_OTHER_PAIRS: Final = frozenset(("()", "[]", "{}", "<>"))
_LEFT_OVER: Final = frozenset((",", ";", "."))
_ONE_NAME: Final = re.compile(r"\w+")
_TEXT_KEY: Final = re.compile(r"(?:^\{|,) *(\w+): +")
_TEXTS: Final = frozenset(("label", "title", "text", "tip", "say", "why", "name", "role"))
_BARE_PAIR: Final = re.compile(r"([{,]\s*)([\w.]+) +([^\s,:{}\[\]=][^,:{}\[\]]*)(?=[,}])")
_NO_SPACE: Final = re.compile(r"([{,]\s*[\w.]+):(?=[^\s:,{}\[\]])")
_NO_COMMA: Final = re.compile(r"(?<=[^\s,{\[:]) +(?=[\w.]+:(?:\s|$))")


def bracket_slips(lines: list[str], row: int) -> Iterator[Slip]:
    """A line with its brackets as they were meant."""
    line = lines[row].rstrip()
    start = value_start(line)
    head, value = line[:start], line[start:]
    comment = re.search(r"\s#", value)
    tail = value[comment.start() :] if comment else ""
    value = value[: comment.start()] if comment else value
    if not value:
        return
    if value[0] in _CLOSING:
        yield from _in_brackets(row, line, head, value, tail)
    elif value[-1] in "]}" and value[:-1].strip():
        opener = {"]": "[", "}": "{"}[value[-1]]
        yield _slip(row, line, f"{head}{opener}{value}{tail}", f"there is no {opener} before this {value[-1]}", 0.2)
    if value[0] in _CLOSING and ((end := closing_bracket(value)) < 0 or value[end + 1 :].strip(" ,]}")):
        new = f"{head}{double_quoted(value + tail)}"
        what = f"this text begins with {value[0]}, which means something else in YAML"
        yield _slip(row, line, new, what, 0.2)
    if value[0] in _CLOSING and (end := closing_bracket(value)) > 0 and value[end + 1 :].strip() in _LEFT_OVER:
        yield _slip(row, line, f"{head}{value[: end + 1]}{tail}", f"nothing stands after the {value[end]}", 0.12)
    if value[0] + value[-1] in _OTHER_PAIRS:
        inner = value[1:-1].strip()
        new = f"{head}{{{_with_colons(inner)}}}{tail}" if ":" in inner else f"{head}[{inner}]{tail}"
        what = "keys with values stand in braces here" if ":" in inner else "names in a list stand in square brackets"
        yield _slip(row, line, new, what, 0.2)
        if value[0] != "{" and _ONE_NAME.fullmatch(inner):
            yield _slip(row, line, f"{head}{inner}{tail}", "one name stands here, without brackets", 0.25)
    inner = _with_colons(value)
    if value[0] not in _CLOSING and re.match(r"[\w.]+: \S", value) and '"' not in value:
        new = f"{head}{{{inner}}}{tail}"
        yield _slip(row, line, new, "a key with its value should stand in braces here", 0.35)


def _in_brackets(row: int, line: str, head: str, value: str, tail: str) -> Iterator[Slip]:
    opener, closer = value[0], _CLOSING[value[0]]
    wrong = "}" if closer == "]" else "]"
    if value[-1] == wrong and value.count(wrong) > value.count(_opener(wrong)):
        new = f"{head}{value[:-1]}{closer}{tail}"
        yield _slip(row, line, new, f"this {wrong} does not close the {opener} before it", 0.1)
    if value[-1] == ")":
        new = f"{head}{value[:-1]}{closer}{tail}"
        yield _slip(row, line, new, f"this ) does not close the {opener} before it", 0.12)
    if value.count(opener) > value.count(closer):
        bare = value.rstrip().rstrip(",")
        yield _slip(row, line, f"{head}{bare}{closer}{tail}", f"this {opener} is never closed", 0.15)
    if value.count(closer) > value.count(opener) and value.endswith(closer):
        yield _slip(row, line, f"{head}{value[:-1].rstrip()}{tail}", f"there is one {closer} too many", 0.15)
    if opener == "[" and value.endswith("]"):
        parts = [part for part in re.split(r"[\s,;/]+", value[1:-1].strip()) if part]
        if len(parts) > 1 and not any(sign in value[1:-1] for sign in "\"'{}:[]"):
            new = f"{head}[{', '.join(parts)}]{tail}"
            yield _slip(row, line, new, "there is no comma between two names of this list", 0.12)
    if opener == "{":
        yield from _pairs(row, line, head, value, tail)


def _texts_quoted(value: str) -> str:
    """A group in braces whose texts with a colon, or a quotation mark too few, stand in quotation marks."""
    keys = list(_TEXT_KEY.finditer(value))
    made, at = "", 0
    for number, found in enumerate(keys):
        end = keys[number + 1].start() if number + 1 < len(keys) else len(value.rstrip().removesuffix("}"))
        text = value[found.end() : end]
        bare = text.strip().strip('"')
        is_open = text.count('"') % 2
        if found[1] in _TEXTS and bare and (is_open or (": " in bare and '"' not in text)):
            text = double_quoted(bare)
        made += value[at : found.end()] + text
        at = end
    return made + value[at:]


def _pairs(row: int, line: str, head: str, value: str, tail: str) -> Iterator[Slip]:
    made = _texts_quoted(value)
    if made != value:
        what = "a text in braces that has a colon in it, or is not closed, stands in quotation marks"
        yield _slip(row, line, f"{head}{made}{tail}", what, 0.08)
    made = _NO_COMMA.sub(", ", value)
    if made != value:
        yield _slip(row, line, f"{head}{made}{tail}", "there is no comma between two keys in these braces", 0.1)
    made = _with_colons(value)
    if made != value:
        yield _slip(row, line, f"{head}{made}{tail}", "there is no colon, or no space after it, in these braces", 0.12)
    both = _NO_COMMA.sub(", ", made)
    if both not in (made, value):
        yield _slip(row, line, f"{head}{both}{tail}", "colons or commas are missing in these braces", 0.2)
    if ";" in value:
        made = value.replace(";", ",")
        yield _slip(row, line, f"{head}{made}{tail}", "keys in braces are parted by commas", 0.15)
    if "=" in value:
        made = re.sub(r"([{,]\s*[\w.]+)\s*=\s*(?=[+-]?\w)", r"\1: ", value)
        if made != value:
            yield _slip(row, line, f"{head}{made}{tail}", "a colon should stand after a key in braces", 0.2)


def _with_colons(value: str) -> str:
    return _BARE_PAIR.sub(r"\1\2: \3", _NO_SPACE.sub(r"\1: ", value))


def _opener(closer: str) -> str:
    return "[" if closer == "]" else "{"


def _slip(row: int, old: str, new: str, message: str, cost: float) -> Slip:
    column = min(column_of_change(old, new), max(len(old), 1))
    hint = f"write {shown(new)}"
    return Slip(traps.UnclosedBracket, row, column, message, hint, {row: (new,)}, cost, is_certain=True)
