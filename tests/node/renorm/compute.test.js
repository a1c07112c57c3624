// @ts-check
// The numbers on screen: the batch in hand against what is computed by hand, the networks against what they recorded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute } from "../../../www/figures/renorm/compute.js";
import { csv } from "../../../www/figures/renorm/export.js";
import { cutsOf, endsOf, waysOf } from "../../../www/figures/renorm/hand.js";
import { clipAt, handLayout, shareOf } from "../../../www/figures/renorm/hand-layout.js";
import { layout } from "../../../www/figures/renorm/layout.js";
import { BATCHES } from "../../../www/figures/renorm/state.js";
import { engine, stateOf, trained, viewOf } from "./states.js";

/** @param {readonly number[]} got @param {readonly number[]} want */
const close = (got, want, within = 1e-4) => {
  assert.equal(got.length, want.length);
  want.forEach((value, k) => assert.ok(Math.abs((got[k] ?? NaN) - value) <= within, `${got} is not ${want}`));
};

test("the lesson's numbers", () => {
  const way = /** @type {import("../../../www/figures/renorm/hand.js").Way} */ (waysOf(stateOf(), engine)[0]);
  const { batch, renorm, inference, asked, clipped, needed, gaps } = way;
  close(batch, [-1.4142, 0, 0, 1.4142]);
  close(inference, [1 / 3, 1, 1, 5 / 3]);
  close(renorm, [-0.4428, 0.5, 0.5, 1.4428]);
  close([asked.r, asked.d, clipped.r, clipped.d, needed.r, needed.d], [0.4714, 1, 0.6667, 0.5, 2.1213, 1]);
  close([gaps.batch, gaps.scaled, gaps.renorm], [1.1311, 1.0189, 0.5368]);
  assert.deepEqual(cutsOf(way), { r: true, d: true });
  assert.deepEqual(endsOf(way, stateOf()), { r: 3, d: 5 });
});

test("1 and 0 are batch norm, the clips that are needed are inference, one sample is d", () => {
  const [closed] = waysOf(stateOf({ rMax: 1, dMax: 0 }), engine);
  assert.deepEqual(closed?.renorm, closed?.batch);
  const [open] = waysOf(stateOf({ rMax: (closed?.needed.r ?? 1) * (1 + 1e-9), dMax: closed?.needed.d ?? 0 }), engine);
  assert.ok(open);
  close(open.renorm, [...open.inference], 1e-9);
  assert.deepEqual(cutsOf(open), { r: false, d: false });
  const [one] = waysOf(stateOf({ x: BATCHES.one, rMax: 3, dMax: 5 }), engine);
  assert.ok(one);
  close([...one.batch, ...one.renorm, ...one.inference], [0, 1 / 3, 1 / 3]);
});

test("a pull on one output: r and d are held, so what comes of it sums to 0; through them it would be inference's", () => {
  for (const change of [{}, { rMax: 1, dMax: 0 }, { x: BATCHES.two, rMax: 3 }, { x: BATCHES.one }]) {
    for (const { x, pull, clipped, std, runningStd, batch } of waysOf(stateOf(change), engine)) {
      assert.equal(pull.held.length, x.length);
      assert.ok(Math.abs(pull.held.reduce((a, b) => a + b, 0)) < 1e-9);
      close([...pull.flowing], x.map((_, k) => (k === pull.sample ? 1 / runningStd : 0)), 1e-12);
      // By the closed form of batch norm's gradient, times r.
      const count = x.length;
      const own = batch[pull.sample] ?? NaN;
      close([...pull.held], x.map((_, k) => (clipped.r / std) * (Number(k === pull.sample) - 1 / count - ((batch[k] ?? NaN) * own) / count)), 1e-9);
    }
  }
});

test("the lesson's two samples close together", () => {
  const [way] = waysOf(stateOf({ x: [6, 0, 0, 6.2, 1, 1], rMax: 3, dMax: 5 }), engine);
  assert.ok(way);
  close([...way.renorm, ...way.inference], [0.0334, 0.6999, 1 / 3, 0.4], 1e-3);
});

