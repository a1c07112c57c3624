// @ts-check
// Four numbers through the two blocks, in either order. Pure.

import { activate } from "../parts/activation.js";

/**
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {object} Way one order of the blocks
 * @property {readonly number[]} first what the first block gives
 * @property {readonly number[]} second what the next layer gets
 * @property {number} mean of it
 * @property {number} std of it
 */

/** One feature of a batch, so that batch norm takes the mean and the variance of these very numbers. @param {Engine} engine @param {readonly number[]} x */
const normalized = (engine, x) => Array.from(engine.normalize({ x, shape: [x.length, 1], method: "batch" }).y);

/** @param {Engine} engine @param {readonly number[]} first @param {readonly number[]} second @returns {Way} */
function way(engine, first, second) {
  const { mean, variance } = engine.normalize({ x: second, shape: [second.length, 1], method: "batch", eps: 0 });
  return { first, second, mean: mean?.[0] ?? NaN, std: Math.sqrt(variance?.[0] ?? NaN) };
}

/** @param {readonly number[]} x @param {import("../parts/activation.js").Activation} activation @param {Engine} engine @returns {Record<import("./state.js").Order, Way>} */
export function byHand(x, activation, engine) {
  const act = (/** @type {readonly number[]} */ values) => values.map((value) => activate(activation, value));
  const [norm, acted] = [normalized(engine, x), act(x)];
  return { before: way(engine, norm, act(norm)), after: way(engine, acted, normalized(engine, acted)) };
}
