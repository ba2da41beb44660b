"""What is said on the day of the loose ends is true of the levels before it, as somebody may really have played."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pytest

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.engine import Conversation, Setup, open_ids, replay, start
from game.story.engine.compile import program_of
from game.story.engine.play import offers
from game.story.model import NEVER, Memory
from game.story.model.scene import Line, Scene, TakeNote

pytestmark = pytest.mark.xdist_group("loose ends")  # walked once
ROOT: Final = Path(__file__).resolve().parents[2]
INDEX: Final = open_index(ROOT / "dialogues")
HISTORIES: Final = 2_000
NOT_PLAYED: Final = 0.08
"""How likely a level was never finished: who begins with this one by name has finished none."""
NAMES: Final = re.compile(
    r"Whiner|Maureen|Tull\b|Whitby|Spain|Smith|Colin\b|Danny|Frank\b|Dot\b|Alma Road|Priya|Dev\b|ADJ PRO 7D|"
    r"Ferreira|Ines\b|Porto|Graça|Duarte|Dunmore|Rex\b|Josie|Perth|Kenji|Arata|Tuttle|Len\b|Pettifer|Mill Lane|"
    r"Dolores|Okafor|Biscuit|Marek|Tanner Row|Quay Street|Hale\b|Hales\b|Grace\b|Gracie|Tom\b|Jean\b|Beth\b|Daniel"
)
"""What you, the narrator and the cards may only say once it has been told, in an earlier level or on this day."""


class Level(NamedTuple):
    """One earlier level, as it was really played: what it left, the notes taken in it, and the names that fell."""

    memory: Memory
    notes: frozenset[str]
    names: frozenset[str]


UNPLAYED: Final = Level(Memory(NEVER), frozenset(), frozenset())
History = Mapping[str, Level]


def ended(history: History, scene_id: str) -> str:
    return history[scene_id].memory.ending


def promised(history: History, scene_id: str, promise: str) -> bool:
    return promise in history[scene_id].memory.promises


def was_mended(history: History) -> bool:
    """Whether Al's box stays on at nine: its cause was found, and he knows it."""
    found = ("off_nine", "cocoa_break", "cause_found")
    return ended(history, "al_whiner") in found or promised(history, "al_whiner", "tomorrow")


def cutting(history: History) -> bool:
    """Whether Dolores was to be told when she could stop cutting, and never was."""
    left = history["fourth_transfer"].memory
    return left.promises.get("say_when") == "open" and left.ending == "six_o_clock"


def to_ring(history: History, *endings: str) -> bool:
    """Whether the Hales left so, with something promised."""
    some = promised(history, "the_word_sorry", "friday") or promised(history, "the_word_sorry", "tables")
    return some and ended(history, "the_word_sorry") in endings


def rung_kenji(history: History, ending: str) -> bool:
    """Whether the bakery's call ended so, and you had said that you would ring."""
    some = promised(history, "head_and_heart", "tuesday") or promised(history, "head_and_heart", "five_past_ten")
    return some and ended(history, "head_and_heart") == ending


CONTENT: Final = ("a_hundred_and_forty", "on_approval")
"""How the Hales left when they had not gone elsewhere."""


SPEAK: Final[dict[str, Callable[[History], bool]]] = {
    "al_whiner": lambda h: ended(h, "al_whiner") != NEVER,
    "maureen": lambda h: ended(h, "al_whiner") != NEVER,
    # "She did not ring again": who was lost speaks only where somebody had promised to ring her.
    "mrs_smith": lambda h: ended(h, "late_install") in ("won_over", "settled") or promised(h, "late_install", "monday"),
    "priya_nair": lambda h: promised(h, "first_ring", "in_words"),
    "ines_ferreira": lambda h: promised(h, "the_goodwill_gesture", "monday"),
    "rex_dunmore": lambda h: promised(h, "nothing_personal", "ring_rex"),
    "dolores_okafor": cutting,
    "grace_hale": lambda h: to_ring(h, *CONTENT, "other_shop", "upside_down") and not cutting(h),
    "tom_hale": lambda h: to_ring(h, *CONTENT, "other_shop", "upside_down") and not cutting(h),
    "kenji_arata": lambda h: rung_kenji(h, "cards_taken"),
}
"""Of whom speaks on this day, what must have been. Colin needs no meeting."""

