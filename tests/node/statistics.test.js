// @ts-check
// Statistics of inference beside each other, as JavaScript gets them; and that they differ as the figure says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";

const ns = await load();
const MOMENTA = [0.01, 0.5];

/** @type {import("../../www/normscope.js").ExperimentConfig} */
const CONFIG = {
  trainer: { layers: [2, 6, 5, 3], norm: "batch", batchSize: 16, seed: 4, data: { kind: "blobs", train: 60, validation: 35 } },
  every: 4,
  columns: 8,
  statistics: { momenta: MOMENTA, recalibrate: 5 },
};

test("a snapshot has every record by each of the statistics, and a unit's at every step", () => {
  const experiment = new ns.Experiment({ ...CONFIG, columns: 16 });
  experiment.run(9);
  const { statistics, recorded } = experiment.snapshot();
  assert.ok(statistics);
  assert.deepEqual([...recorded], [0, 4, 8]);
  assert.deepEqual(statistics.momenta, Float32Array.from(MOMENTA));
  for (const { running, batch, recalibrated } of [statistics.accuracy, statistics.loss]) assert.deepEqual([running.length, batch.length, recalibrated.length], [6, 3, 3]);
  assert.ok([...statistics.accuracy.running, ...statistics.accuracy.batch].every((share) => share >= 0 && share <= 1));
  const { unit } = statistics;
  assert.equal(unit.layer, 1);
  assert.deepEqual([...unit.step], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual([unit.batchMean, unit.batchVariance, unit.runningMean, unit.runningVariance, unit.recalibratedMean, unit.recalibratedVariance].map(({ length }) => length), [9, 9, 18, 18, 3, 3]);
  assert.ok(Math.abs((unit.runningMean[1] ?? 0) - 0.5 * (unit.batchMean[0] ?? 0)) < 1e-6, "from 0");
  assert.ok(Math.abs((unit.runningVariance[1] ?? 0) - 0.5 - (0.5 * 16 * (unit.batchVariance[0] ?? 0)) / 15) < 1e-6, "from 1, unbiased");
  experiment.free();
});

test("a look watches any unit, or the one that has gone furthest", () => {
  const experiment = new ns.Experiment(CONFIG);
  experiment.run(8);
  const watched = (/** @type {import("../../www/normscope.js").ExperimentLook["watch"]} */ watch) => {
    const unit = experiment.snapshot({ watch }).statistics?.unit;
    assert.ok(unit);
    return unit;
  };
  const travel = (/** @type {Float32Array} */ means) => Math.max(...means) - Math.min(...means);
  const travels = Array.from({ length: 6 }, (_, unit) => travel(watched({ layer: 0, unit }).batchMean));
  const most = watched({ layer: 0, unit: "most" });
  assert.deepEqual([most.layer, most.unit], [0, travels.indexOf(Math.max(...travels))]);
  assert.equal(watched({ unit: 3 }).layer, 1);
  const call = /** @type {any} */ (experiment);
  assert.throws(() => watched({ layer: 2 }), { code: "range", message: "snapshot: watch.layer is 2, but must be at most 1, the last hidden layer" });
  assert.throws(() => watched({ layer: 1, unit: 5 }), { code: "range", message: /^snapshot: watch\.unit is 5, but must be at most 4/ });
  assert.throws(() => call.snapshot({ watch: { unit: "least" } }), { code: "range", message: /^snapshot: watch\.unit is "least"/ });
  assert.throws(() => call.snapshot({ watch: { unit: 0.5 } }), { code: "range", message: /^snapshot: watch\.unit is 0\.5/ });
  assert.throws(() => call.snapshot({ watch: { units: 1 } }), { code: "unknown" });
  assert.throws(() => call.snapshot({ watch: 3 }), { code: "type", message: /^snapshot: watch is 3/ });
  experiment.free();
});

test("averages are what a trainer with that momentum has, and say what the records say", () => {
  const experiment = new ns.Experiment(CONFIG);
  experiment.run(12);
  const averages = experiment.averages();
  assert.deepEqual([averages.step, averages.layers.length], [12, 2]);
  for (const [by, momentum] of MOMENTA.entries()) {
    const trainer = new ns.Trainer({ ...CONFIG.trainer, momentum });
    trainer.step(12);
    const parameters = trainer.parameters();
    averages.layers.forEach(({ runningMean, runningVariance }, at) => {
      const units = parameters[at]?.bias.length ?? 0;
      const own = (/** @type {Float32Array} */ all) => all.subarray(by * units, (by + 1) * units);
      assert.deepEqual([own(runningMean), own(runningVariance)], [parameters[at]?.runningMean, parameters[at]?.runningVariance]);
    });
    trainer.free();
  }
  const { statistics } = experiment.snapshot();
  const probe = ns.makeData(/** @type {import("../../www/normscope.js").DataRecipe} */ (CONFIG.trainer.data)).validation;
  const trainer = new ns.Trainer({ layers: CONFIG.trainer.layers, norm: "batch" });
  const { parameters } = experiment.save();
  const put = (/** @type {(layer: (typeof averages.layers)[number]) => object} */ statistics) => trainer.setParameters(parameters.map((layer, at) => ({ ...layer, ...(averages.layers[at] && statistics(averages.layers[at])) })));
  put(({ recalibratedMean, recalibratedVariance }) => ({ runningMean: recalibratedMean, runningVariance: recalibratedVariance }));
  assert.ok(Math.abs(trainer.evaluate(probe).loss - (statistics?.loss.recalibrated[3] ?? NaN)) < 1e-6);
  put(({ runningMean, runningVariance }) => ({ runningMean: runningMean.subarray(0, runningMean.length / 2), runningVariance: runningVariance.subarray(0, runningVariance.length / 2) }));
  assert.ok(Math.abs(trainer.evaluate(probe).loss - (statistics?.loss.running[6] ?? NaN)) < 1e-6);
  trainer.free();
  assert.deepEqual(experiment.averages(), averages, "asking changes nothing");
  experiment.free();
});

test("training has the same bytes with and without", () => {
  const saved = [CONFIG, { ...CONFIG, statistics: undefined }].map((config) => {
    const experiment = new ns.Experiment(config);
    experiment.run(30);
    const { parameters } = experiment.save();
    const { curve, validation, layers } = experiment.snapshot();
    experiment.free();
    return { parameters, curve, validation, layers };
  });
  assert.deepEqual(saved[0], saved[1]);
});

test("saved and restored they go on", () => {
  const [one, other] = [new ns.Experiment(CONFIG), new ns.Experiment(CONFIG)];
  one.run(10);
  other.restore(structuredClone(one.save()));
  for (const experiment of [one, other]) experiment.run(6);
  assert.deepEqual(other.averages(), one.averages());
  const { running, ...rest } = one.save();
  assert.equal(running?.length, 2);
  assert.throws(() => other.restore({ ...rest, running: [] }), { code: "shape", message: /^restore: running is a list of 0/ });
  assert.throws(() => other.restore({ ...rest, running: /** @type {any} */ ([{}, {}]) }), { code: "type", message: /^restore: running\[0\]\.runningMean is missing/ });
  assert.deepEqual(other.averages(), one.averages());
  one.free();
  other.free();
});

/** @type {[string, any, string, RegExp][]} */
const REFUSED = [
  ["layer norm", { ...CONFIG, trainer: { ...CONFIG.trainer, norm: "layer" } }, "unknown", /^Experiment: statistics is given, but must be left out: norm is "layer", and only "batch" has them$/],
  ["no normalization", { ...CONFIG, trainer: { ...CONFIG.trainer, norm: "none" } }, "unknown", /norm is "none"/],
  ["no hidden layer", { ...CONFIG, trainer: { ...CONFIG.trainer, layers: [2, 3] } }, "unknown", /this network has no hidden layer$/],
  ["no momentum", { ...CONFIG, statistics: {} }, "range", /^Experiment: statistics\.momenta is of 0 numbers, but must be of 1 to 4$/],
  ["a momentum above 1", { ...CONFIG, statistics: { momenta: [0.1, 2] } }, "range", /^Experiment: statistics\.momenta\[1\] is 2, but must be between 0 and 1$/],
  ["no momenta but one number", { ...CONFIG, statistics: { momenta: 0.1 } }, "type", /statistics\.momenta is 0\.1/],
  ["too many batches", { ...CONFIG, statistics: { momenta: [0.1], recalibrate: 513 } }, "range", /^Experiment: statistics\.recalibrate is 513, but must be a whole number from 1 to 512$/],
  ["a field that does not exist", { ...CONFIG, statistics: { momenta: [0.1], batches: 3 } }, "unknown", /batches/],
];

for (const [what, config, code, message] of REFUSED) {
  test(`refused: ${what}`, () => {
    assert.throws(() => new ns.Experiment(config), { name: "NormscopeError", code, message });
  });
}

test("without statistics there are none to ask for", () => {
  const experiment = new ns.Experiment({ ...CONFIG, statistics: undefined });
  assert.ok(!("statistics" in experiment.snapshot()));
  assert.throws(() => experiment.averages(), { code: "state", message: /^averages: no statistics are compared/ });
  assert.throws(() => experiment.snapshot({ watch: { unit: 1 } }), { code: "state", message: /^snapshot: watch asks for statistics, which were not recorded/ });
  experiment.free();
});

test("P14: early in training a slow running average is far behind the weights, and recalibration is not", (t) => {
  const MOMENTA = [0.001, 0.01, 0.1, 1];
  const gaps = [1, 2, 3, 4, 5].map((seed) => {
    const experiment = new ns.Experiment({
      trainer: { layers: [196, 64, 64, 64, 10], activation: "relu", norm: "batch", init: { kind: "he" }, learningRate: 0.3, batchSize: 32, seed, data: { kind: "digits", size: 14, seed } },
      every: 10,
      statistics: { momenta: MOMENTA },
    });
    experiment.run(200);
    const { statistics, recorded } = experiment.snapshot();
    experiment.free();
    assert.ok(statistics);
    const { running, batch, recalibrated } = statistics.accuracy;
    const at = (/** @type {number} */ step) => {
      const k = recorded.indexOf(step);
      const [slowest, slow = NaN, usual = NaN, last] = running.subarray(4 * k, 4 * k + 4);
      return { slowest, slow, usual, last, batch: batch[k], recalibrated: recalibrated[k] ?? NaN };
    };
    t.diagnostic(`seed ${seed}: ${[10, 200].map((step) => `step ${step}: ${Object.entries(at(step)).map(([name, value]) => `${name} ${value?.toFixed(3)}`).join(", ")}`).join("; ")}`);
    return { early: at(10).recalibrated - at(10).slow, late: at(200).recalibrated - at(200).usual };
  });
  assert.ok(gaps.filter(({ early }) => early >= 0.2).length >= 4, JSON.stringify(gaps));
  assert.ok(gaps.filter(({ late }) => Math.abs(late) < 0.05).length >= 4, JSON.stringify(gaps));
});
