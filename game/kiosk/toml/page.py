"""The table of a kiosk's settings, as the guide has it."""

from __future__ import annotations

from collections.abc import Iterator

from game.kiosk.toml.keys import BY_PLACE, GROUPS, in_group


def settings_in_markdown() -> str:
    """Every setting by its group: what can be written, what holds without it, and what it does."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "| Setting | Written as | Without it | What it does |"
    yield "| --- | --- | --- | --- |"
    for group in ("", *GROUPS):
        if group:
            yield f"| **`[{group}]`** | | | |"
        for name in in_group(group):
            key = BY_PLACE[group, name]
            said = f"`{key.kind.example}`: {key.kind.said}".replace("|", "\\|")
            yield f"| `{name}` | {said} | {key.usual} | {key.tells} |"
