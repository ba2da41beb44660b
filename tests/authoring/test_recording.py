"""Recordings: the list of what is to be said, takes read back by number, and their names written into the scenes."""

from __future__ import annotations

import math
import re
import shutil
import struct
import wave
from pathlib import Path

import pytest

from game.authoring.recording import Take, in_all, take_of
from game.cli.entry import main
from game.script.library import read_library
from game.script.sounds import Sound, loudest, sound_of
from game.story.engine import steps_in
from game.story.model import Line


def tone(path: Path, seconds: float = 4.0, loud: float = 0.5) -> bytes:
    """Write a WAV file with a hum in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        samples = (int(32767 * loud * math.sin(at / 8)) for at in range(int(8000 * seconds)))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return path.read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "calls"
    main(["new", "boots", "--template", "phone", "--customer", "Ana Low", "--title", "B", "--dialogues", str(folder)])
    main(["new", "radio", "--template", "counter", "--customer", "Bo Finn", "--title", "R", "--dialogues", str(folder)])
    return folder


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "calls")


def voices(folder: Path, *more: str) -> int:
    return main(["voices", *more, "--dialogues", str(folder)])


@pytest.mark.parametrize(
    ("name", "take"),
    [
        ("ana_012.wav", Take("ana", 12, 0, is_best=False)),
        ("12.wav", Take("", 12, 0, is_best=False)),
        ("ana 12 take 3.wav", Take("ana", 12, 3, is_best=False)),
        ("Ana Low - 7 (2).mp3", Take("Ana Low", 7, 2, is_best=False)),
        ("mrs_smith_012_t2_best.ogg", Take("mrs_smith", 12, 2, is_best=True)),
        ("ana/012-2.wav", Take("ana", 12, 2, is_best=False)),
        ("ana/12 final.wav", Take("ana", 12, 0, is_best=True)),
        ("hello.wav", None),
        ("ana_000.wav", None),
    ],
)
def test_a_takes_name_says_whose_it_is_which_line_and_which_take(name: str, take: Take | None) -> None:
    assert take_of(name) == take


def test_every_line_that_a_person_speaks_is_listed_in_order_with_its_file(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert voices(library) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Ana Low: 21 lines")
    assert told[1].split()[:3] == ["1", "I", "have"]
    assert told[1].endswith("ana_low/ana_low_001.wav: missing")
    assert any(line.startswith("Bo Finn: ") for line in told)
    assert told[-1].endswith("0 there, 41 missing.")
    assert voices(library, "radio") == 0
    assert "Ana Low" not in capsys.readouterr().out


def test_the_list_says_what_comes_before_a_line_and_how_it_is_said(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    assert voices(library, "-o", str(out)) == 0
    rows = out.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("No.,Who,Said just before,Text,How,Seconds,File in voices")
    answer = next(row for row in rows if "They are an hour old." in row)
    assert "You: Could one of them be a right one" in answer
    assert any("the player's name is in it" in row for row in rows)


@pytest.mark.parametrize("ending", ["html", "xlsx", "csv"])
def test_a_list_is_never_written_over_unasked(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out = tmp_path / f"list.{ending}"
    assert voices(library, "-o", str(out)) == 0
    was = out.read_bytes()
    assert voices(library, "-o", str(out)) == 2
    assert "--force" in capsys.readouterr().err
    assert voices(library, "-o", str(out), "--force") == 0
    assert ending == "xlsx" or out.read_bytes() == was


def test_takes_are_copied_under_their_right_names_the_last_or_the_best(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    takes = tmp_path / "takes"
    first = tone(takes / "ana_low_001.wav", 5)
    tone(takes / "ana 2 take 1.wav", 5)
    second = tone(takes / "ana 2 take 3.wav", 6)
    best = tone(takes / "Ana" / "3_take1_best.wav", 5.5)
    tone(takes / "Ana" / "3_take2.wav", 5)
    (takes / "notes.txt").write_text("not a sound", encoding="utf-8")
    assert voices(library, "import", str(takes)) == 0, capsys.readouterr().out
    folder = library / "voices" / "ana_low"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "ana_low_001.wav": first,
        "ana_low_002.wav": second,
        "ana_low_003.wav": best,
    }
    told = capsys.readouterr().out
    assert "ana 2 take 1.wav: left, ana 2 take 3.wav is taken instead" in told
    assert "3 of 5 takes fit a line." in told
    assert f" voices name --dialogues {library}\n" in told


@pytest.mark.parametrize(
    ("lines", "minutes", "told"),
    [
        (1, 0.1, "1 line, under a minute"),
        (15, 0.96, "15 lines, under a minute"),
        (15, 1.2, "15 lines, about 1 minute"),
        (40, 2.7, "40 lines, about 3 minutes"),
    ],
)
def test_how_much_there_is_to_speak_is_told_in_good_english(lines: int, minutes: float, told: str) -> None:
    assert in_all(lines, minutes) == told


@pytest.mark.parametrize(
    ("name", "loud", "told"),
    [
        ("ana_099.wav", 0.5, "ana_low has no line 99: the last is 21"),
        ("cy_001.wav", 0.5, "nobody here is called 'cy'"),
        ("001.wav", 0.5, "it does not say whose line it is"),
        ("ana_001.wav", 0.0, "it is silent from one end to the other"),
        ("ana_001.mp3", 0.5, "its name ends in '.mp3', and it is WAV"),
        ("hello.wav", 0.5, "its name does not say which line it is: call it ana_low_001.wav, for example"),
    ],
)
def test_a_take_that_does_not_fit_is_left_and_told(
    library: Path, capsys: pytest.CaptureFixture[str], name: str, loud: float, told: str
) -> None:
    takes = library.parent / "takes"
    tone(takes / name, 4, loud)
    assert voices(library, "import", str(takes)) == 1
    assert told in capsys.readouterr().out
    assert not (library / "voices").exists()


def test_a_take_that_is_no_sound_is_left_and_told(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "takes").mkdir()
    (tmp_path / "takes" / "ana_001.wav").write_bytes(b"RIFF")
    assert voices(library, "import", str(tmp_path / "takes")) == 1
    assert "ana_001.wav: left, it has a header that is cut short" in capsys.readouterr().out


def test_a_take_too_long_for_its_text_is_copied_and_told(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tone(tmp_path / "takes" / "ana_004.wav", 30)
    assert voices(library, "import", str(tmp_path / "takes")) == 0
    assert "listen to it: too long: 30.0 seconds, where the text takes about 2.0" in capsys.readouterr().out
    voices(library)
    assert "1 to listen to" in capsys.readouterr().out


def test_a_recording_that_is_there_is_never_written_over_unasked(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    takes = tmp_path / "takes"
    was = tone(takes / "ana_001.wav", 5)
    voices(library, "import", str(takes))
    assert voices(library, "import", str(takes)) == 0
    assert "is there already" in capsys.readouterr().out
    new = tone(takes / "ana_001.wav", 6)
    target = library / "voices" / "ana_low" / "ana_low_001.wav"
    assert voices(library, "import", str(takes)) == 1
    assert "--force writes over it" in capsys.readouterr().out
    assert target.read_bytes() == was
    assert voices(library, "import", str(takes), "--force") == 0
    assert target.read_bytes() == new


def test_recordings_are_named_in_the_scenes_and_keep_their_numbers(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (1, 2, 5):
        tone(tmp_path / "takes" / f"ana_{number}.wav", 5)
    voices(library, "import", str(tmp_path / "takes"))
    path = library / "scenes" / "boots.yaml"
    was = path.read_text(encoding="utf-8")
    capsys.readouterr()
    assert voices(library, "name") == 0
    proposed = capsys.readouterr().out
    assert "+    - voice: ana_low/ana_low_001.wav" in proposed
    assert "Nothing was written. To write it: --yes" in proposed
    assert path.read_text(encoding="utf-8") == was
    assert voices(library, "name", "--yes") == 0
    assert "3 recordings named in the scenes." in capsys.readouterr().out
    now = path.read_text(encoding="utf-8")
    assert re.sub(r"voice: \S+\n +", "", now) == was
    scene = read_library(library).library.scenes["boots"]
    lines = [step for beat in scene.beats for step in steps_in(beat.steps) if isinstance(step, Line)]
    named = {line.voice: line.text for line in lines if line.voice}
    assert set(named) == {f"ana_low/ana_low_00{number}.wav" for number in (1, 2, 5)}
    assert named["ana_low/ana_low_005.wav"].startswith("Saturday is the hill")
    assert main(["check", "--strict", str(library)]) == 0, capsys.readouterr().out
    first = "- narrator: The line crackles"
    path.write_text(now.replace(first, f"- ana_low: New!\n    {first}"), encoding="utf-8")
    capsys.readouterr()
    voices(library)
    told = capsys.readouterr().out.splitlines()
    assert next(line for line in told if "I have a pair" in line).split()[0] == "1"
    assert next(line for line in told if "New!" in line).split()[0] == "3"
    assert voices(library, "name") == 0


def test_what_no_line_asks_for_is_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tone(library / "voices" / "old.wav", 1)
    voices(library)
    assert "Left over, for no line asks for it: voices/old.wav" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["import"], "say where the takes are"),
        (["import", "nowhere"], "there is no folder nowhere"),
        (["nothing"], "there is no scene 'nothing'"),
        (["-o", "list.txt"], "must end in .html, .csv or .xlsx"),
    ],
)
def test_a_wrong_call_is_told(library: Path, capsys: pytest.CaptureFixture[str], call: list[str], told: str) -> None:
    assert voices(library, *call) == 2
    assert told in capsys.readouterr().err


def test_how_loud_a_sound_is(tmp_path: Path) -> None:
    for loud in (0.0, 0.25, 0.9):
        sound = sound_of(tone(tmp_path / "a.wav", 1, loud))
        assert isinstance(sound, Sound)
        assert loudest(sound) == pytest.approx(loud, abs=0.01)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_recording_is_named_beside_its_line_whatever_stands_in_a_comment_above(
    library: Path, tmp_path: Path, ending: str
) -> None:
    path = library / "scenes" / "boots.yaml"
    text = "# A\u2028comment\u2029with\x85breaks.\n" + path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", ending).encode())
    tone(tmp_path / "takes" / "ana_2.wav", 5)
    voices(library, "import", str(tmp_path / "takes"))
    assert voices(library, "name", "--yes") == 0
    now = path.read_bytes().decode()
    assert now.count(ending) == text.count("\n") + 1
    assert re.sub(rf"voice: \S+{ending} +", "", now) == text.replace("\n", ending)
    assert main(["check", "--strict", str(library)]) == 0
