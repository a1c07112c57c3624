// @ts-check
// Our own trainer, out of the built package.

import { load } from "../../../dist/normscope/normscope.js";
import { start } from "../start.js";
import { EPS, LEARNING_RATE, MOMENTUM } from "../workloads.js";

/**
 * `step` on data that is exactly one batch, which it shuffles and copies each time.
 *
 * @param {import("../workloads.js").Workload} workload
 * @returns {Promise<import("./index.js").Runner>}
 */
export async function startNormscope(workload) {
  const { trainer } = await make(workload);
  return { run: (steps) => trainer.step(steps).loss };
}

/**
 * `stepOn`: every step is a call of its own, and gets its batch from JavaScript.
 *
 * @param {import("../workloads.js").Workload} workload
 * @returns {Promise<import("./index.js").Runner>}
 */
export async function startStepOn(workload) {
  const { trainer, batch } = await make(workload);
  return {
    run(steps) {
      for (let step = 1; step < steps; step++) trainer.stepOn(batch);
      return trainer.stepOn(batch).loss;
    },
  };
}

/**
 * `step`, and after each one `snapshot`.
 *
 * @param {import("../workloads.js").Workload} workload
 * @returns {Promise<import("./index.js").Runner>}
 */
export async function startRecording(workload) {
  const { trainer } = await make(workload);
  return {
    run(steps) {
      let loss = NaN;
      for (let step = 0; step < steps; step++) {
        loss = trainer.step().loss;
        trainer.snapshot();
      }
      return loss;
    },
  };
}

/** @param {import("../workloads.js").Workload} workload */
async function make(workload) {
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
  return { trainer, batch: { x, labels } };
}