SAID: Final[dict[str, Callable[[History], bool]]] = {
    r"Friday night\. You rang him|You were to ring me on Friday|the page ready|I owe you a Friday": lambda h: promised(
        h, "al_whiner", "tomorrow"
    ),
    r"Three nights|has stayed on|stayed on\?": was_mended,
    r"about another thing": lambda h: (
        ended(h, "al_whiner") == "cause_found" and not promised(h, "al_whiner", "tomorrow")
    ),
    r"Will he ring you again": lambda h: (
        ended(h, "al_whiner") in ("nine_again", "last_page") and not promised(h, "al_whiner", "tomorrow")
    ),
    r"batteries": lambda h: ended(h, "al_whiner") != NEVER,
    r"eleven o'clock rule|Monday at ten, at work|I owe somebody": lambda h: promised(h, "late_install", "monday"),
    r"It has held": lambda h: ended(h, "late_install") == "won_over",
    r"cable tied|my letter|I've read it\. The times": lambda h: ended(h, "late_install") == "fourteen_days",
    r"nobody rang to ask": lambda h: (
        ended(h, "late_install") in ("won_over", "settled") and not promised(h, "late_install", "monday")
    ),
    r"done with you guys": lambda h: ended(h, "late_install") in ("fourteen_days", "bottom_stair"),
    r"after her Friday|I work with Mrs Smith": lambda h: ended(h, "late_install") != NEVER,
    r"the robot|asked for, and asked for again": lambda h: (
        promised(h, "first_ring", "in_words") and ended(h, "first_ring") in ("in_ink", "in_pencil")
    ),
    r"Did Porto come|so pleased, so how is": lambda h: (
        promised(h, "the_goodwill_gesture", "monday")
        and ended(h, "the_goodwill_gesture") in ("iness_room", "one_box")
        and "one_room" in h["the_goodwill_gesture"].notes
    ),
    r"Thursday at ten, has a tick|You rang me Thursday": lambda h: promised(h, "nothing_personal", "ring_rex"),
    r'and the "don\'t" was': lambda h: (
        promised(h, "nothing_personal", "ring_rex")
        and ended(h, "nothing_personal") == "who_picked_up"
        and "dont" in h["nothing_personal"].notes
    ),
    r"I got on all right": lambda h: (
        promised(h, "nothing_personal", "ring_rex") and ended(h, "nothing_personal") != "who_picked_up"
    ),
    r"with my name under it": lambda h: ended(h, "the_goodwill_gesture") == "iness_room",
    r"nobody to tell of it": lambda h: ended(h, "the_goodwill_gesture") == "one_box",
    r"Wednesday at nine": lambda h: (
        promised(h, "fourth_transfer", "nine_tomorrow") or promised(h, "fourth_transfer", "nine_on_the_old")
    ),
    r"hung up on you|Biscuit has been found": lambda h: ended(h, "fourth_transfer") == "hung_up",
    r"forty strips|stop cutting|listen for the tape|It wasn't safe": lambda h: (
        cutting(h) and {"strips", "posters"} <= h["fourth_transfer"].notes
    ),
    r"Friday at six: the films": lambda h: to_ring(h, *CONTENT) and promised(h, "the_word_sorry", "friday"),
    r"a guest at each table|table three": lambda h: to_ring(h, *CONTENT) and promised(h, "the_word_sorry", "tables"),
    r"sent off on Friday\. You were to ring|hear from us again|gas board": lambda h: to_ring(
        h, "other_shop", "upside_down"
    ),
    r"Over Jean's thumb|looked at that for two days|been at it all weekend": lambda h: to_ring(h, *CONTENT),
    r"answered it in whole sentences": lambda h: rung_kenji(h, "put_by"),
    r"The cards had held|to L\. Tuttle|man with a shovel": lambda h: rung_kenji(h, "cards_taken"),
    r"and then another firm": lambda h: rung_kenji(h, "so_kind"),
}
"""What is said, and what must have been in the levels before."""


@cache
def scene_of(id_: str) -> Scene:
    scene = read_scene(INDEX, id_).scene
    assert scene is not None
    return scene


def played(scene: Scene, remembered: Mapping[str, str], dice: Random) -> Conversation:
    """A level as somebody plays it: along one of its plays for a while, as good players do, and then anyhow."""
    variants = {flag.id: dice.choice(flag.values) for flag in scene.flags if flag.drawn}
    setup = Setup(0, variants, dict(remembered))
    walk = dice.choice(scene.plays).choose
    had = replay(scene, setup, walk[: dice.randint(0, len(walk))])
    while not had.is_over:
        had = had.take(dice.choice(open_ids(scene, had.state)))
    return had


def names_in(text: str) -> set[str]:
    return set(NAMES.findall(text))


