// @ts-check
// The view's numbers are the recordings'.

import assert from "node:assert/strict";
import { test } from "node:test";
import { columnAt, countsOf, densityOf } from "../../../www/figures/parts/records.js";
import { compute, reachedAt } from "../../../www/figures/shift/compute.js";
import { fillHeat, newFrom, strength } from "../../../www/figures/shift/heat.js";
import { lossScale, smoothed } from "../../../www/figures/shift/curves.js";
import { BINS, FIGURE_1, SAMPLES, liveOf, stateOf, viewOf } from "./snapshots.js";

/** @param {number} actual @param {number} expected */
const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-5, `${actual}, not ${expected}`);

test("before the networks are made there is nothing, at step 0", () => {
  const state = stateOf();
  for (const live of [null, { ...liveOf(state), snapshots: new Map() }, { ...liveOf(state), snapshots: new Map([...liveOf(state).snapshots].slice(0, 1)) }]) {
    const view = compute(state, null, live);
    assert.deepEqual([view.step, view.networks, view.playing, view.threshold], [0, [], false, null]);
  }
});

test("recordings of another depth are not shown as if they were of this one", () => {
  const live = liveOf(stateOf({ depth: 2 }));
  assert.deepEqual(compute(stateOf({ depth: 3 }), null, live).networks, []);
});

test("now: what the snapshots say, unchanged", () => {
  const { state, view } = viewOf({}, FIGURE_1);
  const live = liveOf(state, FIGURE_1);
  assert.deepEqual([view.step, view.shown, view.end, view.hero], [725, 725, 1000, 2]);
  for (const [k, method] of state.networks.entries()) {
    const network = view.networks[k];
    const snapshot = live.snapshots.get(method);
    assert.ok(network && snapshot);
    assert.deepEqual([network.method, network.loss, network.step, network.parameters], [method, snapshot.loss, 725, 41_510]);
    near(network.accuracy, { none: 0.763, batch: 0.919 }[/** @type {"none" | "batch"} */ (method)]);
    network.layers.forEach((layer, at) => {
      assert.equal(layer.travel, snapshot.layers[at]?.drift);
      assert.deepEqual(layer.counts, snapshot.layers[at]?.counts);
      assert.deepEqual(layer.now.percentiles, Array.from(snapshot.layers[at]?.percentiles.slice(-3) ?? []));
    });
  }
  near(view.networks[0]?.layers[2]?.growth ?? NaN, 34);
});

test("an earlier step: the record of that step, and the way until then", () => {
  const { view } = viewOf({}, FIGURE_1, { at: 362 });
  assert.deepEqual([view.step, view.shown], [725, 362]);
  for (const network of view.networks) {
    assert.equal(network.recorded[network.column], 360);
    const layer = network.layers[2];
    assert.ok(layer);
    near(layer.travel, (layer.drift * 360) / 725);
    near(layer.high - layer.low, layer.travel);
    assert.ok(network.loss > 0.7);
  }
});

test("a step in the future is now", () => assert.equal(viewOf({}, FIGURE_1, { at: 9999 }).view.shown, 725));

test("the axis grows with the networks", () => assert.equal(viewOf({ steps: 100 }, FIGURE_1).view.end, 725));

test("a network that stopped is shown as it was then", () => {
  const { view } = viewOf({}, { none: { step: 40, diverged: { step: 41, loss: Infinity } }, batch: { step: 200 } });
  assert.deepEqual(view.networks.map(({ step, column }) => [step, column]), [[40, 8], [200, 40]]);
  assert.equal(view.networks[0]?.diverged?.step, 41);
  assert.equal(view.step, 200);
});

test("the threshold is the highest that all reached, else the highest of one", () => {
  const both = viewOf({}, FIGURE_1).view;
  assert.deepEqual([both.threshold, both.best], [0.7, 0.9]);
  const one = viewOf({}, { none: { accuracy: 0.2 }, batch: { accuracy: 0.85 } }).view;
  assert.deepEqual([one.threshold, one.best], [0.8, 0.8]);
  assert.deepEqual([reachedAt(/** @type {any} */ (one.networks[0]), 0.8), reachedAt(/** @type {any} */ (one.networks[1]), 0.8)], [null, 95]);
  const none = viewOf({}, { none: { accuracy: 0.2 }, batch: { accuracy: 0.3 } }).view;
  assert.deepEqual([none.threshold, none.best], [null, null]);
});

test("of two classes, what guessing reaches is no threshold", () => {
  const { view } = viewOf({ data: "moons" }, { none: { accuracy: 0.62 }, batch: { accuracy: 0.62 } });
  assert.deepEqual([view.threshold, view.best], [null, null]);
});

test("the last record no later than a step", () => {
  const recorded = Uint32Array.from([0, 5, 20, 21]);
  assert.deepEqual([0, 4, 5, 19, 20, 21, 99].map((step) => columnAt(recorded, step)), [0, 0, 1, 1, 2, 3, 3]);
  assert.equal(columnAt(Uint32Array.from([0]), 7), 0);
});

