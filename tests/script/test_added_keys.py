"""The keys that the format got later: what is wrong with one is told where it stands, and what is offered mends it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from game.script.library.read import read_library
from game.script.problems import Problem
from support.frames import frame
from support.mended import mended


class Slip(NamedTuple):
    """A piece of a scene with one thing wrong in it, the line and code told, and a piece of what is said."""

    what: str
    frame: str
    text: str
    line: int
    code: str
    says: str
    is_mended: bool = True


CUT_IN = "- ana: I waited all day and\n  cut_in:\n    number:\n      say: Your number, please.\n"
TRIES = "flags:\n  tries: 0\nevery_turn:\n  - set: {tries: +1}\n"
GAUGE = "flags:\n  tries: 0\ngauge:\n  tries: {label: Tries, good: low, most: 9}\n"
SILENT = (
    "- choose:\n    x:\n      say: Hm.\n      end: done\n    silence:\n      after: 20s\n      end: done\n"
    "      cut_off: true\n"
)
DONE = "- end: done\n"
SLIPS = (
    Slip("a tag", "steps", f"{CUT_IN}  hear_out: excuse\n{DONE}", 5, "DLG023", "hear_out: {does: excuse}"),
    Slip("tags", "steps", f"{CUT_IN}  hear_out: [excuse, fix]\n{DONE}", 5, "DLG023", "{does: [excuse, fix]}"),
    Slip(
        "no cut_in",
        "steps",
        f"- ana: I waited.\n  hear_out:\n    does: excuse\n{DONE}",
        2,
        "DLG083",
        "write cut_in: beside",
    ),
    Slip(
        "among the options",
        "steps",
        f"{CUT_IN}    hear_out:\n      does: excuse\n      mood: {{anger: +5}}\n{DONE}",
        5,
        "DLG035",
        "stands too deep",
    ),
    Slip("as listen", "steps", f"{CUT_IN}    listen:\n      does: excuse\n{DONE}", 5, "DLG035", "beside cut_in"),
    Slip("called otherwise", "steps", f"{CUT_IN}  heard_out: {{does: excuse}}\n{DONE}", 5, "DLG021", "hear_out"),
    Slip("a say", "steps", f"{CUT_IN}  hear_out: {{sya: Hm.}}\n{DONE}", 5, "DLG021", "sya", is_mended=False),
    Slip("an unknown tag", "steps", f"{CUT_IN}  hear_out: {{does: excuses}}\n{DONE}", 5, "DLG057", "excuse"),
    Slip(
        "a step of its own",
        "steps",
        f"{CUT_IN}- hear_out: {{does: excuse}}\n{DONE}",
        5,
        "DLG070",
        "no dash should stand here",
    ),
    Slip("a place in every_turn", "top", f"{TRIES}  - place: den\n", 5, "DLG084", "change it in a beat or in a reply"),
    Slip("a place beside a line", "steps", f"- ana: In here.\n  place: den\n{DONE}", 2, "DLG070", "- place:"),
    Slip("a backdrop", "steps", f"- ana: In here.\n- backdrop: den\n{DONE}", 2, "DLG053", "place"),
    Slip("a place without its colon", "steps", f"- ana: In here.\n- place den\n{DONE}", 2, "DLG023", "- place: den"),
    Slip("a place in two words", "steps", f"- ana: In here.\n- place: The Den\n{DONE}", 2, "DLG032", "the_den"),
    Slip("a line in every_turn", "top", f"{TRIES}  - ana: Hm.\n", 5, "DLG084", "say it in a beat or in a reply"),
    Slip("a go in every_turn", "top", f"{TRIES}  - go: hello\n", 5, "DLG084", "let a beat lead on"),
    Slip(
        "a decision in every_turn",
        "top",
        f"{TRIES}  - choose:\n      sorry:\n        say: Sorry.\n        end: done\n",
        5,
        "DLG084",
        "decide in a beat",
        is_mended=False,
    ),
    Slip(
        "an end in a block of every_turn",
        "top",
        f"{TRIES}  - when: tries > 3\n    then:\n      - mood: {{anger: +5}}\n      - end: done\n",
        8,
        "DLG084",
        "let a beat end it",
    ),
    Slip(
        "a group for a list",
        "top",
        "flags:\n  tries: 0\nevery_turn: {set: {tries: +1}}\n",
        3,
        "DLG023",
        "each with a - before it",
    ),
    Slip("a gauge of no flag", "top", GAUGE.replace("  tries: {l", "  trys: {l"), 4, "DLG056", "tries"),
    Slip("a gauge of a truth", "top", GAUGE.replace("0\n", "false\n"), 4, "DLG023", "tries: 0", is_mended=False),
    Slip("a gauge without its end", "top", GAUGE.replace(", most: 9", ""), 4, "DLG022", "most: 10"),
    Slip("a gauge that is a number", "top", f"{GAUGE[: GAUGE.index('{')]}9\n", 4, "DLG023", "most: 9}"),
    Slip("a start past the end", "top", GAUGE.replace("0\n", "12\n"), 4, "DLG026", "most: 12"),
    Slip("a bar of half a thing", "top", GAUGE.replace("most: 9", "most: 0"), 4, "DLG026", "most: 1"),
    Slip("gauges", "top", GAUGE.replace("gauge:", "gauges:"), 3, "DLG021", "gauge"),
    Slip("cut off while silent", "steps", SILENT, 8, "DLG076", "leave this line out"),
    Slip(
        "yes for true",
        "steps",
        SILENT.replace("      cut_off: true\n", "").replace("  x:", "  x:\n      cut_off: yes"),
        3,
        "DLG028",
        "cut_off",
    ),
    Slip("each_turn", "top", TRIES.replace("every", "each"), 3, "DLG021", "every_turn"),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.what)
def test_a_slip_is_told_where_it_stands_and_mended_by_what_is_offered(slip: Slip, tmp_path: Path) -> None:
    problem = only_problem(slip.frame, slip.text, tmp_path / "library")
    framed = frame(tmp_path / "library", slip.frame, slip.text)
    assert (problem.line - framed.offset, problem.code) == (slip.line, slip.code), problem
    assert slip.says in f"{problem.message}\n{problem.hint}"
    if not slip.is_mended:
        return
    assert problem.mend is not None
    file = tmp_path / framed.file
    file.write_text(mended(file.read_text(encoding="utf-8"), problem.mend), encoding="utf-8")
    assert read_library(framed.folder).problems == ()


def only_problem(kind: str, text: str, folder: Path) -> Problem:
    """What is told of the file that a piece stands in, which is one thing."""
    framed = frame(folder, kind, text)
    told = [problem for problem in read_library(framed.folder).problems if problem.file == framed.file]
    assert len(told) == 1, told
    return told[0]
