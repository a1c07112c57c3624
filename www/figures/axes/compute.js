// @ts-check
// The numbers on screen: the engine's, for the batch that is shown.

import { plain } from "../../numbers.js";
import { block, statisticsIndex } from "./groups.js";
import { row, sizes } from "./state.js";

/**
 * @typedef {import("./state.js").AxesState} AxesState
 * @typedef {import("./state.js").Method} Method
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {object} Outputs
 * @property {readonly number[] | null} mean
 * @property {readonly number[]} variance
 * @property {readonly number[]} centered x minus its mean
 * @property {readonly number[]} xHat
 * @property {readonly number[]} y
 * @typedef {object} Cell the focused cell through one method
 * @property {number | null} mean
 * @property {number} variance
 * @property {number} xHat
 * @property {number} y
 * @property {number} gamma
 * @property {number} beta
 * @typedef {object} Ghost what a sample's outputs would be among other batch mates
 * @property {number} sample
 * @property {Partial<Record<Method, readonly number[]>>} y
 * @property {Partial<Record<Method, number>>} moved the largest difference to now
 * @typedef {{ key: import("../../locales/index.js").Key, params: Record<string, string | number> }} Note
 * @typedef {object} AxesView
 * @property {number} samples
 * @property {number} channels
 * @property {number} positions
 * @property {number} columns
 * @property {number} groups
 * @property {readonly number[]} x
 * @property {number} eps
 * @property {Partial<Record<Method, Outputs>>} methods
 * @property {{ sample: number, column: number, channel: number, value: number } | null} focus null on the empty sheet
 * @property {Partial<Record<Method, Cell>>} cell
 * @property {Ghost | null} ghost
 * @property {readonly Note[]} notes
 */

/**
 * @param {AxesState} state
 * @param {Engine} engine
 * @returns {AxesView}
 */
export function compute(state, engine) {
  const size = { ...sizes(state), groups: state.groups };
  const { samples, columns, positions } = size;
  /** @type {AxesView["methods"]} */
  const methods = {};
  /** @type {AxesView["cell"]} */
  const cell = {};
  const [sample = 0, column = 0] = state.focus;
  const at = sample * columns + column;
  const channel = Math.floor(column / positions);
  if (samples > 0) {
    for (const method of state.methods) {
      const outputs = run(engine, state, method, size);
      methods[method] = outputs;
      const index = statisticsIndex(method, size, sample, column);
      cell[method] = {
        mean: outputs.mean?.[index] ?? null,
        variance: outputs.variance[index] ?? 0,
        xHat: outputs.xHat[at] ?? 0,
        y: outputs.y[at] ?? 0,
        gamma: state.gamma[channel] ?? 1,
        beta: state.beta[channel] ?? 0,
      };
    }
  }
  const view = {
    ...size,
    x: state.x,
    eps: state.eps,
    methods,
    focus: samples > 0 ? { sample, column, channel, value: state.x[at] ?? 0 } : null,
    cell,
    ghost: null,
    notes: [],
  };
  return { ...view, ghost: state.pinned === null ? null : ghost(state, view, state.pinned, state.pinnedBatch, engine), notes: notes(state, view) };
}

/**
 * @param {Engine} engine
 * @param {AxesState} state
 * @param {Method} method
 * @param {import("./groups.js").Sizes} size
 * @returns {Outputs}
 */
function run(engine, state, method, size) {
  const { x, shape, eps, gamma, beta, groups } = state;
  const result = engine.normalize({ x: Float64Array.from(x), shape, method, eps, gamma, beta, groups });
  const mean = result.mean ? Array.from(result.mean) : null;
  const centered = mean ? x.map((value, at) => value - (mean[statisticsIndex(method, size, Math.floor(at / size.columns), at % size.columns)] ?? 0)) : x;
  return { mean, variance: Array.from(result.variance ?? []), centered, xHat: Array.from(result.xHat), y: Array.from(result.y) };
}

