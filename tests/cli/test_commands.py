"""The command line: help, version, wrong calls, listing, checking, and leaving by Ctrl-C or a closed pipe."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest

from game.authoring.check import Checked, Looked
from game.cli import check, streams
from game.cli.entry import COMMANDS, main
from game.script.problems import Problem
from support.checked_frames import SECTIONS, checked_frame
from support.terminal_scenes import DOORSTEP, LISTEN, TRAFFIC, Visit, library

BROKEN = "scene: hallway\ntitle: In the Hallway\ncast:\n  mrs_smith: {}\nbeats:\n  hello:\n    - go: nowhere\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def test_the_help_names_every_command_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(re.search(rf"^    {name}\s", told, re.MULTILINE) for name in COMMANDS)
    assert told.count("\n") < 55


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert "options:" in told
    assert told.count("\n") < 50


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_help_fits_the_terminal_and_is_never_wider_than_can_be_read(
    command: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main([command, "--help"]) == 0
    described = capsys.readouterr().out.partition("\n\n")[2].partition("\n\noptions:")[0].splitlines()
    assert max(map(len, described)) <= (width if width < 200 else 198)
    assert max(len(line) for line in described[:3]) <= min(width, 118)


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Head & Heart ")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["chekc"], "there is no command 'chekc'. Did you mean 'check'?"),
        (["xyz"], "there is no command 'xyz'. There is check, demo, "),
        (["check", "no/such/place"], "no/such/place"),
        (["check", "--strickt"], "there is no option '--strickt' here. Did you mean --strict? Try: "),
        (["check", "--format", "yaml"], "there is no format 'yaml', there is text, json, github"),
        (["list", "--dialogues", "no/such/place"], "no/such/place"),
        (["play", "--text", "--dialogues", "no/such/place"], "no/such/place"),
        (["play", "no_such_scene", "--text"], "there is no scene 'no_such_scene'"),
        (["play", "--text", "--player", "a\nb"], "letters that can be seen"),
        (["play", "--text", "--player", ""], "A player's name cannot be empty."),
        (["play", "--text", "--variant", "rainy=true"], "--variant needs a scene"),
        (["play", "--seed", "x"], "a seed is a whole number such as 7, not 'x'"),
        (["--txt"], "there is no option '--txt' here. Did you mean --text?"),
        (["demo"], "-o DIR is missing, the folder for the pictures."),
    ],
)
def test_a_wrong_call_is_one_clear_line(call: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert says in printed.err
    assert printed.err.count("\n") == 1


def test_the_list_has_the_levels_in_order_with_what_they_need(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--dialogues", str(folder)]) == 0
    assert capsys.readouterr().out == (
        "doorstep: On the Doorstep (Level 1, about 2 decisions, 1 minute, 2 endings)\n    Mrs Smith waited.\n"
        "hallway: In the Hallway (Level 2, once doorstep is passed, about 2 decisions, 1 minute, 1 ending)\n"
        "    Mrs Smith rings again.\n"
    )


def test_the_list_as_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "course.yaml").write_text("title: T\nlevels: [hallway]\nwords: {company: B}\n", encoding="utf-8")
    assert main(["list", "--dialogues", str(folder), "--format", "json"]) == 0
    hallway, doorstep = json.loads(capsys.readouterr().out)
    assert hallway["scene"] == "hallway"
    assert doorstep == {
        "scene": "doorstep",
        "title": "On the Doorstep",
        "summary": "Mrs Smith waited.",
        "teaches": ["acknowledge", "fix"],
        "level": None,
        "shift": None,
        "after": None,
        "needs": None,
        "decisions": 2,
        "minutes": 1,
        "endings": ["gone", "won_over"],
    }


def test_the_list_tells_how_a_player_stands(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saves = tmp_path / "saves"
    Visit(folder, saves, LISTEN, TRAFFIC, player="Ann")
    call = ["list", "--dialogues", str(folder), "--saves", str(saves), "--player"]
    assert main([*call, "ANN"]) == 0
    assert "2 endings): tried once, not passed yet\n" in capsys.readouterr().out
    assert main([*call, "Bob"]) == 2
    assert "there is no player 'Bob'. There is Ann." in capsys.readouterr().err
    assert main([*call[:3], "--player", "Ann", "--saves", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "none").exists()


def test_the_list_is_told_in_a_language_into_which_it_is_translated(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["--lang", "es", "--dialogues", str(folder)]
    main(["translate", "extract", *call])
    po = folder / "translations" / "es.po"
    text = po.read_text(encoding="utf-8")
    for english, spanish in (("On the Doorstep", "En el umbral"), ("Mrs Smith waited.", "Esperó.")):
        assert f'msgid "{english}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{spanish}"')
    po.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["list", *call]) == 0
    told = capsys.readouterr().out
    assert told.startswith("doorstep: En el umbral (Level 1")
    assert "    Esperó.\n" in told
    assert "hallway: In the Hallway" in told
    assert main(["list", *call, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["summary"] == "Esperó."
    assert main(["list", "--lang", "fr", "--dialogues", str(folder)]) == 2
    assert "there is no translation 'fr'" in capsys.readouterr().err


def test_a_list_of_many_faulty_scenes_is_wrapped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(100):
        (folder / "scenes" / f"faulty_{number:03}.yaml").write_text("scene: [\n", encoding="utf-8")
    assert main(["list", "--dialogues", str(folder)]) == 0
    told = capsys.readouterr().err
    assert "faulty_000.yaml" in told
    assert "faulty_099.yaml" in told
    assert max(len(line) for line in told.splitlines() if str(folder) not in line) <= 80


def test_an_empty_library_lists_nothing_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["list", "--dialogues", str(tmp_path / "empty")]) == 0
    assert "There are no scenes here.\n" in capsys.readouterr().out


def test_a_check_ends_with_a_sentence_on_what_it_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = checked_frame(tmp_path / "library", "top", SECTIONS["title"]).folder
    ana = folder / "cast" / "ana.yaml"
    ana.write_text(ana.read_text(encoding="utf-8").replace("portrait: ana.svg\n", ""), encoding="utf-8")
    assert main(["check", str(folder), "--cache", str(tmp_path / "cache")]) == 0
    assert capsys.readouterr() == (f"1 scene and 1 person in {folder.as_posix()}: nothing wrong.\n", "")


def test_a_problem_is_shown_at_its_place_with_the_line_and_a_caret(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(tmp_path, hallway=BROKEN)
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "hallway.yaml:7:11: error DLG" in told
    assert "\n        - go: nowhere\n              ^\n" in told
    assert told.endswith(".\n")


def test_problems_as_data_have_exactly_these_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path, hallway=BROKEN)
    assert main(["check", str(folder), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    keys = {"code", "severity", "file", "line", "column", "message", "hint"}
    assert problems
    assert all(set(problem) == keys for problem in problems)
    assert ("error", 7, 11) in [(p["severity"], p["line"], p["column"]) for p in problems]


def test_nothing_wrong_is_an_empty_list_as_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert printed_by_check(monkeypatch, (), str(tmp_path), "--format", "json") == (0, "[]\n")


def printed_by_check(monkeypatch: pytest.MonkeyPatch, problems: tuple[Problem, ...], *call: str) -> tuple[int, str]:
    out = io.StringIO()
    looked = Looked("d", 2, 1, 0, 0, None)
    monkeypatch.setattr(check, "checks_of", lambda _paths, _cache, _progress: [Checked(problems, (), looked)])
    monkeypatch.setattr(sys, "stdout", out)
    return main(["check", *call]), out.getvalue()


def problem(**changes: object) -> Problem:
    values: dict[str, object] = {
        "file": "d/scenes/a.yaml",
        "line": 3,
        "column": 5,
        "code": "DLG012",
        "severity": "warning",
        "message": "odd: 50%",
        "hint": "mend,\nit",
        "source": "  x: y",
    }
    return Problem(**(values | changes))  # type: ignore[arg-type]  # fields by name


def test_warnings_are_let_pass_unless_strict(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert printed_by_check(monkeypatch, (problem(),), str(tmp_path))[0] == 0
    assert printed_by_check(monkeypatch, (problem(),), str(tmp_path), "--strict")[0] == 1
    both = (problem(), problem(severity="error"), problem())
    code, told = printed_by_check(monkeypatch, both, str(tmp_path))
    assert code == 1
    assert told.endswith("2 scenes and 1 person in d: 1 error and 2 warnings.\n")


def test_a_mistake_made_very_often_is_told_a_hundred_times_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = "".join(f"    - go: nowhere_{number}\n" for number in range(1234))
    folder = library(tmp_path, hallway=BROKEN)
    scene = folder / "scenes" / "hallway.yaml"
    scene.write_text(scene.read_text("utf-8") + f"  more:\n{steps}", "utf-8")
    assert main(["check", str(folder), "--no-cache"]) == 1
    told = capsys.readouterr().out
    assert told.count("there is no beat 'nowhere") == 101
    assert "and DLG050 is told 1,134 times more after this" in told
    assert "1,238 errors" in told.splitlines()[-1]


def test_annotations_for_github_are_escaped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code, told = printed_by_check(monkeypatch, (problem(),), str(tmp_path), "--format", "github")
    assert code == 0
    assert told == "::warning file=d/scenes/a.yaml,line=3,col=5,title=DLG012::odd: 50%25; mend,%0Ait\n"


@pytest.mark.parametrize(
    ("source", "column", "shown"),
    [
        ("  x: y", 5, "      x: y\n        ^"),
        ("\tx: y", 2, "     x: y\n     ^"),
        ("x\x1b[2J: y", 1, "    x\ufffd[2J: y\n    ^"),
        ("x: 一二 y", 7, "    x: 一二 y\n            ^"),
        ("short", 40, "    short\n         ^"),
        ("a" * 300 + "X" + "b" * 300, 301, "    ..." + "a" * 50 + "X" + "b" * 49 + "...\n" + " " * 57 + "^"),
    ],
)
def test_the_caret_stands_under_the_column(source: str, column: int, shown: str) -> None:
    assert shown in check.in_text(problem(source=source, column=column))


def test_broken_scenes_are_left_out_of_the_list_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path, hallway="scene: [hallway\n")
    assert main(["list", "--dialogues", str(folder)]) == 0
    printed = capsys.readouterr()
    assert "doorstep: On the Doorstep" in printed.out
    assert "hallway.yaml" in printed.err


def test_a_terminal_with_few_signs_gets_the_nearest_plain_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    class Poor(io.BytesIO):
        def isatty(self) -> bool:
            return True

    under = Poor()
    with io.TextIOWrapper(under, encoding="ascii") as poor:
        monkeypatch.setattr(sys, "stdout", poor)
        streams.ready()
        print("“Café” – it’s £5…", end="", flush=True)  # noqa: T201 - to the stream under test
        assert under.getvalue() == b'"Cafe" - it\'s GBP 5...'
        monkeypatch.undo()


def run(*call: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "game", *call],
        input=typed.encode(),
        capture_output=True,
        check=False,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
    )


def test_a_pipe_gets_utf_8_whatever_the_locale_says(tmp_path: Path) -> None:
    folder = library(tmp_path, doorstep=DOORSTEP.replace("The phone rings.", "The phone rings – “twice”."))
    for locale in ("C", "POSIX", "en_GB.ISO8859-1"):
        done = run("replay", "doorstep", "-", "--dialogues", str(folder), LC_ALL=locale, PYTHONUTF8="0")
        assert done.stderr == b""
        assert "(The phone rings – “twice”.)" in done.stdout.decode("utf-8")


def test_a_reader_who_hangs_up_is_no_error(tmp_path: Path) -> None:
    folder = library(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-m", "game", "replay", "doorstep", "-", "--dialogues", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_output_that_cannot_be_written_is_one_clear_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            cwd=Path(__file__).parents[2],
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no space left" in done.stderr
    assert "[Errno" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed to close a stream")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(tmp_path: Path, closed: str) -> None:
    call = f"exec {quote(sys.executable)} -m game play first_ring --text --saves {quote(str(tmp_path))} {closed}"
    done = subprocess.run(
        ["sh", "-c", call], input=b"", capture_output=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert (done.returncode, done.stderr) == (0, b"")
