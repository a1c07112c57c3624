// @ts-check
// The numbers on screen: what the networks recorded, what the seeds ended with, the four numbers by hand, and the exact ones.

import { PLACES } from "../../settings.js";
import { countsOf, readAt } from "../parts/records.js";
import { exactlyOnce } from "./exact.js";
import { byHand } from "./hand.js";
import { classesOf, heroOf, seedsKey, seedsOf } from "./state.js";

/**
 * @typedef {import("./state.js").PlacementState} PlacementState
 * @typedef {import("./state.js").Place} Place
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {Snapshot["layers"][number]} LayerSnapshot
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {object} Now what a layer was at the step that is looked at
 * @property {number} mean of what goes into the activation
 * @property {number} std
 * @property {number} saturated NaN where the activation is no sigmoid
 * @property {number} cut the share below 0, which ReLU sets to 0; NaN for other activations
 * @property {number} gradient NaN before the first step
 * @property {number} nextMean of what the next layer gets
 * @property {number} nextStd
 * @typedef {LayerSnapshot & { now: Now }} LayerView
 * @typedef {object} NetworkView
 * @property {Place} place
 * @property {number} parameters
 * @property {number} step
 * @property {number} column the record that is looked at
 * @property {number} loss of the last mini-batch, NaN before the first step
 * @property {number} accuracy on the validation data, at the record that is looked at
 * @property {Snapshot["diverged"]} diverged
 * @property {Uint32Array} recorded
 * @property {Snapshot["validation"]} validation
 * @property {Snapshot["curve"]} curve
 * @property {readonly LayerView[]} layers
 * @typedef {{ seed: number, accuracy: number, diverged: boolean }} Result one network, trained to the end from one seed
 * @typedef {{ count: number, mean: number, std: number, low: number, high: number }} Summary
 * @typedef {"before" | "after" | "overlap" | null} Verdict whose five are all above the other's; null before all are there
 * @typedef {object} SeedsView
 * @property {readonly number[]} list
 * @property {boolean} running
 * @property {boolean} paused
 * @property {number} progress 0 to 1
 * @property {Record<Place, readonly Result[]>} results
 * @property {Record<Place, Summary | null>} summary
 * @property {number} ahead in how many seeds after ended above before
 * @property {number} behind in how many it ended below
 * @property {number} lost how many networks diverged; what they got last counts as their end
 * @property {Verdict} verdict
 * @typedef {object} Sweep five seeds that were trained, or are
 * @property {string} key of the state that they belong to
 * @property {boolean} running
 * @property {boolean} paused
 * @property {number} seed that is trained now
 * @property {readonly ({ place: Place } & Result)[]} results
 * @typedef {object} Besides what is shown beside the networks
 * @property {Sweep | null} sweep
 * @property {{ step: number, parameters: ReadonlyMap<string, import("./exact.js").Parameters> } | null} saved the networks as they last rested
 * @typedef {import("../parts/training.js").Networks & Besides} Live what the body shows beside the state
 * @typedef {object} PlacementView
 * @property {number} step how far the networks are
 * @property {number} shown the step that is looked at
 * @property {number} measured the step of the record that is looked at
 * @property {number} end where the axis of steps ends
 * @property {number} hero the shown layer, counted from 0
 * @property {number} classes
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {number} seed that the networks on screen grew from
 * @property {readonly NetworkView[]} networks none, before, after
 * @property {SeedsView} seeds
 * @property {Record<import("./state.js").Order, import("./hand.js").Way>} hand
 * @property {{ step: number, of: Record<Place, import("./exact.js").Exact> }} exact
 */

