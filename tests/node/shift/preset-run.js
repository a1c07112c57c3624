// @ts-check
// One network of one preset, trained to the end in a thread of its own.

import { parentPort, workerData } from "node:worker_threads";
import { load } from "../../../dist/normscope/normscope.js";

const { Experiment } = await load();

/** @type {{ config: import("../../../www/normscope.js").ExperimentConfig, steps: number }[]} */
const runs = workerData;
for (const { config, steps } of runs) {
  const experiment = new Experiment(config);
  experiment.run(steps);
  const snapshot = experiment.snapshot();
  const { validation, reached, layers, diverged } = snapshot;
  experiment.free();
  parentPort?.postMessage({
    accuracy: validation.accuracy.at(-1),
    reached: Object.fromEntries([...reached.accuracy].map((accuracy, at) => [accuracy.toFixed(2), reached.step[at]])),
    drift: layers.at(-1)?.drift,
    diverged: diverged?.step ?? null,
    snapshot,
  });
}
