"""A small library with everything in it that a map, a script or a schema has to show, and awkward names."""

from __future__ import annotations

from pathlib import Path

SCENE = """\
scene: till
title: The <b>Till</b> & "Co"
summary: A queue, a receipt and a dog.
teaches: [listen]
cast:
  mr_low: {}
flags:
  paid: false
beats:
  hello:
    - mr_low: "My receipt says <script>alert(1)</script> & more."
      cut_in:
        hurry:
          say: "=HYPERLINK(1) Next!"
          does: rush
          go: cross
    - choose:
        explain:
          say: That is the price of the dog, {player}.
          label: Explain it
          does: listen
          note: {dog: "The dog was on the receipt"}
          why: He asked.
          reply:
            - mr_low: Ah. The dog.
          set: {paid: true}
        shrug:
          say: I only work here.
          when: anger < 90
          locked: He is too cross for that.
          does: rush
        leave:
          say: Goodbye then.
          end: gone
    - when: anger > 60
      then:
        - go: cross
      otherwise:
        - end: happy
  cross:
    - narrator: The dog barks.
    - when: paid and anger < 80
      then:
        - end: happy
    - end: gone
  attic:
    - narrator: Nobody has been up here.
    - go: cross
endings:
  happy: {title: Happy, outcome: won, text: "He paid for the dog."}
  settled: {title: Never, outcome: settled}
  gone: {title: Gone, outcome: lost, text: "The dog stayed."}
"""
CAST = """\
character: mr_low
name: Mr "Low" <Junior>
meters:
  anger: {label: Anger, start: 50, good: low}
reacts:
  listen: {anger: -10}
  rush: {anger: +20}
"""
SKILLS = """\
listen: {label: Listen, half: heart, kind: skill, tip: "Hear it."}
rush: {label: Rush, half: heart, kind: fault, tip: "Slow down."}
"""


def write_till(folder: Path, scene: str = SCENE) -> Path:
    """Write the library; returns its folder."""
    for part in ("cast", "scenes"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "scenes" / "till.yaml").write_text(scene, encoding="utf-8")
    (folder / "cast" / "mr_low.yaml").write_text(CAST, encoding="utf-8")
    (folder / "skills.yaml").write_text(SKILLS, encoding="utf-8")
    (folder / "course.yaml").write_text("title: Tills\n", encoding="utf-8")
    return folder