/** @param {PlacementState} state @param {Engine} engine @param {Live | null} live @returns {PlacementView} */
export function compute(state, engine, live) {
  const known = live ? PLACES.map((place) => ({ place, snapshot: live.snapshots.get(place) })) : [];
  // Until all have answered to another configuration, there is nothing to compare.
  const ready = known.every(({ snapshot }) => snapshot && snapshot.layers.length === state.depth) ? known : [];
  const step = Math.max(0, ...ready.map(({ snapshot }) => snapshot?.step ?? 0));
  const shown = live?.at === null || live?.at === undefined ? step : Math.min(live.at, step);
  const networks = ready.map(({ place, snapshot }) => networkView(place, /** @type {Snapshot} */ (snapshot), shown, state));
  const hero = heroOf(state);
  const sweep = live?.sweep?.key === seedsKey(state) ? live.sweep : null;
  return {
    step,
    shown,
    measured: Math.max(0, ...networks.map(({ recorded, column }) => recorded[column] ?? 0)),
    end: Math.max(state.steps, step),
    hero,
    classes: classesOf(state),
    playing: (live?.playing ?? false) || (sweep !== null && sweep.running && !sweep.paused),
    rate: live?.rate ?? null,
    place: live?.place ?? null,
    seed: sweep?.running ? sweep.seed : state.seed,
    networks,
    seeds: seedsView(state, engine, sweep, step),
    hand: byHand(state.x, state.activation, engine),
    exact: { step: live?.saved?.step ?? 0, of: exactlyOnce(state, engine, hero, live?.saved?.parameters) },
  };
}

/** @param {Place} place @param {Snapshot} snapshot @param {number} shown @param {PlacementState} state @returns {NetworkView} */
function networkView(place, snapshot, shown, state) {
  const read = readAt(snapshot, shown);
  return { ...read, place, layers: snapshot.layers.map((layer) => ({ ...layer, now: nowOf(layer, read.column, state) })) };
}

/** @param {LayerSnapshot} layer @param {number} column @param {PlacementState} state @returns {Now} */
function nowOf(layer, column, { activation }) {
  const at = (/** @type {Float32Array | undefined} */ values) => values?.[column] ?? NaN;
  return {
    mean: at(layer.mean),
    std: at(layer.std),
    saturated: at(layer.saturated),
    cut: activation === "relu" ? belowZero(layer, column) : NaN,
    gradient: at(layer.gradient),
    nextMean: at(layer.output?.mean),
    nextStd: at(layer.output?.std),
  };
}

/** The bins are even in number and part at 0. @param {LayerSnapshot} layer @param {number} column */
function belowZero(layer, column) {
  const { bins, samples } = countsOf(layer, column);
  let below = 0;
  for (let k = 0; k <= bins / 2; k++) below += layer.counts[column * (bins + 2) + k] ?? 0;
  return below / samples;
}

/** @param {PlacementState} state @param {Engine} engine @param {Sweep | null} sweep @param {number} step @returns {SeedsView} */
function seedsView(state, engine, sweep, step) {
  const list = seedsOf(state);
  const results = /** @type {SeedsView["results"]} */ (/** @type {unknown} */ (Object.fromEntries(PLACES.map((place) => [place, sweep ? sweep.results.filter((one) => one.place === place) : []]))));
  const of = (/** @type {Place} */ place, /** @type {number} */ seed) => results[place].find((one) => one.seed === seed)?.accuracy ?? NaN;
  const summary = /** @type {SeedsView["summary"]} */ (Object.fromEntries(PLACES.map((place) => [place, summaryOf(results[place], engine)])));
  const finished = results.none.length;
  return {
    list,
    running: sweep?.running ?? false,
    paused: sweep?.paused ?? false,
    progress: sweep?.running ? Math.min(1, (finished + Math.min(1, step / state.steps)) / list.length) : finished / list.length,
    results,
    summary,
    ahead: list.filter((seed) => of("after", seed) > of("before", seed)).length,
    behind: list.filter((seed) => of("after", seed) < of("before", seed)).length,
    lost: sweep?.results.filter(({ diverged }) => diverged).length ?? 0,
    verdict: finished < list.length ? null : verdictOf(summary),
  };
}

/** @param {readonly Result[]} results @param {Engine} engine @returns {Summary | null} */
function summaryOf(results, engine) {
  if (results.length === 0) return null;
  const x = results.map(({ accuracy }) => accuracy);
  const { mean, variance } = engine.normalize({ x, shape: [x.length, 1], method: "batch", eps: 0 });
  return { count: x.length, mean: mean?.[0] ?? NaN, std: Math.sqrt(variance?.[0] ?? NaN), low: Math.min(...x), high: Math.max(...x) };
}

/** Only ranges that do not touch make a winner. @param {SeedsView["summary"]} summary @returns {Verdict} */
function verdictOf({ before, after }) {
  if (!before || !after) return null;
  return after.low > before.high ? "after" : before.low > after.high ? "before" : "overlap";
}
