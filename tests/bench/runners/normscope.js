// @ts-check
// Our own trainer, out of the built package: `step` on data that is exactly one batch.

import { load } from "../../../dist/normscope/normscope.js";
import { start } from "../start.js";
import { EPS, LEARNING_RATE, MOMENTUM } from "../workloads.js";

/**
 * @param {import("../workloads.js").Workload} workload
 * @returns {Promise<import("./index.js").Runner>}
 */
export async function startNormscope(workload) {
  const { Trainer } = await load();
  const { layers, x, labels } = start(workload);
  const trainer = new Trainer({
    layers: workload.layers,
    activation: "sigmoid",
    norm: "batch",
    placement: "before",
    learningRate: LEARNING_RATE,
    momentum: MOMENTUM,
    eps: EPS,
    batchSize: workload.batch,
    data: { kind: "custom", x, labels, features: workload.layers[0] },
  });
  trainer.setParameters(layers.map(({ weight }) => ({ weight })));
  return { run: (steps) => trainer.step(steps).loss };
}
