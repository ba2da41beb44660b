"""The trainer's guide: its examples are sound, what it says is printed is printed, and nothing is left out of it."""

from __future__ import annotations

import argparse
import io
import re
import shlex
import shutil
import sys
import wave
from importlib import import_module, util
from itertools import product
from pathlib import Path
from pkgutil import walk_packages

import pygame
import pytest

import game.script as script_room
from game.authoring.plays import MOST_TRIED
from game.cli.entry import COMMANDS, main
from game.face.expressions import FACES
from game.script.library.index import open_index
from game.script.library.read import read_library, read_scene
from game.script.readers import course, endings, lines, plays, scene
from game.session.verdict import cost_in_words, score_of
from game.story.condition.evaluate import compiled
from game.story.debrief import debrief, state_values
from game.story.debrief.worth import ALIKE, AT_STAKE, GRADE_LIMITS, MOST_STATES_TO_JUDGE
from game.story.engine.compile import program_of
from game.story.engine.conversation import Conversation, Setup, replay
from game.story.engine.play import score
from game.story.language import ENGLISH
from game.story.model.condition import CALLS, COMPARISONS
from game.story.model.scene import Scene
from game.window.canvas.events import commands
from game.window.commands import Ask, Back, Confirm, Help, Leaf, Move, Scroll
from game.window.keybindings import Keystroke
from game.window.shipped_keys import SHIPPED
from support.guide_pages import (
    BLOCKS,
    DOCS,
    FRAGMENTS,
    GUIDE,
    PERSON,
    PIECE,
    ROOT,
    SCENE,
    SHOWN,
    WHOLE,
    Block,
    put_in,
    start_at_the_piece,
    write_library,
)

PORTRAITS = DOCS / "portraits.md"
KIOSK = DOCS / "kiosk.md"
TEXT = GUIDE.read_text(encoding="utf-8")
PROSE = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
PROBLEM = re.compile(
    r"(?P<file>our_calls/\S+?):(?P<line>\d+):\d+: (?:error|warning) DLG\d+: .*\n(?:    (?P<source>.*)\n)?"
)
COMMANDS_SHOWN = [
    (block, line)
    for block in BLOCKS
    if block.info == "sh"
    for line in block.text.splitlines()
    if line.startswith("python")
]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return write_library(tmp_path)


def the_scene(library: Path, scene_id: str = "teapot") -> Scene:
    reading = read_scene(open_index(library), scene_id)
    assert reading.scene is not None, reading.problems
    return reading.scene


def holds(play_scene: Scene) -> None:
    """Every play of a scene ends as it says, in every variant that it means."""
    program = program_of(play_scene)
    drawn = {flag.id: flag.values for flag in play_scene.flags if flag.drawn}
    for play in play_scene.plays:
        for starts in product(*drawn.values()):
            variants = dict(zip(drawn, starts, strict=True))
            if not variants.items() >= dict(play.variants).items():
                continue
            had = replay(
                play_scene,
                Setup(0, variants, dict(play.remember)),
                play.choose,
                hear_out_the_rest=play.ends is not None,
            )
            assert had.refused is None, (play.name, had.refused)
            assert play.ends in (None, had.state.ending), (play.name, had.state.ending)
            assert play.expect is None or compiled(play.expect, program.slots)(*had.state[2:]), (play.name, had.state)


# ------------------------------------------------------------------ the examples


def test_the_guide_has_whole_files_fragments_and_printed_answers() -> None:
    assert {block.file for block in WHOLE} == {SCENE, PERSON, "course.yaml", "skills.yaml"}
    assert len(FRAGMENTS) >= 10
    assert len(SHOWN) >= 20


@pytest.mark.parametrize("block", WHOLE, ids=str)
def test_check_says_nothing_about_a_whole_file(block: Block, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / block.file).write_text(block.text, encoding="utf-8", newline="\n")
    assert main(["check", library.name, "--no-cache", "--strict"]) == 0
    assert printed(capsys) == f"1 scene and 1 person in {library.name}: nothing wrong."


def test_the_plays_of_the_whole_scene_hold(library: Path) -> None:
    assert the_scene(library).plays
    holds(the_scene(library))


@pytest.mark.parametrize("block", FRAGMENTS, ids=str)
def test_a_fragment_is_sound_where_it_belongs(block: Block, library: Path) -> None:
    put_in(library, block.info.removeprefix("yaml").strip(), block.text)
    assert read_library(library).problems == ()
    if block.text.startswith("plays"):
        holds(the_scene(library))


