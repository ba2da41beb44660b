"""What came back from a reviewer, as a page: the script with each comment and each other wording beside its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from game.authoring.page.html_parts import PACK_STYLE, ROW_STYLE
from game.authoring.page.pack_html import html_page, rows_html
from game.authoring.page.written_at import WrittenAt
from game.authoring.review import Answer, Pack, RowPair, Unplaced, said_in_words, words_compared

ANSWER_STYLE = """
.said-of{margin:.1em .6em .5em calc(var(--in)*1.7em + .6em);padding:.35em .8em;border-left:3px solid #c9a227;
background:#fffdf2;font-size:.94em;overflow-wrap:anywhere}
.said-of b{font-size:.8em;color:#5c4500}
"""


def answer_page(pack: Pack, answer: Answer, reviewer: str, link: str = "") -> str:
    """The whole page: every beat that something was said about, with all its rows.

    Args:
        pack: the scene as it is now.
        answer: what came back.
        reviewer: who it came from; ``""`` where nobody says so.
        link: what opens a line of the scene's file, with ``{line}`` for its number; empty where nothing does.
    """
    written, notes = WrittenAt(pack.file, link), _notes(answer, reviewer)
    body = [f"<header><h1>{escape(pack.title)}</h1><p class='version'>{_tally(answer)}</p></header>"]
    for part in pack.parts:
        if any(row.id in notes for row in part.rows):
            body.append(f"<section><h2>{escape(part.title)}{written.at(part.line)}</h2>")
            for row in part.rows:
                body.append(rows_html([RowPair("same", row, row)], written))
                body += [
                    f'<div class="said-of" style="--in:{row.depth}">{note}</div>' for note in notes.get(row.id, ())
                ]
            body.append("</section>")
    if answer.unplaced:
        body.append("<section><h2>Rows of the table that nothing is done with</h2>")
        body += [f'<div class="row"><div class="body">{_unplaced(one)}</div></div>' for one in answer.unplaced]
        body.append("</section>")
    title = f"{pack.title}: what the review says"
    return html_page(title, ROW_STYLE + PACK_STYLE + ANSWER_STYLE, f"<main>{''.join(body)}</main>")


def _notes(answer: Answer, reviewer: str) -> Mapping[str, Sequence[str]]:
    """What is put under each row, by its id, as HTML."""
    found: dict[str, list[str]] = {}
    for comment in answer.comments:
        who = f"<b>{escape(reviewer)}</b> " if reviewer else ""
        found.setdefault(comment.row.id, []).append(f"{who}{escape(said_in_words(comment))}")
    for change in answer.changes:
        found.setdefault(change.row.id, []).append(f"<b>Other words</b> {_compared(change.row.text, change.wished)}")
    for change in answer.conflicts:
        told = f"<b>Changed by both; the table says</b> {_compared(change.row.text, change.wished)}"
        found.setdefault(change.row.id, []).append(told)
    return found


def _compared(now: str, wished: str) -> str:
    tags = {"same": "{}", "new": "<ins>{}</ins>", "removed": "<del>{}</del>"}
    return " ".join(tags[run.fate].format(escape(run.text)) for run in words_compared(now, wished))


def _unplaced(one: Unplaced) -> str:
    said: Iterator[str] = (f" <b>{escape(part.column)}</b> {escape(part.text)}" for part in one.said)
    told = f"Row {one.number}, {escape(one.id or 'without an id')}: {escape(one.why)}."
    return f"{told}<p>{escape(one.text)}{''.join(said)}</p>"


def _tally(answer: Answer) -> str:
    counts = (
        (len(answer.comments), "comment"),
        (len(answer.changes), "other wording"),
        (len(answer.conflicts), "changed by both"),
        (len(answer.unplaced), "row left over"),
    )
    return ", ".join(f"{number} × {what}" for number, what in counts if number) or "Nothing was said."  # noqa: RUF001
