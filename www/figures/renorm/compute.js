// @ts-check
// The numbers on screen: the batch in hand on its way, and what the networks recorded.

import { readAt } from "../parts/records.js";
import { waysOf } from "./hand.js";
import { netsOf, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").RenormState} RenormState
 * @typedef {import("./state.js").Net} Net
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {object} NetworkView
 * @property {Net} net
 * @property {number} parameters
 * @property {number} step
 * @property {number} column the record that is looked at
 * @property {number} loss of the last mini-batch, NaN before the first step
 * @property {number} accuracy on new digits, at the record that is looked at
 * @property {Snapshot["diverged"]} diverged
 * @property {Uint32Array} recorded
 * @property {Snapshot["validation"]} validation
 * @property {Snapshot["curve"]} curve
 * @property {NonNullable<Snapshot["gap"]>} gap record after record
 * @property {number} apart how far training is from inference at the record that is looked at
 * @property {number} others the share of the mini-batch that both predict differently
 * @property {readonly { units: number, r: Float32Array, d: Float32Array, rClipped: Float32Array, dClipped: Float32Array }[]} layers with r and d; none of networks that have none
 * @property {{ units: number, r: number, d: number }} cut how many units there are, and of how many r and d are clipped
 * @typedef {import("../parts/training.js").Networks} Live what the body shows beside the state
 * @typedef {object} RenormView
 * @property {number} step how far the networks are
 * @property {number} shown the step that is looked at
 * @property {number} measured the step of the record that is looked at
 * @property {number} end where the axis of steps ends
 * @property {boolean} done whether all networks are at the end, and measured
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {readonly NetworkView[]} networks
 * @property {readonly import("./hand.js").Way[]} ways of the batch in hand, feature by feature
 * @property {import("./hand.js").Way} way of the feature that is shown
 */

/** @param {RenormState} state @param {Engine} engine @param {Live | null} live @returns {RenormView} */
export function compute(state, engine, live) {
  // What belongs to another configuration is not shown as if it were of this one.
  const isCurrent = live?.training === trainingKey(state);
  const known = live && isCurrent ? netsOf(state).map((net) => ({ net, snapshot: live.snapshots.get(net) })) : [];
  const ready = known.every(({ snapshot }) => snapshot?.gap) ? known : [];
  const step = Math.max(0, ...ready.map(({ snapshot }) => snapshot?.step ?? 0));
  const shown = live?.at === null || live?.at === undefined ? step : Math.min(live.at, step);
  const networks = ready.map(({ net, snapshot }) => networkView(net, /** @type {Snapshot} */ (snapshot), shown));
  const ways = waysOf(state, engine);
  return {
    step,
    shown,
    measured: Math.max(0, ...networks.map(({ recorded, column }) => recorded[column] ?? 0)),
    end: Math.max(state.steps, step),
    done: ready.length > 0 && ready.every(({ snapshot }) => snapshot && isOver(snapshot, state)),
    playing: live?.playing ?? false,
    rate: live?.rate ?? null,
    place: live?.place ?? null,
    networks,
    ways,
    way: /** @type {import("./hand.js").Way} */ (ways[state.feature]),
  };
}

/** @param {Snapshot} snapshot @param {RenormState} state */
const isOver = ({ step, recording, diverged }, { steps }) => diverged !== null || (step >= steps && !recording);

/** @param {Net} net @param {Snapshot} snapshot @param {number} shown @returns {NetworkView} */
function networkView(net, snapshot, shown) {
  const read = readAt(snapshot, shown);
  const gap = /** @type {NonNullable<Snapshot["gap"]>} */ (snapshot.gap);
  const layers = snapshot.layers.flatMap(({ features: units, corrections }) => (corrections ? [{ units, ...corrections }] : []));
  const counted = (/** @type {"r" | "d"} */ what) => layers.reduce((sum, layer) => sum + cutAt(layer, what, read.column), 0);
  return {
    ...read,
    net,
    gap,
    apart: gap.logits[read.column] ?? NaN,
    others: gap.others[read.column] ?? NaN,
    layers,
    cut: { units: layers.reduce((sum, { units }) => sum + units, 0), r: counted("r"), d: counted("d") },
  };
}

/** Whether the clips changed a value: single precision keeps it where they did not. @param {NetworkView["layers"][number]} layer @param {"r" | "d"} what @param {number} at */
export const isCut = (layer, what, at) => (layer[what][at] ?? NaN) < (layer[`${what}Clipped`][at] ?? NaN) || (layer[what][at] ?? NaN) > (layer[`${what}Clipped`][at] ?? NaN);

/** How many units of a layer are cut in one record. @param {NetworkView["layers"][number]} layer @param {"r" | "d"} what @param {number} column */
function cutAt(layer, what, column) {
  let cut = 0;
  for (let unit = 0; unit < layer.units; unit++) cut += Number(isCut(layer, what, column * layer.units + unit));
  return cut;
}
