"""The keeper with real processes: they die, freeze, rave and refuse, and the attract screen comes back."""

from __future__ import annotations

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from game.kiosk import Limits
from game.kiosk.desk import last_errors
from support.kiosk_children import MARKED
from support.kiosks import Kiosk, lives, wait_gone

if sys.platform != "win32":
    import resource

pytestmark = [
    pytest.mark.kill,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it looks at processes by /proc"),
]
QUICK = [4.0, 60.0]
"""How long a process may be silent here, in seconds: once it is shown, and before."""


def everything_written(kiosk: Kiosk) -> str:
    """All that the keeper has written or said."""
    return "".join(path.read_text("utf-8") for path in sorted(kiosk.log.iterdir())) + kiosk.complaints()


def test_visitor_after_visitor_has_a_process_of_their_own(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "visit", "visit", "visit", "steady") as kiosk:
        kiosk.wait_shown(4)
        for process in kiosk.born[:3]:
            wait_gone(process)
        assert lives(kiosk.born[3])
        assert len(set(kiosk.born)) == 4
        assert kiosk.stop() == 0
    assert kiosk.mishaps == []


@pytest.mark.parametrize(
    ("kind", "what", "ended"),
    [
        ("killed", "died", "SIGKILL"),
        ("crash", "died", "SIGSEGV"),
        ("early", "died", "code 3"),
        ("raise", "died", "code 1"),
        ("freeze", "frozen", "SIGABRT"),
        ("rubbish", "garbled", "SIGKILL"),
        ("half_a_word", "garbled", "SIGKILL"),
        ("chatter", "frozen", "SIGABRT"),
    ],
)
def test_whatever_becomes_of_a_process_the_next_attract_screen_comes(
    tmp_path: Path, kind: str, what: str, ended: str
) -> None:
    with Kiosk(tmp_path, kind, "steady", patience=QUICK) as kiosk:
        kiosk.wait(lambda: kiosk.mishaps == [what] and kiosk.shown[-1:] == kiosk.born[1:] != [])
        assert not lives(kiosk.born[0])
        assert lives(kiosk.born[1])
    assert [event["ended"] for event in kiosk.events if event.get("mishap")] == [ended]
    assert MARKED not in everything_written(kiosk)


def test_a_process_killed_from_outside_is_replaced(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "steady") as kiosk:
        for count in range(1, 4):
            kiosk.wait_shown(count)
            os.kill(kiosk.born[-1], signal.SIGKILL)
        kiosk.wait_shown(4)
    assert kiosk.mishaps == ["died"] * 3


def test_a_stopped_process_is_replaced(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "steady", patience=QUICK) as kiosk:
        kiosk.wait_shown(1)
        os.kill(kiosk.born[0], signal.SIGSTOP)
        kiosk.wait_shown(2)
        wait_gone(kiosk.born[0])
        kiosk.wait(lambda: kiosk.mishaps == ["frozen"])


def test_the_log_tells_the_places_of_an_error_and_never_what_it_said(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "raise", "steady") as kiosk:
        kiosk.wait(lambda: bool(kiosk.mishaps))
    (event,) = (event for event in kiosk.events if event.get("mishap"))
    assert event["kinds"] == ["KeyError", "ValueError"]
    places = event["places"]
    assert isinstance(places, list)
    assert places[0][0] == "kiosk_children.py"
    assert places[0][2] == "_raise"
    assert ["game/kiosk/keeper/inside.py", "live"] in [[file, function] for file, _, function in places]
    assert MARKED.split()[0] not in everything_written(kiosk)


def test_a_frozen_process_tells_where_it_was(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "freeze", "steady", patience=QUICK) as kiosk:
        kiosk.wait(lambda: bool(kiosk.mishaps))
    (event,) = (event for event in kiosk.events if event.get("mishap"))
    assert "_freeze" in [function for _, _, function in event["places"]]  # type: ignore[attr-defined]


def test_what_fails_beside_a_visit_is_written_down_too(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "stumble", "steady") as kiosk:
        kiosk.wait(lambda: kiosk.mishaps == ["stumbled"])
    assert MARKED not in everything_written(kiosk)


