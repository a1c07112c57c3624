// @ts-check
// The mini-batch loss as a line that can be followed, and the axis that it needs.

/** @typedef {import("./compute.js").NetworkView} NetworkView */

/** Each value with its neighbours: one batch says little. @param {Float32Array} values @returns {number[]} */
export function smoothed(values) {
  const reach = Math.max(1, Math.round(values.length / 60));
  // Each sum anew: a running one would lose everything behind one enormous loss.
  return Array.from(values, (_, k) => {
    let [sum, count] = [0, 0];
    for (let at = Math.max(0, k - reach); at <= k + reach && at < values.length; at++) {
      const value = values[at] ?? NaN;
      if (Number.isFinite(value)) [sum, count] = [sum + value, count + 1];
    }
    return sum / count;
  });
}

/** Where the axis of the loss ends, in tenths, so that it rests most of the time: a single batch that went wrong does not press all others flat. @param {readonly NetworkView[]} networks @param {number} classes */
export function lossScale(networks, classes) {
  const guessing = Math.log(classes);
  const high = networks.map(({ curve }) => {
    const values = curve.loss.filter((value) => value - value === 0).sort();
    return values[Math.floor(0.97 * (values.length - 1))] ?? 0;
  });
  return Math.ceil(10 * Math.min(4 * guessing, Math.max(1.15 * guessing, ...high.map((value) => 1.05 * value)))) / 10;
}
