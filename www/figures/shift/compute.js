// @ts-check
// The numbers on screen: what the networks recorded, and what follows from it at the step that is looked at.

import { readAt } from "../parts/records.js";
import { classesOf, heroOf } from "./state.js";

/**
 * @typedef {import("./state.js").ShiftState} ShiftState
 * @typedef {import("./state.js").Network} Network
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {Snapshot["layers"][number]} LayerSnapshot
 * @typedef {object} Now what a layer was at the step that is looked at
 * @property {readonly number[]} percentiles the 15th, 50th and 85th
 * @property {number} mean
 * @property {number} std
 * @property {number} saturated NaN where the activation is no sigmoid
 * @property {number} gradient NaN before the first step
 * @property {number} update
 * @property {number} gamma of the unit that is shown; NaN for all of them, and without a normalization
 * @property {number} beta
 * @typedef {LayerSnapshot & { travel: number, low: number, high: number, growth: number, now: Now }} LayerView
 * @typedef {object} NetworkView
 * @property {Network} method
 * @property {number} parameters
 * @property {number} step how far it is
 * @property {number} column the record that is looked at
 * @property {number} loss of the last mini-batch, NaN before the first step
 * @property {number} accuracy on the validation data (of drawn points, on themselves), at the record that is looked at
 * @property {Snapshot["diverged"]} diverged
 * @property {Snapshot["reached"]} reached
 * @property {Uint32Array} recorded
 * @property {Snapshot["validation"]} validation
 * @property {Snapshot["curve"]} curve
 * @property {readonly LayerView[]} layers
 * @typedef {object} Samples what the networks say of data that they were not trained on, or of the drawn points
 * @property {number} step
 * @property {number} features
 * @property {Float32Array} x
 * @property {Uint32Array} labels
 * @property {Partial<Record<Network, Float32Array>>} outputs probabilities, of two classes that of the second
 * @property {{ side: number, reach: number, outputs: Partial<Record<Network, Float32Array>> } | null} map of the plane, from the upper left
 * @typedef {object} Besides what is shown beside the networks
 * @property {Samples | null} samples
 * @typedef {import("../parts/training.js").Networks & Besides} Live what the body shows beside the state
 * @typedef {object} ShiftView
 * @property {number} step how far the networks are
 * @property {number} shown the step that is looked at
 * @property {number} measured the step of the record that is looked at
 * @property {number} end where the axis of steps ends
 * @property {number} hero the enlarged layer, counted from 0
 * @property {number} classes
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {number | null} threshold the highest accuracy that all networks reached; else the highest that one of them did
 * @property {number | null} best the highest that one of them reached
 * @property {readonly NetworkView[]} networks
 * @property {Samples | null} samples
 */

/** @param {ShiftState} state @param {unknown} _engine @param {Live | null} live @returns {ShiftView} */
export function compute(state, _engine, live) {
  const known = live ? state.networks.map((method) => ({ method, snapshot: live.snapshots.get(method) })) : [];
  // Until all have answered to another configuration, there is nothing to compare.
  const ready = known.every(({ snapshot }) => snapshot && snapshot.layers.length === state.depth) ? known : [];
  const step = Math.max(0, ...ready.map(({ snapshot }) => snapshot?.step ?? 0));
  const shown = live?.at === null || live?.at === undefined ? step : Math.min(live.at, step);
  const networks = ready.map(({ method, snapshot }) => networkView(method, /** @type {Snapshot} */ (snapshot), shown));
  const reached = thresholds(networks, classesOf(state), shown);
  return {
    step,
    shown,
    measured: Math.max(0, ...networks.map(({ recorded, column }) => recorded[column] ?? 0)),
    end: Math.max(state.steps, step),
    hero: heroOf(state),
    classes: classesOf(state),
    playing: live?.playing ?? false,
    rate: live?.rate ?? null,
    place: live?.place ?? null,
    threshold: reached.all ?? reached.one,
    best: reached.one,
    networks,
    samples: networks.length > 0 ? (live?.samples ?? null) : null,
  };
}

/** @param {Network} method @param {Snapshot} snapshot @param {number} shown @returns {NetworkView} */
function networkView(method, snapshot, shown) {
  const read = readAt(snapshot, shown);
  const { recorded, column } = read;
  return { ...read, method, reached: snapshot.reached, layers: snapshot.layers.map((layer) => layerView(layer, column, column === recorded.length - 1, recorded[0] === 0)) };
}

/** @param {LayerSnapshot} layer @param {number} column @param {boolean} isNow @param {boolean} hasStart whether the first record is that of step 0 @returns {LayerView} */
function layerView(layer, column, isNow, hasStart) {
  let [low, high] = [Infinity, -Infinity];
  for (let k = 0; k <= column; k++) {
    const median = layer.percentiles[3 * k + 1] ?? NaN;
    low = Math.min(low, median);
    high = Math.max(high, median);
  }
  const percentiles = Array.from(layer.percentiles.slice(3 * column, 3 * column + 3));
  const ofUnit = (/** @type {Float32Array | undefined} */ values) => (layer.unit < 0 ? NaN : (values?.[column * layer.features + layer.unit] ?? NaN));
  const spread = (/** @type {number} */ at) => (layer.percentiles[3 * at + 2] ?? NaN) - (layer.percentiles[3 * at] ?? NaN);
  return {
    ...layer,
    // Of all records, also of those that were thinned out.
    travel: isNow ? layer.drift : high - low,
    low,
    high,
    growth: hasStart ? spread(column) / spread(0) : NaN,
    now: {
      percentiles,
      mean: layer.mean[column] ?? NaN,
      std: layer.std[column] ?? NaN,
      saturated: layer.saturated[column] ?? NaN,
      gradient: layer.gradient[column] ?? NaN,
      update: layer.update[column] ?? NaN,
      gamma: ofUnit(layer.gamma),
      beta: ofUnit(layer.beta),
    },
  };
}

/** When a network first reached an accuracy; null while it has not. @param {NetworkView} network @param {number | null} threshold */
export function reachedAt({ reached }, threshold) {
  const at = threshold === null ? -1 : reached.accuracy.findIndex((accuracy) => Math.abs(accuracy - threshold) < 1e-6);
  const step = at < 0 ? -1 : (reached.step[at] ?? -1);
  return step < 0 ? null : step;
}

/** Accuracies that guessing does not reach, as far as they were reached by then. @param {readonly NetworkView[]} networks @param {number} classes @param {number} shown */
function thresholds(networks, classes, shown) {
  const known = Array.from(networks[0]?.reached.accuracy ?? [], (accuracy) => Math.round(accuracy * 100) / 100).filter((accuracy) => accuracy > 1 / classes + 0.15);
  const last = (/** @type {(network: NetworkView, accuracy: number) => boolean} */ has, /** @type {"every" | "some"} */ how) =>
    known.findLast((accuracy) => networks[how]((network) => has(network, accuracy))) ?? null;
  const has = (/** @type {NetworkView} */ network, /** @type {number} */ accuracy) => (reachedAt(network, accuracy) ?? Infinity) <= shown;
  return { all: last(has, "every"), one: last(has, "some") };
}
