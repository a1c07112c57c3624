// @ts-check
// The batches of one feature that a reader types, normalized one after the other by the engine, the running statistics carried on.

import { adopt, batchesOf, FRAMEWORKS, momentaOf, recalibrates } from "./state.js";

/**
 * @typedef {import("./state.js").InferenceState} InferenceState
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {object} HandView
 * @property {readonly number[]} mean of each batch that came
 * @property {readonly number[]} variance biased, as the batch is normalized with
 * @property {readonly (readonly number[])[]} runningMean of each tracked momentum: after each batch, the start first
 * @property {readonly (readonly number[])[]} runningVariance
 * @property {readonly (readonly number[])[]} y what inference makes of the value that is asked for, after each batch
 * @property {number} trained what training makes of it, in the newest batch, or in the next one where none came
 * @property {number} limit where inference ends up if that batch comes for ever
 */

/** @param {InferenceState} state @param {Engine} engine @returns {HandView} */
export function handOf(state, engine) {
  const { eps, estimator, asked, norm } = state;
  const batches = batchesOf(state);
  const common = /** @type {const} */ ({ method: norm, eps, unbiasedRunning: estimator === "unbiased" });
  const newest = batches.at(-1) ?? state.batch;
  if (norm === "layer") {
    // One feature is its own mean: nothing is left of it, in either mode.
    const { y } = engine.normalize({ x: [asked], shape: [1, 1], method: "layer", eps });
    return { mean: [], variance: [], runningMean: [], runningVariance: [], y: [], trained: y[0] ?? NaN, limit: y[0] ?? NaN };
  }
  const inferred = (/** @type {{ mean: ArrayLike<number>, variance?: ArrayLike<number> }} */ running) => engine.normalize({ x: [asked], shape: [1, 1], method: "batch", eps, mode: "eval", running }).y[0] ?? NaN;
  const own = batches.map((x) => engine.normalize({ ...common, x, shape: [x.length, 1] }));
  const tracked = momentaOf(state).map((momentum) => {
    let running = /** @type {{ mean: Float64Array, variance: Float64Array }} */ ({ mean: Float64Array.of(0), variance: Float64Array.of(1) });
    const after = [running];
    for (const x of batches) {
      running = /** @type {typeof running} */ (engine.normalize({ ...common, x, shape: [x.length, 1], momentum, running }).running);
      after.push(running);
    }
    return after;
  });
  const of = normalizeAmong(engine, newest, asked, eps);
  const whole = /** @type {{ mean: Float64Array, variance: Float64Array }} */ (engine.normalize({ ...common, x: newest, shape: [newest.length, 1], momentum: 1 }).running);
  return {
    mean: own.map(({ mean }) => mean?.[0] ?? NaN),
    variance: own.map(({ variance }) => variance?.[0] ?? NaN),
    runningMean: tracked.map((after) => after.map(({ mean }) => mean[0] ?? NaN)),
    runningVariance: tracked.map((after) => after.map(({ variance }) => variance[0] ?? NaN)),
    y: tracked.map((after) => after.map(inferred)),
    trained: of,
    limit: inferred(whole),
  };
}

/** What training makes of a value in a batch: of the batch's own statistics. @param {Engine} engine @param {readonly number[]} batch @param {number} asked @param {number} eps */
function normalizeAmong(engine, batch, asked, eps) {
  const { mean, variance } = engine.normalize({ x: batch, shape: [batch.length, 1], method: "batch", eps });
  if (!mean || !variance) return NaN;
  return engine.normalize({ x: [asked], shape: [1, 1], method: "batch", eps, mode: "eval", running: { mean, variance } }).y[0] ?? NaN;
}

/**
 * What each framework would make of the batches that came by then. The paper recalibrates: means over all of them, without a start.
 *
 * @param {InferenceState} state
 * @param {Engine} engine
 * @param {number} shown
 * @returns {Record<import("./state.js").Framework, import("./compute.js").Outcome>}
 */
export function outcomesOf(state, engine, shown) {
  const batches = batchesOf(state).slice(0, shown);
  const entries = Object.keys(FRAMEWORKS).map((name) => {
    const framework = /** @type {import("./state.js").Framework} */ (name);
    const { momentum, eps, estimator } = framework === state.framework ? state : adopt(state, framework);
    let running = { mean: Float64Array.of(0), variance: Float64Array.of(1) };
    batches.forEach((x, k) => {
      // The mean of all so far: the new one's share is one of as many as there are.
      const share = recalibrates({ ...state, framework }) ? 1 / (k + 1) : momentum;
      running = /** @type {typeof running} */ (engine.normalize({ x, shape: [x.length, 1], method: "batch", eps, momentum: share, running, unbiasedRunning: estimator === "unbiased" }).running);
    });
    const y = engine.normalize({ x: [state.asked], shape: [1, 1], method: "batch", eps, mode: "eval", running }).y[0] ?? NaN;
    return [framework, { step: shown, momentum, eps, estimator, mean: running.mean[0] ?? NaN, variance: running.variance[0] ?? NaN, accuracy: NaN, loss: NaN, y }];
  });
  return Object.fromEntries(entries);
}