/**
 * What the sample gives among other batch mates: how far its mates alone have moved it.
 *
 * @param {AxesState} state
 * @param {AxesView} view
 * @param {number} sample
 * @param {number[]} mates their rows, one after the other
 * @param {Engine} engine
 * @returns {Ghost}
 */
function ghost(state, view, sample, mates, engine) {
  const { columns } = view;
  const x = [...row(state, sample), ...mates];
  const among = { ...state, x, shape: [x.length / columns, ...state.shape.slice(1)] };
  /** @type {Ghost} */
  const result = { sample, y: {}, moved: {} };
  for (const method of state.methods) {
    const was = run(engine, among, method, view).y.slice(0, columns);
    const now = view.methods[method]?.y.slice(sample * columns, (sample + 1) * columns) ?? [];
    result.y[method] = was;
    result.moved[method] = Math.max(...now.map((value, k) => Math.abs(value - (was[k] ?? value))));
  }
  return result;
}

/**
 * What is special about this batch, named when it happens.
 *
 * @param {AxesState} state
 * @param {AxesView} view
 * @returns {Note[]}
 */
function notes(state, view) {
  /** @type {Note[]} */
  const list = [];
  const { samples, positions, columns, eps } = view;
  if (samples === 0) return list;
  /** So wide that eps is not seen. */
  const isWide = (/** @type {number} */ variance) => variance > 100 * eps;
  const isAffine = state.gamma.some((gamma) => gamma !== 1) || state.beta.some((beta) => beta !== 0);
  const batch = view.methods.batch;
  if (batch) {
    const shared = samples * positions;
    if (shared === 1) list.push({ key: "axes.note.oneSample", params: {} });
    else if (samples === 2 && positions === 1 && view.cell.batch && isWide(view.cell.batch.variance)) list.push({ key: isAffine ? "axes.note.twoSamplesAffine" : "axes.note.twoSamples", params: {} });
    if (shared > 1 && view.cell.batch && !isWide(view.cell.batch.variance)) list.push(flat(positions > 1 ? "map" : "column", view.cell.batch.variance, eps, (view.focus?.channel ?? 0) + 1));
  }
  for (const method of state.methods) {
    const cell = view.cell[method];
    if (method === "batch" || method === "rms" || !cell) continue;
    const [from, to] = block(method, view, view.focus?.sample ?? 0, view.focus?.column ?? 0).columns;
    if (to - from === 1) list.push({ key: method === "layer" ? "axes.note.oneFeature" : method === "group" ? "axes.note.oneInGroup" : "axes.note.onePosition", params: {} });
    else if (method === "layer" && view.channels === 2 && positions === 1 && isWide(cell.variance)) list.push({ key: isAffine ? "axes.note.twoFeaturesAffine" : "axes.note.twoFeatures", params: {} });
    else if (method === "layer" && !isWide(cell.variance)) list.push(flat("row", cell.variance, eps, (view.focus?.sample ?? 0) + 1));
  }
  const rms = view.cell.rms;
  if (rms && columns === 1 && isWide(rms.variance)) list.push({ key: "axes.note.rmsOne", params: {} });
  return list;
}

const FLAT = /** @type {const} */ ({
  column: { thin: "axes.note.thinColumn", flat: "axes.note.flatColumn", noEps: "axes.note.flatColumnNoEps" },
  map: { thin: "axes.note.thinMap", flat: "axes.note.flatMap", noEps: "axes.note.flatMapNoEps" },
  row: { thin: "axes.note.thinRow", flat: "axes.note.flatRow", noEps: "axes.note.flatRowNoEps" },
});

/**
 * Where eps is felt, or is all that there is.
 *
 * @param {keyof typeof FLAT} which
 * @param {number} variance
 * @param {number} eps
 * @param {number} number
 * @returns {Note}
 */
function flat(which, variance, eps, number) {
  if (variance > 0) return { key: FLAT[which].thin, params: { number, share: Math.round((100 * eps) / (variance + eps)) } };
  return eps === 0 ? { key: FLAT[which].noEps, params: { number } } : { key: FLAT[which].flat, params: { number, eps: plain(eps) } };
}
