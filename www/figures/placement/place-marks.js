// @ts-check
// How the three networks are told apart: batch norm has its colour in both places; before is a full dot and a full line, after a
// ring and a dashed line, and none the thin grey cross.

import { colorsOf } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";

/** @typedef {import("./state.js").Place} Place */
/** @typedef {import("../../drawing/palette.js").Palette} Palette */

/** @param {Place} place */
export const methodOf = (place) => (place === "none" ? /** @type {const} */ ("none") : /** @type {const} */ ("batch"));

/** @param {Palette} palette @param {Place} place */
export const placeColors = (palette, place) => colorsOf(palette, methodOf(place));

/** @type {Record<Place, { dash: number[], width: number }>} */
export const LINE = { none: { dash: [], width: 1.4 }, before: { dash: [], width: 2.2 }, after: { dash: [7, 4], width: 2.2 } };

/** @param {import("../../drawing/pen.js").Pen} pen @param {Place} place @param {number} x @param {number} y @param {number} radius @param {Palette} palette */
export function placeMark(pen, place, x, y, radius, palette) {
  const { text } = placeColors(palette, place);
  if (place === "none") mark(pen, "none", x, y, radius, { stroke: text, width: 1.8 });
  else pen.circle(x, y, radius, place === "before" ? { fill: text } : { fill: palette.bg, stroke: text, width: 2.2 });
}
