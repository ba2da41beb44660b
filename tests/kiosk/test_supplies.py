"""New scenes for a kiosk: taken when they are whole and good; else the last good ones go on, and staff are told why."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.authoring.sharing import packed
from game.kiosk.supplies import Supplies, Verdict, arrivals, inspected
from game.kiosk.supplies.supplies import LEFT_FREE
from support.arrivals import Room, checked, is_whole, sound_library, titled

FIRST = "On the Doorstep"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sound_library(tmp_path)


@pytest.fixture
def room(folder: Path, saves: Path) -> Room:
    """A kiosk that has taken its first library."""
    room = Room(folder, saves)
    assert not room.look()
    return room


def scene(room: Room, name: str = "doorstep") -> Path:
    return room.library / "scenes" / f"{name}.yaml"


def age(room: Room) -> None:
    """Let an hour pass since another library was taken."""
    for path in (room.saves / "libraries").iterdir():
        os.utime(path, (time.time() - 3600, time.time() - 3600))


def copies(room: Room) -> int:
    return sum(len(path.name) == 32 for path in (room.saves / "libraries").iterdir())


def test_a_copy_is_played_and_not_what_lies_in_the_folder(room: Room) -> None:
    played = room.supplies.latest()
    assert played != room.library
    assert played.name == room.library.name, "its results are kept as of the same library"
    shutil.rmtree(room.library)
    assert room.title == FIRST
    assert is_whole(played)


def test_before_the_first_copy_the_folder_itself_is_played_and_staff_know(folder: Path, saves: Path) -> None:
    room = Room(folder, saves)
    assert room.supplies.latest() == folder
    state = room.supplies.state()
    assert (state.folder, state.scenes, state.since, state.why) == (folder, 2, None, "")


def test_an_edited_scene_is_taken(room: Room) -> None:
    titled(room.library, "Edited")
    assert not room.look()
    assert room.title == "Edited"
    state = room.supplies.state()
    assert (state.folder, state.scenes) == (room.supplies.latest(), 2)
    assert state.since is not None


def test_nothing_is_read_or_checked_while_nothing_changes(room: Room) -> None:
    for _ in range(3):
        room.look()
    assert room.checks == 1


def test_a_file_only_written_anew_is_not_checked_again(room: Room) -> None:
    scene(room).write_bytes(scene(room).read_bytes())
    assert not room.look()
    assert room.checks == 1


def test_a_broken_scene_is_not_taken_and_it_is_told_where(room: Room) -> None:
    titled(room.library, "Edited")
    scene(room).write_text(scene(room).read_text().replace("go: promise", "go: nowhere", 1))
    assert room.look() == "dialogues/scenes/doorstep.yaml, line 35: there is no beat 'nowhere' in this scene."
    assert room.title == FIRST
    assert room.look()
    assert room.checks == 2, "it is not checked again"


def test_a_repaired_scene_is_taken_and_a_bad_one_that_comes_back_is_known(room: Room) -> None:
    good = scene(room).read_text()
    bad = good.replace("go: promise", "go: nowhere", 1)
    scene(room).write_text(bad)
    assert room.look()
    scene(room).write_text(good)
    assert not room.look()
    assert room.title == FIRST
    scene(room).write_text(bad)
    assert room.look()
    assert room.checks == 2
    titled(room.library, "Better")
    scene(room).write_text(scene(room).read_text().replace("go: nowhere", "go: promise"))
    assert not room.look()
    assert room.title == "Better"


def test_warnings_are_no_reason_not_to_take_it(room: Room) -> None:
    titled(room.library, "Edited")
    scene(room).write_text(scene(room).read_text().replace("Nobody came.", "Nobody  came" + " and waited" * 60 + "."))
    assert not room.look()
    assert room.title == "Edited"


def test_what_changes_while_it_is_looked_at_is_looked_at_again(room: Room) -> None:
    titled(room.library, "Half")
    room.meanwhile = lambda: titled(room.library, "Whole")
    room.look()
    assert room.title == FIRST
    room.meanwhile = lambda: None
    room.look()
    assert room.title == "Whole"


def test_what_changes_without_another_size_or_time_is_seen_too(room: Room) -> None:
    titled(room.library, "Aaaa")
    seen = scene(room).stat()

    def change() -> None:
        with scene(room).open("r+b") as file:
            file.seek(scene(room).read_bytes().index(b"Aaaa"))
            file.write(b"Bbbb")
        os.utime(scene(room), ns=(seen.st_atime_ns, seen.st_mtime_ns))

    room.meanwhile = change
    room.look()
    assert room.title == FIRST
    room.meanwhile = lambda: None
    room.look()
    assert room.title == "Bbbb"


def test_a_half_copied_scene_is_not_taken(room: Room) -> None:
    titled(room.library, "Edited")
    whole = scene(room).read_bytes()
    for end in range(200, len(whole) - 60, 150):
        scene(room).write_bytes(whole[:end])
        room.look()
        assert room.title == FIRST, end
    scene(room).write_bytes(whole)
    room.look()
    assert room.title == "Edited"


@pytest.mark.parametrize("of", ["played.json", "judged.json"])
def test_what_a_kill_left_half_written_is_gone_after_the_next_look(room: Room, of: str) -> None:
    room.look()
    left = room.saves / "libraries" / f".{of}.55099cf51a63.part"
    left.write_text("{")
    titled(room.library, "Another")
    room.look()
    assert not left.exists()


@pytest.mark.parametrize("mark", ["scenes/.doorstep.yaml.x3TqZ1", "scenes/doorstep.yaml.part", ".git/index.lock"])
def test_while_something_says_that_it_is_being_copied_it_waits(room: Room, mark: str) -> None:
    titled(room.library, "Edited")
    file = room.library / mark
    file.parent.mkdir(exist_ok=True)
    file.touch()
    room.look()
    assert room.title == FIRST
    os.utime(file, (time.time() - 2 * 3600,) * 2)
    room.look()
    assert room.title == "Edited", "what was broken off two hours ago waits for nothing"


def test_a_folder_that_is_gone_or_empty_changes_nothing(room: Room) -> None:
    away = room.library.with_name("away")
    room.library.rename(away)
    assert room.look() == f"There is no folder {room.library}."
    room.library.mkdir()
    assert room.look() == "There is no scene in it."
    assert room.title == FIRST
    room.library.rmdir()
    away.rename(room.library)
    assert not room.look()
    assert room.checks == 1


def test_a_library_in_one_file_is_taken_and_one_cut_short_is_not(folder: Path, saves: Path, tmp_path: Path) -> None:
    file = tmp_path / "calls.zip"
    file.write_bytes(packed(folder).data)
    room = Room(file, saves)
    assert not room.look()
    assert room.title == FIRST
    titled(folder, "Edited")
    whole = packed(folder).data
    for part in (b"", whole[:100], whole[:-1], whole[: len(whole) // 2], b"\0" * len(whole)):
        file.write_bytes(part)
        assert room.look().startswith("calls.zip: ")
        assert room.title == FIRST
    file.write_bytes(whole)
    assert not room.look()
    assert room.title == "Edited"


def test_a_library_in_one_file_may_be_all_that_lies_in_the_folder(folder: Path, saves: Path, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    (place / "calls.zip").write_bytes(packed(folder).data)
    room = Room(place, saves)
    assert not room.look()
    assert room.title == FIRST
    shutil.copytree(folder, place, dirs_exist_ok=True)
    titled(place, "A folder")
    (place / "calls.zip").unlink()
    assert not room.look()
    assert room.title == "A folder"


# ---- nothing from elsewhere


def a_link_outside(room: Room) -> str:
    (room.library / "scenes" / "outside.yaml").symlink_to(room.saves.parent / "secret.yaml")
    return "dialogues/scenes/outside.yaml: this file cannot be read: it leads outside the library."


def a_link_up(room: Room) -> str:
    (room.library / "cast" / "up.yaml").symlink_to("../../secret.yaml")
    return "dialogues/cast/up.yaml: this file cannot be read: it leads outside the library."


def a_folder_outside(room: Room) -> str:
    shutil.rmtree(room.library / "cast")
    (room.library / "cast").symlink_to(room.saves)
    return "dialogues/cast: this folder cannot be read: it leads outside the library."


def a_drawing_outside(room: Room) -> str:
    (room.library / "portraits").mkdir()
    (room.library / "portraits" / "spy.svg").symlink_to("/etc/passwd")
    return "dialogues/portraits/spy.svg: this file cannot be read: it leads outside the library."


def a_voice_outside(room: Room) -> str:
    (room.library / "voices").mkdir()
    (room.library / "voices" / "spy.ogg").symlink_to("/etc/passwd")
    return "dialogues/voices/spy.ogg: this file cannot be read: it leads outside the library."


def a_pipe(room: Room) -> str:
    os.mkfifo(room.library / "scenes" / "pipe.yaml")
    return "dialogues/scenes/pipe.yaml: this file cannot be read: it is a pipe, not a regular file."


def a_socket(room: Room) -> str:
    here = Path.cwd()
    os.chdir(room.library / "scenes")  # a socket's name has room for so much
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.yaml")
    finally:
        os.chdir(here)
    return "dialogues/scenes/socket.yaml: this file cannot be read: it is a socket, not a regular file."


def a_huge_file(room: Room) -> str:
    with (room.library / "scenes" / "huge.yaml").open("wb") as file:
        file.truncate(5 * 1024**2)
    return "dialogues/scenes/huge.yaml: this file is larger than 4 MiB."


def a_ring_of_links(room: Room) -> str:
    (room.library / "scenes" / "ring.yaml").symlink_to("ring.yaml")
    return "dialogues/scenes/ring.yaml: this file cannot be read: it cannot be found."


def a_steering_name(room: Room) -> str:
    (room.library / "scenes" / "\x1b[2Jx.yaml").write_text("scene: x\n")
    return (
        "dialogues/scenes/\\x1b[2Jx.yaml: this file is not read: its name holds what cannot be shown or is not UTF-8."
    )


@pytest.mark.skipif(os.name == "nt", reason="links, pipes and sockets are made otherwise there")
@pytest.mark.parametrize(
    "spoil",
    [
        a_link_outside, a_link_up, a_folder_outside, a_drawing_outside, a_voice_outside, a_pipe, a_socket, a_huge_file,
        a_ring_of_links, a_steering_name,
    ],
)  # fmt: skip
def test_what_is_none_of_the_librarys_own_plain_files_is_refused(room: Room, spoil: Callable[[Room], str]) -> None:
    (room.saves.parent / "secret.yaml").write_text("scene: secret\n")
    titled(room.library, "Edited")
    said = spoil(room)
    assert room.look() == said
    assert room.title == FIRST
    names = [path.name for path in (room.saves / "libraries").rglob("*")]
    assert not [name for name in names if name.startswith(("outside", "up.", "spy", "pipe", "socket", "huge"))]


def test_what_is_hidden_or_of_no_library_is_not_copied(room: Room) -> None:
    (room.library / ".git").mkdir()
    for name in (".git/config", "scenes/.hidden.yaml", "notes.txt", "scenes/readme.md"):
        (room.library / name).write_text("secret")
    (room.library / "private").mkdir()
    (room.library / "private" / "people.csv").write_text("secret")
    titled(room.library, "Edited")
    assert not room.look()
    found = {path.relative_to(room.supplies.latest()).as_posix() for path in room.supplies.latest().rglob("*.*")}
    assert found == {"course.yaml", "skills.yaml", "cast/mrs_smith.yaml", "scenes/doorstep.yaml", "scenes/hallway.yaml"}


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\..\\secret.svg", "a\x00b.svg", "%2e%2e/x.svg"]
)
@pytest.mark.parametrize("key", ["portrait", "voice"])
def test_a_name_that_leads_elsewhere_reads_nothing_there(room: Room, name: str, key: str) -> None:
    """Whether such a name is refused or only stands for nothing, no file outside the copy becomes part of it."""
    shown = name.replace("\x00", "\\0").replace("\\", "\\\\")
    if key == "portrait":
        file = room.library / "cast" / "mrs_smith.yaml"
        file.write_text(file.read_text().replace("portrait: mrs_smith.svg", f'portrait: "{shown}"'))
    else:
        scene(room).write_text(
            scene(room)
            .read_text()
            .replace("- mrs_smith: Nobody came.", f'- mrs_smith: Nobody came.\n      voice: "{shown}"')
        )
    room.look(inspect=lambda folder, _: checked(folder, folder))
    found = {path.relative_to(room.supplies.latest()).as_posix() for path in room.supplies.latest().rglob("*.*")}
    assert found == {"course.yaml", "skills.yaml", "cast/mrs_smith.yaml", "scenes/doorstep.yaml", "scenes/hallway.yaml"}


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_nobody_changes_a_copy(room: Room) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (room.supplies.latest().parent).rglob("*")}
    assert modes == {0o444, 0o555}


# ---- copies come and go


def trusted(room: Room) -> None:
    """Let what is played be seen to hold, and an hour pass."""
    keeper = Supplies(room.library, room.saves)
    keeper.tried(keeper.latest(), held=True)
    keeper.close()
    age(room)


def test_one_that_ends_the_game_each_time_is_given_up_for_the_one_before(room: Room) -> None:
    titled(room.library, "Deadly")
    room.look()
    age(room)
    room.look()
    assert room.title == "Deadly"
    room.supplies.tried(room.supplies.latest(), held=False)
    assert room.title == FIRST
    assert room.look() == "It passed the check, but the game ended each time it was played."
    assert room.title == FIRST, "what lies there is the deadly one still"
    titled(room.library, "Mended")
    assert not room.look()
    assert room.title == "Mended"


def test_one_that_was_given_up_is_tried_again_after_hours(room: Room) -> None:
    titled(room.library, "Unlucky")
    room.look()
    room.supplies.tried(room.supplies.latest(), held=False)
    years_pass(room)
    assert not room.look()
    assert room.title == "Unlucky"


def test_one_that_has_held_is_not_given_up_any_more(room: Room) -> None:
    titled(room.library, "Sound")
    room.look()
    trusted(room)
    room.supplies.tried(room.supplies.latest(), held=False)
    assert room.title == "Sound"


def test_what_is_told_of_another_library_than_the_one_that_is_played_changes_nothing(room: Room) -> None:
    first = room.supplies.latest()
    titled(room.library, "Second")
    room.look()
    room.supplies.tried(first, held=False)
    assert room.title == "Second"


def test_where_there_was_none_before_the_first_goes_on(room: Room) -> None:
    room.supplies.tried(room.supplies.latest(), held=False)
    assert room.title == FIRST
    assert not room.look()


def test_a_copy_that_somebody_plays_stays_and_goes_when_nobody_does(room: Room) -> None:
    first = room.supplies.latest()
    for title in ("Second", "Third"):
        titled(room.library, title)
        room.look()
        trusted(room)
        room.look()
    assert is_whole(first), "the keeper was told of it last"
    room.supplies.latest()
    room.look()
    assert is_whole(first), "whoever plays it is not gone yet, while the next is already there"
    titled(room.library, "Fourth")
    room.look()
    room.supplies.latest()
    trusted(room)
    room.look()
    assert not first.exists()
    assert copies(room) == 2


def test_a_copy_goes_with_the_keeper_that_used_it(room: Room) -> None:
    first = room.supplies.latest()
    titled(room.library, "Second")
    room.look()
    trusted(room)
    room.supplies.close()
    room.look()
    assert not first.exists()
    assert copies(room) == 1


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"digest": "../../..", "since": "2025-01-01"}', b"\xff" * 40])
def test_where_it_is_not_known_what_was_played_the_latest_whole_copy_is(room: Room, spoilt: bytes) -> None:
    titled(room.library, "Second")
    room.look()
    (room.saves / "libraries" / "played.json").write_bytes(spoilt)
    assert is_whole(room.supplies.latest())
    assert room.title == "Second"
    (room.saves / "libraries" / "judged.json").write_bytes(spoilt)
    assert not room.look()
    assert room.title == "Second"


def test_a_full_disk_is_told_and_changes_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    titled(room.library, "Edited")
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(2**30, 2**30, LEFT_FREE))
        assert room.look().startswith("It could not be copied: ")
        assert room.title == FIRST
    assert not room.look()
    assert room.title == "Edited"


def years_pass(room: Room) -> None:
    """The last look was long ago."""
    file = room.saves / "libraries" / "judged.json"
    text = file.read_text()
    at = text.partition('"at": "')[2][:4]
    file.write_text(text.replace(f'"at": "{at}', '"at": "2001'))


def test_a_disk_or_a_share_that_failed_while_it_was_read_is_tried_again_later(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    titled(room.library, "Edited")
    with monkeypatch.context() as broken:

        def take(*_: object) -> None:
            raise arrivals.RefusedError("scenes/doorstep.yaml: input/output error.")

        broken.setattr(arrivals, "take", take)
        assert room.look() == "scenes/doorstep.yaml: input/output error."
    assert room.look(), "not at once"
    years_pass(room)
    assert not room.look()
    assert room.title == "Edited"


def test_a_check_that_could_not_be_finished_is_tried_again_later(room: Room) -> None:
    titled(room.library, "Edited")
    late = Verdict("Checking it took longer than 600 seconds.", is_firm=False)
    assert room.look(inspect=lambda *_: late) == "Checking it took longer than 600 seconds."
    assert room.look(), "not at once"
    assert room.checks == 2
    years_pass(room)
    assert not room.look()
    assert room.title == "Edited"


# ---- the check in a process of its own


def test_the_real_check_tells_good_from_bad(room: Room) -> None:
    assert inspected(room.library, room.saves / "cache") == Verdict("")
    scene(room).write_text(
        scene(room).read_text().replace("go: promise", "go: nowhere").replace("does: fix", "does: fit")
    )
    verdict = inspected(room.library, room.saves / "cache")
    assert verdict.is_firm
    assert verdict.why_not == (
        "dialogues/scenes/doorstep.yaml, line 35: there is no beat 'nowhere' in this scene (1 more of such)."
    )


def test_a_library_that_takes_too_long_is_given_up_and_the_kiosk_goes_on(room: Room) -> None:
    assert inspected(room.library, room.saves / "cache", seconds=0) == Verdict(
        "Checking it took longer than 0 seconds.", is_firm=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory so")
def test_a_library_that_takes_too_much_memory_is_given_up(room: Room) -> None:
    assert inspected(room.library, room.saves / "cache", mib=40) == Verdict(
        "The check of it ended before it was done.", is_firm=False
    )


def test_the_look_itself_goes_through_the_real_check(folder: Path, saves: Path) -> None:
    room = Room(folder, saves)
    assert not room.look(inspect=inspected)
    assert is_whole(Supplies(folder, saves).latest())
