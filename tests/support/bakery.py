"""A small library without problems, in which slips are made: a bakery, and a cake that came a day late."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SCENE: Final = """\
scene: cake
title: The Late Cake
summary: A cake came a day after the party.
briefing: It is nine, and the shop has just opened.
teaches: [listen, acknowledge, own_it]
place: desk
cast:
  mrs_lind: {anger: 60}
flags:
  refunded: false
  tries: 0
  cause: [unknown, oven]
passes: outcome != lost and trust >= 60
score: (trust + (100 - anger)) / 2

beats:
  counter:
    - you: Good morning, {company}.
    - mrs_lind: The party was yesterday.
      face: annoyed
    - note: {party: The party was on Monday.}
    - go: what_happened

  what_happened:
    - choose:
        the_oven:
          say: It was the oven, I'm afraid.
          does: excuse
          why: She does not eat your oven.
          reply:
            - mrs_lind: Then mend it.
        the_party:
          say: A party without its cake. That is on us.
          does: [acknowledge, own_it]
          set: {refunded: true}
          why: You named it, and took it on.
          reply:
            - mrs_lind: It is.
        the_form:
          say: You can fill in this form.
          does: excuse
          why: It is more work for her.
    - go: what_now

  what_now:
    - when: anger >= 60
      then:
        - mrs_lind: And what now?
      otherwise:
        - mrs_lind: So what do we do?
    - choose:
        which_cake:
          say: Which cake was it?
          does: clarify
          once: true
          go: what_now
        a_new_one:
          say: I bake it again, today, and bring it round.
          does: own_it
          set: {refunded: true}
          go: goodbye
        come_back:
          say: Could you come back when the baker is in?
          does: excuse
          go: goodbye
        silence:
          after: 30s
          does: excuse
          go: what_now

  goodbye:
    - when: trust >= 60 and refunded
      then:
        - end: kept
      otherwise:
        - end: gone

endings:
  kept: {title: Kept, outcome: won, text: She ordered for the summer.}
  gone: {title: Gone, outcome: lost, text: She went to the other baker.}

plays:
  the model answer:
    choose: [the_party, which_cake, a_new_one]
    ends: kept
"""
PERSON: Final = """\
character: mrs_lind
name: Mrs Lind
role: Her cake came a day late
portrait: stand_in.svg
meters:
  anger: {label: Anger, start: 50, good: low}
  trust: {label: Trust, start: 40, good: high}
faces:
  annoyed: anger >= 50
  calm:
reacts:
  listen: {trust: +5}
  acknowledge: {anger: -10, trust: +10}
  clarify: {trust: +10}
  own_it: {anger: -10, trust: +15}
  excuse: {anger: +10, trust: -10}
"""
SKILLS: Final = """\
listen: {label: Listen, half: heart, kind: skill, tip: Let her get to the end.}
acknowledge: {label: Acknowledge, half: heart, kind: skill, tip: Name what it cost.}
clarify: {label: Clarify, half: head, kind: skill, tip: Ask one thing.}
own_it: {label: Own it, half: head, kind: skill, tip: Say what you will do.}
excuse: {label: Excuse, half: head, kind: fault, tip: Keep it for the kitchen.}
"""
COURSE: Final = """\
title: At the bakery
levels:
  - cake
words:
  company: Lind and Sons
"""
FILES: Final = MappingProxyType(
    {"course.yaml": COURSE, "skills.yaml": SKILLS, "cast/mrs_lind.yaml": PERSON, "scenes/cake.yaml": SCENE}
)
