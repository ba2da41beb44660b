"""Readers whose time grows like their input: the worst text of each at two lengths, the second ten times as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from game.authoring.check.reading_grade import reading_grade
from game.authoring.check.shared.tells import sentences_in
from game.authoring.importing import NotStoryError, scene_of
from game.authoring.ink import read_ink
from game.authoring.mending import fix_of
from game.authoring.twine import NotTwineError, imported, read_story
from game.authoring.yarn import read_yarn
from game.drawing import DrawingError, read_picture
from game.letters import levels
from game.script.language.po import PoError, parsed
from game.script.library import read_library
from game.script.problems import Edit, Mend, Problem
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


def steps(line: str, count: int, more: str = "") -> None:
    scene(WHOLE.replace("    - end: done\n", line * count + "    - end: done\n") + more)


def more_endings(count: int) -> str:
    return "".join(f"  e{number}: {{title: Even, outcome: settled}}\n" for number in range(count))


def story(format_: str, body: str, head: str = ":: A") -> None:
    text = (
        f':: StoryTitle\nT\n\n:: StoryData\n{{"format": "{format_}", "start": "A"}}\n\n{head}\n{body}\n\n:: B\nBye.\n'
    )
    with suppress(NotTwineError):
        imported(read_story(text, "s.twee"), "s.twee", frozenset(), {})


def _loop(number: int) -> str:
    return f":: P{number}\n[[P{number}]]\n"


def yarn(text: str) -> None:
    with suppress(NotStoryError):
        scene_of(*read_yarn({"": f"title: A\n---\nHi.\n{text}\n===\n"}, "s"), "s.yarn", frozenset(), {})


def ink(text: str) -> None:
    with suppress(NotStoryError):
        scene_of(*read_ink({"": f"Hi.\n{text}"}, "", "s"), "s.ink", frozenset(), {})


def page(text: str) -> None:
    with suppress(NotTwineError):
        read_story(text, "s.html")


def drawing(words: str, rest: str) -> None:
    with suppress(DrawingError):
        read_picture(f'<!DOCTYPE svg [{words}]><svg xmlns="http://www.w3.org/2000/svg">{rest}</svg>'.encode())


def translation(text: str) -> None:
    with suppress(PoError):
        parsed(f'msgctxt "k"\nmsgid "a"\nmsgstr ""\n{text}')


def odd_ids(length: int) -> str:
    return "".join(f"  Beat {at}:\n    - go: beat {at + 1}\n" for at in range(length // 34))


def slips(count: int) -> None:
    known = frozenset(f"flag_number_{number}" for number in range(count // 30))
    for number in range(count // 30):
        nearest(f"flg_nmbr_{number}", known)


def mends(count: int) -> None:
    """Files whose every line has a mend of its own."""
    lines = [f"a{number} b" for number in range(count)]
    edits = [Edit(line, 3, line, 3, "-") for line in range(count, 0, -1)]
    told = [Problem("f", one.line, 3, "DLG017", "error", "", "", "", Mend((one,), is_certain=True)) for one in edits]
    fix_of(Path("f"), "\n".join(lines), lambda text: [] if "-" in text else told)


WORST: dict[str, tuple[int, Callable[[int], object]]] = {
    "a broken line with spaces": (20_000, lambda n: scene(f"{WHOLE}  word{' ' * n}b: c: d\n")),
    "a text of many lines that a comment cuts": (
        20_000,
        lambda n: scene(WHOLE.replace("Good morning.", "Good #1 " + "word\n        " * (n // 13) + "end #")),
    ),
    "ways that lead nowhere": (40_000, lambda n: steps("    - go: nowhere\n", n // 18)),
    "options in brackets": (60_000, lambda n: steps("    - choose: [a, b]\n", n // 21)),
    "options under texts that lead nowhere": (
        60_000,
        lambda n: steps('    - choose:\n        "Say this.": {goto: bye}\n', n // 54),
    ),
    "options of one text": (60_000, lambda n: steps("    - choose:\n" + "        - Yes\n" * (n // 14), 1)),
    "ends that say nothing": (40_000, lambda n: steps("    - end:\n", n // 20, more_endings(n // 40))),
    "ends that are none": (40_000, lambda n: steps("    - end: nothing_like_it\n", n // 46, more_endings(n // 40))),
    "ways to an outcome": (40_000, lambda n: steps("    - go: lost\n", n // 30, more_endings(n // 40))),
    "people who are not there": (
        40_000,
        lambda n: scene(WHOLE.replace("  ana: {}\n", "".join(f"  - bob{number}\n" for number in range(n // 13)))),
    ),
    "mends of every line": (6_000, mends),
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
    "edges of columns": (4_000, lambda n: story("Harlowe", "==" * (n // 2) + "x")),
    "braces of Harlowe's": (4_000, lambda n: story("Harlowe", "{a{=b}" * (n // 6))),
    "hooks that stay open": (4_000, lambda n: story("Harlowe", "(if: $a)+(text-style:'b')[" * (n // 26))),
    "passages that show themselves": (4_000, lambda n: story("SugarCube", "<<include 'B'>><<B>>" * (n // 20))),
    "HTML that stays open": (4_000, lambda n: story("SugarCube", "<script>a<nowiki><a data-passage='B'>" * (n // 37))),
    "formatting that stays open": (8_000, lambda n: story("Chapbook", " __a **b *c _d ''e" * (n // 19))),
    "styles of SugarCube's": (8_000, lambda n: story("SugarCube", "@@a:b;.c#d@@e:" * (n // 14))),
    "references that are none": (8_000, lambda n: story("SugarCube", "&#1&a&#x" * (n // 8))),
    "variables in a text": (8_000, lambda n: story("SugarCube", "$a[b]._c$d[" * (n // 11))),
    "lines that are joined": (8_000, lambda n: story("SugarCube", "\\ \n \\ \n" * (n // 8))),
    "modifiers of Chapbook's": (4_000, lambda n: story("Chapbook", "[if a; b]\n[else]\n" * (n // 17))),
    "inserts of Chapbook's": (4_000, lambda n: story("Chapbook", "{reveal link: 'a', text: '" * (n // 26))),
    "variables of Chapbook's": (4_000, lambda n: story("Chapbook", "a (" + ")" * n + "\n--\nHi.")),
    "code of Snowman's": (4_000, lambda n: story("Snowman", "<% if (s.a) { /* ' %>" * (n // 21))),
    "code that stays open": (4_000, lambda n: story("Snowman", "<% " + "{ /* } ' " * (n // 9))),
    "links in Markdown": (8_000, lambda n: story("Snowman", "![a](b[c](" * (n // 10))),
    "people who may speak": (8_000, lambda n: story("Harlowe", "Ab Cd Ef: G h i j.\n" * (n // 19))),
    "passages with one id": (8_000, lambda n: story("Harlowe", "Hi.", ":: 日\n\n" * (n // 6) + ":: A")),
    "ways without an end": (8_000, lambda n: story("Harlowe", "", "\n".join(map(_loop, range(n // 20))) + "\n:: A")),
    "a page of Twine 1's": (20_000, lambda n: page('<div id="storeArea">' + "<div tiddler=a tags=" * (n // 21))),
    "numbers of no character": (20_000, lambda n: page(f"<tw-storydata><tw-passagedata>&#{'9' * n};&#x")),
    "options of Yarn": (1_400, lambda n: yarn("-> a\nb\n" * (n // 7))),
    "commands of Yarn that never end": (6_000, lambda n: yarn('<<"' * (n // 3))),
    "braces of Yarn that never end": (6_000, lambda n: yarn("{" * n)),
    "markup of Yarn that never ends": (6_000, lambda n: yarn('[a b="' * (n // 6))),
    "variables of Yarn, set by each other": (4_000, lambda n: yarn("<<set $a = $b>><<set $b = $a + 1>>\n" * (n // 36))),
    "gathers of ink": (1_600, lambda n: ink("* a\n- b\n" * (n // 8))),
    "braces of ink that never end": (9_000, lambda n: ink("{a:" * (n // 3))),
    "blocks of ink": (2_200, lambda n: ink("{ a:\n x\n}\n" * (n // 11))),
    "comments of ink": (20_000, lambda n: ink("//a\n" * (n // 4))),
    "misspelt names": (6_000, slips),
    "ids that are none": (60_000, lambda n: scene(WHOLE.replace("beats:\n", f"beats:\n{odd_ids(n)}"))),
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