@pytest.mark.parametrize("block", [block for _, block in SHOWN if PROBLEM.match(block.text)], ids=str)
def test_a_shown_problem_is_what_check_prints(block: Block, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line that a problem shows is put in place of the sound one; a comment before it may tell of another line."""
    told = PROBLEM.match(block.text)
    assert told is not None
    hidden = re.search(r"<!-- line (\d+): (.*) -->\s*\Z", block.before)
    number = int(hidden[1] if hidden else told["line"])
    wrong = hidden[2].replace("⇥", "\t") if hidden else told["source"]
    path = library.parent / told["file"]
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[number - 1] != wrong
    lines[number - 1] = wrong
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    main(["check", library.name, "--no-cache"])
    assert block.text.rstrip() in printed(capsys)


@pytest.mark.parametrize(
    ("command", "block"),
    [(before.text, block) for before, block in SHOWN if before.info == "sh" and not PROBLEM.match(block.text)],
    ids=str,
)
def test_a_command_prints_what_the_guide_shows(
    command: str,
    block: Block,
    library: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is shown may stop at ``[...]``."""
    call = shlex.split(command)[3:]
    if call[0] == "new":
        shutil.rmtree(library)
    monkeypatch.setattr(sys, "argv", ["game/__main__.py"])
    main([*call, "--saves", str(library.parent / "saves")] if call[0] == "play" else call)
    shown, cut, _ = block.text.partition("[...]")
    told = printed(capsys)
    assert told.startswith(shown.rstrip("\n")) if cut else told == shown.rstrip("\n")


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    """What a terminal shows: what went wrong, and then what was done."""
    told = capsys.readouterr()
    return "\n".join(line.rstrip() for line in f"{told.err}{told.out}".rstrip("\n").split("\n"))


@pytest.mark.parametrize(("block", "line"), COMMANDS_SHOWN, ids=str)
def test_a_command_in_the_guide_can_be_given(block: Block, line: str) -> None:
    assert line.startswith("python -m game"), block
    words = shlex.split(line)[3:]
    name = words[0] if words and not words[0].startswith("-") else "play"
    assert {word for word in words if word.startswith("-")} <= options_of(name)


@pytest.mark.parametrize(
    "line",
    [
        line
        for _, line in COMMANDS_SHOWN
        if re.search(r" (graph|script|translate|import|replay|list|pack|voices|spell|figures) ", line)
    ],
)
def test_a_command_in_the_guide_that_writes_files_writes_them(
    line: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(library / SCENE, "teapot_old.yaml")
    assert main(["script", "teapot", "--dialogues", str(library), "-o", "teapot_back.csv"]) == 0
    call = shlex.split(line)[3:]
    if call[:2] in (["translate", "update"], ["translate", "status"]):
        main(["translate", "extract", *call[2:]])
    if call[:2] == ["voices", "import"]:
        write_take(Path("takes", "mr_bell_001.wav"))
    assert main(call) == 0, capsys.readouterr().err
    if "-o" in call:
        assert Path(call[call.index("-o") + 1]).exists()


def write_take(path: Path) -> None:
    """Write a recording of five seconds."""
    path.parent.mkdir()
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(b"\0\x40" * 40_000)


def test_every_condition_in_the_table_can_be_written(library: Path) -> None:
    rows = re.findall(r"^\| (`[^|]*`|a flag) \| (`[^|]*`) \|", section("Conditions"), re.MULTILINE)
    examples = [example for _, shown in rows for example in re.findall(r"`([^`]+)`", shown)]
    assert len(examples) >= 22
    of_shifts = [example for example in examples if "(last)" in example]
    assert len(of_shifts) == 2
    examples = [example for example in examples if example not in of_shifts]
    written = "- promise: {drawing: {to: mr_bell, by: Friday, text: A drawing}}\n"
    written += "".join(f"- when: {text}\n  then:\n    - mr_bell: Yes.\n" for text in examples if "outcome" not in text)
    put_in(library, "steps", written)
    put_in(library, "top", "".join(f"passes: {text}\n" for text in examples if "outcome" in text))
    assert read_library(library).problems == ()


def test_every_sign_and_call_of_the_condition_language_is_in_the_table() -> None:
    table = "\n".join(line.rpartition(" | ")[0] for line in section("Conditions").splitlines() if line.startswith("|"))
    for sign in (*COMPARISONS, "+", "-", "*", "/", "and", "or", "not", "( )", "outcome"):
        assert f"`{sign}`" in table, sign
    for call in CALLS:
        assert f"`{call}(" in table, call


# ------------------------------------------------------------------ what the guide says of the corners


def test_in_a_reply_the_option_has_already_been_taken(library: Path) -> None:
    options = """\
own_up:
  say: It was us.
  does: own_it
  note: {us: It was us.}
  set: {new_pot: true}
  reply:
    - when: did(own_it) and noted(us) and new_pot and trust == 40 and anger == 55
      then:
        - end: a_toast
  go: goodbye
"""
    assert said(library, "options", options, "own_up").state.ending == "a_toast"


def test_reactions_see_the_meters_as_they_were_and_are_clamped_once(library: Path) -> None:
    options = "both:\n  say: Straw.\n  does: [own_it, fix]\n  mood: {anger: +40}\n  go: goodbye\n"
    before = "- mood: {anger: = 95}\n"
    had = said(library, "steps", f"{before}- choose:\n{indented(options)}- go: goodbye\n", "both")
    assert had.turns[0].meters[0] == 100, "95 - 10 + 10 + 40, held within 100 at the end, and fix saw an anger of 95"


def test_setting_a_meter_in_an_option_wins_over_the_reactions(library: Path) -> None:
    options = "set_it:\n  say: Straw.\n  does: own_it\n  mood: {anger: = 40}\n  go: goodbye\n"
    assert said(library, "options", options, "set_it").turns[0].meters[0] == 40


def test_a_beat_is_seen_once_it_has_been_left(library: Path) -> None:
    steps_of_it = f"""\
- when: seen({PIECE})
  then:
    - end: glue
- go: {PIECE}
"""
    assert said(library, "steps", steps_of_it).state.ending == "glue"
    first = the_scene(library).beats[0]
    assert first.id == PIECE


def test_a_note_written_twice_is_shown_once_and_as_it_was_first(library: Path) -> None:
    had = said(library, "steps", "- note: {cat: First.}\n- note: {cat: Second.}\n- go: goodbye\n")
    assert [note.text for note in had.notes] == ["First."]


def test_anything_divided_by_nothing_is_nothing(library: Path) -> None:
    steps_of_it = (
        "- mood: {anger: = 0}\n- when: trust / anger == 0 and 7 / 2 > 3\n  then:\n    - end: glue\n- go: goodbye\n"
    )
    assert said(library, "steps", steps_of_it).state.ending == "glue"


def test_a_thousand_go_without_a_decision_end_the_scene(library: Path) -> None:
    had = said(library, "steps", f"- go: {PIECE}\n")
    assert had.is_over
    assert had.state.ending is None


def test_a_play_without_variants_must_hold_in_every_variant(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plays_of_it = "  a play:\n    choose: [our_packing, pack_it_myself, ring_on_friday]\n    expect: the_cat_did_it\n"
    put_in(library, "top", f"variants:\n  the_cat_did_it: [true, false]\nplays:\n{plays_of_it}")
    main(["check", library.name, "--no-cache"])
    told = capsys.readouterr().out
    assert "DLG208" in told
    assert "where the_cat_did_it is false" in told


@pytest.mark.usefixtures("library")
def test_a_preview_begins_where_and_as_the_guide_says_and_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    call = next(line for _, line in COMMANDS_SHOWN if "--from" in line and " play " in line)
    main([*shlex.split(call)[3:], "--text", "--saves", "saves"])
    told = capsys.readouterr().out
    assert "Anger 80" in told
    assert "So what happens now?" in told
    assert not list(Path().glob("saves/*"))


def test_the_grades_are_those_that_the_game_gives() -> None:
    rows = re.findall(r"^\| (\w+) \| (?:up to )?(?:more than )?(\d+) \|$", section("The debrief"), re.MULTILINE)
    assert rows == [(name, str(most)) for name, most in GRADE_LIMITS] + [("blunder", str(GRADE_LIMITS[-1][1]))]
    assert f"{MOST_STATES_TO_JUDGE:,} different situations" in " ".join(section("The debrief").split())


def test_an_assessment_keeps_its_reasons_and_tips_to_itself_in_the_debrief_too(library: Path) -> None:
    put_in(library, "top", "coach: off\n")
    had = replay(the_scene(library), Setup(0, {}, {}), ("our_packing", "photos", "pack_it_myself", "take_care"))
    judged = debrief(had, open_index(library).skills, state_values(had))
    assert not judged.coached
    assert {path.why for one in judged.decisions for path in (one.taken, *one.others)} == {""}
    assert [one.taken.grade for one in judged.decisions] == ["best", "best", "blunder", "good", "mistake"]


def test_cost_tally_and_turning_point_are_what_the_guide_says(library: Path) -> None:
    had = replay(the_scene(library), Setup(0, {}, {}), ("our_packing", "photos", "pack_it_myself", "take_care"))
    judged = debrief(had, open_index(library).skills, state_values(had))
    costs = []
    for one in judged.decisions:
        values = [path.value or 0.0 for path in (one.taken, *one.others)]
        assert (one.taken.cost or 0.0) == pytest.approx(max(values) - values[0], abs=ALIKE)
        costs.append(one.taken.cost or 0.0)
    assert judged.turning_point == costs.index(max(costs))
    assert sorted(number for numbers in judged.tally.values() for number in numbers) == [1, 2, 3, 4, 5]
    assert judged.score is not None
    assert judged.possible is not None
    assert judged.score < judged.possible
    told = " ".join(section("The debrief").split())
    assert f"costs less than {AT_STAKE:.0f} point" in told


def test_the_walk_in_the_guides_picture_is_judged_as_its_words_say(library: Path) -> None:
    had = replay(
        the_scene(library), Setup(2, {}, {}), ("listen", "our_packing", "photos", "pack_it_myself", "ring_on_friday")
    )
    judged = debrief(had, open_index(library).skills, state_values(had))
    assert {grade: len(numbers) for grade, numbers in judged.tally.items()} == {"best": 3, "good": 1, "blunder": 1}
    assert judged.turning_point == 2
    told = " ".join(section("The debrief").split())
    assert " ".join(score_of(judged, ENGLISH)) in told
    assert cost_in_words(judged.decisions[2], judged.decisions[2].taken, ENGLISH) in told


def test_as_many_combinations_of_variants_are_tried_as_the_guide_says() -> None:
    assert TEXT.count(f"{MOST_TRIED:,}") == 2


def test_the_default_score_is_the_one_that_the_guide_writes_out(library: Path) -> None:
    had = replay(the_scene(library), Setup(0, {}, {}), ("our_packing", "photos", "take_care"))
    path = library / SCENE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("score: (trust + (100 - anger)) / 2\n", ""), encoding="utf-8", newline="\n")
    default = replay(the_scene(library), Setup(0, {}, {}), had.choices)
    assert score(default.scene, default.state) == score(had.scene, had.state) != 0


def said(library: Path, kind: str, text: str, *choices: str) -> Conversation:
    put_in(library, kind, text)
    start_at_the_piece(library)
    had = replay(the_scene(library), Setup(0, {}, {}), choices)
    assert had.refused is None
    return had


def indented(text: str) -> str:
    return "".join(f"    {line}" for line in text.splitlines(keepends=True))


# ------------------------------------------------------------------ nothing is left out


def section(heading: str) -> str:
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", PROSE, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def options_of(name: str) -> set[str]:
    """Every option of a command, but for --help."""
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"game.cli.{COMMANDS[name][0]}").add_arguments(parser)
    return {text for action in parser._actions for text in action.option_strings}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_table_with_each_of_its_options_and_no_other(name: str) -> None:
    row = re.search(rf"^\| `{name}\b.*$", section("Every command"), re.MULTILINE)
    assert row is not None, f"the table does not tell of the command {name}"
    told = {word for code in re.findall(r"`([^`]+)`", row[0]) for word in re.findall(r"(?<!\S)--?[\w-]+", code)}
    assert told == options_of(name)


def test_the_table_has_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"^\| `(\w+)", section("Every command"), re.MULTILINE)) == set(COMMANDS)


