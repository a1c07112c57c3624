// @ts-check
// The numbers on screen are what the networks answered, and those networks were moved by hand here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute, nearest, promisedAt } from "../../../www/figures/target/compute.js";
import { comparedOf, levelsOf } from "../../../www/figures/target/draw-stairs.js";
import { keptOf } from "../../../www/figures/target/draw-over.js";
import { csv } from "../../../www/figures/target/export.js";
import { NETS, RATES } from "../../../www/figures/target/state.js";
import { engine, experimentAt, QUICK, stateOf, trained, viewOf } from "./states.js";

test("before there is anything to show, there is a view all the same", () => {
  const view = compute(stateOf(), engine, null);
  assert.deepEqual([view.step, view.shown, view.networks], [0, 0, []]);
});

for (const change of /** @type {const} */ ([{}, { activation: "relu", rate: 0.2, layer: 1 }, { activation: "tanh", rate: 0.83 }])) {
  test(`what is shown is what the engine answers: ${JSON.stringify(change)}`, () => {
    const { state, view } = viewOf(change);
    assert.deepEqual([view.step, view.shown, view.networks.map(({ net }) => net)], [6, 6, [...NETS]]);
    for (const { net, now, curve, over, best, input } of view.networks) {
      const experiment = experimentAt(state, net, 6);
      const told = experiment.promises({ rates: [state.rate] });
      assert.equal(now.rate, state.rate);
      for (const name of /** @type {const} */ (["alone", "firstOrder", "movedMean", "movedValues"])) assert.deepEqual(now[name], [...told[name]], name);
      assert.deepEqual([now.loss, now.promised, now.together], [told.loss, told.promised[0], told.together[0]]);
      const all = experiment.promises({ rates: RATES });
      assert.deepEqual(curve, RATES.map((rate, k) => ({ rate, promised: all.promised[k], together: all.together[k] })));
      const most = Math.max(...all.together);
      assert.deepEqual(best, most > 0 ? { rate: RATES[all.together.indexOf(most)], together: most } : null);
      assert.deepEqual(input, experiment.movedInput({ layer: view.input, rate: state.rate }));
      experiment.free();
      assert.deepEqual(over.map(({ step }) => step), [0, 3, 6]);
      const early = experimentAt(state, net, 3);
      assert.equal(over[1]?.together, early.promises({ rates: [state.rate] }).together[0]);
      early.free();
    }
    assert.equal(view.input, change.layer ?? 3);
  });
}

test("what came is what a step at that rate does to the loss of its mini-batch, and a move takes that very step", () => {
  const { state, view } = viewOf({ rate: 0.7 });
  for (const { net, now } of view.networks) {
    const experiment = experimentAt({ ...state, after: 7, moves: [6, 0.7] }, net, 7);
    const { parameters } = experiment.save();
    experiment.free();
    const before = experimentAt(state, net, 6);
    const report = before.promises({ rates: [0.7] });
    before.setLearningRate(0.7);
    assert.ok(Math.abs(before.run(1).loss - report.loss) < 1e-5);
    assert.deepEqual(before.save().parameters, parameters);
    before.free();
    assert.equal(now.together, report.together[0]);
  }
});

test("the stairs end where the promise is, and a layer alone is compared with its gradient", () => {
  const { view } = viewOf();
  for (const network of view.networks) {
    const levels = levelsOf(network);
    assert.equal(levels.length, 5);
    assert.ok(Math.abs((levels.at(-1) ?? NaN) + network.now.promised) < 1e-12);
    assert.deepEqual(comparedOf(network, null), { promised: network.now.promised, came: network.now.together });
    assert.deepEqual(comparedOf(network, 2), { promised: network.now.firstOrder[2], came: network.now.alone[2] });
  }
  assert.equal(keptOf({ promised: 2, together: -1 }), -0.5);
  assert.ok(Number.isNaN(keptOf({ promised: -1, together: -2 })) && Number.isNaN(keptOf({ promised: 1, together: -Infinity })));
});

test("at an earlier step that step's promises are shown, and no input, which is asked of now", () => {
  const { view } = viewOf({}, [0, 3, 6], { at: 4 });
  assert.deepEqual([view.step, view.shown], [6, 3]);
  const then = viewOf({ after: 3 }, [0, 3]).view;
  view.networks.forEach((network, k) => {
    assert.deepEqual(network.now, then.networks[k]?.now);
    assert.equal(network.input, null);
  });
});

test("until a rate of one's own is asked about, the nearest is shown as what it is", () => {
  const state = stateOf({ ...QUICK });
  const view = compute({ ...state, rate: 0.83 }, engine, trained(state));
  assert.equal(nearest(0.83), 0.7);
  for (const { now, over } of view.networks) {
    assert.equal(now.rate, 0.7);
    assert.deepEqual(over, [], "and nothing is told of the steps");
  }
});

test("networks of another configuration are not shown", () => {
  const state = stateOf(QUICK);
  for (const change of [{ seed: 3 }, { depth: 2 }, { learningRate: 0.2 }]) assert.deepEqual(compute({ ...state, ...change }, engine, trained(state)).networks, []);
  assert.equal(compute({ ...state, rate: 0.5 }, engine, trained(state)).networks.length, 2);
  const asked = trained(state).asked.get("none")?.[0];
  assert.ok(asked);
  assert.equal(promisedAt(asked, 0.77), null);
});

test("as CSV all of it is there, exactly", () => {
  const { view } = viewOf();
  const lines = csv(view).trim().split("\n");
  assert.equal(lines.length, 1 + 2 * (4 + 1 + RATES.length + 3) + 2 * 201);
  const [none] = view.networks;
  assert.ok(lines.some((line) => line.startsWith("none,layer,6,1,2,") && line.includes(String(none?.now.alone[1]))), lines[2]);
  assert.ok(lines.some((line) => line.startsWith("none,all,6,1,") && line.includes(String(none?.now.together))));
});
