"""What a screen reader would say of a screen: its targets in order, and the one that has the focus. English only."""

from __future__ import annotations

from game.window.widgets.targets import Target, Targets


def read_out(targets: Targets) -> list[str]:
    """Everything on a screen that is not for the pointer alone."""
    return [utterance(target) for target in targets.drawn if not target.quiet]


def marked(targets: Targets) -> str:
    """What has the focus, if that shows."""
    target = targets.find(targets.focus)
    return utterance(target) if target is not None and targets.focus_shows else ""


def utterance(target: Target) -> str:
    """One target, as in ``Option 2 of 4, Your number, please, not yet: She is busy``."""
    state, name = target.state, target.name
    match target.role:
        case "text":
            return f"{name}: {state.value}" if state.value else name
        case "option":
            said = f"Option {state.number} of {state.of}, {name}"
        case "choice":
            said = f"{name}, choice {state.number} of {state.of}"
        case role:
            said = f"{name}, {role}"
    said += f", {state.value}" if state.value else ""
    said += ", chosen" if state.selected else ""
    if state.disabled:
        return f"{said}, not yet: {state.disabled}"
    return f"{said}, press {target.digit}" if target.digit else said
