// @ts-check
// The hand example's last chart: what inference makes of one value after each batch, and what training makes of it.

import { colorsOf } from "../../drawing/palette.js";
import { fixed, plain, ticks } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { drawEnds } from "./draw-ends.js";
import { DASHES, drawLine } from "./draw-track.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} at @param {import("./draw.js").Scene} scene */
export function drawBecomes(pen, at, { view, state, palette, words }) {
  const { hand, lines } = view;
  if (!hand) return;
  const box = at.last;
  const { text, line } = colorsOf(palette, state.norm);
  pen.text(words.t("inference.chart.becomes", { value: plain(state.asked) }), box.x, box.y - 19, { size: 15, bold: true, color: palette.fg });
  // The slider's line and the one it is compared with; which rows of `y` those are.
  const rows = lines.slice(0, 2).map((_, k) => view.becomes[k] ?? []);
  const values = [hand.trained, hand.limit, 0, ...rows.flat()].filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.05 * (high - low), 0.1);
  const x = (/** @type {number} */ step) => stepX(box, view.end, step);
  const y = (/** @type {number} */ value) => box.y + (box.height * (high + room - value)) / (high - low + 2 * room);
  for (const level of ticks(low - room, high + room, 3)) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
    pen.text(plain(level), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  const shownX = x(view.shown) + 0.01;
  pen.line([[box.x, y(hand.trained)], [box.x + box.width, y(hand.trained)]], { stroke: text, width: 1.5, dash: [1.5, 4] });
  if (state.norm === "batch") pen.line([[box.x, y(hand.limit)], [box.x + box.width, y(hand.limit)]], { stroke: palette.faint, dash: [2, 3] });
  rows.forEach((row, k) => drawLine(pen, view.steps, row, x, y, shownX, { stroke: k === 0 ? line : text, width: k === 0 ? 3 : 1.6, dash: DASHES[k] ?? [] }));
  drawEnds(pen, at, box, [
    ...rows.map((row, k) => ({ y: y(row[view.shown] ?? NaN), value: fixed(row[view.shown] ?? NaN, 3), name: words.t("inference.end.running", { momentum: plain(lines[k]?.momentum ?? 0) }), short: plain(lines[k]?.momentum ?? 0), color: k === 0 ? line : text, strong: k === 0 })),
    { y: y(hand.trained), value: fixed(hand.trained, 3), name: words.t("inference.end.training"), short: words.t("inference.end.trainingShort"), color: text, strong: false },
    ...(state.norm === "batch" ? [{ y: y(hand.limit), value: fixed(hand.limit, 3), name: words.t("inference.end.limit"), short: words.t("inference.end.limitShort"), color: palette.muted, strong: false }] : []),
  ], palette);
}
