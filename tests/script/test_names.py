"""The index of names: it knows every key that can hold one, and where each thing is made and used."""

from __future__ import annotations

from game.script.library import outline_of
from game.script.names import KINDS, Named, names_in_library
from game.script.readers.among_options import HEAR_OUT_KEYS
from game.script.readers.character import CHARACTER_KEYS, METER_KEYS
from game.script.readers.course import COURSE_KEYS, LEVEL_KEYS
from game.script.readers.endings import ENDING_KEYS
from game.script.readers.gauges import GAUGE_KEYS
from game.script.readers.lines import KEYWORDS
from game.script.readers.options import OPTION_KEYS
from game.script.readers.plays import PLAY_KEYS
from game.script.readers.promises import PROMISE_PARTS
from game.script.readers.scene import SCENE_KEYS
from game.script.readers.shifts import SHIFT_KEYS
from game.script.readers.skills import SKILL_KEYS
from game.script.source import Sources
from game.story.model.condition import CALLS
from support.named_libraries import BESIDE, by_hand

NAMING = {
    "a scene": (
        SCENE_KEYS,
        "scene teaches cast flags variants start passes score gauge beats every_turn endings plays",
    ),
    "a step": (
        KEYWORDS,
        "choose mood set note promise keep_promise break_promise go end when then otherwise cut_in hear_out voice",
    ),
    "an option": (OPTION_KEYS, "does to mood set note promise keep_promise break_promise when reply go end"),
    "hearing out": (HEAR_OUT_KEYS, "does mood set note reply go end"),
    "a promise": (frozenset(PROMISE_PARTS), "to"),
    "an ending": (ENDING_KEYS, ""),
    "a gauge": (GAUGE_KEYS, ""),
    "a play": (PLAY_KEYS, "choose ends expect variants remember"),
    "a character": (CHARACTER_KEYS, "character portrait meters faces reacts"),
    "a meter": (METER_KEYS, ""),
    "the course": (COURSE_KEYS, "levels words"),
    "a level": (LEVEL_KEYS, "scene after"),
    "a shift": (SHIFT_KEYS, "after from between carries"),
    "a tag": (SKILL_KEYS, ""),
}
TEXTS = {
    "a scene": "title summary briefing keep",
    "a step": "",
    "an option": "say label locked why",
    "hearing out": "why",
    "a promise": "by text",
    "an ending": "title text",
    "a gauge": "label",
    "a play": "",
    "a character": "name called role",
    "a meter": "label",
    "the course": "title",
    "a level": "",
    "a shift": "title briefing",
    "a tag": "label tip",
}
NEITHER = {
    "a scene": "coach meters overhear place channel",
    "a step": "face sound place",
    "an option": "once after cut_off costs",
    "hearing out": "",
    "a promise": "",
    "an ending": "outcome",
    "a gauge": "good most",
    "a play": "",
    "a character": "pitch",
    "a meter": "start good",
    "the course": "library due certificate currency",
    "a level": "needs certificate",
    "a shift": "shift needs draw meters coach passes certificate",
    "a tag": "half kind",
}


def test_each_key_of_the_format_is_known_as_one_that_names_something_holds_a_text_or_does_neither() -> None:
    """A key that is new stands in none of these lists: it must be looked at in `game/script/names` first."""
    for what, (keys, naming) in NAMING.items():
        assert keys == {*naming.split(), *TEXTS[what].split(), *NEITHER[what].split()}, what
    assert CALLS == ("noted", "did", "seen", "ended", "outcome", "promised", "kept", "broken")


def test_each_kind_of_thing_is_made_somewhere_and_used_somewhere() -> None:
    names = names_in_library(outline_of(Sources.of(by_hand())), BESIDE)
    assert {what.kind for what in names.defined} == set(KINDS)
    assert {place.what.kind for place in names.places if not place.defines} == set(KINDS)
    known = {*names.defined, Named("character", "", "you"), Named("word", "", "please")}
    assert [place for place in names.places if place.what not in known] == []
    assert all(place.is_exact for place in names.places)


def test_places_stand_in_the_order_of_files_and_lines_and_none_stands_twice() -> None:
    names = names_in_library(outline_of(Sources.of(by_hand())), BESIDE)
    where = [(place.file, place.line, place.column) for place in names.places]
    assert where == sorted(set(where))


def test_what_cannot_be_read_has_no_names_and_hides_no_others() -> None:
    files = by_hand() | {"scenes/kettle.yaml": "- a\n- list\n", "cast/joan.yaml": "character: [joan\n  x: {{{\n"}
    names = names_in_library(outline_of(Sources.of(files)))
    assert "scenes/kettle.yaml" in names.unread
    assert [what.name for what in names.things("beat", "teapot")] == ["ring", "what_now"]
    assert {text.speaker for text in names.texts} >= {"mr_bell", "you"}
