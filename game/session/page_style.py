"""How a saved debrief looks, on a screen and on paper."""

from __future__ import annotations

from typing import Final

INKS: Final = ("#22304A", "#B03A2E", "#1F6B70", "#B5780F", "#5B6475")
"""The colours of the curve: of the line of the whole, then of the meters."""
TURNED: Final = "#F9E4DE"
"""Behind the turning point on the curve."""
HAIRLINE: Final = "#E0D8C8"

STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1.25rem 3rem; background: #F6F1E7; color: #22304A;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1, h2 { font-family: Georgia, "Times New Roman", serif; line-height: 1.2; margin: 0 0 .4rem; }
h1 { font-size: 2rem; } h2 { font-size: 1.3rem; margin-top: 2rem; } h3 { font-size: 1.05rem; margin: 0 0 .3rem; }
p { margin: .3rem 0; }
section, article { background: #FFFDF8; border: 1px solid #E0D8C8; border-radius: 1rem; padding: 1rem 1.25rem;
  margin: .8rem 0; }
.muted { color: #5B6475; } .small { font-size: .9rem; } .bad { color: #B03A2E; } .good { color: #1B5E8C; }
.head { color: #1F6B70; }
.lead { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between; }
.lead > div:first-child { flex: 1 1 22rem; }
.score { text-align: right; } .score b { display: block; font: 3.2rem/1 Georgia, serif; }
.chip { display: inline-block; border-radius: .6rem; padding: .1rem .6rem; margin: .15rem .35rem .15rem 0;
  font-size: .9rem; font-weight: 600; background: #E9E2D3; color: #5B6475; }
.chip.best, .chip.good { background: #DDECEA; color: #1F6B70; }
.passed .chip.best, .passed .chip.good, .chip.passed, .passed .chip.shown { background: #DCEAF4; color: #1B5E8C; }
.chip.shown { background: #DDECEA; color: #1F6B70; }
.chip.slip, .chip.tried, .chip.missed { background: #F7EBCF; color: #7F5608; }
.chip.mistake, .chip.blunder, .chip.fault, .chip.turned, .chip.lost { background: #F9E4DE; color: #B03A2E; }
.turned { border-left: 5px solid #B03A2E; }
.keep { border-left: 5px solid #B7790F; } .keep .small { color: #7F5608; }
.certificate { border: 2px solid #2F6E40; } .certificate h2 { margin-top: .2rem; }
.tracks { border-collapse: collapse; width: 100%; } .tracks th { text-align: left; padding: .5rem .8rem .5rem 0; }
.tracks .small { font-weight: 400; } .tracks td { text-align: right; }
.tracks tr + tr { border-top: 1px solid #E0D8C8; }
.ledger { border-collapse: collapse; width: 100%; } .ledger td, .ledger th { padding: .35rem .5rem; text-align: left;
  vertical-align: top; } .ledger td:first-child { width: 2rem; color: #5B6475; }
.ledger td:last-child { text-align: right; white-space: nowrap; font-weight: 600; padding-right: 0; }
.ledger tfoot td:last-child { font-size: 1.2rem; border-top: 4px double #5B6475; }
.other { border-left: 3px solid #E0D8C8; padding-left: .9rem; margin: .8rem 0 .8rem .2rem; }
.other.best { border-color: #1F6B70; }
ul { margin: .3rem 0; padding-left: 1.2rem; } svg { max-width: 100%; height: auto; }
.legend span { margin-right: 1.2rem; white-space: nowrap; } a { color: inherit; }
@media print {
  body { background: none; padding: 0; max-width: none; font-size: 10.5pt; }
  section, article { border-color: #999; } section { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .other { break-inside: avoid; } .chip { border: 1px solid currentColor; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@page { margin: 16mm; }
"""
