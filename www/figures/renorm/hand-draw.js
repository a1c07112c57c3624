// @ts-check
// The batch in hand: its samples with the two pairs of statistics, and every sample's way from where batch norm puts it to where
// inference would: stretched or squeezed by r, shifted by d. What the clips cut off is hatched.

import { mark } from "../../drawing/marks.js";
import { fit, fixed, inputForms, plain, ticks } from "../../numbers.js";
import { wrap } from "../../drawing/pen.js";
import { cutsOf } from "./hand.js";
import { drawHatch } from "./hatch.js";
import { brief, correction } from "./words.js";
import { drawTracks } from "./tracks-draw.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("./hand-layout.js").HandLayout} HandLayout
 * @typedef {import("./draw.js").Scene} Scene
 * @typedef {readonly [number, number]} Point
 */

/** @param {Pen} pen @param {HandLayout} at @param {Scene} scene */
export function drawHand(pen, at, scene) {
  drawBatch(pen, at, scene);
  drawGrid(pen, at, scene);
  drawWays(pen, at, scene);
  drawRows(pen, at, scene);
  drawNames(pen, at, scene);
  drawGaps(pen, at, scene);
  drawTracks(pen, at, scene);
}

/** How large a sample is drawn. @param {HandLayout} at */
const radiusOf = ({ phone }) => (phone ? 11 : 12.5);

/** How many samples before this one stand in the same place. @param {readonly number[]} xs @param {number} k */
const behind = (xs, k) => xs.slice(0, k).filter((x) => Math.abs(x - (xs[k] ?? 0)) < 3).length;

/** @param {Pen} pen @param {HandLayout} at @param {Scene} scene */
function drawBatch(pen, at, { view: { way }, palette }) {
  const { rows, plot, rawX } = at;
  pen.line([[plot.x, rows.raw], [plot.x + plot.width, rows.raw]], { stroke: palette.faint, width: 1.2 });
  for (const tick of ticks(at.raw.low, at.raw.high, at.phone ? 4 : 8)) {
    pen.line([[rawX(tick), rows.raw - 4], [rawX(tick), rows.raw]], { stroke: palette.faint });
    pen.text(plain(tick), rawX(tick), rows.raw - 28, { size: 12, align: "center", color: palette.muted });
  }
  const band = (/** @type {number} */ y, /** @type {number} */ mean, /** @type {number} */ std, /** @type {string} */ color) => {
    pen.rect(rawX(mean - std), y - 7, rawX(mean + std) - rawX(mean - std), 14, { fill: color, alpha: 0.14, radius: 3 });
    pen.line([[rawX(mean - std), y], [rawX(mean + std), y]], { stroke: color, width: 2 });
    for (const end of [mean - std, mean + std]) pen.line([[rawX(end), y - 7], [rawX(end), y + 7]], { stroke: color, width: 2 });
  };
  band(rows.own, way.mean, way.std, palette["bn-text"]);
  pen.circle(rawX(way.mean), rows.own, 4.5, { fill: palette["bn-text"] });
  band(rows.running, way.runningMean, way.runningStd, palette.fg);
  pen.circle(rawX(way.runningMean), rows.running, 8, { fill: palette.bg, stroke: palette.fg, width: 2.4 });
  const grip = rawX(way.runningMean + way.runningStd);
  pen.rect(grip - 6.5, rows.running - 8, 13, 16, { fill: palette.bg, stroke: palette.fg, width: 2.2, radius: 3 });
  const xs = way.x.map(rawX);
  for (let k = xs.length - 1; k >= 0; k--) {
    const aside = 6 * behind(xs, k);
    pen.circle((xs[k] ?? 0) + aside, rows.raw - aside, radiusOf(at), { fill: palette.bg, stroke: palette.fg, width: 2.2 });
    if (aside === 0) pen.text(inside(pen, way.x[k] ?? 0, at), xs[k] ?? 0, rows.raw, { size: 12, bold: true, align: "center", color: palette.fg });
  }
}

/** A sample's value as it fits into its mark. @param {Pen} pen @param {number} value @param {HandLayout} at */
const inside = (pen, value, at) => fit(inputForms(value), 2 * radiusOf(at) - 1, (form) => pen.measure(form, 12, true));

