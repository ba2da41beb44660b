"""The way to the staff page: nobody comes there by chance, nor by trying."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest

from game.kiosk.gate import (
    EXAMPLE_PIN,
    CornerTaps,
    KeptTries,
    PinGate,
    Tries,
    gate_of,
    hashed,
    is_hash,
    is_of_pin,
    weakness,
)
from game.kiosk.gate.kept_tries import NAME
from game.kiosk.settings import KioskSettings, Millimetres
from game.window.requests import TryPin

ROOT = Path(__file__).resolve().parents[2]
SALT = bytes(range(16))
PIN = "604927"
KEPT = hashed(PIN, SALT)
OTHER = "118203"
SCREEN = Millimetres(400, 300)
DAY = 24 * 60 * 60


def taps() -> CornerTaps:
    return CornerTaps("top left", (1600, 1200), SCREEN)


def tap(corner: CornerTaps, at: float, *, x: float = 20, y: float = 20, lasts: float = 0.1) -> None:
    corner.down(x, y, at)
    corner.up(at + lasts)


def after_four_taps() -> CornerTaps:
    corner = taps()
    for number in range(4):
        tap(corner, number * 0.5)
    return corner


def test_five_taps_the_last_one_held_open_the_way() -> None:
    corner = after_four_taps()
    corner.down(20, 20, 2.0)
    assert not corner.is_open(2.5), "it must be held"
    assert corner.is_open(3.6)


def test_more_taps_than_five_do_no_harm() -> None:
    corner = after_four_taps()
    tap(corner, 2.0)
    tap(corner, 2.4)
    corner.down(20, 20, 2.8)
    assert corner.is_open(4.4)


def test_five_taps_of_which_none_is_held_open_nothing() -> None:
    corner = after_four_taps()
    tap(corner, 2.0)
    assert not corner.is_open(10)


def test_a_finger_that_rests_in_the_corner_opens_nothing() -> None:
    corner = taps()
    corner.down(20, 20, 0)
    assert not corner.is_open(60)


def test_slow_taps_open_nothing() -> None:
    corner = taps()
    for number in range(4):
        tap(corner, number * 2.0)
    corner.down(20, 20, 8.0)
    assert not corner.is_open(10)


@pytest.mark.parametrize("x", [400, 1599])
def test_a_touch_elsewhere_begins_the_counting_anew(x: int) -> None:
    corner = after_four_taps()
    tap(corner, 2.0, x=x)
    corner.down(20, 20, 2.4)
    assert not corner.is_open(4.4)


def test_a_finger_that_slides_out_of_the_corner_opens_nothing() -> None:
    corner = after_four_taps()
    corner.down(20, 20, 2.0)
    corner.move(500, 500)
    assert not corner.is_open(4)


def test_a_second_finger_opens_nothing() -> None:
    corner = after_four_taps()
    corner.down(20, 20, 2.0)
    corner.down(30, 30, 2.1)
    assert not corner.is_open(4)


@pytest.mark.parametrize(
    ("name", "x", "y"),
    [("top left", 0, 0), ("top right", 1599, 0), ("bottom left", 0, 1199), ("bottom right", 1599, 1199)],
)
def test_the_corner_is_the_one_that_was_set_and_as_large_as_a_thumb(name: str, x: int, y: int) -> None:
    corner = CornerTaps(name, (1600, 1200), SCREEN)  # type: ignore[arg-type]  # a table's column
    assert corner.holds(x, y)
    assert not corner.holds(800, y)
    assert not corner.holds(1599 - x, 1199 - y)
    assert corner.holds(abs(x - 95), abs(y - 95)), "25 mm along either edge are 100 pixels here"
    assert not corner.holds(abs(x - 105), y)


def test_what_is_kept_of_a_pin_tells_that_pin_from_others() -> None:
    assert is_of_pin(KEPT, PIN)
    assert not is_of_pin(KEPT, OTHER)
    assert PIN not in KEPT
    assert hashed(PIN, bytes(16)) != KEPT, "the same PIN on two kiosks is kept as two texts"


@pytest.mark.parametrize(
    "kept",
    ["", "604927", KEPT[:-1], f"{KEPT}0", KEPT.replace("16384", "999999"), KEPT.replace("$8$", "$99$"),
     KEPT.replace("16384", "16383"), KEPT.replace("$8$", "$0$"), "scrypt$$$$$", KEPT.upper()],
)  # fmt: skip
def test_what_is_none_of_a_pin_opens_to_nobody_and_takes_no_memory(kept: str) -> None:
    assert not is_hash(kept)
    assert not is_of_pin(kept, PIN)


@pytest.mark.parametrize("given", ["", "1", "60492", "604927 ", "６０４９２７", "604927\n", "6" * 100_000])
def test_what_is_no_pin_is_not_the_pin(given: str) -> None:
    assert not is_of_pin(KEPT, given)


@pytest.mark.parametrize(
    ("pin", "says"),
    [
        ("123", "4 to 12 digits"), ("1234567890123", "4 to 12 digits"), ("12a4", "4 to 12 digits"),
        ("１２３４", "4 to 12"),
        ("0000", "again and again"), ("121212", "again and again"), ("123123", "again and again"),
        ("1234", "counts up or down"), ("7890", "counts up or down"), ("987654", "counts up or down"),
        ("2468", "counts up or down"), ("1987", "a year"), ("2012", "a year"), ("24121990", "birthday"),
        ("19901224", "birthday"), ("2580", "most people choose"), (EXAMPLE_PIN, "in the guide"),
    ],
)  # fmt: skip
def test_pins_that_are_guessed_first_are_not_taken(pin: str, says: str) -> None:
    assert says in weakness(pin)
    assert pin not in weakness(pin), "it is said aloud nowhere"


@pytest.mark.parametrize("pin", ["4871", "604927", "90315577", "118203"])
def test_other_pins_are_taken(pin: str) -> None:
    assert weakness(pin) == ""


def gate(folder: Path, pin: str = KEPT) -> PinGate:
    """The gate as a new visitor's process meets it."""
    return PinGate(pin, KeptTries((folder,), pin))


