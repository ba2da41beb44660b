"""How files come in: each once, through one door that takes regular files of a stated size inside the library."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from game.script.catalogue.code import Code
from game.script.catalogue.files import NotUtf8
from game.script.language.po import PoError, parsed
from game.script.language.translations import open_language
from game.script.library import fresh, open_index, outline_of, read_library, read_part, read_scene
from game.script.problems import Problem
from game.script.source import PO, SOUND, Page, Source, Sources, plain_name, read_source, read_sources
from game.script.source.pages import MOST_PROBLEMS
from support.frames import ANA, COURSE, SCENE, SKILLS, frame

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs pipes, devices and names of bytes")
STEPS = "- ana: Hello.\n- end: done\n"
TEXT = """\
scene: example
title: Example
cast:
  ana: {}
beats:
  hello:
    - ana: Hello.
    - end: done
endings:
  done: {title: Done, outcome: won}
"""
FILES: dict[str, bytes | str] = {"course.yaml": COURSE, "skills.yaml": SKILLS, "cast/ana.yaml": ANA, SCENE: TEXT}


def _library(tmp_path: Path) -> Path:
    return frame(tmp_path / "dialogues", "steps", STEPS).folder


def _about(folder: Path, file: str) -> list[Problem]:
    """What is told about one file, in reading all of the library, which must not take long."""
    started = time.monotonic()
    told = [one for one in read_library(folder).problems if one.file == f"dialogues/{file}"]
    assert time.monotonic() - started < 5
    return told


@LINUX
@pytest.mark.parametrize("name", ["scenes/pipe.yaml", "cast/pipe.yaml"])
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path, name: str) -> None:
    folder = _library(tmp_path)
    os.mkfifo(folder / name)
    (told,) = _about(folder, name)
    assert (told.code, told.message) == (
        "DLG001",
        "this file cannot be read: it is a pipe, not a regular file",
    )


@LINUX
def test_a_pipe_in_the_place_of_the_course_is_told_too(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    (folder / "course.yaml").unlink()
    os.mkfifo(folder / "course.yaml")
    assert [one.code for one in _about(folder, "course.yaml")] == ["DLG001"]


@LINUX
def test_sockets_devices_and_rings_of_links_are_told(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "scenes" / "socket.yaml"))
    (folder / "scenes" / "ring.yaml").symlink_to("ring.yaml")
    (folder / "scenes" / "nowhere.yaml").symlink_to("gone.yaml")
    assert "a socket" in _about(folder, "scenes/socket.yaml")[0].message
    assert "cannot be read" in _about(folder, "scenes/ring.yaml")[0].message
    assert "no such file" in _about(folder, "scenes/nowhere.yaml")[0].message
    found = read_source(Path("/dev/zero"), "zero.yaml")
    assert found.refusal is not None
    assert "a device" in found.refusal.message


def test_nothing_is_read_from_outside_the_library(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    outside = tmp_path / "outside.yaml"
    outside.write_text("scene: outside\ntitle: Secret\n")
    (folder / "scenes" / "outside.yaml").symlink_to(outside)
    (told,) = _about(folder, "scenes/outside.yaml")
    assert (told.code, told.message) == ("DLG001", "this file cannot be read: it leads outside the library")
    up = read_source(folder / "portraits" / ".." / ".." / "outside.yaml", "x", home=folder)
    assert up.data == b""
    assert up.refusal is not None


def test_a_link_that_stays_inside_is_read(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    (folder / "drafts").mkdir()
    (folder / SCENE).rename(folder / "drafts" / "real.yaml")
    (folder / SCENE).symlink_to("../drafts/real.yaml")
    assert set(read_library(folder).library.scenes) == {"example"}


def test_a_part_that_lies_elsewhere_is_told_and_left_alone(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    (folder / "scenes").rename(tmp_path / "scenes")
    (folder / "scenes").symlink_to(tmp_path / "scenes")
    told = [one for one in read_library(folder).problems if one.file == "dialogues/scenes"]
    assert [one.message for one in told] == ["this folder cannot be read: it leads outside the library"]


@LINUX
def test_a_folder_that_nobody_can_list_is_told(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    for path in (folder / "scenes").iterdir():
        path.unlink()
    (folder / "scenes").rmdir()
    (folder / "scenes").write_text("none")
    assert [one.message for one in _about(folder, "scenes")] == ["this folder cannot be read: not a directory"]
    (folder / "scenes").unlink()
    (folder / "scenes").symlink_to("scenes")
    assert [one.code for one in _about(folder, "scenes")] == ["DLG001"]


@LINUX
def test_a_translation_that_is_a_pipe_is_told_and_the_rest_is_in_english(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    (folder / "translations").mkdir()
    os.mkfifo(folder / "translations" / "es.po")
    opened = open_language("es", [folder / "translations" / "es.po"])
    assert "a pipe, not a regular file" in opened.notices[0]
    assert opened.language.is_source


def test_of_a_file_that_is_too_large_no_more_is_read_than_it_may_have(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    with (folder / "scenes" / "huge.yaml").open("wb") as stream:
        stream.truncate(3 << 30)
    (told,) = _about(folder, "scenes/huge.yaml")
    assert (told.code, told.message) == ("DLG003", "this file is larger than 4 MiB")
    assert len(read_sources(folder).files["scenes/huge.yaml"].data) < 10_000


def test_each_kind_of_file_has_its_own_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * PO.limit)
    assert read_source(path, "file", PO).refusal is None
    path.write_bytes(b"x" * (PO.limit + 1))
    refusal = read_source(path, "file", PO).refusal
    assert refusal is not None
    assert refusal.message == "this file is larger than 8 MiB"
    assert read_source(path, "file", SOUND).refusal is None


@LINUX
def test_a_name_that_cannot_be_shown_is_told_with_escapes_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    for name in (b"J\xfcrgen.yaml", b"red\x1b[31m.yaml", b"left\xe2\x80\xaeright.yaml"):
        Path(os.fsdecode(os.fsencode(folder / "scenes") + b"/" + name)).write_text(TEXT)
    reading = read_library(folder)
    assert set(reading.library.scenes) == {"example"}
    assert [(one.file, one.code) for one in reading.problems] == [
        (r"dialogues/scenes/J\xfcrgen.yaml", "DLG001"),
        (r"dialogues/scenes/left\u202eright.yaml", "DLG001"),
        (r"dialogues/scenes/red\x1b[31m.yaml", "DLG001"),
    ]


def test_a_plain_name_stays_as_it_is() -> None:
    assert plain_name("Jürgen käme gern.yaml") == "Jürgen käme gern.yaml"
    assert plain_name("a\nb\udcff") == r"a\nb\xff"


def test_what_is_hidden_is_not_there(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    for name in ("._example.yaml", ".example.yaml.swp", ".draft.yaml"):
        (folder / "scenes" / name).write_bytes(b"\0\5\26\7")
    assert read_library(folder).problems == ()


def test_a_library_in_memory_is_read_indexed_and_looked_over_without_a_disk() -> None:
    sources = Sources.of(FILES, "calls")
    assert read_library(sources).problems == ()
    index = open_index(sources)
    assert list(index.headers) == ["example"]
    scene = read_scene(index, "example").scene
    assert scene is not None
    assert scene.content == read_library(sources).library.scenes["example"].content
    broken = sources.having({SCENE: TEXT.replace("end: done", "end: dun")})
    (told,) = read_library(broken).problems
    assert (told.file, told.line, told.code) == ("calls/scenes/example.yaml", 8, "DLG051")
    assert read_library(sources).problems == (), "the first ones are as they were"
    assert fresh(index) is index


def test_what_was_read_is_of_one_version_whatever_happens_to_the_files(tmp_path: Path) -> None:
    folder = _library(tmp_path)
    index = open_index(folder)
    before = read_scene(index, "example")
    path = folder / SCENE
    path.write_text(path.read_text().replace("Hello.", "Good evening."))
    again = read_scene(index, "example")
    assert before.scene is not None
    assert again.scene is not None
    assert again.scene.content == before.scene.content
    now = fresh(index)
    assert now is not index
    assert read_scene(now, "example").scene != before.scene
    assert fresh(now) is now


YOU_TOO = "cast/you.yaml"
"""Everybody may ask for a meter of the player's."""


