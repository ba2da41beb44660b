"""Twine stories written by hand, and what turns them into scenes, for the tests of import."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.importing import Imported
from game.authoring.twine import imported, read_story
from game.cli.entry import main
from game.script.library.read import read_library
from game.story.engine.conversation import Setup, replay
from game.story.model.scene import Line, Scene

SUGARCUBE = """\
:: StoryTitle
The Lost Parcel

:: StoryData
{"ifid": "A1B2", "format": "SugarCube", "format-version": "2.36.1", "start": "Phone rings"}

:: StoryInit
<<set $angry to 2>>
<<set $promised to false, $parcel to "unknown">>

:: Phone rings [start] {"position":"100,100"}
/* nice and slow */
The phone rings. Line two.
Mr. O'Neill: Where's my parcel? {It's} been nine days: nine!
Mr. O'Neill: "Nine" -- I counted: one, two… # nine!

[[I'm so sorry!->Sorry][$angry -= 1]]
[[What was in it?|Ask]]
<<if $angry gt 3 and not $promised>>[[Hang up->Gone]]<<elseif visited() > 1>>[[Again?->Phone rings]]<</if>>

:: Sorry
<<if $angry lte 1>>Mr. O'Neill: Well. Fine.<<set $angry += 5>><<else>>Mr. O'Neill: "Sorry" is cheap.<</if>>
<<link "Promise to ring" "Promise">><<set $promised to true>><</link>>
[[Back->Phone rings]]

:: Ask
You: What was in it?
<<set $parcel to "Red Van">>
<<goto "Promise">>

:: Promise [won]
<<if $promised>>Mr. O'Neill: You promised.<<elseif $parcel is "Red Van">>It is in the red van.<<else>>Oh.<</if>>

:: Gone [lost]
Click.
"""

HARLOWE = """\
<!DOCTYPE html>
<html><head><title>Cold Café</title></head><body>
<tw-storydata name="Cold Café &amp; Co" startnode="2" format="Harlowe" format-version="3.3.8" hidden>
<style role="stylesheet" id="twine-user-stylesheet" type="text/twine-css">body { color: red; }</style>
<script role="script" id="twine-user-script" type="text/twine-javascript"></script>
<tw-passagedata pid="1" name="Set up" tags="startup">(set: $cups to 2, $mood to "calm")</tw-passagedata>
<tw-passagedata pid="2" name="At the till" tags="">Guest: My coffee is cold. It&#39;s &quot;warm&quot; &lt;3
Guest: I asked for hot.
(if: $cups &gt; 1 and not (visited: "The kitchen"))[Two cups.](else-if: $mood is "angry")[She glares.](else:)[Silence.]
(set: $cups to it - 1)
[[Make a new one-&gt;The kitchen]]
(link-goto: &quot;Say sorry&quot;, &quot;Sorry&quot;)
(link: &quot;Shout&quot;)[(set: $mood to &quot;angry&quot;)(goto: &quot;Out&quot;)]
(if: visits &gt; 1)[ [[Out&lt;-Give up]] ]
(either: &quot;a&quot;, &quot;b&quot;)
</tw-passagedata>
<tw-passagedata pid="3" name="The kitchen" tags="">(unless: $mood is "calm")[Plates fly.]
[[At the till]]</tw-passagedata>
<tw-passagedata pid="4" name="Sorry" tags="good">Guest: Thank you.</tw-passagedata>
<tw-passagedata pid="5" name="Out" tags="lost">Bye.</tw-passagedata>
</tw-storydata></body></html>
"""


def scene_in(folder: Path, scene_id: str) -> Scene:
    """A scene of a library, which must be read without any error."""
    reading = read_library(folder)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    return reading.library.scenes[scene_id]


def run_import(folder: Path, name: str, text: str, *, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    """Import a story by the command; returns the library and what was printed."""
    story, out = folder / name, folder / "library"
    story.write_text(text, encoding="utf-8")
    assert main(["import", str(story), "-o", str(out)]) == 0
    return out, capsys.readouterr().out.replace(str(story), name)


def twee(body: str, story_format: str = "SugarCube") -> str:
    """A story of a few passages."""
    return f':: StoryData\n{{"format": "{story_format}"}}\n\n{body}'


def made(text: str, name: str = "story.twee") -> Imported:
    return imported(read_story(text, name), name, frozenset(), {})


def steps_of(text: str) -> str:
    """The scene's file without its top, to compare with."""
    found = made(text)
    whole = found.files[f"scenes/{found.scene}.yaml"]
    return whole[whole.index("beats:\n") :]


def lines(scene: Scene, *choices: str) -> list[tuple[str, str]]:
    """Who said what in a conversation with those choices."""
    conversation = replay(scene, Setup(1, {}, {}), choices)
    assert conversation.refused is None, conversation.refused
    return [(event.speaker, event.text) for _, event in conversation.events() if isinstance(event, Line)]
