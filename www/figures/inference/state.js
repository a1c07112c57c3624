// @ts-check
// What the figure `inference` holds, and what an engine makes of it. Pure.

import { clamp } from "../../kinds.js";
import { HAND_LIMITS } from "../../settings.js";

/**
 * @typedef {keyof typeof FRAMEWORKS} Framework
 * @typedef {object} InferenceState
 * @property {"network" | "hand"} example a network that trains, or batches of one feature that were typed
 * @property {"batch" | "layer"} norm
 * @property {number} momentum the share of the new batch in the running statistics
 * @property {number} eps
 * @property {"unbiased" | "biased"} estimator of the running variance
 * @property {Framework} framework whose words are used
 * @property {"eval" | "train"} mode the single digit is predicted in
 * @property {number[]} batch the next one of the hand example
 * @property {number[]} came the values of those that have come, one batch after the other
 * @property {number[]} sizes how many values each of them has
 * @property {number} asked the value that the hand example normalizes
 * @property {number} seed of the data, the weights and the mini-batches
 * @property {number} batchSize
 * @property {number} learningRate
 * @property {number} depth
 * @property {number} width
 * @property {(typeof import("../../settings.js").ACTIVATIONS)[number]} activation
 * @property {number} steps where the axis ends and playing stops
 * @property {number} every how many steps apart accuracies are measured
 * @property {number | null} layer of the watched unit, counted from 0 at the input; null is the last
 * @property {"most" | number} unit the one whose batch mean travelled furthest, or which
 * @property {number} digit the validation digit that is predicted
 * @property {number[]} ink the cells of a digit that was drawn instead; none of them: the picked one
 * @property {"slow" | "fast"} speed
 */

/** Pixels a side of the digits. */
export const SIDE = 14;
export const CELLS = SIDE * SIDE;
/** Digits that accuracies are measured on. */
export const VALIDATION = 1000;
/** Mini-batches that recalibration averages over. */
export const RECALIBRATE = 64;
/** What is tracked beside the slider's. The second is Keras's and Flax's default. */
export const SMALL = 0.01;
const MOMENTA = [0.001, SMALL, 0.1, 1];
/** What the slider's is compared with: the small one, or where that is the slider's, PyTorch's. @param {Pick<InferenceState, "momentum">} state */
export const comparedWith = ({ momentum }) => (momentum === SMALL ? 0.1 : SMALL);

/**
 * What a framework calls momentum, where its own starts, and how it estimates the running variance. The paper names no momentum:
 * it recalibrates after training.
 */
export const FRAMEWORKS = /** @type {const} */ ({
  pytorch: { kept: false, momentum: 0.1, eps: 1e-5, estimator: "unbiased" },
  keras: { kept: true, momentum: 0.01, eps: 1e-3, estimator: "biased" },
  flax: { kept: true, momentum: 0.01, eps: 1e-5, estimator: "biased" },
  paper: { kept: false, momentum: null, eps: 1e-5, estimator: "unbiased" },
});

/** A framework with everything that it brings along. @param {InferenceState} state @param {Framework} framework @returns {InferenceState} */
export function adopt(state, framework) {
  const { momentum, eps, estimator } = FRAMEWORKS[framework];
  return { ...state, framework, momentum: momentum ?? state.momentum, eps, estimator };
}

/**
 * Makes the values fit each other: batches that are as long as they say, a unit that is there.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: InferenceState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {InferenceState} */ ({ ...given });
  /** @type {import("../../state.js").Problem[]} */
  const problems = [];
  if (state.batch.length === 0) {
    problems.push({ code: "shape", message: `inference: batch is empty, but takes 1 to ${HAND_LIMITS.samples} numbers` });
    state.batch = [2, 2, 6, 6];
  }
  const held = state.sizes.reduce((sum, size) => sum + size, 0);
  if (held !== state.came.length) {
    problems.push({ code: "shape", message: `inference: came has ${state.came.length} numbers, but sizes name ${held}` });
    [state.came, state.sizes] = [[], []];
  }
  if (state.layer !== null) state.layer = state.layer >= state.depth - 1 ? null : state.layer;
  if (state.unit !== "most") state.unit = clamp(state.unit, 0, state.width - 1);
  state.ink = [...new Set(state.ink)].sort((a, b) => a - b);
  if (state.norm === "layer") state.mode = "eval";
  return { state, problems };
}

/** The hand example after one batch more; unchanged where no more fit. @param {InferenceState} state @returns {InferenceState} */
export function withBatch(state) {
  if (!hasRoom(state)) return state;
  return { ...state, came: [...state.came, ...state.batch], sizes: [...state.sizes, state.batch.length] };
}

/** @param {InferenceState} state */
export const hasRoom = ({ came, sizes, batch }) => sizes.length < HAND_LIMITS.batches && came.length + batch.length <= HAND_LIMITS.values;

/** The batches that have come. @param {InferenceState} state */
export function batchesOf({ came, sizes }) {
  let at = 0;
  return sizes.map((size) => came.slice(at, (at += size)));
}

/** What the running statistics are tracked with, the slider's among them: at most four. @param {InferenceState} state */
export const momentaOf = ({ momentum }) => (MOMENTA.includes(momentum) ? MOMENTA : [momentum, ...MOMENTA.slice(1)]);

/** Whether the paper's own way is in force: statistics that are computed after training. @param {InferenceState} state */
export const recalibrates = ({ framework }) => framework === "paper";

/** @param {InferenceState} state */
export const watchedLayer = ({ layer, depth }) => layer ?? depth - 1;

/** @param {InferenceState} state @returns {import("../../normscope.js").ExperimentLook} */
export const lookOf = (state) => (state.norm === "batch" ? { watch: { layer: watchedLayer(state), unit: state.unit } } : {});

/** The network itself. @param {InferenceState} state @returns {import("../../normscope.js").TrainerConfig} */
export function networkOf({ norm, depth, width, activation, learningRate, batchSize, seed, eps, estimator, momentum }) {
  return {
    layers: [CELLS, ...Array(depth).fill(width), 10],
    activation,
    norm,
    placement: "before",
    learningRate,
    batchSize,
    seed,
    eps,
    momentum,
    unbiasedRunning: estimator === "unbiased",
    init: { kind: "he" },
  };
}

/** @param {InferenceState} state @returns {import("../../normscope.js").ExperimentConfig} */
export function configOf(state) {
  return {
    trainer: { ...networkOf(state), data: { kind: "digits", size: SIDE, seed: state.seed, validation: VALIDATION } },
    every: state.every,
    ...(state.norm === "batch" ? { statistics: { momenta: momentaOf(state), recalibrate: RECALIBRATE } } : {}),
  };
}

/** Says the same for two states that one training can go through: a momentum that is tracked needs no other. @param {InferenceState} state */
export function trainingKey(state) {
  const { trainer, every, statistics } = configOf(state);
  return JSON.stringify([{ ...trainer, momentum: null, learningRate: null }, every, statistics]);
}

/** Says the same for two states whose networks learn the same, but for eps: what they remember of it may differ. @param {InferenceState} state */
export const wayKey = (state) => trainingKey({ ...state, momentum: SMALL, eps: 0, estimator: "biased" });
