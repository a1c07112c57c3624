// @ts-check
// States of the figure `why`, and views of networks that were really trained.

import { load } from "../../../dist/normscope/normscope.js";
import { compute } from "../../../www/figures/why/compute.js";
import { measuresOf } from "../../../www/figures/why/measures.js";
import { configOf, netsOf, settle, trainingKey } from "../../../www/figures/why/state.js";
import { CONTROLS } from "../../../www/settings.js";

/** @typedef {import("../../../www/figures/why/state.js").WhyState} WhyState */
/** @typedef {import("../../../www/figures/why/compute.js").Live} Live */

export const engine = /** @type {import("../../../www/engine.js").Engine} */ (await load());

/** Networks that are quick to train. @type {Partial<WhyState>} */
export const QUICK = { depth: 2, width: 7, batchSize: 9, steps: 24, every: 4, cut: 12 };

/** @param {Partial<WhyState>} [change] */
export const stateOf = (change = {}) => settle({ ...Object.fromEntries(Object.entries(CONTROLS.why).map(([key, { initial }]) => [key, structuredClone(initial)])), ...change }).state;

/** @param {WhyState} state @param {number} steps @param {Partial<Live>} [more] @returns {Live} */
export function trained(state, steps, more = {}) {
  const snapshots = new Map(netsOf(state).map((net) => {
    const experiment = new engine.Experiment(configOf(state, net));
    if (steps > 0) experiment.run(steps);
    const snapshot = experiment.snapshot();
    experiment.free();
    return [net, snapshot];
  }));
  return { snapshots, playing: false, rate: null, place: "worker", at: null, training: trainingKey(state), runs: {}, ...more };
}

/** @param {Partial<WhyState>} [change] @param {number} [steps] @param {Partial<Live>} [more] */
export function viewOf(change = {}, steps = 24, more = {}) {
  const state = stateOf({ ...QUICK, ...change });
  return { state, view: compute(state, engine, trained(state, steps, more)) };
}

/** What a state's networks come to at their end. @param {WhyState} state @returns {import("../../../www/figures/why/sides.js").Run} */
export function runOf(state) {
  const nets = [...trained(state, state.steps).snapshots].map(([net, one]) => [net, measuresOf(one, one.recorded.length - 1, one.step, state.cut, engine)]);
  return { seed: state.seed, nets: Object.fromEntries(nets) };
}