def test_the_right_pin_opens(tmp_path: Path) -> None:
    assert gate(tmp_path).try_pin(PIN) == "open"


def test_without_a_pin_there_is_no_way_in(tmp_path: Path) -> None:
    without = PinGate("", KeptTries((tmp_path,), ""))
    assert not without.is_there
    assert without.try_pin("") == "closed"
    assert without.try_pin(PIN) == "closed"


def test_after_three_wrong_ones_even_the_right_one_must_wait(tmp_path: Path) -> None:
    one = gate(tmp_path)
    assert [one.try_pin(OTHER) for _ in range(3)] == ["wrong"] * 3
    assert one.wait == 60
    assert one.try_pin(PIN) == "wait"
    one.pass_time(59)
    assert one.try_pin(PIN) == "wait"
    one.pass_time(1)
    assert one.try_pin(PIN) == "open"


def test_a_new_visitor_meets_what_earlier_ones_left(tmp_path: Path) -> None:
    for _ in range(3):
        gate(tmp_path).try_pin(OTHER)
    assert gate(tmp_path).try_pin(PIN) == "wait"


def test_who_mistypes_and_then_knows_it_begins_anew(tmp_path: Path) -> None:
    one = gate(tmp_path)
    one.try_pin(OTHER)
    one.try_pin(OTHER)
    assert one.try_pin(PIN) == "open"
    again = gate(tmp_path)
    assert [again.try_pin(OTHER) for _ in range(2)] == ["wrong"] * 2
    assert again.wait == 0


def test_a_try_counts_before_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unplugged(*_: object) -> bool:
        raise SystemExit

    monkeypatch.setattr("game.kiosk.gate.pin_gate.is_of_pin", unplugged)
    for _ in range(3):
        with pytest.raises(SystemExit):
            gate(tmp_path).try_pin(OTHER)
    assert gate(tmp_path).wait == 60


def test_what_cannot_be_a_pin_costs_nothing(tmp_path: Path) -> None:
    one = gate(tmp_path)
    assert [one.try_pin(text) for text in ("", "12", "abcd")] == ["wrong"] * 3
    assert one.wait == 0


def test_a_new_pin_lets_staff_in_at_once(tmp_path: Path) -> None:
    one = gate(tmp_path)
    for _ in range(3):
        one.try_pin(OTHER)
    new = hashed("4871", SALT)
    assert gate(tmp_path, new).try_pin("4871") == "open"


