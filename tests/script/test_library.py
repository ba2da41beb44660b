"""Whole libraries: what is sound is played, what is not is told, and the files that may be missing."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from game.script.library.index import open_index
from game.script.library.library_reader import content_of
from game.script.library.read import read_library, read_scene
from game.script.problems import NoLibraryError
from game.script.source import Sources
from game.story.model.course import Level
from support.frames import SCENE, frame
from support.libraries import write_library

SHIPPED = Path(__file__).parents[2] / "dialogues"
SOUND = "- ana: Good morning.\n- end: done\n"


def _add(folder: Path, id_: str, *, broken: bool = False) -> Path:
    text = (folder / SCENE).read_text().replace("scene: example", f"scene: {id_}")
    path = folder / "scenes" / f"{id_}.yaml"
    path.write_text("end: nowhere".join(text.rsplit("end: done", 1)) if broken else text)
    return path


@pytest.mark.skipif(not (SHIPPED / "course.yaml").is_file(), reason="the shipped library is not there yet")
def test_the_shipped_library_reads_without_a_word() -> None:
    reading = read_library(SHIPPED)
    assert reading.problems == ()
    index = open_index(SHIPPED)
    assert index.problems == ()
    assert set(index.headers) == set(reading.library.scenes) >= {"first_ring", "late_install", "al_whiner"}
    assert [level.scene for level in index.course.levels][:1] == ["first_ring"]


def test_a_written_library_is_sound_and_read_alike_from_its_index(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "big", scenes=3, beats_per_scene=12)
    reading = read_library(folder)
    assert reading.problems == ()
    assert len(reading.library.scenes) == 3
    index = open_index(folder)
    for id_, scene in reading.library.scenes.items():
        alone = read_scene(index, id_).scene
        assert alone is not None
        assert (alone.beats, alone.cast, alone.flags, alone.content) == (
            scene.beats,
            scene.cast,
            scene.flags,
            scene.content,
        )


def test_one_broken_scene_takes_no_other_down(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)
    _add(framed.folder, "second", broken=True)
    reading = read_library(framed.folder)
    assert set(reading.library.scenes) == {"example"}
    assert [(p.file, p.code) for p in reading.problems] == [("dialogues/scenes/second.yaml", "DLG051")]
    index = open_index(framed.folder)
    assert set(index.headers) == {"example", "second"}
    broken = read_scene(index, "second")
    assert broken.scene is None
    assert broken.problems == reading.problems


def test_problems_stand_in_file_and_line_order(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "- go: b\n- go: a\n")
    _add(framed.folder, "another", broken=True)
    (framed.folder / "skills.yaml").write_text("listen: {label: Listen}\n")
    problems = read_library(framed.folder).problems
    places = [(p.file, p.line, p.column) for p in problems]
    assert places == sorted(places)
    assert len({p.file for p in problems}) == 4, "the course, the skills, Ana who lost her tags, both scenes but one"


def test_a_character_with_errors_takes_its_scenes_out_and_each_is_told_once(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "- ana: Hello.\n- mood: {angr: +5, anger: +5}\n- end: done\n")
    _add(framed.folder, "second")
    (framed.folder / "cast" / "ana.yaml").write_text("character: ana\nname: Ana\nmeter: {}\n")
    reading = read_library(framed.folder)
    assert reading.library.scenes == {}
    assert [(p.file, p.code) for p in reading.problems] == [
        ("dialogues/cast/ana.yaml", "DLG021"),
        ("dialogues/scenes/example.yaml", "DLG087"),
        ("dialogues/scenes/second.yaml", "DLG087"),
    ]
    alone = read_scene(open_index(framed.folder), "second")
    assert alone.scene is None
    assert [p.code for p in alone.problems] == ["DLG021", "DLG087"]


def test_without_a_course_every_scene_is_a_level_and_no_word_is_wrong(tmp_path: Path) -> None:
    framed = frame(tmp_path / "my_calls", "steps", '- ana: "{whoever} speaking."\n- end: done\n')
    _add(framed.folder, "another")
    (framed.folder / "course.yaml").unlink()
    reading = read_library(framed.folder)
    assert [(p.file, p.line, p.code) for p in reading.problems] == [("my_calls/course.yaml", 1, "DLG085")]
    assert [level.scene for level in reading.library.course.levels] == ["another", "example"]
    assert reading.library.course.title == "My calls"
    assert read_scene(open_index(framed.folder), "example").scene is not None


def test_without_skills_every_tag_is_taken_as_it_comes(tmp_path: Path) -> None:
    steps = "- choose:\n    yes: {say: Yes., does: [whatever], when: not did(anything), end: done}\n"
    framed = frame(tmp_path / "dialogues", "steps", steps)
    (framed.folder / "skills.yaml").unlink()
    reading = read_library(framed.folder)
    assert [p.code for p in reading.problems] == ["DLG085"]
    assert set(reading.library.scenes) == {"example"}


def test_levels_that_are_left_out_lock_nothing_for_ever(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)
    _add(framed.folder, "middle").write_text("scene: middle\nbeats: @\n")
    _add(framed.folder, "last")
    levels = (
        "levels:\n  - example\n  - {scene: middle, after: example}\n  - {scene: last, after: middle, needs: finished}\n"
    )
    (framed.folder / "course.yaml").write_text(f"title: T\n{levels}")
    index = open_index(framed.folder)
    assert index.course.levels == (Level("example"), Level("last", "example", "finished"))
    assert "middle" not in index.headers
    assert {p.file for p in index.problems} == {"dialogues/scenes/middle.yaml"}


def test_levels_that_wait_for_each_other_are_told(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)
    _add(framed.folder, "second")
    course = "title: T\nlevels:\n  - {scene: example, after: second}\n  - {scene: second, after: example}\n"
    (framed.folder / "course.yaml").write_text(course)
    told = [(p.line, p.code) for p in read_library(framed.folder).problems]
    assert told == [(3, "DLG086"), (4, "DLG086")]


def test_a_header_is_read_whatever_is_wrong_below_it(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "- ana: [[[\n")
    header = open_index(framed.folder).headers["example"]
    assert (header.title, header.summary, header.file) == ("Example", "A call.", "dialogues/scenes/example.yaml")


def test_a_header_may_stand_below_the_beats(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)
    path = framed.folder / SCENE
    path.write_text(path.read_text().replace("title: Example\n", "") + "title: Below\n")
    assert open_index(framed.folder).headers["example"].title == "Below"


def test_a_scene_without_a_title_is_not_on_the_shelf_and_the_shelf_says_why(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)
    path = framed.folder / SCENE
    path.write_text(path.read_text().replace("title: Example\n", ""))
    index = open_index(framed.folder)
    assert index.headers == {}
    assert [p.code for p in index.problems] == ["DLG022"]


def test_endings_of_other_scenes_are_known_and_an_unreadable_one_blames_nobody_else(tmp_path: Path) -> None:
    steps = "- when: ended(other) == done\n  then:\n    - end: done\n"
    steps += "- when: ended(other) == gone\n  then:\n    - end: done\n"
    framed = frame(tmp_path / "dialogues", "steps", steps + "- end: done\n")
    path = _add(framed.folder, "other")
    path.write_text(path.read_text().replace("== gone", "== never"))
    told = [(p.file, p.line - framed.offset) for p in read_library(framed.folder).problems]
    assert told == [("dialogues/scenes/example.yaml", 4)]
    assert [p.line - framed.offset for p in read_scene(open_index(framed.folder), "example").problems] == [4]
    path.write_text("endings: [\n")
    assert {p.file for p in read_library(framed.folder).problems} == {"dialogues/scenes/other.yaml"}


def test_the_content_changes_with_the_scene_and_its_cast_and_not_with_line_ends(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)

    def content() -> str:
        scene = read_scene(open_index(framed.folder), "example").scene
        assert scene is not None
        return scene.content

    before = content()
    assert len(before) == 64
    path, cast = framed.folder / SCENE, framed.folder / "cast" / "ana.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert content() == before
    cast.write_text(cast.read_text().replace("start: 60", "start: 61"))
    changed = content()
    assert changed != before
    path.write_text(path.read_text().replace("Good morning", "Good evening"))
    assert content() not in (before, changed)
    assert content_of([b"a", b"b"]) != content_of([b"ab"])


def test_a_scene_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)
    reading = read_scene(open_index(framed.folder), "exmple")
    assert reading.scene is None
    assert "did you mean 'example'?" in reading.problems[0].hint


def test_a_folder_that_is_none_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoLibraryError, match="There is no folder"):
        open_index(tmp_path / "nowhere")
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(NoLibraryError, match="is a file"):
        read_library(file)


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    reading = read_library(tmp_path)
    assert reading.library.scenes == {}
    assert [p.code for p in reading.problems] == ["DLG085", "DLG085"]


def _id_of(course: str, label: str = "my_calls") -> str:
    return open_index(Sources.of({"course.yaml": course} if course else {}, label)).id


def test_a_library_has_the_id_that_its_course_gives_it() -> None:
    assert _id_of("title: T\nlibrary: north_desk\n") == "north_desk"


def test_without_one_its_id_is_made_of_its_title_and_without_a_title_of_its_folder() -> None:
    assert _id_of("title: Calls at Müller's, and more\n") == "calls_at_mullers_and_more"
    assert _id_of("title: 24 Stunden\n", "Stunden 24") == "stunden_24", "an id begins with a letter"
    assert _id_of("title: 電話\n", "denwa") == "denwa"
    assert _id_of("", "My Calls") == "my_calls"
    assert _id_of("title: 電話\n", "電話") == "library"


def test_a_library_s_id_is_one_like_others() -> None:
    sources = Sources.of({"course.yaml": "title: Calls\nlibrary: North Desk\n", "skills.yaml": "", "scenes/x.yaml": ""})
    told = [(p.line, p.column, p.code, p.hint) for p in open_index(sources).problems if p.file.endswith("course.yaml")]
    assert told == [(2, 10, "DLG032", "write:  north_desk")]
    assert open_index(sources).id == "calls"


def test_reading_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", SOUND)
    gc.disable()
    try:
        read_library(framed.folder)
        assert not gc.isenabled()
    finally:
        gc.enable()
    read_library(framed.folder)
    assert gc.isenabled()


def test_a_library_without_mistakes_is_opened_without_what_explains_them(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from game.script.library.index import open_index; "
        "open_index(Path('dialogues')); print([name for name in sys.modules if 'syntax.recover' in name])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
