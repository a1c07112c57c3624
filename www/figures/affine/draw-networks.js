// @ts-check
// γ and β of every unit over the steps, and how often each network is right.

import { placeMarks, spread } from "../parts/chart-labels.js";
import { counted, percent } from "../parts/format.js";
import { stepTicks, stepX } from "../parts/axis.js";
import { fixed, plain, ticks } from "../../numbers.js";
import { lastOf } from "./networks.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("./draw.js").Scene} Scene
 * @typedef {import("../parts/axis.js").Box} Box
 */

/** Layers apart by their dash, from the input on. */
const DASHES = [[2, 3], [7, 3], []];

/** @param {number} layer @param {number} depth */
export const dashOf = (layer, depth) => DASHES[Math.max(0, DASHES.length - depth + layer)] ?? [];

/** @param {Pen} pen @param {import("./layout.js").Layout} layout @param {Scene} scene */
export function drawNetworks(pen, { rest }, scene) {
  drawCourse(pen, rest.gamma, rest.room, "gamma", scene);
  drawCourse(pen, rest.beta, rest.room, "beta", scene);
  drawAccuracy(pen, rest.accuracy, rest.room, scene);
}

/** Where the axis of γ or β begins and ends. @param {"gamma" | "beta"} which @param {Scene} scene */
export function rangeOf(which, { view }) {
  const start = which === "gamma" ? 1 : 0;
  const layers = view.networks.find(({ name }) => name === "learned")?.layers ?? [];
  let [low, high] = [start - 0.25, start + 0.25];
  for (const layer of layers) for (const value of layer[which].middle) if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const room = 0.06 * (high - low);
  return { low: low - room, high: high + room };
}

/** @param {Pen} pen @param {Box} plot @param {number} room @param {"gamma" | "beta"} which @param {Scene} scene */
function drawCourse(pen, plot, room, which, scene) {
  const { view, state, palette, words } = scene;
  const { low, high } = rangeOf(which, scene);
  const y = (/** @type {number} */ value) => plot.y + (plot.height * (high - value)) / (high - low);
  pen.text(words.t(`affine.chart.${which}`), plot.x, plot.y - 20, { size: 15, bold: true, color: palette.fg });
  frame(pen, plot, scene, ticks(low, high, 4).map((level) => ({ y: y(level), text: plain(level) })));
  const start = y(which === "gamma" ? 1 : 0);
  pen.line([[plot.x, start], [plot.x + plot.width, start]], { stroke: palette.muted, dash: [2, 3] });
  const network = view.networks.find(({ name }) => name === "learned");
  if (!network) return;
  const x = (/** @type {number} */ k) => stepX(plot, view.end, network.recorded[k] ?? 0);
  pen.clip(plot.x, plot.y - 4, plot.width + 3, plot.height + 8, () => {
    for (const { units, [which]: { values } } of network.layers) {
      const thin = Math.max(1, Math.ceil(network.recorded.length / 80));
      for (let unit = 0; unit < units; unit++) {
        /** @type {[number, number][]} */
        const points = [];
        for (let k = 0; k < network.recorded.length; k += thin) points.push([x(k), y(values[k * units + unit] ?? NaN)]);
        pen.line(points, { stroke: palette.bn, width: 0.8, alpha: 0.16 });
      }
    }
    network.layers.forEach(({ [which]: { middle } }, layer) => {
      const points = Array.from(network.recorded, (_, k) => /** @type {[number, number]} */ ([x(k), y(middle[3 * k + 1] ?? NaN)]));
      pen.line(points, { stroke: palette["bn-lit"], width: 2.2, dash: dashOf(layer, network.layers.length) });
    });
    const [layer = 0, unit = 0] = state.unit;
    const chosen = network.layers[layer];
    if (chosen) pen.line(Array.from(network.recorded, (_, k) => /** @type {[number, number]} */ ([x(k), y(chosen[which].values[k * chosen.units + unit] ?? NaN)])), { stroke: palette["ln-lit"], width: 1.6 });
  });
  const end = x(network.recorded.length - 1);
  const ends = network.layers.map((layer) => lastOf(layer[which]).median);
  const places = spread(ends.map((value) => y(value)), 16, plot.y + 4, plot.y + plot.height - 4);
  ends.forEach((value, layer) => {
    if (view.step > 0) pen.text(words.t("affine.chart.layer", { value: fixed(value), layer: layer + 1 }), Math.min(end, plot.x + plot.width) + 6, places[layer] ?? 0, { size: 12.5, bold: true, color: palette["bn-text"], halo: palette.bg });
  });
  void room;
}

/** @param {Pen} pen @param {Box} plot @param {Scene} scene @param {{ y: number, text: string }[]} levels */
function frame(pen, plot, { view, palette, words }, levels) {
  for (const { y, text } of levels) {
    pen.line([[plot.x, y], [plot.x + plot.width, y]], { stroke: palette.grid });
    pen.text(text, plot.x - 7, y, { size: 12, align: "right", color: palette.muted });
  }
  for (const step of stepTicks(view.end, plot.width)) pen.text(counted(step, words), stepX(plot, view.end, step), plot.y + plot.height + 15, { size: 12, align: "center", color: palette.muted });
}

/** @param {Pen} pen @param {Box} plot @param {number} room @param {Scene} scene */
function drawAccuracy(pen, plot, room, scene) {
  const { view, palette, words } = scene;
  const y = (/** @type {number} */ value) => plot.y + plot.height * (1 - value);
  pen.text(words.t("affine.chart.accuracy"), plot.x, plot.y - 20, { size: 15, bold: true, color: palette.fg });
  frame(pen, plot, scene, [0, 0.5, 1].map((level) => ({ y: y(level), text: level === 1 ? percent(1, words, 0) : String(100 * level) })));
  const lines = view.networks.map(({ name, recorded, validation }) => {
    const points = Array.from(recorded, (step, k) => /** @type {[number, number]} */ ([stepX(plot, view.end, step), y(validation.accuracy[k] ?? NaN)]));
    const style = name === "learned" ? { stroke: palette.bn, width: 2.2 } : { stroke: palette.fg, width: 1.6, dash: [5, 3] };
    pen.line(points, style);
    return points;
  });
  if (view.step === 0) return;
  const marks = view.networks.map(({ name, accuracy }) => ({ name, text: words.t(`affine.chart.${name}`, { share: percent(accuracy, words) }) }));
  const places = spread(view.networks.map(({ accuracy }) => y(accuracy)), 18, plot.y + 4, plot.y + plot.height - 4);
  const ends = lines.map((points) => points.at(-1)?.[0] ?? plot.x);
  const widest = Math.max(...marks.map(({ text }) => pen.measure(text, 12.5, true)));
  const inside = Math.max(...ends) + 6 + widest > plot.x + plot.width + room;
  const free = inside ? placeMarks(marks.map(({ text }) => ({ x: plot.x + plot.width / 2, y: plot.y + plot.height / 2, width: pen.measure(text, 12.5, true) })), lines, plot) : [];
  marks.forEach(({ name, text }, k) => {
    const at = free[k] ?? { x: Math.min(ends[k] ?? 0, plot.x + plot.width + room - widest) + 6, y: places[k] ?? 0 };
    pen.text(text, at.x, at.y, { size: 12.5, bold: true, color: name === "learned" ? palette["bn-text"] : palette.fg, halo: palette.bg });
  });
}
