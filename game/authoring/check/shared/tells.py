"""What an option's words show at a glance, before anybody has understood them.

The words are English. Those of another language are simply not found, and what needs no words is looked at alone: the
length, the sentences, names, numbers in figures, money signs, question marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple


class Tell(NamedTuple):
    """Something that can be seen at a glance: what is said of an option that shows it, and how it is found."""

    said: str
    pattern: re.Pattern[str]


def _any_of(words: str, *, first: bool = False) -> re.Pattern[str]:
    """One of some words or phrases, parted by bars, as whole words; ``first``: at the start."""
    parts = "|".join(re.escape(word.strip()) for word in words.split("|"))
    begin = r"^\W{0,3}" if first else r"\b"
    return re.compile(rf"{begin}(?:{parts})\b", re.IGNORECASE)


_NUMBERS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty"
    "|ninety|hundred|thousand|half past|quarter past|quarter to|first|second|third|fourth|fifth|sixth|seventh|eighth"
    "|ninth|tenth|twice|noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
TELLS: Final[Mapping[str, Tell]] = {
    "warm": Tell(
        "begins warmly",
        _any_of(
            "oh|ah|aw|well|lovely|bless|goodness|gosh|my dear|no, no|now, now|there, there|in fairness|of course"
            "|that's lovely|how lovely|dear me|oh dear|thank you for|happy to|absolutely|great|wonderful",
            first=True,
        ),
    ),
    "hand_over": Tell(
        "hands over to another desk or person",
        _any_of(
            "department|desk|team|manager|supervisor|colleague|colleagues|accounts|billing|sales|head office"
            "|put you through"
            "|transfer you|pass you|pass you on|pass it on|pass this on|somebody else|someone else|the office"
            "|switchboard"
            "|the engineers|another number|different number"
        ),
    ),
    "money": Tell(
        "offers money",
        re.compile(
            r"[£$€¥]|\b(?:free|refund|refunded|voucher|discount|credit|credited|goodwill|on us|on the house|our treat"
            r"|off your bill|off the bill|money|no charge|months? off|waive|compensation|knock off|half price)\b",
            re.IGNORECASE,
        ),
    ),
    "confession": Tell(
        "owns up in the first person",
        re.compile(
            r"\b(?:i|we) (?:guessed|ran|went|got|jumped|rushed|missed|forgot|should have|shouldn't have|should not have"
            r"|didn't|did not|don't know|do not know|haven't|have not|hadn't|was wrong|were wrong|let you"
            r"|kept you|left you"
            r"|made you|told you wrong|said it wrong|spoke|talked|assumed|never)\b|\b(?:my|our) (?:mistake"
            r"|fault|doing)\b"
            r"|\bthat (?:was|is) (?:on )?(?:me|us)\b|\bthat one's (?:mine|ours)\b",
            re.IGNORECASE,
        ),
    ),
    "number": Tell("has a number in it", re.compile(rf"\d|\b(?:{_NUMBERS})\b", re.IGNORECASE)),
    "hedge": Tell(
        "hedges",
        _any_of(
            "mostly|probably|perhaps|maybe|might|possibly|i'd think|i would think|i should think|i think|i'd say"
            "|i would say|usually|normally|as far as i know|as far as i can see|more or less|about right"
            "|could be|can't promise"
            "|cannot promise|can't be sure|not sure|likely"
        ),
    ),
    "promise": Tell(
        "gives its word",
        _any_of(
            "i promise|promise you|my word|i'm sure|i am sure|any minute|any second|any time now|definitely|certainly"
            "|guarantee|without fail|don't worry|do not worry|never again|rest assured|you'll see|trust me"
        ),
    ),
    "everybody": Tell(
        "says that it is so for everybody",
        re.compile(
            r"\b(?:we've all|we have all|everyone|everybody|most (?:people|boxes|folk|customers|callers)"
            r"|people (?:often|do|forget)"
            r"|it happens|these things|always the way|easily done)\b",
            re.IGNORECASE,
        ),
    ),
    "question": Tell("asks something", re.compile(r"\?")),
}
"""Every tell by its id, but for those that ask more than the words: see :func:`tells_of`."""
NAME: Final = "name"
WHAT_IS_SAID: Final[Mapping[str, str]] = {
    NAME: "has the customer's name in it",
    **{id_: tell.said for id_, tell in TELLS.items()},
    "longest": "is the longest",
    "shortest": "is the shortest",
    "many": "has three sentences or more",
    "one": "is one sentence",
}
"""What is said of an option that shows a tell, those among them that are seen only beside the others."""
_TITLES: Final = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "the", "sir", "madam", "de", "la", "van", "von", "da")
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SENTENCE: Final = re.compile(r"(?<![.!?…])[.!?…]++(?:\s|$)")


def tells_of(text: str, names: Iterable[str]) -> Iterator[str]:
    """The tells that an option shows by itself.

    Args:
        text: what the player reads.
        names: the customers' names, as they are written.
    """
    said = {word.casefold() for word in _WORD.findall(text)}
    called = {word.casefold() for name in names for word in _WORD.findall(name)} - _TITLES
    if said & called:
        yield NAME
    yield from (id_ for id_, tell in TELLS.items() if tell.pattern.search(text))


def sentences_in(text: str) -> int:
    """How many sentences a text has, at least one."""
    return max(1, len(_SENTENCE.findall(text.strip())))
