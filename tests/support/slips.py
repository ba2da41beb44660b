# ruff: noqa: E501 - a kind of slip is one line
"""Slips of structure, each made in one place of a sound scene, as trainers make them: kinds for measuring."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from support.mutants import Mutant, block, indent, keys_under, replaced

NB: Final = "\u00a0"
Slipper = Callable[[list[str]], Iterator[tuple[list[str], set[int]]]]
"""Given the lines of a sound scene: each broken copy, and the lines (from 1) any of which is the right one to tell."""


def each(pattern: str, new: Callable[[re.Match[str]], str], part: str = "") -> Slipper:
    """Every line that a pattern matches wholly, written otherwise; ``part`` keeps to what stands under a top key."""

    def slipper(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
        here = "" if part else "*"
        for at, line in enumerate(lines):
            if re.match(r"\w+:", line):
                here = line.partition(":")[0] if part else "*"
            if (not part or here == part) and (found := re.fullmatch(pattern, line)):
                made = new(found)
                if made != line and not is_within_a_text(lines, at):
                    yield replaced(lines, at, *made.split("\n")), {at + 1}

    return slipper


def is_within_a_text(lines: list[str], at: int) -> bool:
    """Whether a line is part of a text that began above it."""
    head = next(
        (row for row in range(at - 1, -1, -1) if lines[row].strip() and indent(lines[row]) < indent(lines[at])), None
    )
    above = next((row for row in range(at - 1, -1, -1) if lines[row].strip()), None)
    if head is None or above is None:
        return False
    is_plain = head == above and re.search(r": \S", lines[head]) and not lines[head].lstrip().startswith("- ")
    return bool(is_plain or re.search(r": [|>]$", lines[head]))


def moved(at: list[str], rows: range, by: int) -> list[str]:
    """The lines with some of them deeper or less deep."""
    return [
        (" " * by + line if by > 0 else line[-by:]) if row in rows and line.strip() else line
        for row, line in enumerate(at)
    ]


def options(lines: list[str]) -> Iterator[int]:
    """The rows of options with keys under them, in a ``choose``."""
    for at, line in enumerate(lines):
        if re.fullmatch(r"        \w+:", line) and any(
            lines[up].strip() == "- choose:" and indent(lines[up]) == 4
            for up in range(at - 1, max(at - 60, -1), -1)
            if indent(lines[up]) < 8 and lines[up].strip()
        ):
            owner = next(up for up in range(at - 1, -1, -1) if lines[up].strip() and indent(lines[up]) < 8)
            if lines[owner] == "    - choose:":
                yield at


def first_option_too_little(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at in options(lines):
        if lines[at - 1] == "    - choose:":
            yield moved(lines, range(at, at + 1), -2), {at + 1}


def option_like_choose(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at in options(lines):
        if lines[at - 1] != "    - choose:":
            yield moved(lines, range(at, at + 1), -4), {at + 1}


def option_with_its_keys_too_deep(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at in options(lines):
        if lines[at - 1] != "    - choose:":
            yield moved(lines, block(lines, at), 2), {at + 1}


def keys_flush_with_option(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at in options(lines):
        own = block(lines, at)
        yield moved(lines, range(at + 1, own.stop), -2), {at + 1, at + 2}


def beat_not_indented(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at in keys_under(lines, "beats"):
        yield moved(lines, range(at, at + 1), -2), {at + 1}


def steps_not_indented(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    """A beat whose first step stands too far left."""
    for at in keys_under(lines, "beats"):
        if indent(lines[at + 1]) == 4 and len(block(lines, at + 1)) == 1 and indent(lines[at + 2]) == 4:
            yield moved(lines, range(at + 1, at + 2), -2), {at + 2}
            yield moved(lines, range(at + 1, at + 2), 2), {at + 2}


def a_section_indented(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at, line in enumerate(lines):
        if at and re.fullmatch(r"(endings|plays|flags|cast|beats):", line):
            yield moved(lines, range(at, at + 1), 2), {at + 1}


def a_section_forgotten(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at, line in enumerate(lines):
        if line in ("beats:", "endings:"):
            yield replaced(lines, at), {at + 1, at + 2, at + 3}


def key_too_deep(by: int) -> Slipper:
    def slipper(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
        for at, line in enumerate(lines):
            if re.fullmatch(r"          (does|why|go|once|when|set): .*", line) and not is_within_a_text(lines, at):
                yield moved(lines, range(at, at + 1), by), {at + 1}

    return slipper


def step_moved(by: int) -> Slipper:
    def slipper(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
        for at, line in enumerate(lines):
            if re.fullmatch(r"    - (go|end|\w+): .*", line) and lines[at - 1].strip() and len(block(lines, at)) == 1:
                yield moved(lines, range(at, at + 1), by), {at + 1}

    return slipper


def block_not_indented(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at, line in enumerate(lines):
        if line.endswith(": |"):
            own = block(lines, at)
            yield moved(lines, range(at + 1, own.stop), -2 - indent(line)), {at + 1, at + 2}


def bar_forgotten(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at, line in enumerate(lines):
        if line.endswith(": |"):
            words = lines[at + 1].split(" ")
            last = next(n for n, word in reversed(list(enumerate(words))) if word.isalpha())
            text = " ".join([*words[:last], f"{words[last]}: so", *words[last + 1 :]])
            yield replaced(replaced(lines, at, line[:-2]), at + 1, text), {at + 1, at + 2}


def some_tabs(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at in keys_under(lines, "beats"):
        rows = [row for row in block(lines, at) if lines[row].strip()][1:]
        made = ["\t" * (indent(line) // 2) + line.lstrip() if row in rows else line for row, line in enumerate(lines)]
        yield made, {rows[0] + 1}


def all_tabs(width: int) -> Slipper:
    def slipper(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
        made = [re.sub("^ +", lambda m: "\t" * (len(m[0]) // width) + " " * (len(m[0]) % width), one) for one in lines]
        yield made, {next(row for row, line in enumerate(made) if "\t" in line) + 1}

    return slipper


def nbsp_block(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at in keys_under(lines, "beats"):
        rows = [row for row in block(lines, at) if lines[row].strip()][1:]
        made = [NB * indent(one) + one.lstrip() if row in rows else one for row, one in enumerate(lines)]
        yield made, {rows[0] + 1}


def reply_on_one_line(lines: list[str]) -> Iterator[tuple[list[str], set[int]]]:
    for at, line in enumerate(lines):
        step = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if line.strip() == "reply:" and re.fullmatch(r"- \w+: [^:\"]+", step) and len(block(lines, at)) == 2:
            yield [*lines[:at], f"{line} {step[2:]}", *lines[at + 2 :]], {at + 1}


KEY: Final = r"(\s+)(say|does|why|go|once|reply|set|after|label|face)"
SLIPPERS: Final[dict[str, Slipper]] = {
    "no-break spaces indent a line": each(r"(          )(say|does|why|go): .*", lambda m: NB * 10 + m[0].lstrip()),
    "no-break spaces indent a beat": nbsp_block,
    "one no-break space among the spaces": each(r"( {9}) (say|does): .*", lambda m: m[1] + NB + m[0].lstrip()),
    "a no-break space after the colon": each(rf"{KEY}: (.+)", lambda m: f"{m[1]}{m[2]}:{NB}{m[3]}"),
    "a no-break space after the speaker": each(r"(    - )(\w+): (.+)", lambda m: f"{m[1]}{m[2]}:{NB}{m[3]}", "beats"),
    "a no-break space after the dash": each(r"(\s+)- (\w+): (.+)", lambda m: f"{m[1]}-{NB}{m[2]}: {m[3]}", "beats"),
    "a no-break space after a top key": each(r"(title|summary|score): (.+)", lambda m: f"{m[1]}:{NB}{m[2]}"),
    "a zero-width space before a key": each(rf"{KEY}: (.+)", lambda m: f"{m[1]}\u200b{m[2]}: {m[3]}"),
    "a zero-width space in a key": each(r"(\s+)(do|sa)(es|y): (.+)", lambda m: f"{m[1]}{m[2]}\u200b{m[3]}: {m[4]}"),
    "a byte order mark before a step": each(r"(    )(- go: .+)", lambda m: f"{m[1]}\ufeff{m[2]}"),
    "a zero-width space after a name": each(r"(\s+(?:- )?go: \w+)", lambda m: f"{m[1]}\u200b"),
    "a thin space after the colon": each(rf"{KEY}: (.+)", lambda m: f"{m[1]}{m[2]}:\u2009{m[3]}"),
    "an en dash for the dash": each(r"(\s+)- (\w+: .+)", lambda m: f"{m[1]}\u2013 {m[2]}", "beats"),
    "an em dash without a space": each(r"(\s+)- (\w+: .+)", lambda m: f"{m[1]}\u2014{m[2]}", "beats"),
    "a bullet for the dash": each(r"(\s+)- (\w+: .+)", lambda m: f"{m[1]}\u2022 {m[2]}", "beats"),
    "a star for the dash": each(r"(\s+)- (\w+: .+)", lambda m: f"{m[1]}* {m[2]}", "beats"),
    "a minus sign for the dash": each(r"(\s+)- (choose|when)(:.*)", lambda m: f"{m[1]}\u2212 {m[2]}{m[3]}", "beats"),
    "a semicolon for the colon": each(rf"{KEY}: (.+)", lambda m: f"{m[1]}{m[2]}; {m[3]}"),
    "a semicolon at the end": each(r"(\s+(?:- )?\w+):", lambda m: f"{m[1]};", "beats"),
    "a full-width colon": each(rf"{KEY}: (.+)", lambda m: f"{m[1]}{m[2]}\uff1a{m[3]}"),
    "a semicolon after a speaker": each(r"(\s+- )(\w+): (.+)", lambda m: f"{m[1]}{m[2]}; {m[3]}", "beats"),
    "curly quotes round a name": each(r"(\s+(?:- )?go: )(\w+)", lambda m: f"{m[1]}\u201c{m[2]}\u201d"),
    "curly quotes in a list": each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}[\u201c{m[2]}\u201d, \u201c{m[3]}\u201d]"),
    "curly quotes round a text with a colon": each(
        r"(\s+say: )([A-Z]\w+ \w+) ([^:#\"']+)", lambda m: f"{m[1]}\u201c{m[2]}: {m[3]}\u201d"
    ),
    "curly quotes round a condition": each(r"(\s+- when: )(\w+ [<>]=? \d+)", lambda m: f"{m[1]}\u201c{m[2]}\u201d"),
    "no colon after choose, then, reply": each(r"(\s+(?:- )?)(choose|then|reply|otherwise|cut_in):", lambda m: m[1] + m[2]),
    "no colon after a beat": each(r"(  )(\w+):", lambda m: m[1] + m[2], "beats"),
    "no colon after an option": each(r"(        )(\w+):", lambda m: m[1] + m[2], "beats"),
    "no colon in a go": each(r"(    - )(go|end): (\w+)", lambda m: f"{m[1]}{m[2]} {m[3]}"),
    "no colon after a key": each(r"(          )(say|does|why|go|once): (.+)", lambda m: f"{m[1]}{m[2]} {m[3]}"),
    "no colon after a speaker": each(r"(    - )((?!go|end|set|note|mood|when|choose)\w+): ([^:]+)", lambda m: f"{m[1]}{m[2]} {m[3]}", "beats"),
    "no space after a colon": each(r"(          )(say|does|why|go|once): (.+)", lambda m: f"{m[1]}{m[2]}:{m[3]}"),
    "no space after a dash": each(r"(\s+)- (\w+:.*)", lambda m: f"{m[1]}-{m[2]}", "beats"),
    "two colons": each(rf"{KEY}: (.+)", lambda m: f"{m[1]}{m[2]}:: {m[3]}"),
    "an equals sign for the colon": each(r"(          )(does|go|once): (.+)", lambda m: f"{m[1]}{m[2]} = {m[3]}"),
    "no dash before a go": each(r"    - (go|end): (\w+)", lambda m: f"    {m[1]}: {m[2]}"),
    "no dash before a line": each(r"(    )- ((?!go|end|set|note|mood|when|choose)\w+: .+)", lambda m: m[1] + m[2], "beats"),
    "no dash before a line in a reply": each(r"(            )- (\w+: .+)", lambda m: m[1] + m[2], "beats"),
    "no dash before choose": each(r"    - choose:", lambda _: "    choose:"),
    "a dash before otherwise": each(r"      otherwise:", lambda _: "    - otherwise:"),
    "a dash before then": each(r"      then:", lambda _: "    - then:"),
    "a dash before a face": each(r"(\s+)  (face: \w+)", lambda m: f"{m[1]}- {m[2]}", "beats"),
    "a dash before a say": each(r"(          )(say: .+)", lambda m: f"{m[1]}- {m[2]}"),
    "two dashes": each(r"(\s+)- (\w+:.*)", lambda m: f"{m[1]}-- {m[2]}", "beats"),
    "no comma in a list": each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}[{m[2]} {m[3]}]"),
    "a semicolon in a list": each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}[{m[2]}; {m[3]}]"),
    "no closing bracket": each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}[{m[2]}, {m[3]}"),
    "no opening bracket": each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}{m[2]}, {m[3]}]"),
    "a brace for a bracket": each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}[{m[2]}, {m[3]}}}"),
    "one bracket too many": each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}[{m[2]}, {m[3]}]]"),
    "no comma in braces": each(r"(.*\{title: [^,]+), (outcome: .*)", lambda m: f"{m[1]} {m[2]}"),
    "no colon in braces": each(r"(\s+set: )\{(\w+): (\w+)\}", lambda m: f"{m[1]}{{{m[2]} {m[3]}}}"),
    "no space after a colon in braces": each(r"(\s+(?:- )?(?:set|mood|note): )\{(\w+): (.+)\}", lambda m: f"{m[1]}{{{m[2]}:{m[3]}}}"),
    "no closing brace": each(r"(\s+(?:- )?set: )\{(\w+): (\w+)\}", lambda m: f"{m[1]}{{{m[2]}: {m[3]}"),
    "a note without braces": each(r"(\s+(?:- )?note: )\{(\w+): ([^,:\"']+)\}", lambda m: f"{m[1]}{m[2]}: {m[3]}"),
    "a bar forgotten": bar_forgotten,
    "a text under a bar not indented": block_not_indented,
    "slashes for a comment": each(r"(\s*)# (.+)", lambda m: f"{m[1]}// {m[2]}"),
    "a comment as in HTML": each(r"(\s*)# (.+)", lambda m: f"{m[1]}<!-- {m[2]} -->"),
    "slashes after a go": each(r"(\s+(?:- )?go: \w+)", lambda m: f"{m[1]} // and on"),
    "the first option too little": first_option_too_little,
    "an option as deep as choose": option_like_choose,
    "an option too deep": option_with_its_keys_too_deep,
    "keys as deep as their option": keys_flush_with_option,
    "a beat not indented": beat_not_indented,
    "a beat's first step moved": steps_not_indented,
    "a section indented": a_section_indented,
    "a section's line forgotten": a_section_forgotten,
    "a key one space too deep": key_too_deep(1),
    "a key two spaces too deep": key_too_deep(2),
    "a key one space too little": key_too_deep(-1),
    "a key two spaces too little": key_too_deep(-2),
    "a step one space too deep": step_moved(1),
    "a step two spaces too deep": step_moved(2),
    "a step two spaces too little": step_moved(-2),
    "a tab before a key": each(r"(          )(say|does|why|go): .*", lambda m: "\t" * 5 + m[0].lstrip()),
    "one wide tab": each(r"    - (\w+: .*)", lambda m: f"\t- {m[1]}", "beats"),
    "a beat in tabs": some_tabs,
    "all in tabs": all_tabs(2),
    "all in wide tabs": all_tabs(4),
    "a tab after the dash": each(r"(\s+)- (\w+:.*)", lambda m: f"{m[1]}-\t{m[2]}", "beats"),
    "a key in capitals": each(r"(\s+)(say|does|why|reply|once)(:.*)", lambda m: m[1] + m[2].upper() + m[3]),
    "a key with a capital": each(r"(\s+(?:- )?)(say|go|choose|when|then|reply|does)(:.*)", lambda m: m[1] + m[2].capitalize() + m[3]),
    "a top key with a capital": each(r"(title|beats|cast|endings|flags)(:.*)", lambda m: m[1].capitalize() + m[2]),
    "cut in as two words": each(r"(\s+)cut_in:", lambda m: f"{m[1]}cut in:"),
    "a reply on one line": reply_on_one_line,
    "a mood without braces": each(r"(\s+(?:- )?mood: )\{(\w+): ([^,}]+)\}", lambda m: f"{m[1]}{m[2]}: {m[3]}"),
    "a set without braces": each(r"(\s+(?:- )?set: )\{(\w+): ([^,}]+)\}", lambda m: f"{m[1]}{m[2]}: {m[3]}"),
    "a text cut at a #": each(r"(\s+(?:say|why): [A-Z][^\"'{#:]* )(\w[^\"'{#:]*)", lambda m: f"{m[1]}#{m[2]}"),
    "a quotation not closed": each(r"(\s+(?:say|why): )([A-Z][^\"'{#:]*)", lambda m: f'{m[1]}"{m[2]}'),
    "an apostrophe in single quotation marks": each(r"(\s+(?:say|why): )([A-Z][^\"'{#:]*)", lambda m: f"{m[1]}'It's {m[2]}'"),
    "a colon in a text": each(r"(\s+(?:say|why): [A-Z]\w*) ([^\"'{#:]*)", lambda m: f"{m[1]}: {m[2]}"),
    "a text that begins with a sign": each(r"(\s+(?:say|why): )([A-Z][^\"'{#:]*)", lambda m: f"{m[1]}@{m[2]}"),
    "a text that begins with brackets": each(r"(\s+- (?:\w+): )([A-Z][^\"'{#:]*)", lambda m: f"{m[1]}[sigh] {m[2]}", "beats"),
}  # fmt: skip


def slips(text: str, kind: str, most: int, seed: int) -> list[Mutant]:
    """Some slips of a kind in a scene, drawn by the seed."""
    every = list(SLIPPERS[kind](text.splitlines()))
    drawn = Random(f"{seed}/{kind}").sample(every, min(most, len(every)))
    return [Mutant(kind, "\n".join(lines) + "\n", kind, frozenset(right)) for lines, right in drawn]
