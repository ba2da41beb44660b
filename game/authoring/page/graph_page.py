"""What makes the map's page move: its style sheet and its script, both plain text put into the page."""

from __future__ import annotations

from typing import Final

MAP_STYLE: Final = """
html,body{height:100%;overflow:hidden}
body{display:flex;flex-direction:column;background:PAPER}
header{display:flex;flex-wrap:wrap;gap:.4em 1.4em;align-items:center;padding:.5em 1em;background:#fff;
border-bottom:1px solid var(--rule)}
.head{flex:1 1 18em}h1{margin:0;font-size:1.2em}header p{margin:0;font-size:.8em;color:var(--quiet)}
button,input{font:inherit;font-size:.9em;padding:.25em .7em;border:1px solid #b9c4cc;border-radius:6px;background:#fff;
color:var(--text)}
button{cursor:pointer}button:hover{background:#eaf2fb}
:focus-visible{outline:3px solid #2c6fb3;outline-offset:1px}
#find{display:flex;gap:.4em;align-items:center}#find input{width:15em}
#find output{font-size:.85em;color:var(--quiet);min-width:5.5em}
.tools{display:flex;gap:.3em}
#legend{padding:.4em 1em;background:#fff;border-bottom:1px solid var(--rule);overflow-x:auto}
#stage{position:relative;flex:1;min-height:0;display:flex}
#picture{flex:1;min-width:0;height:100%;cursor:grab;touch-action:none;user-select:none}
#picture.held{cursor:grabbing}
#picture [data-beat]{cursor:pointer}
#picture .beat:hover>rect:first-child,#picture .ending:hover>:first-child{stroke-width:2.6}
#picture .chosen>:first-child{stroke:#2c6fb3;stroke-width:4}
#picture .found>:first-child{stroke:#c05600;stroke-width:4}
#picture.searching g[data-id]:not(.found){opacity:.28}#picture.searching .wire{opacity:.3}
#picture .wire.near{stroke:#2c6fb3;stroke-width:3}
#picture g:focus-visible{outline:none}#picture g:focus-visible>:first-child{stroke:#2c6fb3;stroke-width:4}
#help{position:absolute;left:1em;bottom:.6em;margin:0;padding:.2em .7em;font-size:.8em;color:var(--quiet);
background:rgba(255,255,255,.86);border-radius:6px;pointer-events:none}
#panel{flex:none;width:min(30em,45vw);overflow-y:auto;background:#fff;border-left:1px solid var(--rule);
padding:.8em 1em 3em;position:relative}
#panel[hidden]{display:none}#panel h2{margin:0 2em .5em 0;font-size:1.1em;overflow-wrap:anywhere}
#panel .row{flex-direction:column;gap:0;margin-left:calc(var(--in)*.9em);font-size:.92em}
#panel .id{text-align:left;max-width:none;padding-top:.1em}
#panel .row.chosen{outline:2px solid #2c6fb3}
#close{position:absolute;right:.7em;top:.6em}
#panel a{color:#22598f}
@media(max-width:48em){#panel{position:absolute;inset:auto 0 0 0;width:auto;max-height:60%;border-top:1px solid
var(--rule)}}
@media print{header form,.tools,#help,#panel{display:none}html,body{overflow:visible}}
"""

