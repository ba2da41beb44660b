"""The settings, from the language to the keys; every change can be seen at once and is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from game.session import GROUPS, LANGUAGE, Setting, SettingChoice, SettingGroup
from game.story.language import to_translate
from game.window.actions import Action, OpenedPlace, OpenPlace, SetTo, ShowGroup
from game.window.canvas.boxes import Box
from game.window.canvas.theme import LABEL, SMALL, STRONG
from game.window.commands import Adjust
from game.window.requests import At, Keep, Open, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.screens.sample import Sample
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import BESIDE, Side, overlay
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import (
    ValueChoice,
    button,
    button_size,
    focus_ring,
    section,
    setting_heading,
    value_row,
)

TWO_COLUMNS: Final = 560
"""From how wide on, in units of the text, a setting stands beside its values instead of above them."""


class Door(NamedTuple):
    """A row that leads to a page of its own."""

    place: OpenedPlace
    label: str
    icon: str


DOORS: Final[Mapping[str, tuple[Door, ...]]] = MappingProxyType(
    {
        "controls": (
            Door("keys", to_translate("Change keys and buttons"), "gear"),
            Door("help", to_translate("Keys"), "keys"),
        )
    }
)
"""The doors of a group, by its name; they stand under its settings. The place of each is opened by ``act``."""
ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {"reading": "log", "seeing": "contrast", "sound": "sound", "answering": "clock", "controls": "keys"}
)
"""The sign of each group, by its name."""


class SettingsScreen(OverlayScreen):
    """Laid over whatever screen it was opened from."""

    opened_by = (Adjust(),)
    wide = 1150
    enter_closes = False

    def __init__(
        self,
        languages: Sequence[SettingChoice],
        language: str,
        remarks: Mapping[str, str] | None = None,
    ) -> None:
        """Open them.

        Args:
            languages: those that there are.
            language: the code of the one that is read when it is opened.
            remarks: what is told under a setting as things are here and now, by its name: why it does nothing yet.
        """
        super().__init__()
        self.languages = tuple(languages)
        self.code = language
        self.remarks = dict(remarks or {})
        self._sample = Sample()
        self._tops: dict[str, int] = {}
        """How far down the content each group begins, as it was drawn last."""

    def remark(self, name: str, text: str) -> None:
        """What is told under a setting, by its name, is another now."""
        if self.remarks.get(name) != text:
            self.remarks[name], self.stale = text, True

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Settings")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case SetTo(name, word):
                return (Keep(name, word), Sound("press"))
            case OpenPlace("help" | "keys" as place):
                return (Open(At(place)), Sound("open"))
            case ShowGroup(name):
                self.targets.areas["overlay"].scroll_to(self._tops[name])
                return ()
        return super().act(action)

    def update(self, dt: float) -> Requests:
        """Let time pass: the sample is typed."""
        self.stale = self._sample.update(dt, self.settings) or self.stale
        return ()

    def paint(self, s: DrawContext) -> None:
        """A panel, with a sample that stays in sight."""
        side = Side(self._draw_sample, self._links)
        overlay(s, width=self.wide, title=self.title(s), draw=self.content, close=self.close(s), side=side)

    def content(self, s: DrawContext, box: Box) -> int:
        """Every group with its settings and its doors; returns the row under the last."""
        y = box.y
        for group in GROUPS:
            self._tops[group.name] = y - box.y
            y = section(s, box._replace(y=y), s.tr(group.label))
            for setting, choices in self._settings(group):
                y = self._row(s, box._replace(y=y), setting, choices) + s.px(18)
            for door in DOORS.get(group.name, ()):
                y = _door(s, box._replace(y=y), door) + s.px(10)
            y += s.px(14)
        return y - s.px(24)

    def _settings(self, group: SettingGroup) -> list[tuple[Setting, tuple[SettingChoice, ...]]]:
        """What can be set in a group; the language is the first thing that is for reading, where there are several."""
        several = group.name == "reading" and len(self.languages) > 1
        return [*([(LANGUAGE, self.languages)] if several else ()), *((one, one.choices) for one in group.settings)]

    def _row(self, s: DrawContext, box: Box, setting: Setting, words: Sequence[SettingChoice]) -> int:
        """A setting and its values, beside each other where there is room; returns the row under them."""
        c, label, now = s.colours, s.tr(setting.label), self.settings[setting.name]
        if setting is LANGUAGE:
            now = now or self.code
        choices = tuple(ValueChoice(choice.word, s.tr(choice.label)) for choice in words)
        beside = box.w / (s.scale * s.look.text) >= TWO_COLUMNS
        column = box.w * 3 // 10 if beside else 0
        left = box._replace(w=column - s.px(16)) if beside else box
        right = box._replace(x=box.x + column, w=box.w - column)
        first = s.least if beside else 0
        y = left.y + max(0, (first - s.height(label, STRONG, left.w)) // 2)
        end = s.write(label, left._replace(y=y), STRONG, c.ink)
        heading = setting_heading(setting.name, label, choices, now, slides=setting.slides)
        s.target(heading, left._replace(h=end - left.y))
        for told, ink in ((s.tr(setting.told), c.muted), (s.tr(self.remarks.get(setting.name, "")), c.gold_ink)):
            end = s.tell(told, left._replace(y=end + s.px(2)), SMALL, ink) if told else end
        values = right if beside else right._replace(y=end + s.px(6))
        return max(end, value_row(s, setting.name, values, choices, now))

    def _draw_sample(self, s: DrawContext, box: Box) -> int:
        return self._sample.draw(s, box, whole=s.roomy >= BESIDE)

    def _links(self, s: DrawContext, box: Box) -> int:
        """The ways to the groups, the one that is seen marked; returns the row under them."""
        area, y = s.targets.areas.get("overlay"), box.y
        at = 0 if area is None else area.offset + area.box.h // 3
        here = next((group.name for group in reversed(GROUPS) if self._tops.get(group.name, 0) <= at), "")
        if area is not None and area.most and area.offset == area.most:
            here = GROUPS[-1].name
        for group in GROUPS:
            y = _link(s, box._replace(y=y), group, here=group.name == here) + s.px(4)
        return y


def _link(s: DrawContext, box: Box, group: SettingGroup, *, here: bool) -> int:
    """The way to a group; returns the row under it."""
    c, label = s.colours, s.tr(group.label)
    side, pad = round(s.size(LABEL) * 1.25), s.px(14)
    left = box.x + pad + side + s.px(12)
    place = box._replace(h=max(s.least, s.height(label, LABEL, box.right - left - pad) + s.px(14)))
    state = TargetState(value=s.tr("in sight") if here else "")
    control = Control(f"group:{group.name}", label, ShowGroup(group.name), "link", state)
    s.target(control, place)
    focus_ring(s, control.id, place, 12)
    if here or control.id in {s.targets.over, s.targets.held}:
        s.panel(place, c.head_tint if here else c.sunk, radius=12)
    ink = c.head if here else c.ink
    s.icon(ICONS[group.name], Box(box.x + pad, place.y + (place.h - side) // 2, side, side), ink)
    top = place.y + (place.h - s.height(label, LABEL, box.right - left - pad)) // 2
    s.write(label, Box(left, top, box.right - left - pad, 0), LABEL, ink)
    return place.bottom


def _door(s: DrawContext, box: Box, door: Door) -> int:
    """A row that leads elsewhere; returns the row under it."""
    label = s.tr(door.label)
    width, height = button_size(s, label, door.icon)
    button(
        s,
        Box(box.x, box.y, min(width, box.w), height),
        Control(door.place, label, OpenPlace(door.place)),
        icon=door.icon,
    )
    return box.y + height
