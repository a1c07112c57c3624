// @ts-check
// States of the figure `target`, and views of networks that were really trained and asked.

import { load } from "../../../dist/normscope/normscope.js";
import { compute, inputKey, inputLayer } from "../../../www/figures/target/compute.js";
import { configOf, NETS, pairs, rateAt, ratesOf, settle, trainingKey } from "../../../www/figures/target/state.js";
import { CONTROLS } from "../../../www/settings.js";

/** @typedef {import("../../../www/figures/target/state.js").TargetState} TargetState */
/** @typedef {import("../../../www/figures/target/compute.js").Live} Live */

export const engine = /** @type {import("../../../www/engine.js").Engine} */ (await load());

/** Networks that are quick to train. @type {Partial<TargetState>} */
export const QUICK = { depth: 3, width: 7, batchSize: 11, after: 6, every: 3, steps: 12 };

/** @param {Partial<TargetState>} [change] */
export const stateOf = (change = {}) => settle({ ...Object.fromEntries(Object.entries(CONTROLS.target).map(([key, { initial }]) => [key, structuredClone(initial)])), ...change }).state;

/**
 * An experiment that was taken to a step, some steps of it at rates of their own.
 *
 * @param {TargetState} state @param {import("../../../www/figures/target/state.js").Net} net @param {number} step
 */
export function experimentAt(state, net, step) {
  const experiment = new engine.Experiment(configOf(state, net));
  const stops = [...new Set([...pairs(state.moves).flatMap((move) => [move.step, move.step + 1]), step])].filter((stop) => stop > 0 && stop <= step).sort((a, b) => a - b);
  for (const stop of stops) {
    experiment.setLearningRate(rateAt(state, experiment.step));
    experiment.run(stop - experiment.step);
  }
  return experiment;
}

/** What the figure shows beside a state that it has come to, asked at these steps. @param {TargetState} state @param {number[]} [steps] @param {Partial<Live>} [more] @returns {Live} */
export function trained(state, steps = [0, 3, 6], more = {}) {
  const found = NETS.map((net) => {
    const asked = steps.map((step) => {
      const experiment = experimentAt(state, net, step);
      const promises = experiment.promises({ rates: ratesOf(state) });
      experiment.free();
      return promises;
    });
    const experiment = experimentAt(state, net, state.after);
    const [snapshot, input] = [experiment.snapshot(), experiment.movedInput({ layer: inputLayer(state), rate: state.rate })];
    experiment.free();
    return { net, asked, snapshot, input };
  });
  return {
    snapshots: new Map(found.map(({ net, snapshot }) => [net, snapshot])),
    asked: new Map(found.map(({ net, asked }) => [net, asked])),
    inputs: { key: inputKey(state, state.after), of: new Map(found.map(({ net, input }) => [net, input])) },
    playing: false,
    rate: null,
    place: "worker",
    at: null,
    training: trainingKey(state),
    toy: null,
    ...more,
  };
}

/** @param {Partial<TargetState>} [change] @param {number[]} [steps] @param {Partial<Live>} [more] */
export function viewOf(change = {}, steps = [0, 3, 6], more = {}) {
  const state = stateOf({ ...QUICK, ...change });
  return { state, view: compute(state, engine, trained(state, steps, more)) };
}
