// @ts-check
// The figure's state, view and sample, of networks that are really trained here.

import { load } from "../../../dist/normscope/normscope.js";
import { compute } from "../../../www/figures/inference/compute.js";
import { ask, sampleData } from "../../../www/figures/inference/sample.js";
import { configOf, lookOf, settle } from "../../../www/figures/inference/state.js";
import { initialState } from "../../../www/state.js";

/** @typedef {import("../../../www/figures/inference/state.js").InferenceState} InferenceState */

export const engine = await load();

/** @param {Partial<InferenceState>} [change] @returns {InferenceState} */
export const stateOf = (change = {}) => settle({ ...initialState("inference"), ...change }).state;

/** Nothing runs beside the state. */
export const AT_REST = { snapshot: null, playing: false, rate: null, place: null, at: null, sample: null, estimator: null, outcomes: {} };

/** The view of a network after so many steps, as the page would have it. @param {Partial<InferenceState>} change @param {number} steps @param {{ at?: number }} [look] */
export function trained(change, steps, { at } = {}) {
  const state = stateOf(change);
  const experiment = new engine.Experiment(configOf(state));
  if (steps > 0) experiment.run(steps);
  const snapshot = experiment.snapshot(lookOf(state));
  const saved = { step: experiment.step, parameters: experiment.save().parameters, averages: state.norm === "batch" ? experiment.averages() : null };
  experiment.free();
  const sample = ask(engine, state, sampleData(engine, state.seed), saved);
  const view = compute(state, engine, { ...AT_REST, snapshot, sample, at: at ?? null });
  return { state, snapshot, saved, sample, view };
}

/** A network that is quick to train. @type {Partial<InferenceState>} */
export const QUICK = { depth: 2, width: 12, batchSize: 16, every: 5 };
