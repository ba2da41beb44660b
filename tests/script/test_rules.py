# ruff: noqa: E501 - a case of the table is one line
"""Every reading rule of the format, told at its line and column: what is written, and what the reader says to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.library.index import open_index
from game.script.library.read import read_library, read_scene
from game.script.problems import Problem
from game.story.engine.causes import causes
from game.story.engine.play import begin, choose
from game.story.engine.play import face as face_worn
from game.story.engine.program import options_in, steps_in
from game.story.model.scene import Choose, Line, Scene, SetFlags, TakeNote
from support.frames import frame

Case = tuple[str, str, tuple[int, int], str, str, str]

VOW = "promise: {monday: {to: ana, by: Monday, text: Ring}}"

# frame, what is written, line and column of the problem, its code, words of its message, words of its hint
TOLD: list[Case] = [
    # where a problem stands, to the column
    ("steps", "- go: promize\n- end: done", (1, 7), "DLG050", "no beat 'promize'", "did you mean 'promise'?"),
    ("steps", "- end: doen", (1, 8), "DLG051", "no ending 'doen'", "did you mean 'done'?"),
    ("steps", "- anna: Hello.\n- end: done", (1, 3), "DLG053", "'anna'", "did you mean 'ana'?"),
    ("steps", "- chose:\n    a: {say: b, end: done}", (1, 3), "DLG053", "'chose'", "did you mean 'choose'?"),
    ("steps", "- mood: {angr: +5}\n- end: done", (1, 10), "DLG054", "no meter 'angr'", "did you mean 'anger'?"),
    ("steps", "- mood: {ben.anger: +5}\n- end: done", (1, 10), "DLG054", "'ben.anger'", ""),
    ("steps", "- set: {promise: true}\n- end: done", (1, 9), "DLG056", "no flag 'promise'", "'promised'"),
    ("steps", "- when: anger < 50 and promisd\n  then:\n    - end: done\n- end: done", (1, 24), "DLG062", "'promisd'", ""),
    ("steps", '- when: "anger < 50 and promisd"\n  then:\n    - end: done\n- end: done', (1, 25), "DLG062", "'promisd'", ""),
    ("steps", "- when: anger < 50\n    and promisd\n  then:\n    - end: done\n- end: done", (2, 9), "DLG062", "'promisd'", ""),
    ("steps", "- when: >\n    anger < 50 and\n    promisd\n  then:\n    - end: done\n- end: done", (3, 5), "DLG062", "", ""),
    ("steps", "- when: noted(three)\n  then:\n    - end: done\n- end: done", (1, 15), "DLG062", "no note 'three'", ""),
    ("steps", "- when: seen(hallo)\n  then:\n    - end: done\n- end: done", (1, 14), "DLG062", "'hallo'", "'hello'"),
    ("steps", "- when: did(fixx)\n  then:\n    - end: done\n- end: done", (1, 13), "DLG062", "no tag 'fixx'", "'fix'"),
    ("steps", "- when: ended(exampel) == done\n  then:\n    - end: done\n- end: done", (1, 15), "DLG062", "'exampel'", ""),
    ("steps", "- when: ended(example) == dun\n  then:\n    - end: done\n- end: done", (1, 27), "DLG062", "'dun'", ""),
    ("steps", "- when: outcome == won\n  then:\n    - end: done\n- end: done", (1, 9), "DLG062", "outcome", "passes and score"),
    ("steps", "- when: anger === 50\n  then:\n    - end: done\n- end: done", (1, 15), "DLG061", "'==='", "when: anger == 50"),
    ("steps", '- ana: "Is that {compny}?"\n- end: done', (1, 17), "DLG058", "'compny'", "'company'"),
    ("steps", "- ana: |\n    Hello.\n    Is that {compny}?\n- end: done", (3, 13), "DLG058", "'compny'", ""),
    ("steps", "- ana: Hello.\n  fase: warm\n- end: done", (2, 3), "DLG021", "'fase'", "did you mean 'face'?"),
    ("steps", "- ana: Hello.\n  face: Very warm\n- end: done", (2, 9), "DLG032", "'Very warm'", "very_warm"),
    ("steps", "- {ana: Hello., when: anger > 300 +}\n- end: done", (1, 36), "DLG061", "stops", ""),
    # promises
    ("steps", "- keep_promise: monday\n- end: done", (1, 17), "DLG067", "nobody makes the promise 'monday'", "make it"),
    ("steps", f"- {VOW}\n- keep_promise: mondy\n- end: done", (2, 17), "DLG067", "'mondy'", "did you mean 'monday'?"),
    ("steps", f"- {VOW}\n- break_promise: [monday, mon]\n- end: done", (2, 27), "DLG067", "'mon'", "'monday'"),
    ("steps", f"- {VOW}\n- keep_promise: example.monday\n- end: done", (2, 17), "DLG067", "'example.monday'", "did you mean 'monday'?"),
    ("steps", f"- {VOW}\n- {VOW.replace('Monday', 'Sunday')}\n- end: done", (2, 13), "DLG068", "other words", "monday_2:"),
    ("steps", f"- {VOW.replace('ana', 'anna')}\n- end: done", (1, 26), "DLG052", "'anna' is not", "did you mean 'ana'?"),
    ("steps", f"- {VOW.replace('ana', 'you')}\n- end: done", (1, 26), "DLG052", "'you' is not", "its cast: ana"),
    ("steps", "- promise: {monday: {to: ana, text: Ring}}\n- end: done", (1, 13), "DLG022", "no 'by'", "add  by: …"),
    ("steps", "- promise: Ring\n- end: done", (1, 12), "DLG023", "", "promise: {monday: {to: ana"),
    ("steps", f"- {VOW}\n- when: kept(mondy)\n  then:\n    - end: done\n- end: done", (2, 14), "DLG062", "no promise 'mondy'", "'monday'"),
    ("steps", f"- {VOW}\n- when: kept(exampl.monday)\n  then:\n    - end: done\n- end: done", (2, 14), "DLG062", "no scene 'exampl'", "'example'"),
    ("steps", f"- {VOW}\n- when: broken(example.mondy)\n  then:\n    - end: done\n- end: done", (2, 24), "DLG062", "'example' makes no promise 'mondy'", "'monday'"),
    ("steps", f"- {VOW}\n- when: promised(example)\n  then:\n    - end: done\n- end: done", (2, 18), "DLG062", "no promise 'example'", "promised(example.its_id)"),
    ("steps", f"- {VOW}\n- when: not kept monday\n  then:\n    - end: done\n- end: done", (2, 18), "DLG061", "", "when: not kept(monday)"),
    ("steps", f"- {VOW}\n- ana: 'By {{promise.mondy.by}}?'\n- end: done", (2, 12), "DLG067", "'mondy'", "'monday'"),
    ("steps", f"- {VOW}\n- ana: 'By {{promise.monday.bye}}?'\n- end: done", (2, 12), "DLG067", "no word of a promise", "did you mean 'by'?"),
    ("steps", f"- {VOW}\n- ana: 'By {{promise.exampl.monday.by}}?'\n- end: done", (2, 12), "DLG067", "no scene 'exampl'", "'example'"),
    ("steps", f"- {VOW}\n- ana: 'By {{promise.example.mon.by}}?'\n- end: done", (2, 12), "DLG067", "'example' makes no promise 'mon'", "'monday'"),
    # values
    ("steps", "- mood: {anger: −5}\n- end: done", (1, 17), "DLG029", "'−5'", "plain -"),
    ("steps", "- mood: {anger: 1e3}\n- end: done", (1, 17), "DLG029", "'1e3'", "write:  anger: +100"),
    ("steps", "- mood: {anger: 5}\n- end: done", (1, 17), "DLG030", "read as +5", "+5 to add"),
    ("steps", "- mood: {anger: +101}\n- end: done", (1, 17), "DLG026", "over 100", ""),
    ("steps", "- mood:\n- end: done", (1, 8), "DLG024", "mood is empty", ""),
    ("steps", "- set: {tries: true}\n- end: done", (1, 16), "DLG088", "holds a number", ""),
    ("steps", "- set: {promised: 1}\n- end: done", (1, 19), "DLG088", "true or false", ""),
    ("steps", "- set: {cause: bax}\n- end: done", (1, 16), "DLG088", "unknown, box", "did you mean 'box'?"),
    ("top", "cast:\n  ana: {anger: -1}", (2, 16), "DLG026", "from 0 to 100", ""),
    ("top", "cast:\n  ana: {anger: 1_0}", (2, 16), "DLG025", "'1_0'", ""),
    ("top", "cast:\n  ana: {angre: 10}", (2, 9), "DLG054", "no meter 'angre'", "'anger'"),
    ("top", "cast: [ana]", (1, 7), "DLG023", "people, each with a colon", "cast: {ana: {}}"),
    ("top", "coach: never", (1, 8), "DLG027", "at_once, after or off", ""),
    ("top", "meters: on", (1, 9), "DLG027", "shown or hidden", ""),
    ("top", "teaches: [listen, listen]", (1, 19), "DLG079", "'listen' stands twice", ""),
    ("top", "teaches: listen, fix", (1, 10), "DLG023", "should be a list", "[listen, fix]"),
    ("top", "scene: Example", (1, 8), "DLG032", "'Example'", "example"),
    ("top", "titel: Example", (1, 1), "DLG021", "'titel'", "did you mean 'title'?"),
    ("top", "flags:\n  a: often", (2, 6), "DLG023", "'often'", "[often, …]"),
    ("top", "flags:\n  a: [one, one]", (2, 12), "DLG020", "'one' stands twice", ""),
    ("top", "flags:\n  a: [one, 2]", (2, 12), "DLG023", "one kind", ""),
    ("top", "flags:\n  not: false", (2, 3), "DLG035", "'not'", ""),
    ("top", "variants:\n  genuine: true", (2, 12), "DLG023", "list of the values", "[true, false]"),
    ("top", "variants:\n  genuine: []", (2, 12), "DLG024", "no values", ""),
    ("top", "start: helo", (1, 8), "DLG050", "no such beat", "did you mean 'hello'?"),
    ("top", "score: anger > 5", (1, 8), "DLG062", "should be a number", ""),
    ("top", "passes: trust", (1, 9), "DLG062", "true or false", ""),
    ("top", "endings:\n  done: {title: Done, outcome: wone}", (2, 32), "DLG027", "'wone'", "did you mean 'won'?"),
    ("top", "endings:\n  done: {outcome: won}", (2, 3), "DLG022", "no 'title'", ""),
    ("top", "beats:\n  Hello:\n    - end: done", (2, 3), "DLG032", "'Hello'", "hello"),
    ("top", "beats:\n  hello: Good morning.", (2, 10), "DLG023", "a list of steps", ""),
    # plays
    ("top", "plays:\n  best: {choose: [lissen]}", (2, 19), "DLG060", "'lissen'", "did you mean 'listen'?"),
    ("top", "plays:\n  best: {choose: [], ends: doen}", (2, 28), "DLG051", "'doen'", "did you mean 'done'?"),
    ("top", "plays:\n  best: {ends: done}", (2, 3), "DLG022", "no 'choose'", ""),
    ("top", "plays:\n  best: {choose: [], expect: angr > 5}", (2, 30), "DLG062", "'angr'", ""),
    ("top", f"score: 1/3 + {'*'.join(['anger'] * 60)}", (1, 8), "DLG063", "more than a hundred digits", "small numbers"),
    ("top", f"score: anger {'/ 999999999' * 12}", (1, 8), "DLG063", "more than a hundred digits", ""),
    ("top", "plays:\n  best: {choose: [], variants: {genuin: true}}", (2, 33), "DLG056", "'genuin'", "'genuine'"),
    ("top", "plays:\n  best: {choose: [], variants: {genuine: 3}}", (2, 42), "DLG088", "true or false", ""),
    ("top", "plays:\n  best: {choose: [], remember: {exampl: done}}", (2, 33), "DLG059", "'exampl'", "'example'"),
    ("top", "plays:\n  best: {choose: [], remember: {example: doen}}", (2, 42), "DLG051", "'doen'", "'done'"),
    # options
    ("steps", "- choose:\n    yes: {say: Yes., raply: [], end: done}", (2, 22), "DLG021", "'raply'", "did you mean 'reply'?"),
    ("steps", "- choose:\n    yes: {say: Yes., once: yes, end: done}", (2, 28), "DLG028", "'yes'", "write:  once: true"),
    ("steps", "- choose:\n    yes: {end: done}", (2, 5), "DLG077", "no 'say'", ""),
    ("steps", "- choose:\n    silence: {after: soon, end: done}", (2, 22), "DLG031", "'soon'", "20s"),
    ("steps", "- choose:\n    silence: {after: 0s, end: done}", (2, 22), "DLG031", "from 1", ""),
    ("steps", "- choose:\n    silence: {after: 5, say: Hm., end: done}", (2, 25), "DLG076", "says nothing", ""),
    ("steps", "- choose: {}\n- end: done", (1, 11), "DLG024", "no option", ""),
    ("steps", "- choose:\n    a: {say: A, does: fxi, end: done}", (2, 23), "DLG057", "'fxi'", "did you mean 'fix'?"),
    # steps
    ("steps", "- Good morning.\n- end: done", (1, 3), "DLG023", "who says it", "- narrator: Good morning."),
    ("steps", "- ana:Good morning.\n- end: done", (1, 7), "DLG023", "no space after the colon", "- ana: Good morning."),
    ("steps", "- face: warm\n- end: done", (1, 3), "DLG070", "here is no line", "a - too many"),
    ("steps", "- otherwise:\n    - end: done\n  then:\n    - end: done", (1, 3), "DLG022", "no 'when'", ""),
    ("steps", "- ana: Hello.\n  ana: Hello again.\n- end: done", (2, 1), "DLG020", "no dash before this step", "write - ana: Hello again."),
    ("steps", "- go: promise\n  otherwise:\n    - end: done", (2, 3), "DLG070", "go and otherwise", ""),
    ("steps", "- ana: Hello.\n  you: Good morning.\n- end: done", (2, 1), "DLG070", "no dash before this step", "write - you: Good morning."),
    ("steps", "[]", (1, 1), "DLG024", "no steps", ""),
    # YAML's traps
    ("steps", "- ana: {company}\n- end: done", (1, 8), "DLG023", "a { at its start", "quotation marks"),
    ("steps", "- ana: [sigh]\n- end: done", (1, 8), "DLG023", "a [ at its start", "quotation marks"),
    ("steps", "- ana: Room #4 it is.\n- end: done", (1, 13), "DLG018", "'#4 it is.'", "quotation marks"),
    ("steps", "- ana: Come to\n    room #4 it is.\n- end: done", (2, 10), "DLG018", "'#4 it is.'", "quotation marks"),
    ("steps", '- ana: "C:\\drive"\n- end: done', (1, 11), "DLG013", "\\", "\\\\"),
    ("steps", "- ana: Well, he said: no.\n- end: done", (1, 21), "DLG012", "a colon", '"Well, he said: no."'),
    ("steps", "- ana: 'Don't.'\n- end: done", (1, 12), "DLG013", "an apostrophe", "\"Don't.\""),
    ("steps", "- <<: {ana: Hello.}\n- end: done", (1, 3), "DLG053", "'<<'", ""),
    # a character's own file
    ("cast", "character: ana\nname: Ana\nmeters: {anger: {start: 101, good: low}}", (3, 25), "DLG026", "from 0 to 100", ""),
    ("cast", "character: ana\nname: Ana\nmeters: {anger: {start: 10, god: low}}", (3, 29), "DLG021", "'god'", "'good'"),
    ("cast", "character: ana\nname: Ana\nmeters: {when: {start: 1, good: low}}", (3, 10), "DLG035", "'when'", ""),
    ("cast", "character: ana\nname: Ana\nreacts: {fix: {ben.anger: +5}}", (3, 16), "DLG054", "'ben.anger'", ""),
    ("cast", "character: ana\nname: Ana\nreacts: {fix: []}", (3, 15), "DLG024", "no cases", ""),
    ("cast", "character: ana\nname: Ana\nfaces: {warm: seen(hello), calm: }", (3, 20), "DLG062", "no beat 'hello'", ""),
    ("cast", "character: ana\nname: Ana\nfaces: {warm: you.calm > 5, pleased: }", (3, 15), "DLG062", "cast/you.yaml, where those stand, is missing", "meters: {calm: {start: 50, good: high}}"),
    ("cast", "character: choose\nname: Ana", (1, 12), "DLG035", "'choose'", ""),
    ("cast", "character: anna\nname: Ana", (1, 12), "DLG033", "'anna'", "anna.yaml"),
    # the other two files
    ("skills", "listen: {label: L, half: hart, kind: skill, tip: T}", (1, 26), "DLG027", "'hart'", "did you mean 'heart'?"),
    ("skills", "listen: {label: L, half: heart, kind: skill}", (1, 1), "DLG022", "no 'tip'", ""),
    ("course", "title: T\nlevels: [exampel]", (2, 10), "DLG059", "'exampel'", "did you mean 'example'?"),
    ("course", "title: T\nlevels: [{scene: example, after: fist}]", (2, 34), "DLG059", "'fist'", ""),
    ("course", "title: T\nlevels: [{scene: example, neds: passed}]", (2, 27), "DLG021", "'neds'", "did you mean 'needs'?"),
    ("course", "title: T\nwords: {player: Sam}\nlevels: [example]", (2, 9), "DLG058", "player", ""),
]  # fmt: skip


@pytest.mark.parametrize("case", TOLD, ids=lambda case: f"{case[3]}-{case[1][:40]!r}")
def test_what_is_wrong_is_told_at_its_line_and_column(case: Case, tmp_path: Path) -> None:
    kind, text, place, code, message, hint = case
    framed = frame(tmp_path / "dialogues", kind, text + "\n")
    problems = [p for p in read_library(framed.folder).problems if p.file == framed.file]
    indent = {"steps": 4, "beats": 2}.get(kind, 0)
    told = [p for p in problems if (p.line - framed.offset, p.column - indent, p.code) == (*place, code)]
    assert told, [(p.line - framed.offset, p.column - indent, p.code, p.message) for p in problems]
    assert message in told[0].message
    assert hint in told[0].hint
    assert told[0].source.strip() == text.split("\n")[place[0] - 1].strip()


def _scene(tmp_path: Path, kind: str, text: str) -> tuple[Scene, tuple[Problem, ...]]:
    framed = frame(tmp_path / "dialogues", kind, text)
    reading = read_scene(open_index(framed.folder), "example")
    assert reading.scene is not None, reading.problems
    return reading.scene, reading.problems


@pytest.mark.parametrize("text", ["No", "on", "12:30", "010", "1e3", "~", "null", "0x1F", "2024-05-01", ".5", "=", "y"])
def test_a_text_is_that_text_whatever_yaml_would_make_of_it(text: str, tmp_path: Path) -> None:
    scene, problems = _scene(tmp_path, "steps", f"- ana: {text}\n- end: done\n")
    assert scene.beats[1].steps[0] == Line("ana", text)
    assert problems == ()


def test_a_number_with_leading_noughts_is_counted_in_tens(tmp_path: Path) -> None:
    scene, _ = _scene(tmp_path, "top", "cast:\n  ana: {anger: 010}\n")
    assert [start.amount for start in scene.cast[0].starts] == [10]


def test_a_comma_in_braces_does_not_cut_a_text_in_two(tmp_path: Path) -> None:
    endings = "endings:\n  done: {title: Won over, outcome: won, text: Home on Tuesday, and she will stay.}\n"
    scene, problems = _scene(tmp_path, "top", endings)
    assert scene.endings[0].text == "Home on Tuesday, and she will stay."
    assert problems == ()


def test_a_comma_in_a_note_does_not_cut_it_in_two(tmp_path: Path) -> None:
    scene, problems = _scene(tmp_path, "steps", "- note: {three_hours: Came at 12, booked for 9}\n- end: done\n")
    assert scene.beats[1].steps[0] == TakeNote("three_hours", "Came at 12, booked for 9")
    assert problems == ()


def test_a_comment_after_two_blanks_is_meant_as_one(tmp_path: Path) -> None:
    scene, problems = _scene(tmp_path, "steps", "- ana: Good morning.   # she means it\n- end: done\n")
    assert scene.beats[1].steps[0] == Line("ana", "Good morning.")
    assert problems == ()


def test_a_block_of_text_keeps_its_lines_and_no_empty_end(tmp_path: Path) -> None:
    scene, _ = _scene(tmp_path, "top", "briefing: |\n  Line two is blinking.\n  It is nine.\n")
    assert scene.briefing == "Line two is blinking.\nIt is nine."


def test_what_stands_in_an_option_is_all_read(tmp_path: Path) -> None:
    text = (
        "- choose:\n"
        "    sorry:\n"
        "      say: I am sorry that we left you waiting.\n"
        "      label: Say sorry\n"
        "      does: [acknowledge, fix]\n"
        "      mood: {anger: +5, ana.trust: = 40}\n"
        "      set: {promised: true, tries: -1, cause: box}\n"
        "      note: {late: He came late}\n"
        "      when: anger < 50\n"
        "      locked: Not yet.\n"
        "      once: true\n"
        "      why: It is true.\n"
        "      reply:\n"
        "        - ana: Well.\n"
        "      go: promise\n"
        "    silence:\n"
        "      after: 20s\n"
        "      end: done\n"
    )
    scene, problems = _scene(tmp_path, "steps", text)
    assert problems == ()
    sorry, silence = (option for _, option in options_in(scene))
    assert sorry.card == "Say sorry"
    assert sorry.does == ("acknowledge", "fix")
    assert [(c.meter, c.amount, c.sets) for c in sorry.mood] == [("ana.anger", 5, False), ("ana.trust", 40, True)]
    assert [(a.flag, a.value, a.adds) for a in sorry.assigns] == [
        ("promised", True, False),
        ("tries", -1, True),
        ("cause", "box", False),
    ]
    assert [note.id for note in sorry.notes] == ["late"]
    assert sorry.when is not None
    assert (sorry.locked, sorry.once, sorry.why) == ("Not yet.", True, "It is true.")
    assert sorry.reply == (Line("ana", "Well."),)
    assert sorry.exit is not None
    assert (silence.after, silence.say) == (20, "")


def test_every_step_carries_where_it_was_written(tmp_path: Path) -> None:
    scene, _ = _scene(
        tmp_path, "steps", "- ana: Hello.\n- choose:\n    yes: {say: Yes., end: done}\n- set: {tries: 1}\n"
    )
    line, choose, sets = scene.beats[1].steps
    first = scene.beats[1].mark.line + 1
    assert isinstance(line, Line)
    assert isinstance(choose, Choose)
    assert isinstance(sets, SetFlags)
    assert line.mark == (first, 7)
    assert choose.mark == (first + 1, 7)
    assert choose.options[0].mark == (first + 2, 9)
    assert len(list(steps_in(scene.beats[1].steps))) == 3


def test_every_problem_of_a_file_is_told_in_one_run_even_after_yaml_gave_up(tmp_path: Path) -> None:
    text = (
        "- ana: I told you: no.\n"
        "- ana: @home\n"
        "- goe: promise\n"
        "- ana: 'It's late.'\n"
        "- mood: {angr: +5}\n"
        "- ana: Room #4.\n"
        "- end: dun\n"
    )
    framed = frame(tmp_path / "dialogues", "steps", text)
    told = [(p.line - framed.offset, p.code) for p in read_library(framed.folder).problems]
    assert told == [
        (1, "DLG012"), (2, "DLG011"), (3, "DLG053"), (4, "DLG013"), (5, "DLG054"), (6, "DLG018"), (7, "DLG051")
    ]  # fmt: skip


def test_two_people_with_one_meter_need_it_in_full_in_conditions_too(tmp_path: Path) -> None:
    top = "cast: {ana: {}, ben: {}}\npasses: anger < 50\n"
    framed = frame(tmp_path / "dialogues", "top", top)
    (problem,) = read_library(framed.folder).problems
    assert (problem.line - framed.offset, problem.column) == (2, 9)
    assert "ana.anger or ben.anger" in problem.message


YOU = "character: you\nname: You\nmeters: {poise: {start: 80, good: high}}\n"


def test_you_may_be_in_the_cast_with_or_without_a_file(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "top", "cast: {ana: {}, you: {}}\n")
    assert read_library(framed.folder).problems == ()
    (framed.folder / "cast" / "you.yaml").write_text(YOU)
    scene = read_library(framed.folder).library.scenes["example"]
    assert [meter.id for meter in scene.meters] == ["ana.anger", "ana.trust", "you.poise"]


POISED = """\
character: ana
name: Ana Diaz
meters: {anger: {start: 60, good: low}}
faces:
  warm: you.poise >= 60 or anger < 60
  calm:
