// @ts-check
// γ and β of every unit over the steps, and how often each network is right.

import { colorsOf } from "../../drawing/palette.js";
import { spread } from "../parts/chart-labels.js";
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
  drawCourse(pen, rest.gamma, "gamma", scene);
  drawCourse(pen, rest.beta, "beta", scene);
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

/** @param {Pen} pen @param {Box} plot @param {"gamma" | "beta"} which @param {Scene} scene */
function drawCourse(pen, plot, which, scene) {
  const { view, state, palette, words } = scene;
  const { low, high } = rangeOf(which, scene);
  const y = (/** @type {number} */ value) => plot.y + (plot.height * (high - value)) / (high - low);
  pen.text(words.t(`affine.chart.${which}`), plot.x, plot.y - 40, { size: 15, bold: true, color: palette.fg });
  frame(pen, plot, scene, ticks(low, high, 4).map((level) => ({ y: y(level), text: levelText(level) })));
  const start = y(which === "gamma" ? 1 : 0);
  pen.line([[plot.x, start], [plot.x + plot.width, start]], { stroke: palette.muted, dash: [2, 3] });
  const network = view.networks.find(({ name }) => name === "learned");
  if (!network) return;
  const { fill, text, line } = colorsOf(palette, state.norm);
  const x = (/** @type {number} */ k) => stepX(plot, view.end, network.recorded[k] ?? 0);
  const threads = (/** @type {Pen} */ on) => drawThreads(on, network, which, fill, x, y);
  const key = JSON.stringify([network.recorded.length, view.measured, view.end, low, high, fill, lastOf(network.layers[0]?.[which] ?? { values: new Float32Array(), middle: new Float64Array() })]);
  if (scene.threads) scene.threads(pen, which, key, plot, threads);
  else pen.clip(plot.x, plot.y, plot.width, plot.height, () => threads(pen));
  const [layer = 0, unit = 0] = state.unit;
  const chosen = network.layers[layer];
  if (chosen) {
    const value = chosen[which].values[(network.recorded.length - 1) * chosen.units + unit] ?? NaN;
    pen.line([[plot.x, plot.y - 20], [plot.x + 18, plot.y - 20]], { stroke: palette.fg, width: 1.3 });
    pen.text(words.t("affine.chart.unit", { layer: layer + 1, unit: unit + 1, value: fixed(value) }), plot.x + 24, plot.y - 20, { size: 12.5, color: palette.fg });
  }
  pen.clip(plot.x, plot.y - 4, plot.width + 3, plot.height + 8, () => {
    network.layers.forEach(({ [which]: { middle } }, layer) => {
      const points = Array.from(network.recorded, (_, k) => /** @type {[number, number]} */ ([x(k), y(middle[3 * k + 1] ?? NaN)]));
      pen.line(points, { stroke: line, width: 2.2, dash: dashOf(layer, network.layers.length) });
    });
    if (chosen) pen.line(Array.from(network.recorded, (_, k) => /** @type {[number, number]} */ ([x(k), y(chosen[which].values[k * chosen.units + unit] ?? NaN)])), { stroke: palette.fg, width: 1.3 });
  });
  const end = x(network.recorded.length - 1);
  const ends = network.layers.map((layer) => lastOf(layer[which]).median);
  const places = spread(ends.map((value) => y(value)), 16, plot.y + 4, plot.y + plot.height - 4);
  ends.forEach((value, layer) => {
    if (view.step > 0) pen.text(words.t("affine.chart.layer", { value: fixed(value), layer: layer + 1 }), Math.min(end, plot.x + plot.width) + 6, places[layer] ?? 0, { size: 12.5, bold: true, color: text, halo: palette.bg });
  });
}

/**
 * The unit whose line is nearest to a place on the chart of γ or β; none where there is no line yet, or no chart.
 *
 * @param {Pick<import("./layout.js").Layout, "rest">} layout @param {Scene} scene @param {number} x @param {number} y
 * @returns {[layer: number, unit: number] | null}
 */
