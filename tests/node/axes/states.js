// @ts-check
// Random states of the figure `axes`, each as `settle` would leave it.

import { CONTROLS, LIMITS, METHODS, STEPS } from "../../../www/settings.js";
import { settle } from "../../../www/figures/axes/state.js";
import { sixDigits } from "../random.js";

/** @typedef {import("../../../www/figures/axes/state.js").AxesState} AxesState */
/** @typedef {import("../random.js").Chance} Chance */

/** The usual state with something else in it. @param {Partial<AxesState>} [change] @returns {AxesState} */
export function stateOf(change = {}) {
  const usual = Object.fromEntries(Object.entries(CONTROLS.axes).map(([key, { initial }]) => [key, structuredClone(initial)]));
  return settle({ ...usual, ...change }).state;
}

/** A state of these rows. @param {number[][]} rows @param {Partial<AxesState>} [change] */
export const batchOf = (rows, change = {}) => stateOf({ shape: [rows.length, rows[0].length], x: rows.flat(), focus: [0, 0], gamma: [], beta: [], ...change });

/** @param {number} count */
export const divisors = (count) => Array.from({ length: count }, (_, at) => at + 1).filter((one) => count % one === 0);

/** Any sizes that a batch may have; now and then the largest. @param {Chance} random @returns {number[]} */
export function randomShape(random) {
  const columns = random.flip(0.1) ? LIMITS.columns : random.whole(1, random.pick([3, 8, LIMITS.columns]));
  const most = Math.min(LIMITS.samples, Math.floor(LIMITS.cells / columns));
  const samples = random.flip(0.1) ? most : random.whole(0, random.pick([2, 6, most]));
  const positions = random.flip(0.6) ? 1 : random.pick(divisors(columns));
  return positions === 1 ? [samples, columns] : [samples, columns / positions, positions];
}

/**
 * @param {Chance} random
 * @param {Partial<AxesState>} [change]
 */
export function randomState(random, change = {}) {
  const shape = change.shape ?? randomShape(random);
  const [samples, channels, positions = 1] = shape;
  const columns = channels * positions;
  const value = random.flip() ? () => random.whole(-20, 20) : () => sixDigits(random);
  const parameter = () => Number(random.pick([0, 1, -1, random.whole(-100, 100), random.next() * 3 - 1]).toPrecision(6));
  const pinned = samples > 0 && random.flip(0.3) ? random.whole(0, samples - 1) : null;
  const mates = random.whole(0, Math.min(random.pick([6, LIMITS.samples]), Math.floor(LIMITS.pinnedCells / columns)));
  return stateOf({
    shape,
    x: random.list(samples * columns, value),
    gamma: random.flip() ? [] : random.list(channels, parameter),
    beta: random.flip() ? [] : random.list(channels, parameter),
    eps: random.pick([0, 1e-8, 1e-5, 0.1, 1, Number(random.next().toPrecision(6))]),
    groups: random.pick(divisors(channels)),
    methods: METHODS.filter(() => random.flip(0.6)),
    across: random.pick(METHODS),
    focus: [random.whole(0, LIMITS.samples), random.whole(0, LIMITS.samples)],
    plane: [random.whole(0, LIMITS.columns), random.whole(0, LIMITS.columns)],
    sheet: random.pick(/** @type {const} */ (["profiles", "plane"])),
    step: random.pick(STEPS),
    pinned,
    pinnedBatch: random.list(mates * columns, value),
    ...change,
  });
}
