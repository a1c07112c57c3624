// @ts-check
// The four panels.

import { drawBars } from "./draw-bars.js";
import { drawChart } from "./draw-chart.js";
import { drawShift } from "./draw-shift.js";
import { drawStrips } from "./draw-strips.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./layout.js").Box} Box
 * @typedef {object} Scene everything that is drawn from
 * @property {import("./compute.js").WhyView} view
 * @property {import("./state.js").WhyState} state
 * @property {import("../../drawing/palette.js").Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 */

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawSheet(pen, layout, scene) {
  drawChart(pen, layout, scene);
  drawStrips(pen, layout, scene);
  drawBars(pen, layout, scene);
  drawShift(pen, layout, scene);
}