reacts:
  fix:
    - {when: not you.poise < 60, anger: -20}
    - {anger: +5}
"""
FIXED = "cast: {CAST}\nbeats:\n  hello:\n    - choose:\n        a: {say: I mend it., does: fix, end: done}\n"


@pytest.mark.parametrize(
    ("cast", "anger", "face"),
    [
        ("{ana: {}, you: {}}", 40, "warm"),
        ("{you: {poise: 50}, ana: {}}", 65, "calm"),
        ("{ana: {}}", 65, "calm"),  # the case and the face ask for what this player has not, so they do not hold
        ("{ana: {anger: 10}}", 15, "calm"),  # whatever else they say
    ],
)
def test_people_react_to_the_player_s_own_meter_where_there_is_one(
    tmp_path: Path, cast: str, anger: int, face: str
) -> None:
    framed = frame(tmp_path / "dialogues", "top", FIXED.replace("{CAST}", cast))
    (framed.folder / "cast" / "ana.yaml").write_text(POISED)
    (framed.folder / "cast" / "you.yaml").write_text(YOU)
    read = read_library(framed.folder)
    assert read.problems == ()
    scene = read.library.scenes["example"]
    turn = choose(scene, begin(scene).after, "a")
    levels = dict(zip((meter.id for meter in scene.meters), turn.after.meters, strict=True))
    assert levels["ana.anger"] == anger
    assert face_worn(scene, "ana", turn.after.meters, turn.after) == face


@pytest.mark.parametrize(
    ("asked", "you", "code", "hint"),
    [
        ("poise >= 60", YOU, "DLG062", "did you mean 'you.poise'?"),
        ("you.pose >= 60", YOU, "DLG062", "did you mean 'you.poise'?"),
        ("you.poise >= 60", "character: you\n", "DLG087", "mend dialogues/cast/you.yaml"),
    ],
)
def test_what_is_asked_of_the_player_must_be_in_the_player_s_file(
    tmp_path: Path, asked: str, you: str, code: str, hint: str
) -> None:
    framed = frame(tmp_path / "dialogues", "cast", f"character: ana\nname: Ana\nfaces:\n  warm: {asked}\n  calm:\n")
    (framed.folder / "cast" / "you.yaml").write_text(you)
    told = [problem for problem in read_library(framed.folder).problems if problem.file == framed.file]
    assert [(p.line - framed.offset, p.column, p.code, p.hint) for p in told] == [(4, 9, code, hint)]


TOLD_TO = """\
overhear: HOW
cast: {ana: {}, ben: {}, you: {}}
beats:
  hello:
    - choose:
        a: {say: I mend it., does: [fix, excuse], to: WHOM, mood: {ben.anger: +1}, end: done}