test("what the networks recorded is what is shown, at the record that is looked at", () => {
  const { state } = viewOf({}, 0);
  const live = trained(state, 50);
  for (const at of [null, 12]) {
    const view = compute(state, engine, { ...live, at });
    assert.deepEqual([view.step, view.shown, view.measured, view.end], [50, at ?? 50, at === null ? 50 : 10, 50]);
    for (const { net, apart, accuracy, layers, cut, column } of view.networks) {
      const snapshot = live.snapshots.get(net);
      assert.deepEqual([apart, accuracy], [snapshot?.gap?.logits[column], snapshot?.validation.accuracy[column]]);
      const expected = (/** @type {"r" | "d"} */ what) => layers.reduce((sum, layer) => sum + Array.from({ length: layer.units }, (_, unit) => Number(Math.abs((layer[what][column * layer.units + unit] ?? NaN) - (layer[`${what}Clipped`][column * layer.units + unit] ?? NaN)) > 0)).reduce((a, b) => a + b, 0), 0);
      assert.deepEqual(cut, net === "renorm" || net === "fixed" ? { units: 16, r: expected("r"), d: expected("d") } : { units: 0, r: 0, d: 0 });
    }
  }
  const start = compute(state, engine, trained(state, 0));
  assert.deepEqual(start.networks.find(({ net }) => net === "renorm")?.cut, { units: 16, r: 16, d: 16 }, "batch norm at first: all is cut");
});

test("open clips leave no gap, batch norm does, layer norm has none", () => {
  const { view } = viewOf({ networks: ["batch", "renorm", "free", "layer", "group"] }, 20);
  const apart = Object.fromEntries(view.networks.map((network) => [network.net, network.apart]));
  assert.ok((apart["free"] ?? 1) < 1e-4 && (apart["layer"] ?? 1) < 1e-5 && (apart["group"] ?? 1) < 1e-5, JSON.stringify(apart));
  assert.ok((apart["batch"] ?? 0) > 0.05);
});

test("networks of another configuration are not shown as this one's", () => {
  const { state } = viewOf({}, 0);
  const view = compute({ ...state, classes: 2 }, engine, trained(state, 20));
  assert.deepEqual([view.networks, view.step, view.done], [[], 0, false]);
  assert.equal(view.ways.length, 3);
});

test("a clip stands where its slider is, and back", () => {
  for (const [what, end] of /** @type {const} */ ([["r", 3], ["r", 960], ["d", 5], ["d", 90]])) {
    for (const share of [0, 0.25, 0.5, 1]) assert.ok(Math.abs(shareOf(what, clipAt(what, share, end), end) - share) < 0.01, `${what} ${end} ${share}`);
  }
  assert.deepEqual([clipAt("r", 0, 3), clipAt("d", 0, 5), clipAt("r", 1, 3), clipAt("d", 1, 5)], [1, 0, 3, 5]);
});

test("everything stands inside the picture, at every width", () => {
  const state = stateOf();
  for (const width of [288, 360, 640, 720, 860, 1080]) {
    for (const way of waysOf(state, engine)) {
      const at = handLayout(width, way, state);
      for (const value of [...way.batch, ...way.scaled, ...way.renorm, ...way.inference]) assert.ok(at.x(value) > 10 && at.x(value) < width - 10);
      for (const value of way.x) assert.ok(at.rawX(value) > 10 && at.rawX(value) < width - 10 && Math.abs(at.rawAt(at.rawX(value)) - value) < 1e-9);
      for (const { x, y, width: wide } of [at.tracks.r, at.tracks.d]) assert.ok(x >= 12 && x + wide <= width - 12 + 1e-9 && y + 50 < at.height);
    }
    const { stage } = layout(width);
    for (const box of [stage.r, stage.d]) assert.ok(box.width > 100 && box.x + box.width <= width - 18 && box.y + box.height < stage.height);
    for (const box of [stage.accuracy, stage.gap]) assert.ok(box.width > 100 && box.x + box.width + stage.labels <= width + 1e-9);
  }
});

test("the table for other programs has every sample, feature and record", () => {
  const { view } = viewOf({}, 10);
  const lines = csv(view).trim().split("\n").map((line) => line.split(","));
  const of = (/** @type {string} */ kind) => lines.filter(([first]) => first === kind);
  assert.deepEqual([of("sample").length, of("feature").length, of("record").length], [12, 3, 12]);
  assert.equal(new Set(lines.map(({ length }) => length)).size, 1);
  assert.equal(Number(of("feature")[0]?.[lines[0]?.indexOf("gap") ?? 0]).toFixed(4), "0.5368");
});