def test_what_a_scene_looks_at_in_other_files_is_remembered() -> None:
    other = TEXT.replace("scene: example", "scene: other").replace(
        "- ana: Hello.", "- ana: Hello again.\n      when: ended(example) == done"
    )
    third = TEXT.replace("scene: example", "scene: third").replace("  ana: {}", "  anna: {}")
    files = {**FILES, "scenes/other.yaml": other, "scenes/third.yaml": third}
    reading = read_part(outline_of(Sources.of(files)), ["example", "other", "third"])
    assert reading.uses[SCENE] == {"cast/ana.yaml", YOU_TOO}
    assert reading.uses["scenes/other.yaml"] == {"cast/ana.yaml", YOU_TOO, SCENE}
    looked_for = {"cast/anna.yaml", "cast/ana.yaml", YOU_TOO}
    assert reading.uses["scenes/third.yaml"] == looked_for, "one is not there, the other is meant"


def test_who_looks_at_a_person_looks_at_what_that_person_looks_at() -> None:
    ana = ANA.replace("warm: trust >= 70", "warm: ended(example) == done")
    files = {**FILES, "cast/ana.yaml": ana, "scenes/other.yaml": TEXT.replace("scene: example", "scene: other")}
    reading = read_part(outline_of(Sources.of(files)), ["other", "example"])
    assert reading.uses["cast/ana.yaml"] == {SCENE, YOU_TOO}
    assert reading.uses["scenes/other.yaml"] == {"cast/ana.yaml", YOU_TOO, SCENE}
    assert reading.uses[SCENE] == {"cast/ana.yaml", YOU_TOO, SCENE}


