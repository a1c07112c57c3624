// @ts-check
// TensorFlow.js with its wasm backend: core ops, variables and `optimizer.minimize`.
// It comes out of the package of everything, since the bundle of core alone has no gradients.
// Batch normalization is written with its ops, since its own has no gradient of the batch's statistics.

import { start } from "../start.js";
import { EPS, LEARNING_RATE, MOMENTUM } from "../workloads.js";

/** The page has loaded both scripts; their types are not worth installing for the tests. @type {any} */
const tf = Reflect.get(globalThis, "tf");

/**
 * Its own dense layers have kernels of `[in, out]`; `[out, in]`, as PyTorch has it, takes other paths
 * through its backend, which are faster for small networks and slower for large ones.
 *
 * @param {import("../workloads.js").Workload} workload
 * @param {boolean} transposed whether kernels are `[out, in]`
 * @returns {Promise<import("./index.js").Runner>}
 */
export async function startTensorFlow(workload, transposed) {
  tf.wasm.setWasmPaths("/tests/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/");
  await tf.setBackend("wasm");
  const { layers: dense, x: values, labels } = start(workload);
  const x = tf.tensor2d(values, [workload.batch, workload.layers[0]]);
  const outputs = workload.layers[workload.layers.length - 1];
  const target = outputs === 1 ? tf.tensor2d(labels, [workload.batch, 1]) : tf.oneHot(tf.tensor1d(labels, "int32"), outputs);
  const layers = dense.map((layer, index) => variables(layer, index < dense.length - 1, transposed));
  const trained = layers.flatMap(({ kernel, bias, norm }) => [kernel, bias, ...(norm ? [norm.gamma, norm.beta] : [])]);
  const optimizer = tf.train.sgd(LEARNING_RATE);

  const loss = () => {
    let y = x;
    for (const { kernel, bias, norm } of layers) {
      y = tf.add(tf.matMul(y, kernel, false, transposed), bias);
      if (norm) y = tf.sigmoid(normalize(y, norm));
    }
    return outputs === 1 ? tf.losses.sigmoidCrossEntropy(target, y) : tf.losses.softmaxCrossEntropy(target, y);
  };
  return {
    run(steps) {
      for (let step = 1; step < steps; step++) optimizer.minimize(loss, false, trained);
      const last = optimizer.minimize(loss, true, trained);
      const [value] = last.dataSync();
      last.dispose();
      return value;
    },
  };
}

/**
 * @param {import("../start.js").Layer} layer
 * @param {boolean} hidden
 * @param {boolean} transposed
 */
function variables({ weight, inputs, outputs }, hidden, transposed) {
  const norm = hidden
    ? {
        gamma: tf.variable(tf.ones([outputs])),
        beta: tf.variable(tf.zeros([outputs])),
        runningMean: tf.variable(tf.zeros([outputs]), false),
        runningVar: tf.variable(tf.ones([outputs]), false),
      }
    : undefined;
  const kernel = tf.tensor2d(weight, [outputs, inputs]);
  return { kernel: tf.variable(transposed ? kernel : tf.transpose(kernel)), bias: tf.variable(tf.zeros([outputs])), norm };
}

/**
 * @param {any} x `[batch, features]`
 * @param {NonNullable<ReturnType<typeof variables>["norm"]>} norm
 */
function normalize(x, { gamma, beta, runningMean, runningVar }) {
  const { mean, variance } = tf.moments(x, 0);
  const [batch] = x.shape;
  track(runningMean, mean);
  track(runningVar, tf.mul(variance, batch / (batch - 1)));
  const xHat = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, EPS)));
  return tf.add(tf.mul(xHat, gamma), beta);
}

/**
 * @param {any} running
 * @param {any} value
 */
function track(running, value) {
  running.assign(tf.add(tf.mul(running, 1 - MOMENTUM), tf.mul(value, MOMENTUM)));
}
