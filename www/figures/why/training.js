// @ts-check
// The networks of the figure. What a case came to when it was trained to its end is kept, whatever is trained next.

import { createNetworks } from "../parts/training.js";
import { isOver } from "./compute.js";
import { measuresOf } from "./measures.js";
import { CASES, stateOf } from "./presets.js";
import { caseKey, configOf, netsOf, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").WhyState} WhyState
 * @typedef {import("./compute.js").Live} Live
 */

/** The case that a state is, if it is one. @param {WhyState} state */
export const caseOf = (state) => CASES.find((name) => caseKey(stateOf(name)) === caseKey(state)) ?? null;

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** Notes what a case came to, when all of its networks are at its end. @param {Live} live @returns {Live} */
  function kept(live) {
    const now = /** @type {WhyState} */ (figure.state);
    const name = caseOf(now);
    const nets = netsOf(now);
    if (!name || live.training !== trainingKey(now) || nets.some((net) => !live.snapshots.has(net))) return live;
    const snapshots = [...live.snapshots.values()];
    // A network whose loss is no number any more, or that a dead worker left halfway, shows nothing of its kind.
    if (!snapshots.every((one) => isOver(one, now) && !one.diverged && one.probes?.step[0] === 0)) return live;
    const of = [...live.snapshots].map(([net, one]) => [net, measuresOf(one, one.recorded.length - 1, one.step, now.cut, figure.engine)]);
    return { ...live, runs: { ...live.runs, [name]: { seed: now.seed, nets: Object.fromEntries(of) } } };
  }

  return createNetworks(figure, {
    first: /** @type {import("./compute.js").Besides} */ ({ runs: {} }),
    keyOf: trainingKey,
    entriesOf: (/** @type {WhyState} */ state) => netsOf(state).map((net) => ({ key: net, config: configOf(state, net) })),
    nameOf: (key) => figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`why.net.${key}`)),
    kept,
  });
}
