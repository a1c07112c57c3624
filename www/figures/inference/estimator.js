// @ts-check
// What the variance of a small batch is worth: many batches out of one known population, each measured by the engine.

import { picks } from "./picks.js";
import { SIDE, CELLS } from "./state.js";

/**
 * @typedef {object} Estimator
 * @property {number} variance of the whole population
 * @property {number} mean
 * @property {number} values how many there are
 * @property {number} batches how many were drawn of each size
 * @property {readonly { size: number, biased: number, unbiased: number }[]} sizes averages over the batches
 */

const SIZES = [2, 3, 4, 8, 32];
const BATCHES = 1024;
const POPULATION = 6000;

/**
 * The population is how many cells of each training digit are inked.
 *
 * @param {import("../../engine.js").Engine} engine
 * @param {number} seed
 * @returns {Estimator}
 */
export function measureEstimator(engine, seed) {
  const { x } = engine.makeData({ kind: "digits", size: SIDE, seed, train: POPULATION, validation: 1 });
  const population = Array.from({ length: POPULATION }, (_, digit) => {
    let inked = 0;
    for (let cell = 0; cell < CELLS; cell++) inked += x[digit * CELLS + cell] ?? 0;
    return inked;
  });
  const whole = statistics(engine, population, [POPULATION, 1]);
  const sizes = SIZES.map((size) => {
    // A column is a batch.
    const drawn = Array.from(picks(size * BATCHES, POPULATION, seed + size), (digit) => population[digit] ?? 0);
    const { variance, running } = statistics(engine, drawn, [size, BATCHES]);
    return { size, biased: meanOf(engine, variance), unbiased: meanOf(engine, running) };
  });
  return { variance: whole.variance[0] ?? NaN, mean: whole.mean[0] ?? NaN, values: POPULATION, batches: BATCHES, sizes };
}

/** Of each column: its mean, its biased variance, and the unbiased one, which running statistics that forget everything take over. @param {import("../../engine.js").Engine} engine @param {readonly number[]} x @param {[number, number]} shape */
function statistics(engine, x, shape) {
  const { mean, variance, running } = engine.normalize({ x, shape, method: "batch", momentum: 1 });
  return /** @type {{ mean: Float64Array, variance: Float64Array, running: Float64Array }} */ ({ mean, variance, running: running?.variance });
}

/** @param {import("../../engine.js").Engine} engine @param {Float64Array} values */
const meanOf = (engine, values) => engine.normalize({ x: values, shape: [values.length, 1], method: "batch" }).mean?.[0] ?? NaN;
