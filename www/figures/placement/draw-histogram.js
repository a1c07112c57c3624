// @ts-check
// What goes into the activation, under its curve, and what the next layer gets: histograms upright over one axis of values.

import { DASH } from "../../drawing/marks.js";
import { fit, fixed } from "../../numbers.js";
import { activate, FLAT, outputRange } from "../parts/activation.js";
import { percent } from "../parts/format.js";
import { countsOf, densityOf } from "../parts/records.js";
import { LINE, placeColors } from "./place-marks.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./state.js").Place} Place */

/** Where a value stands on the axis. @param {Box} box @param {number} range @param {number} value */
export const valueX = ({ x, width }, range, value) => x + (width * (value + range)) / (2 * range);

/** The density that fills the box; a spike is cut off there. */
const HIGHEST = { zones: 1.1, next: 2.2 };
/** What is left free above the highest bar, for the numbers. */
const HEAD = 20;

/**
 * @param {Pen} pen @param {Box} box @param {import("../parts/records.js").Counted} counted @param {number} column @param {Scene} scene @param {Place} place
 * @param {{ zones: boolean }} how `zones` are where the sigmoid is flat
 */
export function drawHistogram(pen, box, counted, column, { state, palette, words, view }, place, { zones }) {
  const { x, y, width, height } = box;
  const { range } = state;
  if (zones && state.activation === "sigmoid" && range > FLAT) {
    for (const from of [-range, FLAT]) pen.rect(valueX(box, range, from), y, (width * (range - FLAT)) / (2 * range), height, { fill: palette.paper });
  }
  pen.line([[valueX(box, range, 0), y], [valueX(box, range, 0), y + height]], { stroke: palette.grid });
  pen.line([[x, y + height], [x + width, y + height]], { stroke: palette.faint, width: 1.2 });
  const { bins, samples, below, above } = countsOf(counted, column);
  const scale = scaleOf(view, range, zones);
  const { fill } = placeColors(palette, place);
  const each = width / bins;
  /** @type {[number, number][]} */
  const edge = [];
  for (let bin = 0; bin < bins; bin++) {
    const share = Math.min(1, densityOf(counted, column, bin, range) / scale);
    const top = y + height - share * (height - HEAD);
    if (share > 0) pen.rect(x + bin * each + 0.3, top, Math.max(0.8, each - 0.6), y + height - top, { fill, alpha: place === "after" ? 0.34 : 0.5 });
    edge.push([x + bin * each, top], [x + (bin + 1) * each, top]);
  }
  pen.line(edge, { stroke: fill, width: 1.4, dash: LINE[place].dash.length ? [4, 2.5] : [] });
  const half = range / 2;
  const step = half >= 4 ? Math.floor(half / 2) * 2 : half >= 1 ? Math.floor(half) : half;
  for (const value of [-step, 0, step]) pen.text(value < 0 ? `−${-value}` : String(value), valueX(box, range, value), y + height + 11, { size: 12, align: "center", color: palette.muted });
  for (const [count, arrow, at, align] of /** @type {const} */ ([[below, "←", x + 2, "left"], [above, "→", x + width - 2, "right"]])) {
    if (count >= 0.01 * samples) pen.text(`${arrow} ${percent(count / samples, words, 0)}`, at, y + height - 10, { size: 11.5, align, color: palette.fg, halo: palette.bg });
  }
}

/** One scale for the three columns. @param {Scene["view"]} view @param {number} range @param {boolean} zones */
function scaleOf(view, range, zones) {
  let most = 0.2;
  for (const { layers, column } of view.networks) {
    const layer = layers[view.hero];
    const counted = zones ? layer : layer?.output;
    if (!counted) continue;
    const { bins } = countsOf(counted, column);
    for (let bin = 0; bin < bins; bin++) most = Math.max(most, densityOf(counted, column, bin, range));
  }
  return Math.min(zones ? HIGHEST.zones : HIGHEST.next, most);
}

/** The activation over the histogram. @param {Pen} pen @param {Box} box @param {Scene} scene @param {boolean} phone */
export function drawCurve(pen, { x, y, width, height }, { state, palette }, phone) {
  const { low, high } = outputRange(state.activation, state.range);
  const points = Array.from({ length: 81 }, (_, k) => {
    const value = state.range * (k / 40 - 1);
    const share = (activate(state.activation, value) - low) / (high - low);
    return /** @type {[number, number]} */ ([x + (k / 80) * width, y + height - share * (height - 4) - 1]);
  });
  pen.line(points, { stroke: palette.bg, width: 4.5, alpha: 0.7 });
  pen.line(points, { stroke: palette.fg, width: phone ? 1.5 : 1.9, dash: DASH.none });
}

/** Mean and standard deviation: a mark under the axis, and the numbers. @param {Pen} pen @param {Box} box @param {number} mean @param {number} std @param {Scene} scene @param {Place} place @param {boolean} phone */
export function drawMoments(pen, box, mean, std, { state, palette, words }, place, phone) {
  if (!Number.isFinite(mean) || !Number.isFinite(std)) return;
  const { text } = placeColors(palette, place);
  const at = valueX(box, state.range, Math.max(-state.range, Math.min(state.range, mean)));
  const base = box.y + box.height;
  pen.line([[at - 5, base + 6], [at, base], [at + 5, base + 6]], { fill: text });
  const forms = [words.t("placement.moments", { mean: fixed(mean), std: fixed(std) }), words.t("placement.momentsShort", { mean: fixed(mean), std: fixed(std) }), fixed(mean)];
  const label = fit(forms, box.width - (phone ? 2 : 8), (form) => pen.measure(form, phone ? 11.5 : 12.5, true));
  pen.text(label, box.x + (phone ? 1 : 4), box.y + 9, { size: phone ? 11.5 : 12.5, bold: true, color: text, halo: palette.bg });
}
