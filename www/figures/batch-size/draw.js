// @ts-check
// Random batches as dots above the batch sizes, what one digit becomes in them, the sweep, and the gradient; the chosen size is lit
// in all of them.

import { DASH, mark } from "../../drawing/marks.js";
import { colorsOf } from "../../drawing/palette.js";
import { fit, fixed, plain, ticks } from "../../numbers.js";
import { valueY } from "../parts/axis.js";
import { spread } from "../parts/chart-labels.js";
import { percent } from "../parts/format.js";
import { columnX } from "./layout.js";
import { METHODS, varies } from "./state.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {{ view: import("./compute.js").BatchSizeView, state: import("./state.js").BatchSizeState, palette: import("../../drawing/palette.js").Palette, words: import("../../locales/index.js").Translator }} Scene
 */

/** The dots go so many standard deviations up and down. */
const REACH = 2.6;
const DOT = 3.4;
/** Room for the names at the left of the numbers. */
const NAMES = 56;

/** @param {Pen} pen @param {Layout} at @param {Scene} scene */
export function drawSheet(pen, at, scene) {
  drawDots(pen, at.means, scene, "means");
  drawDots(pen, at.mates, scene, scene.state.look === "answer" ? "answers" : "mates");
  drawSweep(pen, at, scene);
  drawGradient(pen, at, scene);
}

/** @param {Pen} pen @param {Box} box @param {string} head @param {string} line @param {Scene} scene */
function heading(pen, box, head, line, { palette }, room = box.width + 6) {
  const size = Math.min(15, (15 * room) / pen.measure(head, 15, true));
  pen.text(head, box.x, box.y - 30, { size, bold: true, color: palette.fg });
  const small = Math.min(12.5, (12.5 * room) / pen.measure(line, 12.5));
  pen.text(line, box.x, box.y - 12, { size: small, color: palette.muted });
}

/** @param {Pen} pen @param {Box} box @param {number} count @param {number} k @param {Scene} scene @param {number} [more] below the box */
function light(pen, box, count, k, { palette }, more = 60) {
  if (k < 0) return;
  const width = Math.min(52, (box.width / count) * 0.96);
  pen.rect(columnX(box, count, k) - width / 2, box.y, width, box.height + more, { fill: palette.chip, radius: 6 });
}

/**
 * What is drawn of each batch size: dots, the two numbers under them, and the line of all digits with its name.
 * @typedef {object} Dots
 * @property {(one: import("./compute.js").Draws) => Float64Array} of
 * @property {number} reach where the axis ends
 * @property {(one: import("./compute.js").Draws) => string[]} numbers
 * @property {{ value: number, name: string } | null} all
 */

/** @param {Scene} scene @returns {Record<"means" | "mates" | "answers", Dots>} */
function dotsOf({ view, words }) {
  const { draws, lit, answer } = view;
  const highest = draws.flatMap(({ answers }) => Array.from(answers.logit, Math.abs)).reduce((most, one) => Math.max(most, one), 0);
  return {
    means: { of: (one) => one.means, reach: REACH, numbers: (one) => [fixed(one.spread), fixed(one.theory)], all: null },
    mates: { of: (one) => one.xHat, reach: REACH, numbers: (one) => [fixed(one.xHatSpread), percent(one.wrong, words, 0)], all: { value: lit.fixed, name: words.t("batchSize.mates.all", { value: fixed(lit.fixed) }) } },
    answers: { of: (one) => one.answers.logit, reach: 1.06 * (highest || 1), numbers: (one) => [fixed(one.answers.spread), percent(one.answers.other, words, 0)], all: { value: 0, name: words.t("batchSize.answers.all", { answer }) } },
  };
}

