"""The style sheets of the pages that are handed to other people: light, plain, fit for paper."""

from __future__ import annotations

from typing import Final

ROW_STYLE: Final = """
:root{--text:#26303a;--quiet:#5b6770;--rule:#d9dee2;--needs:#6b3fa0}
*{box-sizing:border-box}
body{margin:0;color:var(--text);background:#fbfaf7;
font:16px/1.45 Inter,'Segoe UI','Noto Sans','Helvetica Neue',Arial,sans-serif}
.row{display:flex;gap:1em;justify-content:space-between;padding:.28em .6em;margin-left:calc(var(--in)*1.7em);
border-left:3px solid transparent;break-inside:avoid}
.row .body{min-width:0;overflow-wrap:anywhere}
.row p{margin:.1em 0 0;font-size:.84em;color:var(--quiet)}
.row p span+span{margin-left:.5em;padding-left:.5em;border-left:1px solid #b9c4cc}
.who{font-weight:700}.who::after{content:":"}
.needs{color:var(--needs);font-style:italic}
p .leads::before{content:"\\2192 "}
.id{flex:none;max-width:16em;overflow-wrap:anywhere;text-align:right;font-size:.68em;color:#7b8790;padding-top:.3em;
font-family:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
.at{display:block;color:#7b8790}a.at{color:#22598f}
h2 .at{float:right;font-size:.68em;font-weight:400;padding-top:.3em;
font-family:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
.k-option{background:#f2f7fc;border-left-color:#7fa3c7;border-radius:0 6px 6px 0;margin-top:.4em}
.k-decision,.k-if,.k-otherwise{color:var(--quiet);font-style:italic;margin-top:.4em}
.k-if,.k-otherwise{color:var(--needs)}
.k-why{font-size:.88em;color:var(--quiet)}.k-why .said::before{content:"Why: ";font-weight:600}
.k-note .said::before{content:"Case note: ";font-weight:600}
.k-note,.k-change{font-size:.9em;color:#3d5a3f}
.cost{margin-left:.6em;padding:.05em .55em;border:1px solid #b9c4cc;border-radius:1em;font-size:.74em;font-weight:600;
white-space:nowrap}
.mark{display:inline-block;margin-right:.5em;padding:0 .5em;border-radius:1em;font-size:.7em;font-weight:700;
text-transform:uppercase;background:#fdf0c8;color:#5c4500}
.row.new,section.new>h2{background:#eaf6ec}.row.removed,section.removed>h2{background:#fbeceb}
.row.removed .said{text-decoration:line-through}
.new>.body>.mark,section.new>h2 .mark{background:#cdebd3;color:#14532b}
.removed>.body>.mark,section.removed>h2 .mark{background:#f7cfca;color:#7a1f16}
.row.changed{background:#fffaf0}
ins{background:#d5f0da;color:#14532b;text-decoration:underline}
del{background:#fbdcd8;color:#7a1f16;text-decoration:line-through}
"""

PACK_STYLE: Final = """
main{max-width:62em;margin:0 auto;padding:2em 1.4em 4em}
h1{margin:0;font-size:2em;line-height:1.15}
h2{margin:0;padding:.35em .6em;font-size:1.08em;border-bottom:2px solid var(--rule);break-after:avoid}
section{margin-top:2em;padding-bottom:.4em;background:#fff;border:1px solid var(--rule);border-radius:8px;
overflow:hidden}
.version{margin:.2em 0 1em;color:var(--quiet)}
.against{padding:.5em .8em;background:#fffaf0;border:1px solid #ecd9a6;border-radius:8px}
.how{color:var(--quiet);max-width:46em}
table{border-collapse:collapse;margin:0 0 1em;font-size:.92em}
th,td{padding:.2em 1.2em .2em 0;text-align:right;border-bottom:1px solid var(--rule)}
th:first-child{text-align:left}tfoot th,tfoot td{border:0;font-weight:700}
nav{margin-top:1em}nav h2{border:0;padding-left:0}
nav ol{columns:3;margin:0;padding-left:1.6em;font-size:.92em}
nav a{color:#22598f}nav li.new a::after{content:" new"}nav li.changed a::after{content:" changed"}
nav li.removed a::after{content:" removed"}
nav li.new a::after,nav li.changed a::after,nav li.removed a::after{font-weight:700;font-size:.8em;color:#5c4500}
@media(max-width:46em){nav ol{columns:1}.row{flex-direction:column;gap:0}.id{text-align:left;max-width:none}}
@media print{
@page{margin:16mm 14mm}
body{background:#fff;font-size:10pt}main{max-width:none;padding:0}
section{border:0;border-radius:0;overflow:visible}
nav{display:none}a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""
