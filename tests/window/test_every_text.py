"""Every text of every shipped conversation, in every language, fits at every size of the window and of text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.session.settings_table import READING
from game.window.canvas.canvas import Canvas
from game.window.screens.screen import Screen
from support.every_text import LANGUAGES, Pose, Shelf, Texts, shelf
from support.fitting import Endless, assets, check, drawn
from support.rows import Asking, Font, Place, Rows

TEXTS = [int(choice.word) for setting in READING.settings if setting.name == "text" for choice in setting.choices]
SIZES = {
    **dict.fromkeys(((480, 800), (1280, 720), (1920, 1080), (3840, 2160)), TEXTS),
    **dict.fromkeys(((800, 480), (1024, 768)), (TEXTS[0], TEXTS[-1])),
}
"""Each size of the window with the sizes of text in it."""


def everywhere() -> Iterator[object]:
    """Each size and text in each language; a library is read once a language, and its tests kept together for that."""
    for code in LANGUAGES:
        group = pytest.mark.xdist_group(f"every text, {code}")
        for size, texts in SIZES.items():
            for text in texts:
                yield pytest.param(code, size, text, id=f"{code}-{size[0]}x{size[1]}-{text}", marks=group)


@pytest.mark.parametrize(("code", "size", "text"), list(everywhere()))
def test_every_text_of_every_conversation_fits(code: str, size: tuple[int, int], text: int) -> None:
    """No word is wider than its line; and a text of each number of rows that there is is drawn and looked at."""
    held, rows = shelf(code), Rows()
    scenes = list(held.scenes.values())
    for name, pose in held.poses().items():
        found = one_of_each_height(pose, held, size, text, rows)
        for number in range(max(len(found), len(scenes) if pose.on_stage else 1)):
            scene = scenes[number % len(scenes)]
            texts = found[number % len(found)]
            what = f"{code}, {name}, {scene.id}, at {size}, text {text} %"
            screen = pose.of(scene, texts)
            if pose.on_stage or number == 0:  # of the others all but what scrolls is the same whatever they say
                check(drawn(screen, size, text), screen, f"{what}, as it is seen at first")
            whole(screen, size, text, what, texts)
    assert not rows.torn, f"{rows.torn} are wider than their lines"
    for name, screen in held.briefings():
        whole(screen, size, text, f"{code}, briefing of {name}, at {size}, text {text} %", {})


def one_of_each_height(pose: Pose, held: Shelf, size: tuple[int, int], text: int, rows: Rows) -> list[Texts]:
    """As few sets of texts for a pose as there can be with every number of rows that a text has in any of its places.

    The widest text of each number stands for all of them.
    """
    ruler = Asking()
    marks = {kind: f"Zq{number}x" for number, kind in enumerate(pose.kinds)}
    drawn(pose.of(held.scenes["first_ring"], marks), size, text, canvas=Canvas(None, None, ruler, size))
    needed = {}
    for kind in pose.kinds:
        places = ruler.places(marks[kind])
        assert places, f"{kind} was broken nowhere"
        standing_for: dict[tuple[Place, int], str] = {}
        for one in sorted(held.texts[kind], key=len):
            standing_for |= {(place, rows.of(one, place)): one for place in places}
        needed[kind] = list(dict.fromkeys(standing_for.values()))
    return [
        {kind: texts[number % len(texts)] for kind, texts in needed.items()}
        for number in range(max(map(len, needed.values())))
    ]


def whole(screen: Screen, size: tuple[int, int], text: int, what: str, texts: Texts) -> None:
    """Draw the whole of a screen, with all that can be scrolled to: every text is in its place, and there."""
    canvas = drawn(screen, size, text, canvas=Endless(size, assets().ruler))
    check(canvas, screen, what)
    letters = "".join("".join(item.text.split()) for item in canvas.shown())
    for one in texts.values():
        if "".join(one.split()) not in letters:
            pytest.fail(f"{what}: “{one}” is not there whole")


def test_the_rows_that_are_counted_are_no_fewer_than_those_that_a_text_is_broken_into() -> None:
    rows, ruler = Rows(), assets().ruler
    fonts: list[Font] = [
        ("text", 26, 700, 0.0),
        ("bold", 18, 300, 0.0),
        ("title", 50, 1000, 0.0),
        ("easy", 30, 416, 0.1),
    ]
    for font in fonts:
        for text in sorted(shelf("en").texts["line"])[::10]:
            counted, broken = rows.of(text, Place("", "", *font)), len(ruler.lines(text, *font))
            assert broken <= counted <= broken + 1, f"{text}, {font}"
    assert not rows.torn


def test_a_word_that_is_wider_than_its_line_is_told() -> None:
    rows, narrow = Rows(), Place("", "", "text", 40, 300, 0.0)
    assert rows.of("An uncharacteristically short call.", narrow) == 4
    assert {word for word, _ in rows.torn} == {"uncharacteristically"}