MAP_SCRIPT: Final = """
"use strict";
(() => {
const picture = document.getElementById("picture"), view = document.getElementById("view");
const panel = document.getElementById("panel"), output = document.querySelector("#find output");
const width = +picture.dataset.width, height = +picture.dataset.height;
const LEAST = 0.05, MOST = 3, MARGIN = 30;
let x = 0, y = 0, zoom = 1;
const show = () => view.setAttribute("transform", `translate(${x} ${y}) scale(${zoom})`);
const size = () => picture.getBoundingClientRect();
const zoomAt = (factor, px, py) => {
  const next = Math.min(MOST, Math.max(LEAST, zoom * factor));
  x = px - (px - x) * next / zoom; y = py - (py - y) * next / zoom; zoom = next; show();
};
const zoomMiddle = factor => { const s = size(); zoomAt(factor, s.width / 2, s.height / 2); };
const fit = () => {
  const s = size();
  zoom = Math.min(1, (s.width - 2 * MARGIN) / width, (s.height - 2 * MARGIN) / height);
  x = (s.width - width * zoom) / 2; y = (s.height - height * zoom) / 2; show();
};
const boxes = [...picture.querySelectorAll("g[data-id]")];
const middleOf = box => {
  const b = box.getBBox(); return [b.x + b.width / 2, b.y + b.height / 2];
};
const centre = (box, least) => {
  const s = size(), [bx, by] = middleOf(box);
  if (zoom < least) zoom = least;
  x = s.width / 2 - bx * zoom; y = s.height / 2 - by * zoom; show();
};
const opening = () => {
  const start = boxes.find(box => box.dataset.start) || boxes[0];
  const s = size(); zoom = Math.min(1, Math.max(0.55, (s.width - 2 * MARGIN) / width));
  const [bx] = middleOf(start);
  x = width * zoom < s.width ? (s.width - width * zoom) / 2 : s.width / 2 - bx * zoom; y = MARGIN; show();
};

let held = null, moved = false;
picture.addEventListener("pointerdown", event => {
  held = { x: event.clientX, y: event.clientY, id: event.pointerId }; moved = false;
});
picture.addEventListener("pointermove", event => {
  if (!held || held.id !== event.pointerId) return;
  const dx = event.clientX - held.x, dy = event.clientY - held.y;
  if (!moved && Math.hypot(dx, dy) < 4) return;
  if (!moved) { picture.setPointerCapture(event.pointerId); picture.classList.add("held"); }
  moved = true; x += dx; y += dy; held.x = event.clientX; held.y = event.clientY; show();
});
const letGo = () => { held = null; picture.classList.remove("held"); };
picture.addEventListener("pointerup", letGo);
picture.addEventListener("pointercancel", letGo);
picture.addEventListener("wheel", event => {
  event.preventDefault();
  const s = size(), step = event.deltaMode ? event.deltaY * 16 : event.deltaY;
  zoomAt(Math.exp(-Math.max(-240, Math.min(240, step)) / 420), event.clientX - s.left, event.clientY - s.top);
}, { passive: false });

const scripts = new Map([...document.querySelectorAll("template[data-script]")].map(t => [t.dataset.script, t]));
const open = (id, option) => {
  const script = scripts.get(id);
  if (!script) return;
  panel.querySelector("h2").textContent = script.dataset.title;
  panel.querySelector(".script").replaceChildren(script.content.cloneNode(true));
  panel.hidden = false;
  for (const box of boxes) box.classList.toggle("chosen", box.dataset.beat === id && !box.dataset.option);
  const mine = new Set(boxes.filter(box => box.dataset.beat === id).map(box => box.dataset.id));
  for (const wire of picture.querySelectorAll(".wire"))
    wire.classList.toggle("near", mine.has(wire.dataset.from) || mine.has(wire.dataset.to));
  panel.scrollTop = 0;
  const row = option && [...panel.querySelectorAll(".row")].find(each => each.dataset.id === option);
  if (row) { row.classList.add("chosen"); row.scrollIntoView({ block: "center" }); }
};
const close = () => {
  panel.hidden = true;
  for (const each of picture.querySelectorAll(".chosen,.near")) each.classList.remove("chosen", "near");
};
picture.addEventListener("click", event => {
  if (moved) return;
  const box = event.target.closest("[data-beat]");
  if (box) open(box.dataset.beat, box.dataset.option); else close();
});
document.getElementById("close").addEventListener("click", () => { close(); picture.focus(); });

const plain = text => text.toLowerCase().replace(/[\\u2018\\u2019]/g, "'").replace(/\\s+/g, " ");
const texts = new Map();
for (const box of boxes) {
  const own = box.dataset.option ? null : scripts.get(box.dataset.beat);
  texts.set(box, plain(box.dataset.id + " " + (own ? own.content.textContent : box.textContent)));
}
let hits = [], at = -1, asked = "";
const find = () => {
  const words = plain(document.querySelector("#find input").value.trim());
  if (words !== asked) {
    asked = words; at = -1;
    hits = words ? boxes.filter(box => texts.get(box).includes(words)) : [];
    for (const box of boxes) box.classList.toggle("found", hits.includes(box));
    picture.classList.toggle("searching", hits.length > 0);
  }
  if (!words) { output.textContent = ""; return; }
  if (!hits.length) { output.textContent = "Not found"; return; }
  at = (at + 1) % hits.length;
  output.textContent = `${at + 1} of ${hits.length}`;
  open(hits[at].dataset.beat, hits[at].dataset.option);
  centre(hits[at], 0.7);
};
document.getElementById("find").addEventListener("submit", event => { event.preventDefault(); find(); });
document.querySelector("#find input").addEventListener("search", event => { if (!event.target.value) find(); });

document.getElementById("in").addEventListener("click", () => zoomMiddle(1.3));
document.getElementById("out").addEventListener("click", () => zoomMiddle(1 / 1.3));
document.getElementById("fit").addEventListener("click", fit);
document.getElementById("key").addEventListener("click", event => {
  const legend = document.getElementById("legend");
  legend.hidden = !legend.hidden; event.currentTarget.setAttribute("aria-expanded", String(!legend.hidden));
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input")) { if (event.key === "Escape") event.target.blur(); return; }
  const moves = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] }[event.key];
  if (moves && !event.target.closest("#panel")) { x += moves[0]; y += moves[1]; show(); event.preventDefault(); }
  else if (event.key === "+" || event.key === "=") zoomMiddle(1.3);
  else if (event.key === "-") zoomMiddle(1 / 1.3);
  else if (event.key === "0") fit();
  else if (event.key === "/") { document.querySelector("#find input").focus(); event.preventDefault(); }
  else if (event.key === "Escape") close();
  else if ((event.key === "Enter" || event.key === " ") && event.target.dataset && event.target.dataset.beat) {
    open(event.target.dataset.beat, event.target.dataset.option); event.preventDefault();
  }
});
picture.addEventListener("focusin", event => {
  if (event.target !== picture && event.target.matches(":focus-visible")) centre(event.target, 0.55);
});
opening();
const asks = decodeURIComponent(location.hash.slice(1));
if (asks) {
  const box = boxes.find(each => each.dataset.beat === asks);
  if (box) { open(asks); centre(box, 0.7); }
}
})();
"""
