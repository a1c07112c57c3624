// @ts-check
// What holds of every state of the figure `axes`, whatever it was made from.

import assert from "node:assert/strict";
import { LIMITS } from "../../../www/settings.js";
import { controlsOf } from "../../../www/state.js";
import { rowMethods, settle } from "../../../www/figures/axes/state.js";

/** @typedef {import("../../../www/figures/axes/state.js").AxesState} AxesState */

/** @param {Record<string, any>} given @param {string} [what] */
export function assertFits(given, what) {
  const state = /** @type {AxesState} */ (given);
  for (const [key, { kind }] of controlsOf("axes")) assert.deepEqual(kind.check(given[key]), given[key], `${what}: ${key}`);
  const { shape, x, gamma, beta, groups, focus, plane, across, pinned, pinnedBatch } = state;
  const [samples, channels, positions = 1] = shape;
  const columns = channels * positions;
  assert.ok(shape.length === 2 || shape.length === 3, what);
  assert.ok(channels >= 1 && positions >= 1 && columns <= LIMITS.columns && samples <= LIMITS.samples && samples * columns <= LIMITS.cells, what);
  assert.equal(x.length, samples * columns, what);
  assert.deepEqual([gamma.length, beta.length], [channels, channels], what);
  assert.equal(channels % groups, 0, what);
  assert.ok(focus[0] < Math.max(1, samples) && focus[1] < columns, `${what}: focus ${focus}`);
  assert.ok(plane.every((column) => column < columns) && (columns === 1 || plane[0] !== plane[1]), `${what}: plane ${plane}`);
  const alongRows = rowMethods(state);
  assert.ok(alongRows.length === 0 ? across === "layer" : alongRows.some((method) => method === across), `${what}: across ${across}`);
  assert.ok(pinned === null ? pinnedBatch.length === 0 : pinned < samples && pinnedBatch.length % columns === 0, `${what}: pinned ${pinned}`);
  assert.deepEqual(settle(state), { state, problems: [] }, `${what}: settled`);
}

/** @template T @param {T} value @returns {T} */
export function frozen(value) {
  if (value !== null && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
