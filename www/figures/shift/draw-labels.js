// @ts-check
// Names at the lines themselves: the three percentiles, the flat zones, the activation's axis. Each stands where there is room.

import { colorsOf } from "../../drawing/palette.js";
import { fixed } from "../../numbers.js";
import { FLAT, outputRange } from "../parts/activation.js";
import { percent } from "../parts/format.js";
import { stepX, valueY } from "../parts/axis.js";
import { countsOf } from "../parts/records.js";
import { hasCurve, rangeOf } from "./state.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./layout.js").Cell} Cell */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./compute.js").LayerView} LayerView */
/** @typedef {import("./compute.js").NetworkView} NetworkView */

/** @param {Pen} pen @param {Cell} cell @param {NetworkView} network @param {LayerView} layer @param {Scene} scene @param {number} frontX */
export function drawCellLabels(pen, cell, network, layer, scene, frontX) {
  if (!cell.hero) return;
  const { palette, words, state, view } = scene;
  const { plot, front } = cell;
  const taken = hasCurve(state) && state.activation === "sigmoid" && rangeOf(state) > FLAT ? drawZoneNames(pen, cell, scene, frontX, network.column > 0) : [];
  if (hasCurve(state)) drawCurveAxis(pen, cell, scene, frontX);

  const y = (/** @type {number} */ record, /** @type {number} */ which) => valueY(plot, rangeOf(state), layer.percentiles[3 * record + which] ?? 0);
  const lines = [0, 1, 2].map((which) => Array.from({ length: network.column + 1 }, (_, k) => /** @type {[number, number]} */ ([stepX(plot, view.end, network.recorded[k] ?? 0), y(k, which)])));
  const { text } = colorsOf(palette, network.method);
  const names = /** @type {const} */ ([["shift.line.p50", 1, true], ["shift.line.p85", 2, false], ["shift.line.p15", 0, false]]);
  for (const [key, which, bold] of names) {
    const name = words.t(key);
    const box = placeAtLine(lines, which, { width: pen.measure(name, 12.5, bold) + 4, height: 16 }, { ...plot, width: frontX - plot.x }, taken);
    if (!box) continue;
    taken.push(box);
    pen.text(name, box.x + 2, box.y + box.height / 2, { size: 12.5, bold, color: text, halo: palette.bg });
  }
  drawBeyond(pen, cell, network, layer, scene, frontX, front);
}

/** @typedef {readonly (readonly [number, number])[]} Line */

/**
 * Room for the name of a line: above the 85th percentile, below the 15th, and on the side of the median where it crosses nothing.
 *
 * @param {readonly Line[]} lines the 15th, 50th and 85th, from left to right
 * @param {number} which
 * @param {{ width: number, height: number }} size
 * @param {Box} within
 * @param {readonly Box[]} taken
 * @returns {Box | null}
 */
export function placeAtLine(lines, which, { width, height }, within, taken) {
  const sides = which === 2 ? [-1] : which === 0 ? [1] : [-1, 1];
  for (const share of [0.7, 0.56, 0.42, 0.84, 0.28, 0.14]) {
    const x = within.x + share * within.width - width / 2;
    if (x < within.x + 2 || x + width > within.x + within.width - 2) continue;
    for (const side of sides) {
      const reach = extent(lines[which] ?? [], x, x + width);
      if (!reach) continue;
      const box = { x, y: side < 0 ? reach.top - height - 1 : reach.bottom + 1, width, height };
      if (box.y < within.y + 1 || box.y + height > within.y + within.height - 1) continue;
      if (lines.some((line, other) => other !== which && crosses(line, box)) || taken.some((one) => overlap(one, box))) continue;
      return box;
    }
  }
  return null;
}

/** How high and low a line goes between two places. @param {Line} line @param {number} from @param {number} to */
function extent(line, from, to) {
  let [top, bottom] = [Infinity, -Infinity];
  for (const [x, y] of line) {
    if (x < from - 4 || x > to + 4) continue;
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return top <= bottom ? { top, bottom } : null;
}

/** @param {Line} line @param {Box} box */
function crosses(line, box) {
  const reach = extent(line, box.x, box.x + box.width);
  return reach !== null && reach.top < box.y + box.height && reach.bottom > box.y;
}

/** @param {Box} a @param {Box} b */
export const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** In the history where it is long enough, else beyond the histogram and its numbers. @param {Pen} pen @param {Cell} cell @param {Scene} scene @param {number} frontX @param {boolean} numbers @returns {Box[]} */
function drawZoneNames(pen, { plot, front, zone }, { palette, words, state }, frontX, numbers) {
  const size = 12.5;
  /** @type {Box[]} */
  const boxes = [];
  for (const [k, key] of /** @type {const} */ (["shift.flat.here", "shift.flat.andHere"]).entries()) {
    const name = words.t(key);
    const width = pen.measure(name, size);
    const y = k === 0 ? (plot.y + valueY(plot, rangeOf(state), FLAT)) / 2 : (plot.y + plot.height + valueY(plot, rangeOf(state), -FLAT)) / 2;
    const inside = frontX - plot.x >= width + 14;
    const beyond = frontX + front + 8 + (numbers ? zone : 0);
    if (!inside && beyond + width > plot.x + plot.width + front) break;
    const x = inside ? plot.x + 8 : beyond;
    pen.text(name, x, y, { size, color: palette.muted, ...(inside ? { halo: palette.paper } : {}) });
    boxes.push({ x, y: y - 9, width, height: 18 });
  }
  return boxes;
}

/** What the curve's output begins and ends with, over the histogram. @param {Pen} pen @param {Cell} cell @param {Scene} scene @param {number} frontX */
function drawCurveAxis(pen, { plot, front }, { palette, state }, frontX) {
  const { name, low, high } = outputRange(state.activation, rangeOf(state));
  const y = plot.y - 11;
  const style = { size: 12, color: palette.muted };
  const ends = [fixed(low, 0), fixed(high, 0)];
  const digits = Math.max(...ends.map((text) => pen.measure(text, style.size)));
  if (front * 0.97 > pen.measure(`${name}(y)`, 12.5) + digits + 6) ends.forEach((text, k) => pen.text(text, frontX + k * front * 0.97, y, { ...style, align: "center" }));
  pen.text(`${name}(y)`, frontX + front / 2, y, { ...style, size: 12.5, italic: true, align: "center", color: palette.fg });
}

/** How much lies beyond the range. @param {Pen} pen @param {Cell} cell @param {NetworkView} network @param {LayerView} layer @param {Scene} scene @param {number} frontX @param {number} front */
function drawBeyond(pen, { plot }, network, layer, { palette, words }, frontX, front) {
  const { samples, below, above } = countsOf(layer, network.column);
  for (const [count, arrow, y] of /** @type {const} */ ([[above, "↑", plot.y + 9], [below, "↓", plot.y + plot.height - 9]])) {
    if (count < 0.01 * samples) continue;
    pen.text(`${arrow} ${percent(count / samples, words, 0)}`, frontX + front - 3, y, { size: 11.5, align: "right", color: palette.fg, halo: palette.bg });
  }
}
