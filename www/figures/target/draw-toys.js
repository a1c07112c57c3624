// @ts-check
// The two examples: the bias and its loss over the steps, and the losses of the two networks.

import { fixed } from "../../numbers.js";
import { stepTicks, stepX } from "../parts/axis.js";
import { drawHead } from "../parts/draw-head.js";
import { counted } from "../parts/format.js";
import { mark } from "../../drawing/marks.js";
import { colorsOf } from "../../drawing/palette.js";
import { rangeOf, ticksOf } from "./layout.js";
import { signed } from "./marks.js";
import { AVERAGED_STEPS, BIAS } from "./toy-state.js";

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("../../drawing/pen.js").Pen} Pen */

const LEFT = 62;
const HEAD = 70;

/** @param {number} width @returns {{ height: number, bias: Box, loss: Box, averaged: Box, phone: boolean, labels: number }} */
export function toyLayout(width) {
  const phone = width < 640;
  const column = phone ? width : (width - 52) / 2;
  const labels = phone ? 92 : 130;
  const box = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ height) => ({ x: x + LEFT, y, width: column - LEFT - labels, height });
  const bias = box(0, HEAD, 110);
  const loss = box(0, bias.y + bias.height + 18, 34);
  const averaged = box(phone ? 0 : column + 52, phone ? loss.y + loss.height + 40 + HEAD : HEAD, 162);
  return { height: averaged.y + averaged.height + 34, bias, loss, averaged, phone, labels };
}

/** @param {Pen} pen @param {ReturnType<typeof toyLayout>} at @param {import("./draw.js").Scene} scene */
export function drawToys(pen, at, scene) {
  drawBias(pen, at, scene);
  drawAveraged(pen, at, scene);
}

/** @param {Pen} pen @param {Box} box @param {number} end @param {import("./draw.js").Scene} scene */
function drawSteps(pen, box, end, { palette, words }) {
  const y = box.y + box.height;
  pen.line([[box.x, y], [box.x + box.width, y]], { stroke: palette.faint, width: 1.2 });
  for (const tick of stepTicks(end, box.width)) {
    pen.line([[stepX(box, end, tick), y], [stepX(box, end, tick), y + 4]], { stroke: palette.faint, width: 1.2 });
    pen.text(counted(tick, words), stepX(box, end, tick), y + 15, { size: 12, align: "center", color: palette.muted });
  }
}

/** @param {Pen} pen @param {ReturnType<typeof toyLayout>} at @param {import("./draw.js").Scene} scene */
function drawBias(pen, { bias: box, loss: low, labels }, scene) {
  const { view, palette, words } = scene;
  const { step, bias: { ignored, through } } = view.toy;
  const [ink, normed] = [colorsOf(palette, "none"), colorsOf(palette, "batch")];
  drawHead(pen, words.t("target.toy.biasHead"), words.t("target.toy.biasNote"), box.x, box.y, box.width + labels, scene);
  const range = rangeOf([...ignored.b, ...through.b]);
  const y = (/** @type {number} */ value) => box.y + (box.height * (range.high - value)) / (range.high - range.low);
  for (const tick of ticksOf(range, 4)) {
    pen.line([[box.x, y(tick)], [box.x + box.width, y(tick)]], { stroke: palette.grid });
    pen.text(tick === 0 ? "0" : signed(tick, Math.abs(tick) < 10 ? 1 : 0), box.x - 8, y(tick), { size: 12, align: "right", color: palette.muted });
  }
  const places = (/** @type {Float64Array} */ values, /** @type {(value: number) => number} */ height) => Array.from(values.subarray(0, step + 1), (value, k) => /** @type {[number, number]} */ ([stepX(box, BIAS.steps, k), height(value)]));
  pen.line(places(through.b, y), { stroke: normed.text, width: 2 });
  pen.line(places(ignored.b, y), { stroke: ink.text, width: 2 });
  const x = stepX(box, BIAS.steps, step);
  const [grown = 0, still = 0] = [ignored.b[step], through.b[step]];
  pen.circle(x, y(still), 4, { fill: normed.text });
  mark(pen, "none", x, y(grown), 5, { stroke: ink.text, width: 2 });
  const apart = Math.abs(y(grown) - y(still)) < 34;
  const said = (/** @type {string} */ text, /** @type {number} */ at, /** @type {string} */ color) => pen.text(text, x + 10, at, { size: Math.min(12.5, (12.5 * (box.x + box.width + labels - x - 10)) / pen.measure(text, 12.5, true)), bold: true, color, halo: palette.bg });
  said(`${fixed(grown)} ${words.t("target.toy.ignored")}`, y(grown) - (apart ? 9 : 0), ink.text);
  said(`${fixed(still)} ${words.t("target.toy.through")}`, y(still) + (apart ? 9 : 0), normed.text);
  const top = 1.4 * Math.max(...ignored.loss);
  const lossY = (/** @type {number} */ value) => low.y + low.height * (1 - value / top);
  pen.text(words.t("target.toy.loss"), low.x - 8, lossY(ignored.loss[0] ?? 0), { size: 12, align: "right", color: palette.muted });
  pen.line(places(ignored.loss, lossY), { stroke: ink.text, width: 2 });
  pen.text(fixed(ignored.loss[step] ?? NaN, 4), x + 10, lossY(ignored.loss[step] ?? 0), { size: 12.5, bold: true, color: ink.text, halo: palette.bg });
  drawSteps(pen, low, BIAS.steps, scene);
}

