// @ts-check
// The arithmetic as motion: x, x minus mean, x_hat, y. Between two steps points travel; the axis stays as it is while they do, and
// zooms only once they have shrunk.

import { domainOf } from "./layout.js";

/** @typedef {import("./compute.js").AxesView} AxesView */
/** @typedef {import("./layout.js").Domain} Domain */
/** @typedef {import("./state.js").Method} Method */

const SHRUNK = 0.6;

/** @param {number} a @param {number} b @param {number} share */
const mix = (a, b, share) => a + (b - a) * share;

/** @param {Domain} a @param {Domain} b @param {number} share @returns {Domain} */
const mixDomain = (a, b, share) => ({ low: mix(a.low, b.low, share), high: mix(a.high, b.high, share) });

/**
 * What a method has made of every cell by a step, `0` to `3`.
 *
 * @param {AxesView} view
 * @param {Method} method
 * @param {number} step
 * @returns {readonly number[]}
 */
export function atStep(view, method, step) {
  const outputs = view.methods[method];
  return (outputs && [view.x, outputs.centered, outputs.xHat, outputs.y][step]) ?? view.x;
}

/**
 * Where the points stand at a time between `0` and `3`.
 *
 * @param {AxesView} view
 * @param {Method} method
 * @param {number} time
 * @returns {readonly number[]}
 */
export function positions(view, method, time) {
  const step = Math.floor(time);
  const share = step === 1 ? Math.min(1, (time - step) / SHRUNK) : time - step;
  const from = atStep(view, method, step);
  if (share === 0) return from;
  const to = atStep(view, method, step + 1);
  return from.map((value, at) => mix(value, to[at] ?? value, share));
}

/**
 * The vertical axis that all pictures of the outputs share at that time.
 *
 * @param {AxesView} view
 * @param {number} time
 * @returns {Domain}
 */
export function motionDomain(view, time) {
  const methods = /** @type {Method[]} */ (Object.keys(view.methods));
  const domain = (/** @type {number[]} */ steps, /** @type {number} */ least) =>
    domainOf([-least, least, ...methods.flatMap((method) => steps.flatMap((step) => atStep(view, method, step)))]);
  const before = domain([0, 1], 0);
  if (time <= 1) return before;
  const standardized = domain([2], 1);
  if (time <= 2) return mixDomain(before, standardized, Math.max(0, (time - 1 - SHRUNK) / (1 - SHRUNK)));
  return mixDomain(standardized, domain([3], 1), time - 2);
}
