"""Builds a library without a problem round a piece of YAML, so that only what is wrong in that piece is told."""

from __future__ import annotations

from pathlib import Path

import yaml

from game.authoring.check import AssetNames, SoundShelf
from game.script.sounds import Sound, SoundFault
from support.frames import Framed


def _shelf() -> SoundShelf:
    """Sounds as they would be found to be: one sound, one without a sample, one that was half copied."""
    shelf = SoundShelf(())
    heard: dict[str, Sound | SoundFault] = {
        "dark.wav": Sound("WAV", 2.0, 44_100, 1, b""),
        "stopped_at_once.wav": SoundFault("is empty"),
        "half_copied.wav": Sound("WAV", 2.0, 44_100, 1, b"", "it is cut short"),
    }
    shelf._files = {name: (Path(name), Path()) for name in heard}
    shelf._heard = heard
    return shelf


SHELF = _shelf()
ASSETS = AssetNames(
    faces=frozenset(("furious", "annoyed", "warm", "calm")),
    portraits=frozenset(("ana.svg",)),
    places=frozenset(("desk", "kitchen")),
    sounds=SHELF.names,
    shelf=SHELF,
    letters=frozenset(map(chr, range(0x20, 0x530))),
)
COURSE = "title: Example\nwords: {company: Brightwire}\nlevels: [example]\n"
SKILLS = "".join(
    f"{tag}: {{label: {tag.capitalize()}, half: {half}, kind: {kind}, tip: Think of it.}}\n"
    for tag, half, kind in (
        ("acknowledge", "heart", "skill"),
        ("excuse", "head", "fault"),
        ("fix", "head", "skill"),
    )
)
REACTS = """\
reacts:
  acknowledge: {anger: -10, trust: +20}
  fix: {trust: -1}
  excuse: {anger: +15, trust: -8}
"""
ANA = """\
character: ana
name: Ana Diaz
role: Customer
portrait: ana.svg
meters:
  anger: {label: Anger, start: 60, good: low}
  trust: {label: Trust, start: 30, good: high}
"""
BEN = "character: ben\nname: Ben Okoro\nmeters:\n  hope: {start: 40, good: high}\n"
HELLO = """\
  hello:
    - ana: Good morning. My box went dark at nine.
    - choose:
        excuse:
          say: There was a bad storm about.
          does: excuse
        dark:
          say: You sat there in the dark.
          does: acknowledge
          set: {promised: true}
        look:
          say: Let me look at the log.
          does: fix
          why: Too soon.
"""
GOODBYE = """\
  goodbye:
    - when: promised
      then:
        - ana: You know what that is like.
    - ana: It was dark all evening.
    - choose:
        wind:
          say: It will have been the wind up here.
          does: excuse
        call:
          say: Let us call the office.
          does: fix
          why: Too soon.
        hours:
          say: Five hours of it, in winter.
          does: acknowledge
    - go: last
  last:
    - ana: So what now?
    - choose:
        no_van:
          say: We have no van to send today.
          does: excuse
        send:
          say: I will send you a man.
          does: fix
          why: Too soon.
        thanks:
          say: Five hours, and no call.
          does: acknowledge
    - when: trust >= 62
      then:
        - end: kept
    - end: gone
"""
SECTIONS = {
    "scene": "scene: example\n",
    "title": "title: Example\n",
    "summary": "summary: A call.\n",
    "cast": "cast:\n  ana: {}\n",
    "flags": "flags:\n  promised: false\n",
    "passes": "passes: trust >= 62\n",
    "score": "score: trust\n",
    "beats": f"beats:\n{HELLO}    - go: goodbye\n{GOODBYE}",
    "endings": "endings:\n  kept: {title: Kept, outcome: won, text: She will stay.}\n"
    "  gone: {title: Gone, outcome: lost, text: She is gone.}\n",
}
SCENE = "scenes/example.yaml"
BESIDE = {
    "earlier": (
        "Let us see what the box says, Ana. = It was dark and it was cold. = The van broke down again.",
        "They forgot it over there. = Let us do it now. = All that way for nothing.",
        "The frost did that to it. = I am calling them now. = A whole day lost on us.",
        "I can book it for you. = The heating was off all along. = There was snow on the road, Ana.",
        "You carried it up the stairs. = The rain came in there. = I can look at the log.",
        "It was not us at all. = I can ring you later. = You stood there in the rain.",
    ),
    "later": (
        "I am sending you a man. = You waited and nobody came. = The pipes are old up there, Ana.",
        "It is always so in winter, Ana. = Turn it to the left now. = You had no water all day.",
        "You rang and nobody heard you. = Nobody told us about it. = Have a look under the sink.",
        "We had bad weather here. = Let us find the leak. = You asked and nobody told you.",
        "It is the time of the year. = Can we look at the fuse. = A night without a light.",
        "The office was shut then. = Let us try the switch. = No hot meal for a week.",
    ),
}
"""The decisions of two scenes: the words of their options. The best stands where ``BEST`` says."""
BEST = {"earlier": "122102", "later": "120222"}


