"""Slips of structure: each told once, at its line, with a mend that leaves a file without problems."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.authoring.mending import that_fit
from game.script.edits import edited
from game.script.library import outline_of, read_library, read_part
from game.script.problems import Mend, Problem
from game.script.source import Sources, read_sources
from support.frames import ANA, SCENE, SKILLS, frame
from support.slips import SLIPPERS, slips

NB = "\u00a0"
OPTION = """\
- choose:
    sorry:
      say: I am sorry.
      does: [acknowledge, fix]
      mood: {anger: -5, trust: +5}
      reply:
        - ana: Well.
          face: warm
      go: promise
    later:
      say: Can it wait?
      go: promise
"""


def option(old: str, new: str) -> str:
    """The steps of a sound beat with a decision, with one edit."""
    assert old in OPTION
    return OPTION.replace(old, new, 1)


WHEN = "- when: anger > 50\n  then:\n    - ana: No.\n  otherwise:\n    - ana: Yes.\n- end: done\n"

# frame, what is written, the line that is told (in it), words of the message
CASES: list[tuple[str, str, int, str]] = [
    # characters that look like others, and those that nobody sees
    ("steps", option("      say: I", NB * 6 + "say: I"), 3, "no-break space (U+00A0), which looks like a space"),
    ("steps", option("say: I", f"say:{NB}I"), 3, "no-break space (U+00A0)"),
    ("steps", option("say: I", "say:\u2003I"), 3, "em space (U+2003)"),
    ("steps", option("say: I", "\u200bsay: I"), 3, "zero width space (U+200B)"),
    ("steps", option("say: I", "sa\u2060y: I"), 3, "nobody sees: word joiner (U+2060)"),
    ("steps", option("go: promise", "go: promise\ufeff"), 9, "(U+FEFF)"),
    ("steps", f"-{NB}ana: Good morning.\n- end: done\n", 1, "no-break space"),
    ("steps", "\u2013 ana: Good morning.\n- end: done\n", 1, "en dash (U+2013), and - should"),
    ("steps", "\u2014end: done\n", 1, "em dash"),
    ("steps", "\u2022 ana: Good morning.\n- end: done\n", 1, "a step begins with -"),
    ("steps", "* ana: Good morning.\n- end: done\n", 1, "a step begins with -"),
    ("steps", option("say: I", "say; I"), 3, "semicolon"),
    ("steps", option("say: I", "say\uff1a I"), 3, "fullwidth colon"),
    ("steps", option("[acknowledge, fix]", "[\u201cacknowledge\u201d, \u201cfix\u201d]"), 4, "quotation mark"),
    ("steps", option("go: promise", "go: \u201cpromise\u201d"), 9, "quotation mark"),
    ("steps", option("I am sorry.", "\u201cOne thing: I am sorry.\u201d"), 3, "should stand here"),
    ("steps", WHEN.replace(">", "\u2265"), 1, ">="),
    ("top", f"briefing:{NB}A call.\n", 1, "no-break space"),
    # colons
    ("steps", option("- choose:", "- choose"), 1, "no colon"),
    ("steps", option("sorry:", "sorry"), 2, "no colon"),
    ("steps", option("reply:", "reply"), 6, "no colon"),
    ("steps", option("does: [", "does ["), 4, "no colon"),
    ("steps", option("say: I am", "say I am"), 3, "no colon"),
    ("steps", option("say: I am sorry.", "say One thing: I am sorry."), 3, "no colon"),
    ("steps", "- ana Good morning.\n- end: done\n", 1, "no colon"),
    ("steps", "- ana: Good morning.\n- end done\n", 2, "no colon"),
    ("steps", option("say: I", "say:: I"), 3, "one colon too many"),
    ("steps", option("say: I", "say = I"), 3, "a colon should stand"),
    ("steps", option("say: I", "say:I"), 3, "no space after the colon"),
    ("beats", "hello\n  - end: done\n", 1, "no colon"),
    # dashes
    ("steps", "-ana: Good morning.\n- end: done\n", 1, "no space after the dash"),
    ("steps", "- ana: Good morning.\nend: done\n", 2, "no dash"),
    ("steps", "-- ana: Good morning.\n- end: done\n", 1, "one dash too many"),
    ("steps", "- - ana: Good morning.\n- end: done\n", 1, "one dash too many"),
    ("steps", option("    - ana: Well.\n", "    ana: Well.\n"), 7, "no dash"),
    ("steps", option("      face", "    - face"), 8, "no dash should stand here"),
    ("steps", WHEN.replace("  otherwise", "- otherwise"), 4, "no dash should stand here"),
    ("steps", option("go: promise", "go: - promise"), 9, "no dash should stand here"),
    # brackets, commas, braces
    ("steps", option("[acknowledge, fix]", "[acknowledge fix]"), 4, "no comma"),
    ("steps", option("[acknowledge, fix]", "[acknowledge; fix]"), 4, ", should stand here"),
    ("steps", option("[acknowledge, fix]", "[acknowledge, fix"), 4, "never closed"),
    ("steps", option("[acknowledge, fix]", "acknowledge, fix]"), 4, "no [ before"),
    ("steps", option("[acknowledge, fix]", "[acknowledge, fix}"), 4, "does not close"),
    ("steps", option("[acknowledge, fix]", "[acknowledge, fix)"), 4, "does not close"),
    ("steps", option("[acknowledge, fix]", "(acknowledge, fix)"), 4, "square brackets"),
    ("steps", option("[acknowledge, fix]", "[acknowledge, fix]]"), 4, "one ] too many"),
    ("steps", option("{anger: -5, trust: +5}", "{anger: -5 trust: +5}"), 5, "no comma"),
    ("steps", option("{anger: -5, trust: +5}", "{anger -5, trust: +5}"), 5, "no colon"),
    ("steps", option("{anger: -5, trust: +5}", "{anger:-5, trust: +5}"), 5, "no colon, or no space"),
    ("steps", option("{anger: -5, trust: +5}", "{anger: -5; trust: +5}"), 5, ""),
    ("steps", option("{anger: -5, trust: +5}", "(anger: -5, trust: +5)"), 5, "braces"),
    ("steps", option("{anger: -5, trust: +5}", "{anger: -5, trust: +5"), 5, "never closed"),
    ("steps", option("{anger: -5, trust: +5}", "anger: -5"), 5, "in braces"),
    ("steps", "- note: {late: He came: late.}\n- end: done\n", 1, ""),
    ("top", "endings:\n  done: {title: Done, outcome: won, text: Good: so far.}\n", 2, "a text in braces"),
    ("top", 'endings:\n  done: {title: Done, outcome: won, text: "Good.}\n', 2, "a text in braces"),
    # quotation marks, and texts that begin with a sign
    ("steps", '- ana: "Good morning.\n- end: done\n', 1, "never closed"),
    ("steps", "- ana: 'It's late.'\n- end: done\n", 1, "an apostrophe"),
    ("steps", '- ana: "Slow" is not the word.\n- end: done\n', 1, "ends it there"),
    ("steps", "- ana: One thing: no.\n- end: done\n", 1, "a colon"),
    ("steps", "- ana: @home nobody came.\n- end: done\n", 1, "begins with @"),
    ("steps", "- ana: [sigh] Well.\n- end: done\n", 1, "begins with ["),
    ("steps", option("I am", "{company}, I am"), 3, "begins with {"),
    ("steps", "- ana: {company}\n- end: done\n", 1, "at its start"),
    ("steps", "- ana: #4 it is.\n- end: done\n", 1, "begins with #"),
    ("steps", "- ana: It is flat #4.\n- end: done\n", 1, "left out as a comment"),
    ("steps", "- ana: !no\n- end: done\n", 1, "begins a YAML tag"),
    ("steps", "- 'ana: Good morning.'\n- end: done\n", 1, "without quotation marks"),
    # texts of several lines
    ("top", "briefing:\n  The sign says: closed.\n  Nobody came.\n", 1, "no bar"),
    ("top", "briefing: |\nThe sign says: closed.\n", 2, "under briefing: |"),
    ("top", "briefing: |\nNobody came.\nIt was late.\n", 2, "under briefing: |"),
    ("beats", "hello: |\n  - end: done\n", 1, "a bar promises"),
    # what stands too deep or too far left
    ("steps", option("    sorry:", "  sorry:"), 2, "too far left"),
    ("steps", option("    later:", "later:"), 10, "too far left"),
    ("steps", option("      say: Can it wait?\n      go", "    say: Can it wait?\n    go"), 11, "too far left"),
    ("steps", option("      does", "        does"), 4, "too deep"),
    ("steps", option("      does", "       does"), 4, "too deep"),
    ("steps", option("      does", "     does"), 4, "too far left"),
    ("steps", "- ana: Good morning.\n  - end: done\n", 2, "too deep"),
    ("steps", "- ana: Good morning.\n    face: warm\n- end: done\n", 2, "too deep"),
    ("top", "  endings:\n  done: {title: Done, outcome: won, text: Good.}\n", 1, "too deep"),
    ("top", "flags:\npromised: false\ntries: 0\ncause: [unknown, box]\n", 2, "too far left"),
    # tabs
    ("beats", "hello:\n\t\t- ana: Good morning.\n    - end: done\n", 2, "a tab indents this line, and YAML"),
    ("steps", "-\tana: Good morning.\n- end: done\n", 1, "a tab indents the dash of this line"),
    # comments, keys, lines of their own
    ("steps", "// here she comes\n- ana: Good morning.\n- end: done\n", 1, "begins with #"),
    ("steps", "- ana: Good morning.\n<!-- to do -->\n- end: done\n", 2, "begins with #"),
    ("steps", option("go: promise", "go: promise // and on"), 9, "begins with #"),
    ("steps", option("say: I", "SAY: I"), 3, "small letters"),
    ("steps", option("- choose", "- Choose"), 1, "small letters"),
    ("steps", option("reply:\n        - ana: Well.\n          face: warm", "reply: ana: Well."), 6, "line of its own"),
    ("steps", "- mood: anger: +5\n- end: done\n", 1, "braces"),
    ("steps", WHEN.replace("then:\n    - ", ""), 2, "then:"),
    # the other files
    ("cast", ANA.replace("start: 60, good", "start: 60 good"), 6, "no comma"),
    ("cast", ANA.replace("meters:\n", ""), 5, "meters:"),
    ("cast", ANA.replace("  calm:", "  calm"), 11, "no colon"),
    ("cast", ANA.replace("  excuse", "\texcuse"), 14, "a tab"),
    ("cast", ANA.replace("{anger: +15}", "anger: +15"), 14, "braces"),
    ("skills", SKILLS.replace("fix: {label", "fix {label"), 4, "no colon"),
    ("skills", SKILLS.replace("fix: {label", f"{NB}fix: {{label"), 4, "no-break space"),
    ("skills", SKILLS.replace("excuse: {label: Excuse,", "excuse: {label: Excuse"), 3, "no comma"),
    ("course", "title: Example\nwords: {company: Brightwire}\nlevels:\n  -example\n", 4, "no space after the dash"),
    ("course", "title: Example\nwords: {company: Brightwire}\nlevels:\n  \u2022 example\n", 4, "a step begins with -"),
    ("course", "title; Example\nwords: {company: Brightwire}\nlevels: [example]\n", 1, "semicolon"),
]  # fmt: skip


def made_of(text: str, mends: list[Mend]) -> str:
    """A text with the mends made that can be made together."""
    return edited(text, [edit for mend in that_fit(mends) for edit in mend.edits])


def mended(folder: Path, file: str) -> tuple[list[Problem], str]:
    """What is left of a library's problems when every mend of a file is made, as long as there is one; and its text."""
    path = folder / file
    for _ in range(6):
        problems = [problem for problem in read_library(folder).problems if problem.file.endswith(f"/{file}")]
        mends = [problem.mend for problem in problems if problem.mend is not None]
        if not mends:
            break
        path.write_bytes(made_of(path.read_bytes().decode(), mends).encode())
    return list(read_library(folder).problems), path.read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[3]}-{case[1][:30]!r}")
