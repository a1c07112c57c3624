// @ts-check
// How many new digits are right, by each kind of statistics: the weights are the same in all of them.

import { colorsOf } from "../../drawing/palette.js";
import { plain } from "../../numbers.js";
import { percent } from "../parts/format.js";
import { stepX } from "../parts/axis.js";
import { mark } from "../../drawing/marks.js";
import { drawEnds } from "./draw-ends.js";
import { DASHES, drawLine } from "./draw-track.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} at @param {import("./draw.js").Scene} scene */
export function drawAccuracy(pen, at, { view, state, palette, words }) {
  const box = at.last;
  const { fill, text, line } = colorsOf(palette, state.norm);
  pen.text(words.t("inference.chart.accuracy"), box.x, box.y - 19, { size: 15, bold: true, color: palette.fg });
  const x = (/** @type {number} */ step) => stepX(box, view.end, step);
  const y = (/** @type {number} */ share) => box.y + box.height * (1 - share);
  for (const level of [0, 0.5, 1]) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
    pen.text(level === 1 ? percent(1, words, 0) : String(level * 100), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  if (!view.ready) return;
  const shownX = x(view.shown) + 0.01;
  const { recorded, lines, own, recalibrated } = view;
  for (const [k, { accuracy }] of [...lines.entries()].reverse()) drawLine(pen, recorded, accuracy, x, y, shownX, { stroke: k === 0 ? line : text, width: k === 0 ? 3 : 1.5, dash: DASHES[k] ?? [], alpha: k > 1 ? 0.75 : 1 });
  if (recalibrated) drawLine(pen, recorded, recalibrated.accuracy, x, y, shownX, { stroke: palette.fg, width: 1.2 });
  if (state.norm === "layer") drawLine(pen, recorded, own.accuracy, x, y, shownX, { stroke: line, width: 3, dash: [9, 4] });
  recorded.forEach((step, k) => {
    const share = own.accuracy[k] ?? NaN;
    if (Number.isFinite(share)) mark(pen, state.norm, x(step), y(share), recorded.length > 60 ? 1.6 : 2.6, { fill, alpha: step > view.shown ? 0.25 : 1 });
  });
  const said = (/** @type {number} */ share) => percent(share, words, 0);
  const ends = lines.map(({ momentum, now }, k) => ({ y: y(now.accuracy), value: said(now.accuracy), name: words.t("inference.end.running", { momentum: plain(momentum) }), short: plain(momentum), color: k === 0 ? line : text, strong: k === 0 }));
  if (recalibrated) ends.unshift({ y: y(recalibrated.now.accuracy), value: said(recalibrated.now.accuracy), name: words.t("inference.end.recalibrated"), short: words.t("inference.end.again"), color: palette.fg, strong: false });
  ends.push({ y: y(own.now.accuracy), value: said(own.now.accuracy), name: words.t(state.norm === "layer" ? "inference.end.layer" : "inference.end.own"), short: words.t(state.norm === "layer" ? "inference.end.both" : "inference.end.dot"), color: text, strong: state.norm === "layer" });
  drawEnds(pen, at, box, ends, palette, pen.measure(said(1), 13, true));
}