def guesses_in(seconds: float, folder: Path, *, lives: float, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many PINs somebody can try who does nothing else, with a new process every so many seconds."""
    looked = 0

    def wrong(*_: object) -> bool:
        nonlocal looked
        looked += 1
        return False

    monkeypatch.setattr("game.kiosk.gate.pin_gate.is_of_pin", wrong)
    monkeypatch.setattr("game.kiosk.gate.kept_tries.os.fsync", lambda _: None)
    passed = 0.0
    while passed < seconds:
        one, lived = gate(folder), 0.0
        while lived < lives and passed < seconds:
            while one.try_pin(OTHER) == "wrong":
                pass
            step = min(20.0, lives - lived)
            one.pass_time(step)
            lived += step
            passed += step
    return looked


@pytest.mark.parametrize("lives", [20.0, 110.0, 3 * DAY])
def test_fewer_than_forty_guesses_a_day_are_possible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lives: float
) -> None:
    first = guesses_in(DAY, tmp_path, lives=lives, monkeypatch=monkeypatch)
    later = guesses_in(DAY, tmp_path, lives=lives, monkeypatch=monkeypatch)
    assert 12 < first < 40, "and staff are not kept out for ever"
    assert later <= 24


def test_the_clock_of_the_machine_has_no_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = gate(tmp_path)
    for _ in range(3):
        one.try_pin(OTHER)
    for year in (0.0, 2e9, 4e9):
        monkeypatch.setattr("time.time", lambda year=year: year)
        os.utime(tmp_path / NAME, (year, year))
        assert gate(tmp_path).wait == 60
    one.pass_time(60)
    assert one.try_pin(PIN) == "open"


def test_nobody_is_kept_out_for_longer_than_an_hour_whatever_stands_in_the_file(tmp_path: Path) -> None:
    assert KeptTries((tmp_path,), KEPT).keep(Tries(999_999, 999_999))
    one = gate(tmp_path)
    assert one.wait == 3600
    one.pass_time(3600)
    assert one.try_pin(PIN) == "open"


def test_a_damaged_count_neither_opens_nor_locks_for_ever(tmp_path: Path) -> None:
    chance = random.Random(4)
    for size in (0, 1, 64, 128, 5000):
        (tmp_path / NAME).write_bytes(chance.randbytes(size))
        one = gate(tmp_path)
        assert one.try_pin(PIN) == "wait"
        assert one.wait == 60
        one.pass_time(60)
        assert one.try_pin(PIN) == "open"
        assert gate(tmp_path).wait == 0


def test_a_write_that_is_cut_off_anywhere_leaves_the_count_before_it_or_after(tmp_path: Path) -> None:
    port = KeptTries((tmp_path,), KEPT)
    assert port.keep(Tries(5, 900))
    before = (tmp_path / NAME).read_bytes()
    assert port.keep(Tries(6, 3600))
    after = (tmp_path / NAME).read_bytes()
    assert len(before) == len(after)
    for cut in range(len(after) + 1):
        (tmp_path / NAME).write_bytes(after[:cut] + before[cut:])
        assert port.read() in (Tries(5, 900), Tries(6, 3600))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_count_is_for_nobody_elses_eyes_and_says_nothing_of_the_pin(tmp_path: Path) -> None:
    gate(tmp_path).try_pin(OTHER)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    (tmp_path / NAME).chmod(0o666)
    gate(tmp_path).try_pin(OTHER)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    text = (tmp_path / NAME).read_text("ascii")
    assert PIN not in text
    assert OTHER not in text
    assert KEPT[-64:] not in text


def test_what_cannot_be_counted_cannot_be_tried(tmp_path: Path) -> None:
    away = tmp_path / "away"
    assert PinGate(KEPT, KeptTries((away,), KEPT)).try_pin(PIN) == "closed"


def test_a_second_place_keeps_the_count_where_the_saves_can_only_be_read(tmp_path: Path) -> None:
    places = (tmp_path / "away", tmp_path)
    for _ in range(3):
        PinGate(KEPT, KeptTries(places, KEPT)).try_pin(OTHER)
    one = PinGate(KEPT, KeptTries(places, KEPT))
    assert one.try_pin(PIN) == "wait"
    one.pass_time(60)
    assert one.try_pin(PIN) == "open"


def test_a_kiosk_whose_saves_can_only_be_read_lets_staff_in_and_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    away = tmp_path / "away"
    settings = KioskSettings("Room 2", away, away, away, pin=KEPT)
    assert gate_of(settings).try_pin(PIN) == "open"
    for _ in range(3):
        gate_of(settings).try_pin(OTHER)
    assert gate_of(settings).try_pin(PIN) == "wait"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_count_that_is_somebody_elses_locks_nobody_out(tmp_path: Path) -> None:
    KeptTries((tmp_path,), KEPT).keep(Tries(99, 3600))
    os.chown(tmp_path / NAME, 4321, 4321)
    one = PinGate(KEPT, KeptTries((tmp_path / "saves", tmp_path), KEPT))
    assert one.wait == 0
    assert one.try_pin(PIN) == "closed", "and it counts for nothing"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_the_count_is_written_through_no_link_and_into_no_pipe(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (tmp_path / NAME).symlink_to(precious)
    one = gate(tmp_path)
    one.pass_time(60)
    assert one.try_pin(PIN) == "closed"
    assert precious.read_text() == "mine"
    (tmp_path / NAME).unlink()
    os.mkfifo(tmp_path / NAME)
    one = gate(tmp_path)
    one.pass_time(60)
    assert one.try_pin(PIN) == "closed"


def test_a_pin_that_is_tried_shows_in_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("game.kiosk.gate.pin.hashlib.scrypt", broken)
    one = gate(tmp_path)
    with pytest.raises(MemoryError) as caught:
        one.try_pin(PIN)
    told = "".join(traceback.format_exception(caught.value)) + repr(vars(one)) + repr(TryPin(PIN)) + str(TryPin(PIN))
    assert PIN not in told


TRIES_ON = """
import sys
import time
from pathlib import Path
from game.kiosk.gate import KeptTries, PinGate
pin, folder = sys.argv[1], Path(sys.argv[2])
print("ready", flush=True)
while True:
    print(PinGate(pin, KeptTries((folder,), pin)).try_pin("118203"), flush=True)
"""


@pytest.mark.kill
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_whoever_kills_the_kiosk_again_and_again_has_no_more_tries(tmp_path: Path) -> None:
    chance, told = random.Random(11), []
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", TRIES_ON, KEPT, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.random() * 0.3)
        process.kill()
        told += process.stdout.read().split()
        process.stdout.close()
        process.wait()
    assert told.count("wrong") <= 3
    assert "open" not in told
    assert KeptTries((tmp_path,), KEPT).read().wrong >= told.count("wrong"), "each was counted before it was looked at"