def test_one_that_refuses_to_end_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "stubborn") as kiosk:
        kiosk.wait_shown(1)
        beside = int((kiosk.saves / "beside").read_text("utf-8"))
        assert kiosk.stop() == 0
        wait_gone(kiosk.born[0])
        wait_gone(beside)


def test_what_a_dead_process_has_left_behind_goes_too(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "stubborn", "steady") as kiosk:
        kiosk.wait_shown(1)
        os.kill(kiosk.born[0], signal.SIGKILL)
        kiosk.wait_shown(2)
        wait_gone(int((kiosk.saves / "beside").read_text("utf-8")))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_and_leaves_nobody(tmp_path: Path, number: signal.Signals) -> None:
    if signal.getsignal(number) == signal.SIG_IGN:
        pytest.skip(f"{number.name} is ignored where these tests run, as nohup has it, and so by the kiosk")
    with Kiosk(tmp_path, "steady") as kiosk:
        kiosk.wait_shown(1)
        assert kiosk.stop(number) == 0
        wait_gone(kiosk.born[0])
    assert kiosk.mishaps == []
    assert [event["what"] for event in kiosk.events] == ["kiosk started", "kiosk ended"]
    assert kiosk.events[-1]["why"] == "signal"


@pytest.mark.parametrize("place", ["kiosk.stop", "saves/kiosk.stop"])
def test_a_file_ends_it_whatever_the_pin(tmp_path: Path, place: str) -> None:
    with Kiosk(tmp_path, "visited") as kiosk:
        kiosk.wait_shown(1)
        (tmp_path / place).touch()
        assert kiosk.process.wait(60) == 0
        wait_gone(kiosk.born[0])


def test_staff_may_end_it(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "leaving") as kiosk:
        assert kiosk.process.wait(60) == 0
        wait_gone(kiosk.born[0])


@pytest.mark.parametrize("kind", ["steady", "freeze"])
def test_nobody_outlives_a_keeper_that_was_killed(tmp_path: Path, kind: str) -> None:
    with Kiosk(tmp_path, kind) as kiosk:
        kiosk.wait_shown(1)
        kiosk.process.kill()
        kiosk.process.wait()
        wait_gone(kiosk.born[0])


def test_a_full_disk_or_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where a folder should be", "utf-8")
    with Kiosk(tmp_path, "killed", "killed", "steady") as kiosk:
        kiosk.wait_shown(3)
        assert kiosk.stop() == 0
        assert kiosk.complaints().count("could not be written into the log") == 2


def test_a_newer_library_is_played_from_the_next_attract_screen_on(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "steady", look="look", look_every=0.2) as kiosk:
        kiosk.wait_shown(2)
        wait_gone(kiosk.born[0])
        assert kiosk.libraries == ["old", "new"]
    assert kiosk.mishaps == []


def test_a_look_for_a_library_that_fails_is_told_and_disturbs_nobody(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "visited", "steady", look="fail_to_look", look_every=0.2) as kiosk:
        kiosk.wait(lambda: kiosk.mishaps[:2] == ["look failed"] * 2)
        assert len(kiosk.born) == 1
    assert MARKED not in everything_written(kiosk)


def test_a_newer_library_is_looked_for_although_nothing_can_be_shown_of_the_old_one(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "early", look="look", look_every=0.2) as kiosk:
        kiosk.wait(lambda: kiosk.libraries[-1:] == ["new"])
        assert kiosk.shown == []


def test_a_library_with_which_three_in_a_row_come_to_grief_is_given_up(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "early", "raise", "early", "steady") as kiosk:
        kiosk.wait_shown(2)
        assert (kiosk.saves / "tried").read_text("utf-8") == "old False\n"


def test_no_library_is_to_blame_where_there_is_no_display(tmp_path: Path) -> None:
    with Kiosk(tmp_path, *["no_display"] * 4, "steady") as kiosk:
        kiosk.wait_shown(1)
        assert kiosk.mishaps == ["died"] * 4
        assert not (kiosk.saves / "tried").exists()


