"""Replay: decisions by id in, what came of them out, exactly as the contract has it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.cli.entry import main
from support.terminal_scenes import DOORSTEP, library

KEYS = {
    "keep",
    "ledger",
    "debrief",
    "scene",
    "transcript",
    "meters",
    "flags",
    "notes",
    "promises",
    "ending",
    "outcome",
    "passed",
    "score",
    "waiting",
    "refused",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def replayed(capsys: pytest.CaptureFixture[str], *call: str, code: int = 0) -> Any:
    assert main(["replay", *call, "--format", "json"]) == code
    printed = capsys.readouterr()
    assert printed.err == ""
    return json.loads(printed.out)


def test_a_call_without_decisions_stands_at_the_first_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, "doorstep", "-", "--dialogues", str(folder), "--variant", "rainy=true")
    assert found == {
        "scene": "doorstep",
        "keep": "",
        "transcript": [
            {"type": "line", "speaker": "narrator", "text": "The phone rings."},
            {"type": "line", "speaker": "mrs_smith", "text": "Is that Brightwire?"},
            {"type": "line", "speaker": "mrs_smith", "text": "I waited, and I waited, and then"},
        ],
        "meters": {"mrs_smith.anger": 60, "mrs_smith.trust": 30},
        "flags": {"promised": False, "rainy": True},
        "notes": [],
        "promises": {},
        "ledger": None,
        "ending": None,
        "outcome": None,
        "passed": None,
        "score": None,
        "waiting": {"decision": "hello.cut_in", "open": ["your_number", "listen"], "closed": {}},
        "refused": None,
        "debrief": None,
    }


def test_a_whole_call_is_told_with_every_choice_note_and_ending(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = replayed(
        capsys, "doorstep", "lost_morning,tomorrow", "--dialogues", str(folder), "--variant", "rainy=false"
    )
    heard = {"mrs_smith.anger": 60, "mrs_smith.trust": 35}
    eased = {"mrs_smith.anger": 40, "mrs_smith.trust": 45}
    won = {"mrs_smith.anger": 30, "mrs_smith.trust": 65}
    judged = found.pop("debrief")
    assert [(d["decision"], d["taken"]["option"], d["taken"]["grade"]) for d in judged["decisions"]] == [
        ("hello.cut_in", "listen", "best"),
        ("hello", "lost_morning", "best"),
        ("promise", "tomorrow", "best"),
    ]
    assert judged["tally"] == {"best": [1, 2, 3], "good": [], "little": [], "slip": [], "mistake": [], "blunder": []}
    assert (judged["possible"], judged["kept"]) == (70, 100)
    assert judged["turning_point"] is None
    assert found == {
        "scene": "doorstep",
        "keep": "",
        "transcript": [
            {"type": "line", "speaker": "narrator", "text": "The phone rings."},
            {"type": "line", "speaker": "mrs_smith", "text": "Is that Brightwire?"},
            {"type": "line", "speaker": "mrs_smith", "text": "I waited, and I waited, and then"},
            {
                "type": "choice",
                "decision": "hello.cut_in",
                "option": "listen",
                "meters_before": {"mrs_smith.anger": 60, "mrs_smith.trust": 30},
                "meters_after": heard,
            },
            {"type": "line", "speaker": "mrs_smith", "text": "Nobody came."},
            {
                "type": "choice",
                "decision": "hello",
                "option": "lost_morning",
                "meters_before": heard,
                "meters_after": eased,
            },
            {"type": "line", "speaker": "you", "text": "You lost your morning, Mrs Smith."},
            {"type": "note", "id": "lost", "text": "She lost her morning"},
            {"type": "line", "speaker": "mrs_smith", "text": "Yes. I did."},
            {
                "type": "choice",
                "decision": "promise",
                "option": "tomorrow",
                "meters_before": eased,
                "meters_after": won,
            },
            {"type": "line", "speaker": "you", "text": "I will send him tomorrow, Player's word on it."},
            {"type": "ending", "id": "won_over"},
        ],
        "meters": {"mrs_smith.anger": 30, "mrs_smith.trust": 70},
        "flags": {"promised": True, "rainy": False},
        "notes": [{"id": "lost", "text": "She lost her morning"}],
        "promises": {},
        "ledger": None,
        "ending": "won_over",
        "outcome": "won",
        "passed": True,
        "score": 70,
        "waiting": None,
        "refused": None,
    }


def test_listening_may_be_named_or_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left_out = replayed(capsys, "doorstep", "traffic", "--dialogues", str(folder))
    assert replayed(capsys, "doorstep", "listen,traffic", "--dialogues", str(folder)) == left_out
    assert left_out["ending"] == "gone"
    assert left_out["passed"] is False


def test_after_the_last_id_the_call_stays_where_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, "doorstep", "listen", "--dialogues", str(folder))
    assert found["waiting"] == {
        "decision": "hello",
        "open": ["lost_morning", "traffic", "silence"],
        "closed": {
            "refund": "She is not ready to talk about money.",
            "hidden_way": "only if Mrs Smith's trust is over 90",
        },
    }


def test_an_option_that_is_not_open_stops_the_replay_with_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = replayed(capsys, "doorstep", "refund,tomorrow", "--dialogues", str(folder), code=1)
    assert found["refused"] == {"option": "refund", "reason": "She is not ready to talk about money."}
    assert found["waiting"]["decision"] == "hello"
    assert [entry["option"] for entry in found["transcript"] if entry["type"] == "choice"] == ["listen"]


def test_an_id_that_is_nowhere_is_refused_with_what_there_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, "hallway", "hello", "--dialogues", str(folder), code=1)
    assert found["refused"] == {
        "option": "hello",
        "reason": "there is no 'hello' here; there is hello_there, goodbye",
    }


def test_an_id_after_the_end_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, "hallway", "goodbye,goodbye", "--dialogues", str(folder), code=1)
    assert found["ending"] == "over"
    assert found["refused"] == {"option": "goodbye", "reason": "the conversation is over"}


def test_what_ended_before_is_remembered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("hallway", "-", "--dialogues", str(folder))
    assert replayed(capsys, *call)["transcript"][0]["text"] == "I remember you."
    later = replayed(capsys, *call, "--remember", "doorstep=won_over")
    assert later["transcript"][0]["text"] == "You kept your word last time."


def test_the_seed_draws_the_variants_and_is_nought_unless_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ("doorstep", "-", "--dialogues", str(folder))
    drawn = {seed: replayed(capsys, *call, "--seed", str(seed))["flags"]["rainy"] for seed in range(12)}
    assert set(drawn.values()) == {True, False}
    assert replayed(capsys, *call)["flags"]["rainy"] == drawn[0]
    assert replayed(capsys, *call, "--seed", "3", "--variant", "rainy=true")["flags"]["rainy"] is True


def test_flags_can_be_given_as_numbers_and_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(
        capsys,
        "hallway",
        "hello_there,well",
        "--dialogues",
        str(folder),
        "--variant",
        "cause=traffic",
        "--variant",
        "tries=-4",
    )
    assert found["flags"] == {"tries": -3, "cause": "traffic"}
    assert found["ending"] == "over"


def test_the_player_has_the_name_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, "doorstep", "lost_morning,tomorrow", "--dialogues", str(folder), "--player", "Ann")
    assert "I will send him tomorrow, Ann's word on it." in [entry.get("text") for entry in found["transcript"]]


def test_a_scene_that_runs_off_its_end_is_over_without_an_ending(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(
        tmp_path,
        stub="""\