def level(had: Conversation) -> Level:
    told = [had.scene.briefing, *(note.text for note in had.notes)]
    told += [event.text for _, event in had.events() if isinstance(event, Line)]
    names = {name for text in told for name in names_in(text)}
    return Level(had.memory, frozenset(note.id for note in had.notes), frozenset(names))


def histories(number: int) -> Iterator[tuple[History, Random]]:
    """Ways through all levels that this day asks about, each really played, and the dice to go on with."""
    asked = program_of(scene_of("loose_ends")).remembers
    for seed in range(number):
        dice = Random(seed)
        found = dict[str, Level]()
        for id_ in sorted(asked, key=_place_in_course):
            before = {known: one.memory.text for known, one in found.items()}
            found[id_] = UNPLAYED if dice.random() < NOT_PLAYED else level(played(scene_of(id_), before, dice))
        yield found, dice


def _place_in_course(id_: str) -> int:
    text = (ROOT / "dialogues" / "course.yaml").read_text("utf-8")
    return text.index(f"scene: {id_}")


class Text(NamedTuple):
    """Something that is read on this day; who says it is ``card`` for what stands on a card, or in the debrief."""

    speaker: str
    text: str


def texts_of(had: Conversation) -> list[Text]:
    """What the latest turn shows, and then the cards, in the order in which they are read."""
    turn = had.turns[-1] if had.turns else had.opening
    found = [Text(event.speaker, event.text) for event in turn.events if isinstance(event, Line)]
    found += [Text("card", event.text) for event in turn.events if isinstance(event, TakeNote)]
    if not had.is_over:
        shown = [offer.ready.option for offer in offers(had.scene, had.state) if not offer.reason]
        found += [Text("card", text) for one in shown for text in (one.label, one.say, one.why) if text]
    return found


def walked(history: History, dice: Random) -> list[Text]:
    """All that is read on one day, however it is played."""
    remembered = {id_: one.memory.text for id_, one in history.items()}
    had = start(scene_of("loose_ends"), Setup(0, {}, remembered))
    found = texts_of(had)
    while not had.is_over:
        had = had.take(dice.choice(open_ids(had.scene, had.state)))
        found += texts_of(had)
    return found


def untrue(history: History, texts: Sequence[Text]) -> list[str]:
    """What of those texts says more than somebody with that history can know."""
    known = {name for one in history.values() for name in one.names}
    found = []
    for speaker, text in texts:
        speaks = SPEAK.get(speaker)
        if speaks is not None and not speaks(history):
            found.append(f"{speaker} speaks: {text}")
        found += [
            f"{pattern}: {text}" for pattern, holds in SAID.items() if re.search(pattern, text) and not holds(history)
        ]
        if speaker in ("you", "narrator", "card"):
            found += [f"{name} was never named: {text}" for name in sorted(names_in(text) - known)]
        known |= names_in(text)
    return found


@cache
def days() -> list[tuple[History, list[Text]]]:
    return [(history, walked(history, dice)) for history, dice in histories(HISTORIES)]


def test_nothing_is_said_that_the_levels_before_do_not_bear_out() -> None:
    wrong = [(untrue(history, texts), history) for history, texts in days()]
    found = [(said, {id_: one.memory.text for id_, one in history.items()}) for said, history in wrong if said]
    assert found[:3] == []


def test_the_histories_are_many_and_everybody_and_everything_told_comes_up_in_them() -> None:
    asked = program_of(scene_of("loose_ends")).recalls
    combinations = {
        tuple(one[id_].memory.promises.get(promise, "") if promise else ended(one, id_) for id_, promise in asked)
        for one, _ in days()
    }
    assert len(combinations) >= 200
    texts = [text for _, found in days() for text in found]
    assert {text.speaker for text in texts} >= {*SPEAK, "colin"}
    assert [pattern for pattern in SAID if not any(re.search(pattern, text.text) for text in texts)] == []


def test_a_history_is_caught_in_which_that_was_never_said() -> None:
    nobody = dict.fromkeys(program_of(scene_of("loose_ends")).remembers, UNPLAYED)
    for speaker, text in ((one, text) for _, found in days()[:200] for one, text in found):
        if speaker in SPEAK or any(re.search(pattern, text) for pattern in SAID):
            assert untrue(nobody, [Text(speaker, text)])


def test_who_was_never_met_is_neither_on_the_pad_nor_on_the_line() -> None:
    nobody = dict.fromkeys(program_of(scene_of("loose_ends")).remembers, UNPLAYED)
    for seed in range(50):
        assert {text.speaker for text in walked(nobody, Random(seed))} <= {"narrator", "card", "you", "colin"}
