// @ts-check
// The mini-batch loss as a line that can be followed, and the axis that it needs.

/** @typedef {import("./compute.js").NetworkView} NetworkView */

/** Each value with its neighbours: one batch says little. @param {Float32Array} values @returns {number[]} */
export function smoothed(values) {
  const reach = Math.max(1, Math.round(values.length / 60));
  return Array.from(values, (_, k) => {
    const near = values.slice(Math.max(0, k - reach), k + reach + 1).filter(Number.isFinite);
    return near.length > 0 ? near.reduce((sum, value) => sum + value, 0) / near.length : NaN;
  });
}

/** Where the axis of the loss ends: a single batch that went wrong does not press all others flat. @param {readonly NetworkView[]} networks @param {number} classes */
export function lossScale(networks, classes) {
  const guessing = Math.log(classes);
  const high = networks.map(({ curve }) => {
    const values = curve.loss.filter(Number.isFinite).sort();
    return values[Math.floor(0.97 * (values.length - 1))] ?? 0;
  });
  return Math.min(4 * guessing, Math.max(1.15 * guessing, ...high.map((value) => 1.05 * value)));
}
