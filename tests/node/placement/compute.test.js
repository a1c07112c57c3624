// @ts-check
// The numbers on screen are what the networks recorded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute } from "../../../www/figures/placement/compute.js";
import { configOf, lookOf, seedsKey } from "../../../www/figures/placement/state.js";
import { engine, QUICK, stateOf, sweepOf, trained, viewOf } from "./states.js";

test("before there is anything to show, there is a view all the same", () => {
  const view = compute(stateOf(QUICK), engine, null);
  assert.deepEqual([view.step, view.networks, view.seeds.verdict, view.exact.step], [0, [], null, 0]);
});

test("each network is shown as it was recorded, what it hands on too", () => {
  const { state, view } = viewOf({ activation: "sigmoid" });
  assert.deepEqual(view.networks.map(({ place }) => place), ["none", "before", "after"]);
  for (const network of view.networks) {
    const experiment = new engine.Experiment(configOf(state, network.place));
    experiment.run(20);
    const snapshot = experiment.snapshot(lookOf(state));
    experiment.free();
    assert.equal(network.accuracy, snapshot.validation.accuracy.at(-1));
    network.layers.forEach(({ now }, k) => {
      const layer = snapshot.layers[k];
      assert.deepEqual([now.mean, now.saturated, now.gradient, now.nextMean, now.nextStd], [layer?.mean.at(-1), layer?.saturated.at(-1), layer?.gradient.at(-1), layer?.output?.mean.at(-1), layer?.output?.std.at(-1)]);
      assert.ok(Number.isNaN(now.cut));
    });
  }
});

test("batch norm stands where its column says: centred in front of the activation, or behind it", () => {
  const { view } = viewOf({ init: "xavier" }, 0);
  const [none, before, after] = view.networks.map(({ layers }) => layers[1]?.now);
  assert.ok(before && after && none);
  assert.ok(Math.abs(before.mean) < 1e-5 && Math.abs(before.std - 1) < 0.01 && Math.abs(before.nextMean) > 0.1);
  assert.ok(Math.abs(after.nextMean) < 1e-5 && Math.abs(after.nextStd - 1) < 0.01);
  assert.ok(Math.abs(none.nextMean) > 0.1);
});

test("ReLU's share of zeros is counted from the bins below 0", () => {
  const { view } = viewOf({ activation: "relu", init: "he" }, 5);
  for (const { layers, column } of view.networks) {
    for (const { now, counts } of layers) {
      const all = [...counts.slice(column * 66, (column + 1) * 66)];
      const sum = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0);
      assert.equal(now.cut, sum(all.slice(0, 33)) / sum(all));
      assert.ok(now.cut > 0.1 && now.cut < 0.9);
    }
  }
});

test("an earlier step is looked at", () => {
  const { view } = viewOf({}, 20, () => ({ at: 12 }));
  assert.deepEqual([view.step, view.shown, view.measured], [20, 12, 10]);
  for (const { accuracy, validation, column } of view.networks) assert.equal(accuracy, validation.accuracy[column]);
});

test("five seeds: mean, spread and range, and a winner only where the ranges do not touch", () => {
  const state = stateOf(QUICK);
  const seen = (/** @type {number[]} */ before, /** @type {number[]} */ after) => compute(state, engine, trained(state, 0, { sweep: sweepOf(state, seedsKey(state), { none: [0.5, 0.5, 0.5, 0.5, 0.5], before, after }) })).seeds;
  const apart = seen([0.8, 0.82, 0.81, 0.83, 0.84], [0.85, 0.9, 0.88, 0.86, 0.91]);
  assert.deepEqual([apart.verdict, apart.ahead, apart.behind], ["after", 5, 0]);
  assert.ok(Math.abs((apart.summary.before?.mean ?? 0) - 0.82) < 1e-12 && Math.abs((apart.summary.before?.std ?? 0) - Math.sqrt(0.0002)) < 1e-12);
  assert.deepEqual([apart.summary.after?.low, apart.summary.after?.high], [0.85, 0.91]);
  assert.equal(seen([0.95, 0.94, 0.93, 0.92, 0.91], [0.1, 0.1, 0.1, 0.1, 0.1]).verdict, "before");
  const touching = seen([0.8, 0.82, 0.81, 0.83, 0.85], [0.85, 0.9, 0.88, 0.86, 0.91]);
  assert.equal(touching.verdict, "overlap");
  assert.equal(seen([0.8, 0.8], [0.9, 0.9]).ahead, 2);
});

test("seeds of another experiment are not shown, and four seeds are no verdict", () => {
  const state = stateOf(QUICK);
  const ends = { none: [0.5, 0.5, 0.5, 0.5], before: [0.6, 0.6, 0.6, 0.6], after: [0.7, 0.7, 0.7, 0.7] };
  const seeds = compute(state, engine, trained(state, 0, { sweep: sweepOf(state, seedsKey(state), ends) })).seeds;
  assert.deepEqual([seeds.verdict, seeds.results.none.length], [null, 4]);
  const other = compute({ ...state, learningRate: 0.7 }, engine, trained(state, 0, { sweep: sweepOf(state, seedsKey(state), ends) })).seeds;
  assert.deepEqual([other.results.none, other.summary.none], [[], null]);
});
