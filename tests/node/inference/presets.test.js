// @ts-check
// What the figure claims, over seeds. The starts are those that are shipped.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PRESETS } from "../../../www/figures/inference/presets.js";
import { configOf } from "../../../www/figures/inference/state.js";
import { engine, stateOf, trained } from "./runs.js";

/** The one that is shipped, and others that no preset was chosen by. */
const SEEDS = [0, 101, 102, 103, 104];

/** Accuracies of the last record. @param {Partial<import("../../../www/figures/inference/state.js").InferenceState>} change @param {number} steps */
function scores(change, steps) {
  const experiment = new engine.Experiment(configOf(stateOf({ every: steps, ...change })));
  experiment.run(steps);
  const { statistics, validation } = experiment.snapshot();
  experiment.free();
  assert.ok(statistics);
  const momenta = [...statistics.momenta].map((momentum) => Number(momentum.toPrecision(4)));
  const last = statistics.accuracy.recalibrated.length - 1;
  const running = Object.fromEntries(momenta.map((momentum, k) => [momentum, statistics.accuracy.running[last * momenta.length + k] ?? NaN]));
  return { running, recalibrated: statistics.accuracy.recalibrated[last] ?? NaN, batch: statistics.accuracy.batch[last] ?? NaN, loss: validation.loss.at(-1) ?? NaN };
}

/** @template T @param {readonly T[]} list @param {(one: T) => boolean} claim @param {number} least */
function holds(list, claim, least) {
  assert.ok(list.filter(claim).length >= least, `${claim}: ${JSON.stringify(list)}`);
}

test("P14, start: after 10 batches momentum 0.01 is far behind, by the same weights", (t) => {
  const found = SEEDS.map((seed) => scores({ seed }, 10));
  t.diagnostic(JSON.stringify(found));
  holds(found, ({ recalibrated, running }) => recalibrated - (running[0.01] ?? NaN) >= 0.2, 4);
});

test("P14, the preset that plays to 40: 0.01 still costs much, 0.1 little", (t) => {
  const found = SEEDS.map((seed) => scores({ ...PRESETS["start"]?.state, seed }, 40));
  t.diagnostic(JSON.stringify(found));
  holds(found, ({ recalibrated, running }) => recalibrated - (running[0.01] ?? NaN) >= 0.1, 4);
  holds(found, ({ recalibrated, running }) => recalibrated - (running[0.1] ?? NaN) <= 0.1, 4);
});

test("P14, the settled preset: after 800 batches the lines have caught up", (t) => {
  const found = SEEDS.map((seed) => scores({ ...PRESETS["settled"]?.state, seed, every: 800 }, 800));
  t.diagnostic(JSON.stringify(found));
  holds(found, ({ recalibrated, running }) => Math.abs(recalibrated - (running[0.1] ?? NaN)) <= 0.02, 4);
  holds(found, ({ recalibrated, running }) => Math.abs(recalibrated - (running[0.01] ?? NaN)) <= 0.02, 4);
});

test("alone in training mode every digit gets the same, and inference gets its own, over the seeds", (t) => {
  for (const seed of SEEDS) {
    const { sample } = trained({ ...PRESETS["forgotten"]?.state, seed, every: 40 }, 40);
    assert.equal(sample.aloneSame, true);
    const layer = trained({ ...PRESETS["layer"]?.state, seed, every: 40 }, 40).sample;
    assert.deepEqual([layer.same, layer.aloneSame], [true, false]);
  }
  t.diagnostic(`${SEEDS.length} seeds`);
});

test("P15: the unbiased running variance is the better estimate and no gain: the loss on new digits is not lower", (t) => {
  for (const batchSize of [4, 8, 32]) {
    const found = SEEDS.map((seed) => {
      const [unbiased, biased] = /** @type {const} */ (["unbiased", "biased"]).map((estimator) => {
        const { statistics: _, ...config } = configOf(stateOf({ batchSize, seed, estimator, every: 400 }));
        const experiment = new engine.Experiment(config);
        experiment.run(400);
        const { validation } = experiment.snapshot();
        experiment.free();
        return { loss: validation.loss.at(-1) ?? NaN, accuracy: validation.accuracy.at(-1) ?? NaN };
      });
      return { unbiased, biased };
    });
    t.diagnostic(`m ${batchSize}: ${JSON.stringify(found)}`);
    holds(found, ({ unbiased, biased }) => (unbiased?.loss ?? NaN) >= (biased?.loss ?? NaN), SEEDS.length);
  }
});

test("every preset has its claim", () => {
  assert.deepEqual(Object.keys(PRESETS).toSorted(), ["forgotten", "keras", "l7", "layer", "settled", "small", "start"]);
});
