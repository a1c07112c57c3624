// @ts-check
// How the networks are told apart: batch norm has its colour, with noise a ring and a dashed line; without it a grey cross, and
// with noise alone an upright one and a dashed line.

import { mark } from "../../drawing/marks.js";
import { colorsOf } from "../../drawing/palette.js";

/** @typedef {import("./state.js").Net} Net */
/** @typedef {import("../../drawing/palette.js").Palette} Palette */

/** @param {Palette} palette @param {Net} net */
export const netColors = (palette, net) => colorsOf(palette, net === "batch" || net === "noisy" ? "batch" : "none");

/** @type {Record<Net, { dash: number[], width: number }>} */
export const LINE = { none: { dash: [], width: 1.6 }, batch: { dash: [], width: 2.2 }, noisy: { dash: [7, 4], width: 2 }, shaken: { dash: [2, 3], width: 1.8 } };

/** @param {import("../../drawing/pen.js").Pen} pen @param {Net} net @param {number} x @param {number} y @param {number} radius @param {Palette} palette */
export function netMark(pen, net, x, y, radius, palette) {
  const { text } = netColors(palette, net);
  if (net === "batch") return pen.circle(x, y, radius, { fill: text });
  if (net === "noisy") return pen.circle(x, y, radius, { fill: palette.bg, stroke: text, width: 2.2 });
  if (net === "none") return mark(pen, "none", x, y, radius, { stroke: text, width: 1.8 });
  pen.line([[x - radius, y], [x + radius, y]], { stroke: text, width: 1.8 });
  pen.line([[x, y - radius], [x, y + radius]], { stroke: text, width: 1.8 });
}
