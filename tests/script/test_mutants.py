# ruff: noqa: E501 - a slip is one line
"""The slips that people make when they type, in the shipped scenes: each is told at the line where it was made."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.script.library import outline_of, read_part
from game.script.source import read_sources

SHIPPED = Path(__file__).parents[2] / "dialogues"
LINE = re.compile(r"(\s+(?:- )?)(say|why|text|title|[a-z]+_[a-z]+|marek)(:\s+)\"?([A-Z][^\"]{20,})\"?$")
Slip = Callable[[str, str, str, str, random.Random], str]


def _begins_with(sign: str) -> Slip:
    return lambda head, key, colon, text, _: f"{head}{key}{colon}{sign}{text}"


def _colon_inside(head: str, key: str, colon: str, text: str, dice: random.Random) -> str:
    words = text.split(" ")
    at = dice.randrange(len(words))
    words[at] += ":"
    return f"{head}{key}{colon}{' '.join(words)}"


def _hash_inside(head: str, key: str, colon: str, text: str, dice: random.Random) -> str:
    words = text.split(" ")
    at = dice.randrange(1, len(words))
    words[at] = f"#{words[at]}"
    return f"{head}{key}{colon}{' '.join(words)}"


def _quote_inside(head: str, key: str, colon: str, text: str, dice: random.Random) -> str:
    words = text.split(" ")
    at = dice.randrange(len(words))
    words[at] = f'"{words[at]}"'
    return f'{head}{key}{colon}"{" ".join(words)}"'


def _misspelt_key(head: str, key: str, colon: str, text: str, dice: random.Random) -> str:
    at = dice.randrange(len(key))
    return f'{head}{key[:at]}{"q" if key[at] == "x" else "x"}{key[at + 1 :]}{colon}"{text}"'


SLIPS: dict[str, Slip] = {
    **{f"begins with {sign}": _begins_with(sign) for sign in ("!", "*", "& ", "@", "[", "{", "%", "`", "|", "> ", "- ", "? ")},
    "a colon inside": _colon_inside,
    "a # inside": _hash_inside,
    "an apostrophe inside": lambda h, k, c, t, _: f"{h}{k}{c}'It's {t.replace(chr(39), '')}'",
    "a quotation mark inside": _quote_inside,
    "a quotation left open": lambda h, k, c, t, _: f'{h}{k}{c}"{t}',
    "a tab": lambda h, k, c, t, _: f'{h.replace("  ", chr(9))}{k}{c}"{t}"',
    "no space after the colon": lambda h, k, _, t, __: f"{h}{k}:{t}",
    "no colon": lambda h, k, _, t, __: f"{h}{k} {t.replace(':', '')}",
    "a misspelt key": _misspelt_key,
}  # fmt: skip


@pytest.mark.skipif(not (SHIPPED / "scenes").is_dir(), reason="the shipped library is not there yet")
@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_told_at_its_line(kind: str) -> None:
    sources = read_sources(SHIPPED)
    dice = random.Random(kind)
    missed = []
    for id_, name in list(sources.ids("scenes").items())[:3]:
        lines = sources.files[name].data.decode().split("\n")
        rows = [row for row, line in enumerate(lines) if LINE.fullmatch(line)]
        for row in dice.sample(rows, 4):
            found = LINE.fullmatch(lines[row])
            assert found is not None
            slipped = SLIPS[kind](found[1], found[2], found[3], found[4], dice)
            typed = sources.having({name: "\n".join([*lines[:row], slipped, *lines[row + 1 :]])})
            told = [p for p in read_part(outline_of(typed), [id_]).problems if p.file == typed.shown(name)]
            if row + 1 not in {problem.line for problem in told}:
                missed.append((name, row + 1, slipped, [(p.line, p.code, p.message) for p in told][:3]))
    assert not missed
