// @ts-check
// The activation's curve, as it is drawn beside the histogram of what goes into it.

/** @typedef {(typeof import("../../settings.js").ACTIVATIONS)[number]} Activation */

/** Where the sigmoid's output is below 0.1 or above 0.9. */
export const FLAT = Math.log(9);

/** What a curve is written with, and where its output begins and ends. @param {Activation} activation @param {number} range */
export const outputRange = (activation, range) => ({ sigmoid: { name: "σ", low: 0, high: 1 }, tanh: { name: "tanh", low: -1, high: 1 }, relu: { name: "relu", low: 0, high: range } })[activation];

/** @param {Activation} activation @param {number} y */
export function activate(activation, y) {
  if (activation === "sigmoid") return 1 / (1 + Math.exp(-y));
  return activation === "tanh" ? Math.tanh(y) : Math.max(0, y);
}
