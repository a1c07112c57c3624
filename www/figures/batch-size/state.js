// @ts-check
// What the figure `batch-size` holds, and the networks of its sweep. Pure.

/**
 * @typedef {"batch" | "renorm" | "layer" | "group" | "none"} Method
 * @typedef {object} BatchSizeState
 * @property {number} m the batch size that is lit
 * @property {number} draw of which random batches are drawn
 * @property {number} sample which of the measured digits is the fixed one
 * @property {"unit" | "answer"} look what is shown of the fixed digit: one unit's value, or what the whole network says
 * @property {"groups" | "real" | "classes" | "few"} how what the sweep makes smaller: the groups that share statistics, the whole batch, the number of classes in it, or the groups where there are few images and every step sees all of them
 * @property {number} depth how many hidden layers
 * @property {number} width units in each of them
 * @property {number} learningRate at a batch of 32
 * @property {number} steps
 * @property {number} seed the first
 * @property {number} seeds how many
 */

/** @param {Record<string, any>} given @returns {{ state: BatchSizeState, problems: import("../../state.js").Problem[] }} */
export const settle = (given) => ({ state: /** @type {BatchSizeState} */ ({ ...given }), problems: [] });

export const METHODS = /** @type {const} */ (["batch", "renorm", "layer", "group", "none"]);
/** The batches that are drawn. */
export const SIZES = [2, 4, 8, 16, 32, 64];
export const DRAWS = 240;
/** The samples of a mini-batch, where it is not made smaller; of one with so many classes. */
const BATCH = 32;
const SORTED = 30;
/** The images to train on, where there are few. */
const FEW = 200;
const SIDE = 14;
const MOMENTUM = 0.05;

/** What is on the sweep's axis. @param {BatchSizeState} state */
export const axisOf = ({ how }) => ({ classes: [1, 2, 5, 10], few: [4, 8, 20, 40, FEW], groups: [2, 4, 8, 16, 32], real: [2, 4, 8, 16, 32, 64] })[how];

/** @param {BatchSizeState} state */
export const seedsOf = ({ seed, seeds }) => Array.from({ length: seeds }, (_, k) => seed + k);

/** Whether a method's result depends on what is on the axis: in groups, only the batch's own statistics do. @param {Method} method @param {BatchSizeState} state */
export const varies = (method, { how }) => (how !== "groups" && how !== "few") || method === "batch" || method === "renorm";

/** @param {number} seed @returns {import("../../normscope.js").DataRecipe} */
export const recipeOf = (seed) => ({ kind: "digits", size: SIDE, seed });

/** A network of the sweep. @param {BatchSizeState} state @param {Method} norm @param {number | null} at on the axis @param {number} seed @returns {import("../../normscope.js").ExperimentConfig} */
export function configOf({ how, depth, width, learningRate, steps }, norm, at, seed) {
  const batchSize = { classes: SORTED, few: FEW, groups: BATCH, real: at ?? BATCH }[how];
  const after = (/** @type {number} */ share) => Math.max(1, Math.round(share * steps));
  return {
    trainer: {
      layers: [SIDE * SIDE, ...Array(depth).fill(width), 10],
      activation: "relu",
      norm,
      learningRate: how === "real" ? (learningRate * batchSize) / BATCH : learningRate,
      batchSize,
      microbatch: (how === "groups" || how === "few") && at !== null ? at : undefined,
      order: how === "classes" && at !== null ? at : undefined,
      init: { kind: "he" },
      momentum: MOMENTUM,
      groups: norm === "group" ? 2 : undefined,
      // The paper's ramps, as shares of the run: batch norm at first, then more and more correction.
      ...(norm === "renorm" && { rMax: [[after(0.04), 1], [after(0.31), 3]], dMax: [[after(0.04), 0], [after(0.19), 5]] }),
      seed,
      data: how === "few" ? { ...recipeOf(seed), train: FEW } : recipeOf(seed),
    },
    every: steps,
    columns: 2,
    ...(norm === "batch" && { statistics: { momenta: [MOMENTUM], recalibrate: 1 } }),
  };
}

/** Says which network it is. @typedef {{ method: Method, at: number | null, seed: number }} Place @param {Place} place */
export const keyOf = ({ method, at, seed }) => `${method} ${at ?? "any"} ${seed}`;

/** All networks of the sweep; seed by seed, so that what is there early is whole. @param {BatchSizeState} state @returns {Place[]} */
export const placesOf = (state) =>
  seedsOf(state).flatMap((seed) => METHODS.flatMap((method) => (varies(method, state) ? axisOf(state) : [null]).map((at) => ({ method, at, seed }))));

/** Says the same for two states whose sweeps end alike. @param {BatchSizeState} state */
export const sweepKey = ({ m: _m, draw: _draw, sample: _sample, look: _look, ...rest }) => JSON.stringify(rest);

/** A small network with batch norm, of which one unit is measured. @param {number} seed @returns {import("../../normscope.js").ExperimentConfig} */
export const unitConfig = (seed) => ({ trainer: { layers: [SIDE * SIDE, 24, 10], activation: "relu", norm: "batch", learningRate: 0.1, batchSize: BATCH, init: { kind: "he" }, seed, data: { ...recipeOf(seed), train: 1000, validation: 500 } }, every: 1000, measured: 500 });
export const UNIT = { layer: 0, unit: 0 };
export const UNIT_STEPS = 60;
