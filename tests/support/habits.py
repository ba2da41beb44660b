# ruff: noqa: E501 - a kind is one line
"""What people do who write their first scenes: names misspelt, words for numbers, habits of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import Final

from support.mutants import block, found, indent, keys_under, misspelt, replaced
from support.slips import Slipper, each, is_within_a_text, moved, options

Made = Iterator[tuple[list[str], set[int]]]
CONDITION: Final = r"(.*\bwhen: )(\w+) (>=|<=|>|<) (\d+)(.*)"
WORDS: Final = ("zero", "five", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """A number as it is said; one that is no round number is said as the round one below it."""
    return WORDS[1] if 0 < number < 10 else WORDS[0] if not number else WORDS[1 + min(9, number // 10)]


def wrong(pattern: str, part: str = "") -> Slipper:
    """The word that the pattern's second group finds, misspelt; the first is what stands before it, the third after."""

    def slipper(lines: list[str]) -> Made:
        words = set(re.findall(r"\w+", "\n".join(lines)))
        for made, right in each(
            pattern,
            lambda m: m[1] + misspelt(m[2], Random(m[2])) + m[3],
            part,
        )(lines):
            at = min(right) - 1
            if set(re.findall(r"\w+", made[at])) - words:
                yield made, right

    return slipper


def misspelt_flag(lines: list[str]) -> Made:
    flags = [lines[at].strip().partition(":")[0] for at in keys_under(lines, "flags")]
    for flag in flags:
        yield from wrong(rf"(.*\b(?:when|passes): (?:.* )?)({flag})\b(.*)")(lines)


def option_as_a_step(lines: list[str]) -> Made:
    """An option with a dash, as if the options were a list."""
    for at in options(lines):
        yield replaced(lines, at, f"      - {lines[at].strip()}"), {at + 1}


def every_option_as_a_step(lines: list[str]) -> Made:
    for at, line in enumerate(lines):
        if line == "    - choose:":
            own = [row for row in options(lines) if row in block(lines, at)]
            made = [
                f"        - {one.strip()}"
                if row in own
                else f"    {one}"
                if own and row in range(own[0], block(lines, at).stop) and one.strip()
                else one
                for row, one in enumerate(lines)
            ]
            yield made, {at + 1, at + 2}


def say_doubled(lines: list[str]) -> Made:
    for at, line in enumerate(lines):
        if re.fullmatch(r"          say: .+", line):
            yield replaced(lines, at, line, "          say: And that is that."), {at + 1, at + 2}


def then_too_far_left(lines: list[str]) -> Made:
    """``then`` under the dash of its ``when``: it belongs to nothing any more."""
    for at, line in enumerate(lines):
        if line == "      then:":
            yield moved(lines, range(at, at + 1), -2), {at, at + 1}


def then_with_its_steps_too_far_left(lines: list[str]) -> Made:
    for at, line in enumerate(lines):
        if line == "      then:":
            yield moved(lines, block(lines, at), -2), {at, at + 1}


def cut_in_without_a_line(lines: list[str]) -> Made:
    """The line gone that the cut-in breaks into."""
    for at, line in enumerate(lines):
        if re.fullmatch(r"\s+cut_in:", line):
            step = next(row for row in range(at - 1, -1, -1) if indent(lines[row]) < indent(line))
            if re.match(r"    - \w+: ", lines[step]):
                yield [*lines[:step], f"    - cut_in:{line.partition(':')[2]}", *lines[at + 1 :]], {step + 1}


def beat_twice(lines: list[str]) -> Made:
    """A beat called as another is."""
    beats = keys_under(lines, "beats")
    for one, other in pairwise(beats):
        left = replaced(lines, other, lines[one])
        name = lines[other].strip().rstrip(":")
        calls = {n for n, line in enumerate(left, 1) if re.search(rf"\bgo: {name}$|seen\({name}\)", line)}
        yield left, {one + 1, other + 1} | calls


def spoken_by_a_name(lines: list[str]) -> Made:
    """``Mr Osei:`` for ``mr_osei:``."""
    people = [match[1] for at in keys_under(lines, "cast") if (match := re.match(r"  (\w+):", lines[at]))]
    for person in people:
        shown = " ".join(word.capitalize() for word in person.split("_"))
        for at, match in found(lines, rf"^(\s+- ){person}(: .+)$"):
            yield replaced(lines, at, f"{match[1]}{shown}{match[2]}"), {at + 1}


