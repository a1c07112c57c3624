// @ts-check
// What the variance of a small batch is worth, on average, against the true one.

import { colorsOf } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";
import { fixed } from "../../numbers.js";
import { percent } from "../parts/format.js";

export const ESTIMATOR_HEIGHT = 196;

/** @param {import("../../drawing/pen.js").Pen} pen @param {number} width @param {import("./estimator.js").Estimator} estimator @param {import("../../drawing/palette.js").Palette} palette @param {import("../../locales/index.js").Translator} words */
export function drawEstimator(pen, width, { sizes, variance }, palette, words) {
  const { fill, text } = colorsOf(palette, "batch");
  const box = { x: 46, y: 16, width: width - 46 - 100, height: ESTIMATOR_HEIGHT - 16 - 44 };
  const y = (/** @type {number} */ share) => box.y + box.height * (1 - share / 1.15);
  const each = box.width / sizes.length;
  const x = (/** @type {number} */ k) => box.x + (k + 0.5) * each;
  for (const level of [0, 0.5, 1]) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: level === 1 ? palette.faint : palette.grid });
    pen.text(level === 1 ? percent(1, words, 0) : String(100 * level), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  pen.line(sizes.map(({ size }, k) => /** @type {[number, number]} */ ([x(k), y((size - 1) / size)])), { stroke: palette.muted, dash: [2, 3], width: 1.5 });
  sizes.forEach(({ size, biased, unbiased }, k) => {
    mark(pen, "batch", x(k), y(biased / variance), 4.5, { fill });
    mark(pen, "batch", x(k), y(unbiased / variance), 4.5, { fill: palette.bg, stroke: text, width: 2 });
    const low = y(biased / variance);
    pen.text(fixed(biased / variance, 2), x(k), low + 15, { size: 12.5, bold: true, align: "center", color: text, halo: palette.bg });
    pen.text(fixed(unbiased / variance, 2), x(k), y(unbiased / variance) - 14, { size: 12.5, align: "center", color: palette.fg, halo: palette.bg });
    pen.text(String(size), x(k), box.y + box.height + 14, { size: 12.5, align: "center", color: palette.fg });
  });
  pen.text(words.t("inference.estimator.axis"), box.x + box.width / 2, box.y + box.height + 33, { size: 12.5, align: "center", color: palette.muted });
  const last = sizes.at(-1);
  if (!last) return;
  const right = box.x + box.width + 4;
  pen.text(words.t("inference.estimator.corrected"), right, y(last.unbiased / variance) - 12, { size: 12.5, color: palette.fg });
  pen.text(words.t("inference.estimator.plain"), right, y(last.biased / variance) + 12, { size: 12.5, bold: true, color: text });
}