/** Losses above this are cut. */
const TOP = 4;

/** @param {Pen} pen @param {ReturnType<typeof toyLayout>} at @param {import("./draw.js").Scene} scene */
function drawAveraged(pen, { averaged: box, labels }, scene) {
  const { view, palette, words } = scene;
  drawHead(pen, words.t("target.toy.averagedHead"), words.t("target.toy.averagedNote"), box.x, box.y, box.width + labels, scene);
  const y = (/** @type {number} */ loss) => box.y + box.height * (1 - Math.min(loss, TOP) / TOP);
  for (const tick of [0, 1, 2, 3, 4]) {
    pen.line([[box.x, y(tick)], [box.x + box.width, y(tick)]], { stroke: palette.grid });
    pen.text(String(tick), box.x - 8, y(tick), { size: 12, align: "right", color: palette.muted });
  }
  drawSteps(pen, box, AVERAGED_STEPS, scene);
  if (view.toy.averaged.length === 0) {
    const text = words.t("target.toy.empty");
    return pen.text(text, box.x + box.width / 2, box.y + box.height / 2, { size: Math.min(13, (13 * box.width) / pen.measure(text, 13)), align: "center", color: palette.muted, halo: palette.bg });
  }
  const ends = view.toy.averaged.map(({ way, curve, diverged, step }) => {
    const { text } = colorsOf(palette, way === "batch" ? "batch" : "none");
    const points = Array.from(curve.step, (at, k) => /** @type {[number, number]} */ ([stepX(box, AVERAGED_STEPS, at), y(curve.loss[k] ?? NaN)])).filter(([, at]) => Number.isFinite(at));
    pen.line(points, { stroke: text, width: 2, dash: way === "batch" ? [] : [6, 3] });
    const [x = box.x, at = y(TOP)] = points.at(-1) ?? [];
    if (diverged) {
      const lostX = stepX(box, AVERAGED_STEPS, diverged.step);
      pen.line([[lostX, box.y], [lostX, box.y + box.height]], { stroke: text, width: 1.2, dash: [2, 3] });
      mark(pen, "none", lostX, box.y + 6, 6, { stroke: text, width: 2.4 });
      return { way, text, x: lostX, y: box.y + 6, label: words.t("target.toy.lostAt", { step: counted(diverged.step, words) }) };
    }
    pen.circle(x, at, 4, { fill: text });
    return { way, text, x, y: at, label: fixed(curve.loss.at(-1) ?? NaN), step };
  });
  const [first, second] = ends;
  if (first && second && Math.abs(first.y - second.y) < 18) Object.assign(first, { y: first.y + (first.y > second.y ? 9 : -9) }, { moved: true });
  for (const { way, text, x, y: at, label } of ends) {
    const whole = `${label} ${words.t(`target.toy.${way}`)}`;
    pen.text(whole, x + 10, at, { size: Math.min(12.5, (12.5 * (box.x + box.width + labels - x - 10)) / pen.measure(whole, 12.5, true)), bold: true, color: text, halo: palette.bg });
  }
}
