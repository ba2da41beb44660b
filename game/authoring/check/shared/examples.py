"""Examples that the pages of several rules share, with the gutter that examples have."""

from __future__ import annotations

from typing import Final

GIVEN_AWAY: Final = """\
 cast: {ana: {trust: 20}}
 flags: {}
 beats:
   hello:
     - ana: Good morning. It went dark at nine.
     - choose:
         dark: {say: You sat in the dark all the evening., does: acknowledge}
         storm: {say: "Ana, there was a bad storm about.", does: excuse}
         box: {say: "Let us look at your box, Ana.", does: fix, why: Too soon.}
     - go: middle
   middle:
     - ana: And nobody rang me.
     - choose:
         busy: {say: "Ana, we were all very busy here.", does: excuse}
         evening: {say: It was a long evening without light., does: acknowledge}
         ring: {say: "Ana, let us ring the people there.", does: fix, why: Too soon.}
     - go: later
   later:
     - ana: All evening, and then the night.
     - choose:
         wind: {say: "The wind is always bad up here, Ana.", does: excuse}
         rang: {say: "You rang us, and nobody rang back.", does: acknowledge}
         log: {say: "Ana, let us see what the log has.", does: fix, why: Too soon.}
     - go: goodbye
   goodbye:
     - ana: So what now?
     - choose:
         stairs: {say: You had to find the stairs by hand., does: acknowledge}
         tyre: {say: "Ana, a van had a flat tyre.", does: excuse}
         man: {say: "I will send a man to you, Ana.", does: fix, why: Too soon.}
     - when: trust >= 62
       then:
         - end: kept
     - end: gone
"""
"""A scene whose best options are those without a name in them, as in the two scenes that stand beside it."""

MIXED: Final = """\
 cast: {ana: {trust: 20}}
 flags: {}
 beats:
   hello:
     - ana: Good morning. It went dark at nine.
     - choose:
         dark: {say: "You sat in the dark, Ana.", does: acknowledge}
         storm: {say: There was a bad storm about that night., does: excuse}
         box: {say: Let us look at your box now., does: fix, why: Too soon.}
     - go: middle
   middle:
     - ana: And nobody rang me.
     - choose:
         busy: {say: "Ana, we were all very busy here.", does: excuse}
         evening: {say: It was a long evening without light., does: acknowledge}
         ring: {say: Let us ring the people there., does: fix, why: Too soon.}
     - go: later
   later:
     - ana: All evening, and then the night.
     - choose:
         wind: {say: The wind is always bad in your road., does: excuse}
         rang: {say: "You rang us, Ana.", does: acknowledge}
         log: {say: Let us see what the log has., does: fix, why: Too soon.}
     - go: goodbye
   goodbye:
     - ana: So what now?
     - choose:
         stairs: {say: "You went up by hand, Ana.", does: acknowledge}
         tyre: {say: A van had a flat tyre on that day., does: excuse}
         man: {say: I will send a man to you., does: fix, why: Too soon.}
     - when: trust >= 62
       then:
         - end: kept
     - end: gone
"""
"""The same scene, in which names are in the best options as often as elsewhere."""


def told_at(example: str, line: str) -> str:
    """An example with a mark at the first line that begins so."""
    before, found, after = example.partition(f"\n{line}")
    return f"{before}\n>{found[2:]}{after}"
