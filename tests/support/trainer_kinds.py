# ruff: noqa: E501 - a kind is one line
"""Slips that trainers were seen to make and that ``slips`` does not hold, each as a maker of places in any library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from support.mutants import block, found, indent, keys_under, numbers, replaced
from support.slips import Slipper, each, options

Made = Iterator[tuple[list[str], set[int]]]
NUMBER: Final = r"(.*\bwhen: )(\w+) (>=|<=|>|<) (\d+)"


def then_forgotten(lines: list[str]) -> Made:
    """The one step of a ``then`` as a key beside its ``when``."""
    for at, line in enumerate(lines):
        own = block(lines, at)
        if re.fullmatch(r"\s+then:", line) and len([row for row in own if lines[row].strip()]) == 2:
            step = lines[at + 1].strip().removeprefix("- ")
            if re.fullmatch(r"(?!choose|when)\w+: .+", step):
                yield [*lines[:at], f"{' ' * indent(line)}{step}", *lines[at + 2 :]], {at, at + 1}


def option_is_a_text(lines: list[str]) -> Made:
    for at in options(lines):
        own = block(lines, at)
        says = [match[1] for row in own if (match := re.fullmatch(r'          say: "?([^:"#{]+)"?', lines[row]))]
        if says and not any(re.match(r"          (set|note|when|go|end|mood):", lines[row]) for row in own):
            yield [*lines[:at], f"{lines[at]} {says[0]}", *lines[own.stop :]], {at + 1}


def cast_is_a_name(form: str) -> Slipper:
    def slipper(lines: list[str]) -> Made:
        for at, line in enumerate(lines):
            if line == "cast:":
                own = block(lines, at)
                names = [match[1] for row in own if (match := re.match(r"  (\w+):", lines[row]))]
                if len(names) == 1:
                    yield [*lines[:at], "cast: " + form.format(names[0]), *lines[own.stop :]], {at + 1}

    return slipper


def go_forgotten(lines: list[str]) -> Made:
    """A beat whose last step, the way on, is not there: told in the beat, or where nothing leads to any more."""
    for at, match in found(lines, r"^    - (?:go|end): (\w+)$"):
        beat = next(row for row in reversed(keys_under(lines, "beats")) if row < at)
        left = replaced(lines, at)
        target = {n for n, line in enumerate(left, 1) if re.match(rf"  {match[1]}:", line)}
        yield left, numbers(range(beat, at + 1)) | target


def one_tab_and_more(lines: list[str]) -> Made:
    """A tab, and a misspelt key below it that the tab must not hide."""
    for at, match in found(lines, r"^    - (\w+: .*)$"):
        after = [row for row, _ in found(lines, r"^\s+(reply|does): ?") if row > at + 3]
        if after:
            key = lines[after[0]].replace("reply:", "repply:").replace("does:", "doess:")
            yield replaced(replaced(lines, at, f"\t- {match[1]}"), after[0], key), {at + 1}


def rich_text(lines: list[str]) -> Made:
    yield ["{\\rtf1\\ansi", "{\\fonttbl\\f0 Helvetica;}", *(f"{line}\\" for line in lines), "}"], {1}


def to_an_ending(key: str, by: str) -> Slipper:
    """A way to an ending written as one to a beat; or as one to an outcome."""

    def slipper(lines: list[str]) -> Made:
        text = "\n".join(lines)
        for at, match in found(lines, rf"^(\s+(?:- )?){key}: (\w+)$"):
            outcome = re.search(rf"\n  {match[2]}:(?:\n    .*)*?(?:\n    |.*\b)outcome: (\w+)", text)
            if outcome and lines[at] != match[1] + by.format(match[2], outcome[1]):
                yield replaced(lines, at, match[1] + by.format(match[2], outcome[1])), {at + 1}

    return slipper


CASES: Final[dict[str, tuple[str, Slipper]]] = {
    "else for otherwise": ("scene", each(r"(\s+)otherwise:", lambda m: f"{m[1]}else:")),
    "then forgotten": ("scene", then_forgotten),
    "a go to an ending": ("scene", to_an_ending("end", "go: {0}")),
    "an end with an outcome": ("scene", to_an_ending("end", "end: {1}")),
    "an option that is a text": ("scene", option_is_a_text),
    "a cast that is a name": ("scene", cast_is_a_name("{}")),
    "a cast that is a list": ("scene", cast_is_a_name("[{}]")),
    "no comma in the braces of a reaction": ("cast", each(r"(\s+\w+: \{\w+: [+-]\d+), (\w+: [+-]\d+\})", lambda m: f"{m[1]} {m[2]}")),
    "between in a condition": ("scene", each(NUMBER, lambda m: f"{m[1]}{m[2]} between {max(0, int(m[4]) - 20)} and {m[4]}")),
    "if in a condition": ("scene", each(NUMBER, lambda m: f"{m[1]}if {m[2]} {m[3]} {m[4]}")),
    "an unequal sign from elsewhere": ("scene", each(NUMBER, lambda m: f"{m[1]}{m[2]} <> {m[4]}")),
    "a go to another scene": ("scene", each(r"(\s+(?:- )?)go: \w+", lambda m: f"{m[1]}go: night_shift")),
    "a go forgotten": ("scene", go_forgotten),
    "a tab above another slip": ("scene", one_tab_and_more),
    "saved as rich text": ("scene", rich_text),
    "a score that is a number": ("scene", each(r"score: .+", lambda _: "score: 80")),
    "a score over 100": ("scene", each(r"score: (\w+|\(.*\).*)", lambda m: f"score: {m[1]} + 50")),
    "no for false": ("scene", each(r"(  \w+: )false( *(?:#.*)?)", lambda m: f"{m[1]}no{m[2]}", "flags")),
    "! for not": ("scene", each(r"(.*\bwhen: )(not )?((?:did|noted|seen)\(\w+\))", lambda m: f"{m[1]}!{m[3]}")),
    "spaces in a name that is asked for": ("scene", each(r"(.*\bwhen: .*seen\(\w+)_(\w+\).*)", lambda m: f"{m[1]} {m[2]}")),
    "a stray quotation mark at the end": ("scene", each(r"(\s+(?:say|why): [A-Z][^\"'{#:]*)", lambda m: f'{m[1]}"')),
    "double braces": ("scene", each(r"(.*[^{])\{(company|player)\}([^}].*)", lambda m: f"{m[1]}{{{{{m[2]}}}}}{m[3]}")),
    "a to-do left": ("scene", each(r"(\s+(?:- )?(?:say|why|[a-z_]+): )([A-Z][^\"'{#:]*)", lambda m: f"{m[1]}TODO {m[2]}", "beats")),
    "a condition that always holds": ("scene", each(NUMBER, lambda m: f"{m[1]}true")),
    "a fault that pays": ("cast", each(r"(  )(excuse|burden|assume|hard_sell|drop_it|gloss_over): \{.*\}", lambda m: f"{m[1]}{m[2]}: {{anger: -20, trust: +40}}")),
}  # fmt: skip
"""By kind: the part of the library that it is made in, and its maker."""

IN_SLIPS: Final[dict[str, str]] = {
    "A01": "no-break spaces indent a line",
    "A02": "a no-break space after the colon",
    "A03": "no colon after choose, then, reply",
    "A04": "the first option too little",
    "A06": "a beat not indented",
    "A08": "a semicolon for the colon",
    "A10": "a section's line forgotten",
    "B01": "no colon after a beat",
    "B02": "no colon after choose, then, reply",
    "B04": "no colon in a go",
    "B05": "no colon after a key",
    "B06": "a no-break space after a top key",
    "B07": "a no-break space after the dash",
    "B09": "an en dash for the dash",
    "B11": "no dash before a go",
    "B12": "an option as deep as choose",
    "B14": "keys as deep as their option",
    "B16": "a bar forgotten",
    "B17": "a text under a bar not indented",
    "B18": "slashes for a comment",
    "B22": "a dash before otherwise",
    "B30": "no comma in a list",
    "B33": "a brace for a bracket",
    "B39": "a section indented",
    "B41": "all in tabs",
    "B49": "a key in capitals",
    "C01": "a reply on one line",
    "C02": "a mood without braces",
    "C11": "a star for the dash",
}
"""Which of the slips of structure stand for which of the trainers' 64."""