def test_a_slip_is_told_once_at_its_line_and_its_mend_leaves_nothing_wrong(
    case: tuple[str, str, int, str], tmp_path: Path
) -> None:
    kind, text, line, message = case
    framed = frame(tmp_path / "dialogues", kind, text)
    problems = [problem for problem in read_library(framed.folder).problems if problem.code != "DLG087"]
    assert [problem.line - framed.offset for problem in problems] == [line], problems
    assert message in problems[0].message
    left, _ = mended(framed.folder, framed.file.partition("/")[2])
    assert left == []


def test_what_a_hint_writes_out_is_what_its_mend_makes(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", option("does: [", "does ["))
    (problem,) = read_library(framed.folder).problems
    _, text = mended(framed.folder, "scenes/example.yaml")
    assert problem.hint == "write does: [acknowledge, fix]"
    assert f"      {problem.hint.removeprefix('write ')}\n" in text


@pytest.mark.parametrize("kind", SLIPPERS)
def test_slips_in_a_shipped_scene_are_told_once_and_mended(kind: str, root: Path) -> None:
    sources = read_sources(root / "dialogues", translations=False)
    text = sources.files["scenes/first_ring.yaml"].data.decode()
    for slip in slips(text, kind, 1, 2):
        told = problems_of(sources, slip.text)
        assert [problem.line in slip.right for problem in told] == [True], (slip.right, told)
        made = slip.text
        while told and (mends := [problem.mend for problem in told if problem.mend is not None]):
            made = made_of(made, mends)
            told = problems_of(sources, made)
        assert told == []


def problems_of(sources: Sources, text: str) -> list[Problem]:
    outline = outline_of(sources.having({"scenes/first_ring.yaml": text}))
    return [*outline.problems, *read_part(outline, ["first_ring"]).problems]


@pytest.mark.parametrize(
    ("pattern", "odd"), [(r"- ", "\u2022 "), (r"- ", "\u2013 "), (r"- ", f"-{NB}"), (r"say:", "Say:")], ids=repr
)
def test_what_a_word_processor_did_everywhere_is_told_once_and_texts_keep_it(
    pattern: str, odd: str, root: Path
) -> None:
    sources = read_sources(root / "dialogues", translations=False)
    text = sources.files["scenes/first_ring.yaml"].data.decode()
    text = text.replace("briefing: |\n", "briefing: |\n  \u2022 Bring the form.\n  \u2013 And a pen.\n", 1)
    told = problems_of(sources, re.sub(rf"(?m)^( +){pattern}", rf"\1{odd}", text))
    assert len(told) == 1
    assert "(and so in lines " in told[0].message
    assert told[0].mend is not None
    broken = re.sub(rf"(?m)^( +){pattern}", rf"\1{odd}", text)
    assert edited(broken, told[0].mend.edits) == text


def test_steps_whose_dashes_all_have_no_space_are_told_once(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "-ana: Good morning.\n-ana: It is late.\n-end: done\n")
    told = [problem for problem in read_library(framed.folder).problems if problem.file == framed.file]
    assert len(told) == 1
    assert "no space after the dash (and so in lines " in told[0].message
    left, text = mended(framed.folder, SCENE)
    assert left == []
    assert "    - ana: It is late.\n" in text


def test_steps_under_a_slip_are_never_taken_for_a_text_that_needs_a_bar(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "-ana: Good morning.\n- ana: One thing: no.\n- end: done\n")
    told = [problem for problem in read_library(framed.folder).problems if problem.file == framed.file]
    assert [problem.line - framed.offset for problem in told] == [1]
    assert "dash" in told[0].message


def test_options_whose_keys_are_not_deeper_are_never_made_a_list(tmp_path: Path) -> None:
    flat = "".join(f"    opt_{n}:\n    say: Word {n}.\n    end: done\n" for n in range(3))
    framed = frame(tmp_path / "dialogues", "steps", f"- choose:\n{flat}")
    told = [problem for problem in read_library(framed.folder).problems if problem.file == framed.file]
    assert [problem.line - framed.offset for problem in told] == [3]
    assert "two spaces deeper" in told[0].message
    left, text = mended(framed.folder, SCENE)
    assert left == []
    assert "        opt_2:\n          say: Word 2.\n          end: done\n" in text
