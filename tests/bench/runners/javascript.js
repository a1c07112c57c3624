// @ts-check
// A plain JavaScript network, as fast as one writes it by hand: typed arrays that are allocated
// once, matrix products in register tiles.

import { start } from "../start.js";
import { LEARNING_RATE } from "../workloads.js";
import { crossEntropy } from "./javascript-loss.js";
import { BatchNorm } from "./javascript-norm.js";
import { product } from "./javascript-product.js";

/**
 * @param {import("../workloads.js").Workload} workload
 * @returns {Promise<import("./index.js").Runner>}
 */
export async function startJavaScript(workload) {
  const { layers, x, labels } = start(workload);
  const { batch } = workload;
  const last = layers.length - 1;
  const dense = layers.map((layer, index) => new Dense(layer, batch, index < last));
  const { outputs } = dense[last];
  return {
    run(steps) {
      let loss = NaN;
      for (let step = 0; step < steps; step++) {
        let input = x;
        for (const layer of dense) input = layer.forward(input);
        const output = dense[last];
        loss = crossEntropy(output.linear, labels, outputs, output.gradient);
        for (let index = last; index >= 0; index--) {
          dense[index].backward(index > 0 ? dense[index - 1].activated : x, dense[index - 1]?.gradient);
        }
        for (const layer of dense) layer.descend();
      }
      return loss;
    },
  };
}

/** A dense layer with BN and a sigmoid, or, as the last, without. */
class Dense {
  /**
   * @param {import("../start.js").Layer} layer
   * @param {number} batch
   * @param {boolean} hidden
   */
  constructor({ weight, inputs, outputs }, batch, hidden) {
    this.batch = batch;
    this.inputs = inputs;
    this.outputs = outputs;
    this.weight = weight.slice();
    this.bias = new Float32Array(outputs);
    this.dweight = new Float32Array(weight.length);
    this.dbias = new Float32Array(outputs);
    this.linear = new Float32Array(batch * outputs);
    this.gradient = new Float32Array(batch * outputs);
    this.norm = hidden ? new BatchNorm(batch, outputs) : undefined;
    this.activated = hidden ? new Float32Array(batch * outputs) : this.linear;
  }

  /** @param {Float32Array<ArrayBuffer>} x */
  forward(x) {
    const { batch, inputs, outputs, linear, bias, activated } = this;
    product(linear, batch, outputs, inputs, x, inputs, 1, this.weight, inputs, 1);
    for (let i = 0; i < linear.length; i += outputs) {
      for (let j = 0; j < outputs; j++) linear[i + j] += bias[j];
    }
    if (this.norm) {
      this.norm.forward(linear, activated);
      for (let i = 0; i < activated.length; i++) activated[i] = 1 / (1 + Math.exp(-activated[i]));
    }
    return activated;
  }

  /**
   * @param {Float32Array<ArrayBuffer>} x
   * @param {Float32Array<ArrayBuffer> | undefined} dx
   */
  backward(x, dx) {
    const { batch, inputs, outputs, gradient, dbias, activated } = this;
    if (this.norm) {
      for (let i = 0; i < gradient.length; i++) gradient[i] *= activated[i] * (1 - activated[i]);
      this.norm.backward(gradient);
    }
    dbias.fill(0);
    for (let i = 0; i < gradient.length; i += outputs) {
      for (let j = 0; j < outputs; j++) dbias[j] += gradient[i + j];
    }
    product(this.dweight, outputs, inputs, batch, gradient, 1, outputs, x, 1, inputs);
    if (dx) product(dx, batch, inputs, outputs, gradient, outputs, 1, this.weight, 1, inputs);
  }

  descend() {
    descend(this.weight, this.dweight);
    descend(this.bias, this.dbias);
    if (this.norm) {
      descend(this.norm.gamma, this.norm.dgamma);
      descend(this.norm.beta, this.norm.dbeta);
    }
  }
}

/**
 * @param {Float32Array} values
 * @param {Float32Array} gradient
 */
function descend(values, gradient) {
  for (let i = 0; i < values.length; i++) values[i] -= LEARNING_RATE * gradient[i];
}
