"""Reads the words of promises in braces: ``{promise.monday.by}``, ``{promise.late_install.monday.text}``."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import promises as codes
from game.script.problems import Edit, Mend
from game.script.readers.reader import Reader
from game.script.source import ScalarNode
from game.story.condition import nearest_name
from game.story.model import PROMISE_WORDS, Slip

_IN_THIS: Final = 3
"""How many parts there are in the name of a word of a promise of this scene."""


def read_promise_word(reader: Reader, node: ScalarNode, slip: Slip) -> None:
    """Look a word of a promise up; one that is not there is told."""
    name = slip.name or ""
    parts = name.split(".")
    line, column = reader.page.locate(node, slip.column)

    def tell(message: str, hint: str, found: str = "", meant: str = "") -> None:
        at = reader.page.line(line).rfind(found, column, column + len(name)) if found else -1
        mend = Mend((Edit(line, at + 1, line, at + 1 + len(found), meant),)) if meant and at >= 0 else None
        hint = f"did you mean '{meant}'?" if meant else hint
        reader.page.tell_at(codes.UnknownPromise, line, column, message, hint, mend=mend)

    if len(parts) not in (_IN_THIS, _IN_THIS + 1) or parts[-1] not in PROMISE_WORDS:
        near = nearest_name(parts[-1], PROMISE_WORDS) if len(parts) >= _IN_THIS else ""
        tell(
            f"'{name}' is no word of a promise",
            f"write {{promise.its_id.{PROMISE_WORDS[0]}}} or {{promise.its_id.{PROMISE_WORDS[1]}}},"
            " with its scene before its id where that is another",
            parts[-1] if near else "",
            near,
        )
        return
    id_, known = parts[-2], reader.names.promises
    if len(parts) == _IN_THIS:
        if id_ not in known:
            own = [one for one in known if "." not in one]
            hint = f"this scene makes {', '.join(sorted(own))}" if own else "no promise is made in this scene"
            tell(f"nobody makes the promise '{id_}' in this scene", hint, id_, nearest_name(id_, own))
        return
    scene = parts[1]
    if scene not in reader.names.left:
        meant = nearest_name(scene, reader.names.left)
        tell(f"there is no scene '{scene}'", "its file would stand in scenes/", scene, meant)
        return
    left = reader.names.left[scene]
    if left is None:
        return
    if id_ in left:
        known[f"{scene}.{id_}"] = left[id_]
        return
    hint = f"it makes {', '.join(sorted(left))}" if left else "it makes none"
    tell(f"'{scene}' makes no promise '{id_}'", hint, id_, nearest_name(id_, left))
