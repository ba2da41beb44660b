"""A library in one file: what is read of it, and what is refused, with the name of the file in it."""

from __future__ import annotations

import io
import os
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.script.source import SHARED, Archive, ArchiveError, unpack_library
from game.script.source.shared_library import unpack
from support.zips import COURSE, FILE, FOLDER, LINK, PIPE, Member, zipped

MIB = 1024 * 1024
HOME = Member(b"calls/course.yaml", COURSE)
SCENE = b"calls/scenes/a.yaml"


def made(*members: Member) -> bytes:
    return zipped([HOME, *members])


def named(name: str, flags: int = 0x800) -> bytes:
    return made(Member(name.encode(), b"x", flags=flags))


def cut(data: bytes, start: int | None, stop: int | None) -> bytes:
    return data[slice(start, stop)]


SOUND = made(Member(SCENE, b"scene: a\n" * 40))
SPOILT = bytearray(made(Member(SCENE, b"x" * 99, packed=True)))
SPOILT[SPOILT.index(b"a.yaml", 70) + 6] ^= 0xFF
HOSTILE = {
    # names
    "absolute": (named("/etc/passwd"), "'/etc/passwd' names a place on the disk, not one in the library"),
    "up": (named("calls/../../x.yaml"), "'calls/../../x.yaml' leads outside the library"),
    "only up": (named(".."), "'..' leads outside the library"),
    "drive": (named("C:/x.yaml"), "'C:/x.yaml' names a place on the disk, not one in the library"),
    "backslash": (
        named("calls\\..\\x.yaml"),
        "'calls\\..\\x.yaml' has a \\ in its name, where folders are parted by /",
    ),
    "server": (named("\\\\host\\share"), "'\\\\host\\share' has a \\ in its name"),
    "zero": (named("calls/a\0.yaml"), "'calls/a\\x00.yaml' has something in its name that cannot be shown"),
    "steering": (named("calls/\x1b[2J.yaml"), "'calls/\\x1b[2J.yaml' has something in its name that cannot be shown"),
    "turned round": (named("calls/\u202elmay.a"), "'calls/\\u202elmay.a' has something in its name"),
    "dot": (named("./course.yaml"), "'./course.yaml' has a part in its name that is empty"),
    "nothing between": (named("calls//a.yaml"), "'calls//a.yaml' has a part in its name that is empty"),
    "nothing": (made(Member(b"", b"x")), "'' has a part in its name that is empty"),
    "device": (
        named("calls/voices/con.wav"),
        "'calls/voices/con.wav' cannot be on Windows: Windows keeps the name con",
    ),
    "dot at its end": (named("calls/voices/a."), "'calls/voices/a.' cannot be on Windows: its name ends in a dot"),
    "stream": (named("calls/voices/a:b.wav"), "'calls/voices/a:b.wav' cannot be on Windows: Windows allows no :"),
    "long": (named(f"calls/{'a' * 250}"), "has a name of more than 240 characters"),
    "deep": (named("a/" * 20 + "b"), "lies more than 12 folders deep"),
    "no UTF-8": (made(Member(b"calls/J\xfcrgen.yaml", b"x", flags=0)), "in it is not UTF-8"),
    "says UTF-8": (made(Member(b"calls/J\xfcrgen.yaml", b"x")), "it is damaged, or cut short"),
    "twice": (made(Member(SCENE, b"1"), Member(SCENE, b"2")), "'calls/scenes/a.yaml' is in it twice"),
    "case": (
        made(Member(SCENE, b"1"), Member(b"calls/scenes/A.yaml", b"2")),
        "'calls/scenes/A.yaml' and 'calls/scenes/a.yaml' are in it, and on Windows and macOS those are one",
    ),
    "case of a folder": (made(Member(SCENE), Member(b"calls/Scenes/b.yaml")), "'calls/Scenes' and 'calls/scenes'"),
    "Unicode form": (
        made(Member("calls/voices/é.wav".encode()), Member("calls/voices/e\u0301.wav".encode())),
        "are in it, and on Windows and macOS those are one",
    ),
    "another name where it lies": (made(Member(SCENE, b"x", local_name=b"calls/scenes/b.yaml")), "is damaged"),
    # what is no plain file
    "link": (made(Member(SCENE, b"/etc/passwd", attributes=LINK)), "'calls/scenes/a.yaml' is a link, not a file"),
    "pipe": (made(Member(SCENE, attributes=PIPE)), "'calls/scenes/a.yaml' is neither a file nor a folder"),
    "folder named like a file": (
        made(Member(SCENE, attributes=FOLDER)),
        "'calls/scenes/a.yaml' is named like a file, and is a folder",
    ),
    "DOS folder named like a file": (made(Member(SCENE, attributes=0x10)), "is named like a file, and is a folder"),
    "file named like a folder": (made(Member(b"calls/scenes/", b"x", attributes=0)), "is named like a folder"),
    "folder that says it is a file": (made(Member(b"calls/scenes/", attributes=FILE)), "is named like a folder"),
    "file and folder": (
        made(Member(b"calls/scenes", b"x"), Member(SCENE)),
        "'calls/scenes' is a file and a folder in it",
    ),
    "password": (made(Member(SCENE, b"x" * 20, flags=0x801)), "'calls/scenes/a.yaml' is locked with a password"),
    "hidden list": (made(Member(SCENE, b"x" * 20, flags=0x2800)), "'calls/scenes/a.yaml' is locked with a password"),
    "packed strangely": (made(Member(SCENE, b"x", method=14)), "is packed in a way that not every system can read"),
    "nested": (made(Member(b"calls/voices/more.zip", b"PK")), "'calls/voices/more.zip' is an archive in the archive"),
    # sizes
    "one too large": (
        made(Member(b"calls/voices/a.wav", bytes(33 * MIB), packed=True)),
        "'calls/voices/a.wav' unpacks to more than 32 MiB",
    ),
    "one larger than it says": (
        made(Member(b"calls/voices/a.wav", bytes(33 * MIB), packed=True, size=100)),
        "'calls/voices/a.wav' is damaged: what is in it is not what was packed",
    ),
    "all too large": (
        made(*(Member(f"calls/voices/{n}.wav".encode(), size=30 * MIB) for n in range(20))),
        "it unpacks to more than 512 MiB",
    ),
    "bomb": (
        made(*(Member(f"calls/voices/{n}.wav".encode(), bytes(8 * MIB), packed=True) for n in range(3))),
        "it unpacks to more than 200 times its size",
    ),
    "many": (made(*(Member(f"calls/voices/{n}".encode()) for n in range(20_001))), "it holds more than 20,000 files"),
    "endless list": (
        made(*(Member(f"calls/{n}{'x' * 200}".encode()) for n in range(20_000))),
        "its list of files is too long",
    ),
    "overlapping": (
        made(Member(SCENE, b"y" * 200), Member(b"calls/scenes/b.yaml", b"y" * 200, at=51, local_name=SCENE)),
        "is not where the list says",
    ),
    "one body for two": (
        made(Member(SCENE, b"y" * 200), Member(SCENE[:-6] + b"b.yaml", b"y" * 200, at=0)),
        "overlaps what is packed after it",
    ),
    # damage
    "wrong sum": (made(Member(SCENE, b"x", crc=7)), "'calls/scenes/a.yaml' is damaged: what is in it is not what was"),
    "shorter than it says": (made(Member(SCENE, b"x", size=9)), "'calls/scenes/a.yaml' is damaged"),
    "spoilt in its packing": (bytes(SPOILT), "is damaged"),
    "cut short": (cut(SOUND, None, -30), "it is no zip file, or it is cut short"),
    "cut in its list": (cut(SOUND, 60, None), "damaged"),
    "no zip": (b"scene: a\n", "it is no zip file, or it is cut short"),
    "nothing at all": (b"", "it is no zip file, or it is cut short"),
    "many gigabytes": (
        SOUND[:-22] + b"PK\6\7" + bytes(16) + SOUND[-22:],
        "it is written as a zip of many gigabytes",
    ),
    # what is in it
    "no library": (zipped({"notes/a.txt": b"x"}), "there is no library in it: neither course.yaml nor a folder scenes"),
    "nobody": (zipped([]), "there is no library in it"),
    "two libraries": (zipped({"a/course.yaml": b"", "b/course.yaml": b""}), "there are several libraries in it: a, b"),
    "too deep": (zipped({"a/b/course.yaml": b""}), "there is no library in it"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_does_harm_is_refused_in_a_sentence_and_writes_nothing_outside(case: str, tmp_path: Path) -> None:
    data, message = HOSTILE[case]
    path, folder = tmp_path / "in" / "calls.zip", tmp_path / "out" / "calls.zip"
    path.parent.mkdir()
    folder.mkdir(parents=True)
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as told:
        unpack_library(path, folder)
    assert message in str(told.value)
    assert not str(told.value).endswith(".")
    assert "\n" not in str(told.value)
    assert sorted(tmp_path.iterdir()) == [tmp_path / "in", tmp_path / "out"]
    assert list((tmp_path / "out").iterdir()) == [folder]


def test_what_an_archive_says_of_its_sizes_costs_no_memory() -> None:
    data = made(*(Member(f"calls/voices/{n}".encode(), bytes(30 * MIB), packed=True, size=9) for n in range(3)))
    tracemalloc.start()
    try:
        archive = Archive(io.BytesIO(data), SHARED)
        with pytest.raises(ArchiveError):
            archive.read("calls/voices/1")
        assert tracemalloc.get_traced_memory()[1] < 4 * MIB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "members",
    [
        {"course.yaml": COURSE, "scenes/a.yaml": b"a", "voices/b/c.ogg": b"o"},
        {"My calls/course.yaml": COURSE, "My calls/scenes/a.yaml": b"a", "My calls/voices/b/c.ogg": b"o"},
        {
            "calls/course.yaml": COURSE,
            "calls/scenes/a.yaml": b"a",
            "calls/voices/b/c.ogg": b"o",
            "__MACOSX/calls/._course.yaml": b"\0\5",
            "calls/.DS_Store": b"\0",
            "calls/notes/plan.docx": b"PK",
            "readme.txt": b"hello",
        },
    ],
)
def test_a_library_lies_at_the_top_or_in_one_folder_with_what_systems_leave_beside_it(
    members: dict[str, bytes], tmp_path: Path
) -> None:
    unpack(Archive(io.BytesIO(zipped(members)), SHARED), tmp_path)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"course.yaml", "scenes/a.yaml", "voices/b/c.ogg"}
    assert (tmp_path / "voices/b/c.ogg").read_bytes() == b"o"


