// @ts-check
// Training by the moving averages, which Ioffe & Szegedy warn of: what it does to a network beside batch normalization, over five seeds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";

const ns = await load();
const SEEDS = [1, 2, 3, 4, 5];

/**
 * @param {"batch" | "running"} statistics
 * @param {number} learningRate
 * @param {"relu" | "tanh"} activation
 * @param {number} seed
 * @returns {import("../../dist/normscope/normscope.js").TrainerConfig}
 */
const config = (statistics, learningRate, activation, seed) => ({
  layers: [196, 100, 100, 100, 10],
  activation,
  norm: "batch",
  statistics,
  init: { kind: activation === "relu" ? "he" : "xavier" },
  learningRate,
  batchSize: 60,
  seed,
  data: { kind: "digits", size: 14, train: 2000, validation: 500, seed },
});

/**
 * Where each seed's network is after so many steps.
 *
 * @param {"batch" | "running"} statistics
 * @param {number} learningRate
 * @param {"relu" | "tanh"} activation
 */
function five(statistics, learningRate, activation = "relu") {
  const found = SEEDS.map((seed) => {
    const experiment = new ns.Experiment({ trainer: config(statistics, learningRate, activation, seed), every: 300 });
    const { step, diverged } = experiment.run(300);
    const { validation } = experiment.snapshot();
    experiment.free();
    return { step, diverged, loss: validation.loss.at(-1) ?? NaN, accuracy: validation.accuracy.at(-1) ?? NaN };
  });
  const said = found.map(({ step, diverged, loss, accuracy }) => (diverged ? `not finite at step ${step}` : `loss ${loss.toFixed(2)}, ${(100 * accuracy).toFixed(1)} %`));
  console.log(`${activation}, ${statistics}, rate ${learningRate}: ${said.join("; ")}`);
  return found;
}

test("relu: at a low rate it lags far behind, at a high one the loss is soon no number", () => {
  const [low, lowOfBatch] = [five("running", 0.1), five("batch", 0.1)];
  low.forEach(({ loss, diverged }, at) => {
    assert.equal(diverged, false);
    assert.ok(loss > 1.7 * lowOfBatch[at].loss, `seed ${SEEDS[at]}: ${loss} and ${lowOfBatch[at].loss}`);
  });
  for (const rate of [0.5, 0.7]) {
    for (const { diverged, step } of five("running", rate)) assert.ok(diverged && step < 60, `rate ${rate}: ${step}`);
  }
  for (const { diverged, accuracy } of five("batch", 0.7)) assert.ok(!diverged && accuracy > 0.85);
});

test("relu: it is not the start of the averages that does it: what the batch has trained is lost as soon", () => {
  const steps = SEEDS.map((seed) => {
    const [trained, heir] = [new ns.Trainer(config("batch", 0.1, "relu", seed)), new ns.Trainer(config("running", 0.5, "relu", seed))];
    const { accuracy } = trained.step(200);
    assert.ok(accuracy > 0.8, `seed ${seed}: ${accuracy}`);
    heir.setParameters(trained.parameters());
    let report = heir.step();
    assert.ok(report.loss < 1, `seed ${seed} starts from ${report.loss}`);
    while (Number.isFinite(report.loss) && report.step < 100) report = heir.step();
    trained.free();
    heir.free();
    assert.ok(!Number.isFinite(report.loss), `seed ${seed}: ${report.loss}`);
    return report.step;
  });
  console.log(`relu, running, rate 0.5, after 200 steps by the batch: not finite at step ${steps.join(", ")}`);
});

// The warning is no law: a figure must not say that it always fails.
test("tanh: nothing of it is seen at a high rate", () => {
  const [running, batch] = [five("running", 0.5, "tanh"), five("batch", 0.5, "tanh")];
  running.forEach(({ accuracy, diverged }, at) => assert.ok(!diverged && Math.abs(accuracy - batch[at].accuracy) < 0.06));
});

test("a config without the option has the bytes of one with the default, and the other has others", () => {
  const after = (/** @type {Pick<import("../../dist/normscope/normscope.js").TrainerConfig, "statistics">} */ option) => {
    const trainer = new ns.Trainer({ layers: [2, 6, 5, 3], norm: "batch", data: { kind: "blobs", train: 90, validation: 30 }, ...option });
    trainer.step(40);
    const parameters = trainer.parameters();
    trainer.free();
    return parameters;
  };
  assert.deepEqual(after({}), after({ statistics: "batch" }));
  assert.notDeepEqual(after({}), after({ statistics: "running" }));
});

test("what is refused is refused by name", () => {
  const CONFIG = { layers: [2, 4, 1] };
  assert.throws(() => new ns.Trainer({ ...CONFIG, statistics: /** @type {any} */ ("moving") }), { code: "unknown", message: /^Trainer: statistics is "moving", but must be one of "batch", "running"/ });
  assert.throws(() => new ns.Trainer({ ...CONFIG, norm: "layer", statistics: "running" }), { code: "unknown", message: /^Trainer: statistics is "running", but must be "batch" where norm is "layer"/ });
  const trainer = { layers: [2, 4, 3], norm: /** @type {const} */ ("batch"), statistics: /** @type {const} */ ("running"), data: { kind: /** @type {const} */ ("blobs"), train: 60, validation: 20 } };
  assert.throws(() => new ns.Experiment({ trainer, statistics: { momenta: [0.1] } }), { code: "unknown", message: /trainer\.statistics is "running"/ });
  new ns.Experiment({ trainer }).free();
});
