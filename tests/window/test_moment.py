"""The moment of decision, at every size and text scale: no clock runs before each card can have been read.

With the real fonts, for every decision of every shipped scene: its cards come into view, each can be seen whole, or is
reached by scrolling with a sign that there is more, and until then no time passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

import pytest

from game.authoring.figures import endings_remembered
from game.paths import assets_dir, dialogues_dir
from game.script.library.index import open_index
from game.script.library.read import read_library
from game.session.pages import CallPage
from game.session.settings import Settings
from game.story.engine.chance import drawn
from game.story.engine.compile import program_of
from game.story.engine.conversation import Conversation, Setup, start
from game.story.engine.play import open_ids
from game.story.model.scene import LISTEN, Scene
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Drawing
from game.window.commands import Scroll
from game.window.requests import Requests, Take
from game.window.screens.talk import TalkScreen
from window.test_fit import every_size

MOMENTS = (*every_size(), ((1280, 720), 175), ((800, 480), 130), ((480, 720), 200))
"""The last three had a cut-in that was never on the screen, and was decided for the player."""
INDEX = open_index(dialogues_dir())
LIBRARY = read_library(dialogues_dir()).library
CUTTABLE = [each for each in LIBRARY.scenes.values() if any(one.cut_in for one in program_of(each).decisions.values())]


AT_EVERY_SIZE = ("first_ring", "late_install", "al_whiner")
BETWEEN = {shift.between for shift in LIBRARY.course.shifts}


def scenes_at(moments: Sequence[tuple[tuple[int, int], int]]) -> list[object]:
    """The first three scenes at every size and text, and each other at every eighth, so that each is had by several."""
    scenes = [scene for scene in LIBRARY.scenes.values() if scene.id not in BETWEEN]
    return [
        pytest.param(scene, size, text, id=f"{scene.id}-{size[0]}x{size[1]}-{text}")
        for at, scene in enumerate(scenes)
        for number, (size, text) in enumerate(moments)
        if scene.id in AT_EVERY_SIZE or (at + number) % 8 == 0
    ]


@cache
def assets() -> Assets:
    return Assets(assets_dir())


@cache
def decisions(scene_id: str) -> dict[str, Conversation]:
    """A conversation that stands at each decision of a scene, by the decision's id."""
    scene = LIBRARY.scenes[scene_id]
    found: dict[str, Conversation] = {}
    for play in scene.plays:
        had = start(scene, Setup(1, {**drawn(scene, 1), **dict(play.variants)}, dict(play.remember)))
        for option in play.choose:
            found.setdefault(had.state.place, had)
            had = had.take(option)
    earlier = endings_remembered(INDEX, scene)
    for seed in range(400):
        dice = Random(seed)
        left = {id_: dice.choice(ways) for id_, ways in earlier.items() if ways}
        had = start(scene, Setup(seed, drawn(scene, seed), left))
        while not had.is_over:
            found.setdefault(had.state.place, had)
            had = had.take(dice.choice(open_ids(scene, had.state)))
    assert set(found) == set(program_of(scene).decisions), "every decision is looked at"
    return found


@dataclass
class Sight:
    """Somebody who reads at a decision without touching anything but what scrolls."""

    screen: TalkScreen
    canvas: Canvas
    taken: Requests = ()

    def passes(self, seconds: float, step: float = 0.1) -> None:
        """Let time pass, with a drawing after each step."""
        for _ in range(round(seconds / step)):
            self.taken += tuple(one for one in self.screen.update(step) if isinstance(one, Take))
            self.draw()

    def draw(self) -> None:
        self.canvas.begin()
        self.screen.draw(self.canvas)

    def whole(self) -> set[str]:
        """The cards that are seen whole."""
        return {one.id for one in self.screen.targets.drawn if one.role == "option" and one.seen == one.box}

    def high(self) -> set[str]:
        """The cards that are higher than all that can be seen at once."""
        area = self.screen.targets.areas["talk"]
        return {one.id for one in self.screen.targets.drawn if one.role == "option" and one.box.h > area.box.h}

    def in_sight(self) -> int:
        return sum(not one.seen.is_empty for one in self.screen.targets.drawn if one.role == "option")

    def reads_the_line(self) -> bool:
        """Whether the last row of the line that is answered is seen, where there is one."""
        lines = [one for one in self.screen.targets.drawn if one.id.startswith("line:")]
        return all(not one.seen.is_empty and one.seen.bottom == one.box.bottom for one in lines)

    def says_more(self) -> bool:
        """Whether a sign shows that there is more below."""
        return any(isinstance(item, Drawing) and item.key[:2] == ("icon", "down") for item in self.canvas.items)


def sight(had: Conversation, size: tuple[int, int], text: int) -> Sight:
    """Somebody at the moment at which the cards of a decision have come."""
    screen = TalkScreen(CallPage(had, "Maximiliane", LIBRARY.skills, "resumed"), {})
    screen.settings = Settings({"text": str(text)})
    one = Sight(screen, Canvas(None, None, assets().ruler, size))
    while not screen.narration.can_decide:
        screen.narration.press()
    one.draw()
    while screen.narration.phase == "typing":  # only what can be cut in on is typed now
        one.passes(1, 1)
    one.passes(0.2)
    return one


def looked_at(scene: Scene) -> list[Conversation]:
    """The decisions with the most to read, all cut-ins and all silences."""
    found = decisions(scene.id)
    program = program_of(scene)
    timed = [id_ for id_ in found if program.decisions[id_].cut_in or "silence" in program.decisions[id_].options]
    rest = sorted(set(found) - set(timed), key=lambda id_: -_much(program.decisions[id_].options))
    return [found[id_] for id_ in (*timed, *rest)]


def _much(options: object) -> int:
    return len(str(options))


@pytest.mark.parametrize(("scene", "size", "text"), scenes_at(MOMENTS))
def test_every_card_can_be_seen_before_any_clock_starts(scene: Scene, size: tuple[int, int], text: int) -> None:
    for had in looked_at(scene):
        one, what = sight(had, size, text), f"{had.state.place} at {size}, text {text} %"
        shown = {f"option:{offer.id}" for offer in one.screen.offers}
        assert one.in_sight(), f"{what}: no card has come into view"
        assert one.reads_the_line(), f"{what}: the end of the line that is answered is not seen"
        if shown - one.whole():
            assert one.says_more(), f"{what}: nothing says that there are more cards"
            one.passes(60, 5)
            assert one.taken == (), f"{what}: decided before everything was seen"
        seen = one.whole()
        if shown <= seen:
            continue
        for notches in (-1000, *[0.5] * 200):
            if shown <= seen | one.high():
                break
            one.screen.handle(Scroll(notches, size[0] * 3 // 4, size[1] * 3 // 4))
            one.draw()
            seen |= one.whole()
        assert shown <= seen | one.high(), f"{what}: {shown - seen} can never be seen whole"


@pytest.mark.parametrize("scene", CUTTABLE, ids=lambda scene: scene.id)
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((800, 480), 200)])
def test_a_cut_in_that_was_seen_is_heard_out_in_time(scene: Scene, size: tuple[int, int], text: int) -> None:
    cut_ins = [had for had in looked_at(scene) if program_of(scene).decisions[had.state.place].cut_in]
    for had in cut_ins:
        one = sight(had, size, text)
        for notches in (-1000, *[1] * 20):
            one.screen.handle(Scroll(notches, size[0] * 3 // 4, size[1] * 3 // 4))
            one.passes(0.1)
        one.passes(90, 0.5)
        assert [take.option for take in one.taken if isinstance(take, Take)][:1] == [LISTEN]
