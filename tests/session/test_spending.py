"""What a call costs in money: the ledger as a value and in words, on a saved page, in the terminal and for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli.entry import main
from game.session.customs import money
from game.session.saved_page import saved_page
from game.session.spending import LedgerLine, LedgerTold, ledger_told
from game.story.language import ENGLISH, Language
from game.terminal.debrief import debrief_in_words
from support.counter import counter, had_at_the_counter
from support.terminal_scenes import Visit

NO_BREAK = "\N{NO-BREAK SPACE}"
REFUND = "I can put the whole price back on your card this minute, and you keep the camera for the summer."
LAB = "The lab tries for the film tonight. One in three, and I say so."


def language(code: str, **texts: str) -> Language:
    return Language(code, {("", english): said for english, said in texts.items()}, {})


@pytest.mark.parametrize(
    ("coins", "currency", "english", "spanish", "dutch"),
    [
        (210, "£", "£2.10", "2,10 £", "£ 2,10"),
        (5, "€", "€0.05", "0,05 €", "€ 0,05"),
        (120_000, "CHF", "CHF 1200.00", "1200,00 CHF", "CHF 1200,00"),
        (450, "¥", "¥450", "450 ¥", "¥ 450"),
        (1250, "KWD", "KWD 1.250", "1,250 KWD", "KWD 1,250"),
        (7, "", "7", "7", "7"),
    ],
)
def test_an_amount_is_written_as_the_language_has_it(
    coins: int, currency: str, english: str, spanish: str, dutch: str
) -> None:
    told = [money(coins, currency, language(code)) for code in ("en", "es", "nl")]
    assert told == [text.replace(" ", NO_BREAK) for text in (english, spanish, dutch)]


def test_the_ledger_has_what_cost_money_in_order_and_the_sum(tmp_path: Path) -> None:
    page = had_at_the_counter(tmp_path, "refund", "lab")
    told = ledger_told(page.debrief, {}, ENGLISH)
    lines = (LedgerLine(1, REFUND, "£249.00"), LedgerLine(2, LAB, "£12.50"))
    assert told == LedgerTold(lines, "£261.50", "You spent £261.50 in all.")


def test_who_took_nothing_that_costs_has_a_ledger_with_nothing_in_it(tmp_path: Path) -> None:
    told = ledger_told(had_at_the_counter(tmp_path, "ask_her", "wait").debrief, {}, ENGLISH)
    assert told is not None
    assert (told.lines, told.sentence) == ((), "You spent nothing.")


def test_a_scene_in_which_nothing_costs_money_has_no_ledger(tmp_path: Path) -> None:
    page = had_at_the_counter(tmp_path, "lost_morning", scene="doorstep")
    assert ledger_told(page.debrief, {}, ENGLISH) is None
    assert "spent" not in saved_page(page, ENGLISH)
    assert "spent" not in "\n".join(debrief_in_words(page, ENGLISH))


def test_a_saved_page_has_the_ledger_and_whom_each_answer_was_said_to(tmp_path: Path) -> None:
    text = saved_page(had_at_the_counter(tmp_path, "refund", "lab"), ENGLISH)
    row = f'<tr><td><a href="#d2">2</a></td><td>{LAB}</td><td>£12.50</td></tr>'
    assert row in text
    assert "<th>In all</th><td>£261.50</td>" in text
    assert '<span class="chip">To Tom</span>' in text
    assert '<span class="chip">To Grace</span>' in text
    assert '<span class="chip">Spends £20.00</span>' in text
    assert "You spent nothing." in saved_page(had_at_the_counter(tmp_path / "again", "ask_her", "wait"), ENGLISH)


def test_the_terminal_tells_the_ledger_and_what_each_answer_spends(tmp_path: Path) -> None:
    told = list(debrief_in_words(had_at_the_counter(tmp_path, "refund", "lab"), ENGLISH))
    at = told.index("What you spent:")
    assert told[at + 1 : at + 4] == [
        f"- £249.00: 1. {REFUND}",
        f"- £12.50: 2. {LAB}",
        "You spent £261.50 in all.",
    ]
    assert f"1. You said: {REFUND} (to Tom)" in told
    assert "   Spends £249.00." in told
    assert "   - “What were you watching when it stopped?” (to Grace)" in told


def test_the_terminal_says_whom_an_option_is_for_before_it_is_picked(tmp_path: Path) -> None:
    visit = Visit(counter(tmp_path), tmp_path / "saves", "q", scene="counter")
    assert "What were you watching when it stopped? (to Grace)" in visit.text


def test_a_listener_is_not_named_where_there_is_nobody_else(tmp_path: Path) -> None:
    folder = counter(tmp_path)
    scene = folder / "scenes" / "doorstep.yaml"
    text = scene.read_text("utf-8")
    scene.write_text(
        text.replace("          does: excuse\n", "          does: excuse\n          to: mrs_smith\n", 1), "utf-8"
    )
    assert "to: mrs_smith" in scene.read_text("utf-8")
    assert "(to " not in Visit(folder, tmp_path / "saves", "", "q").text


def test_machines_get_the_ledger_with_a_replay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(counter(tmp_path))
    assert main(["replay", "counter", "refund,wait", "--dialogues", folder, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ledger"] == {
        "currency": "£",
        "spent": 24900,
        "decisions": [{"decision": "hello", "option": "refund", "costs": 24900}],
    }
    others = {path["option"]: path["costs"] for path in found["debrief"]["decisions"][1]["others"]}
    assert others == {"lab": 1250, "voucher": 2000}
    assert main(["replay", "counter", "refund,lab", "--dialogues", folder]) == 0
    assert "Spent: £261.50 (refund at hello: £249.00, lab at more: £12.50)." in capsys.readouterr().out
    assert main(["replay", "doorstep", "-", "--dialogues", folder, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["ledger"] is None
