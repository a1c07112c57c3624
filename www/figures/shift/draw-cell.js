// @ts-check
// One layer of one network: its history, the three percentiles over it, and at its growing edge the histogram of now with the
// activation's curve.

import { colorsOf } from "../../drawing/palette.js";
import { DASH } from "../../drawing/marks.js";
import { activate, FLAT, outputRange } from "../parts/activation.js";
import { countsOf, densityOf } from "../parts/records.js";
import { hasCurve, measureOf, rangeOf } from "./state.js";
import { drawCellLabels } from "./draw-labels.js";
import { drawNumbers } from "./draw-numbers.js";
import { stepX, valueY } from "../parts/axis.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("./layout.js").Cell} Cell */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./compute.js").LayerView} LayerView */
/** @typedef {import("./compute.js").NetworkView} NetworkView */

/** What the vertical axis is, and where its values stand. @param {Pen} pen @param {Cell} cell @param {Scene} scene */
export function drawCellGround(pen, cell, scene) {
  const { plot, hero, ticks, network } = cell;
  const { state, view, palette } = scene;
  if (ticks) drawTicks(pen, cell, scene);
  const isXHat = state.show === "xHat";
  if (!hero || !(ticks || isXHat)) return;
  // The outputs' axis ends with a number, and its name stands over it.
  const isOutput = state.show === "output";
  const name = isOutput ? "a" : isXHat && view.networks[network]?.method !== "none" ? "x̂" : "y";
  pen.text(name, plot.x - 8, plot.y + (isOutput ? -14 : 1), { size: 14, italic: true, align: "right", color: palette.fg });
}

/** @param {Pen} pen @param {Layout} layout @param {Cell} cell @param {Scene} scene */
export function drawCell(pen, layout, cell, scene) {
  const { view, state, palette } = scene;
  const network = view.networks[cell.network];
  const layer = network?.layers[cell.layer];
  if (!network || !layer) return;
  const { plot } = cell;
  const shown = Math.min(view.shown, network.recorded[network.column] ?? 0);
  const frontX = stepX(plot, view.end, shown);
  const y = (/** @type {number} */ value) => valueY(plot, rangeOf(state), value);
  const right = frontX + cell.front;
  const end = plot.x + plot.width + cell.front;

  if (hasCurve(state) && state.activation === "sigmoid" && rangeOf(state) > FLAT) {
    for (const top of [plot.y, y(-FLAT)]) {
      pen.rect(plot.x, top, right - plot.x, y(FLAT) - plot.y, { fill: palette.paper });
      // Fainter where the history will go.
      pen.rect(right, top, end - right, y(FLAT) - plot.y, { fill: palette.paper, alpha: 0.45 });
    }
  }
  pen.line([[plot.x, y(0)], [right, y(0)]], { stroke: palette.grid });
  pen.line([[right, y(0)], [end, y(0)]], { stroke: palette.grid, dash: [2, 4] });
  const { fill, line } = colorsOf(palette, network.method);
  const width = Math.max(1, Math.round(plot.width * scene.ratio));
  const time = { recorded: network.recorded, column: network.column, shown, end: view.end, range: rangeOf(state), measure: measureOf(state) };
  if (shown > 0) pen.image(scene.heat.image(`${network.method} ${cell.layer} ${width} ${state.show}`, layer, time, fill, width), plot.x, plot.y, plot.width, plot.height);
  drawPercentiles(pen, cell, network, layer, scene, line);
  pen.line([[frontX, plot.y], [frontX, plot.y + plot.height]], { stroke: line, width: 1.2 });
  drawHistogram(pen, cell, network, layer, scene, frontX);
  if (hasCurve(state)) drawCurve(pen, cell, scene, frontX);
  drawCellLabels(pen, cell, network, layer, scene, frontX);
  drawNumbers(pen, layout, cell, network, layer, scene, right);
}

