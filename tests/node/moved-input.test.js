// @ts-check
// What goes into a layer before and after the earlier layers moved, asked of the built package: against what a step's promises say of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";

const { Experiment } = await load();

/** @type {import("../../dist/normscope/normscope.js").TrainerConfig} */
const CONFIG = { layers: [2, 5, 4, 3], activation: "tanh", seed: 4, batchSize: 20, learningRate: 0.4, data: { kind: "blobs", classes: 3, train: 90, validation: 30, seed: 2 } };

/** @param {import("../../dist/normscope/normscope.js").TrainerConfig["norm"]} norm */
function trained(norm) {
  const experiment = new Experiment({ trainer: { ...CONFIG, norm }, every: 5 });
  experiment.run(7);
  return experiment;
}
const sum = (/** @type {Uint32Array} */ counts) => counts.reduce((a, b) => a + b, 0);

for (const norm of /** @type {const} */ (["none", "batch"])) {
  test(`${norm}: the means move by what the promises say, the first layer's not at all, and nothing is trained`, () => {
    const experiment = trained(norm);
    const rate = 0.9;
    const { movedMean } = experiment.promises({ rates: [rate] });
    [5, 4, 3].forEach((units, layer) => {
      const list = Array.from({ length: units }, (_, unit) => experiment.movedInput({ layer, rate, unit, bins: 7 }));
      list.forEach(({ before, after, low, high, unit, step }, k) => {
        assert.deepEqual([before.length, after.length, sum(before), sum(after), unit, step], [7, 7, 20, 20, k, 7]);
        assert.ok(low < high);
      });
      // In units of the spread over all units and samples, as the promises have it.
      const spread = Math.sqrt(list.reduce((total, { std }) => total + (std[0] ?? NaN) ** 2, 0) / units);
      const way = Math.sqrt(list.reduce((total, { mean: [before = NaN, after = NaN] }) => total + (after - before) ** 2, 0) / units) / spread;
      assert.ok(Math.abs(way - (movedMean[layer] ?? NaN)) < 1e-4 * Math.max(1, way), `${layer}: ${way}, ${movedMean[layer]}`);
      if (norm === "none") assert.equal(way === 0, layer === 0);
      const all = experiment.movedInput({ layer, rate, unit: "all" });
      assert.deepEqual([all.unit, all.before.length, sum(all.before)], [null, 30, 20 * units]);
      const typical = experiment.movedInput({ layer, rate });
      assert.ok(typical.unit !== null && typical.unit < units);
      assert.deepEqual(typical, experiment.movedInput({ layer, rate, unit: typical.unit }));
    });
    assert.equal(experiment.step, 7);
    experiment.free();
  });
}

test("what is no request is refused by name, and the next call works", () => {
  const experiment = trained("none");
  /** @type {[any, string, RegExp][]} */
  const refusals = [
    [undefined, "type", /movedInput: request is missing/],
    [{ rate: 1 }, "type", /movedInput: layer is missing/],
    [{ layer: 0 }, "type", /movedInput: rate is missing/],
    [{ layer: 3, rate: 1 }, "range", /movedInput: layer is 3, but must be a layer from 0 to 2/],
    [{ layer: 1, rate: 1, unit: 4 }, "range", /movedInput: unit is 4, but must be a unit from 0 to 3/],
    [{ layer: 1, rate: 1, unit: "most" }, "unknown", /movedInput: unit is "most"/],
    [{ layer: 1.5, rate: 1 }, "range", /movedInput: layer/],
    [{ layer: 1, rate: 0 }, "range", /movedInput: rate is 0/],
    [{ layer: 1, rate: 1, bins: 0 }, "range", /movedInput: bins is 0/],
    [{ layer: 1, rate: 1, bin: 4 }, "unknown", /movedInput: bin is unknown/],
  ];
  for (const [request, code, message] of refusals) assert.throws(() => experiment.movedInput(request), { name: "NormscopeError", code, message });
  assert.equal(experiment.movedInput({ layer: 2, rate: 0.5 }).before.length, 30);
  experiment.free();
});