def test_a_name_that_macos_packed_is_read_as_utf_8(tmp_path: Path) -> None:
    data = made(Member("calls/voices/olé.wav".encode(), b"x", flags=0))
    unpack(Archive(io.BytesIO(data), SHARED), tmp_path)
    assert (tmp_path / "voices" / "olé.wav").read_bytes() == b"x"


def test_what_stands_before_an_archive_does_no_harm(tmp_path: Path) -> None:
    unpack(Archive(io.BytesIO(zipped([HOME], before=b"#!/bin/sh\n")), SHARED), tmp_path)
    assert (tmp_path / "course.yaml").read_bytes() == COURSE


WHOLE = zipped(
    [
        HOME,
        Member(SCENE, b"scene: a\n" * 9, packed=True),
        Member(b"calls/voices/"),
        Member(b"calls/voices/a.wav", b"RIFF"),
    ]
)


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 9)
)
def test_whatever_is_spoilt_in_one_it_is_read_or_refused(spoilt: list[tuple[int, int]], cut_off: int) -> None:
    data = bytearray(WHOLE)
    for at, byte in spoilt:
        data[at] = byte
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "in"
        home.mkdir()
        try:
            unpack(Archive(io.BytesIO(bytes(data[: len(data) - cut_off])), SHARED), home)
        except ArchiveError as refused:
            assert "\n" not in str(refused)
        assert [path.name for path in Path(place).iterdir()] == ["in"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "calls.zip")
    with pytest.raises(ArchiveError, match="it is a pipe, not a regular file"):
        unpack_library(tmp_path / "calls.zip", tmp_path)
