// @ts-check
// What a running average is made of: equal area is equal weight, the start value a block, each batch a bar.

import { colorsOf } from "../../drawing/palette.js";
import { fit, plain } from "../../numbers.js";
import { percent } from "../parts/format.js";
import { stepX } from "../parts/axis.js";
import { batchWeight, halfLife } from "./weights.js";

/** @typedef {import("./draw.js").Scene} Scene */

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} at @param {import("../parts/axis.js").Box} box @param {number} row @param {Scene} scene */
export function drawWeights(pen, at, box, row, scene) {
  const { view, palette, words } = scene;
  const line = view.lines[row];
  const { fill, text, line: strong } = colorsOf(palette, "batch");
  const base = box.y + box.height;
  if (row === 0) {
    const name = words.t("inference.chart.weights");
    pen.text(name, box.x, box.y - 19, { size: 15, bold: true, color: palette.fg });
    const noted = words.t("inference.chart.weightsNote");
    const noteX = box.x + pen.measure(name, 15, true) + 10;
    if (noteX + pen.measure(noted, 13) <= at.width) pen.text(noted, noteX, box.y - 19, { size: 13, color: palette.muted });
  }
  pen.line([[box.x, base], [box.x + box.width, base]], { stroke: palette.grid });
  if (!line) return;
  const apart = box.width / view.end;
  const block = box.x - 10;
  // So much area is all the weight: as much as fits the block, and the newest bars.
  const heaviest = Math.max(...view.lines.slice(0, 2).map(({ momentum }) => momentum));
  const area = Math.min(block * box.height, heaviest > 0 ? (box.height * apart) / heaviest : Infinity);
  const blockWidth = (area * line.start) / box.height;
  if (blockWidth > 0.2) pen.rect(box.x - 4 - blockWidth, box.y, blockWidth, box.height, { fill: palette.chip, stroke: palette.faint });
  const share = percent(line.start, words, line.start >= 5e-4 && line.start < 0.01 ? 1 : 0);
  const left = box.x - 10 - blockWidth;
  const forms = [words.t("inference.startShare", { share }), share];
  const whole = pen.measure(share, 13, true);
  // A little smaller, where that brings it into the block.
  const small = (13 * (blockWidth - 3)) / whole;
  const size = blockWidth >= whole + 4 || small < 9.5 ? 13 : Math.min(13, small);
  const width = pen.measure(share, size, true);
  const measured = (/** @type {string} */ form) => pen.measure(form, size, true);
  // In the block, left of it, or over its edge where there is no other room.
  const inside = blockWidth >= width + 2;
  const said = fit(forms, inside ? blockWidth - 2 : left, measured);
  const align = inside ? "center" : left >= width ? "right" : "left";
  pen.text(said, { center: box.x - 4 - blockWidth / 2, right: left, left: 0 }[align], box.y + box.height / 2, { size, bold: true, align, color: palette.fg, ...(align === "left" ? { halo: palette.bg } : {}) });
  drawBars(pen, box, view.shown, line.momentum, apart, area, row === 0 ? strong : fill, view.end);
  const x = box.x + box.width + 12;
  const room = at.zone - 12;
  const measure = (/** @type {string} */ form) => pen.measure(form, 13, row === 0);
  const [own, kept] = [plain(line.momentum), plain(1 - line.momentum)];
  pen.text(fit([words.t("inference.both", { own, kept }), words.t("inference.bothShort", { own, kept }), own], room, measure), x, box.y + box.height / 2 - 10, { size: 13, bold: row === 0, color: row === 0 ? strong : text });
  const half = halfLife(line.momentum);
  const told = Number.isFinite(half) ? words.plural("inference.halfOne", "inference.half", half) : words.t("inference.halfNever");
  if (!at.phone) pen.text(fit([told, ""], room, (form) => pen.measure(form, 13)), x, box.y + box.height / 2 + 9, { size: 13, color: palette.muted });
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("../parts/axis.js").Box} box @param {number} shown @param {number} momentum @param {number} apart @param {number} area @param {string} fill @param {number} end */
function drawBars(pen, box, shown, momentum, apart, area, fill, end) {
  const base = box.y + box.height;
  const gap = apart > 5 ? 1.5 : 0;
  // Bars that are narrower than a pixel are drawn as one shape.
  if (apart < 2) {
    const top = (/** @type {number} */ step) => base - (area * batchWeight(momentum, shown - step)) / apart;
    const points = Array.from({ length: shown }, (_, k) => /** @type {[number, number]} */ ([stepX(box, end, k + 1), top(k + 1)]));
    const [first, last] = [points[0], points.at(-1)];
    if (first && last) pen.line([[first[0], base], ...points, [last[0], base]], { fill });
    return;
  }
  for (let step = 1; step <= shown; step++) {
    const height = (area * batchWeight(momentum, shown - step)) / (apart - gap);
    if (height < 0.05) continue;
    const age = batchWeight(momentum, shown - step) / momentum;
    pen.rect(stepX(box, end, step) - apart + gap, base - height, apart - gap, height, { fill, alpha: 0.35 + 0.65 * age });
  }
}
