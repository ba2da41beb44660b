"""What the macros of Harlowe are for, by their names in small letters without ``-`` and ``_``."""

from __future__ import annotations

import re
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.marks import GAP
from game.authoring.twine.terms import texts_alone, texts_in
from game.authoring.twine.twine import Remark, StoryNode, StoryWords

IFS: Final = frozenset(("if", "unless"))
ELSES: Final = frozenset(("elseif", "else"))
LINKS: Final = frozenset((
    "link", "linkgoto", "linkreveal", "linkrevealgoto", "linkreplace", "linkrepeat", "linkrerun", "linkappend",
    "linkshow", "linkundo", "linkfullscreen", "linkstorage",
))  # fmt: skip
REVEALING: Final = frozenset(("linkreveal", "linkappend", "linkshow"))
"""Links whose words stay where they are when they are chosen."""
LOOKS: Final = frozenset((
    "align", "background", "bg", "border", "b4r", "bordercolour", "bordercolor", "b4rcolour", "b4rcolor",
    "bordersize", "b4rsize", "b4rstyle", "borderstyle", "box", "button", "charstyle", "collapse", "color",
    "colour", "columnstyle", "cornerradius", "css", "font", "fontsize", "hoverstyle", "linestyle", "linkstyle",
    "matches", "mouse", "nobr", "opacity", "size", "t8n", "t8ndelay", "t8nskip", "t8ntime", "t8narrive",
    "t8ndepart", "textcolor", "textcolour", "textindent", "textrotate", "textrotatex", "textrotatey",
    "textrotatez", "textsize", "textstyle", "transition", "transitionarrive", "transitiondelay",
    "transitiondepart", "transitionskip", "transitiontime", "change", "enchant", "enchantin",
))  # fmt: skip
"""Macros that only say how something looks."""
VALUES: Final = frozenset((
    "print", "str", "string", "text", "num", "number", "random", "either", "round", "floor", "ceil", "ceiling",
    "max", "min", "abs", "sqrt", "pow", "cond", "nth", "range", "joined", "substring", "subarray", "uppercase",
    "lowercase", "upperfirst", "lowerfirst", "strreversed", "strrepeated", "stringrepeated", "trimmed", "words",
    "digitformat", "plural", "currentdate", "currenttime", "monthday", "weekday", "history", "visited",
    "passage", "passages", "a", "array", "dm", "datamap", "ds", "dataset", "count", "cyclinglink", "seqlink",
    "sequencelink", "dropdown", "cycle", "mock", "splitsource", "source", "gradient", "hsl", "rgb", "sorted",
    "shuffled", "rotated", "reversed", "repeated", "interlaced", "find", "allpass", "somepass", "nonepass",
    "datanames", "datavalues", "dataentries", "permutations", "folded", "lowest", "highest", "verbatim", "v6m",
    "verbatimprint", "v6mprint",
))  # fmt: skip
"""Macros that show something in the line."""


LONGEST_CALL: Final = 100_000
"""How many characters a macro may have; a longer one is not closed at all, as far as anybody can tell."""
_CYCLES: Final = frozenset(("cyclinglink", "seqlink", "sequencelink", "dropdown"))
_PRINTS: Final = frozenset(("print", "text", "str", "string", "verbatimprint", "verbatim"))
_VARIABLE: Final = re.compile(r"\s*[$_][A-Za-z]\w*\s*")


def plain_name(name: str) -> str:
    """A macro's name as Harlowe compares them: capitals, ``-`` and ``_`` do not count."""
    return name.replace("-", "").replace("_", "").lower()


def only_texts(arguments: str) -> list[str]:
    """The quoted texts of a macro; none where there is anything else in it."""
    try:
        return texts_alone(arguments)
    except NotMappedError:
        return []


def some_texts(arguments: str) -> list[str]:
    """The quoted texts among the arguments of a macro."""
    try:
        return texts_in(arguments)
    except NotMappedError:
        return []


def end_of_call(text: str, start: int) -> int:
    """The offset behind the ``)`` that closes the bracket at an offset; -1 where none does."""
    depth, at, stop, quotes = 0, start, min(len(text), start + LONGEST_CALL), "\"'"
    while at < stop:
        character = text[at]
        if character in quotes:
            close = at + 1
            while close < stop and text[close] != character:
                close += 2 if text[close] == "\\" else 1
            if close < stop:
                at = close
            else:
                quotes = quotes.replace(character, "")  # none of its kind closes any more
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return -1


def value_shown(line: int, name: str, written: str, arguments: str, source: str) -> list[StoryNode]:
    """What a macro shows in the line: its text, the value of its variable, or a gap."""
    texts = only_texts(arguments)
    if name in ("print", "text", "str", "string", "verbatimprint", "verbatim") and (
        len(texts) == 1 or not arguments.strip()
    ):
        return [StoryWords(line, "".join(texts))]
    if name in _PRINTS and _VARIABLE.fullmatch(arguments):
        return [StoryWords(line, arguments.strip())]
    first = some_texts(arguments)[:1] if name in _CYCLES else []
    return [StoryWords(line, first[0] if first else GAP), Remark(line, source, f"({written}:) cannot be carried over")]


def collapsed(text: str) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """The outermost stretches of a text within braces that belong together, and where all such braces stand."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in re.finditer(r"\{=?|\}", text):
        if found[0] == "}":
            if opened:
                pairs.append((opened.pop(), found.start()))
        elif found[0] == "{=":
            pairs.append((found.start(), len(text)))
            break
        else:
            opened.append(found.start())
    outermost: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if not outermost or start > outermost[-1][1]:
            outermost.append((start, end))
    return outermost, frozenset(place for pair in pairs for place in pair)
