"""A library of two scenes: in the first somebody is promised a call, in the second that is remembered."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "course.yaml": "title: Calls\nwords: {company: Brightwire}\nlevels: [install, later]\n",
    "skills.yaml": "fix: {label: Fix, half: head, kind: skill, tip: Mend it.}\n",
    "cast/smith.yaml": "character: smith\nname: Mrs Smith\nmeters:\n  trust: {start: 30, good: high}\n"
    "reacts:\n  fix: {trust: +30}\n",
    "scenes/install.yaml": """\
scene: install
title: The Install
cast: {smith: {}}
beats:
  hello:
    - smith: Well?
    - choose:
        ring:
          say: I will ring you.
          does: fix
          promise: {call: {to: smith, by: "Monday at ten", text: Ring her back.}}
          go: monday
        wait: {say: Wait., go: monday}
  monday:
    - narrator: Monday, ten o'clock.
    - choose:
        do_it: {say: Here I am., when: promised(call), keep_promise: call, go: over}
        forget: {say: Not now., break_promise: call, end: lost}
        stay: {say: Nothing., go: over}
  over:
    - when: kept(call)
      then:
        - smith: Thank you.
        - end: won
    - end: lost
endings:
  won: {title: Won, outcome: won, text: She heard from you.}
  lost: {title: Lost, outcome: lost, text: She did not.}
""",
    "scenes/later.yaml": """\
scene: later
title: Later
cast: {smith: {}}
beats:
  hello:
    - when: kept(install.call)
      then:
        - smith: "You rang. {promise.install.call.by}, you said."
        - end: warm
    - when: broken(install.call)
      then:
        - smith: Nobody rang.
        - end: cold
    - when: promised(install.call)
      then:
        - smith: I am waiting still.
        - end: cold
    - smith: Who are you?
    - end: warm
endings:
  warm: {title: Warm, outcome: won, text: Good.}
  cold: {title: Cold, outcome: lost, text: Not good.}
""",
}


def library(folder: Path, **changed: str) -> Path:
    """Write the library; ``changed`` are scenes by id, whole."""
    for name, text in {**FILES, **{f"scenes/{id_}.yaml": text for id_, text in changed.items()}}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder
