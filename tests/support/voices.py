"""Whether voices are told apart with their topics covered: a naive Bayes classifier (Maron 1961) of habits of speech.

What is looked at is words that at least half of those say who say enough to have said them, how long sentences are, how
they begin and end, and what stands between: contractions, commas, questions, tags, pauses. Words that few people say
are topics, and are not seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log
from typing import NamedTuple

from support.house_rules import SENTENCE, words_in

PASSAGE = 20
"""A voice is judged by so many words in a row at least: nobody can be told by a "No."."""
ENOUGH = 40
"""Who says more passages than this is asked which words are common: a short call leaves most of them out."""
RARE = 3
"""What is seen in fewer passages of two people together tells nothing of either."""
TAG = re.compile(
    r", (?:eh|no|yes|see|right|you know"
    r"|(?:is|was|do|did|have|has|had|will|wo|am)(?:n't|'t)? (?:i|you|he|she|it|we|they))\?",
    re.IGNORECASE,
)
MARKS = ("?", "!", "...", "…", "–", '"', ";", ", and", ", which", ", but")
Look = tuple[str, object]
Looks = frozenset[Look]


class Confusion(NamedTuple):
    """Two people, and the mean of the shares of their passages that are taken for the other's, 0-1."""

    one: str
    other: str
    share: float


def passages(lines: Sequence[str], least: int = PASSAGE) -> list[str]:
    """What somebody says, line after line, cut where ``least`` words are full; what is left over is left out."""
    cut, at = [], ""
    for line in lines:
        at = f"{at} {line}".strip()
        if len(words_in(at)) >= least:
            cut.append(at)
            at = ""
    return cut


def confusions(said: Mapping[str, Sequence[str]]) -> list[Confusion]:
    """Every two of some people, those that are taken for each other most first.

    Args:
        said: what each of them says, line by line.
    """
    asked = [lines for lines in said.values() if len(passages(lines)) > ENOUGH]
    spread = Counter(word for lines in asked for word in {word for line in lines for word in words_in(line)})
    common = frozenset(word for word, people in spread.items() if people >= max(4, len(asked) / 2))
    seen = {who: [looks_of(text, common) for text in passages(lines)] for who, lines in said.items()}
    enough = [who for who, looks in seen.items() if len(looks) > 4]
    found = [Confusion(one, other, _taken_for(seen[one], seen[other])) for one, other in combinations(enough, 2)]
    return sorted(found, key=lambda pair: -pair.share)


def looks_of(text: str, common: frozenset[str]) -> Looks:
    """The habits that a passage shows; of its words only those that are ``common``."""
    words = words_in(text)
    sentences = [sentence for sentence in SENTENCE.split(text) if sentence.strip()]
    lengths = [len(words_in(sentence)) for sentence in sentences] or [0]
    mean = sum(lengths) / len(lengths)
    looks: set[Look] = {("word", word if word in common else "") for word in words}
    looks |= {("mean over", most) for most in (3, 5, 8, 12, 18, 25) if mean > most}
    looks |= {("longest over", most) for most in (4, 8, 14, 20, 30) if max(lengths) > most}
    looks |= {("shortest over", most) for most in (2, 4) if min(lengths) > most}
    looks |= {("begins", first) for sentence in sentences for first in words_in(sentence)[:1] if first in common}
    looks |= {
        ("mark", mark) for mark in ("?", "!", "...", "…", "–", '"', ";", ", and", ", which", ", but") if mark in text
    }
    looks |= {("commas", min(3, text.count(","))), ("ends", text.rstrip()[-1:])}
    looks.add(("contracts", any("'" in word and not word.endswith("'s") for word in words)))
    looks.add(("'s", any(word.endswith("'s") for word in words)))
    looks.add(("I", min(2, sum(word == "i" or word.startswith("i'") for word in words))))
    looks.add(("tag", TAG.search(text) is not None))
    return frozenset(looks)


def _taken_for(one: Sequence[Looks], other: Sequence[Looks]) -> float:
    """How often, of two people's passages, each left out in turn, one is taken for the other's."""
    counts = [Counter(look for looks in side for look in looks) for side in (one, other)]
    shared = [look for look in counts[0].keys() | counts[1].keys() if counts[0][look] + counts[1][look] >= RARE]

    def leans(looks: Looks, own: int) -> float:
        sizes = [len(one), len(other)]
        sizes[own] -= 1
        total = log(sizes[own] / sizes[not own])
        for look in shared:
            has = look in looks
            mine = (counts[own][look] - has + 0.5) / (sizes[own] + 1)
            theirs = (counts[not own][look] + 0.5) / (sizes[not own] + 1)
            total += log(mine / theirs) if has else log((1 - mine) / (1 - theirs))
        return total

    wrong = [sum(leans(looks, own) <= 0 for looks in side) / len(side) for own, side in enumerate((one, other))]
    return sum(wrong) / 2
