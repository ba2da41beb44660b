"""Makes big, sound libraries of realistic scenes, for benchmarks and for tests that need many beats."""

from __future__ import annotations

import random
from pathlib import Path

TAGS = {
    "listen": ("heart", "skill"),
    "acknowledge": ("heart", "skill"),
    "specific_apology": ("heart", "skill"),
    "use_name": ("heart", "skill"),
    "clarify": ("head", "skill"),
    "own_it": ("head", "skill"),
    "fix": ("head", "skill"),
    "follow_up": ("head", "skill"),
    "interrupt": ("heart", "fault"),
    "bare_sorry": ("heart", "fault"),
    "excuse": ("head", "fault"),
    "jargon": ("head", "fault"),
}
PEOPLE = ("ada_stone", "ben_okoro", "cara_lindt", "dev_rao")
WORDS = (
    "the line was down again this morning and nobody told me why",
    "your engineer came at noon and left before I had the kettle on",
    "I have the letter here and it says Tuesday in plain print",
    "I am not cross with you but I have said all this before",
    "we had it noted for nine and we did not come until twelve",
    "let me look at the log with you before we say what it is",
    "that is the second time this month that I have stayed in",
    "tell me what you saw on the box when it stopped",
    "I can have somebody with you by four and I will ring to check",
    "it was never like this in the old flat",
)


def write_library(folder: Path, scenes: int, beats_per_scene: int, seed: int = 1) -> Path:
    """Write a library that has no problem in it.

    Args:
        folder: where; it is made.
        scenes: how many scenes.
        beats_per_scene: how many beats in each. About every third holds a decision with three or four options.
        seed: what the texts and the paths are drawn from.

    Returns:
        The folder.
    """
    dice = random.Random(seed)
    for part in ("cast", "scenes"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    ids = [f"scene_{number:04}" for number in range(scenes)]
    listed = "".join(f"  - {id_}\n" for id_ in ids)
    _write(folder / "course.yaml", f"title: Many calls\nwords:\n  company: Brightwire\nlevels:\n{listed}")
    tags = (
        f"{tag}: {{label: {tag.replace('_', ' ').capitalize()}, half: {half}, kind: {kind}, tip: Think of it.}}\n"
        for tag, (half, kind) in TAGS.items()
    )
    _write(folder / "skills.yaml", "".join(tags))
    for person in PEOPLE:
        _write(folder / "cast" / f"{person}.yaml", character(person, dice))
    for id_ in ids:
        _write(folder / "scenes" / f"{id_}.yaml", scene(id_, beats_per_scene, dice))
    return folder


def character(id_: str, dice: random.Random) -> str:
    """A character's file, with a temperament for every tag."""
    lines = [
        f"character: {id_}",
        f"name: {id_.replace('_', ' ').title()}",
        "role: Customer of many years",
        f"portrait: {id_}.svg",
        "meters:",
        "  anger: {label: Anger, start: 60, good: low}",
        "  trust: {label: Trust, start: 30, good: high}",
        "faces:",
        "  furious: anger >= 80",
        "  annoyed: anger >= 50",
        "  warm: trust >= 70 and anger < 30",
        "  calm:",
        "reacts:",
    ]
    for tag, (_, kind) in TAGS.items():
        by = dice.randint(2, 12) * (1 if kind == "skill" else -1)
        if tag == "fix":
            lines += [f"  {tag}:", "    - {when: anger >= 55, anger: +8}", f"    - {{trust: {by:+}}}"]
        elif tag == "specific_apology":
            lines += [f"  {tag}:", f"    anger: {-by:+}", f"    trust: {by:+}", "    again: {trust: -2}"]
        else:
            lines.append(f"  {tag}: {{anger: {-by:+}, trust: {by:+}}}")
    return "\n".join(lines) + "\n"


def scene(id_: str, beats: int, dice: random.Random) -> str:
    """A scene's file: a line of beats in which every way leads on, some of it by a detour."""
    person = dice.choice(PEOPLE)
    lines = [
        f"scene: {id_}",
        f"title: Call {id_[-4:]}",
        f"summary: {sentence(dice)}",
        "briefing: |",
        f"  {sentence(dice)}",
        "teaches: [listen, acknowledge, own_it]",
        "cast:",
        f"  {person}: {{anger: {dice.randint(40, 90)}}}",
        "flags:",
        "  promised: false",
        "  tries: 0",
        "  cause: [unknown, box, cable]",
        "passes: outcome != lost and trust >= 40",
        "beats:",
    ]
    for number in range(beats):
        following = f"beat_{min(number + 1, beats - 1)}"
        lines.append(f"  beat_{number}:")
        lines.append(f"    - {person}: {sentence(dice)}")
        if number == beats - 1:
            lines += [
                "    - when: trust >= 40",
                "      then:",
                "        - end: settled",
                "      otherwise:",
                "        - end: gone",
            ]
        elif number % 3 == 0:
            lines += decision(person, following, dice)
        else:
            if number % 3 == 1:
                lines += ["    - when: anger >= 70", "      then:", f"        - {person}: {sentence(dice)}"]
            else:
                lines += [
                    f"    - note: {{note_{number}: He said so}}",
                    f"    - set: {{cause: {dice.choice(['box', 'cable'])}}}",
                ]
            lines.append(f"    - go: {following}")
    lines += [
        "endings:",
        f"  settled: {{title: Settled, outcome: settled, text: {sentence(dice)}}}",
        f"  gone: {{title: Gone, outcome: lost, text: {sentence(dice)}}}",
    ]
    return "\n".join(lines) + "\n"


def decision(person: str, following: str, dice: random.Random) -> list[str]:
    """A choice of three or four options, one of which may be locked for a while."""
    lines = ["    - choose:"]
    for number in range(dice.randint(3, 4)):
        lines += [
            f"        option_{number}:",
            f"          say: {sentence(dice)}",
            f"          does: [{', '.join(dice.sample(sorted(TAGS), 2))}]",
        ]
        if number == 0:
            lines += ["          reply:", f"            - {person}: {sentence(dice)}"]
        if number == 1:
            lines.append(f"          mood: {{anger: {dice.randint(-5, 5):+}}}")
        if number == 2:
            lines += [
                f"          when: anger < {dice.randint(40, 90)} or promised",
                "          set: {promised: true, tries: +1}",
            ]
        lines.append(f"          go: {following}")
    return lines


def sentence(dice: random.Random) -> str:
    """A sentence that needs no quotation marks."""
    return f"{dice.choice(WORDS).capitalize()}."


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
