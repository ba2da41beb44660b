"""A small library in a folder of its own, and its translation, for the tests of translations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.authoring.translation import made, messages, translation_problems
from game.script.language.po import Po, PoEntry, write_po
from game.script.language.translations import translation_of
from game.script.library.outline import outline_of
from game.script.library.read import read_library

LETTERS = frozenset(map(chr, range(0x20, 0x530)))
"""What the fonts have, as far as these tests go."""
SCENE = """\
scene: example
title: An Example
summary: Somebody rings.
cast: {sam: {}}
beats:
  hello:
    - narrator: The line rings.
    # dry, not cross
    - sam: Good morning, {player}.
      face: calm
    - choose:
        ask:
          say: What is wrong?
          does: listen
          why: You asked.
          note: {asked: Asked what is wrong}
          reply:
            - when: anger > 40
              then:
                - sam: Everything is.
          go: bye
        shrug:
          when: anger < 10
          locked: Not yet.
          say: Well.
          label: Shrug it off.
          go: bye
  bye:
    - sam: Good bye.
    - end: done
endings:
  done: {title: Done, outcome: won, text: It is over.}
"""


def library(folder: Path, scene: str = SCENE) -> Path:
    """A small library in a folder of its own."""
    home = folder / "lib"
    for part in ("scenes", "cast", "translations"):
        (home / part).mkdir(parents=True, exist_ok=True)
    texts = {
        "course.yaml": "title: A Course\nlevels: [example]\nwords: {company: Brightwire}\n",
        "skills.yaml": "listen: {label: Listen, half: heart, kind: skill, tip: Wait for the end.}\n",
        "cast/sam.yaml": (
            "character: sam\nname: Sam\nrole: A customer\nmeters:\n"
            "  anger: {label: Anger, start: 50, good: low}\nreacts:\n  listen: {anger: -5}\n"
        ),
        "scenes/example.yaml": scene,
    }
    for name, text in texts.items():
        (home / name).write_text(text, encoding="utf-8")
    return home


def entries(home: Path) -> list[PoEntry]:
    return [message.entry for message in messages(read_library(home))]


def es(home: Path, **texts: str) -> Path:
    """A Spanish translation of some of the library's texts, by the text."""
    path = translation_of(home, "es")
    wanted = [replace(entry, text=texts.get(entry.source, "")) for entry in entries(home)]
    write_po(path, Po(tuple(wanted), made("es", "Lib", ()).header))
    return path


def codes_told(home: Path) -> list[tuple[str, str, int]]:
    found = translation_problems(outline_of(home), None, LETTERS)
    return [(problem.code, problem.file, problem.line) for problem in found]
