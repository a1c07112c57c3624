// @ts-check
// The numbers on screen: what the networks recorded, what that comes to, and what each side has for it.

import { readAt } from "../parts/records.js";
import { measuresOf } from "./measures.js";
import { sidesOf } from "./sides.js";
import { netsOf, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").WhyState} WhyState
 * @typedef {import("./state.js").Net} Net
 * @typedef {import("./measures.js").Measures} Measures
 * @typedef {import("./sides.js").Run} Run
 * @typedef {import("./presets.js").Case} Case
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {object} NetworkView
 * @property {Net} net
 * @property {number} parameters
 * @property {number} step
 * @property {number} column the record that is looked at
 * @property {number} loss of the last mini-batch, NaN before the first step
 * @property {number} accuracy on new digits, at the record that is looked at; NaN of the linear map
 * @property {Snapshot["diverged"]} diverged
 * @property {Uint32Array} recorded
 * @property {Snapshot["validation"]} validation
 * @property {Snapshot["curve"]} curve
 * @property {NonNullable<Snapshot["probes"]>} probes
 * @property {Measures} measures up to the step that is looked at
 * @typedef {object} Besides what is shown beside the networks
 * @property {Partial<Record<Case, Run>>} runs what was trained to its end since the page was opened
 * @typedef {import("../parts/training.js").Networks & Besides} Live what the body shows beside the state
 * @typedef {object} WhyView
 * @property {number} step how far the networks are
 * @property {number} shown the step that is looked at
 * @property {number} measured the step of the record that is looked at
 * @property {number} end where the axis of steps ends
 * @property {boolean} done whether all networks are at the end, and measured
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {readonly NetworkView[]} networks
 * @property {readonly import("./sides.js").Side[]} sides
 */

/** @param {WhyState} state @param {Engine} engine @param {Live | null} live @returns {WhyView} */
export function compute(state, engine, live) {
  // What belongs to another configuration is not shown as if it were of this one.
  const isCurrent = live?.training === trainingKey(state);
  const known = live && isCurrent ? netsOf(state).map((net) => ({ net, snapshot: live.snapshots.get(net) })) : [];
  const ready = known.every(({ snapshot }) => snapshot?.probes) ? known : [];
  const step = Math.max(0, ...ready.map(({ snapshot }) => snapshot?.step ?? 0));
  const shown = live?.at === null || live?.at === undefined ? step : Math.min(live.at, step);
  const networks = ready.map(({ net, snapshot }) => networkView(net, /** @type {Snapshot} */ (snapshot), shown, state, engine));
  return {
    step,
    shown,
    measured: Math.max(0, ...networks.map(({ recorded, column }) => recorded[column] ?? 0)),
    end: Math.max(state.steps, step),
    done: networks.length > 0 && [...(live?.snapshots.values() ?? [])].every((one) => isOver(one, state)),
    playing: live?.playing ?? false,
    rate: live?.rate ?? null,
    place: live?.place ?? null,
    networks,
    sides: sidesOf(live?.runs ?? {}),
  };
}

/** @param {Snapshot} snapshot @param {WhyState} state */
export const isOver = ({ step, recording, diverged }, { steps }) => diverged !== null || (step >= steps && !recording);

/** @param {Net} net @param {Snapshot} snapshot @param {number} shown @param {WhyState} state @param {Engine} engine @returns {NetworkView} */
function networkView(net, snapshot, shown, state, engine) {
  const read = readAt(snapshot, shown);
  const probes = /** @type {NonNullable<Snapshot["probes"]>} */ (snapshot.probes);
  return { ...read, net, probes, measures: measuresOf(snapshot, read.column, shown, state.cut, engine) };
}
