// @ts-check
// The points that a reader draws, as a state holds them: x, y and class of each, one after the other. Pure: a list goes in,
// another comes out.

import { NormscopeError } from "../../errors.js";
import { parseCsv } from "../../csv.js";
import { clamp } from "../../kinds.js";
import { POINT_LIMITS } from "../../settings.js";

const { points: MOST, classes: CLASSES, reach: REACH } = POINT_LIMITS;

/** To a hundredth, as finely as a sheet can be drawn on, and never −0. @param {number} value */
const placed = (value) => Math.round(100 * clamp(value, -REACH, REACH)) / 100 + 0;

/** @param {readonly number[]} points */
export const settledPoints = (points) => points.map((value, at) => (at % 3 < 2 ? placed(value) : clamp(Math.trunc(value), 0, CLASSES - 1)));

/** @param {readonly number[]} points */
export const countOf = (points) => points.length / 3;

/** @param {readonly number[]} points @param {number} at */
export const pointAt = (points, at) => ({ x: points[3 * at] ?? 0, y: points[3 * at + 1] ?? 0, label: points[3 * at + 2] ?? 0 });

/** As the engine takes them. @param {readonly number[]} points */
export const columnsOf = (points) => ({ x: points.filter((_, at) => at % 3 < 2), labels: points.filter((_, at) => at % 3 === 2) });

/** How many points each class has, up to the last that has any. @param {readonly number[]} points */
export function tally(points) {
  const { labels } = columnsOf(points);
  return Array.from({ length: Math.max(-1, ...labels) + 1 }, (_, label) => labels.filter((one) => one === label).length);
}

/** How many classes a network tells apart. @param {readonly number[]} points */
export const classCount = (points) => Math.max(2, tally(points).length);

/** Why no network can be trained on them. @param {readonly number[]} points @returns {"empty" | "oneClass" | null} */
export function obstacleOf(points) {
  if (points.length === 0) return "empty";
  return tally(points).filter((count) => count > 0).length < 2 ? "oneClass" : null;
}

/** @param {readonly number[]} points @param {number} x @param {number} y @param {number} label */
export function addPoint(points, x, y, label) {
  if (countOf(points) >= MOST) throw new NormscopeError("range", `shift: there are ${countOf(points)} points, but the sheet takes at most ${MOST}`, { key: "refused.points", params: { most: MOST } });
  return [...points, placed(x), placed(y), label];
}

/** @param {readonly number[]} points @param {number} at @param {number} x @param {number} y */
export const movePoint = (points, at, x, y) => points.toSpliced(3 * at, 2, placed(x), placed(y));

/** @param {readonly number[]} points @param {number} at @param {number} label */
export const relabel = (points, at, label) => points.with(3 * at + 2, label);

/** @param {readonly number[]} points @param {number} at */
export const removePoint = (points, at) => points.toSpliced(3 * at, 3);

/** The first of many points as a drawing. @param {ArrayLike<number>} x @param {ArrayLike<number>} labels */
export const pointsFrom = (x, labels) => settledPoints(Array.from(labels).flatMap((label, at) => [x[2 * at] ?? 0, x[2 * at + 1] ?? 0, label]));

/** The point nearest to a place, and no further than `reach`; of two in one place the chosen one. @param {readonly number[]} points @param {number} x @param {number} y @param {number} reach @param {number} chosen */
export function nearestPoint(points, x, y, reach, chosen) {
  let [best, least] = [-1, reach];
  for (let at = 0; at < countOf(points); at++) {
    const point = pointAt(points, at);
    const distance = Math.hypot(point.x - x, point.y - y) - (at === chosen ? 1e-3 : 0);
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

/** One line a point: x, y, class. @param {readonly number[]} points */
export const writePoints = (points) => Array.from({ length: countOf(points) }, (_, at) => points.slice(3 * at, 3 * at + 3).join(", ")).join("\n");

/** @param {string} text @throws {NormscopeError} `data`, naming the row */
export function readPoints(text) {
  const { rows } = parseCsv(text);
  if (rows.length > MOST) throw new NormscopeError("data", `CSV: ${rows.length} points, but the sheet takes at most ${MOST}`, { key: "refused.csvPoints", params: { count: rows.length, most: MOST } });
  for (const [at, [x = NaN, y = NaN, label = NaN, ...more]] of rows.entries()) {
    const fits = Math.max(Math.abs(x), Math.abs(y)) <= REACH && Number.isInteger(label) && label >= 0 && label < CLASSES;
    if (!fits || more.length > 0) throw new NormscopeError("data", `CSV: row ${at + 1} is ${rows[at]?.join(", ")}, but takes x and y from −${REACH} to ${REACH} and a class from 0 to ${CLASSES - 1}`, { key: "refused.csvPoint", params: { row: at + 1, reach: REACH, last: CLASSES - 1 } });
  }
  return settledPoints(rows.flat());
}
