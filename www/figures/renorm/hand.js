// @ts-check
// The batch in the reader's hand on its way from batch norm to inference. Pure.

import { FEATURES } from "./state.js";

/**
 * @typedef {import("./state.js").RenormState} RenormState
 * @typedef {object} Way one feature of it
 * @property {readonly number[]} x
 * @property {number} mean the batch's own
 * @property {number} std the batch's own, with ε inside the root
 * @property {number} runningMean
 * @property {number} runningStd
 * @property {readonly number[]} batch where batch norm puts the samples
 * @property {readonly number[]} scaled after r
 * @property {readonly number[]} renorm after r and d: what training uses
 * @property {readonly number[]} free after r without its clip
 * @property {readonly number[]} inference where inference puts them
 * @property {{ r: number, d: number }} asked as Algorithm 1 asks for them
 * @property {{ r: number, d: number }} clipped as the clips leave them
 * @property {{ r: number, d: number }} needed the clips that cut nothing
 * @property {{ batch: number, scaled: number, renorm: number }} gaps root mean square distance to inference
 * @property {{ sample: number, held: readonly number[], flowing: readonly number[] }} pull what reaches every sample when one output alone is pulled: r and d held, as they are, or with the gradient flowing through them
 */

/** The sample that batch norm puts farthest from where inference will. @param {readonly number[]} batch @param {readonly number[]} inference */
const farthest = (batch, inference) => batch.reduce((best, value, k) => (Math.abs(value - (inference[k] ?? 0)) > Math.abs((batch[best] ?? 0) - (inference[best] ?? 0)) + 1e-12 ? k : best), 0);

/** @param {RenormState} state @param {import("../../engine.js").Engine} engine @returns {Way[]} feature by feature */
export function waysOf({ x, runningMean, runningStd, rMax, dMax }, engine) {
  const request = { x, shape: [x.length / FEATURES, FEATURES], method: /** @type {const} */ ("renorm"), running: { mean: runningMean, std: runningStd }, rMax, dMax };
  const path = engine.renormPath(request);
  const column = (/** @type {ArrayLike<number>} */ values, /** @type {number} */ feature) => Array.from(values).filter((_, at) => at % FEATURES === feature);
  const pulled = Array.from({ length: FEATURES }, (_, feature) => farthest(column(path.batch, feature), column(path.inference, feature)));
  const upstream = x.map((_, at) => Number(pulled[at % FEATURES] === Math.floor(at / FEATURES)));
  const gradient = (/** @type {"train" | "eval"} */ mode) => engine.normalize({ ...request, mode, upstream }).gradients?.x ?? [];
  // With r and d as functions of the batch, what is unclipped is inference's own expression, and so is its gradient.
  const [held, flowing] = [gradient("train"), gradient("eval")];
  return Array.from({ length: FEATURES }, (_, feature) => {
    const of = (/** @type {ArrayLike<number>} */ values) => column(values, feature);
    const at = (/** @type {ArrayLike<number>} */ values) => values[feature] ?? NaN;
    const asked = { r: at(path.r), d: at(path.d) };
    return {
      x: of(x),
      mean: at(path.mean),
      std: at(path.std),
      runningMean: at(runningMean),
      runningStd: at(runningStd),
      batch: of(path.batch),
      scaled: of(path.scaled),
      renorm: of(path.renorm),
      free: of(path.free),
      inference: of(path.inference),
      asked,
      clipped: { r: at(path.rClipped), d: at(path.dClipped) },
      needed: { r: Math.max(asked.r, 1 / asked.r), d: Math.abs(asked.d) },
      gaps: { batch: at(path.batchGap), scaled: at(path.scaledGap), renorm: at(path.renormGap) },
      pull: { sample: pulled[feature] ?? 0, held: of(held), flowing: of(flowing) },
    };
  });
}

/** Whether a clip cuts anything off, more than rounding does. @param {Way} way */
export const cutsOf = ({ asked, clipped }) => ({ r: Math.abs(asked.r - clipped.r) > 1e-9 * asked.r, d: Math.abs(asked.d - clipped.d) > 1e-9 });

/** Where the tracks of the clips end: at the paper's clips, or where nothing is cut. @param {Way} way @param {RenormState} state */
export const endsOf = ({ needed }, { rMax, dMax }) => ({ r: Math.max(3, 1.02 * needed.r, rMax), d: Math.max(5, 1.02 * needed.d, dMax) });
