// @ts-check
// The whole picture.

import { drawInputs } from "./draw-inputs.js";
import { drawOver } from "./draw-over.js";
import { drawRates } from "./draw-rates.js";
import { drawRows } from "./draw-rows.js";
import { drawStairs } from "./draw-stairs.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {object} Scene everything that is drawn from
 * @property {import("./compute.js").TargetView} view
 * @property {import("./state.js").TargetState} state
 * @property {import("../../drawing/palette.js").Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 */

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawSheet(pen, layout, scene) {
  if (scene.view.networks.length === 0) return;
  drawStairs(pen, layout, scene);
  drawRows(pen, layout, scene);
  drawRates(pen, layout, scene);
  drawOver(pen, layout, scene);
  drawInputs(pen, layout, scene);
}
