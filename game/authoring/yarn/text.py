"""Reads one line of Yarn: its words, values and markup, its tags, comment and condition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing.expression import Expression, Lit, Op
from game.authoring.importing.flow import Either, Piece, Pieces, Place, Remark, Shown, Words
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.terms import Terms

_ESCAPED: Final = frozenset("\\<>{}#/[]:")
_SPECIAL: Final = re.compile(r"\\.|//|#|\{|<<|\[")
_MARKUP: Final = re.compile(r"""\[\s*(/?)\s*([A-Za-z_][\w-]*)?((?:"(?:[^"\\]|\\.)*+"|[^\]"]){0,1000}+)\]""")
_PROPERTY: Final = re.compile(r"""([\w-]+)\s*=\s*(\{[^}]*\}|"(?:[^"\\]|\\.)*"|[^\s"/\]]+)""")
LONGEST_COMMAND: Final = 2_000
"""How many characters a command may have; a longer one is not closed at all, as far as anybody can tell."""
_MOST_IN_VAIN: Final = 20
"""How often the end of something that has none is looked for in a line."""
_FORMS: Final = frozenset(("select", "plural", "ordinal"))


@dataclass(slots=True)
class Spoken:
    """What stands in one line; ``commands`` are those behind its words, in order."""

    pieces: list[Piece] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rest: str = ""


def spoken(text: str, at: Place, terms: Terms) -> Spoken:
    """Read a line.

    Args:
        text: the line.
        at: where it stands.
        terms: how expressions are read.
    """
    found = Spoken()
    words: list[str] = []
    place, effort = 0, _MOST_IN_VAIN

    def flush() -> None:
        if words:
            found.pieces.append(Words("".join(words)))
            words.clear()

    while place < len(text):
        match = _SPECIAL.search(text, place)
        if match is None:
            words.append(text[place:])
            break
        words.append(text[place : match.start()])
        mark, place = match[0], match.end()
        if mark[0] == "\\":
            words.append(mark[1] if mark[1] in _ESCAPED else mark)
        elif mark == "//":
            found.remarks.append(Remark(at, text[place:].strip()))
            break
        elif mark == "#":
            place = _tags(text, place, found, at)
        elif mark == "{":
            end = _closing(text, place) if effort > 0 else -1
            if end < 0:
                effort -= 1
                words.append("{")
                continue
            flush()
            found.pieces.append(Shown(terms.read_or_reason(text[place:end]), text[place - 1 : end + 1]))
            place = end + 1
        elif mark == "<<":
            end = _end_of_command(text, place) if effort > 0 else -1
            if end < 0:
                effort -= 1
                words.append(mark)
                continue
            command, place = text[place : end - 2].strip(), end
            if words or found.pieces or found.commands:
                found.commands.append(command)
                rest = text[place:].strip()
                if rest and not rest.startswith(("#", "//", "<<")):
                    found.rest = rest
                    break
            else:
                found.commands.append(command)
                found.rest = text[place:].strip()
                break
        else:
            markup = _MARKUP.match(text, match.start()) if effort > 0 else None
            effort -= markup is None
            if markup is None or not (markup[1] or markup[2]):
                words.append(mark)
                continue
            flush()
            place = _markup(markup, text, found, at, terms)
    flush()
    return found


def command_of(text: str) -> tuple[str, str] | None:
    """The command at the start of a line, and what stands behind it; None where there is none."""
    end = _end_of_command(text, 2) if text.startswith("<<") else -1
    return (text[2 : end - 2].strip(), text[end:].strip()) if end >= 0 else None


def _end_of_command(text: str, place: int) -> int:
    """Where a command ends that is open at a place, behind its ``>>``, which no quotation marks hold; -1 if nowhere."""
    stop, quoted, plain = min(len(text), place + LONGEST_COMMAND), False, -1
    while place < stop:
        if text[place] == "\\" and quoted:
            place += 1
        elif text[place] == '"':
            quoted = not quoted
        elif text.startswith(">>", place):
            if not quoted:
                return place + 2
            plain = place + 2 if plain < 0 else plain
        place += 1
    return plain if quoted else -1


def _tags(text: str, place: int, found: Spoken, at: Place) -> int:
    """Tags up to the end of the line; a comment may stand behind them."""
    match = re.compile(r"(?:(?!//)[^\s#])*").match(text, place)
    end = match.end() if match else place
    found.tags.append(text[place:end])
    rest = text[end:].lstrip()
    if rest and not rest.startswith(("#", "//", "<<")):
        found.remarks.append(Remark(at, rest, "what stands behind a tag is no text in Yarn, and was kept as a comment"))
        return len(text)
    return len(text) - len(rest)


def _closing(text: str, place: int) -> int:
    """Where a value that is open is closed; -1 where it is not."""
    quoted = False
    stop = min(len(text), place + 2000)
    while place < stop:
        if text[place] == "\\":
            place += 1
        elif text[place] == '"':
            quoted = not quoted
        elif text[place] == "}" and not quoted:
            return place
        place += 1
    return -1


def _markup(markup: re.Match[str], text: str, found: Spoken, at: Place, terms: Terms) -> int:
    """Markup: what has words in it is kept, the rest left out and told. Returns where the text goes on."""
    closes, name, rest = markup[1], (markup[2] or "").lower(), markup[3]
    if name == "nomarkup" and not closes:
        end = text.find("[/nomarkup]", markup.end())
        end = len(text) if end < 0 else end
        found.pieces.append(Words(text[markup.end() : end]))
        return min(len(text), end + len("[/nomarkup]"))
    properties = {key.lower(): value for key, value in _PROPERTY.findall(rest)}
    if name == "character" and not closes and "name" in properties:
        if not any(isinstance(piece, Words) and piece.text.strip() for piece in found.pieces):
            found.pieces.insert(0, Words(f"{_unquoted(properties['name'])}: "))
        return markup.end()
    if name in _FORMS and not closes and "value" in properties:
        found.pieces.append(_form(name, properties, markup[0], terms))
        return markup.end()
    found.remarks.append(Remark(at, markup[0], "markup was left out, and what stands in it was kept"))
    return markup.end()


def _form(name: str, properties: dict[str, str], source: str, terms: Terms) -> Piece:
    """One of several words, by a value: the one of its name, or the English form for a number."""
    raw = properties["value"]
    value = terms.read_or_reason(raw[1:-1]) if raw.startswith("{") else Lit(_unquoted(raw))
    if isinstance(value, NotMappedError):
        return Shown(value, source)
    arms: list[tuple[Expression | NotMappedError | None, Pieces]] = []
    for key, text in properties.items():
        if key == "value" or (name != "select" and key not in ("one", "two", "few", "other")):
            continue
        pieces = _with_value(_unquoted(text), value, raw)
        if name == "select":
            arms.append((Op("==", (value, Lit(key))), pieces))
        elif key == "other":
            arms.append((None, pieces))
        elif name == "plural" and key == "one":
            arms.append((Op("==", (value, Lit(1))), pieces))
        elif name == "ordinal":
            digit = {"one": 1, "two": 2, "few": 3}[key]
            last = Op("==", (Op("%", (value, Lit(10))), Lit(digit)))
            teen = Op("!=", (Op("%", (value, Lit(100))), Lit(10 + digit)))
            arms.append((Op("and", (last, teen)), pieces))
    arms.sort(key=lambda arm: arm[0] is None)
    return Either(tuple(arms), source) if arms else Shown(NotMappedError("it has no forms"), source)


def _with_value(text: str, value: Expression, source: str) -> Pieces:
    found: list[Piece] = []
    for number, part in enumerate(re.split(r"(?<!\\)%", text)):
        if number:
            found.append(Shown(value, source))
        found.append(Words(part.replace("\\%", "%")))
    return tuple(found)


def _unquoted(text: str) -> str:
    if text.startswith('"'):
        return re.sub(r"\\([^%])", r"\1", text[1:-1])
    return text


def first_word(command: str) -> str:
    """The first word of a command."""
    return (command.split(None, 1) or [""])[0]


def other_words(command: str) -> str:
    """What stands behind the first word."""
    return ([*command.split(None, 1), "", ""])[1].strip()
