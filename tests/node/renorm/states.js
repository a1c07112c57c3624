// @ts-check
// States of the figure `renorm`, and views of networks that were really trained.

import { load } from "../../../dist/normscope/normscope.js";
import { compute } from "../../../www/figures/renorm/compute.js";
import { configOf, netsOf, settle, trainingKey } from "../../../www/figures/renorm/state.js";
import { CONTROLS } from "../../../www/settings.js";

/** @typedef {import("../../../www/figures/renorm/state.js").RenormState} RenormState */
/** @typedef {import("../../../www/figures/renorm/compute.js").Live} Live */

export const engine = /** @type {import("../../../www/engine.js").Engine} */ (await load());

/** Networks that are quick to train. @type {Partial<RenormState>} */
export const QUICK = { depth: 2, width: 8, batchSize: 9, steps: 50, every: 5, ramp: 24, learningRate: 0.3 };

/** @param {Partial<RenormState>} [change] */
export const stateOf = (change = {}) => settle({ ...Object.fromEntries(Object.entries(CONTROLS.renorm).map(([key, { initial }]) => [key, structuredClone(initial)])), ...change }).state;

/** @param {RenormState} state @param {number} steps @param {Partial<Live>} [more] @returns {Live} */
export function trained(state, steps, more = {}) {
  const snapshots = new Map(netsOf(state).map((net) => {
    const experiment = new engine.Experiment(configOf(state, net));
    if (steps > 0) experiment.run(steps);
    const snapshot = experiment.snapshot();
    experiment.free();
    return [net, snapshot];
  }));
  return { snapshots, playing: false, rate: null, place: "worker", at: null, training: trainingKey(state), ...more };
}

/** @param {Partial<RenormState>} [change] @param {number} [steps] @param {Partial<Live>} [more] */
export function viewOf(change = {}, steps = 50, more = {}) {
  const state = stateOf({ ...QUICK, ...change });
  return { state, view: compute(state, engine, trained(state, steps, more)) };
}
