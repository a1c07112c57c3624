// @ts-check
// The bands: every set of cells that share a mean and a variance.

import { blocksPerRow, statisticsIndex } from "./groups.js";
import { blockBox } from "./layout.js";
import { METHOD_COLOR } from "../../drawing/palette.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./compute.js").AxesView} AxesView */
/** @typedef {import("./state.js").Method} Method */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("../../drawing/pen.js").Pen} Pen */

/**
 * The bands of one method: every set of cells that share a mean and a variance, through the matrix and on to the outputs.
 *
 * @param {Pen} pen @param {Layout} layout @param {Scene} scene @param {Method} method @param {boolean} lit the focused one, or all others
 */
export function drawRibbons(pen, layout, scene, method, lit) {
  const { view, palette } = scene;
  const style = { fill: palette[METHOD_COLOR[method]], alpha: Number(lit ? palette["band-lit"] : palette.band), radius: radiusOf(method) };
  const here = view.focus && statisticsIndex(method, view, view.focus.sample, view.focus.column);
  const seen = new Set();
  for (let sample = 0; sample < view.samples; sample++) {
    for (let column = 0; column < view.columns; column++) {
      const index = statisticsIndex(method, view, sample, column);
      if (seen.has(index) || (index === here) !== lit) continue;
      seen.add(index);
      for (const box of ribbonBoxes(layout, method, view, sample, column)) pen.rect(box.x, box.y, box.width, box.height, style);
    }
  }
}

/** The focused band's outline, which tiles do not hide. @param {Pen} pen @param {Layout} layout @param {Scene} scene @param {Method} method */
export function drawOutline(pen, layout, { view, palette }, method) {
  const { sample, column } = view.focus ?? { sample: 0, column: 0 };
  const style = { stroke: palette[METHOD_COLOR[method]], width: layout.cell.numbers ? 1.6 : 2.2, radius: radiusOf(method), dash: method === "batch" ? [] : [7, 4] };
  for (const box of ribbonBoxes(layout, method, view, sample, column)) pen.rect(box.x, box.y, box.width, box.height, style);
}

/** @param {Method} method */
const radiusOf = (method) => (method === "batch" ? 12 : 2);

/**
 * A band in one piece where it goes on to the outputs as a whole, in two where a row falls into several.
 *
 * @param {Layout} layout @param {Method} method @param {AxesView} view @param {number} sample @param {number} column
 * @returns {Box[]}
 */
function ribbonBoxes(layout, method, view, sample, column) {
  const box = blockBox(layout, layout.input, method, view, sample, column);
  if (method === "batch") {
    const bottom = layout.down ? layout.down.y + layout.down.height : box.y + box.height;
    const gap = Math.min(6, layout.cell.width * 0.07);
    return [{ x: box.x + gap, y: box.y - 6, width: box.width - 2 * gap, height: bottom - box.y + 12 }];
  }
  const inner = inset(box, 4, layout);
  const { across } = layout;
  if (!across) return [inner];
  if (blocksPerRow(method, view) > 1) return [inner, inset(blockBox(layout, across, method, view, sample, column), 4, layout)];
  const lead = layout.phone ? 2 : 8;
  return [{ ...inner, x: inner.x - lead, width: across.x + across.width - inner.x + lead }];
}

/** @param {Box} box @param {number} gap @param {Layout} layout @returns {Box} */
function inset(box, gap, { cell }) {
  const dy = Math.min(gap, cell.height * 0.1);
  return { x: box.x, y: box.y + dy, width: box.width, height: box.height - 2 * dy };
}
