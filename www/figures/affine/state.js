// @ts-check
// What the figure `affine` holds, and what an engine makes of it. Pure.

import { NormscopeError } from "../../errors.js";
import { SHEET, samplesOf } from "./sheet.js";

/**
 * @typedef {(typeof import("../../settings.js").AFFINE_NETWORKS)[number]} Network
 * @typedef {object} AffineState
 * @property {number[]} counts the drawn batch: how many samples are in each bar of the sheet
 * @property {number[]} values a batch that was typed or taken from a unit; while it is empty, the drawn one counts
 * @property {number} times what the batch is multiplied by
 * @property {"set" | "undo"} how gamma and beta as they were set, or those that undo the normalization of the batch before it is multiplied
 * @property {number} gamma
 * @property {number} beta
 * @property {number} eps
 * @property {(typeof import("../../settings.js").ACTIVATIONS)[number]} activation of the networks
 * @property {"batch" | "layer"} norm of the networks
 * @property {Network[]} networks gamma and beta learned, or frozen at 1 and 0
 * @property {number} depth hidden layers
 * @property {number} width units in each
 * @property {number} learningRate
 * @property {number} seed
 * @property {number} every how many steps apart two records are
 * @property {number} steps where the axis ends and playing stops
 * @property {number[]} unit layer and unit whose inputs can be taken, counted from 0
 * @property {"slow" | "fast"} speed
 */

const MOST = 1e6;

/**
 * Makes the values fit each other: a sheet of all its bars, at least one sample, a network that learns, a unit that is there.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: AffineState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {AffineState} */ ({ ...given });
  /** @type {import("../../state.js").Problem[]} */
  const problems = [];
  if (state.counts.length !== SHEET.bars) {
    problems.push({ code: "shape", message: `affine: counts has ${state.counts.length} numbers, but takes ${SHEET.bars}, one a bar` });
    state.counts = Array.from({ length: SHEET.bars }, (_, bar) => state.counts[bar] ?? 0);
  }
  if (!state.networks.includes("learned")) {
    problems.push({ code: "range", message: `affine: networks is [${state.networks}], but takes "learned", alone or with "frozen"` });
    state.networks = ["learned", ...state.networks];
  }
  const [layer = 0, unit = 0] = state.unit;
  state.unit = [Math.min(layer, state.depth - 1), Math.min(unit, state.width - 1)];
  return { state, problems };
}

/** A program that sets gamma or beta sets them. @param {AffineState} state @param {Record<string, unknown>} given */
export const complete = (state, given) => settle(given["how"] === undefined && (given["gamma"] !== undefined || given["beta"] !== undefined) ? { ...state, how: "set" } : state);

/** The batch as it was given, before it is multiplied. @param {AffineState} state @returns {ArrayLike<number> & Iterable<number>} */
export const batchOf = ({ counts, values }) => (values.length > 0 ? values : samplesOf(counts));

/** Whether the batch is the drawn one, and can be drawn on. @param {AffineState} state */
export const isDrawn = ({ values }) => values.length === 0;

/** A state with these numbers as its batch. @param {AffineState} state @param {readonly number[]} values */
export function withValues(state, values) {
  if (values.length === 0) throw new NormscopeError("shape", "affine: values is empty, but takes at least one number", { key: "affine.refused.empty", params: {} });
  if (values.length > SHEET.values) throw new NormscopeError("range", `affine: values has ${values.length} numbers, but takes at most ${SHEET.values}`, { key: "affine.refused.many", params: { count: values.length, most: SHEET.values } });
  return settle({ ...state, values: [...values], times: 1 }).state;
}

/** The most that a value of the batch may be. */
export const VALUE_LIMIT = MOST;

/**
 * What an Experiment is made from. The two networks of a state differ in `affine` alone.
 *
 * @param {AffineState} state
 * @param {Network} network
 * @returns {import("../../normscope.js").ExperimentConfig}
 */
export function configOf({ activation, norm, depth, width, learningRate, seed, every }, network) {
  return {
    trainer: {
      layers: [196, ...Array(depth).fill(width), 10],
      activation,
      norm,
      placement: "before",
      affine: network === "learned",
      learningRate,
      batchSize: 60,
      seed,
      init: { kind: "normal", std: 0.1 },
      data: { kind: "digits", size: 14, seed },
    },
    affine: network === "learned",
    every,
  };
}

/** Says the same for two states that one training can go through. @param {AffineState} state */
export const trainingKey = (state) => JSON.stringify(state.networks.map((network) => configOf(state, network)), (key, value) => (key === "learningRate" ? undefined : value));
