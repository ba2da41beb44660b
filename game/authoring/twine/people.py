"""Who speaks in a story: whoever stands before a colon and says something, more than once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from game.authoring.importing import Ids, Loss, Quoted, braced
from game.authoring.twine.lines import Said
from game.authoring.twine.prose import SPEAKER
from game.script.readers import KEYWORDS
from game.story.model import NARRATOR, YOU, Character

_PLAYER: Final = frozenset(("you", "me", "player", "agent"))
_HEADS: Final = frozenset((
    "act", "action", "actions", "address", "age", "aim", "amount", "answer", "answers", "armor", "armour",
    "attack", "author", "balance", "bonus", "budget", "case", "cash", "cc", "chapter", "character", "choice",
    "class", "clue", "coins", "company", "conclusion", "copyright", "correct", "cost", "credits", "damage",
    "date", "day", "days", "deadline", "defence", "defense", "definition", "department", "description",
    "difficulty", "disclaimer", "edit", "effect", "email", "end", "ending", "energy", "episode", "error",
    "example", "exp", "experience", "fact", "feedback", "figure", "file", "fixme", "from", "fuel", "game",
    "gender", "goal", "gold", "grade", "health", "height", "hint", "hints", "hours", "hp", "hunger", "id",
    "image", "important", "info", "information", "instructions", "introduction", "inventory", "item", "items",
    "job", "key", "language", "length", "level", "lives", "location", "locked", "mana", "map", "message",
    "mission", "money", "mood", "morale", "music", "name", "news", "note", "notes", "notice", "number",
    "objective", "option", "options", "outcome", "owner", "page", "part", "password", "phone", "place",
    "points", "policy", "position", "post", "price", "priority", "problem", "profit", "progress", "ps",
    "quest", "question", "race", "rank", "rating", "re", "reason", "recommendation", "reference", "reminder",
    "reputation", "requirements", "result", "results", "reward", "role", "room", "round", "rule", "rules",
    "sanity", "scenario", "scene", "score", "setting", "sex", "sidenote", "skill", "skills", "solution",
    "source", "sources", "speed", "spoiler", "stamina", "state", "stats", "status", "step", "steps",
    "strength", "stress", "subject", "subtitle", "summary", "task", "tasks", "tel", "temperature", "time",
    "tip", "tips", "title", "to", "today", "todo", "topic", "total", "translation", "trust", "tutorial",
    "type", "unlocked", "update", "url", "use", "value", "version", "wanted", "warning", "weather", "week",
    "weight", "wins", "xp", "year",
))  # fmt: skip
"""What stands before a colon in a list or a form: the last word of it."""
_NO_NAMES: Final = frozenset((
    "a", "after", "all", "also", "an", "and", "as", "at", "because", "before", "both", "but", "by", "each",
    "either", "every", "finally", "first", "for", "four", "he", "her", "here", "his", "how", "i", "if", "in",
    "instead", "it", "it's", "its", "just", "last", "lastly", "let", "let's", "like", "many", "maybe", "my",
    "next", "no", "not", "now", "of", "on", "one", "only", "or", "other", "our", "remember", "second", "she",
    "so", "some", "still", "suddenly", "than", "that", "that's", "the", "their", "then", "there", "there's",
    "these", "they", "third", "this", "those", "three", "two", "until", "we", "what", "when", "where",
    "which", "who", "why", "with", "yes", "yet", "your",
))  # fmt: skip
"""Words that a sentence begins with, and no name."""
_ENDS: Final = frozenset((
    "add", "are", "asked", "asks", "be", "called", "choose", "consider", "following", "follows", "is", "know",
    "mean", "means", "only", "read", "reads", "remember", "replied", "replies", "said", "say", "saying",
    "says", "see", "sees", "shout", "shouts", "sure", "thing", "things", "think", "thinks", "thought", "was",
    "were", "whisper", "whispers", "write", "writes", "wrote", "you",
))  # fmt: skip
"""Words that a sentence with a colon ends with, and no name."""
_SPEECH: Final = re.compile(r".*[.!?\u2026\u3002\uff01\uff1f][\"'\u2019\u201d\u00bb)\]]*", re.DOTALL)
_TALK: Final = frozenset((
    "bye", "hello", "hey", "hi", "i", "i'm", "im", "it's", "me", "my", "no", "ok", "okay", "please", "sorry",
    "sure", "thank", "thanks", "we", "what", "why", "yeah", "yep", "yes", "you", "you're", "your",
))  # fmt: skip
_QUOTES: Final = "\"'\u2018\u201c\u00ab\u201e"


class People(NamedTuple):
    """Who speaks: people's names by their ids, and where each was found, as it is told."""

    names: Mapping[str, str]
    found: tuple[Loss, ...]


def people_in(said: Iterable[Said], cast: Mapping[str, Character | None]) -> People:
    """Find out who speaks, and let them say their lines.

    Args:
        said: lines that the narrator says for now.
        cast: people that there are already, None for one that cannot be read.
    """
    lines = defaultdict[str, list[tuple[Said, str, str]]](list)
    for each in said:
        if (spoken := SPEAKER.fullmatch(each.text)) and not spoken[2].startswith("//"):
            lines[_key(spoken[1])].append((each, spoken[1], spoken[2]))
    ids = Ids({*KEYWORDS, NARRATOR, YOU, *cast})
    by_name = {_key(each.name): id_ for id_, each in cast.items() if each is not None}
    names: dict[str, str] = {}
    found: list[Loss] = []
    for name, theirs in lines.items():
        first, shown, _ = theirs[0]
        if name in _PLAYER or name == NARRATOR:
            id_ = YOU if name in _PLAYER else NARRATOR
        elif name in by_name or _speaks(name, [text for _, _, text in theirs]):
            id_ = by_name.get(name) or ids.new(shown, "customer")
            names[id_] = shown
            found.append(Loss(first.line, _told(shown, id_, len(theirs), is_known=name in by_name)))
        else:
            continue
        for each, _, text in theirs:
            each.step.pairs[:] = [(id_, Quoted(braced(text)))]
    return People(names, tuple(found))


def _key(name: str) -> str:
    """A name as names are compared."""
    return name.casefold().replace("\u2019", "'")


def _told(name: str, id_: str, count: int, *, is_known: bool) -> str:
    often = "once" if count == 1 else f"{count} times"
    who = f"is {id_} in the library" if is_known else f"became the person {id_}"
    return f"{name} speaks here ({often}), and {who}"


def _speaks(name: str, texts: list[str]) -> bool:
    """Whether somebody of that name speaks: what stands behind the colon is said, and different things are."""
    first, *_ = words = name.split()
    if first in _NO_NAMES or words[-1] in _HEADS | _ENDS:
        return False
    talk = {text.casefold() for text in texts if _is_said(text)}
    return len(talk) > 1 and 2 * sum(map(_is_said, texts)) > len(texts)


def _is_said(text: str) -> bool:
    """Whether a text sounds like something that is said, and not like a number, a value or a title."""
    words = [word.strip(".,!?;:\"'\u2026").casefold().replace("\u2019", "'") for word in text.split()]
    if not any(character.isalpha() for word in words for character in word) or text[0].isdigit():
        return False
    return text[0] in _QUOTES or bool(_SPEECH.fullmatch(text)) or len(words) > 3 or not _TALK.isdisjoint(words)
