// @ts-check
// Ten digits in a row, and under each what every network takes it for.

import { digitImage } from "../../drawing/digit-image.js";
import { colorsOf } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";
import { fit } from "../../numbers.js";
import { winnerOf } from "../parts/winner.js";
import { percent } from "../parts/format.js";

/** @typedef {import("./compute.js").Samples} Samples */
/** @typedef {import("./draw.js").Scene} Scene */

const ROW = 34;

/** @param {number} width */
const sizes = (width) => ({ left: width < 560 ? 22 : 176, digit: Math.min(44, width < 560 ? (width - 22) / 10 - 4 : 44) });

/** @param {Scene["view"]} view @param {number} width */
export const digitsHeight = (view, width) => Math.ceil(sizes(width).digit + 10 + ROW * view.networks.length);

/** @param {import("../../drawing/pen.js").Pen} pen @param {number} width @param {Samples} samples @param {Scene} scene */
export function drawDigits(pen, width, samples, { view, palette, words }) {
  const { left, digit } = sizes(width);
  const count = samples.labels.length;
  const each = (width - left) / count;
  const x = (/** @type {number} */ k) => left + (k + 0.5) * each;
  for (let k = 0; k < count; k++) {
    pen.rect(x(k) - digit / 2, 0, digit, digit, { fill: palette.paper, radius: 3 });
    pen.image(digitImage(samples.x.subarray(k * samples.features, (k + 1) * samples.features), palette.fg), x(k) - digit / 2, 0, digit, digit, true);
  }
  view.networks.forEach(({ method }, row) => {
    const y = digit + 10 + ROW * row + 12;
    const { fill, text } = colorsOf(palette, method);
    mark(pen, method, 6, y, 5, method === "none" ? { stroke: fill, width: 2 } : { fill });
    if (left > 60) {
      const name = fit([words.t(`method.${method}`), words.t(`method.${method}Short`)], left - 24, (form) => pen.measure(form, 14, true));
      pen.text(name, 18, y, { size: 14, bold: true, color: text });
    }
    for (let k = 0; k < count; k++) {
      const { label: guess, share } = winnerOf(samples.outputs[method] ?? new Float32Array(), k, view.classes);
      if (guess === null) {
        pen.text("–", x(k), y, { size: 13.5, align: "center", color: palette.muted });
        continue;
      }
      const right = guess === samples.labels[k];
      const width1 = Math.min(44, each - 6);
      const said = `${right ? "" : "✗ "}${guess}${each >= 76 ? `  ${percent(share, words, 0)}` : ""}`;
      pen.text(said, x(k), y, { size: 13.5, bold: !right, align: "center", color: right ? palette.muted : palette.fg });
      pen.rect(x(k) - width1 / 2, y + 13, width1, 3, { fill: palette.grid });
      pen.rect(x(k) - width1 / 2, y + 13, width1 * share, 3, { fill });
    }
  });
}
