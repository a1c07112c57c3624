// @ts-check
// What the figure `renorm` holds, and what an engine makes of it. Pure.

import { clamp } from "../../kinds.js";
import { round6 } from "../../numbers.js";
import { HAND_BATCH, RENORM_NETWORKS } from "../../settings.js";

/**
 * @typedef {(typeof RENORM_NETWORKS)[number]} Net
 * @typedef {object} RenormState
 * @property {number[]} x the batch in the reader's hand, sample by sample, three features each
 * @property {number[]} runningMean of the three features
 * @property {number[]} runningStd of the three features
 * @property {number} rMax how far r may stretch or squeeze that batch; 1 is not at all
 * @property {number} dMax how far d may shift it; 0 is not at all
 * @property {number} feature which of the three is shown
 * @property {Net[]} networks that train; the one with ramps always does
 * @property {number} rEnd where the ramp of r's clip ends, and the clip from step 0 on of the network without ramps
 * @property {number} dEnd the same for d
 * @property {number} ramp the step at which r's ramp ends
 * @property {number} batchSize
 * @property {number} classes in a mini-batch; 0 is shuffled
 * @property {number} learningRate
 * @property {number} momentum of the running averages
 * @property {number} depth how many hidden layers
 * @property {number} width units in each of them
 * @property {number} seed of the data, the weights and the mini-batches; the first of five
 * @property {number} every how many steps apart two records are
 * @property {number} steps where the axis ends and playing stops
 * @property {"slow" | "fast"} speed
 */

/** A side of the digits, in pixels. */
export const SIDE = 14;
export const FEATURES = HAND_BATCH.features;

/**
 * Makes the values fit each other: whole samples, at least one, a running std above 0, and the network with ramps.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: RenormState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {RenormState} */ ({ ...given });
  /** @type {import("../../state.js").Problem[]} */
  const problems = [];
  if (state.x.length === 0 || state.x.length % FEATURES !== 0) {
    problems.push({ code: "shape", message: `renorm: x is a list of ${state.x.length} numbers, but takes ${FEATURES} a sample, of 1 to ${HAND_BATCH.samples} samples` });
    state.x = BATCHES.sorted;
  }
  if (!state.networks.includes("renorm")) state.networks = RENORM_NETWORKS.filter((net) => net === "renorm" || state.networks.includes(net));
  return { state, problems };
}

/** Twelve samples of three classes, three features each; the running averages at the start are those of all twelve. */
export const POPULATION = Object.freeze([
  [0, 3, 0], [1, 4, 1], [2, 3, -1], [3, 2, 1],
  [4, 4, 2], [5, 5, 0], [5, 3, 1], [8, 4, 0],
  [6, 0, -1], [8, 2, 1], [8, 1, 2], [10, 5, 0],
]);

const pick = (/** @type {readonly number[]} */ samples) => samples.flatMap((sample) => POPULATION[sample] ?? []);

/** Batches of some of them: four of one class, four of all, two of one class, and one. */
export const BATCHES = Object.freeze({ sorted: pick([8, 9, 10, 11]), mixed: pick([1, 3, 5, 11]), two: pick([8, 9]), one: pick([8]) });

/** How many samples the batch in hand has. @param {RenormState} state */
export const samplesOf = ({ x }) => x.length / FEATURES;

/** The shown feature of all samples. @param {RenormState} state */
export const columnOf = ({ x, feature }) => x.filter((_, at) => at % FEATURES === feature);

/** The networks of a state, in the order of the picture. @param {RenormState} state @returns {readonly Net[]} */
export const netsOf = ({ networks }) => networks;

/** So many seeds, from the state's own on. */
export const SEEDS = 5;
/** @param {RenormState} state */
export const seedsOf = ({ seed }) => Array.from({ length: SEEDS }, (_, k) => seed + k);

/** No clip at all, as a number. */
export const OPEN = 1e6;

/** The paper's ramps, which end at 40,000 steps there: batch norm up to an eighth of that, and d let loose by five eighths. @param {RenormState} state */
export function rampsOf({ ramp, rEnd, dEnd }) {
  const [start, middle] = [ramp / 8, (5 * ramp) / 8].map((step) => Math.max(1, Math.round(step)));
  /** @typedef {[number, number][]} Ramp */
  return { rMax: /** @type {Ramp} */ ([[start ?? 1, 1], [ramp, rEnd]]), dMax: /** @type {Ramp} */ ([[start ?? 1, 0], [middle ?? 1, dEnd]]) };
}

/** The clips of a network. @param {RenormState} state @param {Net} net */
function clipsOf(state, net) {
  if (net === "renorm") return rampsOf(state);
  if (net === "fixed") return { rMax: state.rEnd, dMax: state.dEnd };
  return net === "free" ? { rMax: OPEN, dMax: OPEN } : {};
}

/** Whether a network renormalizes. @param {Net} net */
export const corrects = (net) => net === "renorm" || net === "fixed" || net === "free";

/** A network and its training. Those of a state differ in the normalization alone. @param {RenormState} state @param {Net} net @returns {import("../../normscope.js").TrainerConfig} */
export function trainerOf(state, net) {
  const { depth, width, learningRate, batchSize, momentum, classes, seed } = state;
  return {
    layers: [SIDE * SIDE, ...Array(depth).fill(width), 10],
    activation: "relu",
    norm: corrects(net) ? "renorm" : /** @type {"batch" | "layer" | "group"} */ (net),
    groups: net === "group" ? (width % 2 === 0 ? 2 : 1) : undefined,
    ...clipsOf(state, net),
    init: { kind: "he" },
    order: classes === 0 ? "shuffled" : classes,
    learningRate,
    batchSize,
    momentum,
    seed,
    data: { kind: "digits", size: SIDE, validation: 1000, seed },
  };
}

/** Histograms are not shown, and their numbers take time. */
const FEW = { bins: 2, measured: 32 };

/** What an Experiment is made from. @param {RenormState} state @param {Net} net @returns {import("../../normscope.js").ExperimentConfig} */
export const configOf = (state, net) => ({ trainer: trainerOf(state, net), every: state.every, gap: true, corrections: corrects(net), ...FEW });

/** Says the same for two states that one training can go through. @param {RenormState} state */
export const trainingKey = (state) => JSON.stringify(netsOf(state).map((net) => configOf(state, net)));

/** A number of the batch or of its running averages as the state can hold it. @param {number} value */
export const limitedX = (value) => clamp(round6(value), -HAND_BATCH.value, HAND_BATCH.value);
/** A running std, which is above 0. @param {number} value */
export const limitedStd = (value) => clamp(round6(value), HAND_BATCH.leastStd, HAND_BATCH.value);
