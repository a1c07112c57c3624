// @ts-check
// How the two networks are told apart, and how changes of a loss are written and drawn.

import { mark } from "../../drawing/marks.js";
import { colorsOf } from "../../drawing/palette.js";
import { fixed } from "../../numbers.js";

/** @typedef {import("./state.js").Net} Net */
/** @typedef {import("../../drawing/palette.js").Palette} Palette */
/** @typedef {import("../../drawing/pen.js").Pen} Pen */

/** @param {Palette} palette @param {Net} net */
export const netColors = (palette, net) => colorsOf(palette, net);

/** @param {Pen} pen @param {Net} net @param {number} x @param {number} y @param {number} radius @param {Palette} palette */
export function netMark(pen, net, x, y, radius, palette) {
  const { text } = colorsOf(palette, net);
  mark(pen, net, x, y, radius, net === "none" ? { stroke: text, width: 2 } : { fill: text });
}

/** A change of the loss with its sign. @param {number} change @param {number} [digits] */
export function signed(change, digits = 2) {
  if (!Number.isFinite(change)) return "∞";
  const text = fixed(change, Math.abs(change) >= 100 ? 0 : digits);
  return change > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** An upright arrow. @param {Pen} pen @param {number} x @param {number} from @param {number} to @param {number} width @param {import("../../drawing/pen.js").Style} style */
export function arrow(pen, x, from, to, width, { fill = "", alpha = 1 }) {
  const way = to - from;
  const head = Math.min(width * 2.4, Math.abs(way));
  const half = Math.min(width * 1.7, head * 0.72);
  const neck = to - Math.sign(way) * head;
  if (Math.abs(way) > head) pen.rect(x - width / 2, Math.min(from, neck), width, Math.abs(neck - from), { fill, alpha });
  pen.line([[x - half, neck], [x + half, neck], [x, to]], { fill, alpha });
}
