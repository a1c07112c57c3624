// @ts-check
// What the figure shows of a network is what the engine recorded, and the single digit's answers are the engine's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute, lagOf } from "../../../www/figures/inference/compute.js";
import { ask, cellsOf, sampleData } from "../../../www/figures/inference/sample.js";
import { mateRange, predicted } from "../../../www/figures/inference/sample-words.js";
import { CELLS, networkOf } from "../../../www/figures/inference/state.js";
import { AT_REST, engine, QUICK, stateOf, trained } from "./runs.js";

test("before there is a network there is nothing, and no error", () => {
  const view = compute(stateOf(), engine, null);
  assert.deepEqual([view.ready, view.step, view.lines, view.recorded, view.end], [false, 0, [], [], 40]);
});

test("dots, lines and accuracies are the snapshot's, the slider's momentum first", () => {
  const { snapshot, view } = trained({ ...QUICK, momentum: 0.3 }, 20);
  const statistics = snapshot.statistics;
  assert.ok(statistics);
  assert.deepEqual(view.lines.map(({ momentum }) => momentum), [0.3, 0.01, 0.1, 1]);
  assert.deepEqual(view.steps, [0, ...Array.from({ length: 20 }, (_, k) => k + 1)]);
  for (const { momentum, mean, variance, accuracy } of view.lines) {
    const row = [...statistics.momenta].findIndex((one) => one === Math.fround(momentum));
    assert.deepEqual([mean[0], variance[0]], [0, 1]);
    for (let k = 0; k < 20; k++) {
      assert.equal(mean[k + 1], statistics.unit.runningMean[4 * k + row]);
      assert.equal(variance[k + 1], statistics.unit.runningVariance[4 * k + row]);
    }
    view.recorded.forEach((_, k) => assert.equal(accuracy[k], statistics.accuracy.running[4 * k + row]));
  }
  assert.deepEqual(view.own.accuracy, [...statistics.accuracy.batch]);
  assert.deepEqual(view.recalibrated?.accuracy, [...statistics.accuracy.recalibrated]);
  assert.deepEqual(view.unit, { layer: 1, unit: statistics.unit.unit });
});

test("the running line follows from the dots", () => {
  const { view } = trained(QUICK, 30);
  const line = view.lines[0];
  assert.ok(line);
  let [mean, variance] = [0, 1];
  for (let k = 1; k < view.steps.length; k++) {
    mean = 0.9 * mean + 0.1 * (view.batch.mean[k] ?? NaN);
    variance = 0.9 * variance + 0.1 * ((view.batch.variance[k] ?? NaN) * 16) / 15;
    assert.ok(Math.abs(mean - (line.mean[k] ?? NaN)) < 1e-4 && Math.abs(variance - (line.variance[k] ?? NaN)) < 1e-4, `batch ${k}`);
  }
});

test("looking back shows the numbers of then", () => {
  const { view } = trained(QUICK, 20, { at: 10 });
  assert.deepEqual([view.step, view.shown, view.measured], [20, 10, 10]);
  assert.equal(view.lines[0]?.now.mean, view.lines[0]?.mean[10]);
  assert.equal(view.own.now.accuracy, view.own.accuracy[2]);
  assert.ok(Math.abs((view.lines[0]?.start ?? NaN) - 0.9 ** 10) < 1e-12);
});

test("a momentum that is not tracked has no line until it is", () => {
  const { snapshot, state } = trained(QUICK, 10);
  assert.deepEqual(compute({ ...state, momentum: 0.37 }, engine, { ...AT_REST, snapshot }).lines, []);
  assert.equal(compute({ ...state, momentum: 0.001 }, engine, { ...AT_REST, snapshot }).lines[0]?.momentum, 0.001);
});

test("the lag is where the recalibrated mean was at the line's value", () => {
  const { view } = trained(QUICK, 10);
  const own = { ...view.lines[0], now: { ...view.lines[0]?.now, mean: -0.25 } };
  const at = { ...view, shown: 20, measured: 20, recorded: [0, 10, 20], recalibrated: { ...view.recalibrated, mean: [0, -0.5, -1] }, lines: [own] };
  assert.deepEqual(lagOf(/** @type {any} */ (at)), { since: 15, value: -0.25 });
  assert.equal(lagOf(/** @type {any} */ ({ ...at, lines: [{ ...own, now: { ...own.now, mean: 0.3 } }] })), null);
  assert.equal(lagOf(/** @type {any} */ ({ ...at, lines: [{ ...own, now: { ...own.now, mean: -0.95 } }] })), null, "a batch or two are not named");
});

test("alone in training mode every digit gets what beta gives; in inference they differ", () => {
  const { sample, saved, state } = trained(QUICK, 40);
  assert.equal(sample.aloneSame, true);
  assert.equal(sample.same, false);
  // A network whose norms put out beta, whatever comes in.
  const trainer = new engine.Trainer(networkOf(state));
  trainer.setParameters(saved.parameters.map((layer) => (layer.gamma ? { ...layer, gamma: layer.gamma.map(() => 0) } : layer)));
  const beta = trainer.evaluate({ x: sample.x, labels: [0] }).outputs;
  trainer.free();
  assert.deepEqual(sample.alone, beta);
  const other = ask(engine, { ...state, digit: 2 }, sampleData(engine, state.seed), saved);
  assert.deepEqual(other.alone, sample.alone);
  assert.notDeepEqual(other.inference[0]?.outputs, sample.inference[0]?.outputs);
});

test("inference goes by the statistics that it says: the slider's are the trainer's own", () => {
  const { sample, saved, state } = trained(QUICK, 25);
  const trainer = new engine.Trainer(networkOf(state));
  trainer.setParameters(saved.parameters);
  assert.deepEqual(sample.inference[0]?.outputs, trainer.evaluate({ x: sample.x, labels: [0] }).outputs);
  trainer.free();
  assert.deepEqual(sample.inference.map(({ by, momentum }) => [by, momentum]), [["own", 0.1], ["other", 0.01], ["recalibrated", NaN]]);
  const [a, b, c] = sample.inference.map(({ outputs }) => outputs.join());
  assert.equal(new Set([a, b, c]).size, 3);
});

test("mates matter in training mode: the tries differ, and each adds up to one", () => {
  const { sample } = trained(QUICK, 40);
  const tries = Array.from({ length: sample.tries }, (_, at) => sample.mates.slice(10 * at, 10 * at + 10));
  assert.equal(new Set(tries.map((one) => one.join())).size, 40);
  for (const one of tries) assert.ok(Math.abs(one.reduce((sum, share) => sum + share, 0) - 1) < 1e-5);
  const { low, high, agreed, label } = mateRange(sample);
  assert.ok(low < high && agreed >= 4 && label >= 0);
});

test("with layer norm all ways agree to the last bit (P10)", () => {
  const { sample, view } = trained({ ...QUICK, norm: "layer" }, 40);
  assert.deepEqual([sample.same, sample.aloneSame, view.lines.length, view.recalibrated], [true, false, 0, null]);
  assert.deepEqual(predicted(sample, "train", false), predicted(sample, "eval", false));
});

test("what is drawn takes the place of what was picked", () => {
  const digits = sampleData(engine, 0).digits;
  assert.deepEqual(cellsOf(stateOf({ digit: 3 }), digits), digits.slice(3 * CELLS, 4 * CELLS));
  const drawn = cellsOf(stateOf({ ink: [30, 16, 30] }), digits);
  assert.deepEqual([drawn[16], drawn[30], drawn.reduce((sum, cell) => sum + cell, 0)], [1, 1, 2]);
});
