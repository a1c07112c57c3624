// @ts-check
// What the figure `axes` holds, and every way to change it. Pure: a state goes in, a new one comes out.

import { LIMITS } from "../../settings.js";
import { NormscopeError } from "../../errors.js";
import { initialState } from "../../state.js";
import { round6 } from "../../numbers.js";
import { clamp } from "../../kinds.js";

/**
 * @typedef {(typeof import("../../settings.js").METHODS)[number]} Method
 * @typedef {object} AxesState
 * @property {number[]} shape [samples, features] or [samples, channels, positions]; 0 samples is the empty sheet
 * @property {number[]} x row-major
 * @property {number[]} gamma one a channel
 * @property {number[]} beta one a channel
 * @property {number} eps
 * @property {number} groups for group norm; divides the channels
 * @property {Method[]} methods those shown
 * @property {Method} across the method that flows right, out of the rows
 * @property {number[]} focus [sample, column]
 * @property {number[]} plane the columns on the plane's two axes
 * @property {"profiles" | "plane"} sheet which picture is the large one
 * @property {"x" | "centered" | "xHat" | "y"} step how far the arithmetic has gone
 * @property {number | null} pinned the sample whose ghost is shown
 * @property {number[]} pinnedBatch its batch mates when it was pinned, row-major
 */

/** @param {Pick<AxesState, "shape">} state */
export function sizes({ shape: [samples = 0, channels = 1, positions = 1] }) {
  return { samples, channels, positions, columns: channels * positions };
}

/** @param {AxesState} state @param {number} sample */
export function row(state, sample) {
  const { columns } = sizes(state);
  return state.x.slice(sample * columns, (sample + 1) * columns);
}

/** @param {AxesState} state */
export const rows = (state) => Array.from({ length: sizes(state).samples }, (_, sample) => row(state, sample));

/**
 * Makes the values fit each other: sizes, one gamma a channel, a focus inside the batch.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: AxesState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {AxesState} */ ({ ...given });
  /** @type {import("../../state.js").Problem[]} */
  const problems = [];
  const bad = shapeProblem(state);
  if (bad) {
    problems.push({ code: "shape", message: `axes: ${bad}` });
    const initial = /** @type {AxesState} */ (initialState("axes"));
    Object.assign(state, { shape: initial.shape, x: initial.x });
  }
  const { samples, channels, columns } = sizes(state);
  state.gamma = resized(state.gamma, channels, 1);
  state.beta = resized(state.beta, channels, 0);
  while (channels % state.groups !== 0) state.groups -= 1;
  const [focusSample = 0, focusColumn = 0] = state.focus;
  state.focus = [clamp(focusSample, 0, Math.max(0, samples - 1)), clamp(focusColumn, 0, columns - 1)];
  const [a = 0, b = 0] = state.plane.map((column) => clamp(column, 0, columns - 1));
  state.plane = a === b ? [Math.min(a, columns - 2 < 0 ? 0 : columns - 2), Math.min(a + 1, columns - 1)] : [a, b];
  /** @type {Method[]} */
  const across = rowMethods(state);
  if (!across.includes(state.across)) state.across = across[0] ?? "layer";
  if (state.pinned !== null && (state.pinned >= samples || state.pinnedBatch.length % columns !== 0)) state.pinned = null;
  if (state.pinned === null) state.pinnedBatch = [];
  return { state, problems };
}

/** @param {AxesState} state */
function shapeProblem({ shape, x }) {
  if (shape.length < 2) return `shape is [${shape}], but takes [samples, features] or [samples, channels, positions]`;
  const { samples, channels, positions, columns } = sizes({ shape });
  if (channels < 1 || positions < 1 || columns > LIMITS.columns) return `shape is [${shape}], but takes 1 to ${LIMITS.columns} features`;
  if (samples * columns > LIMITS.cells) return `shape is [${shape}], but takes at most ${LIMITS.cells} cells`;
  if (x.length !== samples * columns) return `x has ${x.length} values, but shape [${shape}] needs ${samples * columns}`;
  return null;
}

/** @param {number[]} list @param {number} length @param {number} filler */
const resized = (list, length, filler) => Array.from({ length }, (_, k) => list[k] ?? filler);

/** The chosen methods that work along the rows. @param {Pick<AxesState, "methods">} state */
export const rowMethods = ({ methods }) => methods.filter((method) => method !== "batch");

/**
 * @param {AxesState} state
 * @param {Partial<AxesState>} change
 */
const changed = (state, change) => settle({ ...state, ...change }).state;

/** @param {number} value */
const kept = (value) => round6(clamp(value, -LIMITS.value, LIMITS.value));

/**
 * @param {AxesState} state
 * @param {number} sample
 * @param {number} column
 * @param {number} value
 */
export function setCell(state, sample, column, value) {
  if (sample >= sizes(state).samples) return state;
  const x = state.x.slice();
  x[sample * sizes(state).columns + column] = kept(value);
  return changed(state, { x });
}

/** @param {AxesState} state @param {number[]} values one a column */
export function addSample(state, values) {
  const { samples, columns } = sizes(state);
  if (samples >= LIMITS.samples || (samples + 1) * columns > LIMITS.cells) {
    const most = Math.min(LIMITS.samples, Math.floor(LIMITS.cells / columns));
    throw new NormscopeError("range", `axes: the batch has ${samples} samples, but takes at most ${most} of ${columns} features`, { key: "refused.samples", params: { most, columns } });
  }
  return changed(state, {
    shape: [samples + 1, ...state.shape.slice(1)],
    x: [...state.x, ...values.map(kept)],
    focus: [samples, clamp(state.focus[1] ?? 0, 0, columns - 1)],
  });
}