scene: stub
title: A stub
cast:
  mrs_smith: {}
beats:
  hello:
    - choose:
        hang_on:
          say: Hang on.
        bye:
          say: Bye.
          end: gone
endings:
  gone: {title: Gone, outcome: lost, text: Gone.}
""",
    )
    assert main(["check", str(folder)]) in (0, 1)
    capsys.readouterr()
    found = replayed(capsys, "stub", "hang_on", "--dialogues", str(folder))
    assert set(found) == KEYS
    assert (found["ending"], found["outcome"], found["passed"], found["waiting"]) == (None, None, False, None)


def test_text_tells_the_same_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "doorstep", "lost_morning,tomorrow", "--dialogues", str(folder), "--seed", "1"]) == 0
    told = capsys.readouterr().out
    assert "> lost_morning (at hello). Mrs Smith: Anger 60 to 40 (-20). Trust 35 to 45 (+10).\n" in told
    assert (
        "You: You lost your morning, Mrs Smith.\nCase note lost: She lost her morning\nMrs Smith: Yes. I did." in told
    )
    assert "The end: won_over (won). Won over.\nPassed. Score 70 of 100.\n" in told


def test_text_tells_what_is_open_and_what_was_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "doorstep", "refund", "--dialogues", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "Refused: refund (She is not ready to talk about money)." in told
    assert "Waiting at hello. Open: lost_morning, traffic, silence." in told
    assert "Closed: hidden_way (only if Mrs Smith's trust is over 90)." in told


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["doorstop", "-"], "there is no scene 'doorstop' in "),
        (["doorstop", "-"], "Did you mean 'doorstep'?"),
        (["doorstep"], "ID[,ID...] is missing, "),
        (["doorstep", "a,,b"], "an id is missing in 'a,,b'"),
        (["doorstep", "-", "--seed", "soon"], "a seed is a whole number such as 7, not 'soon'"),
        (["doorstep", "-", "--seed", "9223372036854775808"], "a seed is a whole number"),
        (["doorstep", "-", "--variant", "rainy"], "this is written name=value, not 'rainy'"),
        (["doorstep", "-", "--variant", "rainy=maybe"], "'rainy' cannot be 'maybe'. It can be true or false."),
        (["doorstep", "-", "--variant", "raini=true"], "Did you mean 'rainy'?"),
        (["hallway", "-", "--variant", "cause=traffik"], "It can be unknown or traffic or weather."),
        (["hallway", "-", "--variant", "tries=many"], "'tries' is a whole number, so it cannot be 'many'."),
        (["hallway", "-", "--remember", "doorstep=won"], "there is no ending 'won' in the scene 'doorstep'."),
        (["hallway", "-", "--remember", "doorsteps=gone"], "there is no scene 'doorsteps'"),
        (["hallway", "-", "--format", "xml"], "there is no format 'xml', there is text, json"),
        (["hallway", "-", "--fromat", "json"], "Did you mean --format?"),
        (["hallway", "-", "and more"], "'and more' is one word too many here"),
        (["hallway", "-", "--player", "  "], "A player's name cannot be empty."),
    ],
)
def test_a_wrong_call_is_one_clear_line(
    folder: Path, capsys: pytest.CaptureFixture[str], call: list[str], says: str
) -> None:
    assert main(["replay", *call, "--dialogues", str(folder)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert says in printed.err
    assert printed.err.count("\n") == 1


def test_a_broken_scene_is_named_with_its_first_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path, hallway="scene: hallway\ntitle: In the Hallway\nbeats:\n  hello:\n    - go: nowhere\n")
    assert main(["replay", "hallway", "-", "--dialogues", str(folder)]) == 2
    printed = capsys.readouterr()
    assert "the scene 'hallway' has problems and cannot be played (" in printed.err
    assert "hallway.yaml:" in printed.err
    assert printed.err.count("\n") == 1


def test_a_scene_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path, doorstep=DOORSTEP.replace("The phone rings.", '"The phone\\e[2J rings."'))
    assert main(["replay", "doorstep", "-", "--dialogues", str(folder)]) in (0, 2)  # the reader may refuse it
    assert "\x1b" not in "".join(capsys.readouterr())


def test_a_call_that_is_over_is_talked_over_in_words_as_at_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", "doorstep", "lost_morning,never_mind", "--dialogues", str(folder)]) == 0
    told = capsys.readouterr().out.split("Debrief: ")[1]
    assert told.startswith("On the Doorstep\nNot passed this time. Score 15 of a possible 70.\n")
    assert "Trust 15: 25 short of 40." in told
    assert "Your decisions, with their numbers: 2 best (1, 2), 1 blunder (3)." in told
    assert main(["replay", "doorstep", "lost_morning", "--dialogues", str(folder)]) == 0
    assert "Debrief: " not in capsys.readouterr().out
