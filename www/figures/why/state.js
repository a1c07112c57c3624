// @ts-check
// What the figure `why` holds, and what an engine makes of it. Pure.

import { WHY_NETWORKS } from "../../settings.js";

/**
 * @typedef {(typeof WHY_NETWORKS)[number]} Net
 * @typedef {object} WhyState
 * @property {(typeof import("../../settings.js").TASKS)[number]} task what the networks learn
 * @property {number} noise how far the noise moves a unit's mean at most; 0 is no noise, and two networks less
 * @property {number} depth how many hidden layers
 * @property {number} width units in each of them
 * @property {number} learningRate
 * @property {number} batchSize
 * @property {number} initScale times the standard deviation of the starting weights
 * @property {number} seed of the data, the weights, the mini-batches and the noise; the first of five
 * @property {number} every one of so many steps is probed before it is taken
 * @property {number} cut the step that parts early from late
 * @property {number} steps where the axis ends and playing stops
 * @property {"slow" | "fast"} speed
 */

/** A side of the digits, in pixels. */
export const SIDE = 14;
/** How many numbers the linear map takes and gives, and from how many samples it is learned. */
export const LINEAR = Object.freeze({ features: 10, samples: 128 });
/** How far the gradient is followed: so many times the learning rate, as in the paper. */
export const PLACES = Object.freeze([0.5, 1, 2, 4]);

/**
 * Makes the values fit each other: the linear network is as wide as its map, learns from all samples at once, and has no noise.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: WhyState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {WhyState} */ ({ ...given });
  if (state.task === "linear") Object.assign(state, { width: LINEAR.features, batchSize: LINEAR.samples, noise: 0 });
  return { state, problems: [] };
}

/** The networks of a state, in the order of the picture. @param {WhyState} state @returns {readonly Net[]} */
export const netsOf = ({ noise }) => (noise > 0 ? WHY_NETWORKS : WHY_NETWORKS.slice(0, 2));

/** So many seeds, from the state's own on. */
export const SEEDS = 5;
/** @param {WhyState} state */
export const seedsOf = ({ seed }) => Array.from({ length: SEEDS }, (_, k) => seed + k);

/** The noise of a strength; that of 0.5 is the paper's. @param {number} strength */
export const noiseOf = (strength) => ({ mean: strength, std: 1 + strength / 2, meanSpread: 0.1, stdSpread: 0.1 });

/** A network and its training. @param {WhyState} state @param {Net} net @returns {import("../../normscope.js").TrainerConfig} */
export function trainerOf(state, net) {
  const { task, noise, depth, width, learningRate, batchSize, initScale, seed } = state;
  const isLinear = task === "linear";
  const hidden = Array(depth).fill(width);
  return {
    layers: isLinear ? [LINEAR.features, ...hidden, LINEAR.features] : [SIDE * SIDE, ...hidden, 10],
    activation: isLinear ? "identity" : "relu",
    loss: isLinear ? "squared" : "crossEntropy",
    norm: net === "batch" || net === "noisy" ? "batch" : "none",
    noise: net === "noisy" || net === "shaken" ? noiseOf(noise) : false,
    learningRate,
    batchSize,
    seed,
    init: { kind: isLinear ? "xavier" : "he", scale: initScale },
    data: isLinear ? { kind: "linear", ...LINEAR, seed } : { kind: "digits", size: SIDE, validation: 1000, seed },
  };
}

/** How many steps apart two records of the accuracy are at least. */
const APART = 10;

/** What an Experiment is made from. @param {WhyState} state @param {Net} net @returns {import("../../normscope.js").ExperimentConfig} */
export const configOf = (state, net) => ({
  trainer: trainerOf(state, net),
  every: Math.max(1, Math.min(APART, Math.round(state.steps / 40))),
  probes: { shift: true, landscape: PLACES, moments: true, every: state.every },
});

/** Says the same for two states that one training can go through. @param {WhyState} state */
export const trainingKey = (state) => JSON.stringify(netsOf(state).map((net) => configOf(state, net)));

/** Says the same for two states that are one experiment, from whatever seed. @param {WhyState} state */
export const caseKey = (state) => JSON.stringify([trainerOf({ ...state, seed: 0 }, "noisy"), state.noise > 0, state.steps, state.every, state.cut]);
