// @ts-check
// The experiment as JavaScript makes and calls it: what comes back, what is refused, and that nothing that is handed out changes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";

const ns = await load();

/** @type {import("../../www/normscope.js").ExperimentConfig} */
const CONFIG = {
  trainer: { layers: [2, 6, 5, 3], norm: "renorm", batchSize: 16, seed: 4, data: { kind: "blobs", train: 60, validation: 30 } },
  every: 4,
  columns: 8,
  bins: 10,
  measured: 20,
};

test("a snapshot holds every record, in arrays of the lengths that it says", () => {
  const experiment = new ns.Experiment(CONFIG);
  assert.deepEqual(experiment.run(9).diverged, false);
  const snapshot = experiment.snapshot();
  assert.equal(snapshot.step, 9);
  assert.deepEqual([...snapshot.recorded], [0, 4, 8]);
  assert.equal(snapshot.validation.loss.length, 3);
  assert.equal(snapshot.validation.accuracy.length, 3);
  assert.deepEqual([...snapshot.curve.step], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(snapshot.parameters, 2 * 6 + 6 + 6 * 5 + 5 + 5 * 3 + 3 + 2 * 6 + 2 * 5);
  assert.equal(snapshot.diverged, null);
  assert.deepEqual([...snapshot.reached.accuracy].map((value) => value.toFixed(2)), ["0.50", "0.60", "0.70", "0.80", "0.90", "0.95"]);
  assert.deepEqual(snapshot.layers.map(({ features }) => features), [6, 5]);
  for (const layer of snapshot.layers) {
    assert.equal(layer.counts.length, 3 * 12);
    for (let record = 0; record < 3; record++) {
      const counts = layer.counts.subarray(record * 12, (record + 1) * 12);
      assert.equal(counts.reduce((sum, count) => sum + count, 0), 20, "each measured sample is in one place");
    }
    assert.equal(layer.percentiles.length, 9);
    assert.equal(layer.unit, layer.typical);
    assert.deepEqual([layer.mean, layer.std, layer.saturated, layer.gradient, layer.update].map(({ length }) => length), [3, 3, 3, 3, 3]);
    assert.ok(Number.isNaN(layer.gradient[0]) && (layer.gradient[2] ?? 0) > 0);
    assert.deepEqual([layer.r, layer.d].map(({ length }) => length), [layer.features, layer.features]);
    assert.ok(!("gamma" in layer) && !("beta" in layer), "nobody asked");
  }
  experiment.free();
});

test("gamma and beta of every record are there when they are asked for", () => {
  const experiment = new ns.Experiment({ ...CONFIG, affine: true });
  experiment.run(9);
  const { layers } = experiment.snapshot();
  const { parameters } = experiment.save();
  for (const [at, { gamma, beta, features }] of layers.entries()) {
    assert.ok(gamma instanceof Float32Array && beta instanceof Float32Array);
    assert.deepEqual([gamma.length, beta.length], [3 * features, 3 * features]);
    assert.ok(gamma.subarray(0, features).every((value) => value === 1) && beta.subarray(0, features).every((value) => value === 0), "row 0 is the start");
    const moved = parameters[at];
    assert.notDeepEqual(gamma.subarray(2 * features), moved?.gamma, "step 9 has no record");
    assert.notDeepEqual(gamma.subarray(features, 2 * features), gamma.subarray(2 * features));
  }
  experiment.run(3);
  const now = experiment.snapshot().layers[1];
  assert.deepEqual([now?.gamma?.subarray(3 * 5), now?.beta?.subarray(3 * 5)], [experiment.save().parameters[1]?.gamma, experiment.save().parameters[1]?.beta]);
  experiment.free();
  const none = new ns.Experiment({ ...CONFIG, affine: true, trainer: { ...CONFIG.trainer, norm: "none" } });
  assert.ok(none.snapshot().layers.every((layer) => !("gamma" in layer) && !("beta" in layer)));
  none.free();
});

test("a look chooses units and what is counted of them", () => {
  const experiment = new ns.Experiment({ ...CONFIG, outputs: true });
  experiment.run(8);
  const usual = experiment.snapshot();
  const look = experiment.snapshot({ units: ["all", 3], show: "xHat" });
  assert.deepEqual(look.layers.map(({ unit }) => unit), [-1, 3]);
  assert.equal(look.layers[0]?.counts.subarray(-12).reduce((sum, count) => sum + count, 0), 6 * 20);
  assert.notDeepEqual(look.layers[1]?.percentiles, experiment.snapshot({ units: ["all", 3], show: "input" }).layers[1]?.percentiles, "y is not x_hat");
  assert.deepEqual(experiment.snapshot({ show: "input" }), usual, "input is what is shown by default");
  assert.notDeepEqual(look.layers[1]?.percentiles, experiment.snapshot({ units: ["all", 2], show: "xHat" }).layers[1]?.percentiles);
  const handedOn = experiment.snapshot({ units: [2, "all"], show: "output" });
  const [inputs, outputs] = [experiment.snapshot({ units: [2, "all"] }), handedOn].map(({ layers }) => layers[0]?.percentiles ?? []);
  // Sigmoids keep the order, and so the middle one of an odd number; of 20 the median lies between two.
  outputs.forEach((output, at) => assert.ok(Math.abs(output - 1 / (1 + Math.exp(-(inputs[at] ?? 0)))) < 0.01, `${output} of ${inputs[at]}`));
  assert.deepEqual(look.validation, usual.validation);
  experiment.free();
});

test("x_hat of a network that has none is refused", () => {
  const experiment = new ns.Experiment({ ...CONFIG, trainer: { ...CONFIG.trainer, norm: "none" } });
  assert.throws(() => experiment.snapshot({ show: "xHat" }), { code: "state", message: 'snapshot: show is "xHat", which was not recorded: this network has no normalization' });
  assert.equal(experiment.snapshot().layers.length, 2);
  experiment.free();
});

test("what was handed out stays as it was", () => {
  const experiment = new ns.Experiment(CONFIG);
  const before = experiment.snapshot();
  const copy = structuredClone(before);
  experiment.run(20);
  assert.deepEqual(before, copy);
  experiment.free();
});

test("the same configuration and calls give the same bytes", () => {
  const bytes = () => {
    const experiment = new ns.Experiment(CONFIG);
    experiment.run(30);
    const result = [experiment.snapshot({ units: ["all", 1] }), experiment.save(), experiment.predict([0.5, 0.25])];
    experiment.free();
    return result;
  };
  assert.deepEqual(bytes(), bytes());
});

test("saved, it goes on in another one", () => {
  const first = new ns.Experiment(CONFIG);
  first.run(10);
  const second = new ns.Experiment(CONFIG);
  second.restore(first.save());
  first.run(7);
  second.run(7);
  assert.deepEqual(second.save(), first.save());
  assert.deepEqual([...second.snapshot().recorded], [10, 12, 16]);
});

test("divergence is named with its step, and there is a way back", () => {
  const experiment = new ns.Experiment({ ...CONFIG, trainer: { ...CONFIG.trainer, norm: "none", activation: "relu", learningRate: 1e30 } });
  const report = experiment.run(100);
  assert.equal(report.diverged, true);
  assert.ok(!Number.isFinite(report.loss));
  const snapshot = experiment.snapshot();
  assert.equal(snapshot.diverged?.step, report.step);
  assert.equal(experiment.back(), 0);
  assert.equal(experiment.snapshot().diverged, null);
  experiment.setLearningRate(0.1);
  assert.equal(experiment.run(20).diverged, false);
});

test("a probe of one's own is what is measured", () => {
  const probe = { x: [0, 0, 1, 1, -1, 1], labels: [0, 1, 2] };
  const experiment = new ns.Experiment({ ...CONFIG, trainer: { ...CONFIG.trainer, norm: "none" }, probe });
  const [layer] = experiment.snapshot().layers;
  assert.equal(layer?.counts.reduce((sum, count) => sum + count, 0), 3);
});

/** @type {[string, any, string, RegExp][]} */
const REFUSED = [
  ["no configuration", undefined, "type", /^Experiment: config is missing, but must be an object/],
  ["no trainer", {}, "type", /^Experiment: trainer is missing/],
  ["no data", { trainer: { layers: [2, 2] } }, "type", /^Experiment: trainer\.data is missing/],
  ["a trainer's field that does not exist", { trainer: { ...CONFIG.trainer, speed: 1 } }, "unknown", /speed/],
  ["a field that does not exist", { ...CONFIG, evry: 1 }, "unknown", /evry/],
  ["layers that do not fit the data", { trainer: { ...CONFIG.trainer, layers: [3, 2, 3] } }, "shape", /features is 2, but must be 3/],
  ["a probe of another size", { ...CONFIG, probe: { x: [1, 2, 3], labels: [0] } }, "shape", /^Experiment: probe: x has 3 values/],
  ["a probe of a class that does not exist", { ...CONFIG, probe: { x: [1, 2], labels: [7] } }, "range", /^Experiment: probe: labels\[0\] is 7/],
  ["custom data without a probe", { trainer: { layers: [1, 2, 1], data: { kind: "custom", features: 1, x: [0, 1], labels: [0, 1] } } }, "shape", /probe is empty/],
  ["no whole number of steps between records", { ...CONFIG, every: 2.5 }, "type", /every/],
  ["one column", { ...CONFIG, columns: 1 }, "range", /^Experiment: columns is 1, but must be a whole number from 2 to 4096$/],
];

for (const [what, config, code, message] of REFUSED) {
  test(`refused: ${what}`, () => {
    assert.throws(() => new ns.Experiment(config), { name: "NormscopeError", code, message });
  });
}

test("refused calls change nothing", () => {
  const experiment = new ns.Experiment(CONFIG);
  experiment.run(5);
  const before = experiment.snapshot();
  const call = /** @type {any} */ (experiment);
  assert.throws(() => call.run(0), { code: "range", message: /^run: count is 0/ });
  assert.throws(() => call.run("x"), { code: "type" });
  assert.throws(() => call.snapshot({ units: ["middle"] }), { code: "range", message: /^snapshot: units\[0\] is / });
  assert.throws(() => call.snapshot({ units: 3 }), { code: "type", message: /^snapshot: units is 3/ });
  assert.throws(() => call.snapshot({ xhat: true }), { code: "unknown" });
  assert.throws(() => call.snapshot({ units: [99] }), { code: "range", message: "snapshot: units[0] is 99, but must be at most 5: that layer has 6 units" });
  assert.throws(() => call.snapshot({ units: ["all", 5], show: "xHat" }), { code: "range", message: /^snapshot: units\[1\] is 5, but must be at most 4/ });
  assert.throws(() => call.snapshot({ units: [1, 1, 1] }), { code: "range", message: "snapshot: units is of 3 entries, but must be of at most 2, one a hidden layer" });
  assert.throws(() => call.snapshot({ show: "y" }), { code: "unknown", message: 'snapshot: show is "y", but must be one of "input", "xHat", "output"' });
  assert.throws(() => call.snapshot({ show: "output" }), { code: "state", message: 'snapshot: show is "output", which was not recorded: the experiment needs outputs: true' });
  assert.throws(() => call.predict([1]), { code: "shape", message: /^predict: x is of 1 values/ });
  assert.throws(() => call.restore({ parameters: [] }), { code: "type", message: /^restore: step is missing|^restore: saved\.step is missing/ });
  assert.throws(() => call.restore({ step: 3, parameters: [{}] }), { code: "shape" });
  assert.throws(() => call.setLearningRate(-1), { code: "range" });
  assert.deepEqual(experiment.snapshot(), before);
  experiment.free();
  assert.throws(() => experiment.run(1), { code: "state", message: "run: this Experiment was freed: make a new one" });
});

test("with outputs, what each layer hands on comes beside what goes into its activation", () => {
  const experiment = new ns.Experiment({ trainer: { layers: [2, 7, 5, 1], activation: "relu", norm: "batch", placement: "after", data: { kind: "moons" }, seed: 3 }, every: 4, outputs: true });
  experiment.run(9);
  const beside = experiment.snapshot({ units: ["all", 3] });
  const alone = experiment.snapshot({ units: ["all", 3], show: "output" });
  experiment.free();
  beside.layers.forEach(({ output, counts, mean }, k) => {
    assert.deepEqual([output?.counts, output?.percentiles], [alone.layers[k]?.counts, alone.layers[k]?.percentiles]);
    assert.notDeepEqual(output?.counts, counts);
    assert.deepEqual([output?.mean.length, output?.std.length, mean.length], [3, 3, 3]);
    // What batch norm hands on has the mean 0 and the deviation 1, until gamma and beta move.
    assert.ok(Math.abs(output?.mean[0] ?? NaN) < 1e-5 && Math.abs((output?.std[0] ?? NaN) - 1) < 0.2, `${output?.mean[0]} ${output?.std[0]}`);
  });
  const without = new ns.Experiment({ trainer: { layers: [2, 7, 1], data: { kind: "moons" } } });
  assert.equal(without.snapshot().layers[0]?.output, undefined);
  without.free();
});

test("a record of now is the last column until the next step, and leaves no trace", () => {
  const config = { ...CONFIG, trainer: { ...CONFIG.trainer, norm: /** @type {const} */ ("batch") }, columns: 4, affine: true, outputs: true, statistics: { momenta: [0.1, 0.9], recalibrate: 3 } };
  const [one, other] = [new ns.Experiment(config), new ns.Experiment(config)];
  const dense = new ns.Experiment({ ...config, every: 1, columns: 64 });
  for (let step = 1; step <= 33; step++) {
    for (const experiment of [one, other, dense]) experiment.run(1);
    one.recordNow();
    assert.ok(one.advance(step, 1000));
    const [{ recorded, validation, layers, reached, statistics }, without, all] = [one.snapshot(), other.snapshot(), dense.snapshot()];
    assert.equal(recorded.at(-1), step);
    assert.deepEqual(validation.accuracy.at(-1), all.validation.accuracy.at(-1));
    assert.deepEqual(layers.map(({ gradient, gamma, mean }) => [gradient.at(-1), gamma?.subarray(-5), mean.at(-1)]), all.layers.map(({ gradient, gamma, mean }) => [gradient.at(-1), gamma?.subarray(-5), mean.at(-1)]));
    assert.deepEqual([statistics?.accuracy.recalibrated.at(-1), statistics?.unit.recalibratedMean.length], [all.statistics?.accuracy.recalibrated.at(-1), recorded.length]);
    assert.deepEqual(reached, without.reached);
    if (step % 4 === 0) assert.deepEqual(one.snapshot(), without);
    else assert.notDeepEqual(recorded, without.recorded);
  }
  assert.deepEqual(one.save(), other.save());
  for (const experiment of [one, other, dense]) experiment.free();
});

test("a record of now comes in pieces, and a step drops what is not complete", () => {
  const [one, other] = [new ns.Experiment(CONFIG), new ns.Experiment(CONFIG)];
  one.run(6);
  one.recordNow();
  assert.equal(one.advance(6, 1), false);
  assert.deepEqual([one.snapshot().recording, [...one.snapshot().recorded]], [true, [0, 4]]);
  assert.equal(one.advance(6, 9), true);
  assert.deepEqual([one.snapshot().recording, [...one.snapshot().recorded]], [false, [0, 4, 6]]);
  one.run(1);
  one.recordNow();
  one.run(4);
  other.run(11);
  assert.deepEqual(one.snapshot(), other.snapshot());
  one.free();
  other.free();
});
