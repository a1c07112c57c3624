// @ts-check
// One sheet of the figure: the ground, which stays as it is while networks train, and what moves, each in places of its own.

import { colorsOf } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";
import { fit } from "../../numbers.js";
import { drawChart, drawChartGround } from "./draw-chart.js";
import { drawCell, drawCellGround } from "./draw-cell.js";
import { lossScale } from "./curves.js";
import { rangeOf } from "./state.js";
import { drawStepAxis } from "../parts/step-axis.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("../../drawing/palette.js").Palette} Palette
 * @typedef {import("./layout.js").Sheet} Sheet
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./state.js").Network} Network
 * @typedef {object} Scene everything that is drawn from
 * @property {import("./compute.js").ShiftView} view
 * @property {import("./state.js").ShiftState} state
 * @property {Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 * @property {ReturnType<typeof import("./heat.js").createHeat>} heat
 * @property {number} ratio device pixels in a CSS pixel
 */

/** @param {Pen} pen @param {Layout} layout @param {Sheet} sheet @param {Scene} scene */
export function drawSheet(pen, layout, sheet, scene) {
  drawGround(pen, layout, sheet, scene);
  drawMoving(pen, layout, sheet, scene);
}

/** Heads, names of rows, and the axes that values are read off. @param {Pen} pen @param {Layout} layout @param {Sheet} sheet @param {Scene} scene */
export function drawGround(pen, layout, sheet, scene) {
  for (const head of sheet.heads) drawHead(pen, layout, head, scene);
  for (const row of sheet.rows) drawRowName(pen, layout, row, scene);
  if (scene.view.networks.length === 0) return;
  for (const cell of sheet.cells) drawCellGround(pen, cell, scene);
  for (const chart of sheet.charts) drawChartGround(pen, chart, scene);
}

/** The same for two scenes with the same ground. @param {Layout} layout @param {Scene} scene */
export function groundKey({ width }, { view, state, palette, words, ratio }) {
  const { networks, data, depth, activation, show } = state;
  return JSON.stringify([width, ratio, palette, words.lang, view.end, view.hero, view.networks.length, lossScale(view.networks, view.classes), networks, data, depth, activation, rangeOf(state), show]);
}

/** Everything that is another with each step. @param {Pen} pen @param {Layout} layout @param {Sheet} sheet @param {Scene} scene */
export function drawMoving(pen, layout, sheet, scene) {
  if (scene.view.networks.length === 0) return;
  for (const cell of sheet.cells) drawCell(pen, layout, cell, scene);
  for (const axis of sheet.axes) drawStepAxis(pen, axis, scene.view, scene);
  for (const chart of sheet.charts) drawChart(pen, layout, chart, scene);
}

/** @param {Pen} pen @param {Layout} layout @param {import("./layout.js").Head} head @param {Scene} scene */
function drawHead(pen, { metrics: m }, { network, x, y, width }, { state, palette, words }) {
  const method = state.networks[network] ?? "none";
  const { text } = colorsOf(palette, method);
  mark(pen, method, x + 6, y, 6, method === "none" ? { stroke: text, width: 2 } : { fill: text });
  const name = fit([words.t(`method.${method}`), words.t(`method.${method}Short`)], width - 22, (form) => pen.measure(form, m.name, true));
  pen.text(name, x + 20, y, { size: m.name, bold: true, color: text });
}

/** @param {Pen} pen @param {Layout} layout @param {import("./layout.js").Row} row @param {Scene} scene */
function drawRowName(pen, { metrics: m }, { layer, hero, x, y, align, box }, { state, palette, words }) {
  const note = layer === state.depth - 1 ? words.t("train.layer.last") : layer === 0 ? words.t("train.layer.first") : "";
  const name = words.t("train.layer.name", { number: layer + 1 });
  if (align === "above") {
    const full = note ? words.t("train.layer.named", { name, note }) : name;
    return pen.text(full, x, y, { size: 15, bold: true, color: palette.fg });
  }
  const size = box.height < 44 ? 14 : 15;
  const two = note !== "" && box.height >= 40 && pen.measure(note, m.small) <= m.gutter - 28;
  pen.text(name, x, two ? y - 8 : y, { size, bold: true, color: hero ? palette.fg : palette.muted });
  if (two) pen.text(note, x, y + 11, { size: m.small, color: palette.muted });
}