/** @param {Pen} pen @param {HandLayout} at @param {Scene} scene */
function drawGrid(pen, at, { palette, words }) {
  const { rows, plot } = at;
  for (const tick of ticks(at.normalized.low, at.normalized.high, at.phone ? 5 : 8)) {
    pen.line([[at.x(tick), rows.batch - 16], [at.x(tick), rows.ticks - 12]], { stroke: palette.grid });
    pen.text(plain(tick), at.x(tick), rows.ticks, { size: 12, align: "center", color: palette.muted });
  }
  if (!at.phone) pen.text(words.t("renorm.hand.axis"), plot.x - 12, rows.ticks, { size: 12.5, align: "right", color: palette.muted });
}

/** @param {Pen} pen @param {HandLayout} at @param {Scene} scene */
function drawWays(pen, at, { view: { way }, palette, words }) {
  const { rows } = at;
  const cut = cutsOf(way);
  const radius = radiusOf(at);
  const brn = palette["brn-text"];
  const paths = way.x.map((_, k) => {
    const point = (/** @type {readonly number[]} */ of, /** @type {number} */ y) => /** @type {[number, number]} */ ([at.x(of[k] ?? 0), y]);
    return {
      taken: /** @type {const} */ ([point(way.batch, rows.batch), point(way.scaled, rows.scaled), point(way.renorm, rows.renorm)]),
      free: /** @type {const} */ ([point(way.batch, rows.batch), point(way.free, rows.scaled), point(way.inference, rows.renorm)]),
      end: point(way.inference, rows.inference),
    };
  });
  for (const { taken, free, end } of paths) {
    if (cut.r || cut.d) drawHatch(pen, taken, free, palette.brn);
    const [, , to] = taken;
    const [, , aim] = free;
    if (cut.r || cut.d) {
      pen.rect(Math.min(to[0], aim[0]), rows.renorm - 3.5, Math.abs(aim[0] - to[0]), 7, { fill: palette.brn, alpha: 0.45 });
      pen.line(free, { stroke: palette.fg, width: 1.5, dash: [1.5, 3.5] });
    }
    pen.line([aim, [end[0], end[1] - radius]], { stroke: palette.fg, width: 1.5, dash: [1.5, 3.5] });
  }
  for (const { taken } of paths) {
    const [from, bend, to] = taken;
    arrow(pen, from, bend, radius + 1, 6, brn);
    arrow(pen, bend, to, 5, radius + 3, brn);
    mark(pen, "renorm", bend[0], bend[1], 5, { fill: palette.bg, stroke: brn, width: 1.6 });
  }
  if (!cut.r && !cut.d) return;
  // At the right what is dotted, and where most is cut what is hatched; where there is no room it is left to the live words.
  const edge = Math.max(...paths.flatMap(({ taken, free }) => [taken[1][0], free[1][0]])) + 14;
  const dotted = words.t("renorm.hand.dotted");
  const isSeen = paths.some(({ taken, free }) => Math.abs(taken[1][0] - free[1][0]) > 8 || Math.abs(taken[2][0] - free[2][0]) > 8);
  if (isSeen && edge + pen.measure(dotted, 12.5) < at.plot.x + at.plot.width) pen.text(dotted, edge, rows.scaled, { size: 12.5, color: palette.fg, halo: palette.bg });
  const [widest] = paths.map(({ taken, free }) => [taken[2][0], free[2][0]].sort((a, b) => a - b)).sort(([a = 0, b = 0], [c = 0, d = 0]) => d - c - (b - a));
  const [low = 0, high = 0] = widest ?? [];
  if (at.phone || high - low < 60) return;
  pen.text(words.t("renorm.hand.cut"), (low + high) / 2, rows.renorm - 26, { size: 12.5, align: "center", color: brn, halo: palette.bg });
}

/** From one place to another, so far from their middles. @param {Pen} pen @param {Point} from @param {Point} to @param {number} start @param {number} short @param {string} color */
function arrow(pen, from, to, start, short, color) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const tip = /** @type {const} */ ([to[0] - short * dx, to[1] - short * dy]);
  pen.line([[from[0] + start * dx, from[1] + start * dy], [tip[0] - 6 * dx, tip[1] - 6 * dy]], { stroke: color, width: 2.2 });
  pen.line([tip, [tip[0] - 9 * dx + 4 * dy, tip[1] - 9 * dy - 4 * dx], [tip[0] - 9 * dx - 4 * dy, tip[1] - 9 * dy + 4 * dx], tip], { fill: color });
}