def test_every_key_of_the_window_stands_in_the_guide_and_no_other() -> None:
    told = set(
        re.findall(r"`([^`]+)`", "\n".join(re.findall(r"^\| (`.+?) \|", section("Keys in the window"), re.MULTILINE)))
    )
    bound = {str(stroke) for binding in SHIPPED.bindings for stroke in binding.keys}
    assert told == bound - set("2345678")


BUTTONS = {
    "the lowest of the four": {"a"},
    "the right one of the four": {"b"},
    "the upper one": {"y"},
    "the left one": {"x"},
    "the left stick pressed": {"left_stick"},
    "start": {"start"},
    "select": {"back"},
    "D-pad": {"up", "down", "left", "right"},
    ", left stick": {"left_up", "left_down", "left_left", "left_right"},
    "shoulders": {"left_shoulder", "right_shoulder"},
    "right stick": {"right_up", "right_down"},
    "triggers": {"left_trigger", "right_trigger"},
}
"""What the guide calls the buttons of a pad."""


def test_every_button_of_a_pad_stands_in_the_guide_with_what_it_does() -> None:
    does = {
        "Presses": Confirm, "Back": Back, "Moves": Move, "Scrolls": Leaf | Scroll, "What has": Ask, "Shows": Help,
    }  # fmt: skip
    told: set[str] = set()
    for named, text in re.findall(r"^\| ([^`|-].*?) \| (.+?) \|$", section("Keys in the window"), re.MULTILINE):
        here = {button for words, buttons in BUTTONS.items() if words in named for button in buttons}
        kinds = next((kind for word, kind in does.items() if text.startswith(word)), None)
        assert all(kinds and isinstance(SHIPPED.button_meanings()[button], kinds) for button in here), text
        told |= here
    assert told == set(SHIPPED.button_meanings())