export function unitAt({ rest }, scene, x, y) {
  const { view } = scene;
  const which = /** @type {const} */ (["gamma", "beta"]).find((name) => isNear(rest[name], x, y));
  const network = view.networks.find(({ name }) => name === "learned");
  if (!which || !network || network.recorded.length < 2) return null;
  const plot = rest[which];
  const { low, high } = rangeOf(which, scene);
  const value = high - ((y - plot.y) / plot.height) * (high - low);
  const away = (/** @type {number} */ k) => Math.abs(stepX(plot, view.end, network.recorded[k] ?? 0) - x);
  const record = Array.from(network.recorded.keys()).reduce((best, k) => (away(k) < away(best) ? k : best), 0);
  const units = network.layers.flatMap(({ units, [which]: { values } }, layer) =>
    Array.from({ length: units }, (_, unit) => ({ layer, unit, off: Math.abs((values[record * units + unit] ?? NaN) - value) })),
  );
  const nearest = units.reduce((best, one) => (one.off < best.off ? one : best));
  return [nearest.layer, nearest.unit];
}

/** @param {Box} plot @param {number} x @param {number} y */
const isNear = (plot, x, y) => x >= plot.x - 6 && x <= plot.x + plot.width + 6 && y >= plot.y - 6 && y <= plot.y + plot.height + 6;

/** "0.2", and "−5e10" where numbers run away. @param {number} level */
const levelText = (level) => (Math.abs(level) < 1e4 ? plain(level) : level.toExponential(0).replace("e+", "e").replace("-", "−"));

/** Every unit as a thin line. @param {Pen} pen @param {import("./networks.js").NetworkView} network @param {"gamma" | "beta"} which @param {string} stroke @param {(record: number) => number} x @param {(value: number) => number} y */
function drawThreads(pen, { recorded, layers }, which, stroke, x, y) {
  const thin = Math.max(1, Math.ceil(recorded.length / 40));
  const records = Array.from(recorded.keys()).filter((k) => k % thin === 0 || k === recorded.length - 1);
  for (const { units, [which]: { values } } of layers) {
    for (let unit = 0; unit < units; unit++) pen.line(records.map((k) => /** @type {[number, number]} */ ([x(k), y(values[k * units + unit] ?? NaN)])), { stroke, width: 0.8, alpha: 0.16 });
  }
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
  const { view, state, palette, words } = scene;
  // Where both are good, the upper half is enough to tell them apart.
  const low = view.networks.length > 0 && view.networks.every(({ accuracy }) => accuracy > 0.6) ? 0.5 : 0;
  const y = (/** @type {number} */ value) => plot.y + (plot.height * (1 - value)) / (1 - low);
  pen.text(words.t("affine.chart.accuracy"), plot.x, plot.y - 40, { size: 15, bold: true, color: palette.fg });
  frame(pen, plot, scene, [low, (1 + low) / 2, 1].map((level) => ({ y: y(level), text: level === 1 ? percent(1, words, 0) : String(100 * level) })));
  const { fill, text } = colorsOf(palette, state.norm);
  const ends = view.networks.map(({ name, recorded, validation, accuracy }) => {
    const points = Array.from(recorded, (step, k) => /** @type {[number, number]} */ ([stepX(plot, view.end, step), y(validation.accuracy[k] ?? NaN)]));
    const style = name === "learned" ? { stroke: fill, width: 2.2 } : { stroke: palette.fg, width: 1.6, dash: [5, 3] };
    pen.clip(plot.x, plot.y, plot.width + 2, plot.height, () => pen.line(points, style));
    return { name, y: y(accuracy), text: words.t(`affine.chart.${name}`, { share: percent(accuracy, words) }) };
  });
  if (view.step === 0) return;
  const places = spread(ends.map((end) => end.y), 18, plot.y + 4, plot.y + plot.height - 4);
  const left = Math.min(stepX(plot, view.end, view.measured) + 6, plot.x + plot.width + room - Math.max(...ends.map((end) => pen.measure(end.text, 12.5, true))));
  ends.forEach((end, k) => pen.text(end.text, left, places[k] ?? 0, { size: 12.5, bold: true, color: end.name === "learned" ? text : palette.fg, halo: palette.bg }));
}
