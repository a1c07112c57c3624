// @ts-check
// Recordings as an Experiment might give them, made without one: what they say is known exactly.

import { CONTROLS } from "../../../www/settings.js";
import { compute } from "../../../www/figures/shift/compute.js";
import { settle } from "../../../www/figures/shift/state.js";

/** @typedef {import("../../../www/figures/shift/state.js").ShiftState} ShiftState */
/** @typedef {import("../../../www/figures/shift/compute.js").Snapshot} Snapshot */
/** @typedef {import("../../../www/figures/shift/compute.js").Live} Live */

export const BINS = 8;
export const SAMPLES = 40;

/** @param {Partial<ShiftState>} [change] */
export const stateOf = (change = {}) => settle({ ...Object.fromEntries(Object.entries(CONTROLS.shift).map(([key, { initial }]) => [key, structuredClone(initial)])), ...change }).state;

/**
 * @typedef {object} Story what a network does
 * @property {number} [travel] how far the median goes from 0, evenly
 * @property {number} [spread] from the median to either percentile at the start
 * @property {number} [growth] times that at the end
 * @property {number} [saturated]
 * @property {number} [accuracy] at the end, evenly from 0.1
 * @property {number} [loss] at the end, evenly from 2.3
 * @property {number} [step] how far it is
 * @property {{ step: number, loss: number } | null} [diverged]
 */

/** @param {ShiftState} state @param {Story} [story] @returns {Snapshot} */
export function snapshotOf(state, { travel = 1, spread = 0.5, growth = 1, saturated = 0.1, accuracy = 0.9, loss = 0.3, step = 100, diverged = null } = {}) {
  const columns = Math.floor(step / state.every) + 1;
  const share = (/** @type {number} */ k) => (columns > 1 ? k / (columns - 1) : 0);
  const series = (/** @type {(share: number, column: number) => number} */ value) => Float32Array.from({ length: columns }, (_, k) => value(share(k), k));
  const recorded = Uint32Array.from({ length: columns }, (_, k) => k * state.every);
  const accuracies = series((at) => 0.1 + (accuracy - 0.1) * at);
  const thresholds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
  const layers = Array.from({ length: state.depth }, (_, layer) => {
    const own = travel / (state.depth - layer);
    const percentiles = series(() => 0);
    const all = Float32Array.from({ length: 3 * columns }, (_, at) => {
      const k = Math.floor(at / 3);
      return own * share(k) + ((at % 3) - 1) * spread * (1 + (growth - 1) * share(k));
    });
    const counts = new Uint16Array(columns * (BINS + 2));
    for (let k = 0; k < columns; k++) counts.fill(SAMPLES / BINS, k * (BINS + 2) + 1, k * (BINS + 2) + 1 + BINS);
    return {
      features: state.width, unit: 3, typical: 3, counts, percentiles: all, drift: own, drifts: new Float32Array(state.width).fill(own),
      mean: percentiles, std: series(() => spread), saturated: series(() => (state.activation === "sigmoid" ? saturated : NaN)),
      gradient: series((_, k) => (k ? 0.02 : NaN)), update: series((_, k) => (k ? 0.01 : NaN)),
      r: new Float32Array(), d: new Float32Array(),
    };
  });
  return {
    step,
    loss: step === 0 ? NaN : diverged ? diverged.loss : loss,
    accuracy: step === 0 ? NaN : accuracy,
    diverged,
    recording: false,
    parameters: 41_510,
    recorded,
    validation: { loss: series((at) => 2.3 + (loss - 2.3) * at), accuracy: accuracies },
    curve: { step: Uint32Array.from({ length: step }, (_, k) => k + 1), loss: Float32Array.from({ length: step }, (_, k) => 2.3 + (loss - 2.3) * (k / step)) },
    reached: { accuracy: Float32Array.from(thresholds), step: Int32Array.from(thresholds, (one) => { const k = accuracies.findIndex((value) => value >= one - 1e-6); return k < 0 ? -1 : (recorded[k] ?? -1); }) },
    layers,
  };
}

/** @param {ShiftState} state @param {Partial<Record<string, Story>>} [stories] one a network @param {Partial<Live>} [more] @returns {Live} */
export const liveOf = (state, stories = {}, more = {}) => ({
  snapshots: new Map(state.networks.map((network) => [network, snapshotOf(state, stories[network])])),
  playing: false, rate: null, place: "worker", at: null, training: "", samples: null,
  ...more,
});

/** @param {Partial<ShiftState>} [change] @param {Partial<Record<string, Story>>} [stories] @param {Partial<Live>} [more] */
export function viewOf(change, stories, more) {
  const state = stateOf(change);
  return { state, view: compute(state, null, liveOf(state, stories, more)) };
}

/** What the paper's figure tells. */
export const FIGURE_1 = { none: { travel: 1.62, growth: 34, spread: 0.05, accuracy: 0.763, loss: 0.7, saturated: 0.12, step: 725 }, batch: { travel: 0.21, growth: 1.6, accuracy: 0.919, loss: 0.17, saturated: 0.136, step: 725 } };

/** A pen that remembers; letters are as wide as in a wide font. */
export function recordingPen() {
  /** @type {{ text: string, x: number, y: number, width: number, size: number }[]} */
  const texts = [];
  const measure = (/** @type {string} */ text, /** @type {number} */ size, bold = false) => [...text].reduce((sum, letter) => sum + (/[\u3000-\uffef]/.test(letter) ? 1 : bold ? 0.64 : 0.58), 0) * size;
  return {
    texts,
    lines: 0,
    images: 0,
    measure,
    rect() {},
    circle() {},
    line() { this.lines += 1; },
    image() { this.images += 1; },
    clip(/** @type {number} */ _x, /** @type {number} */ _y, /** @type {number} */ _w, /** @type {number} */ _h, /** @type {() => void} */ draw) { draw(); },
    text(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, /** @type {import("../../../www/drawing/pen.js").TextStyle} */ { size, bold, align = "left" }) {
      const width = measure(text, size, bold);
      texts.push({ text, x: align === "left" ? x : align === "right" ? x - width : x - width / 2, y, width, size });
    },
  };
}
