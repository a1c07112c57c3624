// @ts-check
// What a step promises and brings, asked of the built package: against networks that are moved by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";

const { Experiment, Trainer } = await load();

/** @type {import("../../dist/normscope/normscope.js").TrainerConfig} */
const CONFIG = { layers: [2, 5, 4, 3], activation: "tanh", seed: 4, batchSize: 20, learningRate: 0.4, data: { kind: "blobs", classes: 3, train: 90, validation: 30, seed: 2 } };
const RATES = [0.05, 0.4, 2];

/** What `stepOn` makes of a fresh copy, some layers of which are put back. @param {import("../../dist/normscope/normscope.js").Trainer} from @param {import("../../dist/normscope/normscope.js").TrainerConfig["norm"]} norm @param {any} batch @param {number} rate @param {number[]} moving */
function gain(from, norm, batch, rate, moving) {
  const copy = new Trainer({ ...CONFIG, norm, learningRate: rate });
  const before = from.parameters();
  copy.setParameters(before);
  const { loss } = copy.stepOn(batch);
  const after = copy.parameters();
  copy.setParameters(after.map((layer, k) => (moving.includes(k) ? layer : before[k] ?? {})));
  const now = copy.evaluate({ ...batch, mode: "train" }).loss;
  copy.free();
  return loss - now;
}

for (const norm of /** @type {const} */ (["none", "batch", "layer"])) {
  test(`${norm}: alone and together are what networks bring that are moved by hand`, () => {
    const trainer = new Trainer({ ...CONFIG, norm });
    trainer.step(15);
    const batch = { x: Array.from({ length: 24 }, (_, k) => Math.sin(1.7 * k + 0.3)), labels: [0, 2, 1, 1, 0, 2, 2, 1, 0, 0, 1, 2] };
    const told = trainer.promises({ rates: RATES, batch });
    assert.deepEqual([told.step, Array.from(told.rates, (rate) => Math.fround(rate))], [15, RATES.map(Math.fround)]);
    assert.equal(told.alone.length, 9);
    RATES.forEach((rate, k) => {
      const alone = [0, 1, 2].map((layer) => gain(trainer, norm, batch, rate, [layer]));
      alone.forEach((value, layer) => assert.ok(Math.abs((told.alone[3 * k + layer] ?? NaN) - value) < 2e-6 + 1e-5 * Math.abs(value), `alone ${rate} ${layer}: ${told.alone[3 * k + layer]} is not ${value}`));
      const all = gain(trainer, norm, batch, rate, [0, 1, 2]);
      assert.ok(Math.abs((told.together[k] ?? NaN) - all) < 2e-6 + 1e-5 * Math.abs(all), `together ${rate}: ${told.together[k]} is not ${all}`);
      const sum = told.alone.subarray(3 * k, 3 * k + 3).reduce((a, b) => a + b);
      assert.ok(Math.abs((told.promised[k] ?? NaN) - sum) < 1e-12);
      assert.equal(told.movedValues[3 * k], 0, "nothing is before the first layer");
      assert.ok((told.movedValues[3 * k + 2] ?? NaN) > (told.movedMean[3 * k + 2] ?? NaN));
    });
    // To first order a small step alone gains what the gradient says.
    const small = trainer.promises({ rates: [0.001], batch });
    for (const layer of [0, 1, 2]) assert.ok(Math.abs((small.alone[layer] ?? NaN) / (small.firstOrder[layer] ?? NaN) - 1) < 0.05);
    trainer.free();
  });
}

test("asking takes no step: the next one is the one that was asked about", () => {
  const experiment = new Experiment({ trainer: { ...CONFIG, norm: "batch" }, every: 5 });
  const other = new Trainer({ ...CONFIG, norm: "batch" });
  experiment.run(7);
  other.step(7);
  const told = experiment.promises({ rates: [0.4] });
  assert.deepEqual(experiment.promises({ rates: [0.4] }), told, "asked twice, the same");
  assert.deepEqual(other.promises({ rates: [0.4] }), told, "a trainer says what an experiment says");
  const { loss } = experiment.run(1);
  assert.equal(Math.fround(told.loss), Math.fround(loss));
  assert.equal(other.step(1).loss, loss);
  experiment.free();
  other.free();
});

test("what is no request is refused by name, and the next call works", () => {
  const trainer = new Trainer({ ...CONFIG, data: undefined });
  /** @type {[any, string, RegExp][]} */
  const refusals = [
    [undefined, "type", /promises: request is missing, but must be an object/],
    [{}, "type", /promises: rates is missing, but must be an array of numbers/],
    [{ rates: [] }, "shape", /promises: rates is 0, but must be 1 to 256 rates/],
    [{ rates: [0.1, 0] }, "range", /promises: rates\[1\] is 0, but must be a number above 0/],
    [{ rates: [NaN] }, "non-finite", /promises: rates/],
    [{ rates: [0.1], rate: 1 }, "unknown", /promises: rate is unknown/],
    [{ rates: [0.1] }, "state", /no data/],
    [{ rates: [0.1], batch: { x: [1, 2, 3], labels: [0] } }, "shape", /promises: .*x has 3 values/],
  ];
  for (const [request, code, message] of refusals) assert.throws(() => trainer.promises(request), { name: "NormscopeError", code, message });
  assert.equal(trainer.promises({ rates: [0.1], batch: { x: [1, 2], labels: [0] } }).alone.length, 3);
  trainer.free();
});
