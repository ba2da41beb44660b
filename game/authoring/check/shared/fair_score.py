"""A score that counts every meter evenly, from 0 to 100."""

from __future__ import annotations

from collections import Counter

from game.authoring.check.context import SceneContext
from game.script.problems import Mend
from game.script.source import ScalarNode, revalued


def fair_score(context: SceneContext) -> tuple[str, Mend | None]:
    """A score of a scene's meters, evenly, and the mend that makes it the score; ``""`` for none."""
    meters = context.scene.meters
    bare = Counter(meter.id.partition(".")[2] for meter in meters)
    short = [(meter, meter.id.partition(".")[2]) for meter in meters]
    names = [(name if bare[name] == 1 else meter.id, meter.good) for meter, name in short]
    parts = [name if good == "high" else f"(100 - {name})" for name, good in names]
    if not parts:
        return "", None
    text = parts[0] if len(parts) == 1 else f"({' + '.join(parts)}) / {len(parts)}"
    text = text[1:-1] if len(parts) == 1 and text.startswith("(") else text
    node = context.source_map.node(context.top("score"))
    return text, revalued(context.page, node, text) if isinstance(node, ScalarNode) else None
