"""Breaks a sound scene in one place, in the ways that authors do; each mutant knows the lines where it must be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

INDENTED: Final = re.compile(r"^(\s*)")


@dataclass(frozen=True)
class Mutant:
    """A broken copy: its kind, its text, what was done, and the lines (from 1) any of which is the right one."""

    kind: str
    text: str
    what: str
    right: frozenset[int]


Maker = Callable[[list[str], Random], Iterator[Mutant]]


def made(kind: str, lines: list[str], what: str, right: set[int] | range) -> Mutant:
    return Mutant(kind, "\n".join(lines) + "\n", what, frozenset(right))


def replaced(lines: list[str], at: int, *by: str) -> list[str]:
    """The lines with the one at a place (from 0) replaced by others, or left out."""
    return [*lines[:at], *by, *lines[at + 1 :]]


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def block(lines: list[str], at: int) -> range:
    """The places of a line and of all that stands deeper under it."""
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or indent(lines[end]) > indent(lines[at])):
        end += 1
    return range(at, end)


def section(lines: list[str], name: str) -> range:
    """The places of what stands under a key at the top."""
    start = next((at for at, line in enumerate(lines) if line.startswith(f"{name}:")), None)
    return range(0) if start is None else range(start + 1, block(lines, start).stop)


def keys_under(lines: list[str], name: str) -> list[int]:
    """The places of the keys right under a key at the top."""
    inside = section(lines, name)
    return [at for at in inside if re.match(r"  \w+:", lines[at])]


def beat_of(lines: list[str], at: int) -> range:
    """The places of the beat in which a line stands."""
    start = max(place for place in keys_under(lines, "beats") if place <= at)
    return block(lines, start)


def numbers(places: range) -> set[int]:
    return {at + 1 for at in places}


def found(lines: list[str], pattern: str, name: str = "beats") -> list[tuple[int, re.Match[str]]]:
    """Where a pattern is found in a section."""
    return [(at, match) for at in section(lines, name) if (match := re.search(pattern, lines[at]))]


def misspelt(word: str, dice: Random) -> str:
    """The word with two letters swapped, or one more."""
    at = dice.randrange(max(1, len(word) - 1))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    return swapped if swapped != word else f"{word}x"


def delete_a_beat(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at in keys_under(lines, "beats"):
        name = lines[at].strip().rstrip(":")
        gone = block(lines, at)
        left = [line for place, line in enumerate(lines) if place not in gone]
        right = {
            n for n, line in enumerate(left, 1) if re.search(rf"\b(go|start): {name}( *#.*)?$|seen\({name}\)", line)
        }
        if right:
            yield made("delete a beat", left, name, right)


def delete_an_ending(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at in keys_under(lines, "endings"):
        name = lines[at].strip().split(":")[0]
        gone = block(lines, at)
        left = [line for place, line in enumerate(lines) if place not in gone]
        yield made(
            "delete an ending",
            left,
            name,
            {n for n, line in enumerate(left, 1) if re.search(rf"ends?: {name}( *#.*)?$", line)},
        )


def misspell(kind: str, pattern: str) -> Maker:
    """Misspell the word that the pattern's only group finds."""

    def maker(lines: list[str], dice: Random) -> Iterator[Mutant]:
        for at, match in found(lines, pattern):
            word = misspelt(match[1], dice)
            line = lines[at][: match.start(1)] + word + lines[at][match.end(1) :]
            if not re.search(rf"\b{word}\b", "\n".join(lines)):
                yield made(kind, replaced(lines, at, line), f"{match[1]} as {word} in line {at + 1}", {at + 1})

    return maker