def test_a_digest_is_another_for_another_content_and_none_for_no_file() -> None:
    sources = Sources.of(FILES)
    assert sources.digest("cast/ben.yaml") == ""
    changed = sources.having({SCENE: TEXT + "\n"})
    assert changed.digest(SCENE) != sources.digest(SCENE)
    assert changed.digest("scenes/") == sources.digest("scenes/")
    assert sources.having({"scenes/more.yaml": TEXT}).digest("scenes/") != sources.digest("scenes/")
    assert isinstance(sources.files[SCENE], Source)


@pytest.mark.parametrize("text", ['msgstr "{}"\n', 'msgstr ""\n"{}"\n', 'msgstr ""\n"b\\n"\n"{}"\n'])
def test_a_translation_too_long_for_memory_is_refused_at_its_line(text: str) -> None:
    whole = f'msgctxt "k"\nmsgid "a"\n{text.format("a" * 200_000)}'
    with pytest.raises(PoError, match="more than 100,000 characters") as told:
        parsed(whole)
    assert told.value.line == whole.count("\n")


def test_of_one_file_a_hundred_thousand_problems_are_told_and_one_error_is_never_lost() -> None:
    page = Page("a.yaml", b"x: y\n")
    for line in range(MOST_PROBLEMS + 50):
        page.tell_at(SpeltWithCare, line + 1, 1, "odd")
    for line in range(50):
        page.tell_at(NotUtf8, line + 1, 1, "wrong")
    assert len(page.problems) == MOST_PROBLEMS + 2
    assert page.problems[MOST_PROBLEMS].message == "odd; what more there is in this file is not told"
    assert not page.is_sound


class SpeltWithCare(Code):
    """A warning."""

    id = "DLG998"
    severity = "warning"
    title = "A warning"
