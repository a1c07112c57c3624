// @ts-check
// How the networks are told apart: all that renormalize have its colour; with ramps a full diamond, with clips from step 0 a hollow
// one and a dashed line, without clips a cross and a dotted line.

import { DASH, mark } from "../../drawing/marks.js";
import { colorsOf } from "../../drawing/palette.js";
import { corrects } from "./state.js";

/** @typedef {import("./state.js").Net} Net */
/** @typedef {import("../../drawing/palette.js").Palette} Palette */

/** @param {Net} net */
export const methodOf = (net) => (corrects(net) ? /** @type {const} */ ("renorm") : /** @type {"batch" | "layer" | "group"} */ (net));

/** @param {Palette} palette @param {Net} net */
export const netColors = (palette, net) => colorsOf(palette, methodOf(net));

/** @type {Record<Net, { dash: number[], width: number }>} */
export const LINE = {
  batch: { dash: DASH.batch, width: 2.2 },
  renorm: { dash: DASH.renorm, width: 2.4 },
  fixed: { dash: [5, 4], width: 1.8 },
  free: { dash: [1.5, 3], width: 1.8 },
  layer: { dash: DASH.layer, width: 1.8 },
  group: { dash: DASH.group, width: 1.8 },
};

/** @param {import("../../drawing/pen.js").Pen} pen @param {Net} net @param {number} x @param {number} y @param {number} radius @param {Palette} palette */
export function netMark(pen, net, x, y, radius, palette) {
  const { text } = netColors(palette, net);
  if (net === "fixed") return mark(pen, "renorm", x, y, radius, { fill: palette.bg, stroke: text, width: 2 });
  if (net === "free") return mark(pen, "none", x, y, radius, { stroke: text, width: 1.8 });
  mark(pen, methodOf(net), x, y, radius, { fill: text });
}
