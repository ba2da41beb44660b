"""What ``check`` said is said again while nothing has changed, and never when anything has."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import check, said_before
from game.cli.entry import main
from game.cli.said_before import Call, Said, basis_of, call_in, keep, say_again
from game.script.source import CAST, PLACES, PORTRAITS, SCENES, TRANSLATIONS, VOICES

ROOT = Path(__file__).resolve().parents[2]
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept; files that were written a moment ago are old enough, and drawings are not really drawn."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(said_before, "NEWEST", -3600.0)
    monkeypatch.setattr(check, "tried", lambda drawings: [""] * len(drawings))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache" / "head-and-heart"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a scene, a person, a drawing and a sound."""
    library = tmp_path_factory.mktemp("written") / "calls"
    assert main(["new", "ring", "--customer", "Ola", "--dialogues", str(library)]) == 0
    assert main(["new", "--portrait", "ola", "--dialogues", str(library)]) == 0
    (library / "voices").mkdir()
    with wave.open(str(library / "voices" / "hum.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(bytes(44_100))
    return library


@pytest.fixture
def calls(written: Path, tmp_path: Path) -> Path:
    """That library, to be changed."""
    return shutil.copytree(written, tmp_path / "calls")


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("said-*.json"))


@pytest.mark.usefixtures("calls")
def test_what_was_said_is_said_again_with_the_same_exit_code(capsys: Captured) -> None:
    for more in ([], ["--strict"], ["--format", "json"], ["--accepted"]):
        call = ["check", "calls", *more]
        capsys.readouterr()
        assert say_again(call) is None
        code = main(call)
        said = capsys.readouterr().out
        assert said
        assert (say_again(call), capsys.readouterr().out) == (code, said)


def of_the_same_size_and_time(file: Path) -> None:
    seen, data = file.stat(), file.read_bytes()
    file.write_bytes(data.replace(b"a", b"e", 1))
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert file.stat().st_mtime_ns == seen.st_mtime_ns
    assert file.stat().st_size == seen.st_size


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter of a scene, at the same size and time": lambda calls: of_the_same_size_and_time(
        calls / "scenes/ring.yaml"
    ),
    "a letter of a person": lambda calls: of_the_same_size_and_time(calls / "cast/ola.yaml"),
    "a letter of a drawing": lambda calls: of_the_same_size_and_time(calls / "portraits/ola.svg"),
    "a letter of the course": lambda calls: of_the_same_size_and_time(calls / "course.yaml"),
    "another scene": lambda calls: (calls / "scenes/more.yaml").write_text("scene: more\n", "utf-8"),
    "a scene that is called otherwise": lambda calls: (calls / "scenes/ring.yaml").rename(calls / "scenes/rang.yaml"),
    "a person that is gone": lambda calls: (calls / "cast/ola.yaml").unlink(),
    "a translation": lambda calls: (calls / "translations").mkdir(),
    "a scene in the wrong place": lambda calls: (calls / "lost.yaml").write_text("scene: lost\n", "utf-8"),
    "a folder in the wrong place": lambda calls: (calls / "scenes/level_2").mkdir(),
    "a sound": lambda calls: os.utime(calls / "voices/hum.wav", (1, 1)),
    "a sound that is gone": lambda calls: (calls / "voices/hum.wav").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_it_is_not_said_again(calls: Path, change: Callable[[Path], object]) -> None:
    main(["check", "calls"])
    assert said_before.said_before(Call(("calls",), "text", is_strict=False, accepted=False))
    change(calls)
    assert say_again(["check", "calls"]) is None


