"""Takes the trainer's guide apart into its examples, and builds the library that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"
GUIDE: Final = DOCS / "writing-scenes.md"
LIBRARY: Final = "our_calls"
SCENE: Final = "scenes/teapot.yaml"
PERSON: Final = "cast/mr_bell.yaml"
PIECE: Final = "your_piece"
"""The beat that steps and options of the guide are put in."""

_FENCE: Final = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FLAGS: Final = "flags:\n  new_pot: false\n  tries: 0\n  lid: [unknown, whole, chipped]\n"


@dataclass(frozen=True)
class Block:
    """A fenced block: its language and the words after it, its text, its line, and what stands before it."""

    info: str
    text: str
    line: int
    before: str

    @property
    def file(self) -> str:
        """The file that it is the whole of, within the library; nothing for a fragment."""
        found = re.match(rf"# {LIBRARY}/(\S+\.yaml)\n", self.text)
        return found[1] if found and self.info == "yaml" else ""

    def __str__(self) -> str:
        return f"line-{self.line}"


def blocks() -> list[Block]:
    """Every fenced block of the guide, in order."""
    guide = GUIDE.read_text(encoding="utf-8")
    found: list[Block] = []
    end = 0
    for match in _FENCE.finditer(guide):
        found.append(
            Block(match[1].strip(), match[2], guide.count("\n", 0, match.start()) + 1, guide[end : match.start()])
        )
        end = match.end()
    return found


BLOCKS: Final = tuple(blocks())
WHOLE: Final = tuple(block for block in BLOCKS if block.file)
FRAGMENTS: Final = tuple(block for block in BLOCKS if block.info.startswith("yaml") and not block.file)
STORIES: Final = tuple(block for block in BLOCKS if block.info.startswith("twee "))
SHOWN: Final = tuple((before, block) for before, block in pairwise(BLOCKS) if block.info == "text")


def write_library(folder: Path) -> Path:
    """The library that the guide's reader has in the end: every file that the guide shows whole.

    Stories to import stand beside it.
    """
    for story in STORIES:
        (folder / story.info.partition(" ")[2]).write_text(story.text, encoding="utf-8", newline="\n")
    library = folder / LIBRARY
    for block in WHOLE:
        path = library / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8", newline="\n")
    return library


def put_in(library: Path, kind: str, text: str) -> str:
    """Put a fragment where it belongs, and give the file that it then stands in.

    Args:
        library: as :func:`write_library` made it.
        kind: ``steps`` or ``options`` of a beat, ``top`` of a scene, or part of a ``cast``, ``course`` or ``skills``
            file, whose keys replace those of the same name.
        text: the fragment.
    """
    file = {"cast": PERSON, "course": "course.yaml", "skills": "skills.yaml"}.get(kind, SCENE)
    path = library / file
    whole = path.read_text(encoding="utf-8")
    match kind:
        case "steps":
            whole = _with_beat(_replaced(whole, _FLAGS), text)
        case "options":
            whole = _with_beat(_replaced(whole, _FLAGS), f"- choose:\n{_deeper(text, 4)}- go: goodbye\n")
        case "top" | "cast":
            whole = _replaced(whole, text)
        case "course":
            drawn = [name for listed in re.findall(r"from: \[(.*)\]", text) for name in listed.split(", ")]
            for scene in (*re.findall(r"(?:scene|between): (\w+)", text), *drawn):
                _copy_of_the_scene(library, scene)
            whole = _replaced(whole, text)
        case "skills":
            whole += text
        case _:
            raise AssertionError(f"the guide has a block of yaml '{kind}', and nobody knows where that goes")
    path.write_text(whole, encoding="utf-8", newline="\n")
    return file


def start_at_the_piece(library: Path) -> None:
    """Let the scene begin with the fragment that was put in."""
    path = library / SCENE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("start: ring\n", f"start: {PIECE}\n"), encoding="utf-8", newline="\n")


def _sections(text: str) -> list[str]:
    """A file cut before each of its outermost keys."""
    return [part for part in re.split(r"^(?=\w+:)", text, flags=re.MULTILINE) if part]


def _replaced(whole: str, text: str) -> str:
    """A file with some of its outermost keys written anew, or added at the end."""
    new = {part.partition(":")[0]: part for part in _sections(text)}
    kept = [new.pop(part.partition(":")[0], part) for part in _sections(whole)]
    return "".join((*kept, *new.values()))


def _with_beat(scene: str, steps: str) -> str:
    """A scene with one more beat, which goes on to the goodbye where the steps do not lead on themselves."""
    beat = f"  {PIECE}:\n{_deeper(steps, 4)}"
    if not re.search(r"^- (go|end):", steps, re.MULTILINE):
        beat += "    - go: goodbye\n"
    return scene.replace("\nbeats:\n", f"\nbeats:\n{beat}\n")


def _deeper(text: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}" for line in text.splitlines(keepends=True))


def _copy_of_the_scene(library: Path, scene: str) -> None:
    path = library / "scenes" / f"{scene}.yaml"
    if not path.exists():
        text = (library / SCENE).read_text(encoding="utf-8")
        path.write_text(text.replace("\nscene: teapot\n", f"\nscene: {scene}\n"), encoding="utf-8", newline="\n")