/** @param {Pen} pen @param {Box} box @param {Scene} scene @param {"means" | "mates" | "answers"} what */
function drawDots(pen, box, scene, what) {
  const { view, state, palette, words } = scene;
  const { draws, lit } = view;
  const { of, reach, numbers, all } = dotsOf(scene)[what];
  const { fill, text } = colorsOf(palette, "batch");
  const count = draws.length;
  const y = (/** @type {number} */ value) => valueY(box, reach, Math.max(-reach, Math.min(reach, value)));
  light(pen, box, count, draws.findIndex(({ size }) => size === state.m), scene);
  heading(pen, box, words.t(`batchSize.${what}.head`), words.t(`batchSize.${what}.line`, { count: lit.means.length, answer: view.answer }), scene);
  for (const level of ticks(-reach, reach, 5)) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
    pen.text(plain(level), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  if (all) pen.line([[box.x, y(all.value)], [box.x + box.width, y(all.value)]], { stroke: palette.fg, width: 1.6 });
  draws.forEach((one, k) => swarm(pen, of(one), columnX(box, count, k), (box.width / count) * 0.46, y, { fill, alpha: one.size === state.m ? 1 : 0.5 }));
  if (what === "means") {
    for (const sign of [1, -1]) {
      pen.line(draws.map(({ theory }, k) => [columnX(box, count, k), y(sign * theory)]), { stroke: palette.fg, width: 1.4 });
      draws.forEach(({ spread: found }, k) => mark(pen, "batch", columnX(box, count, k), y(sign * found), 4.5, { fill: palette.bg, stroke: text, width: 2 }));
    }
    const [, , third] = draws;
    if (third) pen.text(words.t("batchSize.means.rings"), box.x + box.width, y(third.theory) - 30, { size: 12, align: "right", color: palette.fg, halo: palette.bg });
  }
  if (all) pen.text(all.name, box.x + box.width, box.y + box.height - 12, { size: 12, bold: true, align: "right", color: palette.fg, halo: palette.bg });
  const rows = draws.map(numbers);
  draws.forEach(({ size }, k) => {
    const x = columnX(box, count, k);
    const isLit = size === state.m;
    pen.text(String(size), x, box.y + box.height + 13, { size: isLit ? 15 : 12.5, bold: isLit, align: "center", color: isLit ? text : palette.muted });
    pen.text(rows[k]?.[0] ?? "", x, box.y + box.height + 32, { size: 12.5, bold: true, align: "center", color: text });
    pen.text(rows[k]?.[1] ?? "", x, box.y + box.height + 49, { size: 12.5, align: "center", color: palette.fg });
  });
  const names = [words.t("batchSize.axis.size"), words.t(`batchSize.${what}.first`), words.t(`batchSize.${what}.second`)];
  const size = Math.min(12, ...names.map((name) => (12 * NAMES) / pen.measure(name, 12)));
  names.forEach((name, k) => pen.text(name, box.x - 4, box.y + box.height + 13 + (k === 0 ? 0 : 2 + 17 * k), { size, align: "right", color: k === 1 ? text : palette.muted }));
}

/** Dots side by side where they are of about one height. @param {Pen} pen @param {Float64Array} values @param {number} middle @param {number} half @param {(value: number) => number} y @param {{ fill: string, alpha: number }} style */
function swarm(pen, values, middle, half, y, style) {
  /** @type {Map<number, number>} */
  const rows = new Map();
  for (const value of values) {
    const row = Math.round(y(value) / DOT);
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  for (const [row, count] of rows) {
    const apart = Math.min(DOT, (2 * half) / count);
    // A row that has no room for its dots is a bar.
    if (apart < 1.2) pen.rect(middle - half, row * DOT - 1.4, 2 * half, 2.8, { ...style, radius: 1.4 });
    else for (let k = 0; k < count; k++) pen.rect(middle + (k - (count - 1) / 2) * apart - 1.3, row * DOT - 1.3, 2.6, 2.6, { ...style, radius: 1.3 });
  }
}

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawSweep(pen, { sweep: box, phone, width }, scene) {
  const { view, state, palette, words } = scene;
  const { axis, sweep } = view;
  const y = (/** @type {number} */ value) => box.y + box.height * (1 - value);
  const x = (/** @type {number} */ at) => columnX(box, axis.length, axis.indexOf(at));
  light(pen, box, axis.length, state.how === "classes" ? -1 : axis.indexOf(state.m), scene, 26);
  heading(pen, box, words.t(`batchSize.sweep.${state.how}`), words.t(phone ? "batchSize.sweep.lineShort" : "batchSize.sweep.line", { depth: state.depth, steps: state.steps, count: state.seeds }), scene, phone ? width - box.x - 4 : box.width + 150);
  for (const level of [0, 0.25, 0.5, 0.75, 1]) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
    pen.text(level === 1 ? percent(1, words, 0) : String(level * 100), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  pen.line([[box.x, y(0.1)], [box.x + box.width, y(0.1)]], { stroke: palette.muted, dash: [2, 4] });
  pen.text(words.t("batchSize.sweep.chance"), box.x + box.width, y(0.1) - 8, { size: 11.5, align: "right", color: palette.muted, halo: palette.bg });
  for (const at of axis) pen.text(String(at), x(at), box.y + box.height + 13, { size: 12.5, bold: at === state.m && state.how !== "classes", align: "center", color: palette.fg });
  pen.text(words.t(`batchSize.axis.${state.how}`), box.x + box.width / 2, box.y + box.height + 32, { size: 12, align: "center", color: palette.muted });
  if (sweep.summary.length === 0) {
    pen.text(words.t("batchSize.sweep.none"), box.x + box.width / 2, box.y + box.height / 2, { size: 14, align: "center", color: palette.muted, halo: palette.bg });
    return;
  }
  const ends = METHODS.flatMap((method) => {
    const mine = sweep.summary.filter((one) => one.method === method);
    const last = mine.at(-1);
    if (!last) return [];
    const { fill, text } = colorsOf(palette, method);
    const style = method === "none" ? { stroke: fill, width: 2 } : { fill };
    const dash = DASH[method];
    if (!varies(method, state)) {
      pen.line([[box.x, y(last.mean)], [box.x + box.width, y(last.mean)]], { stroke: fill, width: 2, dash });
      mark(pen, method, box.x + box.width, y(last.mean), 4.5, style);
    } else {
      const points = mine.map(({ at, mean }) => /** @type {[number, number]} */ ([x(at ?? 0), y(mean)]));
      if (mine.some(({ own }) => Number.isFinite(own))) pen.line(mine.map(({ at, own }) => [x(at ?? 0), y(own)]), { stroke: fill, width: 1.2, dash: [1, 3] });
      pen.line(points, { stroke: fill, width: 2.4, dash });
      for (const { at, low, high, mean } of mine) {
        pen.line([[x(at ?? 0), y(low)], [x(at ?? 0), y(high)]], { stroke: fill, width: 5, alpha: 0.3 });
        mark(pen, method, x(at ?? 0), y(mean), 4.5, style);
      }
    }
    return [{ method, text, mean: last.mean }];
  });
  const places = spread(ends.map(({ mean }) => y(mean)), 17, box.y - 4, box.y + box.height - 4);
  ends.forEach(({ method, text, mean }, k) => {
    const label = fit([`${percent(mean, words)} ${words.t(`batchSize.name.${method}`)}`, `${fixed(100 * mean, 0)} ${words.t(`batchSize.short.${method}`)}`], phone ? 72 : 148, (form) => pen.measure(form, 12.5, true));
    pen.text(label, box.x + box.width + 9, places[k] ?? 0, { size: 12.5, bold: true, color: text, halo: palette.bg });
  });
}

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawGradient(pen, { gradient: box }, scene) {
  const { view, state, palette, words } = scene;
  const { draws } = view;
  const { text } = colorsOf(palette, "batch");
  const y = (/** @type {number} */ value) => box.y + box.height * (1 - value);
  light(pen, box, draws.length, draws.findIndex(({ size }) => size === state.m), scene, 26);
  heading(pen, box, words.t("batchSize.gradient.head"), words.t("batchSize.gradient.line"), scene, box.width + 20);
  for (const level of [0, 0.5, 1]) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
    pen.text(fixed(level, 1), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  pen.line(draws.map(({ gradientTheory }, k) => [columnX(box, draws.length, k), y(gradientTheory)]), { stroke: palette.fg, width: 1.4 });
  draws.forEach(({ size, gradient }, k) => {
    const at = columnX(box, draws.length, k);
    mark(pen, "batch", at, y(gradient), 4.5, { fill: palette.bg, stroke: text, width: 2 });
    pen.text(fixed(gradient), at, y(gradient) + (k === 0 ? -14 : 16), { size: 12, bold: true, align: "center", color: text, halo: palette.bg });
    pen.text(String(size), at, box.y + box.height + 13, { size: 12.5, bold: size === state.m, align: "center", color: palette.fg });
  });
  pen.text(words.t("batchSize.axis.size"), box.x + box.width / 2, box.y + box.height + 32, { size: 12, align: "center", color: palette.muted });
}