/** What a new sample holds where nothing is said: the mean of each column, which moves no mean. @param {AxesState} state */
export function meanSample(state) {
  const { samples, columns } = sizes(state);
  return Array.from({ length: columns }, (_, column) => kept(rows(state).reduce((sum, values) => sum + (values[column] ?? 0), 0) / Math.max(1, samples)));
}

/** Of a sample that is gone already there is nothing to remove. @param {AxesState} state @param {number} sample */
export function removeSample(state, sample) {
  const { samples, columns } = sizes(state);
  if (sample >= samples) return state;
  const pinned = state.pinned === null || state.pinned === sample ? null : state.pinned - (sample < state.pinned ? 1 : 0);
  return changed(state, {
    shape: [samples - 1, ...state.shape.slice(1)],
    x: state.x.toSpliced(sample * columns, columns),
    pinned,
  });
}

/** @param {AxesState} state */
export const clear = (state) => changed(state, { shape: [0, ...state.shape.slice(1)], x: [], pinned: null });

/**
 * Another batch altogether; gamma, beta and positions as they fit.
 *
 * @param {AxesState} state
 * @param {number[][]} batch rows of equal length
 */
export function setBatch(state, batch) {
  const columns = batch[0]?.length ?? 0;
  const count = batch.length;
  if (count > LIMITS.samples || columns > LIMITS.columns || count * columns > LIMITS.cells) {
    throw new NormscopeError(
      "data",
      `CSV: ${count} samples of ${columns} features, but takes at most ${LIMITS.samples} samples, ${LIMITS.columns} features and ${LIMITS.cells} cells`,
      { key: "refused.batch", params: { samples: count, columns, mostSamples: LIMITS.samples, mostColumns: LIMITS.columns, cells: LIMITS.cells } },
    );
  }
  return changed(state, { shape: [count, columns], x: batch.flat().map(kept), focus: [0, 0], plane: [0, 1], pinned: null, gamma: [], beta: [], groups: 1 });
}

/**
 * So many columns: new ones hold each sample's mean, which a reader can then draw over.
 *
 * @param {AxesState} state
 * @param {number} columns
 */
export function setColumns(state, columns) {
  const { samples } = sizes(state);
  const count = clamp(Math.trunc(columns), 1, Math.min(LIMITS.columns, Math.floor(LIMITS.cells / Math.max(1, samples))));
  const x = rows(state).flatMap((values) => {
    const mean = kept(values.reduce((sum, value) => sum + value, 0) / values.length);
    return Array.from({ length: count }, (_, column) => values[column] ?? mean);
  });
  return changed(state, { shape: [samples, count], x, pinned: null });
}

/** The same cells, so many positions to a channel. @param {AxesState} state @param {number} positions */
export function setPositions(state, positions) {
  const { samples, columns } = sizes(state);
  const shape = positions === 1 ? [samples, columns] : [samples, columns / positions, positions];
  return changed(state, { shape, gamma: [], beta: [] });
}

/** @param {AxesState} state @param {"gamma" | "beta"} which @param {number} channel @param {number} value */
export const setParameter = (state, which, channel, value) => changed(state, { [which]: state[which].with(channel, round6(clamp(value, -100, 100))) });

/** Remembers the batch mates of a sample. @param {AxesState} state @param {number} sample */
export function pin(state, sample) {
  const { columns } = sizes(state);
  if (state.x.length > LIMITS.pinnedCells) {
    throw new NormscopeError("range", tooManyToPin(state), { key: "refused.pin", params: { cells: state.x.length, most: LIMITS.pinnedCells } });
  }
  return changed(state, { pinned: sample, pinnedBatch: state.x.toSpliced(sample * columns, columns) });
}

/**
 * What a program sets: a sample that it pins without naming mates is pinned among those of now, and mates of a batch with other
 * columns are nobody's.
 *
 * @param {AxesState} state
 * @param {Record<string, unknown>} given
 * @param {AxesState} before
 * @returns {ReturnType<typeof settle>}
 */
export function complete(state, given, before) {
  const settled = settle(state);
  if (given["pinnedBatch"] !== undefined) return settled;
  if (typeof given["pinned"] !== "number") return sizes(before).columns === sizes(settled.state).columns ? settled : settle({ ...settled.state, pinned: null });
  const { columns, samples } = sizes(settled.state);
  const sample = state.pinned ?? 0;
  if (sample >= samples) return settle({ ...settled.state, pinned: null });
  if (settled.state.x.length > LIMITS.pinnedCells) return { ...settled, problems: [...settled.problems, { code: "range", message: tooManyToPin(settled.state) }] };
  return { ...settled, state: { ...settled.state, pinned: sample, pinnedBatch: settled.state.x.toSpliced(sample * columns, columns) } };
}

/** @param {AxesState} state */
const tooManyToPin = ({ x }) => `axes: the batch has ${x.length} cells, but a sample can be pinned in at most ${LIMITS.pinnedCells}`;

/** @param {AxesState} state */
export const unpin = (state) => changed(state, { pinned: null });