def go_and_end(lines: list[str]) -> Made:
    endings = [lines[at].strip().partition(":")[0] for at in keys_under(lines, "endings")]
    for at, line in enumerate(lines):
        if re.fullmatch(r"          go: \w+", line) and endings:
            yield replaced(lines, at, line, f"          end: {endings[0]}"), {at + 1, at + 2}


def outcome_forgotten(lines: list[str]) -> Made:
    for at in keys_under(lines, "endings"):
        for row in block(lines, at):
            if re.fullmatch(r"    outcome: \w+", lines[row]):
                yield replaced(lines, row), {at + 1}
            elif re.search(r", outcome: \w+", lines[row]):
                yield replaced(lines, row, re.sub(r", outcome: \w+", "", lines[row])), {at + 1}


def title_forgotten(lines: list[str]) -> Made:
    for at in keys_under(lines, "endings"):
        for row in block(lines, at):
            if re.match(r"    title: ", lines[row]):
                yield replaced(lines, row), {at + 1}


def capital_beat(lines: list[str]) -> Made:
    """A beat called with a capital where it stands; those who call it write it small."""
    for at in keys_under(lines, "beats"):
        name = lines[at].strip().rstrip(":")
        calls = {n for n, line in enumerate(lines, 1) if re.search(rf"\bgo: {name}$", line)}
        yield replaced(lines, at, f"  {name.capitalize()}:"), {at + 1} | calls


def option_with_spaces(lines: list[str]) -> Made:
    for at in options(lines):
        name = lines[at].strip().rstrip(":")
        if "_" in name:
            yield replaced(lines, at, f"        {name.replace('_', ' ').capitalize()}:"), {at + 1}


def option_in_quotes(lines: list[str]) -> Made:
    for at in options(lines):
        yield (
            replaced(lines, at, f'        "{lines[at].strip().rstrip(":").replace("_", " ").capitalize()}!":'),
            {at + 1},
        )


def option_copied(lines: list[str]) -> Made:
    """An option copied with its id, and its words changed."""
    for at in options(lines):
        own = block(lines, at)
        copy = [re.sub(r"(          say: ).*", r"\1I could do that another way.", lines[row]) for row in own]
        while copy and not copy[-1].strip():
            copy.pop()
        end = at + len(copy)
        yield [*lines[:end], *copy, *lines[end:]], {at + 1, end + 1}


def broken_over_two_lines(lines: list[str]) -> Made:
    """A text in quotation marks left open over a line at the far left, as an editor without wrapping makes it."""
    for at, line in enumerate(lines):
        match = re.fullmatch(r"(\s+(?:say|why): )([A-Z][^\"'{#:]*?,) ([^\"'{#:]*)", line)
        if match and not is_within_a_text(lines, at):
            yield replaced(lines, at, match[1] + match[2], match[3]), {at + 1, at + 2}


def merge_marks(lines: list[str]) -> Made:
    for at, line in enumerate(lines):
        if re.fullmatch(r"          (say|why): .+", line):
            yield (
                replaced(
                    lines, at, "<<<<<<< HEAD", line, "=======", line.replace(": ", ": Well, ", 1), ">>>>>>> other"
                ),
                {at + 1, at + 2, at + 3, at + 4},
            )


def section_twice(lines: list[str]) -> Made:
    """The last flag under a second ``flags:`` further down."""
    flags = keys_under(lines, "flags")
    for at, line in enumerate(lines):
        if len(flags) > 1 and at > flags[-1] and re.fullmatch(r"(beats|endings|plays):", line):
            last = flags[-1]
            yield [*lines[:last], *lines[last + 1 : at], "flags:", lines[last], *lines[at:]], {at, flags[0]}


def unset(value: str) -> Slipper:
    return each(r"(\s+(?:- )?set: )\{(\w+): \w+\}", lambda m: m[1] + value.format(m[2]))


