"""What is said in a passage, without the formatting of its story format."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from game.authoring.twine.marks import SHOWN, decoded, value_of, without_marks, written
from game.authoring.twine.markup import TAG
from game.authoring.twine.unseen import seen

SPEAKER: Final = re.compile(r"\s*([^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,3}):\s+(\S.*)", re.DOTALL)
_RULES: Final = frozenset("-_=*~#")
_EDGES: Final = frozenset("-=<>|:")
"""The signs of a line across a page, and of the edges of tables and columns."""
_TAG: Final = re.compile(TAG, re.IGNORECASE)
_ROW: Final = re.compile(r"\s*\|(.*)\|\s*")
_IN: Final = "(.{1,2000}?)"
"""What stands in a pair; bounded, so that openings without an end do not each look through the whole line."""
_PAIRS: Final = rf"''{_IN}''|(?<![:/])//(?!/){_IN}(?<![:/])//|\*\*{_IN}\*\*|~~{_IN}~~|\^\^{_IN}\^\^"
_SUGAR: Final = rf"|(?<!_)__(?!_){_IN}(?<!_)__(?!_)|(?<!=)==(?![=>]){_IN}(?<!=)==(?!=)"
_MARKDOWN: Final = rf"(?<!\w)\*\*{_IN}\*\*|(?<!\w)__{_IN}__(?!\w)|~~{_IN}~~|``?([^`]{{1,2000}})``?"
_STAR: Final = r"|(?<![\w*])\*(?![\s*])([^*]{1,2000}?)(?<![\s*])\*(?![\w*])"
_UNDERLINE: Final = r"|(?<![\w_])_(?![\s_])([^_]{1,2000}?)(?<![\s_])_(?![\w_])"
_NESTED: Final = 4
"""How deep formatting may stand in itself."""
_EDGE: Final = re.compile(
    r"^\s*(?:''|//|\*\*|~~|\^\^|__){1,4}(?=\s*\w)|(?<=[\w.!?,\"…])(?:''|//|\*\*|~~|\^\^|__){1,4}\s*$"
)
"""The end, or the beginning, of formatting that runs over several lines."""
_ALIGN: Final = r"^\s*[<=>|]{3,}\s*$"
_TITLES: Final = r"^\s*#{1,6}\s*(?=\S)"
_BULLETS: Final = r"^\s*[*+-]+\s+(?=\S)"
_SUGAR_LINE: Final = re.compile(r"^\s*(?:!{1,6}|#{1,6})\s*(?=\S)|^\s*>+\s*(?=\S)|^\s*(?:<<<|>>>)\s*$|" + _BULLETS)
_BLOCK: Final = re.compile(r"@@(?:(?:[.#][\w-]+|[A-Za-z-]+:[^;@]*);)*|@@")


class Style(NamedTuple):
    """How a story format writes formatting: round words, and at the head of a line; and which variables it shows."""

    pairs: re.Pattern[str]
    line: re.Pattern[str]
    variables: re.Pattern[str] | None = None
    blocks: re.Pattern[str] | None = None


_NAKED: Final = re.compile(
    r"(?<!\w)(\$[A-Za-z_]\w*|_[A-Za-z]\w*(?<!_)(?![\w_]))(?:\.[A-Za-z_]\w*|\[[^\[\]\n]{1,40}\])*"
)
SUGARCUBE: Final = Style(re.compile(_PAIRS + _SUGAR), _SUGAR_LINE, _NAKED, _BLOCK)
HARLOWE: Final = Style(re.compile(_PAIRS + _STAR), re.compile(f"{_TITLES}|{_BULLETS}|{_ALIGN}"), _NAKED)
MARKDOWN: Final = Style(
    re.compile(_MARKDOWN + _STAR + _UNDERLINE),
    re.compile(rf"{_TITLES}|{_BULLETS}|{_ALIGN}|^\s*>+\s*(?=\S)"),
)
NO_STYLE: Final = Style(re.compile(r"(?!)"), re.compile(r"(?!)"))


class Spoken(NamedTuple):
    """What became of a text: how it is said, whether it was formatted, what it cannot show, what in it was not seen."""

    text: str
    was_styled: bool
    unshown: tuple[str, ...]
    unseen: str


def spoken(text: str, style: Style, shown: Callable[[str], str | None]) -> Spoken:
    """A text as it is said, on one line.

    Args:
        text: the text, with the signs of ``marks``.
        style: how formatting is written in it.
        shown: what a variable always holds, None where that is not known.
    """
    plain = text if style.blocks is None else style.blocks.sub("", text)
    plain = unstyled(_TAG.sub(" ", plain), style)
    if style is not NO_STYLE and (row := _ROW.fullmatch(plain)) is not None:
        plain = ", ".join(cell for each in row[1].split("|") if (cell := each.strip(" ~>!")))
    was_styled = plain != text.strip()
    if style.variables is not None:
        plain = style.variables.sub(lambda found: value_of(found[0]), plain)
    unshown: dict[str, None] = {}

    def value(found: re.Match[str]) -> str:
        held = shown(found[1]) if found[1] else None
        if held is None:
            unshown[found[1]] = None
        return "…" if held is None else held

    plain, unseen = seen(written(decoded(SHOWN.sub(value, plain))))
    return Spoken(" ".join(plain.split()), was_styled, tuple(unshown), unseen)


def unstyled(text: str, style: Style) -> str:
    """A text without formatting; a text of nothing else stays as it is."""
    plain, before = text, ""
    for _ in range(_NESTED):  # bold within italics
        if plain == before:
            break
        before = plain
        plain = style.pairs.sub(lambda match: next(part for part in match.groups() if part is not None), plain)
    plain = style.line.sub("", plain if style is NO_STYLE else _EDGE.sub("", plain))
    return plain.strip() or text.strip()


def is_rule(text: str) -> bool:
    """Whether a text is a line across the page, or an edge, and no words."""
    plain = "".join(text.split())
    signs = set(plain)
    is_edge = signs <= _EDGES and ("=" in signs or "--" in plain or plain in ("<<<", ">>>"))
    return (len(plain) > 2 and signs <= _RULES) or (len(plain) > 1 and is_edge)


def has_letters(text: str) -> bool:
    """Whether there is anything to say in a text."""
    return any(character.isalnum() for character in SHOWN.sub("x", text))


def shortened(text: str) -> str:
    """The beginning of a text, on one line, to tell it by."""
    line = " ".join(without_marks(text).split())
    return f"{line[:60]}…" if len(line) > 60 else line
