// @ts-check
// Means or variances of the watched unit: a dot a batch, the running ones as lines, the recalibrated ones as a thin line, and the gap to them shaded.

import { colorsOf } from "../../drawing/palette.js";
import { fixed, ticks } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { lagOf } from "./compute.js";
import { drawEnds } from "./draw-ends.js";
import { plain } from "../../numbers.js";

/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("../parts/axis.js").Box} Box */

/** How momenta are dashed, the slider's first. */
export const DASHES = [[], [6, 4], [2, 3], [1.5, 5], [8, 3, 2, 3]];

/** @param {Pen} pen @param {import("./layout.js").Layout} at @param {Box} box @param {"mean" | "variance"} kind @param {Scene} scene */
export function drawTrack(pen, at, box, kind, scene) {
  const { view, palette, words } = scene;
  const { fill, text, line } = colorsOf(palette, "batch");
  const [own, other] = view.lines;
  pen.text(words.t(`inference.chart.${kind}`), box.x, box.y - 19, { size: 15, bold: true, color: palette.fg });
  const [low, high] = rangeOf(view, kind);
  const x = (/** @type {number} */ step) => stepX(box, view.end, step);
  const y = (/** @type {number} */ value) => box.y + (box.height * (high - value)) / (high - low);
  for (const level of ticks(low, high, box.height > 100 ? 4 : 2)) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
    pen.text(plain(level), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  if (!own) return;
  const start = kind === "mean" ? 0 : 1;
  if (!at.phone) pen.text(words.t("inference.startsAt", { value: start }), box.x - 36, y(start) + (kind === "mean" && y(start) > box.y + 14 ? -11 : 13), { size: 11.5, align: "right", color: palette.muted });
  const shownX = x(view.shown) + 0.01;
  pen.clip(box.x - 6, box.y - 8, box.width + 12, box.height + 16, () => {
    if (view.recalibrated) drawGap(pen, view, kind, x, y, shownX, palette, fill);
    drawDots(pen, view, kind, x, y, fill, palette.bg);
    if (other) drawLine(pen, view.steps, other[kind], x, y, shownX, { stroke: text, width: 1.6, dash: DASHES[1] ?? [] });
    drawLine(pen, view.steps, own[kind], x, y, shownX, { stroke: line, width: 3 });
  });
  if (kind === "mean") drawLag(pen, scene, box, x, y);
  if (view.step === 0) return;
  const near = (/** @type {number} */ value) => fixed(value, Math.abs(value) >= 100 ? 1 : kind === "variance" && view.example === "hand" ? 3 : 2);
  drawEnds(pen, at, box, [
    { y: y(own.now[kind]), value: near(own.now[kind]), name: words.t("inference.end.running", { momentum: plain(own.momentum) }), short: plain(own.momentum), color: line, strong: true },
    { y: y(view.own.now[kind]), value: near(view.own.now[kind]), name: words.t("inference.end.batch", { step: view.shown }), short: words.t("inference.end.dot"), color: text, strong: false },
    ...(other ? [{ y: y(other.now[kind]), value: near(other.now[kind]), name: words.t("inference.end.momentum", { momentum: plain(other.momentum) }), short: plain(other.momentum), color: text, strong: false }] : []),
    ...(view.recalibrated ? [{ y: y(view.recalibrated.now[kind]), value: near(view.recalibrated.now[kind]), name: words.t("inference.end.recalibrated"), short: words.t("inference.end.again"), color: palette.fg, strong: false }] : []),
  ], palette);
}

/** From the least to the greatest of what is drawn, with the start in it. @param {Scene["view"]} view @param {"mean" | "variance"} kind @returns {[number, number]} */
function rangeOf({ batch, lines, recalibrated }, kind) {
  const values = [...batch[kind], ...(lines[0]?.[kind] ?? []), ...(lines[1]?.[kind] ?? []), ...(recalibrated?.[kind] ?? [])].filter(Number.isFinite);
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], kind === "mean" ? [0, 0] : [0, 1]);
  const room = Math.max((high - low) * 0.06, 0.02);
  return [kind === "mean" ? low - room : 0, high + room];
}