@pytest.mark.parametrize("stroke", SHIPPED.meanings(), ids=str)
def test_every_key_of_the_table_is_heard(stroke: Keystroke) -> None:
    """There is a key of that name, and pressing it gives what the table says."""
    held = {
        "": 0,
        "Shift": pygame.KMOD_SHIFT,
        "Ctrl": pygame.KMOD_CTRL,
        "Alt": pygame.KMOD_ALT,
        "Meta": pygame.KMOD_META,
    }
    meant = {
        command
        for key in (*range(0x7F), *(getattr(pygame, name) for name in dir(pygame) if name.startswith("K_")))
        for command in commands(pygame.Event(pygame.KEYDOWN, key=key, mod=held[stroke.held]), (1280, 720))
    }
    assert SHIPPED.meanings()[stroke] in meant


def keys() -> set[str]:
    """Every key that a module of game/script lists in a constant whose name says so."""
    found = {"when", "again"}
    for module in walk_packages(script_room.__path__, "game.script."):
        if util.find_spec(module.name) is None or module.ispkg:
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, frozenset) and (name.endswith("_KEYS") or name in ("KINDS", "BESIDE_LINES", "BLOCK")):
                found |= value
    return found


def test_the_lists_of_keys_are_found() -> None:
    assert keys() >= {*scene.SCENE_KEYS, *endings.ENDING_KEYS, *plays.PLAY_KEYS, *course.LEVEL_KEYS, *lines.KEYWORDS}
    assert len(keys()) > 50


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_key_of_the_format_stands_in_the_guide(key: str) -> None:
    assert f"`{key}`" in reference(), f"the tables of keys do not tell of '{key}'"


