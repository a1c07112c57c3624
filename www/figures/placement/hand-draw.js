// @ts-check
// Four numbers on their way through two blocks: a line each, from x over the first block to what the next layer gets. The other
// order stands behind it, grey and dashed.

import { fixed, plain } from "../../numbers.js";
import { spread } from "../parts/chart-labels.js";
import { placeColors } from "./place-marks.js";

/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./layout.js").Box} Box */

export const HEIGHT = 232;
const TOP = 52;
const BOTTOM = 26;

/**
 * @typedef {"norm" | "act"} Kind of a block
 * @typedef {object} Motion what is under way while the blocks change places
 * @property {number} turn where the lines are: 0 is "before", 1 is "after"
 * @property {Record<Kind, number>} aside how far a block stands from its place, in pixels
 */

/** How far the axis goes. @param {Pick<Scene, "view" | "state">} scene */
export function reachOf({ view, state }) {
  const { before, after } = view.hand;
  return Math.max(1, ...[...state.x, ...before.first, ...before.second, ...after.first, ...after.second].map(Math.abs)) * 1.08;
}

/** Where the three stations stand. While a dot is held the axis is too, so that the dot stays under the hand. @param {number} width @param {Scene} scene @param {number} [reach] */
export function handPlaces(width, scene, reach = reachOf(scene)) {
  const edge = width < 560 ? 64 : 92;
  const y = (/** @type {number} */ value) => TOP + ((HEIGHT - TOP - BOTTOM) * (reach - value)) / (2 * reach);
  const valueAt = (/** @type {number} */ at) => reach - ((at - TOP) * 2 * reach) / (HEIGHT - TOP - BOTTOM);
  return { stations: [edge, width / 2, width - edge], y, valueAt };
}

/** Where the middle of a block is at rest. @param {readonly number[]} stations @param {Kind} kind @param {import("./state.js").Order} order */
export const homeOf = ([x0 = 0, x1 = 0, x2 = 0], kind, order) => ((kind === "norm") === (order === "before") ? (x0 + x1) / 2 : (x1 + x2) / 2);

/** A still picture. @param {import("./state.js").Order} order @returns {Motion} */
export const still = (order) => ({ turn: order === "before" ? 0 : 1, aside: { norm: 0, act: 0 } });

/**
 * @param {import("../../drawing/pen.js").Pen} pen @param {number} width @param {Scene} scene @param {Motion} [motion] @param {number} [reach]
 * @returns {{ kind: Kind, x: number, half: number }[]} where the blocks are
 */
export function drawHand(pen, width, scene, motion = still(scene.state.order), reach = reachOf(scene)) {
  const { view, state, palette, words } = scene;
  const { stations, y } = handPlaces(width, scene, reach);
  const [x0 = 0, x1 = 0, x2 = 0] = stations;
  const other = state.order === "before" ? "after" : "before";
  const small = width < 560;
  pen.line([[x0 - 10, y(0)], [x2 + 10, y(0)]], { stroke: palette.grid });
  for (const x of [x0, x1, x2]) pen.line([[x, TOP - 4], [x, HEIGHT - BOTTOM]], { stroke: palette.faint });
  const lines = (/** @type {number} */ turn) => {
    const between = (/** @type {"first" | "second"} */ station, /** @type {number} */ k) => (1 - turn) * (view.hand.before[station][k] ?? 0) + turn * (view.hand.after[station][k] ?? 0);
    return state.x.map((value, k) => /** @type {[number, number][]} */ ([[x0, y(value)], [x1, y(between("first", k))], [x2, y(between("second", k))]]));
  };
  for (const line of lines(other === "before" ? 0 : 1)) pen.line(line, { stroke: palette.faint, width: 1.2, dash: [3, 4] });
  const { text } = placeColors(palette, "before");
  for (const line of lines(motion.turn)) {
    pen.line(line, { stroke: text, width: 2.2 });
    line.forEach(([x, at], k) => pen.circle(x, at, k === 0 ? 7 : 4.5, k === 0 ? { fill: palette.bg, stroke: palette.fg, width: 2.2 } : { fill: text }));
  }
  const blocks = (/** @type {const} */ (["act", "norm"])).map((kind) => block(pen, homeOf(stations, kind, state.order) + motion.aside[kind], kind, scene, small));
  pen.text("x", x0, 18, { size: 16, italic: true, bold: true, align: "center", color: palette.fg });
  pen.text(words.t(small ? "placement.hand.nextShort" : "placement.hand.next"), small ? x2 + 32 : x2, 18, { size: 13.5, bold: true, align: "center", color: palette.fg });

  const { first, second, mean } = view.hand[state.order];
  /** @param {readonly number[]} values @param {number} x @param {"left" | "right"} align @param {(value: number) => string} form @param {string} color */
  const label = (values, x, align, form, color) => {
    const places = spread(values.map(y), 15, TOP, HEIGHT - BOTTOM);
    values.forEach((value, k) => {
      const [text, y, size] = [form(value), places[k] ?? 0, small ? 12.5 : 14];
      const room = pen.measure(text, size, true) + 6;
      pen.rect(align === "left" ? x - 3 : x - room + 3, y - 7, room, 14, { fill: palette.bg, alpha: 0.86 });
      pen.text(text, x, y, { size, bold: true, align, color });
    });
  };
  label(state.x, x0 - 14, "right", plain, palette.fg);
  label(first, x1 + 12, "left", (value) => fixed(value, 3), text);
  label(second, x2 + 12, "left", (value) => fixed(value, 3), text);
  pen.line([[x2 - 14, y(mean) - 5], [x2 - 7, y(mean)], [x2 - 14, y(mean) + 5]], { fill: palette.fg });
  pen.text(words.t("placement.hand.mean", { mean: fixed(mean, 3) }), x2, HEIGHT - 9, { size: 13, bold: true, align: "center", color: palette.fg });
  return blocks;
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {number} x @param {Kind} kind @param {Scene} scene @param {boolean} small */
function block(pen, x, kind, { palette, words, state }, small) {
  const name = kind === "norm" ? words.t(small ? "method.batchShort" : "method.batch") : words.t(`train.activation.${state.activation}`);
  const half = pen.measure(name, 14, true) / 2 + 12;
  pen.rect(x - half, 5, 2 * half, 27, kind === "norm" ? { fill: palette["bn-text"], radius: 8 } : { fill: palette.bg, stroke: palette.fg, width: 1.6, radius: 8 });
  pen.text(name, x, 18.5, { size: 14, bold: true, align: "center", color: kind === "norm" ? palette.on : palette.fg });
  return { kind, x, half };
}
