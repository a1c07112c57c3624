// @ts-check
// Where the batch in hand stands: its own axis above, the rows of normalized values under it, and the tracks of the two clips. On a
// phone names stand above the rows and not beside them. Pure.

import { endsOf } from "./hand.js";

/**
 * @typedef {import("./hand.js").Way} Way
 * @typedef {{ low: number, high: number }} Domain
 * @typedef {{ x: number, y: number, width: number, end: number }} Track `end` is the value at its right end
 * @typedef {object} HandLayout
 * @property {number} width
 * @property {number} height
 * @property {boolean} phone
 * @property {{ x: number, width: number }} plot
 * @property {{ raw: number, own: number, running: number, batch: number, scaled: number, renorm: number, inference: number, ticks: number }} rows
 * @property {number} right where the column of the gaps begins
 * @property {{ r: Track, d: Track }} tracks
 * @property {(value: number) => number} rawX
 * @property {(x: number) => number} rawAt the value at a place of the batch's axis
 * @property {(value: number) => number} x of a normalized value
 * @property {Domain} raw
 * @property {Domain} normalized
 */

const WIDE = { raw: 56, own: 92, running: 124, batch: 226, scaled: 330, renorm: 438, inference: 516, ticks: 572, tracks: 640 };
const PHONE = { raw: 50, own: 98, running: 142, batch: 240, scaled: 352, renorm: 470, inference: 560, ticks: 592, tracks: 656 };
const TRACK = { wide: 60, phone: 96 };

/** @param {readonly number[]} values @param {number} share left free on both sides @param {number} least how long it is at least @returns {Domain} */
function domainOf(values, share, least) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max(share * (high - low), (least - (high - low)) / 2);
  return { low: low - pad, high: high + pad };
}

/** The batch's own axis: all that stands on it. @param {Way} way */
export const rawDomain = ({ x, mean, std, runningMean, runningStd }) =>
  domainOf([...x, mean - std, mean + std, runningMean - runningStd, runningMean + runningStd], 0.1, 0.02);

/** @param {Way} way */
const normalizedDomain = ({ batch, scaled, renorm, free, inference }) => domainOf([...batch, ...scaled, ...renorm, ...free, ...inference], 0.07, 3);

/** @param {number} width @param {Way} way @param {import("./state.js").RenormState} state @param {Domain} [raw] held while something is dragged on it @returns {HandLayout} */
export function handLayout(width, way, state, raw = rawDomain(way)) {
  const phone = width < 640;
  const narrow = width < 860;
  const [left, right] = phone ? [18, 18] : narrow ? [168, 112] : [214, 176];
  const plot = { x: left, width: width - left - right };
  const { tracks, ...rows } = phone ? PHONE : WIDE;
  const normalized = normalizedDomain(way);
  const scale = (/** @type {Domain} */ { low, high }) => (/** @type {number} */ value) => plot.x + (plot.width * (value - low)) / (high - low);
  const ends = endsOf(way, state);
  const gap = narrow ? 44 : 120;
  const each = phone ? width - 24 : (width - gap) / 2 - 8;
  return {
    width,
    height: tracks + (phone ? TRACK.phone : 0) + TRACK.wide,
    phone,
    plot,
    rows,
    right: width - right + 30,
    tracks: { r: { x: 12, y: tracks, width: each - 12, end: ends.r }, d: { x: phone ? 12 : width - each, y: tracks + (phone ? TRACK.phone : 0), width: each - 12, end: ends.d } },
    rawX: scale(raw),
    rawAt: (x) => raw.low + ((raw.high - raw.low) * (x - plot.x)) / plot.width,
    x: scale(normalized),
    raw,
    normalized,
  };
}

/** Where a clip stands on its track, as a share: logarithmic, for r from 1 on, for d from 0 on. @param {"r" | "d"} what @param {number} value @param {number} end */
export const shareOf = (what, value, end) => Math.min(1, what === "r" ? Math.log(value) / Math.log(end) : Math.log1p(2 * value) / Math.log1p(2 * end));

/** The clip at a share of its track, in three digits. @param {"r" | "d"} what @param {number} share @param {number} end */
export function clipAt(what, share, end) {
  const value = what === "r" ? Math.exp(share * Math.log(end)) : Math.expm1(share * Math.log1p(2 * end)) / 2;
  return Number(value.toPrecision(3));
}
