// @ts-check
// The stage: the matrix, what flows out of it, and the pictures beside it.

import { drawPicture } from "./draw-picture.js";
import { motionDomain, positions } from "./motion.js";
import { drawCells, drawTileFocus } from "./cells.js";
import { drawOutline, drawRibbons } from "./ribbons.js";
import { drawStatisticsDown, drawStatisticsAcross } from "./statistics.js";
import { drawHeads, drawPictureHeads, drawRowLabels, drawStrip } from "./labels.js";

/**
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./compute.js").AxesView} AxesView
 * @typedef {import("./state.js").AxesState} AxesState
 * @typedef {import("./state.js").Method} Method
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {object} Scene everything that is drawn from
 * @property {AxesView} view
 * @property {AxesState} state
 * @property {import("../../drawing/palette.js").Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 * @property {number} time between 0 (x) and 3 (y)
 * @property {import("./layout.js").Domain} domain of the input's axis
 * @property {[import("./layout.js").Domain, import("./layout.js").Domain]} planeDomains of the plane's two axes
 * @property {Partial<Record<Method, readonly number[]>> | null} was the outputs before what the reader is doing now
 * @property {readonly (readonly [number, number])[]} stroke of the pencil, while it draws
 * @property {boolean} armed whether the next tap says where a point goes
 * @property {boolean} heads whether to draw what the page shows as elements
 */

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawStage(pen, layout, scene) {
  drawPicture(pen, layout.sheet, scene, { domain: scene.domain, values: scene.view.x, phone: layout.phone });
  const domain = motionDomain(scene.view, scene.time);
  for (const picture of layout.after) {
    const method = /** @type {Method} */ (picture.method);
    drawPicture(pen, picture, scene, { domain, values: positions(scene.view, method, scene.time), phone: layout.phone });
  }
  drawCross(pen, layout, scene);
  drawPictureHeads(pen, layout, scene);
  drawRowLabels(pen, layout, scene);
}

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawCross(pen, layout, scene) {
  const { view, state } = scene;
  drawHeads(pen, layout, scene);
  if (!view.focus) return drawEmpty(pen, layout, scene);
  const across = layout.across ? state.across : null;
  const down = layout.down ? /** @type {const} */ ("batch") : null;
  const outlines = () => {
    for (const method of [down, across]) if (method) drawOutline(pen, layout, scene, method);
  };
  for (const method of [across, down]) if (method) drawRibbons(pen, layout, scene, method, false);
  for (const method of [down, across]) if (method) drawRibbons(pen, layout, scene, method, true);
  if (layout.cell.numbers) outlines();
  drawCells(pen, layout, scene, layout.input, null);
  if (layout.down) drawCells(pen, layout, scene, layout.down, "batch");
  if (layout.across && across) drawCells(pen, layout, scene, layout.across, across);
  if (!layout.cell.numbers) {
    outlines();
    drawTileFocus(pen, layout, scene);
  }
  if (layout.down) drawStatisticsDown(pen, layout, scene);
  if (layout.across && across) drawStatisticsAcross(pen, layout, scene, across);
  drawStrip(pen, layout, scene, layout.stripDown);
  if (layout.stripAcross) drawStrip(pen, layout, scene, layout.stripAcross);
}

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawEmpty(pen, { input, cell }, { palette, words, view }) {
  pen.rect(input.x, input.y, input.width, cell.height, { stroke: palette.faint, dash: [4, 4], radius: 6 });
  for (let k = 1; k < view.columns; k++) pen.line([[input.x + k * cell.width, input.y], [input.x + k * cell.width, input.y + cell.height]], { stroke: palette.grid });
  pen.text(words.t("axes.emptyBatch"), input.x, input.y + cell.height + 18, { size: 13.5, color: palette.muted });
}
