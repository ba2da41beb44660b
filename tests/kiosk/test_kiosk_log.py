"""The kiosk's log: bounded, for nobody else to read, through no link, and never in the way."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kiosk import Limits
from game.kiosk.desk import last_errors
from game.kiosk.keeper.log import Log
from game.kiosk.keeper.places import read, told_of
from game.story.language import ENGLISH

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=timezone(timedelta(hours=2)))
MARKED = "Zoe Marked-Name 4711"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "log", Limits(log_kilobytes=1, log_files=3), lambda: NOON)


def mishap(log: Log, what: str, **facts: object) -> None:
    log.write(what, mishap=True, **facts)


def was_written(log: Log) -> bool:
    """Asked anew each time: writing changes it."""
    return log.is_written


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_event_is_a_line_with_the_time_in_utc(log: Log, tmp_path: Path) -> None:
    log.write("kiosk started", pid=7)
    (line,) = (tmp_path / "log" / "kiosk.log").read_text("utf-8").splitlines()
    assert json.loads(line) == {"at": "2026-05-04T10:00:00.000+00:00", "what": "kiosk started", "pid": 7}


@pytest.mark.skipif(sys.platform == "win32", reason="modes are another matter there")
def test_nobody_else_can_read_it_even_after_it_was_moved_on(log: Log, tmp_path: Path) -> None:
    for number in range(60):
        mishap(log, f"died {number}")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "log").iterdir()} == {0o600}


def test_it_never_grows_beyond_its_bounds(log: Log, tmp_path: Path) -> None:
    for number in range(500):
        mishap(log, f"died {number}", places=[["game/window/app.py", number, "draw"]])
    assert files(tmp_path / "log") == ["kiosk.log", "kiosk.log.1", "kiosk.log.2"]
    assert all(path.stat().st_size <= 1024 for path in (tmp_path / "log").iterdir())
    told = last_errors(tmp_path / "log", 20, 3)
    assert [mishap.what for mishap in told] == [f"died {number}" for number in range(499, 499 - len(told), -1)]
    assert len(told) == 20


def test_staff_read_when_what_and_where(log: Log, tmp_path: Path) -> None:
    log.write("kiosk started")
    mishap(log, "frozen", ended="SIGABRT", places=[["selectors.py", 4, "select"], ["game/window/app.py", 210, "draw"]])
    mishap(log, "died", ended="code 1", kinds=["ValueError"], places=[["game/window/app.py", 7, "draw"]])
    log.write("kiosk ended")
    assert last_errors(tmp_path / "log", 5) == (
        (NOON, "died", "code 1, ValueError at game/window/app.py:7"),
        (NOON, "frozen", "SIGABRT, game/window/app.py:210"),
    )
    assert [told.what for told in last_errors(tmp_path / "log", 1)] == ["died"]
    assert last_errors(tmp_path / "log", 1)[0].at.tzinfo == UTC


def test_staff_read_it_in_words(log: Log, tmp_path: Path) -> None:
    mishap(log, "died", ended="SIGSEGV", places=[["game/window/app.py", 7, "draw"]])
    mishap(log, "not started")
    told = [mishap.in_words(ENGLISH) for mishap in last_errors(tmp_path / "log", 5)]
    assert told[0].endswith(": the game could not be started")
    assert told[1].endswith(": the game ended by itself (SIGSEGV, game/window/app.py:7)")


def test_without_a_log_nothing_went_wrong(tmp_path: Path) -> None:
    assert last_errors(tmp_path / "none", 5) == ()


@given(st.binary(max_size=300))
def test_whatever_stands_in_the_file_is_read_or_left_out(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    folder = tmp_path_factory.mktemp("log")
    mishap(Log(folder, Limits(), lambda: NOON), "died")
    with (folder / "kiosk.log").open("ab") as file:
        file.write(junk)
    assert "died" in [told.what for told in last_errors(folder, 1000)]


@pytest.mark.parametrize(
    "line",
    ['{"at": 7, "what": "x", "mishap": true}', "[]", "null", '{"mishap": true}', "[" * 5000, '"\\ud800"',
     '{"at": "2026-05-04T10:00:00+00:00", "what": "x", "mishap": true, "places": [7]}'],
)  # fmt: skip
def test_odd_lines_are_passed_over(log: Log, tmp_path: Path, line: str) -> None:
    mishap(log, "died")
    with (tmp_path / "log" / "kiosk.log").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert [told.what for told in last_errors(tmp_path / "log", 5)] == ["died"]


def test_a_line_whose_time_has_no_zone_can_stand_beside_the_others(log: Log, tmp_path: Path) -> None:
    mishap(log, "died")
    with (tmp_path / "log" / "kiosk.log").open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-05-04T11:00:00", "what": "frozen", "mishap": true}\n')
    found = last_errors(tmp_path / "log", 5)
    assert {told.what for told in sorted(found)} == {"died", "frozen"}


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="there are no such links here")
def test_it_is_not_written_through_a_link(log: Log, tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "elsewhere").write_text("kept", "utf-8")
    (tmp_path / "log" / "kiosk.log").symlink_to(tmp_path / "elsewhere")
    mishap(log, "died")
    assert not was_written(log)
    assert (tmp_path / "elsewhere").read_text("utf-8") == "kept"


def test_a_full_disk_stops_nothing_and_leaves_no_half_line(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mishap(log, "first")
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[:10]))
    mishap(log, "lost")
    assert not was_written(log)

    def full(_file: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    mishap(log, "lost too")
    assert not was_written(log)
    monkeypatch.undo()
    mishap(log, "last")
    assert was_written(log)
    lines = (tmp_path / "log" / "kiosk.log").read_text("utf-8").splitlines()
    assert [json.loads(line)["what"] for line in lines] == ["first", "last"]


def test_a_line_that_is_far_too_long_is_told_without_its_facts(tmp_path: Path) -> None:
    mishap(Log(tmp_path, Limits(), lambda: NOON), "died", places=["x" * 10_000])
    assert (tmp_path / "kiosk.log").stat().st_size < 200


def fail() -> None:
    try:
        int(MARKED)
    except ValueError as error:
        raise KeyError(MARKED) from error


def test_of_an_error_only_kinds_and_places_are_told() -> None:
    with pytest.raises(KeyError) as caught:
        fail()
    caught.value.add_note(MARKED)
    written = told_of(caught.value)
    assert not any(word.encode() in written for word in MARKED.split())
    told = read(written)
    assert told.kinds == ("KeyError", "ValueError")
    assert {"fail"} < {place.function for place in told.places}
    assert {place.file for place in told.places} == {"test_kiosk_log.py"}


def test_nothing_but_places_is_read_of_what_a_process_wrote() -> None:
    written = (
        b'Fatal Python error: Segmentation fault\n\nCurrent thread 0x7f (most recent call first):\n'
        b'  File "/opt/hh/game/window/app.py", line 210 in _frame\n'
        b'  File "/opt/hh/.venv/lib/python3.11/site-packages/pygame/display.py", line 3 in flip\n'
        + MARKED.encode() + b"\nRaised " + MARKED.encode() + b'\n  File "a\n", line 3 in ' + MARKED.encode() + b"\n"
        b'  File "x.py", line 3 in ' + MARKED.encode() + b"\n\xff\xfe\x00\n"
    )  # fmt: skip
    assert read(written) == (
        (),
        (("game/window/app.py", 210, "_frame"), ("pygame/display.py", 3, "flip")),
    )


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(written: bytes) -> None:
    assert read(written) == ((), ())
