// @ts-check
// Accuracy and loss over the steps, one line a network, named at its end.

import { colorsOf } from "../../drawing/palette.js";
import { DASH, mark } from "../../drawing/marks.js";
import { fixed, ticks } from "../../numbers.js";
import { placeMarks, spread } from "../parts/chart-labels.js";
import { counted, percent } from "../parts/format.js";
import { reachedAt } from "./compute.js";
import { lossScale, smoothed } from "./curves.js";
import { stepTicks, stepX } from "../parts/axis.js";
import { sampleKind } from "./words.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("./layout.js").Chart} Chart */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./compute.js").NetworkView} NetworkView */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {[number, number][]} Points */

/** Where values stand, and which of them are named. @param {Chart} chart @param {Scene} scene */
function scaleOf({ plot, kind }, { view }) {
  const highest = kind === "accuracy" ? 1 : lossScale(view.networks, view.classes);
  const y = (/** @type {number} */ value) => plot.y + plot.height * (1 - Math.max(-0.02, Math.min(1.02, value / highest)));
  return { levels: kind === "accuracy" ? [0, 0.5, 1] : ticks(0, highest, 3), y };
}

/** Its name and its axes. @param {Pen} pen @param {Chart} chart @param {Scene} scene */
export function drawChartGround(pen, chart, scene) {
  const { view, palette, words } = scene;
  const { plot, kind } = chart;
  const name = words.t(kind === "accuracy" ? `train.chart.accuracy${sampleKind(scene.state)}` : "train.chart.loss");
  const size = Math.min(15, (15 * (plot.width + chart.room)) / pen.measure(name, 15, true));
  pen.text(name, plot.x, plot.y - 17, { size, bold: true, color: palette.fg });
  const { levels, y } = scaleOf(chart, scene);
  for (const level of levels) {
    const text = kind === "accuracy" ? (level === 1 ? percent(1, words, 0) : String(level * 100)) : String(level);
    pen.text(text, plot.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  for (const step of stepTicks(view.end, plot.width)) pen.text(counted(step, words), stepX(plot, view.end, step), plot.y + plot.height + 14, { size: 12, align: "center", color: palette.muted });
}

/** @param {Pen} pen @param {import("./layout.js").Layout} layout @param {Chart} chart @param {Scene} scene */
export function drawChart(pen, layout, chart, scene) {
  const { view, palette } = scene;
  const { plot, kind } = chart;
  const { levels, y } = scaleOf(chart, scene);
  for (const level of levels) pen.line([[plot.x, y(level)], [plot.x + plot.width, y(level)]], { stroke: palette.grid });
  const shownX = stepX(plot, view.end, view.shown);
  if (view.step > 0) pen.line([[shownX, plot.y - 4], [shownX, plot.y + plot.height]], { stroke: palette.faint, dash: [2, 3] });
  if (kind === "accuracy") drawThreshold(pen, chart, scene, y);
  const lines = view.networks.map((network) => drawLine(pen, chart, scene, network, y));
  const ends = drawEnds(pen, layout, chart, scene, lines, y);
  if (kind === "accuracy") drawReached(pen, chart, scene, lines, ends, y);
}

/** @param {Pen} pen @param {Chart} chart @param {Scene} scene @param {NetworkView} network @param {(value: number) => number} y @returns {Points} */
function drawLine(pen, { plot, kind }, { view, palette }, network, y) {
  const { fill } = colorsOf(palette, network.method);
  const { step, loss } = network.curve;
  const x = (/** @type {number} */ at) => stepX(plot, view.end, at);
  /** @type {Points} */
  const points =
    kind === "accuracy"
      ? Array.from(network.recorded, (at, k) => [x(at), y(network.validation.accuracy[k] ?? NaN)])
      : smoothed(loss).map((value, k) => [x(step[k] ?? 0), y(value)]);
  const drawn = points.filter(([, value]) => Number.isFinite(value));
  const shownX = x(view.shown) + 0.01;
  const style = { stroke: fill, width: network.method === "none" ? 1.5 : 2, dash: DASH[network.method] };
  pen.clip(plot.x - 2, plot.y - 6, plot.width + 4, plot.height + 8, () => {
    if (kind === "loss") pen.line(Array.from(loss, (value, k) => /** @type {[number, number]} */ ([x(step[k] ?? 0), y(Number.isFinite(value) ? value : 1e9)])), { stroke: fill, width: 1, alpha: 0.28 });
    pen.line(drawn.filter(([at]) => at <= shownX), style);
    // What comes after the step that is looked at stays in sight.
    pen.line(drawn.filter(([at]) => at >= shownX - 0.5), { ...style, alpha: 0.25 });
  });
  return drawn.filter(([at]) => at <= shownX);
}

/** @param {Pen} pen @param {Chart} chart @param {Scene} scene @param {(value: number) => number} y */
function drawThreshold(pen, { plot }, { view, palette }, y) {
  if (view.threshold === null) return;
  pen.line([[plot.x, y(view.threshold)], [stepX(plot, view.end, view.shown), y(view.threshold)]], { stroke: palette.muted, dash: [2, 3] });
}

/** "70 % after 35 steps", at the place. @param {Pen} pen @param {Chart} chart @param {Scene} scene @param {Points[]} lines @param {readonly Box[]} ends @param {(value: number) => number} y */
function drawReached(pen, { plot, room }, { view, palette, words }, lines, ends, y) {
  const threshold = view.threshold;
  if (threshold === null) return;
  const found = view.networks.flatMap((network) => {
    const step = reachedAt(network, threshold);
    if (step === null || step > view.shown) return [];
    const share = percent(threshold, words, 0);
    const forms = [words.t("train.chart.reached", { share, step: counted(step, words) }), words.t("train.chart.reachedShort", { share, step: counted(step, words) })];
    return [{ network, x: stepX(plot, view.end, step), y: y(threshold), text: plot.width < 240 ? (forms[1] ?? "") : (forms[0] ?? "") }];
  });
  const sizes = found.map(({ x, y: at, text }) => ({ x, y: at, width: pen.measure(text, 12.5, true) }));
  const places = placeMarks(sizes, lines, { ...plot, width: plot.width + room - 8 }, ends);
  found.forEach(({ network, x, y: at, text }, k) => {
    const { fill, text: color } = colorsOf(palette, network.method);
    mark(pen, network.method, x, at, 5, network.method === "none" ? { stroke: fill, width: 2 } : { fill });
    const place = places[k];
    if (!place) return;
    if (Math.abs(place.y - at) > 20) pen.line([[x, at + Math.sign(place.y - at) * 7], [x, place.y - Math.sign(place.y - at) * 8]], { stroke: palette.faint });
    pen.text(text, place.x, place.y, { size: 12.5, bold: true, color, halo: palette.bg });
  });
}

/** @param {Pen} pen @param {import("./layout.js").Layout} layout @param {Chart} chart @param {Scene} scene @param {Points[]} lines @param {(value: number) => number} y @returns {Box[]} where names stand */
function drawEnds(pen, { phone }, { plot, kind, room }, { view, palette, words }, lines, y) {
  const ends = view.networks.map((network, k) => {
    const [x, at] = lines[k]?.at(-1) ?? [plot.x, y(kind === "accuracy" ? network.accuracy : NaN)];
    return { network, x, y: at };
  }).filter((end) => Number.isFinite(end.y));
  const places = spread(ends.map((end) => end.y), 17, plot.y, plot.y + plot.height - 5);
  const from = Math.max(...ends.map(({ x }) => x), plot.x) + 12;
  return ends.flatMap(({ network, x, y: at }, k) => {
    const { fill, text } = colorsOf(palette, network.method);
    mark(pen, network.method, x, at, 4.5, network.method === "none" ? { stroke: fill, width: 2 } : { fill });
    const value = kind === "accuracy" ? percent(network.accuracy, words) : fixed(network.loss);
    const labelY = places[k] ?? at;
    if (kind === "loss" && !Number.isFinite(network.loss)) return [];
    pen.text(value, from, labelY, { size: 13.5, bold: true, color: text, halo: palette.bg });
    const nameX = from + pen.measure(value, 13.5, true) + 7;
    const name = words.t(`name.${network.method}`);
    const short = words.t(`method.${network.method}Short`);
    const space = plot.x + plot.width + room - nameX;
    const fitting = [name, short].find((form) => pen.measure(form, 13.5) <= space);
    if (!phone && fitting) pen.text(fitting, nameX, labelY, { size: 13.5, color: text, halo: palette.bg });
    const right = !phone && fitting ? nameX + pen.measure(fitting, 13.5) : nameX - 7;
    return [{ x: from - 16, y: labelY - 9, width: right - from + 20, height: 18 }];
  });
}
