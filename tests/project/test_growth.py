"""Readers whose time grows like their input: the worst text of each at two lengths, the second ten times as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from game.authoring.check.reading_grade import reading_grade
from game.authoring.check.shared.tells import sentences_in
from game.authoring.twine import NotTwineError, imported, read_story
from game.drawing import DrawingError, read_picture
from game.letters import levels
from game.script.language.po import PoError, parsed
from game.script.library import read_library
from game.script.sounds import sound_of
from game.script.source import Sources
from game.story.condition import nearest
from support.frames import ANA, COURSE, SCENE, SECTIONS, SKILLS

FILES = {"course.yaml": COURSE, "skills.yaml": SKILLS, "cast/ana.yaml": ANA}
WHOLE = "".join(SECTIONS.values())
QUOTED = '"a"  '
TEN = "a few words to make ten of them here so "


def scene(text: str) -> None:
    read_library(Sources.of({**FILES, SCENE: text}))


def story(format_: str, body: str, head: str = ":: A") -> None:
    text = (
        f':: StoryTitle\nT\n\n:: StoryData\n{{"format": "{format_}", "start": "A"}}\n\n{head}\n{body}\n\n:: B\nBye.\n'
    )
    with suppress(NotTwineError):
        imported(read_story(text, "s.twee"), "s.twee", frozenset(), {})


def page(text: str) -> None:
    with suppress(NotTwineError):
        read_story(text, "s.html")


def drawing(words: str, rest: str) -> None:
    with suppress(DrawingError):
        read_picture(f'<!DOCTYPE svg [{words}]><svg xmlns="http://www.w3.org/2000/svg">{rest}</svg>'.encode())


def translation(text: str) -> None:
    with suppress(PoError):
        parsed(f'msgctxt "k"\nmsgid "a"\nmsgstr ""\n{text}')


def slips(count: int) -> None:
    known = frozenset(f"flag_number_{number}" for number in range(count // 30))
    for number in range(count // 30):
        nearest(f"flg_nmbr_{number}", known)


WORST: dict[str, tuple[int, Callable[[int], object]]] = {
    "a broken line with spaces": (20_000, lambda n: scene(f"{WHOLE}  word{' ' * n}b: c: d\n")),
    "a text of many lines that a comment cuts": (
        20_000,
        lambda n: scene(WHOLE.replace("Good morning.", "Good #1 " + "word\n        " * (n // 13) + "end #")),
    ),
    "exclamation marks, graded": (40_000, lambda n: reading_grade(TEN + "!" * n + "x")),
    "exclamation marks, counted": (60_000, lambda n: sentences_in("!" * n + "x")),
    "brackets in a line of Hebrew": (6_000, lambda n: levels("\u05d0" + "}[[" * (n // 3), right_to_left=True)),
    "a link of Harlowe's": (4_000, lambda n: story("Harlowe", "(link-goto: " + QUOTED * (n // 5) + "x)")),
    "macros of Harlowe's": (4_000, lambda n: story("Harlowe", f"(set: $a to {'(a:' * (n // 3)}x)")),
    "marks of quotation in Harlowe": (4_000, lambda n: story("Harlowe", "(link: " + '\\"' * (n // 2) + "x)")),
    "links of SugarCube's": (4_000, lambda n: story("SugarCube", "<<choice " + "[[" * (n // 2) + ">>")),
    "a first line of Twee's": (40_000, lambda n: story("SugarCube", "Hi.", f":: A{' ' * n}}}")),
    "stories that begin and never end": (20_000, lambda n: page("<tw-storydata " * (n // 14))),
    "elements with half a text in them": (20_000, lambda n: page("<tw-storydata name=a>" + '<a b="' * (n // 6) + ">")),
    "misspelt names": (6_000, slips),
    "a translation of many lines": (4_000_000, lambda n: translation('"a few words of it\\n"\n' * (n // 22))),
    "a translation in one line": (4_000_000, lambda n: translation(f'"{"a" * n}"\n')),
    "words of a drawing's own": (60_000, lambda n: drawing('<!ENTITY a "b">' * (n // 30), " " * (n // 2))),
    "a sound that is none": (40_000, lambda n: sound_of(b"\xff" * n)),
}  # fmt: skip


@pytest.mark.parametrize("name", WORST)
def test_the_worst_text_ten_times_as_long_takes_no_more_than_its_share(name: str) -> None:
    length, read = WORST[name]

    def seconds(of: int) -> float:
        began = time.process_time()
        read(of)
        return time.process_time() - began

    read(length // 10)
    short = min(seconds(length // 10) for _ in range(2))
    # Ten times for the length, and as much again for the machine; a square would be a hundred times.
    assert min(seconds(length) for _ in range(2)) < 25 * short + 0.05