"""
ALIKE = "reacts:\n  fix: {anger: -15}\n  excuse: {anger: +1}\n  listen: {anger: = 5}\n"


@pytest.mark.parametrize(
    ("how", "whom", "levels"),
    [
        ("half", "ana", [46, 34, 90]),
        ("half", "ben", [53, 27, 90]),
        ("nothing", "ana", [46, 41, 90]),
        ("nothing", "ben", [60, 27, 90]),
    ],
)
def test_who_only_overhears_an_option_reacts_by_half_rounded_towards_0_or_as_the_scene_says_not_at_all(
    tmp_path: Path, how: str, whom: str, levels: list[int]
) -> None:
    framed = frame(tmp_path / "dialogues", "top", TOLD_TO.replace("WHOM", whom).replace("HOW", how))
    cast = framed.folder / "cast"
    (cast / "ana.yaml").write_text(f"character: ana\nname: Ana\nmeters: {{anger: {{start: 60, good: low}}}}\n{ALIKE}")
    (cast / "ben.yaml").write_text(f"character: ben\nname: Ben\nmeters: {{anger: {{start: 40, good: low}}}}\n{ALIKE}")
    (cast / "you.yaml").write_text(f"{YOU}reacts: {{fix: {{poise: +10}}}}\n")
    read = read_library(framed.folder)
    assert read.problems == ()
    scene = read.library.scenes["example"]
    turn = choose(scene, begin(scene).after, "a")
    assert list(turn.after.meters) == levels
    assert sum(cause.amount for cause in causes(scene, turn) if cause.meter == "ana.anger") == levels[0] - 60


@pytest.mark.parametrize(("how", "levels"), [("half", [5, 5, 80]), ("nothing", [5, 40, 80])])
def test_where_nobody_overhears_a_line_is_heard_out_by_its_speaker_alone(
    tmp_path: Path, how: str, levels: list[int]
) -> None:
    cut_in = "    - ana: It went dark.\n      cut_in: {a: {say: Stop., does: fix}}\n    - end: done\n"
    top = TOLD_TO.partition("    - choose:")[0].replace("HOW", how) + cut_in
    framed = frame(tmp_path / "dialogues", "top", top)
    cast = framed.folder / "cast"
    (cast / "ana.yaml").write_text(f"character: ana\nname: Ana\nmeters: {{anger: {{start: 60, good: low}}}}\n{ALIKE}")
    (cast / "ben.yaml").write_text(f"character: ben\nname: Ben\nmeters: {{anger: {{start: 40, good: low}}}}\n{ALIKE}")
    (cast / "you.yaml").write_text(YOU)
    read = read_library(framed.folder)
    assert read.problems == ()
    scene = read.library.scenes["example"]
    assert list(choose(scene, begin(scene).after, "listen").after.meters) == levels


@pytest.mark.parametrize(
    ("whom", "hint"),
    [("anna", "did you mean 'ana'?"), ("Ana Diaz", "did you mean 'ana'?"), ("narrator", "write one of the cast: ana")],
)
def test_an_option_is_said_to_somebody_who_is_there(tmp_path: Path, whom: str, hint: str) -> None:
    text = f"- choose:\n    a: {{say: I see., to: {whom}, end: done}}\n"
    framed = frame(tmp_path / "dialogues", "steps", text)
    (problem,) = read_library(framed.folder).problems
    assert (problem.line - framed.offset, problem.column, problem.code) == (2, 30, "DLG066")
    assert hint in problem.hint


def test_a_byte_that_is_no_utf8_is_told_at_its_column(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "bytes", "scene: example\ntitle: Café and caf�\n")
    (problem,) = read_library(framed.folder).problems[:1]
    assert (problem.line, problem.column, problem.code) == (2, 20, "DLG002")
    assert "here stands é" in problem.message


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_reads_as_any_other(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "- ana: Hello.\n- go: nowhere\n")
    path = framed.folder / "scenes" / "example.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (problem,) = read_library(framed.folder).problems
    assert (problem.line - framed.offset, problem.column, problem.source) == (2, 11, "    - go: nowhere")


def test_a_scene_in_utf16_is_told_as_what_it_is(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "- end: done\n")
    (framed.folder / "scenes" / "example.yaml").write_bytes("scene: example\n".encode("utf-16"))
    (problem,) = read_library(framed.folder).problems
    assert (problem.line, problem.column) == (1, 1)
    assert "UTF-16" in problem.message


def test_a_condition_of_endless_sums_is_refused_and_exhausts_nothing(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "top", f"score: {'+'.join(['trust'] * 160)}\n")
    (problem,) = read_library(framed.folder).problems
    assert "too long" in problem.message


def test_a_brace_and_a_comma_at_the_beginning_of_a_text_are_told_as_what_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "dialogues"
    (folder / "scenes").mkdir(parents=True)
    scene = "scene: a\ntitle: A\nbeats:\n  x:\n    - you: {company}, good morning\n    - end: e\nendings:\n"
    (folder / "scenes" / "a.yaml").write_text(scene + "  e: {title: E, outcome: won, text: Fine}\n", "utf-8")
    problems = [p for p in read_library(folder).problems if p.file.endswith("a.yaml")]
    assert [(p.line, p.column, p.code) for p in problems] == [(5, 12, "DLG011")]
