// @ts-check
// What the figure `placement` holds, and what an engine makes of it. Pure.

import { clamp } from "../../kinds.js";
import { round6 } from "../../numbers.js";

/**
 * @typedef {(typeof import("../../settings.js").PLACES)[number]} Place where batch norm stands, or none
 * @typedef {"before" | "after"} Order
 * @typedef {object} PlacementState
 * @property {Order} order which of the two blocks comes first in the reader's hand
 * @property {number[]} x four numbers that go through both blocks
 * @property {(typeof import("../../settings.js").MADE)[number]} data
 * @property {number} depth how many hidden layers
 * @property {number} width units in each of them
 * @property {(typeof import("../../settings.js").ACTIVATIONS)[number]} activation
 * @property {number} learningRate
 * @property {number} batchSize
 * @property {(typeof import("../../settings.js").INITS)[number]} init
 * @property {number} initStd of init "normal"
 * @property {number} initScale times the standard deviation of any init
 * @property {number} seed of the data, the weights and the mini-batches; the first of five
 * @property {number} every how many steps apart two records are
 * @property {number} range what is counted goes from −range to range
 * @property {number} steps where the axis ends and playing stops
 * @property {number} bias added to every weighted sum of the chosen layer
 * @property {number} scale times all weights of the chosen layer
 * @property {number | null} layer which one is shown, counted from 0 at the input; null is the last
 * @property {"slow" | "fast"} speed
 */

/**
 * Makes the values fit each other: a layer that is there.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: PlacementState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {PlacementState} */ ({ ...given });
  if (state.layer !== null && state.layer >= state.depth - 1) state.layer = null;
  return { state, problems: [] };
}

/** Which layer is shown. @param {PlacementState} state */
export const heroOf = ({ layer, depth }) => layer ?? depth - 1;

/** So many seeds, from the state's own on. */
export const SEEDS = 5;
/** @param {PlacementState} state */
export const seedsOf = ({ seed }) => Array.from({ length: SEEDS }, (_, k) => seed + k);

/** A side of the digits, in pixels. */
export const SIDE = 14;
const CLASSES = { digits: 10, blobs: 3, moons: 2, spirals: 2, rings: 2, xor: 2 };

/** @param {PlacementState} state */
export const classesOf = ({ data }) => CLASSES[data];

/** @param {PlacementState} state @returns {import("../../normscope_wasm.js").DataRecipe} */
export const recipeOf = ({ data, seed }) => (data === "digits" ? { kind: data, size: SIDE, seed } : { kind: data, seed });

/**
 * A network and its training. Those of a state differ in the place of the normalization alone.
 *
 * @param {PlacementState} state
 * @param {Place} place
 * @returns {import("../../normscope.js").TrainerConfig}
 */
export function trainerOf(state, place) {
  const { data, width, depth, activation, learningRate, batchSize, seed, init, initStd, initScale } = state;
  const classes = CLASSES[data];
  return {
    layers: [data === "digits" ? SIDE * SIDE : 2, ...Array(depth).fill(width), classes === 2 ? 1 : classes],
    activation,
    norm: place === "none" ? "none" : "batch",
    placement: place === "after" ? "after" : "before",
    learningRate,
    batchSize,
    seed,
    init: init === "normal" ? { kind: "normal", std: initStd, scale: initScale } : { kind: init, scale: initScale },
  };
}

/** More than the usual: a sigmoid hands on what lies between 0 and 1. */
const BINS = 64;

/** What an Experiment is made from. @param {PlacementState} state @param {Place} place @returns {import("../../normscope.js").ExperimentConfig} */
export const configOf = (state, place) => ({ trainer: { ...trainerOf(state, place), data: recipeOf(state) }, every: state.every, range: state.range, bins: BINS, outputs: true });

/** What is shown of it: all units of every layer. @param {PlacementState} state @returns {import("../../normscope.js").ExperimentLook} */
export const lookOf = ({ depth }) => ({ units: Array(depth).fill("all") });

/** Says the same for two states that one training can go through. @param {PlacementState} state */
export const trainingKey = (state) => JSON.stringify(configOf(state, "before"), (key, value) => (key === "learningRate" ? undefined : value));

/** Says the same for two states whose five seeds end alike. @param {PlacementState} state */
export const seedsKey = (state) => JSON.stringify([configOf(state, "before"), state.steps]);

/** A number of the four as the state can hold it. @param {number} value */
export const limitedX = (value) => clamp(round6(value), -100, 100);
