// @ts-check
// The way of a batch through Batch Renormalization, and how far training is from inference, asked of the built package.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";

const { Experiment, normalize, renormPath } = await load();

/** @param {ArrayLike<number>} got @param {readonly number[]} want */
const close = (got, want, within = 1e-12) => {
  assert.equal(got.length, want.length);
  want.forEach((value, k) => assert.ok(Math.abs((got[k] ?? NaN) - value) <= within, `${got[k]} is not ${value}`));
};

test("the lesson's batch, with the clips of the group normalization paper", () => {
  const request = { x: [6, 8, 8, 10], shape: [4, 1], method: /** @type {const} */ ("renorm"), running: { mean: [5], std: [3] }, rMax: 1.5, dMax: 0.5, eps: 0 };
  const path = renormPath(request);
  close(path.mean, [8]);
  close(path.std, [Math.SQRT2]);
  close(path.inference, [1 / 3, 1, 1, 5 / 3]);
  close([...path.r, ...path.d, ...path.rClipped, ...path.dClipped], [Math.SQRT2 / 3, 1, 1 / 1.5, 0.5]);
  close([...path.batchGap, ...path.scaledGap, ...path.renormGap], [1.13, 1.02, 0.54], 0.005);
  assert.deepEqual(path.renorm, normalize(request).xHat);
  assert.deepEqual(Object.keys(path), ["mean", "std", "batch", "scaled", "renorm", "free", "inference", "r", "d", "rClipped", "dClipped", "batchGap", "scaledGap", "renormGap"]);
});

test("several features, a column each", () => {
  const x = [6, 1, 8, 3, 9, 4, 2, -1, 0, 7];
  const path = renormPath({ x, shape: [5, 2], method: "renorm", running: { mean: [4, 1], std: [2, 3] }, rMax: 100, dMax: 100 });
  close(path.inference, x.map((value, k) => (k % 2 ? (value - 1) / 3 : (value - 4) / 2)));
  close(path.renorm, [...path.inference]);
  assert.equal(path.r.length, 2);
});

test("a request without running statistics is refused by name, and the next call works", () => {
  const request = { x: [6, 8, 8, 10], shape: [4, 1], method: /** @type {const} */ ("renorm") };
  assert.throws(() => renormPath(request), { name: "NormscopeError", code: "state", message: "renormPath: needs running: { mean, std }" });
  assert.throws(() => renormPath({ ...request, method: "batch" }), { code: "unknown", message: 'renormPath: method is "batch", but must be "renorm"' });
  assert.ok(renormPath({ ...request, running: { mean: [0], std: [1] } }));
});

/** @type {import("../../dist/normscope/normscope.js").TrainerConfig} */
const TRAINER = { layers: [2, 6, 5, 3], norm: "renorm", batchSize: 16, seed: 4, rMax: [[2, 1], [6, 101]], dMax: [[2, 0], [6, 5]], data: { kind: "blobs", train: 60, validation: 30 } };

test("an experiment tells r, d and the gap of every record when it is asked", () => {
  const experiment = new Experiment({ trainer: TRAINER, every: 4, corrections: true });
  experiment.run(9);
  const { gap, layers, recorded } = experiment.snapshot();
  experiment.free();
  assert.deepEqual([...recorded], [0, 4, 8]);
  assert.ok(gap);
  assert.deepEqual([[...gap.rMax], [...gap.dMax]], [[1, 51, 101], [0, 2.5, 5]], "the clips of the next step");
  assert.ok((gap.logits[0] ?? 0) > 0.01 && (gap.logits[2] ?? 1) < 1e-5, `first batch norm, then nothing is cut: ${gap.logits}`);
  for (const { corrections, features } of layers) {
    assert.ok(corrections);
    assert.deepEqual(Object.values(corrections).map(({ length }) => length), Array(4).fill(3 * features));
    assert.ok(corrections.rClipped.subarray(0, features).every((r) => r === 1) && corrections.dClipped.subarray(0, features).every((d) => d === 0));
    assert.notDeepEqual(corrections.r.subarray(0, features), corrections.rClipped.subarray(0, features));
    assert.deepEqual(corrections.r.subarray(2 * features), corrections.rClipped.subarray(2 * features));
  }
});

test("nobody who does not ask gets them, and who cannot have them is refused", () => {
  const plain = new Experiment({ trainer: TRAINER });
  assert.ok(!("gap" in plain.snapshot()) && plain.snapshot().layers.every((layer) => !("corrections" in layer)));
  plain.free();
  const batch = new Experiment({ trainer: { ...TRAINER, norm: "batch" }, gap: true });
  assert.ok((batch.snapshot().gap?.logits[0] ?? 0) > 0.01);
  batch.free();
  assert.throws(() => new Experiment({ trainer: { ...TRAINER, norm: "layer" }, corrections: true }), { code: "unknown", message: /corrections is true, but must be left out: only norm "renorm"/ });
  assert.throws(() => new Experiment({ trainer: TRAINER, gap: /** @type {any} */ ("yes") }), { name: "NormscopeError", message: /gap/ });
});
