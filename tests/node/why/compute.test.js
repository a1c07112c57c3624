// @ts-check
// The numbers on screen are what the networks recorded, and the two sides are told by what was measured, whichever way it came out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute } from "../../../www/figures/why/compute.js";
import { configOf, netsOf } from "../../../www/figures/why/state.js";
import { sidesOf } from "../../../www/figures/why/sides.js";
import { csv } from "../../../www/figures/why/export.js";
import { engine, QUICK, runOf, stateOf, trained, viewOf } from "./states.js";

/** @param {number[]} values */
function middle(values) {
  const order = values.filter(Number.isFinite).sort((a, b) => a - b);
  const half = order.length / 2;
  return order.length % 2 ? (order[Math.floor(half)] ?? NaN) : ((order[half - 1] ?? NaN) + (order[half] ?? NaN)) / 2;
}
/** @param {number[]} values */
const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const close = (/** @type {number} */ a, /** @type {number} */ b, /** @type {string} */ name) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${name}: ${a}, ${b}`);

test("before there is anything to show, there is a view all the same", () => {
  const view = compute(stateOf(QUICK), engine, null);
  assert.deepEqual([view.step, view.networks, view.done], [0, [], false]);
  assert.ok(view.sides.flatMap(({ lines }) => lines).every(({ stand }) => stand === null));
});

for (const change of /** @type {const} */ ([{}, { task: "linear", depth: 3, learningRate: 0.01 }])) {
  test(`each network is shown as it was recorded: ${JSON.stringify(change)}`, () => {
    const { state, view } = viewOf(change);
    assert.deepEqual(view.networks.map(({ net }) => net), netsOf(state));
    assert.equal(view.done, true);
    for (const { net, measures } of view.networks) {
      const experiment = new engine.Experiment(configOf(state, net));
      experiment.run(24);
      const { probes, validation } = experiment.snapshot();
      experiment.free();
      assert.ok(probes?.moments);
      assert.deepEqual([...probes.step], [0, 4, 8, 12, 16, 20]);
      const ranges = Array.from(probes.high, (high, k) => high - (probes.low[k] ?? NaN));
      close(measures.early, middle(ranges.slice(0, 3)), "early");
      close(measures.late, middle(ranges.slice(3)), "late");
      close(measures.range, middle(ranges), "range");
      close(measures.beta, middle([...probes.beta]), "beta");
      close(measures.jump, average([...probes.moments.jump].slice(1)), "jump");
      close(measures.relative, average([...probes.moments.relative].slice(1).filter(Number.isFinite)), "relative");
      close(measures.cosine, middle(probes.layers.slice(1).flatMap(({ cosine }) => [...cosine])), "cosine");
      probes.layers.slice(1).forEach(({ cosine, difference, before }, k) => {
        close(measures.cosines[k] ?? NaN, middle([...cosine]), "cosines");
        close(measures.differences[k] ?? NaN, middle(Array.from(difference, (value, at) => value / (before[at] ?? NaN))), "differences");
      });
      assert.deepEqual([measures.loss, measures.accuracy], [validation.loss.at(-1), validation.accuracy.at(-1)]);
      assert.equal(Number.isNaN(measures.accuracy), state.task === "linear");
    }
  });
}

test("at an earlier step only what was measured until then counts", () => {
  const state = stateOf(QUICK);
  const view = compute(state, engine, trained(state, 24, { at: 9 }));
  const then = compute(state, engine, trained(state, 9));
  assert.deepEqual([view.step, view.shown], [24, 9]);
  view.networks.forEach(({ measures }, k) => {
    const was = then.networks[k]?.measures;
    for (const name of /** @type {const} */ (["range", "early", "beta", "cosine", "jump", "relative"])) close(measures[name], was?.[name] ?? NaN, name);
    assert.ok(Number.isNaN(measures.late));
  });
});

test("networks of another configuration are not shown", () => {
  const state = stateOf(QUICK);
  assert.deepEqual(compute({ ...state, depth: 3 }, engine, trained(state, 4)).networks, []);
  assert.deepEqual(compute({ ...state, seed: 3 }, engine, trained(state, 24)).done, false, "nor of another seed");
  assert.equal(compute({ ...state, cut: 3 }, engine, trained(state, 4)).networks.length, 4);
  assert.deepEqual(compute({ ...stateOf({ ...QUICK, noise: 0 }), noise: 0.5 }, engine, trained(stateOf({ ...QUICK, noise: 0 }), 4)).networks, []);
});

test("a line stands for or against by its numbers, and turns with them", () => {
  const run = runOf(stateOf(QUICK));
  const of = (/** @type {Record<string, Partial<import("../../../www/figures/why/measures.js").Measures>>} */ changes, /** @type {string} */ name, /** @type {"shift" | "smooth"} */ side, on = "noise") => {
    const nets = Object.fromEntries(Object.entries(run.nets).map(([net, measures]) => [net, { ...measures, ...changes[net] }]));
    return sidesOf({ [on]: { seed: 4, nets } }).find((one) => one.name === side)?.lines.find((line) => line.name === name && line.case === on);
  };
  const still = { none: { jump: 1, accuracy: 0.5 }, batch: { jump: 0.1, accuracy: 0.9 } };
  assert.deepEqual([of(still, "jump", "shift")?.stand, of(still, "jump", "shift")?.seed], ["for", 4]);
  assert.deepEqual(of(still, "jump", "shift")?.numbers, { batch: 0.1, none: 1, batchAccuracy: 0.9, noneAccuracy: 0.5 });
  assert.equal(of({ ...still, batch: { jump: 0.1, accuracy: 0.51 } }, "jump", "shift")?.stand, "neither");
  assert.equal(of({ ...still, batch: { jump: 3, accuracy: 0.9 } }, "jump", "shift")?.stand, "against");
  const shaken = (/** @type {number} */ jump, /** @type {number} */ accuracy) => of({ none: { jump: 1, accuracy: 0.6 }, noisy: { jump, accuracy } }, "shaken", "shift")?.stand;
  assert.deepEqual([shaken(3, 0.9), shaken(3, 0.2), shaken(1.05, 0.9), shaken(3, 0.61)], ["against", "for", "neither", "neither"]);
  const even = (/** @type {number} */ accuracy) => of({ none: { jump: 1, accuracy: 0.9 }, batch: { jump: 0.1, accuracy } }, "even", "shift", "noise-he")?.stand;
  assert.deepEqual([even(0.91), even(0.97)], ["against", "for"]);
  const linear = (/** @type {number} */ cosine, /** @type {number} */ loss) => of({ none: { accuracy: NaN, cosine: 0.99, loss: 30 }, batch: { accuracy: NaN, cosine, loss } }, "linear", "shift", "linear")?.stand;
  assert.deepEqual([linear(0.4, 20), linear(0.4, 29), linear(0.98, 20)], ["against", "neither", "neither"]);
  const early = (/** @type {number} */ value) => of({ none: { early: 1 }, batch: { early: value } }, "early", "smooth", "relu")?.stand;
  assert.deepEqual([early(0.3), early(1.1), early(2)], ["for", "neither", "against"]);
  assert.equal(sidesOf({})[0]?.lines[0]?.stand, null);
});

test("the table for other programs has each record, probe and mean", () => {
  const { view } = viewOf({ noise: 0 });
  const lines = csv(view).trim().split(/\r?\n/).map((line) => line.split(","));
  const [head = [], ...rows] = lines;
  assert.ok(rows.every((row) => row.length === head.length));
  const of = (/** @type {string} */ kind, /** @type {string} */ net) => rows.filter((row) => row[1] === kind && row[0] === net);
  assert.deepEqual([of("record", "none").length, of("probe", "batch").length, of("moments", "batch").length], [view.networks[0]?.recorded.length, 6, 24]);
  const at = head.indexOf("high");
  assert.equal(Number(of("probe", "batch")[1]?.[at]), view.networks[1]?.probes.high[1]);
  assert.equal(Number(of("moments", "none")[3]?.[head.indexOf("unit_mean")]), view.networks[0]?.probes.moments?.mean[3]);
  assert.equal(Number(of("probe", "none")[2]?.[head.indexOf("cosine2")]), view.networks[0]?.probes.layers[1]?.cosine[2]);
});
