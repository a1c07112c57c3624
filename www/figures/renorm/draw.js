// @ts-check
// The training: r and d of all units between their clips, and what the networks come to.

import { drawCharts } from "./draw-charts.js";
import { drawRamps } from "./draw-ramps.js";

/**
 * @typedef {object} Scene everything that is drawn from
 * @property {import("./compute.js").RenormView} view
 * @property {import("./state.js").RenormState} state
 * @property {import("../../drawing/palette.js").Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 */

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {Scene} scene */
export function drawSheet(pen, layout, scene) {
  drawRamps(pen, layout, scene);
  drawCharts(pen, layout, scene);
}
