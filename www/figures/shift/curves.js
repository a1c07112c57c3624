// @ts-check
// The mini-batch loss as a line that can be followed, and the axis that it needs.

/** @typedef {import("./compute.js").NetworkView} NetworkView */

/** Each value with its neighbours: one batch says little. @param {Float32Array} values @returns {number[]} */
export function smoothed(values) {
  const reach = Math.max(1, Math.round(values.length / 60));
  const sums = new Float64Array(values.length + 1);
  const counts = new Uint32Array(values.length + 1);
  values.forEach((value, k) => {
    const isFinite = Number.isFinite(value);
    sums[k + 1] = (sums[k] ?? 0) + (isFinite ? value : 0);
    counts[k + 1] = (counts[k] ?? 0) + Number(isFinite);
  });
  return Array.from(values, (_, k) => {
    const [from, to] = [Math.max(0, k - reach), Math.min(values.length, k + reach + 1)];
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / ((counts[to] ?? 0) - (counts[from] ?? 0));
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
