"""Libraries full of names: one by hand with each place where a name can stand, and others drawn, written in every way.

Names are drawn from few, so that a beat, a flag, a note and an option are often called alike.
"""

from __future__ import annotations

from random import Random
from typing import Final

COURSE: Final = """\
title: Calls at {company}
levels:
  - teapot
  - {scene: kettle, after: teapot}   # the kettle, later
words:
  company: Leaf
"""
SKILLS: Final = """\
listen: {label: Listen, half: heart, kind: skill, tip: "Hear {company}."}
fix: {label: Fix, half: head, kind: skill, tip: Mend it.}
excuse: {label: Excuse, half: head, kind: fault, tip: Do not.}
"""
BELL: Final = """\
character: mr_bell
name: Mr Bell
portrait: mr_bell.svg
meters:
  anger: {label: Anger, start: 60, good: low}
  trust: {label: Trust, start: 30, good: high}
faces:
  furious: mr_bell . anger >= 80 or did(excuse)
  wary: ended(teapot) == glue
  calm:
reacts:
  fix:
    - {when: anger >= 55 and not did( fix ), anger: +10}
    - {mr_bell.anger: -10, trust: +15}
  excuse: {anger: +15, again: {trust: -5}}
"""
JOAN: Final = "character: joan\r\nname: Joan\r\nmeters:\r\n  anger: {start: 10, good: low}\r\n"
TEAPOT: Final = """\
# ring, photos and mr_bell in a comment stay as they are.
scene: teapot
title: The Teapot of {company}
teaches: [fix, listen]
cast:
  mr_bell: {anger: 65}
flags:
  photos: false             # called like an option
  lid: [unknown, whole]
variants: {ring: [true, false]}
start: 'ring'
passes: >
  outcome != lost
  and trust >= 10
score: (trust + (100 - anger)) / 2
beats:
  ring:
    - mr_bell: "My teapot, said \\"Mr\\" Bell to ring: photos."
      voice: mr_bell/one.ogg
      cut_in: {hurry: {say: Quick!, does: excuse}}
    - {mr_bell: Well, really, when: not ring}
    - note: {photos: "A note, called like a flag", sunday: On Sunday, at ten}
    - when: not seen(what_now) and
        (lid == whole or noted(sunday))
      then:
        - mood: {mr_bell.anger: -5, "trust": +5}
    - choose:
        photos:
          say: Photos of {company}, {{please}, {  company }.
          does: [fix, 'excuse']
          set: {photos: true, lid: whole}
          when: did(fix) or not did(fix)
          reply:
            - you: I said so.
            - mr_bell: Hm.
          go: what_now
        "leave":
          say: Bye.
          end: glue
  what_now:
    - choose:
        photos: {say: Again, does: fix, end: "pot"}
        sorry: {say: Sorry, note: {sunday: Sunday}, go: ring}
endings:
  glue: {title: Glue, outcome: lost}
  pot: {title: Pot, outcome: won, text: Good.}
plays:
  the model answer:
    choose: [photos, photos]
    ends: pot
    expect: photos and mr_bell.trust >= 0
    variants: {ring: true}
  another: {choose: [hurry, leave], ends: glue, remember: {kettle: cold}}
"""
KETTLE: Final = """\
scene: kettle
title: The Kettle
cast: {mr_bell: {}, joan: {anger: 5}}
beats:
  ring:
    - when: ended(teapot) == glue and mr_bell.anger > joan.anger
      then:
        - joan: Glue.
    - mr_bell: Cold.
    - choose:
        warm: {say: Warm it., does: fix, to: joan, mood: {joan.anger: +5}, end: cold}
endings:
  cold: {title: Cold, outcome: won}
plays:
  one: {choose: warm, remember: {teapot: glue}}
"""
MONDAY: Final = """\
scene: monday
title: Monday
cast: {joan: {}}
beats:
  hello:
    - when: kept( monday . call ) or broken(call)
      then:
        - you: I will { promise.monday.call.text }, {promise.call.by}.
    - choose:
        call: {say: I will., promise: {call: {to: joan, by: Monday, at ten, text: call}}, go: hello}
        "break": {say: No., break_promise: [ 'call' ], go: hello}
    - keep_promise: call
    - end: cold
endings:
  cold: {title: Called, outcome: won}
plays:
  one: {choose: [call, break], remember: {monday: "cold, kept: call"}}
"""
BESIDE: Final = frozenset(("portraits/mr_bell.svg", "voices/mr_bell/one.ogg"))


def by_hand() -> dict[str, str]:
    """A sound library with each place where a name can stand; ``BESIDE`` lie beside it."""
    return {
        "course.yaml": COURSE,
        "skills.yaml": SKILLS,
        "cast/mr_bell.yaml": BELL,
        "cast/joan.yaml": JOAN,
        "scenes/teapot.yaml": TEAPOT,
        "scenes/kettle.yaml": KETTLE,
        "scenes/monday.yaml": MONDAY,
    }


