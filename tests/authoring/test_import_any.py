"""Any story, any file: a scene that is read without errors, or one plain sentence; never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.check import AssetNames, check_sources
from game.authoring.twine.twine import NotTwineError
from game.script.library.read import read_library
from game.script.source import Sources
from support.twine_stories import made, twee

# Anything at all

PIECES = st.sampled_from(
    (
        "<<if $a>>", "<<if $b gt 3>>", "<<elseif visited('B')>>", "<<else>>", "<</if>>", "<<switch $a>>", "<<case 1>>",
        "<<default>>", "<</switch>>", "<<set $a to 1>>", '<<set $b to "x y">>', "<<link [[a|B]]>>", "<</link>>", "[[",
        "]]", "[[B]]", "[[a->B][$a to 2]]", "->", "|", "(if: $a)[", "(else:)[", "]", "(set: $c to it + 1)",
        "(link:'x')[(goto:'B')]", "(visited: 'B')", "((", "'", '"', "Mrs Smith: ", "You: ", "\n", "\n:: B [won]\n",
        "\n:: StoryInit\n", "\n:: Ünïcode {x}\n", "{company}", "{{", "<b>", "<!--", "/*", "*/", "<<script>>", "//it//",
        "----", "<<", ">>", "<<=", "\u2028", "\x07", "🙂", " #", ": ", "\n--\n", "a: 1\n", "\n[if a > 1]\n",
        "\n[else]\n", "\n[unless a]\n", "\n[continue]\n", "\n[x; y]\n", "{a}", "{embed passage: 'B'}",
        "{reveal link: 'x', text: 'y'}", "{link to: 'B'}", "> ", "![x](y)", "[x](http://y)", "<% if (s.a) { %>",
        "<% } else { %>", "<% } %>", "<% s.a = 1; %>", "<%= s.a %>", "<%", "%>", "&#27;", "&amp;", "&lt;", "\\",
        "\\\n", "`", "{=", "}", "|x>[", "]<x|", "$a[", "(if:$b)[[B]]", "(display:'B')", "(either:'x','y')", "@@.x;",
        "@@", "<<include 'B'>>", "<<goto 'A'>>", "<<goto 'B'>>", "<<link 'x' 'B'>>", "<<nobr>>", "<</nobr>>",
        "[img[x][B]]", "[[A]]", "<a data-passage='B'>x</a>", "<style>", "</style>", "<p>", "</p>", "\ufdd0",
        "Ann: Hi. ", "\nAnn: Oh no!\n", "__", "''",
    )
)  # fmt: skip
LIBRARY = {"course.yaml": "title: x\n", "skills.yaml": "listen: {label: x, half: heart, kind: skill, tip: x}\n"}
FORMATS = st.sampled_from(("SugarCube", "Harlowe", "Chapbook", "Snowman", "Unheard", ""))
STOPS = ("DLG102", "DLG103", "DLG104")
"""Problems of a scene that stops in the middle, whatever its conditions."""
STORIES = st.lists(PIECES | st.text(max_size=6), max_size=24).map(lambda parts: ":: A\n" + "".join(parts))


@given(STORIES, FORMATS)
@settings(max_examples=300, deadline=None)
def test_any_story_at_all_becomes_a_scene_that_is_read_without_errors(text: str, story_format: str) -> None:
    check_any(twee(text, story_format), "story.twee")


@given(STORIES, FORMATS)
@settings(max_examples=100, deadline=None)
def test_any_story_at_all_becomes_a_scene_that_never_stops_in_the_middle(text: str, story_format: str) -> None:
    try:
        found = made(twee(text, story_format))
    except NotTwineError:
        return
    told = check_sources(Sources.of({**found.files, **LIBRARY}), AssetNames(), most=500)
    assert [problem for problem in told if problem.code in STOPS] == [], found.files


@given(STORIES)
@settings(max_examples=80, deadline=None)
def test_any_published_story_at_all_becomes_a_scene_that_is_read_without_errors(text: str) -> None:
    check_any(f'<tw-storydata name="{text[:9]}"><tw-passagedata name="A">{text}</tw-passagedata>', "story.html")


@given(STORIES, st.sampled_from(("SugarCube", "Chapbook", "")))
@settings(max_examples=60, deadline=None)
def test_any_story_at_all_is_read_from_json_and_from_twine_1_too(text: str, story_format: str) -> None:
    passages = [{"name": "A", "text": text}, {"name": "B", "text": "Bye."}]
    check_any(json.dumps({"format": story_format, "passages": passages}), "story.json")
    check_any(
        f'<div id="storeArea"><div tiddler="A" tags="">{text}</div><div tiddler="B">Bye.</div></div>', "story.html"
    )


@given(st.text() | st.text().map(lambda text: f"<tw-storydata{text}"), st.sampled_from(("a.twee", "a.html")))
@settings(max_examples=120, deadline=None)
def test_any_file_at_all_is_read_or_told_and_never_a_traceback(text: str, name: str) -> None:
    check_any(text, name)


def check_any(text: str, name: str) -> None:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - hypothesis allows no tmp_path of pytest's

    try:
        found = made(text, name)
    except NotTwineError as reason:
        assert str(reason)
        return
    with TemporaryDirectory() as folder:
        for path, content in {**found.files, **LIBRARY}.items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(content, encoding="utf-8")
        reading = read_library(Path(folder))
        assert [problem for problem in reading.problems if problem.severity == "error"] == [], found.files
        assert found.scene in reading.library.scenes
    assert all(loss.line >= 1 for loss in found.losses)


def test_stories_made_to_hurt_are_read_in_time() -> None:
    """Nothing grows with the square of the file, and nothing exhausts the stack."""
    for piece in (
        "<<if $a>>",
        "(if: $a)[",
        "[[",
        "<<'",
        "((a:",
        "{",
        "<<link 'x'>>",
        "[",
        "<b",
        "''",
        "(set: $a to (",
        "<% {",
        "{a: ",
    ):
        for story_format in ("SugarCube", "Harlowe", "Chapbook", "Snowman"):
            made(twee(":: A\n" + piece * 4000, story_format))
    with pytest.raises(NotTwineError):
        made("")
