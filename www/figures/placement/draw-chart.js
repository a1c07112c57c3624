// @ts-check
// Accuracy over the steps, one line a place, and beside it on the same axis what five seeds ended with.

import { fit, fixed } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { spread } from "../parts/chart-labels.js";
import { percent } from "../parts/format.js";
import { drawStepAxis } from "../parts/step-axis.js";
import { PLACES } from "../../settings.js";
import { LINE, placeColors, placeMark } from "./place-marks.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").Box} Box */

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawChart(pen, layout, scene) {
  const { plot, seeds } = layout.stage.chart;
  const { view, palette, words, state } = scene;
  const y = (/** @type {number} */ value) => plot.y + plot.height * (1 - value);
  const name = words.t(state.data === "digits" ? "train.chart.accuracyDigits" : "train.chart.accuracyPoints");
  const size = Math.min(15, (15 * (seeds.x - plot.x - 10)) / pen.measure(name, 15, true));
  pen.text(name, plot.x, plot.y - 20, { size, bold: true, color: palette.fg });
  for (const level of [0, 0.25, 0.5, 0.75, 1]) {
    for (const { x, width } of [plot, seeds]) pen.line([[x, y(level)], [x + width, y(level)]], { stroke: palette.grid });
    if (level % 0.5 === 0) pen.text(level === 1 ? percent(1, words, 0) : String(level * 100), plot.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  const shownX = stepX(plot, view.end, view.shown);
  if (view.step > 0) pen.line([[shownX, plot.y - 4], [shownX, plot.y + plot.height]], { stroke: palette.faint, dash: [2, 3] });
  const ends = view.networks.map((network) => {
    const points = Array.from(network.recorded, (step, k) => /** @type {[number, number]} */ ([stepX(plot, view.end, step), y(network.validation.accuracy[k] ?? NaN)])).filter(([, at]) => Number.isFinite(at));
    const { fill } = placeColors(palette, network.place);
    const { dash, width } = LINE[network.place];
    const past = points.filter(([x]) => x <= shownX + 0.01);
    pen.line(past, { stroke: fill, width, dash });
    pen.line(points.filter(([x]) => x >= shownX - 0.5), { stroke: fill, width, dash, alpha: 0.25 });
    return { network, end: past.at(-1) ?? [plot.x, y(network.accuracy)] };
  });
  drawEnds(pen, layout, scene, ends);
  const [axis] = layout.stage.axes;
  if (axis) drawStepAxis(pen, axis, scene.view, scene);
  drawSeeds(pen, layout, scene, y);
}

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene @param {{ network: Scene["view"]["networks"][number], end: [number, number] | readonly number[] }[]} ends */
function drawEnds(pen, { phone, stage }, { palette, words, view }, ends) {
  const { plot, seeds } = stage.chart;
  const marks = ends.map(({ network, end: [x = plot.x, y = plot.y] }) => ({ network, x, y }));
  for (const { network, x, y } of marks) placeMark(pen, network.place, x, y, 4.5, palette);
  // Until there is a step, all three stand in one place.
  if (view.step === 0) return;
  const places = spread(marks.map(({ y }) => y), 16, plot.y, plot.y + plot.height - 4);
  const right = Math.max(...marks.map(({ x }) => x), plot.x) + 11;
  marks.forEach(({ network }, k) => {
    const { text } = placeColors(palette, network.place);
    const full = `${words.t(`placement.placeShort.${network.place}`)} ${percent(network.accuracy, words)}`;
    const short = fixed(100 * network.accuracy, 0);
    const label = right + pen.measure(full, 12.5, true) <= seeds.x - 6 && !phone ? full : short;
    if (right + pen.measure(label, 12.5, true) > seeds.x - 2 && phone) return;
    pen.text(label, right, places[k] ?? 0, { size: 12.5, bold: true, color: text, halo: palette.bg });
  });
}

/** A dot a seed, the range as a bar and the mean as a line, column by column. @param {Pen} pen @param {Layout} layout @param {Scene} scene @param {(value: number) => number} y */
function drawSeeds(pen, { phone, stage }, { view, palette, words }, y) {
  const { seeds: box } = stage.chart;
  const { results, summary, list } = view.seeds;
  const isPart = results.none.length > 0 && results.none.length < list.length;
  const size = phone ? 13 : 15;
  const title = fit(isPart ? [words.t("placement.seeds.of", { done: results.none.length, all: list.length })] : [words.t("placement.seeds.head", { count: list.length }), words.t("placement.seeds.headShort", { count: list.length })], box.width, (form) => pen.measure(form, size, true));
  pen.text(title, box.x, box.y - 20, { size, bold: true, color: palette.fg });
  const each = box.width / PLACES.length;
  PLACES.forEach((place, k) => {
    const middle = box.x + each * (k + 0.5);
    const { text, fill } = placeColors(palette, place);
    // On a phone the shape says it; the columns above have the same ones at their heads.
    if (phone) placeMark(pen, place, middle, box.y + box.height + 14, 5, palette);
    else pen.text(words.t(`placement.placeTiny.${place}`), middle, box.y + box.height + 15, { size: 12.5, bold: true, align: "center", color: text });
    const of = summary[place];
    if (!of) return;
    const half = Math.min(18, each * 0.3);
    pen.rect(middle - half, y(of.high) - 2, 2 * half, Math.max(4, y(of.low) - y(of.high) + 4), { fill, alpha: 0.14, radius: 3 });
    results[place].forEach(({ accuracy }, at) => placeMark(pen, place, middle + (at - (results[place].length - 1) / 2) * Math.min(7, (2 * half) / 5), y(accuracy), 3.4, palette));
    pen.line([[middle - half - 4, y(of.mean)], [middle + half + 4, y(of.mean)]], { stroke: text, width: 2 });
    const label = fixed(100 * of.mean, 1);
    const below = y(of.low) + 16 <= box.y + box.height - 6;
    pen.text(label, middle, below ? y(of.low) + 15 : y(of.high) - 14, { size: 12.5, bold: true, align: "center", color: text, halo: palette.bg });
  });
  if (results.none.length === 0) pen.text(fit([words.t("placement.seeds.none"), "–"], box.width - 4, (form) => pen.measure(form, 13)), box.x + box.width / 2, box.y + box.height / 2, { size: 13, align: "center", color: palette.muted, halo: palette.bg });
}
