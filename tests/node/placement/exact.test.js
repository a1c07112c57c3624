// @ts-check
// A bias before the norm cancels and a factor on the weights divides the gradient: exactly there, and not elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { exactly, exactlyOnce, isTakenOut } from "../../../www/figures/placement/exact.js";
import { engine, stateOf, trained } from "./states.js";

const SMALL = /** @type {const} */ ({ width: 20, batchSize: 24 });

for (const activation of /** @type {const} */ (["sigmoid", "tanh", "relu"])) {
  test(`${activation}: in networks at the start and in trained ones, in every layer`, () => {
    for (const scale of [0.5, 3, 10]) {
      const state = stateOf({ ...SMALL, activation, init: "xavier", learningRate: 0.2, bias: -2, scale, batchSize: 24 });
      for (const steps of [0, 60]) {
        const { saved } = trained(state, steps);
        for (let layer = 0; layer < 3; layer++) {
          const { none, before, after } = exactly(state, engine, layer, saved?.parameters);
          const what = `${activation}, layer ${layer}, times ${scale}, step ${steps}`;
          assert.ok(before.biased < 1e-5, `${what}: ${before.biased}`);
          assert.ok(before.scaled < (scale < 1 ? 2e-3 : 1e-3), `${what}: ${before.scaled}`);
          assert.ok(Math.abs((before.scaledGradient / before.gradient) * scale - 1) < 0.01, `${what}: ${before.scaledGradient / before.gradient}`);
          assert.ok(none.biased > 1e-3 && after.biased > 1e-3, `${what}: ${none.biased}, ${after.biased}`);
        }
      }
    }
  });
}

test("after the activation the factor changes the output of a trained network", () => {
  const state = stateOf({ ...SMALL, init: "xavier", scale: 3 });
  const { saved } = trained(state, 60);
  for (let layer = 0; layer < 3; layer++) assert.ok(exactly(state, engine, layer, saved?.parameters).after.scaled > 0.01);
});

test("no bias and a factor of 1 change nothing at all", () => {
  for (const { biased, scaled, gradient, scaledGradient } of Object.values(exactly(stateOf({ ...SMALL, bias: 0, scale: 1 }), engine, 1))) {
    assert.deepEqual([biased, scaled, scaledGradient], [0, 0, gradient]);
    assert.ok(gradient > 0);
  }
});

test("without parameters those of the start are taken, and the same question is computed once", () => {
  const state = stateOf(SMALL);
  const { saved } = trained(state, 0);
  assert.deepEqual(exactly(state, engine, 2), exactly(state, engine, 2, saved?.parameters));
  const once = exactlyOnce(state, engine, 2, saved?.parameters);
  assert.equal(exactlyOnce(state, engine, 2, saved?.parameters), once);
  assert.notDeepEqual(exactlyOnce({ ...state, bias: 5 }, engine, 2, saved?.parameters), once);
  assert.notDeepEqual(exactlyOnce(state, engine, 1, saved?.parameters), once);
});

test("rounding is said only where batch norm takes something out", () => {
  const small = 1e-7;
  const state = stateOf({ bias: 1, scale: 3 });
  assert.deepEqual((/** @type {const} */ (["none", "before", "after"])).map((place) => [isTakenOut(state, place, "bias", small), isTakenOut(state, place, "scale", small)]), [[false, false], [true, true], [false, false]]);
  assert.ok(isTakenOut(stateOf({ activation: "relu" }), "after", "scale", small), "a ReLU hands a factor on");
  assert.ok(!isTakenOut(state, "before", "bias", 1e-3), "too large to be rounding");
  assert.ok(!isTakenOut(stateOf({ bias: 0 }), "before", "bias", 0) && !isTakenOut(stateOf({ scale: 1 }), "before", "scale", 0), "nothing was added, nothing multiplied");
});
