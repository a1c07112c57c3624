// @ts-check
// One step along the gradient: from the lowest to the highest loss that it can lead to, none beside batch norm, and the medians
// before and after the cut.

import { fixed, plain } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { counted } from "../parts/format.js";
import { drawStepAxis } from "../parts/step-axis.js";
import { drawHead, roundUp } from "../parts/draw-head.js";
import { netColors } from "./marks.js";

/** What is compared here: the two without noise. */
const COMPARED = /** @type {const} */ (["none", "batch"]);

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawBars(pen, { stage, phone }, scene) {
  const { view, state, palette, words } = scene;
  const plot = stage.bars;
  drawHead(pen, words.t("why.bars.head"), words.t(phone ? "why.bars.noteShort" : "why.bars.note", { every: state.every }), plot.x, plot.y, plot.width, scene);
  const networks = view.networks.filter(({ net }) => COMPARED.includes(/** @type {any} */ (net)));
  const highest = Math.max(0, ...networks.flatMap(({ probes }) => [...probes.high].filter(Number.isFinite)));
  const start = Math.max(0, ...networks.map(({ probes }) => probes.loss[0] ?? 0));
  // A few bars are many times as long as the others: they are cut, and marked.
  const top = roundUp(Math.min(highest, 2.5 * start));
  const y = (/** @type {number} */ value) => plot.y + plot.height * (1 - Math.min(value, top) / top);
  for (const share of [0, 0.5, 1]) {
    pen.line([[plot.x, y(share * top)], [plot.x + plot.width, y(share * top)]], { stroke: palette.grid });
    pen.text(plain(share * top), plot.x - 6, y(share * top), { size: 12, align: "right", color: palette.muted });
  }
  const cutX = stepX(plot, view.end, state.cut);
  if (state.cut < view.end) pen.line([[cutX, plot.y - 2], [cutX, plot.y + plot.height + 12]], { stroke: palette.faint, dash: [2, 3] });
  const count = Math.max(1, view.end / state.every);
  const width = Math.max(1, Math.min(5, plot.width / count / 2 - 0.6));
  networks.forEach(({ net, probes }, k) => {
    const { fill } = netColors(palette, net);
    Array.from(probes.step, (step, at) => {
      const [low = NaN, high = NaN] = [probes.low[at], probes.high[at]];
      if (!Number.isFinite(low)) return;
      const x = stepX(plot, view.end, step) + (k === 0 ? -width - 0.3 : 0.3);
      const alpha = step <= view.shown ? 1 : 0.25;
      const upper = Number.isFinite(high) ? high : top * 2;
      pen.rect(x, y(upper), width, Math.max(1.2, y(low) - y(upper)), { fill, alpha: net === "none" ? alpha * 0.75 : alpha });
      if (upper > top) pen.line([[x - 2, plot.y - 2], [x + width / 2, plot.y - 8], [x + width + 2, plot.y - 2]], { fill, alpha });
    });
  });
  drawMedians(pen, plot, cutX, networks, scene, phone);
  const axis = stage.axes[1];
  if (axis) drawStepAxis(pen, axis, view, scene);
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Box} plot @param {number} cutX @param {readonly import("./compute.js").NetworkView[]} networks @param {import("./draw.js").Scene} scene @param {boolean} phone */
function drawMedians(pen, plot, cutX, networks, { palette, words, state, view }, phone) {
  const y = plot.y + plot.height + 66;
  const hasCut = state.cut < view.end;
  const halves = hasCut ? /** @type {const} */ (["early", "late"]) : /** @type {const} */ (["range"]);
  halves.forEach((half, k) => {
    // On a phone the two stand under each other, with their names behind them.
    const from = k === 0 || phone ? plot.x : Math.min(cutX + 8, plot.x + plot.width - 160);
    const line = phone ? y + 26 * k : y;
    const label = words.t(`why.bars.${half}`, { step: counted(state.cut, words) });
    if (!phone) pen.text(label, from, line + 22, { size: 12.5, color: palette.muted });
    const values = networks.map(({ measures }) => measures[half]);
    const most = Math.max(...values.filter(Number.isFinite));
    let x = from;
    networks.forEach(({ net, measures }) => {
      const value = measures[half];
      const { text } = netColors(palette, net);
      const number = Number.isFinite(value) ? fixed(value, value < 10 ? 2 : 0) : "–";
      const letters = phone ? 15 : 19;
      pen.text(number, x, line, { size: letters, bold: value === most, color: text });
      x += pen.measure(number, letters, true) + 5;
      const name = words.t(`why.netTiny.${net}`);
      pen.text(name, x, line + 2, { size: 12, color: text });
      x += pen.measure(name, 12) + 14;
    });
    if (phone) pen.text(label, x, line + 2, { size: Math.min(12, (12 * (plot.x + plot.width + 20 - x)) / pen.measure(label, 12)), color: palette.muted });
  });
}
