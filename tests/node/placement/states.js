// @ts-check
// States of the figure `placement`, and views of networks that were really trained.

import { load } from "../../../dist/normscope/normscope.js";
import { compute } from "../../../www/figures/placement/compute.js";
import { configOf, lookOf, settle } from "../../../www/figures/placement/state.js";
import { CONTROLS, PLACES } from "../../../www/settings.js";

/** @typedef {import("../../../www/figures/placement/state.js").PlacementState} PlacementState */
/** @typedef {import("../../../www/figures/placement/compute.js").Live} Live */

export const engine = /** @type {import("../../../www/engine.js").Engine} */ (await load());

/** Networks that are quick to train. @type {Partial<PlacementState>} */
export const QUICK = { data: "moons", depth: 2, width: 7, batchSize: 9, steps: 60, every: 5 };

/** @param {Partial<PlacementState>} [change] */
export const stateOf = (change = {}) => settle({ ...Object.fromEntries(Object.entries(CONTROLS.placement).map(([key, { initial }]) => [key, structuredClone(initial)])), ...change }).state;

/** @param {PlacementState} state @param {number} steps @param {Partial<Live>} [more] @returns {Live} */
export function trained(state, steps, more = {}) {
  const parameters = new Map();
  const snapshots = new Map(PLACES.map((place) => {
    const experiment = new engine.Experiment(configOf(state, place));
    if (steps > 0) experiment.run(steps);
    const snapshot = experiment.snapshot(lookOf(state));
    parameters.set(place, experiment.save().parameters);
    experiment.free();
    return [place, snapshot];
  }));
  return { snapshots, playing: false, rate: null, place: "worker", at: null, training: "", sweep: null, saved: { step: steps, parameters }, ...more };
}

/** @param {Partial<PlacementState>} [change] @param {number} [steps] @param {(state: PlacementState) => Partial<Live>} [more] */
export function viewOf(change = {}, steps = 20, more = () => ({})) {
  const state = stateOf({ ...QUICK, ...change });
  return { state, view: compute(state, engine, trained(state, steps, more(state))) };
}

/** Five seeds that ended like this. @param {PlacementState} state @param {string} key @param {{ none: number[], before: number[], after: number[] }} ends */
export const sweepOf = (state, key, ends) => ({
  key, running: false, paused: false, seed: state.seed,
  results: PLACES.flatMap((place) => ends[place].map((accuracy, k) => ({ place, seed: state.seed + k, accuracy, diverged: false }))),
});