/** @param {Pen} pen @param {readonly number[]} steps @param {readonly number[]} values @param {(step: number) => number} x @param {(value: number) => number} y @param {number} shownX @param {import("../../drawing/pen.js").Style} style */
export function drawLine(pen, steps, values, x, y, shownX, style) {
  const points = steps.map((step, k) => /** @type {[number, number]} */ ([x(step), y(values[k] ?? NaN)])).filter(([, at]) => Number.isFinite(at));
  const past = points.filter(([at]) => at <= shownX);
  if (past.length > 1) pen.line(past, style);
  // What comes after the batch that is looked at stays in sight.
  const later = points.filter(([at]) => at >= shownX - 0.5);
  if (later.length > 1) pen.line(later, { ...style, alpha: 0.25 });
}

/** How far the running line is from the recalibrated one. @param {Pen} pen @param {Scene["view"]} view @param {"mean" | "variance"} kind @param {(step: number) => number} x @param {(value: number) => number} y @param {number} shownX @param {Scene["palette"]} palette @param {string} fill */
function drawGap(pen, { recalibrated, recorded, lines: [own], steps }, kind, x, y, shownX, palette, fill) {
  const values = recalibrated?.[kind] ?? [];
  const past = (/** @type {readonly number[]} */ at, /** @type {readonly number[]} */ of) => at.map((step, k) => /** @type {[number, number]} */ ([x(step), y(of[k] ?? NaN)])).filter(([left, top]) => Number.isFinite(top) && left <= shownX);
  const again = past(recorded, values);
  const running = past(steps, own?.[kind] ?? []).filter(([left]) => left >= (again[0]?.[0] ?? 0) && left <= (again.at(-1)?.[0] ?? 0));
  if (again.length > 1 && running.length > 1) pen.line([...again, ...running.reverse()], { fill, alpha: 0.16 });
  drawLine(pen, recorded, values, x, y, shownX, { stroke: palette.fg, width: 1.2 });
}

/** @param {Pen} pen @param {Scene["view"]} view @param {"mean" | "variance"} kind @param {(step: number) => number} x @param {(value: number) => number} y @param {string} fill @param {string} ring */
function drawDots(pen, view, kind, x, y, fill, ring) {
  const apart = Math.abs(x(view.end) - x(0)) / view.end;
  const radius = Math.max(1.6, Math.min(4.2, 0.36 * apart + 1.2));
  const newest = view.steps.findLastIndex((step) => step <= view.shown);
  view.steps.forEach((step, k) => {
    const value = view.batch[kind][k] ?? NaN;
    if (!Number.isFinite(value)) return;
    const at = /** @type {const} */ ([x(step), y(value)]);
    if (k === newest) return void pen.circle(...at, radius + 1.6, { fill, stroke: ring, width: 1 });
    pen.circle(...at, radius, { fill, alpha: step > view.shown ? 0.2 : 0.6, ...(radius > 3 ? { stroke: ring, width: 1 } : {}) });
  });
}

/** "10 batches late", where the recalibrated mean was where the running one is. @param {Pen} pen @param {Scene} scene @param {Box} box @param {(step: number) => number} x @param {(value: number) => number} y */
function drawLag(pen, { view, palette, words }, box, x, y) {
  const lag = lagOf(view);
  if (!lag || view.playing) return;
  const [from, to, at] = [x(view.shown - lag.since), x(view.shown), y(lag.value)];
  const name = words.t("inference.late", { count: Math.round(lag.since) });
  const width = pen.measure(name, 13, true);
  if (to - from < 24 || from - 8 - width < box.x) return;
  pen.line([[from, at], [to - 5, at]], { stroke: palette.fg, width: 1.4 });
  pen.line([[from, at - 5], [from, at + 5]], { stroke: palette.fg, width: 1.4 });
  pen.line([[to - 10, at - 4], [to - 4, at], [to - 10, at + 4]], { stroke: palette.fg, width: 1.4 });
  pen.text(name, from - 8, at + 14 < box.y + box.height ? at + 14 : at - 14, { size: 13, bold: true, align: "right", color: palette.fg, halo: palette.bg });
}
