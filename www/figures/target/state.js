// @ts-check
// What the figure `target` holds, and what an engine makes of it. Pure.

import { TARGET_LIMITS } from "../../settings.js";

/**
 * @typedef {"none" | "batch"} Net
 * @typedef {object} TargetState
 * @property {(typeof import("../../settings.js").ACTIVATIONS)[number]} activation
 * @property {number} depth how many hidden layers
 * @property {number} width units in each of them
 * @property {number} initScale times the standard deviation of the starting weights
 * @property {number} learningRate of the training
 * @property {number} batchSize
 * @property {number} seed of the data, the weights and the mini-batches
 * @property {number} after how many steps were taken
 * @property {number[]} moves the steps among them that were taken at another rate: after how many steps, at which rate, and so on
 * @property {number} rate of the step that is asked about
 * @property {number | null} layer that is moved alone, the output layer last; null is all at once
 * @property {number} every so many steps of a training, it is asked what the next one promises
 * @property {number} steps where the axis of steps ends and playing stops
 * @property {"slow" | "fast"} speed
 * @property {number} biasRate the learning rate of the bias that grows
 * @property {number} biasStep after how many of its steps it is shown
 * @property {number} averagedRate the learning rate of the networks that normalize by their batch, and by their moving averages
 */

export const NETS = /** @type {const} */ (["none", "batch"]);

/** A side of the digits, in pixels. */
export const SIDE = 14;

/** The learning rates that are asked about: their axis is from the first to the last. */
export const RATES = Object.freeze([0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2, 0.3, 0.5, 0.7, 1, 1.4, 2, 3, 5]);

/** The moves of a list, as pairs. @param {readonly number[]} moves @returns {{ step: number, rate: number }[]} */
export const pairs = (moves) => Array.from({ length: Math.floor(moves.length / 2) }, (_, k) => ({ step: Math.trunc(moves[2 * k] ?? 0), rate: moves[2 * k + 1] ?? 0 }));

/**
 * Makes the values fit each other: a layer that there is, an axis that holds the steps taken, and moves among these, in their order.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: TargetState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {TargetState} */ ({ ...given });
  if (state.layer !== null && state.layer > state.depth) state.layer = null;
  state.steps = Math.max(state.steps, state.after);
  let last = -1;
  const kept = pairs(state.moves).filter(({ step, rate }) => {
    const isMove = step > last && step < state.after && rate >= TARGET_LIMITS.lowest && rate <= TARGET_LIMITS.highest;
    if (isMove) last = step;
    return isMove;
  });
  state.moves = kept.slice(0, TARGET_LIMITS.moves).flatMap(({ step, rate }) => [step, rate]);
  return { state, problems: [] };
}

/** The rate of the step that is taken after so many. @param {TargetState} state @param {number} step */
export const rateAt = (state, step) => pairs(state.moves).find((move) => move.step === step)?.rate ?? state.learningRate;

/** How many layers learn: the output layer, too. @param {{ depth: number }} state */
export const layersOf = ({ depth }) => depth + 1;

/** A network and its training. @param {TargetState} state @param {Net} net @returns {import("../../normscope.js").TrainerConfig} */
export const trainerOf = ({ activation, depth, width, initScale, learningRate, batchSize, seed }, net) => ({
  layers: [SIDE * SIDE, ...Array(depth).fill(width), 10],
  activation,
  norm: net,
  learningRate,
  batchSize,
  seed,
  init: { kind: activation === "relu" ? "he" : "xavier", scale: initScale },
  data: { kind: "digits", size: SIDE, train: 3000, validation: 500, seed },
});

/** What an Experiment is made from. @param {TargetState} state @param {Net} net @returns {import("../../normscope.js").ExperimentConfig} */
export const configOf = (state, net) => ({ trainer: trainerOf(state, net), every: 50 });

/** Says the same for two states that one training goes through. @param {TargetState} state */
export const trainingKey = (state) => JSON.stringify(NETS.map((net) => configOf(state, net)));

/** Whether a training that has come to `step` by the moves of one state is on the way of another. @param {TargetState} from @param {TargetState} to @param {number} step */
export function isOnTheWay(from, to, step) {
  const taken = (/** @type {TargetState} */ { moves }) => JSON.stringify(pairs(moves).filter((move) => move.step < step));
  return trainingKey(from) === trainingKey(to) && step <= to.after && taken(from) === taken(to);
}

/** The rates that are asked about at once. @param {TargetState} state */
export const ratesOf = ({ rate }) => (RATES.includes(rate) ? [...RATES] : [...RATES, rate].sort((a, b) => a - b));
