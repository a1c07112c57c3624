// @ts-check
// What the figure holds: values that fit each other, networks that differ in one thing, and which states one training goes through.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PRESETS, presetOf, stateOf as presetState } from "../../../www/figures/target/presets.js";
import { isOnTheWay, pairs, rateAt, RATES, ratesOf, trainerOf, trainingKey } from "../../../www/figures/target/state.js";
import { layout, rangeOf, rateX, ticksOf } from "../../../www/figures/target/layout.js";
import { stateOf } from "./states.js";

test("a layer that is not there is none, and the axis of steps holds the steps that were taken", () => {
  assert.equal(stateOf({ depth: 3, layer: 3 }).layer, 3);
  assert.equal(stateOf({ depth: 3, layer: 4 }).layer, null);
  assert.equal(stateOf({ after: 500, steps: 100 }).steps, 500);
});

test("moves are among the steps that were taken, in their order, and at rates that can be asked about", () => {
  const { moves } = stateOf({ after: 10, moves: [2, 1, 1, 1, 5, 0.001, 9, 3, 10, 1, 7] });
  assert.deepEqual(pairs(moves), [{ step: 2, rate: 1 }, { step: 9, rate: 3 }]);
  const state = stateOf({ after: 10, moves, learningRate: 0.3 });
  assert.deepEqual([1, 2, 3, 9].map((step) => rateAt(state, step)), [0.3, 1, 0.3, 3]);
});

test("the two networks differ in batch norm, and in nothing else", () => {
  const state = stateOf({ seed: 5, activation: "relu" });
  const [none, batch] = [trainerOf(state, "none"), trainerOf(state, "batch")];
  assert.deepEqual({ ...none, norm: "batch" }, batch);
  assert.deepEqual([none.norm, none.init], ["none", { kind: "he", scale: 4 }]);
  assert.deepEqual(trainerOf(stateOf(), "none").init, { kind: "xavier", scale: 4 });
});

test("on the way is who has taken the same steps, and not yet more of them", () => {
  const state = stateOf({ after: 20, moves: [4, 1] });
  const of = (/** @type {Partial<import("./states.js").TargetState>} */ change, step = 10) => isOnTheWay(state, stateOf({ ...state, ...change }), step);
  assert.equal(of({ after: 40, rate: 2, layer: 1, every: 5 }), true);
  assert.equal(of({ moves: [4, 1, 12, 2] }), true, "a move that is still to come");
  assert.deepEqual([of({ moves: [] }), of({ moves: [4, 2] }), of({ moves: [4, 1, 9, 2] }), of({ after: 9 }), of({ seed: 3 }), of({ learningRate: 0.1 })], Array(6).fill(false));
  assert.equal(of({ moves: [] }, 4), true, "the move was not taken yet");
});

test("each preset is itself, from whatever seed and however far, and what is set otherwise is none", () => {
  for (const name of Object.keys(PRESETS)) {
    assert.equal(presetOf(presetState(name)), name);
    assert.equal(presetOf({ ...presetState(name), seed: 9, after: 3, moves: [1, 1] }), name);
    assert.equal(presetOf({ ...presetState(name), rate: 0.7 }), null);
  }
  assert.notEqual(trainingKey(presetState("relu")), trainingKey(presetState("reversed")));
});

test("a rate of one's own is asked about among the others", () => {
  assert.deepEqual(ratesOf(stateOf({ rate: 1 })), [...RATES]);
  const rates = ratesOf(stateOf({ rate: 0.83 }));
  assert.equal(rates.length, RATES.length + 1);
  assert.deepEqual(rates, rates.toSorted((a, b) => a - b));
});

test("an axis holds what is on it, with round numbers", () => {
  const range = rangeOf([0, -0.5, 0.2, NaN, Infinity]);
  assert.ok(range.low < -0.5 && range.high > 0.2 && range.high < 1);
  assert.ok(rangeOf([-1, 50], 0.9).high < 1, "what goes wrong by far is cut");
  for (const tick of ticksOf(range, 5)) assert.ok(tick >= range.low && tick <= range.high && Math.abs(tick * 10 - Math.round(tick * 10)) < 1e-9);
  assert.ok(ticksOf(range, 5).includes(0));
  const box = { x: 10, y: 0, width: 100, height: 1 };
  assert.deepEqual([rateX(box, RATES, 0.02), rateX(box, RATES, 5)], [10, 110]);
});

test("nothing stands on another thing or beyond the edge, at any width", () => {
  for (const width of [288, 336, 640, 744, 860, 1080, 1256]) {
    for (const layers of [2, 5, 9]) {
      const { stage } = layout({ layers }, width);
      const boxes = [...stage.columns.flatMap(({ stairs, rates }) => [stairs, rates]), stage.over, ...stage.inputs];
      for (const box of boxes) assert.ok(box.x >= 0 && box.width > 90 && box.x + box.width <= width + 0.01 && box.y + box.height <= stage.height, JSON.stringify([width, layers, box]));
      boxes.forEach((a, k) => boxes.slice(k + 1).forEach((b) => assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y, JSON.stringify([width, a, b]))));
      for (const { stairs, stair, arrow } of stage.columns) assert.ok(stair > 10 && arrow > stairs.x + stair * layers && arrow + 60 <= stairs.x + stairs.width, `${width}, ${layers}`);
    }
  }
});