/** @param {Pen} pen @param {Cell} cell @param {NetworkView} network @param {LayerView} layer @param {Scene} scene @param {string} color */
function drawPercentiles(pen, { plot, hero }, network, layer, { view, state, palette }, color) {
  if (network.column === 0) return;
  const lines = [0, 2, 1].map((which) => ({
    which,
    points: Array.from({ length: network.column + 1 }, (_, k) => {
      const value = layer.percentiles[3 * k + which] ?? NaN;
      return /** @type {[number, number]} */ ([stepX(plot, view.end, network.recorded[k] ?? 0), Number.isFinite(value) ? valueY(plot, rangeOf(state), value) : plot.y - 9]);
    }),
  }));
  const widths = hero ? [1.25, 2.4] : [1, 1.7];
  pen.clip(plot.x, plot.y, plot.width, plot.height, () => {
    for (const { which, points } of lines) pen.line(points, { stroke: palette.bg, width: (widths[which === 1 ? 1 : 0] ?? 1) + 1.8, alpha: 0.55 });
    for (const { which, points } of lines) pen.line(points, { stroke: color, width: widths[which === 1 ? 1 : 0] ?? 1 });
  });
}

/** The histogram of now, sideways; one scale for the networks of a row. @param {Pen} pen @param {Cell} cell @param {NetworkView} network @param {LayerView} layer @param {Scene} scene @param {number} frontX */
function drawHistogram(pen, { plot, front, layer: at }, network, layer, { view, state, palette }, frontX) {
  const scale = rowScale(view, at, state);
  const { bins } = countsOf(layer, network.column);
  // Bars of less than 2 pixels would be a blur.
  const merge = plot.height / bins < 2 ? 2 : 1;
  const height = (merge * plot.height) / bins;
  const { fill } = colorsOf(palette, network.method);
  for (let bin = 0; bin < bins; bin += merge) {
    let density = 0;
    for (let k = 0; k < merge; k++) density += (densityOf(layer, network.column, bin + k, rangeOf(state)) * measureOf(state)) / merge;
    if (density === 0) continue;
    const length = Math.max(0.6, front * 0.9 * Math.min(1, density / scale));
    pen.rect(frontX + 1, plot.y + plot.height - (bin / merge + 1) * height + 0.4, length, Math.max(0.8, height - 0.8), { fill, alpha: 0.5 });
  }
}

/** The density that fills the front: a spike, as when training begins, is cut off there. */
const HIGHEST = 0.7;

/** @param {Scene["view"]} view @param {number} at @param {Scene["state"]} state */
function rowScale(view, at, state) {
  let most = 0.2;
  for (const { layers, column } of view.networks) {
    const layer = layers[at];
    const { bins } = layer ? countsOf(layer, column) : { bins: 0 };
    for (let bin = 0; layer && bin < bins; bin++) most = Math.max(most, densityOf(layer, column, bin, rangeOf(state)) * measureOf(state));
  }
  return Math.min(HIGHEST, most);
}

/** @param {Pen} pen @param {Cell} cell @param {Scene} scene @param {number} frontX */
function drawCurve(pen, { plot, front, hero }, { state, palette }, frontX) {
  const { low, high } = outputRange(state.activation, rangeOf(state));
  const points = Array.from({ length: 61 }, (_, k) => {
    const value = rangeOf(state) * (1 - k / 30);
    const share = (activate(state.activation, value) - low) / (high - low);
    return /** @type {[number, number]} */ ([frontX + share * front * 0.97, plot.y + (k / 60) * plot.height]);
  });
  pen.line(points, { stroke: palette.bg, width: hero ? 4.5 : 3.5, alpha: 0.7 });
  pen.line(points, { stroke: palette.fg, width: hero ? 1.9 : 1.3, dash: DASH.none });
}

/** @param {Pen} pen @param {Cell} cell @param {Scene} scene */
function drawTicks(pen, { plot, hero }, { state, palette }) {
  const half = rangeOf(state) / 2;
  const step = half >= 4 ? Math.floor(half / 2) * 2 : half >= 1 ? Math.floor(half) : state.show === "output" ? rangeOf(state) : half;
  for (const value of plot.height < 50 ? [0] : [-step, 0, step]) {
    const y = valueY(plot, rangeOf(state), value);
    pen.text(value < 0 ? `−${-value}` : String(value), plot.x - 8, y, { size: hero ? 12.5 : 12, align: "right", color: palette.muted });
  }
}