def handles(process: int) -> tuple[int, int]:
    """How many files a process has open, and how many threads."""
    return len(os.listdir(f"/proc/{process}/fd")), len(os.listdir(f"/proc/{process}/task"))  # noqa: PTH208


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sorted(int(child) for task in tasks for child in (task / "children").read_text("utf-8").split())


def test_after_two_hundred_visitors_nothing_is_left_open(tmp_path: Path) -> None:
    plan = [*["visit"] * 10, "steady", *["visit"] * 100, "raise", *["visit"] * 100, "steady"]
    with Kiosk(tmp_path, *plan) as kiosk:
        kiosk.wait_shown(11)
        wait_gone(kiosk.born[9])
        keeper = kiosk.process.pid
        helpers = children_of(keeper)
        before = [handles(process) for process in (keeper, *helpers)]
        os.kill(kiosk.born[-1], signal.SIGKILL)
        kiosk.wait(lambda: len(kiosk.shown) == len(plan))
        for process in kiosk.born[:-1]:
            wait_gone(process)
        kiosk.wait(lambda: [handles(process) for process in (keeper, *helpers)] <= before)
        assert children_of(keeper) == helpers
        assert handles(keeper)[1] == 1, "the keeper is one thread"


def test_the_processes_that_make_visitors_may_die_too(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "steady") as kiosk:
        kiosk.wait_shown(1)
        for helper in children_of(kiosk.process.pid):
            os.kill(helper, signal.SIGKILL)
        kiosk.wait_shown(2)
        wait_gone(kiosk.born[0])
        assert lives(kiosk.born[1])


def test_deaths_are_heard_of_where_whoever_started_it_ignores_those_of_children(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path, "steady")
    kiosk.before = ["sh", "-c", 'trap "" CHLD; exec "$@"', "sh"]
    with kiosk:
        kiosk.wait_shown(1)
        for helper in children_of(kiosk.process.pid):
            os.kill(helper, signal.SIGKILL)
        kiosk.wait_shown(2)


def test_where_there_is_no_room_for_another_process_it_is_tried_again(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "steady") as kiosk:
        kiosk.wait_shown(1)
        keeper = kiosk.process.pid
        limits = resource.prlimit(keeper, resource.RLIMIT_NOFILE)
        resource.prlimit(keeper, resource.RLIMIT_NOFILE, (handles(keeper)[0], limits[1]))
        os.kill(kiosk.born[0], signal.SIGKILL)
        kiosk.wait(lambda: "not started" in kiosk.mishaps or "not started" in kiosk.complaints())
        resource.prlimit(keeper, resource.RLIMIT_NOFILE, limits)
        kiosk.wait_shown(2)


def test_one_who_ends_it_together_with_all_that_it_has_started_finds_no_mishap(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "steady") as kiosk:
        kiosk.wait_shown(1)
        os.killpg(kiosk.process.pid, signal.SIGTERM)
        assert kiosk.process.wait(60) == 0
        wait_gone(kiosk.born[0])
    assert kiosk.mishaps == []


def test_it_does_the_same_where_there_are_no_forks(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "visit", "raise", "steady", without_forks=True) as kiosk:
        kiosk.wait_shown(3)
        wait_gone(kiosk.born[0])
        kiosk.wait(lambda: kiosk.mishaps == ["died"])
        assert kiosk.stop() == 0
        wait_gone(kiosk.born[2])
    assert MARKED not in everything_written(kiosk)


def test_the_log_is_for_nobody_else_to_read(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "steady") as kiosk:
        kiosk.wait_shown(1)
    assert stat.S_IMODE((kiosk.log / "kiosk.log").stat().st_mode) == 0o600


def test_staff_are_told_what_went_wrong_last(tmp_path: Path) -> None:
    with Kiosk(tmp_path, "killed", "raise", "steady") as kiosk:
        kiosk.wait(lambda: len(kiosk.mishaps) == 2)
    told = last_errors(kiosk.log, 5, Limits().log_files)
    assert [mishap.what for mishap in told] == ["died", "died"]
    assert told[0].told.startswith("code 1, KeyError at game/kiosk/keeper/inside.py:")
    assert told[1].told == "SIGKILL"