def drop_a_go(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^\s*(?:- )?go: (\w+)$"):
        left = replaced(lines, at)
        beats = numbers(range(beat_of(lines, at).start, beat_of(lines, at).stop - 1))
        target = {n for n, line in enumerate(left, 1) if line.startswith(f"  {match[1]}:")}
        yield made("drop a go", left, f"go: {match[1]} in line {at + 1}", beats | target)


def threshold_out_of_reach(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"\bwhen: \w+ (>=|<=|<|>) (\d+)$"):
        number = "120" if match[1].startswith(">") else "-5"
        line = lines[at][: match.start(2)] + number
        yield made("threshold out of reach", replaced(lines, at, line), f"line {at + 1}", {at + 1})


def threshold_beyond_this_scene(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"\bwhen: \w+ (>=) (\d+)$"):
        line = f"{lines[at]} and {lines[at][match.start() + 6 : match.start(1)]}< {match[2]}"
        yield made("condition that contradicts itself", replaced(lines, at, line), f"line {at + 1}", {at + 1})


def swap_outcomes(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    places = [(at, match) for at, match in found(lines, r"outcome: (\w+)", "endings")]
    for n, (at, match) in enumerate(places):
        for other, its in places[n + 1 :]:
            if match[1] != its[1]:
                left = replaced(lines, at, lines[at].replace(f"outcome: {match[1]}", f"outcome: {its[1]}"))
                left = replaced(left, other, left[other].replace(f"outcome: {its[1]}", f"outcome: {match[1]}"))
                right = {at + 1, other + 1}
                yield made("swap two outcomes", left, f"lines {at + 1} and {other + 1}", right)


def change_an_outcome(lines: list[str], dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"outcome: (\w+)", "endings"):
        other = dice.choice([outcome for outcome in ("won", "settled", "lost") if outcome != match[1]])
        left = replaced(lines, at, lines[at].replace(f"outcome: {match[1]}", f"outcome: {other}"))
        yield made(
            "change an outcome", left, f"{match[1]} to {other} in line {at + 1}", numbers(section(lines, "endings"))
        )


def number_lost(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"\bwhen: \w+ (?:>=|<=|<|>) (\d+)$"):
        line = lines[at][: match.start(1)]
        yield made("number lost from a condition", replaced(lines, at, line), f"line {at + 1}", {at + 1})


def double_a_key(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, _ in found(lines, r"^\s+(say|does|why|go): "):
        yield made("double a key", replaced(lines, at, lines[at], lines[at]), f"line {at + 1}", {at + 1, at + 2})


def text_with_a_hash(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^\s+(?:- )?(?:say|why|\w+): ([A-Z][^\"'{]* )(\w[^\"'{]*)$"):
        line = lines[at][: match.end(1)] + "#" + match[2]
        yield made("unquote a text with #", replaced(lines, at, line), f"line {at + 1}", {at + 1})


def unquote(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^(.*: )\"(.*(?:: | #).*)\"$"):
        yield made("unquote a text", replaced(lines, at, match[1] + match[2]), f"line {at + 1}", {at + 1})


def open_a_quote(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^(\s+(?:- )?(?:say|why|[a-z_]+): )([A-Z][^\"'#]*)$"):
        if match[2].endswith((".", "?")):
            yield made("open a quotation", replaced(lines, at, f'{match[1]}"{match[2]}'), f"line {at + 1}", {at + 1})


def colon_in_a_text(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^(\s+(?:- )?(?:say|why|[a-z_]+): [A-Z][^\"'#{:]*\w) (\w[^\"'#{:]*)$"):
        yield made("colon in a text", replaced(lines, at, f"{match[1]}: {match[2]}"), f"line {at + 1}", {at + 1})


def tab(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^(\s+)(\S.*)$"):
        yield made("tab", replaced(lines, at, f"\t{match[2]}"), f"line {at + 1}", {at + 1})


def no_space_after_the_colon(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^(\s+(?:does|go|face|once|why|say)):( )(?=\S)"):
        line = f"{match[1]}:{lines[at][match.end() :]}"
        yield made("no space after the colon", replaced(lines, at, line), f"line {at + 1}", {at, at + 1, at + 2})


def drop_a_say(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, _ in found(lines, r"^\s+say: "):
        owner = max(place for place in range(at) if lines[place].strip() and indent(lines[place]) < indent(lines[at]))
        yield made("drop a say", replaced(lines, at), f"line {at + 1}", {owner + 1, at})


def option_twice(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^        (\w+):$"):
        here = block(lines, at)
        left = [*lines[: here.stop], *(lines[place] for place in here), *lines[here.stop :]]
        yield made("option twice", left, match[1], {here.stop + 1})


def lose_every_way_to_a_beat(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    beats = [lines[at].strip().rstrip(":") for at in keys_under(lines, "beats")]
    for place, name in enumerate(beats[1:-1], 1):
        left = [re.sub(rf"\bgo: {name}(?= *(#.*)?$)", f"go: {beats[place + 1]}", line) for line in lines]
        if left != lines:
            right = {n for n, line in enumerate(left, 1) if line.startswith(f"  {name}:")}
            yield made("lose every way to a beat", left, name, right)


def lead_a_beat_to_itself(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^    - go: (\w+)$"):
        name = lines[beat_of(lines, at).start].strip().rstrip(":")
        left = replaced(lines, at, f"    - go: {name}")
        target = {n for n, line in enumerate(left, 1) if line.startswith(f"  {match[1]}:")}
        yield made("lead a beat to itself", left, name, numbers(beat_of(lines, at)) | target)


def too_long(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, _ in found(lines, r"^\s+- [a-z_]+: [A-Z][^\"']*\.$"):
        line = f"{lines[at]} {'And so it went on and on. ' * 10}".rstrip()
        yield made("line too long", replaced(lines, at, line), f"line {at + 1}", {at + 1})


def unknown_key(lines: list[str], dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^\s+(reply|does|face|once|mood|why): ?"):
        line = lines[at].replace(f"{match[1]}:", f"{misspelt(match[1], dice)}x:", 1)
        yield made("misspell a key", replaced(lines, at, line), f"line {at + 1}", {at + 1})


def step_after_the_end(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, _ in found(lines, r"^    - (go|end): \w+$"):
        left = replaced(lines, at, lines[at], "    - narrator: And then there was more.")
        yield made("step after a go", left, f"line {at + 1}", {at + 2})


def dead_play(lines: list[str], _dice: Random) -> Iterator[Mutant]:
    for at, match in found(lines, r"^    choose: \[((?!listen\b)\w+), .*\]", "plays"):
        line = lines[at].replace(f"[{match[1]}, ", "[", 1)
        yield made("play with a choice left out", replaced(lines, at, line), f"line {at + 1}", {at, at - 1, at + 1})


MAKERS: Final[dict[str, Maker]] = {
    "delete a beat": delete_a_beat,
    "delete an ending": delete_an_ending,
    "misspell a beat": misspell("misspell a beat", r"\bgo: (\w+)$"),
    "misspell an ending": misspell("misspell an ending", r"\bend: (\w+)$"),
    "misspell a speaker": misspell(
        "misspell a speaker", r"^\s+- ((?!you|narrator|when|go|end|set|mood|note|choose)\w+): [A-Z]"
    ),
    "misspell a tag": misspell("misspell a tag", r"\bdoes: \[?(\w+)"),
    "misspell a meter": misspell("misspell a meter", r"\bwhen: (\w+) [<>]"),
    "misspell a note": misspell("misspell a note", r"noted\((\w+)\)"),
    "misspell a flag": misspell("misspell a flag", r"\bset: \{(\w+):"),
    "misspell a face": misspell("misspell a face", r"\bface: (\w+)$"),
    "drop a go": drop_a_go,
    "threshold out of reach": threshold_out_of_reach,
    "condition that contradicts itself": threshold_beyond_this_scene,
    "swap two outcomes": swap_outcomes,
    "change an outcome": change_an_outcome,
    "number lost from a condition": number_lost,
    "double a key": double_a_key,
    "unquote a text with #": text_with_a_hash,
    "unquote a text": unquote,
    "open a quotation": open_a_quote,
    "colon in a text": colon_in_a_text,
    "tab": tab,
    "no space after the colon": no_space_after_the_colon,
    "drop a say": drop_a_say,
    "option twice": option_twice,
    "lose every way to a beat": lose_every_way_to_a_beat,
    "lead a beat to itself": lead_a_beat_to_itself,
    "line too long": too_long,
    "misspell a key": unknown_key,
    "step after a go": step_after_the_end,
    "play with a choice left out": dead_play,
}
VISITED: Final = frozenset(
    (
        "misspell a face",
        "drop a go",
        "threshold out of reach",
        "condition that contradicts itself",
        "swap two outcomes",
        "change an outcome",
        "unquote a text with #",
        "lose every way to a beat",
        "lead a beat to itself",
        "line too long",
        "step after a go",
        "play with a choice left out",
    )
)
"""The kinds that reading lets pass, so that every state is visited before they are told."""


def mutants(text: str, kind: str, most: int, seed: int) -> list[Mutant]:
    """Some mutants of a kind, drawn by the seed."""
    dice = Random(f"{seed}/{kind}")
    every = list(MAKERS[kind](text.splitlines(), dice))
    return dice.sample(every, min(most, len(every)))