/** @param {Pen} pen @param {HandLayout} at @param {Scene} scene */
function drawRows(pen, at, { view: { way }, palette }) {
  const { rows, plot } = at;
  const radius = radiusOf(at);
  const row = (/** @type {readonly number[]} */ values, /** @type {number} */ y, /** @type {"batch" | "renorm" | null} */ method, /** @type {number} */ below, /** @type {string} */ color) => {
    pen.line([[plot.x, y], [plot.x + plot.width, y]], { stroke: color, width: 1.6, dash: method === "renorm" ? [9, 3, 2, 3] : [] });
    const xs = values.map(at.x);
    for (let k = xs.length - 1; k >= 0; k--) {
      const aside = 6 * behind(xs, k);
      const [x, top] = [(xs[k] ?? 0) + aside, y - aside];
      if (method) mark(pen, method, x, top, radius + (method === "renorm" ? 2 : 0), { fill: color, stroke: palette.bg, width: 1.5 });
      else pen.circle(x, top, radius, { fill: palette.bg, stroke: color, width: 2.2 });
      if (aside === 0) pen.text(inside(pen, way.x[k] ?? 0, at), x, top, { size: 12, bold: true, align: "center", color: method ? palette.bg : color });
    }
    // Numbers that keep out of each other's way.
    let last = -Infinity;
    for (const k of xs.map((_, index) => index).sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0))) {
      const text = fixed(values[k] ?? 0);
      const half = pen.measure(text, 13.5, true) / 2;
      const x = Math.max(half, Math.min(at.width - half, xs[k] ?? 0));
      if (x - half < last + 6) continue;
      pen.text(text, x, y + below, { size: 13.5, bold: true, align: "center", color, halo: palette.bg });
      last = x + half;
    }
  };
  row(way.batch, rows.batch, "batch", -26, palette["bn-text"]);
  row(way.renorm, rows.renorm, "renorm", 27, palette["brn-text"]);
  row(way.inference, rows.inference, null, at.phone ? -24 : 27, palette.fg);
}

