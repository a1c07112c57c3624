// @ts-check
// m/(m − 1) as the estimator's property: the average of the biased variance falls short by (m − 1)/m, and the corrected one does not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { measureEstimator } from "../../../www/figures/inference/estimator.js";
import { picks } from "../../../www/figures/inference/picks.js";
import { CELLS, SIDE } from "../../../www/figures/inference/state.js";
import { engine } from "./runs.js";

test("over 1,024 batches the biased variance is about (m − 1)/m of the true one, over five seeds", () => {
  for (const seed of [0, 101, 102, 103, 104]) {
    const { sizes, variance } = measureEstimator(engine, seed);
    for (const { size, biased, unbiased } of sizes) {
      assert.ok(Math.abs(biased / variance - (size - 1) / size) < 0.08, `seed ${seed}, m ${size}: ${biased / variance}`);
      assert.ok(Math.abs(unbiased / biased - size / (size - 1)) < 1e-9);
    }
    assert.ok((sizes[0]?.biased ?? NaN) < 0.6 * variance);
  }
});

test("the true variance is that of all training digits", () => {
  const { variance, mean, values } = measureEstimator(engine, 3);
  const { x } = engine.makeData({ kind: "digits", size: SIDE, seed: 3 });
  const inked = Array.from({ length: values }, (_, k) => x.slice(k * CELLS, (k + 1) * CELLS).reduce((sum, cell) => sum + cell, 0));
  const average = inked.reduce((sum, count) => sum + count, 0) / values;
  assert.ok(Math.abs(mean - average) < 1e-9);
  assert.ok(Math.abs(variance - inked.reduce((sum, count) => sum + (count - average) ** 2, 0) / values) < 1e-9);
});

test("what is drawn hangs on the seed alone, and reaches everywhere", () => {
  assert.deepEqual(picks(50, 10, 4), picks(50, 10, 4));
  assert.notDeepEqual(picks(50, 10, 4), picks(50, 10, 5));
  const counts = new Uint32Array(10);
  for (const at of picks(10_000, 10, 1)) counts[at] = (counts[at] ?? 0) + 1;
  assert.ok(Math.min(...counts) > 900 && Math.max(...counts) < 1100, counts.join());
});