def test_it_is_of_this_call_and_of_the_place_where_one_stands(
    calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", str(calls)])
    assert say_again(["check", str(calls), "--strict"]) is None
    assert say_again(["check", "calls"]) is None
    monkeypatch.chdir(calls)
    assert say_again(["check", str(calls)]) is None
    monkeypatch.chdir(tmp_path)
    assert say_again(["check", f"{calls}/"]) is not None


@pytest.mark.usefixtures("calls")
def test_it_is_of_this_program_and_of_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, installed = tmp_path / "program", tmp_path / "site-packages"
    (program / "story").mkdir(parents=True)
    (installed / "yaml-1.dist-info").mkdir(parents=True)
    monkeypatch.setattr(said_before, "_PACKAGE", program)
    monkeypatch.setattr(sys, "path", [*sys.path, str(installed)])
    main(["check", "calls"])
    assert say_again(["check", "calls"]) is not None
    (installed / "yaml-1.dist-info").rename(installed / "yaml-2.dist-info")
    assert say_again(["check", "calls"]) is None
    (installed / "yaml-2.dist-info").rename(installed / "yaml-1.dist-info")
    assert say_again(["check", "calls"]) is not None
    (program / "story" / "rule.py").write_text("# another rule\n", "utf-8")
    assert say_again(["check", "calls"]) is None


def test_a_file_that_was_written_just_before_may_be_written_again_unseen_so_nothing_is_kept(
    calls: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(said_before, "NEWEST", 2.0)
    os.utime(calls / "scenes/ring.yaml")
    main(["check", "calls"])
    assert not kept(cache)


def test_nothing_is_kept_where_a_file_was_written_while_it_was_checked_though_it_is_as_it_was(
    calls: Path, cache: Path
) -> None:
    call, file = Call(("calls",), "text", is_strict=False, accepted=False), calls / "scenes/ring.yaml"
    before, text = basis_of(call), file.read_text("utf-8")
    file.write_text("scene: other\n", "utf-8")
    file.write_text(text, "utf-8")
    os.utime(file, (1, 1))
    keep(call, before, Said("all is well\n", 0), time.time())
    assert not kept(cache)
    keep(call, basis_of(call), Said("all is well\n", 0), time.time())
    assert len(kept(cache)) == 1


def test_nothing_is_kept_where_a_drawing_cannot_be_drawn(calls: Path, cache: Path) -> None:
    (calls / "portraits" / "ola.svg").write_text("<svg", "utf-8")
    assert main(["check", "calls"]) == 1
    assert not kept(cache)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_nothing_is_kept_where_a_link_leads_elsewhere(calls: Path, cache: Path) -> None:
    (calls / "cast" / "ola.yaml").rename(calls / "ola.txt")
    (calls / "cast" / "ola.yaml").symlink_to(calls / "ola.txt")
    main(["check", "calls"])
    assert not kept(cache)


@pytest.mark.usefixtures("calls")
def test_a_file_that_somebody_else_wrote_steers_no_terminal(cache: Path, capsys: Captured) -> None:
    main(["check", "calls"])
    (file,) = kept(cache)
    data = json.loads(file.read_bytes())
    for odd in ({"text": "\x1b[2J"}, {"text": 7}, {"code": 2}, {"code": "0"}, {"format": 2}, {"key": None}):
        file.write_text(json.dumps({**data, **odd}), "utf-8")
        assert say_again(["check", "calls"]) is None
    for odd_text in ("", "[", "[1]", "[" * 100_000):
        file.write_text(odd_text, "utf-8")
        assert say_again(["check", "calls"]) is None
    file.write_text(json.dumps(data), "utf-8")
    capsys.readouterr()
    assert say_again(["check", "calls"]) is not None
    assert capsys.readouterr().out == data["text"]


@pytest.mark.parametrize(
    "more",
    [["--no-cache"], ["--cache", "x"], ["--cache=x"], ["--fix"], ["--dialogues", "calls"], ["--help"], ["--format"]],
    ids=" ".join,
)
def test_a_call_that_asks_for_more_is_worked_out(more: list[str]) -> None:
    assert call_in(["check", "calls", *more]) is None


def test_no_other_command_is_said_again() -> None:
    assert call_in(["list"]) is None
    assert call_in([]) is None


@pytest.mark.usefixtures("calls")
def test_only_the_calls_made_last_are_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said_before, "MOST_KEPT", 2)
    for number, form in enumerate(("text", "json", "github")):
        call = Call(("calls",), form, is_strict=False, accepted=False)
        keep(call, basis_of(call), Said(f"{form}\n", 0), time.time())
        for file in kept(cache):
            if form in file.read_text("utf-8"):
                os.utime(file, (number, number))
    assert [json.loads(file.read_bytes())["text"] for file in sorted(kept(cache), key=os.path.getmtime)] == [
        "json\n", "github\n",
    ]  # fmt: skip


def test_every_part_of_a_library_is_looked_at() -> None:
    assert {CAST, PLACES, PORTRAITS, SCENES, TRANSLATIONS, VOICES} == set(said_before.PARTS)
    assert said_before.SOUNDS == VOICES


@pytest.mark.usefixtures("calls")
def test_the_program_says_it_again_without_reading_the_rest_of_itself(cache: Path, tmp_path: Path) -> None:
    main(["check", "calls", "--format", "json"])
    (file,) = kept(cache)
    program = (
        f"import sys; sys.argv[0] = {sys.argv[0]!r}; from game.__main__ import main; code = main();"
        "print(sorted({'yaml', 'game.story', 'argparse'} & set(sys.modules)), code, file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, "check", "calls", "--format", "json"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        timeout=60,
    )
    data = json.loads(file.read_bytes())
    assert told.stdout == data["text"]
    assert told.stderr == f"[] {data['code']}\n"
