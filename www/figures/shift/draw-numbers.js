// @ts-check
// What a layer's numbers are: how far its median has travelled, in a bracket; the share where the sigmoid is flat; the size of the
// gradient.

import { colorsOf } from "../../drawing/palette.js";
import { wrap } from "../../drawing/pen.js";
import { fit, fixed } from "../../numbers.js";
import { distance, percent, size } from "../parts/format.js";
import { valueY } from "../parts/axis.js";
import { rangeOf } from "./state.js";

/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./compute.js").LayerView} LayerView */

/**
 * @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./layout.js").Cell} cell
 * @param {import("./compute.js").NetworkView} network @param {LayerView} layer @param {Scene} scene @param {number} x where the histogram ends
 */
export function drawNumbers(pen, { metrics: m }, cell, network, layer, scene, x) {
  const { plot, zone, hero } = cell;
  const { state, palette, words } = scene;
  const { text, line } = colorsOf(palette, network.method);
  const left = x + (hero ? 9 : 7);
  const room = zone - (left - x) - 2;
  if (network.column === 0) return;

  const clamped = (/** @type {number} */ value) => valueY(plot, rangeOf(state), Math.max(-rangeOf(state), Math.min(rangeOf(state), value)));
  const [top, bottom] = [clamped(layer.high), clamped(layer.low)];
  const arm = hero ? 4 : 3;
  for (const y of [top, bottom]) pen.line([[left - arm, y], [left + arm, y]], { stroke: line, width: hero ? 2 : 1.6 });
  pen.line([[left, top], [left, bottom]], { stroke: line, width: hero ? 2 : 1.6 });

  const numberX = left + arm + 5;
  const numberRoom = room - arm - 5;
  const size1 = hero ? m.number : 14;
  const travel = fit([distance(layer.travel, words), distance(layer.travel, words, 1)], numberRoom, (form) => pen.measure(form, size1, true));
  const noteSize = hero ? 12.5 : 12;
  const lines = wrap(pen, words.t("shift.number.moved"), noteSize, numberRoom);
  const moved = !hero ? [] : lines.length > 2 ? [words.t("shift.number.movedShort")] : lines;
  const small = [...smallNotes(layer, scene), ...(hero ? affineNotes(layer, scene) : [])].map((forms) => fit(forms, numberRoom, (form) => pen.measure(form, noteSize)));
  const notes = [...moved, ...small].filter((note) => pen.measure(note, noteSize) <= numberRoom);
  const gap = hero ? 17 : 15;
  const most = Math.floor((plot.height - size1 - (hero ? 8 : 4)) / gap);
  const count = plot.height < 40 || zone < 64 ? 0 : plot.height < 56 ? 1 : Math.min(notes.length, most);
  const height = size1 + (hero ? 8 : 4) + count * gap;
  const start = Math.max(plot.y, Math.min((top + bottom) / 2 - size1 / 2, plot.y + plot.height - height));
  pen.text(travel, numberX, start + size1 / 2, { size: size1, bold: true, color: text });
  notes.slice(0, count).forEach((note, k) => pen.text(note, numberX, start + size1 + (hero ? 12 : 10) + k * gap, { size: noteSize, color: palette.muted }));
}

/** From the fullest form to the shortest. @param {LayerView} layer @param {Scene} scene @returns {string[][]} */
function smallNotes({ now }, { words }) {
  /** @type {string[][]} */
  const notes = [];
  if (Number.isFinite(now.saturated)) {
    const share = percent(now.saturated, words);
    notes.push([words.t("shift.number.flat", { share }), words.t("shift.number.flat", { share: percent(now.saturated, words, 0) })]);
  }
  if (Number.isFinite(now.gradient)) {
    notes.push([words.t("shift.number.gradient", { gradient: size(now.gradient) })]);
  }
  return notes;
}

/** Of the unit that is shown. @param {LayerView} layer @param {Scene} scene @returns {string[][]} */
const affineNotes = ({ now }, { words }) =>
  (/** @type {const} */ (["gamma", "beta"])).flatMap((name) => (Number.isFinite(now[name]) ? [[words.t(`shift.number.${name}`, { value: fixed(now[name]) })]] : []));