NAMES: Final = ("ring", "photos", "sunday", "b", "long_name_1")
PEOPLE: Final = ("ann", "bo")
TAGS: Final = ("listen", "fix", "ring")
SKILL: Final = "{label: L, half: heart, kind: skill, tip: 'Do {{it} at {firm}.'}"
LINES: Final = ("Well, {company}.", "'{{no} and {firm}: yes'", '"It\\u2019s {company}\\n"')
METERS: Final = ("ann.anger", "bo.anger", "ann_trust", '"bo.anger"')


def drawn(seed: int) -> dict[str, str]:
    """A sound library, always the same for the same seed."""
    return _Drawer(Random(seed)).library()


class _Drawer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.beats: list[str] = []
        self.notes = list(NAMES[:2])

    def library(self) -> dict[str, str]:
        scenes = self.random.sample(("alpha", "beta", "gamma"), self.random.randint(1, 3))
        found = {
            "course.yaml": "title: A course\nwords: {company: Leaf, firm: Pot}\n"
            f"levels: [{', '.join(map(self.quoted, scenes))}]\n",
            "skills.yaml": "".join(f"{self.quoted(tag)}: {SKILL}\n" for tag in TAGS),
        }
        for person in PEOPLE:
            found[f"cast/{person}.yaml"] = self.person(person, scenes)
        for scene in scenes:
            found[f"scenes/{scene}.yaml"] = self.scene(scene, scenes)
        return {name: self.ended(text) for name, text in found.items()}

    def ended(self, text: str) -> str:
        """The text with one of the line ends that there are, perhaps after a byte order mark."""
        mark = "\ufeff" if self.random.random() < 0.2 else ""
        return mark + text.replace("\n", self.random.choice(("\n", "\n", "\r\n")))

    def quoted(self, name: str) -> str:
        return self.random.choice((name, name, name, f'"{name}"', f"'{name}'"))

    def person(self, person: str, scenes: list[str]) -> str:
        own = self.random.choice(("anger", f"{person}.anger", f"{person} . anger"))
        return (
            f"character: {self.quoted(person)}\nname: {person.title()} of {{company}}\n"
            f"meters:\n  {self.quoted('anger')}: {{start: 50, good: low}}\n  {person}_trust: {{start: 5, good: high}}\n"
            f"faces:\n  cross: {own} > 5 and ended({scenes[0]}) != won\n  calm:\n"
            f"reacts:\n  {self.quoted(self.random.choice(TAGS))}: {{when: did(fix), anger: +5, again: {{anger: -5}}}}\n"
        )

    def scene(self, scene: str, scenes: list[str]) -> str:
        draw = self.random
        self.beats = draw.sample(NAMES, draw.randint(1, 4))
        flags = [name for name in NAMES if name != "b"][: draw.randint(1, 4)]
        lines = [
            f"scene: {self.quoted(scene)}  # {scene}",
            f"title: At {{{draw.choice(('company', 'firm', ' firm '))}}}",
            f"teaches: {self.quoted(draw.choice(TAGS))}",
            draw.choice(("cast: {ann: {anger: 5}, bo: {}}", "cast:\n  ann:\n    ann_trust: 5\n  bo:")),
            "flags:",
            *(f"  {self.quoted(flag)}: false" for flag in flags),
            f"start: {self.quoted(self.beats[0])}",
            "beats:",
        ]
        for beat in self.beats:
            lines += self.beat(beat, flags, scenes)
        lines += ["endings:", "  won: {title: Won, outcome: won}", "  'b': {title: B, outcome: lost}"]
        return "\n".join(lines) + "\n"

    def condition(self, flags: list[str], scenes: list[str]) -> str:
        draw = self.random
        parts = [
            draw.choice(flags),
            f"not noted({draw.choice(self.notes)})",
            f"did( {draw.choice(TAGS)} )",
            f"seen({draw.choice(self.beats)})",
            f"ended({draw.choice(scenes)}) == {draw.choice(('won', 'b', 'never'))}",
            "ann.anger > bo . anger",
            "ann_trust + 1 > 0",
        ]
        chosen = draw.sample(parts, draw.randint(1, 4))
        joint = draw.choice((" and ", " or ", "\n            and "))
        return joint.join(chosen)

    def beat(self, beat: str, flags: list[str], scenes: list[str]) -> list[str]:
        draw, on = self.random, self.quoted(self.random.choice(self.beats))
        lines = [
            f"  {self.quoted(beat)}:",
            f"    - {draw.choice(PEOPLE)}: {draw.choice(LINES)}",
            f"    - note: {{{self.quoted(self.notes[0])}: One, two, {self.quoted(self.notes[1])}: Two}}",
            f"    - set: {{{self.quoted(draw.choice(flags))}: true}}",
            f"    - when: {self.condition(flags, scenes)}",
            "      then:",
            f"        - mood: {{{draw.choice(METERS)}: +5}}",
            "    - choose:",
        ]
        for option in draw.sample(NAMES, draw.randint(1, 3)):
            lines += [
                f"        {self.quoted(option)}:",
                f"          say: I say {option}.",
                f"          does: [{self.quoted(draw.choice(TAGS))}]",
                f"          when: {self.condition(flags, scenes)}",
                draw.choice((f"          go: {on}", "          end: won", "          end: 'b'")),
            ]
        return [*lines, "    - end: won"]
