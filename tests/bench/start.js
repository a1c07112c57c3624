// @ts-check
// Where every runner starts: the same weights, the same batch.

/** @typedef {import("./workloads.js").Workload} Workload */

/**
 * @typedef {object} Layer a dense layer, with a normalization unless it is the last
 * @property {Float32Array<ArrayBuffer>} weight `[out, in]`
 * @property {number} inputs
 * @property {number} outputs
 */

/**
 * @typedef {object} Start
 * @property {Layer[]} layers biases and betas are 0, gammas 1
 * @property {Float32Array<ArrayBuffer>} x `[batch, inputs]`
 * @property {number[]} labels `[batch]`
 */

/**
 * Xavier weights, numbers between 0 and 1 as the batch, and labels that take turns.
 *
 * @param {Workload} workload
 * @returns {Start}
 */
export function start({ layers: sizes, batch }) {
  const random = generator(1);
  const layers = sizes.slice(1).map((outputs, layer) => {
    const inputs = sizes[layer];
    const bound = Math.sqrt(6 / (inputs + outputs));
    const weight = Float32Array.from({ length: outputs * inputs }, () => bound * (2 * random() - 1));
    return { weight, inputs, outputs };
  });
  const x = Float32Array.from({ length: batch * sizes[0] }, random);
  const classes = Math.max(2, sizes[sizes.length - 1]);
  return { layers, x, labels: Array.from({ length: batch }, (_, sample) => sample % classes) };
}

/**
 * Mulberry32.
 *
 * @param {number} seed
 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
