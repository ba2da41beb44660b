"""Writes the parts of the documentation that are made from the program: problem codes, a kiosk's settings, sounds.

python tools/write_docs.py            write them
python tools/write_docs.py --check    say which are out of date; exit code 1 if any is
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from game.authoring.check import all_codes, pages_in_markdown  # noqa: E402 - the checkout is put on the path first
from game.kiosk.toml import settings_in_markdown  # noqa: E402 - as above
from game.soundscape import NAMED  # noqa: E402 - as above

KIOSK = ROOT / "docs" / "kiosk.md"
GUIDE = ROOT / "docs" / "writing-scenes.md"


def documents() -> Mapping[Path, str]:
    """Each generated file with what should stand in it."""
    return {
        ROOT / "docs" / "problem-codes.md": pages_in_markdown(all_codes()),
        KIOSK: with_part(KIOSK, "settings", settings_in_markdown()),
        GUIDE: with_part(GUIDE, "sounds", sounds_in_markdown()),
    }


def with_part(page: Path, name: str, made: str) -> str:
    """A page with what is made in its place; around it stands what somebody wrote."""
    begin, end = f"<!-- {name}: written by tools/write_docs.py -->\n", f"\n<!-- end of {name} -->"
    written = page.read_text(encoding="utf-8")
    return f"{written[: written.index(begin)]}{begin}{made}{written[written.index(end) :]}"


def sounds_in_markdown() -> str:
    """What a line may name after ``sound``, with its caption."""
    rows = (f"| `{name}` | {sound.caption} |" for name, sound in NAMED.items())
    return "\n".join(("| sound | its caption |", "|---|---|", *rows))


def stale() -> list[Path]:
    """The generated files that are missing or out of date."""
    return [
        path for path, text in documents().items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def main(argv: list[str]) -> int:
    """Write or check; returns the exit code."""
    old = stale()
    if "--check" in argv:
        for path in old:
            print(f"{path.relative_to(ROOT)} is out of date: run python tools/write_docs.py")
        return int(bool(old))
    for path in old:
        path.write_text(documents()[path], encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
