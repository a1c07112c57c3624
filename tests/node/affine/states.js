// @ts-check
// States of the figure `affine` and what the engine makes of them.

import { load } from "../../../dist/normscope/normscope.js";
import { compute } from "../../../www/figures/affine/compute.js";
import { configOf, settle } from "../../../www/figures/affine/state.js";
import { initialState } from "../../../www/state.js";

/** @typedef {import("../../../www/figures/affine/state.js").AffineState} AffineState */

export const engine = /** @type {import("../../../www/engine.js").Engine} */ (/** @type {unknown} */ (await load()));

/** @param {Partial<AffineState>} [change] */
export const stateOf = (change = {}) => settle({ ...initialState("affine"), ...change }).state;

/** @param {Partial<AffineState>} [change] @param {import("../../../www/figures/affine/networks.js").Live | null} [live] */
export function viewOf(change = {}, live = null) {
  const state = stateOf(change);
  return { state, view: compute(state, engine, live) };
}

/** Networks that were really trained. @param {Partial<AffineState>} change @param {number} steps */
export function trained(change, steps) {
  const state = stateOf(change);
  const snapshots = new Map(state.networks.map((network) => {
    const experiment = new engine.Experiment(configOf(state, network));
    experiment.run(steps);
    const snapshot = experiment.snapshot();
    experiment.free();
    return [network, snapshot];
  }));
  return viewOf(change, { snapshots, playing: false, rate: null, place: "worker", at: null, training: "" });
}