/** @param {Pen} pen @param {HandLayout} at @param {Scene} scene */
function drawNames(pen, at, { view: { way }, state, palette, words }) {
  const { rows, phone } = at;
  const cut = cutsOf(way);
  const { r, d } = way.clipped;
  const room = at.plot.x - 20;
  const name = (/** @type {number} */ y, /** @type {string} */ head, /** @type {string} */ line, /** @type {string} */ color, size = 16) => {
    if (phone) {
      pen.text(head, 0, y, { size: 14, bold: true, color, halo: palette.bg });
      const start = pen.measure(head, 14, true) + 8;
      return pen.text(fit([line, ""], at.width - start - 96, (form) => pen.measure(form, 12.5)), start, y, { size: 12.5, color: palette.muted, halo: palette.bg });
    }
    pen.text(head, 0, y, { size: Math.min(size, (size * room) / pen.measure(head, size, true)), bold: true, color });
    wrap(pen, line, 12.5, room).forEach((text, k) => pen.text(text, 0, y + 20 + 16 * k, { size: 12.5, color: palette.muted }));
  };
  const own = words.t("renorm.hand.own", { mean: fixed(way.mean), std: fixed(way.std) });
  const running = words.t("renorm.hand.running", { mean: brief(way.runningMean), std: brief(way.runningStd) });
  if (phone) {
    pen.text(words.t("renorm.hand.batch", { feature: state.feature + 1 }), 0, 8, { size: 14, bold: true, color: palette.fg });
    pen.text(own, 0, rows.own - 20, { size: 12.5, bold: true, color: palette["bn-text"] });
    pen.text(running, 0, rows.running - 20, { size: 12.5, bold: true, color: palette.fg });
  } else {
    pen.text(words.t("renorm.hand.batch", { feature: state.feature + 1 }), 0, rows.raw, { size: 16, bold: true, color: palette.fg });
    const line = (/** @type {string} */ text, /** @type {number} */ y, /** @type {string} */ color) => pen.text(text, 0, y, { size: Math.min(13, (13 * room) / pen.measure(text, 13, true)), bold: true, color });
    line(own, rows.own, palette["bn-text"]);
    line(running, rows.running, palette.fg);
  }
  const brn = palette["brn-text"];
  name(phone ? rows.batch - 52 : rows.batch - 10, words.t("renorm.hand.bn"), words.t("renorm.hand.bnLine"), palette["bn-text"]);
  const asked = (/** @type {"r" | "d"} */ what) => words.t(cut[what] ? "renorm.hand.asksCut" : "renorm.hand.asks", { value: correction(way.asked[what]) });
  const stretch = words.t(Math.abs(way.asked.r - 1) < 1e-9 ? "renorm.hand.keep" : way.asked.r < 1 ? "renorm.hand.squeeze" : "renorm.hand.stretch");
  name(phone ? rows.scaled - 56 : rows.scaled - 40, `× r = ${correction(r)}`, words.t("renorm.hand.line", { what: stretch, asked: asked("r") }), brn);
  name(phone ? rows.renorm - 60 : rows.renorm - 76, `+ d = ${correction(d)}`, words.t("renorm.hand.line", { what: words.t("renorm.hand.shift"), asked: asked("d") }), brn);
  name(phone ? rows.renorm - 24 : rows.renorm - 8, words.t("renorm.hand.brn"), phone ? "" : words.t("renorm.hand.brnLine"), brn);
  name(phone ? rows.inference - 40 : rows.inference - 8, words.t("renorm.hand.eval"), words.t("renorm.hand.evalLine"), palette.fg);
  // What the gradient does not go through.
  if (phone) return;
  const tag = words.t("renorm.hand.constant");
  for (const [y, text] of /** @type {const} */ ([[rows.scaled - 40, `× r = ${correction(r)}`], [rows.renorm - 76, `+ d = ${correction(d)}`]])) {
    const x = pen.measure(text, 16, true) + 10;
    const width = pen.measure(tag, 11.5) + 12;
    if (x + width > room) continue;
    pen.rect(x, y - 9, width, 18, { stroke: brn, width: 1, radius: 4 });
    pen.text(tag, x + 6, y, { size: 11.5, color: brn });
  }
}

/** What is left to inference, row by row. @param {Pen} pen @param {HandLayout} at @param {Scene} scene */
function drawGaps(pen, at, { view: { way: { gaps } }, palette, words }) {
  const { rows, phone, right } = at;
  const most = Math.max(gaps.batch, gaps.scaled, gaps.renorm, 1e-12);
  const room = at.width - right - 4;
  if (!phone) pen.text(words.t("renorm.hand.gap"), right, rows.batch - 40, { size: Math.min(13, (13 * room) / pen.measure(words.t("renorm.hand.gap"), 13)), color: palette.fg });
  for (const [y, value, color, alpha] of /** @type {const} */ ([[rows.batch, gaps.batch, palette["bn-text"], 1], [rows.scaled, gaps.scaled, palette["brn-text"], 0.55], [rows.renorm, gaps.renorm, palette["brn-text"], 0.55]])) {
    const isLast = y === rows.renorm;
    if (phone) {
      const text = words.t("renorm.hand.gapShort", { value: fixed(value) });
      pen.text(text, at.width, y === rows.batch ? y - 52 : isLast ? y - 24 : y - 56, { size: isLast ? 15 : 12.5, bold: true, align: "right", color, halo: palette.bg });
      continue;
    }
    pen.text(fixed(value), right, y - (isLast ? 6 : 2), { size: isLast ? 27 : 14, bold: true, color });
    const after = right + pen.measure(fixed(value), 27, true) + 8;
    if (isLast && after + pen.measure(words.t("renorm.hand.left"), 13) <= at.width) pen.text(words.t("renorm.hand.left"), after, y - 2, { size: 13, color: palette.muted });
    pen.rect(right, y + (isLast ? 12 : 9), (room * value) / most, isLast ? 6 : 3.5, { fill: color, alpha });
  }
  if (!phone) pen.text("0", right, rows.inference, { size: 14, bold: true, color: palette.fg });
}
