"""Builds a small sound library round a piece of YAML, so that only what is wrong in that piece can be told."""

from __future__ import annotations

from pathlib import Path

import yaml

COURSE = "title: Example\nwords: {company: Brightwire}\nlevels: [example]\n"
SKILLS = "".join(
    f"{tag}: {{label: {tag.capitalize()}, half: {half}, kind: {kind}, tip: Think of it.}}\n"
    for tag, half, kind in (
        ("listen", "heart", "skill"),
        ("acknowledge", "heart", "skill"),
        ("excuse", "head", "fault"),
        ("fix", "head", "skill"),
    )
)
ANA = """\
character: ana
name: Ana Diaz
role: Customer
portrait: ana.svg
meters:
  anger: {label: Anger, start: 60, good: low}
  trust: {label: Trust, start: 30, good: high}
faces:
  furious: anger >= 80
  warm: trust >= 70
  calm:
reacts:
  acknowledge: {anger: -10, trust: +5}
  excuse: {anger: +15}
"""
BEN = "character: ben\nname: Ben Okoro\nmeters:\n  anger: {start: 40, good: low}\n"
BROKEN = "character: broken\n"
SECTIONS = {
    "scene": "scene: example\n",
    "title": "title: Example\n",
    "summary": "summary: A call.\n",
    "cast": "cast:\n  ana: {}\n",
    "flags": "flags:\n  promised: false\n  tries: 0\n  cause: [unknown, box]\n",
    "variants": "variants:\n  genuine: [true, false]\n",
    "beats": "beats:\n  hello:\n    - ana: Good morning.\n    - end: done\n",
    "endings": "endings:\n  done: {title: Done, outcome: won, text: Good.}\n",
}
SCENE = "scenes/example.yaml"


class Framed:
    """A library round a piece: ``file`` is where the piece stands, ``offset`` how many lines stand before it."""

    def __init__(self, folder: Path, file: str, offset: int) -> None:
        self.folder = folder
        self.file = f"{folder.name}/{file}"
        self.offset = offset


def frame(folder: Path, kind: str, text: str) -> Framed:
    """Write a library in which ``text`` stands as ``kind`` says (the kinds are told in catalogue/code.py)."""
    offset, file, whole = 0, SCENE, text
    files: dict[str, str | bytes] = {
        "course.yaml": COURSE,
        "skills.yaml": SKILLS,
        "cast/ana.yaml": ANA,
        "cast/ben.yaml": BEN,
        SCENE: "".join(SECTIONS.values()),
    }
    match kind:
        case "top":
            offset, whole = _beside(text)
        case "beats":
            head = "".join(part for name, part in SECTIONS.items() if name != "beats") + "beats:\n"
            offset, whole = head.count("\n"), head + _indented(text, 2)
        case "steps":
            head = "".join(part for name, part in SECTIONS.items() if name != "beats")
            head += "beats:\n  promise:\n    - end: done\n  hello:\n"
            offset, whole = head.count("\n"), head + _indented(text, 4)
        case "cast":
            file = "cast/ana.yaml"
        case "skills" | "course":
            file = f"{kind}.yaml"
        case "name":
            file = text.splitlines()[0].strip("# \n")
        case "absent":
            file = text.splitlines()[0].strip("# \n")
    if kind == "skills":
        files["cast/ana.yaml"] = ANA.partition("reacts:")[0]
    if kind == "course" and "shift:" in text:
        files |= {
            f"scenes/{name}.yaml": "".join((f"scene: {name}\n", *list(SECTIONS.values())[1:]))
            for name in ("other", "third")
        }
    files[file] = whole
    if kind == "bytes":
        filled = whole.replace("⋯", "." * 4_200_000).replace("␀", "\x07")
        files[file] = filled.encode().replace("�".encode(), b"\xe9")
    if "broken" in text:
        files["cast/broken.yaml"] = BROKEN
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == file and kind in ("absent", "folder"):
            if kind == "folder":
                path.mkdir()
            continue
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Framed(folder, file, offset)


def _beside(text: str) -> tuple[int, str]:
    """The sections of a whole scene that the text does not hold itself, before it."""
    try:
        own = set(yaml.safe_load(text))
    except (yaml.YAMLError, TypeError):
        own = {line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()}
    head = "".join(part for name, part in SECTIONS.items() if name not in own)
    return head.count("\n"), head + text


def _indented(text: str, by: int) -> str:
    """The text deeper by some spaces; a line that begins with a tab stays as it is."""
    return "".join(line if line.startswith("\t") else " " * by + line for line in text.splitlines(keepends=True))
