// @ts-check
// Mean and deviation, on the bands that they belong to.

import { blocksPerRow, statisticsIndex } from "./groups.js";
import { METHOD_COLOR } from "../../drawing/palette.js";
import { fixed } from "../../numbers.js";
import { besideText } from "./digits.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./state.js").Method} Method */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("../../drawing/pen.js").Pen} Pen */

/** Pixels. */
const SMALLEST = 10.5;

/** Mean and deviation on the band that they belong to, below each column. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawStatisticsDown(pen, layout, { view, palette }) {
  const outputs = view.methods.batch;
  const down = layout.down;
  if (!outputs || !down || !view.focus) return;
  const { metrics: m, cell, phone } = layout;
  const gap = down.y - m.down;
  const width = cell.width * view.positions;
  for (let channel = 0; channel < view.channels; channel++) {
    const lit = channel === view.focus.channel;
    const room = width - 8;
    const pair = statisticsText(outputs.mean?.[channel] ?? null, outputs.variance[channel] ?? 0);
    const widest = Math.max(...pair.map((text) => pen.measure(text, m.stat, true)));
    // Smaller where it would not fit, as long as it can be read.
    const size = phone || widest <= room ? m.stat : Math.max(SMALLEST, (m.stat * room) / widest);
    if (!phone && !lit && (widest * size) / m.stat > room) continue;
    const forms = phone ? pair.map((text) => text.slice(2)) : pair;
    if (phone && !lit && Math.max(...forms.map((text) => pen.measure(text, m.stat, true))) > room) continue;
    const half = Math.max(...forms.map((text) => pen.measure(text, size, true))) / 2;
    const x = Math.min(Math.max(down.x + (channel + 0.5) * width, down.x + half), Math.max(down.x + half, down.x + down.width - half));
    const style = { size, bold: lit, align: /** @type {const} */ ("center"), color: lit ? palette["bn-lit"] : palette["bn-text"] };
    pen.text(forms[0] ?? "", x, gap + (phone ? 12 : 30), style);
    pen.text(forms[1] ?? "", x, gap + (phone ? 28 : 49), style);
    if (!phone) chevron(pen, down.x + (channel + 0.5) * width, gap + 72, "down", palette.bn, lit ? 3 : 1.6);
  }
  if (phone) {
    const style = { size: m.stat + 1, bold: true, align: /** @type {const} */ ("right"), color: palette["bn-text"] };
    pen.text("μ", down.x - 6, gap + 12, style);
    pen.text("σ", down.x - 6, gap + 28, style);
  }
}

/** @param {number | null} mean @param {number} variance */
function statisticsText(mean, variance) {
  const deviation = Math.sqrt(variance);
  return mean === null ? ["", `√ ${statistic(deviation)}`] : [`μ ${Math.abs(mean) < 100 ? besideText(mean, deviation) : statistic(mean)}`, `σ ${statistic(deviation)}`];
}

/** A statistic in as many digits as its size leaves room for. @param {number} value */
const statistic = (value) => (Math.abs(value) >= 1e6 ? value.toExponential(1).replace("e+", "e").replace("-", "−") : Math.abs(value) < 0.1 ? besideText(value, value) : fixed(value, Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2));

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene @param {Method} method */
export function drawStatisticsAcross(pen, layout, { view, palette }, method) {
  const outputs = view.methods[method];
  const across = layout.across;
  if (!outputs || !across || !view.focus) return;
  const { metrics: m, cell, phone } = layout;
  const color = METHOD_COLOR[method];
  const one = blocksPerRow(method, view) === 1;
  const x = layout.input.x + layout.input.width;
  for (let sample = 0; sample < view.samples; sample++) {
    const lit = sample === view.focus.sample;
    if (!lit && (!one || cell.height < 15)) continue;
    const index = statisticsIndex(method, view, sample, view.focus.column);
    const pair = statisticsText(outputs.mean?.[index] ?? null, outputs.variance[index] ?? 0).filter(Boolean);
    const y = across.y + (sample + 0.5) * cell.height;
    const size = Math.min(m.stat, Math.max(11, cell.height * 0.7));
    const style = { size, bold: lit, align: /** @type {const} */ ("center"), color: lit ? palette[`${color}-lit`] : palette[`${color}-text`] };
    if (phone && cell.height >= 28) pair.forEach((text, k) => pen.text(text, x + m.gap / 2, y + (k - (pair.length - 1) / 2) * 14, style));
    else if (!phone || lit) {
      // Among rows that are thinner than a line of text, the text needs a ground of its own.
      if (cell.height < 15) pen.rect(x + 4, y - 9, m.gap - (phone ? 8 : 30), 18, { fill: palette.bg, radius: 4 });
      inLine(pen, pair, x + (m.gap - (phone ? 0 : 22)) / 2, y, phone ? m.gap : m.gap - 26, style);
    }
    if (!phone) chevron(pen, across.x - 14, y, "right", palette[color], lit ? 3 : 1.6);
  }
}

/** Mean and deviation beside each other, smaller where they would not fit. @param {Pen} pen @param {string[]} pair @param {number} x @param {number} y @param {number} room @param {import("../../drawing/pen.js").TextStyle} style */
function inLine(pen, pair, x, y, room, style) {
  const text = pair.join("  ");
  const width = pen.measure(text, style.size, style.bold);
  pen.text(text, x, y, { ...style, size: width > room ? (style.size * room) / width : style.size });
}

/** @param {Pen} pen @param {number} x @param {number} y @param {"down" | "right"} way @param {string} color @param {number} width */
function chevron(pen, x, y, way, color, width) {
  const [dx, dy] = way === "down" ? [7, 3.5] : [3.5, 7];
  pen.line(way === "down" ? [[x - dx, y - dy], [x, y + dy], [x + dx, y - dy]] : [[x - dx, y - dy], [x + dx, y], [x - dx, y + dy]], { stroke: color, width });
}
