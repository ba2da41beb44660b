"""The settings in a terminal: one is picked by number, then what it is to be."""

from __future__ import annotations

from typing import Final

from game.session import LANGUAGE, SETTINGS, Session, Setting, SettingChoice
from game.terminal.console import Console, number_in
from game.terminal.questions import settle

IN_TERMINAL: Final = ("theme", "fullscreen", "text", "typing", "answering", "motion", "volume")
"""The settings that can be made here too; the finer ones are made in a window, where it is seen what they do."""
_TABLE: Final = {setting.name: setting for setting in SETTINGS}


def change_settings(console: Console, session: Session) -> None:
    """Show every setting with its value, and ask for a new one; just Enter changes nothing.

    Raises:
        EOFError: at the end of the input.
    """
    tr = console.language.tr
    table: list[tuple[Setting, tuple[SettingChoice, ...]]] = [
        (_TABLE[name], _TABLE[name].choices) for name in IN_TERMINAL
    ]
    if len(session.languages) > 1:
        table.insert(0, (LANGUAGE, session.languages))
    for number, (setting, choices) in enumerate(table, start=1):
        now = next((tr(choice.label) for choice in choices if choice.word == _word(session, setting)), "")
        console.say(f"{number}. {tr(setting.label)}: {now}", "   ")
    number_meant = number_in(console.answer(tr("Number to change, or just Enter:")), len(table))
    if number_meant is None:
        return
    setting, choices = table[number_meant - 1]
    for number, choice in enumerate(choices, start=1):
        console.say(f"{number}. {tr(choice.label)}", "   ")
    meant = number_in(console.answer(tr("Number, 1 to {most}:", most=len(choices))), len(choices))
    if meant is not None:
        settle(console, session, session.keep(setting.name, choices[meant - 1].word))


def _word(session: Session, setting: Setting) -> str:
    if setting is LANGUAGE:
        return session.language.code
    return session.settings[setting.name]