def reference() -> str:
    return PROSE.partition("\n# For looking things up\n")[2]


def test_every_face_and_place_is_named() -> None:
    named = re.findall(r"`(\w+)`", section("People"))
    assert set(FACES) <= set(named)
    assert ("are fourteen" in section("People")) == (len(FACES) == 14)
    for place in (ROOT / "assets" / "places").glob("*.svg"):
        assert f"`{place.stem}`" in TEXT, place.name


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        assert not file or (DOCS / file).exists(), target
        assert not anchor or anchor in headings_of((DOCS / file).read_text("utf-8") if file else PROSE), target


def headings_of(page: str) -> set[str]:
    """What a link can lead to in a page."""
    found = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_every_section_of_the_walk_that_has_something_to_see_shows_a_picture() -> None:
    shown = {
        heading: re.findall(r"!\[[^\]]+\]\(pictures/([\w.]+)\)", section(heading))
        for heading in re.findall(r"^## (.+)$", PROSE.partition("\n# For looking")[0], re.MULTILINE)
    }
    assert {heading: pictures for heading, pictures in shown.items() if pictures} == {
        "Play it": ["call.png"],
        "Watch it while you write": ["broken.png", "behind.png"],
        "Endings, passing and score": ["talk.png"],
        "The debrief": ["judged.png", "debrief.png"],
        "Show it to others": ["map.png", "script.png"],
        "Publish": ["levels.png"],
    }


@pytest.mark.parametrize("picture", sorted((DOCS / "pictures").iterdir()), ids=lambda path: path.name)
def test_a_picture_is_shown_with_what_is_on_it_in_words_and_is_not_heavy(picture: Path) -> None:
    shown = TEXT + PORTRAITS.read_text(encoding="utf-8") + KIOSK.read_text(encoding="utf-8")
    name = re.escape(picture.name)
    words = re.findall(rf"!\[([^\]]+)\]\(pictures/{name}\)", shown)
    small = re.findall(rf'<img src="pictures/{name}" width="(\d+)" alt="([^"]+)">', shown)
    words += [told for _, told in small]
    assert words, f"the guide does not show {picture.name}"
    assert all(len(told.split()) >= 8 for told in words)
    assert picture.stat().st_size < (500_000 if picture.name in ("stand_ins.png", "places.png") else 250_000)
    width = 2 * int(small[0][0]) if small else 1280  # a small one is sharp on a fine screen too
    assert pygame.image.load(picture).get_width() == width
