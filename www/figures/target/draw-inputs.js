// @ts-check
// The moving target itself: what goes into one unit of a layer, before and after the earlier layers took their step, and an arrow
// from the one mean to the other.

import { fit, fixed } from "../../numbers.js";
import { drawHead } from "../parts/draw-head.js";
import { small } from "./draw-rows.js";
import { netColors, netMark } from "./marks.js";

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("../../normscope.js").MovedInput} MovedInput */

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawInputs(pen, { stage, phone }, scene) {
  const { view, state, palette, words } = scene;
  const [first] = stage.inputs;
  if (!first) return;
  const number = view.input + 1;
  const name = words.t(view.input === state.depth ? "target.input.headOutput" : "target.input.head", { number });
  drawHead(pen, name, words.t(view.input === 0 ? "target.input.noteFirst" : phone ? "target.input.noteShort" : "target.input.note"), first.x, first.y, first.width + stage.labels, scene);
  view.networks.forEach((network, k) => {
    const box = stage.inputs[k];
    if (!box) return;
    const { net, input, now } = network;
    const { text } = netColors(palette, net);
    pen.line([[box.x, box.y + box.height], [box.x + box.width, box.y + box.height]], { stroke: palette.faint, width: 1.2 });
    netMark(pen, net, box.x + box.width + 16, box.y + 12, 5, palette);
    pen.text(words.t(`target.netShort.${net}`), box.x + box.width + 28, box.y + 12, { size: 13, bold: true, color: text });
    if (!input) return pen.text(fit([words.t("target.input.later"), "–"], box.width, (form) => pen.measure(form, 13)), box.x + box.width / 2, box.y + box.height / 2, { size: 13, align: "center", color: palette.muted });
    drawMoved(pen, box, network.net, input, scene);
    const [from = NaN, to = NaN] = input.mean;
    const way = { from: fixed(from), to: fixed(to) };
    const mean = fit([words.t("target.input.mean", way), words.t("target.input.meanShort", way)], stage.labels - 10, (form) => pen.measure(form, 12.5));
    const said = [mean, words.t("target.input.moved", { value: small(now.movedValues[view.input] ?? NaN) })];
    said.forEach((line, row) => pen.text(line, box.x + box.width + 10, box.y + 32 + 18 * row, { size: Math.min(12.5, (12.5 * (stage.labels - 10)) / pen.measure(line, 12.5)), color: row === 0 ? text : palette.muted }));
  });
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {Box} box @param {import("./state.js").Net} net @param {MovedInput} input @param {import("./draw.js").Scene} scene */
function drawMoved(pen, box, net, { before, after, low, high, mean: [from = 0, to = 0] }, { palette }) {
  const { fill, text } = netColors(palette, net);
  const most = Math.max(1, ...before, ...after);
  const each = box.width / before.length;
  const bottom = box.y + box.height;
  const y = (/** @type {number} */ count) => bottom - ((box.height - 16) * count) / most;
  before.forEach((count, k) => count > 0 && pen.rect(box.x + k * each, y(count), each, bottom - y(count), { fill, alpha: 0.25 }));
  const outline = Array.from(after).flatMap((count, k) => /** @type {[number, number][]} */ ([[box.x + k * each, y(count)], [box.x + (k + 1) * each, y(count)]]));
  pen.line([[box.x, bottom], ...outline, [box.x + box.width, bottom]], { stroke: text, width: 1.6 });
  const x = (/** @type {number} */ value) => box.x + (box.width * (value - low)) / (high - low);
  const [fromX, toX] = [x(from), x(to)];
  const line = box.y + 4;
  pen.circle(fromX, line, 3.5, { fill: palette.bg, stroke: text, width: 1.8 });
  if (Math.abs(toX - fromX) > 8) {
    const way = Math.sign(toX - fromX);
    pen.line([[fromX + 3.5 * way, line], [toX - 6 * way, line]], { stroke: text, width: 2 });
    pen.line([[toX - 8 * way, line - 5], [toX - 8 * way, line + 5], [toX, line]], { fill: text });
  } else pen.circle(toX, line, 2, { fill: text });
  pen.text(fixed(low, 1), box.x, bottom + 12, { size: 11.5, color: palette.muted });
  pen.text(fixed(high, 1), box.x + box.width, bottom + 12, { size: 11.5, align: "right", color: palette.muted });
}
