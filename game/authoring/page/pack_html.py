"""The review pack as a page that reads like a play on a screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from game.authoring.page.html_parts import PACK_STYLE, ROW_STYLE
from game.authoring.page.written_at import WrittenAt
from game.authoring.review import ABOUT, ENDINGS, Changed, Fate, Pack, RowPair, fate_counts, words_compared

MARKS: dict[Fate, str] = {"same": "", "new": "new", "changed": "changed", "removed": "removed"}


def pack_page(pack: Pack, parts: Sequence[Changed], against: str = "", link: str = "") -> str:
    """The whole page.

    Args:
        pack: the scene.
        parts: its parts, as ``compare`` gives them.
        against: what the other version is called; empty where there is none.
        link: what opens a line of the scene's file, with ``{line}`` for its number; empty where nothing does.
    """
    written = WrittenAt(pack.file, link)
    title = f"{pack.title}: script for review"
    beats = [part for part in parts if part.part.id not in (ABOUT, ENDINGS)]
    contents = "".join(
        f'<li class="{part.fate}"><a href="#{_anchor(part.part.id)}">{escape(part.part.title)}</a></li>'
        for part in beats
    )
    body = "".join(
        (
            f"<header><h1>{escape(pack.title)}</h1>",
            f"<p class='version'>Script for review of <b>{escape(pack.scene)}</b>,",
            f" version {pack.content[:10]}</p>{_compared(parts, against)}{_tallies(pack)}{_how_to()}</header>",
            f'<nav aria-label="Beats"><h2>Beats</h2><ol>{contents}</ol></nav>',
            *(_part(part, written) for part in parts),
        )
    )
    return html_page(title, ROW_STYLE + PACK_STYLE, f"<main>{body}</main>")


def html_page(title: str, style: str, body: str) -> str:
    """One self-contained page: nothing in it is fetched from anywhere."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n<body>{body}</body></html>\n"
    )


def rows_html(pairs: Iterable[RowPair], written: WrittenAt) -> str:
    """Rows as a list; a changed one shows its words struck out and put in."""
    return "".join(_row(pair, written) for pair in pairs)


def _part(part: Changed, written: WrittenAt) -> str:
    mark = f' <span class="mark">{MARKS[part.fate]}</span>' if part.fate != "same" else ""
    return (
        f'<section class="{part.fate}" id="{_anchor(part.part.id)}"><h2>{escape(part.part.title)}{mark}'
        f"{written.at(0 if part.fate == 'removed' else part.part.line)}</h2>{rows_html(part.pairs, written)}</section>"
    )


def _anchor(id_: str) -> str:
    return f"part-{escape(id_.strip('()').replace(' ', '-'))}"


def _row(pair: RowPair, written: WrittenAt) -> str:
    row, old = pair.row, pair.old if pair.fate == "changed" else None
    who = f'<span class="who">{escape(row.who)}</span> ' if row.who else ""
    said = f'<span class="said">{_text(row.text, old.text if old else None)}</span>' if row.text else ""
    facts = "".join(
        f'<span class="{name}">{_text(now, before)}</span>'
        for name, now, before in (
            ("needs", row.only_if, old.only_if if old else None),
            ("effect", row.effect, old.effect if old else None),
            ("leads", row.leads, old.leads if old else None),
            ("ends", row.ends, None),
        )
        if now or before
    )
    cost = f'<span class="cost">{escape(row.cost)}</span>' if row.cost else ""
    mark = f'<span class="mark">{MARKS[pair.fate]}</span>' if pair.fate != "same" else ""
    return (
        f'<div class="row k-{row.kind} {pair.fate}" style="--in:{row.depth}" data-id="{escape(row.id)}">'
        f'<div class="body">{mark}{who}{said}{cost}{f"<p>{facts}</p>" if facts else ""}</div>'
        f'<code class="id">{escape(row.id).replace("/", "/<wbr>")}'
        f"{written.at(0 if pair.new is None else row.line)}</code></div>"
    )


def _text(now: str, before: str | None) -> str:
    if before is None or before == now:
        return escape(now)
    tags = {"same": "{}", "new": "<ins>{}</ins>", "removed": "<del>{}</del>"}
    return " ".join(tags[run.fate].format(escape(run.text)) for run in words_compared(before, now))


def _compared(parts: Sequence[Changed], against: str) -> str:
    if not against:
        return ""
    found = fate_counts(parts)
    if not any(found.values()):
        return f"<p class='against'>Compared with {escape(against)}: nothing has changed.</p>"
    told = ", ".join(f"{number} {fate}" for fate, number in found.items() if number)
    return (
        f"<p class='against'>Compared with {escape(against)}: {told}."
        " <ins>New words</ins> are underlined, <del>removed ones</del> struck out.</p>"
    )


def _tallies(pack: Pack) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(tally.who)}</th><td>{tally.lines:,}</td><td>{tally.words:,}</td></tr>"
        for tally in pack.tallies
    )
    total = sum(tally.words for tally in pack.tallies)
    return (
        "<table><thead><tr><th scope='col'>Who</th><th scope='col'>Lines</th><th scope='col'>Words</th></tr></thead>"
        f"<tbody>{rows}</tbody><tfoot><tr><th scope='row'>All branches</th><td></td><td>{total:,}</td></tr></tfoot>"
        "</table>"
    )


def _how_to() -> str:
    return (
        "<p class='how'>The conversation is written in <b>beats</b>. Each is read from top to bottom; at a decision"
        " the player takes one option, and the text says where it leads. To comment, name the id at the right of a"
        " line, under which stands where it is written. Ids stay the same when other lines are added. <b>best</b> and"
        " <b>costs 12</b> say what an option costs on average, in points of the score: how much lower a steady"
        " colleague ends after it than after the best"
        " one. (A steady colleague takes the best option three times in four, else any other.)</p>"
    )