test("densities add up to one over the range", () => {
  const { state, view } = viewOf();
  const layer = view.networks[0]?.layers[0];
  assert.ok(layer);
  assert.deepEqual(countsOf(layer, 3), { bins: BINS, samples: SAMPLES, below: 0, above: 0 });
  let sum = 0;
  for (let bin = 0; bin < BINS; bin++) sum += densityOf(layer, 3, bin, state.range) * ((2 * state.range) / BINS);
  near(sum, 1);
});

test("the heat map: nothing after the step that is looked at, high values on top, as strong as they are dense", () => {
  const { state, view } = viewOf({ steps: 100 });
  const layer = structuredClone(view.networks[0]?.layers[0]);
  assert.ok(layer);
  layer.counts.fill(0);
  // All of it in the highest bin.
  for (let k = 0; k < 21; k++) layer.counts[k * (BINS + 2) + BINS] = SAMPLES;
  const width = 50;
  const pixels = new Uint8ClampedArray(4 * width * BINS);
  fillHeat(pixels, width, layer, { recorded: view.networks[0]?.recorded ?? new Uint32Array(), column: 10, shown: 50, end: 100, range: state.range }, [1, 2, 3]);
  const at = (/** @type {number} */ x, /** @type {number} */ row) => Array.from(pixels.slice(4 * (row * width + x), 4 * (row * width + x) + 4));
  assert.deepEqual(at(3, 0), [1, 2, 3, Math.round(255 * strength(1))]);
  assert.deepEqual([at(3, 1)[3], at(24, 0)[3], at(25, 0)[3], at(49, 0)[3]], [0, 219, 0, 0]);
  assert.ok(strength(0.1) < strength(0.2) && strength(5) === 0.86 && strength(0) === 0);
});

test("a picture of the history that only went on is filled from there, and comes out as if filled at once", () => {
  const [width, range] = [60, 4];
  const at = (/** @type {number} */ step, /** @type {number} */ travel) => {
    const { view } = viewOf({}, { none: { step, travel } });
    const [network] = view.networks;
    const layer = network?.layers[0];
    assert.ok(network && layer);
    // The counts of a column say which it is.
    const counts = layer.counts.map((count, k) => count + ((7 * Math.floor(k / (BINS + 2)) + k) % 5));
    return { layer: { ...layer, counts }, time: { recorded: network.recorded, column: network.column, shown: step, end: 100, range } };
  };
  const fill = (/** @type {ReturnType<typeof at>} */ { layer, time }, part = { from: 0, to: width }) => {
    const pixels = new Uint8ClampedArray(4 * (part.to - part.from) * BINS);
    fillHeat(pixels, width, layer, time, [1, 2, 3], part);
    return pixels;
  };
  const [before, now] = [at(50, 1), at(70, 1)];
  const past = { counts: before.layer.counts, time: before.time };
  const from = newFrom(width, past, now.layer, now.time);
  assert.equal(from, 29);
  const [whole, old, added] = [fill(now), fill(before), fill(now, { from, to: 42 })];
  for (let row = 0; row < BINS; row++) {
    for (let x = 0; x < width; x++) {
      /** @type {number | undefined} */
      const drawn = x < from ? old[4 * (row * width + x) + 3] : x < 42 ? added[4 * (row * (42 - from) + x - from) + 3] : 0;
      assert.equal(drawn, whole[4 * (row * width + x) + 3], `${x}, ${row}`);
    }
  }
  assert.equal(newFrom(width, null, now.layer, now.time), 0);
  assert.equal(newFrom(width, { counts: now.layer.counts, time: now.time }, before.layer, before.time), 0, "taken back");
  assert.equal(newFrom(width, { ...past, counts: past.counts.map((count) => count + 1) }, now.layer, now.time), 0, "another run");
  assert.equal(newFrom(width, { ...past, time: { ...past.time, recorded: past.time.recorded.map((step, k) => (k === 1 ? 2 * step : step)) } }, now.layer, now.time), 0, "thinned out");
});

test("the loss as a line keeps its ends near, and passes over what is no number", () => {
  const line = smoothed(Float32Array.from({ length: 120 }, (_, k) => (k === 50 ? NaN : k)));
  assert.ok(line.every(Number.isFinite));
  assert.ok(Math.abs((line[60] ?? 0) - 60) < 1 && (line[0] ?? 9) <= 2 && (line[119] ?? 0) >= 117);
});

test("one wild batch does not press the axis of the loss flat", () => {
  const { view } = viewOf({}, FIGURE_1);
  const high = structuredClone(view.networks);
  (high[0] ?? view.networks[0])?.curve.loss.set([1e9], 10);
  assert.ok(lossScale(high, 10) < 3 && lossScale(high, 10) > 2.3);
});