S, C, K, R = "scene", "cast", "skills", "course"
SPOKEN: Final = r"(\s+(?:- )?(?:say|why): )([A-Z][^\"'{#:]*)"
HABITS: Final[dict[str, tuple[str, Slipper]]] = {
    "a number as a word in a condition": (S, each(CONDITION, lambda m: f"{m[1]}{m[2]} {m[3]} {in_words(int(m[4]))}{m[5]}")),
    "a number as a word in a change": (C, each(r"(  \w+: \{\w+: )([+-])(\d+)(.*)", lambda m: f"{m[1]}{m[2]}{in_words(int(m[3]))}{m[4]}", "reacts")),
    "a + forgotten": (C, each(r"(  \w+: \{(?:\w+: -\d+, )?\w+: )\+(\d+.*)", lambda m: m[1] + m[2], "reacts")),
    "a + forgotten in a mood": (S, each(r"(\s+(?:- )?mood: \{(?:\w+: -\d+, )?\w+: )\+(\d+.*)", lambda m: m[1] + m[2])),
    "a percent sign": (S, each(CONDITION, lambda m: f"{m[1]}{m[2]} {m[3]} {m[4]}%{m[5]}")),
    "one equals sign": (S, each(CONDITION, lambda m: f"{m[1]}{m[2]} = {m[4]}{m[5]}")),
    "=> for >=": (S, each(r"(.*\bwhen: )(\w+) >= (\d+)(.*)", lambda m: f"{m[1]}{m[2]} => {m[3]}{m[4]}")),
    "is over": (S, each(r"(.*\bwhen: )(\w+) >=? (\d+)(.*)", lambda m: f"{m[1]}{m[2]} is over {m[3]}{m[4]}")),
    "&& for and": (S, each(r"(.*\bwhen: [^#]*) and (.*)", lambda m: f"{m[1]} && {m[2]}")),
    "a comma for and": (S, each(r"(.*\bwhen: \w+ \W+ \d+) and (\w+ \W+ \d+)", lambda m: f"{m[1]}, {m[2]}")),
    "a meter misspelt in a condition": (S, wrong(r"(.*\b(?:when|passes|score|expect): (?:\()?)(\w+)( .*)")),
    "a flag misspelt in a condition": (S, misspelt_flag),
    "a speaker misspelt": (S, wrong(r"(\s+- )((?!you|narrator|when|go|end|set|mood|note|choose)\w+)(: (?:\"|[A-Z]).*)", "beats")),
    "a speaker by name": (S, spoken_by_a_name),
    "a speaker with a capital": (S, each(r"(\s+- )(narrator|you)(: .*)", lambda m: m[1] + m[2].capitalize() + m[3], "beats")),
    "a tag misspelt": (S, wrong(r"(\s+does: \[?)(\w+)(.*)")),
    "the second tag misspelt": (S, wrong(r"(\s+does: \[\w+, )(\w+)(.*)")),
    "a tag with a capital and spaces": (S, each(r"(\s+does: )(\w+)", lambda m: m[1] + m[2].replace("_", " ").capitalize())),
    "a taught tag misspelt": (S, wrong(r"(teaches: \[)(\w+)(.*)")),
    "tags without brackets": (S, each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}{m[2]}, {m[3]}")),
    "tags with and": (S, each(r"(\s+does: )\[(\w+), (\w+)\]", lambda m: f"{m[1]}{m[2]} and {m[3]}")),
    "a face that is not there": (S, each(r"(\s+face: )\w+", lambda m: f"{m[1]}outraged")),
    "a face misspelt": (S, wrong(r"(\s+face: )(\w+)()")),
    "a face of the cast misspelt": (C, wrong(r"(  )(\w+)(: \w+ [<>]=? \d+)", "faces")),
    "a meter of a face misspelt": (C, wrong(r"(  \w+: )(\w+)( [<>]=? \d+)", "faces")),
    "a reaction misspelt": (C, wrong(r"(  )(\w+)(: \{.*\})", "reacts")),
    "a meter of a reaction misspelt": (C, wrong(r"(  \w+: \{)(\w+)(: .*)", "reacts")),
    "good: high misspelt": (C, each(r"(  \w+: \{.*good: )(low|high)(\}.*)", lambda m: f"{m[1]}{'hight' if m[2] == 'high' else 'lower'}{m[3]}")),
    "a start over 100": (C, each(r"(  \w+: \{.*start: )(\d+)(.*)", lambda m: f"{m[1]}1{int(m[2]):02}{m[3]}")),
    "a half misspelt": (K, each(r"(.*half: )(head|heart)(.*)", lambda m: f"{m[1]}{m[2].replace('a', '')}{m[3]}")),
    "a kind misspelt": (K, each(r"(.*kind: )(skill|fault)(.*)", lambda m: f"{m[1]}{m[2]}s{m[3]}")),
    "a level misspelt": (R, each(r"(.*\[|  - )(\w+)(\]?)", lambda m: f"{m[1]}{m[2]}s{m[3]}")),
    "a scene called otherwise than its file": (S, each(r"scene: (\w+)(.*)", lambda m: f"scene: {m[1]}_2{m[2]}")),
    "a person called otherwise than the file": (C, each(r"character: (\w+)(.*)", lambda m: f"character: {m[1]}_2{m[2]}")),
    "an ending without its outcome": (S, outcome_forgotten),
    "an ending without its title": (S, title_forgotten),
    "an outcome in other words": (S, each(r"([^#]*outcome: )(won|lost|settled)(.*)", lambda m: m[1] + {"won": "win", "lost": "Lost", "settled": "neutral"}[m[2]] + m[3], "endings")),
    "an option as a step": (S, option_as_a_step),
    "options as a list": (S, every_option_as_a_step),
    "an option with spaces": (S, option_with_spaces),
    "an option's words for its id": (S, option_in_quotes),
    "an option copied": (S, option_copied),
    "say doubled": (S, say_doubled),
    "a then too far left": (S, then_too_far_left),
    "a then and its steps too far left": (S, then_with_its_steps_too_far_left),
    "a cut-in without a line": (S, cut_in_without_a_line),
    "a beat named twice": (S, beat_twice),
    "a beat with a capital": (S, capital_beat),
    "a go with a capital": (S, each(r"(\s+(?:- )?go: )(\w+)", lambda m: m[1] + m[2].capitalize())),
    "a go with spaces": (S, each(r"(\s+(?:- )?go: \w+?)_(\w+)", lambda m: f"{m[1]} {m[2].replace('_', ' ')}")),
    "a go with hyphens": (S, each(r"(\s+(?:- )?go: \w+?)_(\w+)", lambda m: f"{m[1]}-{m[2].replace('_', '-')}")),
    "go and end both": (S, go_and_end),
    "a note without a text": (S, each(r"(\s+(?:- )?note: )\{(\w+): .+\}", lambda m: f"{m[1]}{{{m[2]}: }}")),
    "a note that is a name": (S, each(r"(\s+(?:- )?note: )\{(\w+): .+\}", lambda m: m[1] + m[2])),
    "a note that is a text": (S, each(r"(\s+(?:- )?note: )\{\w+: \"?([^:\"]+)\"?\}", lambda m: m[1] + m[2])),
    "a set that is a name": (S, unset("{0}")),
    "a set with an equals sign": (S, unset("{0} = true")),
    "a set of a flag misspelt": (S, wrong(r"(\s+(?:- )?set: \{)(\w+)(: .*)")),
    "a say without a text": (S, each(r"(          say:) .+", lambda m: m[1])),
    "no opening quotation mark": (S, each(r"(\s+(?:- )?\w+: )\"([A-Z][^\"]*\")", lambda m: m[1] + m[2], "beats")),
    "a colon after the speaker's text": (S, each(r"(\s+- \w+: )\"?(\w+) ([^\":#]+)\"?", lambda m: f"{m[1]}{m[2]}: {m[3]}", "beats")),
    "a quotation inside a quotation": (S, each(r"(\s+(?:- )?\w+: \"[A-Z]\w* )(\w+)( [^\"]*\")", lambda m: f'{m[1]}"{m[2]}"{m[3]}', "beats")),
    "a comma at the end": (S, each(r"(          (?:go|end|once|does): (?:\w+|\[.*\]))", lambda m: f"{m[1]},")),
    "a text over two lines": (S, broken_over_two_lines),
    "marks of a merge": (S, merge_marks),
    "flags a second time": (S, section_twice),
    "a placeholder misspelt": (S, each(r"(.*)\{(player|company)\}(.*)", lambda m: f"{m[1]}{{{m[2][:-2]}{m[2][-1]}{m[2][-2]}}}{m[3]}", "beats")),
    "square brackets round a placeholder": (S, each(r"(.*\w.*)\{(player|company)\}(.*)", lambda m: f"{m[1]}[{m[2]}]{m[3]}", "beats")),
    "a place misspelt": (S, wrong(r"(place: )(\w+)(.*)")),
    "a start misspelt": (S, wrong(r"(start: )(\w+)()")),
    "an option misspelt in a play": (S, wrong(r"(    choose: \[(?:\w+, )*)(\w+)(\])", "plays")),
    "an ending misspelt in a play": (S, wrong(r"(    ends: )(\w+)()", "plays")),
    "yes for true": (S, each(r"(\s+(?:- )?set: \{\w+: )true(\})", lambda m: f"{m[1]}yes{m[2]}")),
    "seconds in words": (S, each(r"(          after: )(\d+)s(.*)", lambda m: f"{m[1]}{m[2]} seconds{m[3]}")),
    "an empty why": (S, each(r"(          why:) .+", lambda m: m[1])),
}  # fmt: skip
"""By kind: the part of the library that it is made in, and its maker."""