def checked_frame(folder: Path, kind: str, text: str) -> Framed:
    """Write a library in which ``text`` stands as ``kind`` says.

    ``top``: keys at the top of the scene, instead of those it has. ``beats``: beats between ``hello`` and ``goodbye``,
    of which ``middle`` comes after ``hello``. ``steps``: the steps of ``middle``. ``third``: as ``top``, beside two
    more scenes. ``cast``, ``skills``, ``course``: the file of Ana, of the tags, of a course with two more scenes.
    """
    offset, file, whole = 0, SCENE, text
    files = {
        "course.yaml": COURSE,
        "skills.yaml": SKILLS,
        "cast/ana.yaml": ANA + REACTS,
        SCENE: "".join(SECTIONS.values()),
    }
    if "ben" in text:
        files["cast/ben.yaml"] = BEN
    if "listen" in text:
        files["skills.yaml"] += "listen: {label: Listen, half: heart, kind: skill, tip: Let them finish.}\n"
    head = "".join(part for name, part in SECTIONS.items() if name != "beats") + f"beats:\n{HELLO}    - go: middle\n"
    match kind:
        case "top":
            offset, whole = _beside(text)
        case "beats":
            offset, whole = head.count("\n"), head + indented(text, 2) + GOODBYE
        case "steps":
            head += "  middle:\n"
            offset, whole = head.count("\n"), head + indented(text, 4) + GOODBYE
        case "cast":
            file = "cast/ana.yaml"
        case "skills":
            file = "skills.yaml"
        case "course":
            file = "course.yaml"
            files |= {
                f"scenes/{id_}.yaml": files[SCENE].replace("scene: example", f"scene: {id_}")
                for id_ in ("other", "third")
            }
            if "ben" in text:
                with_ben = files["scenes/third.yaml"].replace("  ana: {}\n", "  ana: {}\n  ben: {}\n")
                files["scenes/third.yaml"] = with_ben.replace("  hello:\n", "  hello:\n    - ben: Hello.\n", 1)
        case "third":
            offset, whole = _beside(text)
            files["course.yaml"] = COURSE.replace("[example]", "[earlier, later, example]")
            files |= {f"scenes/{id_}.yaml": _scene_of(id_) for id_ in BESIDE}
    files[file] = whole
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return Framed(folder, file, offset)


def _scene_of(id_: str) -> str:
    """One of the scenes beside the third."""
    beats = ""
    for number, (said, best) in enumerate(zip(BESIDE[id_], map(int, BEST[id_]), strict=True)):
        beats += f"  beat_{number}:\n    - ana: What do you say?\n    - choose:\n"
        tags = {best: "acknowledge", (best + 1) % 3: "excuse", (best + 2) % 3: "fix, why: Too soon."}
        for place, words in enumerate(said.split(" = ")):
            beats += f'        option_{place}: {{say: "{words}", does: {tags[place]}}}\n'
        if number < len(BEST[id_]) - 1:
            beats += f"    - go: beat_{number + 1}\n"
    own = {
        "scene": f"scene: {id_}\n",
        "title": f"title: {id_.capitalize()}\n",
        "cast": "cast: {ana: {trust: 0}}\n",
        "flags": "",
        "beats": f"beats:\n{beats}    - when: trust >= 62\n      then:\n        - end: kept\n    - end: gone\n",
    }
    return "".join({**SECTIONS, **own}.values())


def _beside(text: str) -> tuple[int, str]:
    """The sections of the whole scene that the text does not hold itself, before it."""
    own = set(yaml.safe_load(text))
    head = "".join(part for name, part in SECTIONS.items() if name not in own)
    return head.count("\n"), head + text


def indented(text: str, by: int) -> str:
    """The text deeper by some spaces."""
    return "".join(" " * by + line for line in text.splitlines(keepends=True))
