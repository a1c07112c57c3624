// @ts-check
// The networks that are trained, and what each of their steps costs. Used by Node.js and the page.

/**
 * A network of dense layers: BN before a sigmoid after every hidden one, softmax or, for one
 * output, a logistic loss; plain SGD on one and the same batch.
 *
 * @typedef {object} Workload
 * @property {string} name
 * @property {number[]} layers sizes, input first
 * @property {number} batch
 */

/** @type {Record<"w1" | "w2" | "w3", Workload & { what: string }>} */
export const NETWORKS = {
  w1: { name: "W1", what: "the paper's network", layers: [784, 100, 100, 100, 10], batch: 60 },
  w2: { name: "W2", what: "a playground's", layers: [2, 8, 8, 8, 1], batch: 32 },
  w3: { name: "W3", what: "in between", layers: [64, 64, 64, 64, 10], batch: 64 },
};

export const LEARNING_RATE = 0.1;
export const MOMENTUM = 0.1;
export const EPS = 1e-5;

/**
 * The operations of a step, of its matrix products only: forward, the gradients of the weights,
 * and those of the layers below, which the first layer has none of.
 *
 * @param {Workload} workload
 */
export function flops({ layers, batch }) {
  const products = layers.slice(1).map((outputs, layer) => 2 * batch * layers[layer] * outputs);
  const forward = products.reduce((sum, product) => sum + product, 0);
  return 3 * forward - products[0];
}

/** @param {Workload} workload */
export function describe({ layers, batch }) {
  return `${layers.join("-")}, batch ${batch}`;
}
