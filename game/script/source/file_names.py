"""File names that one system takes and another does not, so that a library can be copied to any."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from unicodedata import normalize

_RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
_FORBIDDEN: Final = '<>:"|?*\\'


def is_reserved(name: str) -> bool:
    """Whether Windows keeps that name for a device, whatever its ending."""
    return name.split(".", maxsplit=1)[0].rstrip(" ").lower() in _RESERVED


def trouble_with_name(name: str) -> str:
    """Why Windows cannot have a file of that name; ``""`` where it can."""
    for part in name.split("/"):
        if is_reserved(part):
            return f"Windows keeps the name {part.split('.')[0]} for itself"
        if part.endswith((" ", ".")):
            return f"its name ends in a {'space' if part.endswith(' ') else 'dot'}, which Windows takes away"
        if odd := next((one for one in part if one in _FORBIDDEN), ""):
            return f"Windows allows no {odd} in a name"
    return ""


def twins(names: Iterable[str]) -> list[tuple[str, str]]:
    """The names, each with an earlier one, that Windows and macOS take for one and the same."""
    seen: dict[str, str] = {}
    found = []
    for name in names:
        first = seen.setdefault(normalize("NFC", name).casefold(), name)
        if first != name:
            found.append((name, first))
    return found
